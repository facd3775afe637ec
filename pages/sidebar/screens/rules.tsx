import { useState } from 'preact/hooks';
import type { ListedRule, RuleList, RuleTrial } from '../../../src/addon/alerts/rules';
import { dateName } from '../../../src/base/for-people';
import { labelOf } from '../../../src/base/label';
import { Answer } from '../../parts/answer';
import { Button } from '../../parts/button';
import { LongList } from '../../parts/long-list';
import { Hint } from '../../parts/notice';
import { Select } from '../../parts/select';
import { knownOf, useAnswer, useRemote } from '../../remote';
import { server } from '../../server';
import { counted, typeset } from '../../words';
import type { Sidebar } from '../state/sidebar';

/** The alert rules: a way to their tab, and how often each would have fired, on or off. */
export function Rules({ show, open }: Pick<Sidebar, 'show' | 'open'>) {
  const read = () => server.listRules();
  const [list, ask] = useAnswer('Reading the rules', read);
  const [trial, test] = useRemote<RuleTrial>();
  const [chosen, choose] = useState<string>();
  const known = knownOf(list);
  const rule = known?.rules.find(({ id }) => id === chosen) ?? known?.rules[0];
  const busy = list.at === 'waiting' || trial.at === 'waiting';
  const edit = async () => {
    await server.editRules();
    return server.listRules();
  };
  return (
    <>
      <Answer to={list} />
      <p class="row">
        <Button busy={busy} onClick={() => ask('Opening the rules', edit)}>
          Edit rules
        </Button>
        <Button busy={busy} onClick={() => ask('Reading the rules', read)}>
          Refresh
        </Button>
      </p>
      {known && <Mistakes {...known} show={show} />}
      {known && known.lacking.length > 0 && (
        <p>
          Your tab lacks rules that come with this version: {known.lacking.map(labelOf).join(', ')}.{' '}
          <Button busy={busy} onClick={() => ask('Adding them', () => server.addRules())}>
            Add them
          </Button>
        </p>
      )}
      {known && rule && (
        <>
          <Select
            label="Rule"
            value={rule.id}
            choices={known.rules.map(({ id, on }) => ({
              value: id,
              name: on ? labelOf(id) : `${labelOf(id)} (off)`,
            }))}
            onChoose={choose}
          />
          <p class="quiet" data-words="reasons">
            {inWords(rule)}
          </p>
          <p>
            <Button
              busy={busy}
              onClick={() => test('Going through the history', () => server.testRule(rule.id))}
            >
              Test rule
            </Button>
          </p>
        </>
      )}
      <Answer to={trial} />
      <p role="status" data-words="report">
        {trial.at === 'ready' && outcomeOf(trial.value)}
      </p>
      {trial.at === 'ready' && (
        <LongList key={trial.value.rule} entries={trial.value.alerts}>
          {({ date, id, name, what }) => (
            <>
              <p>
                <strong>{dateName(date)}</strong>{' '}
                <button type="button" class="link" onClick={() => open(id)}>
                  {name || id}
                </button>
              </p>
              <p class="quiet" data-words="reasons">
                {what}
              </p>
            </>
          )}
        </LongList>
      )}
    </>
  );
}

/** Rows of the tab that are off until somebody mends them. */
function Mistakes({ mistakes, show }: Pick<RuleList, 'mistakes'> & Pick<Sidebar, 'show'>) {
  return (
    <>
      {mistakes.map(({ place, message }) => {
        const at = place.lastIndexOf('!');
        return (
          <Hint key={place}>
            <p>
              This rule is off: {typeset(message)}{' '}
              <button
                type="button"
                class="link"
                onClick={() => show(place.slice(0, at), place.slice(at + 1))}
              >
                Show {place}
              </button>
            </p>
          </Hint>
        );
      })}
    </>
  );
}

/** What is done about an alert, and what comes before whom it is for. */
const ACTIONS: Readonly<Record<string, string>> = {
  create_task: 'task for',
  create_opportunity: 'opportunity for',
  send_slack: 'Slack message to',
  send_email: 'e-mail to',
  notify: 'alert for',
};

function inWords({ says, action, recipient, on }: ListedRule): string {
  const whom = recipient === '' ? 'the CSM' : recipient.replace('account_csm', 'the CSM');
  return `${says}: ${ACTIONS[action] ?? `${labelOf(action)} for`} ${whom}. ${on ? 'On' : 'Off'}.`;
}

function outcomeOf({ rule: id, since, until, known, alerts, more, customers }: RuleTrial): string {
  const rule = labelOf(id);
  if (since === '') return 'No history is kept yet: each run adds a day. Test the rule again in some weeks.';
  if (!known) {
    return `The history has no values for ${rule} yet. Once your sheet has its column, each run keeps them.`;
  }
  const period = `from ${dateName(since)} to ${dateName(until)}`;
  if (alerts.length === 0) return `${rule} would not have fired ${period}.`;
  const told = `${counted(alerts.length + more, 'time')}, of ${counted(customers, 'customer')}`;
  return `${rule} would have fired ${told} ${period}${more > 0 ? '; the latest are listed' : ''}.`;
}
