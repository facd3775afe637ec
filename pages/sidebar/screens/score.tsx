import type { PortfolioMatch } from '../../../src/addon/run/match';
import type { RunProgress } from '../../../src/addon/run/run';
import type { RunReport } from '../../../src/addon/run/score';
import type { Way } from '../../../src/sheets/beside/way';
import { Findings, Unscored } from '../../parts/attention';
import { Button } from '../../parts/button';
import { HeadcountLine } from '../../parts/headcount';
import { Hint, Notice } from '../../parts/notice';
import { RunGoingOn } from '../../parts/run-going-on';
import { Select } from '../../parts/select';
import { Working } from '../../parts/working';
import { knownOf } from '../../remote';
import { counted, percent, whole } from '../../words';
import type { Sidebar } from '../state/sidebar';
import { chosenModel, type Screen } from '../state/store';
import { Answers } from './answers';

const WAYS: Readonly<Record<Way, string>> = {
  live: 'Live look-ups',
  values: 'Values',
  'scores tab': 'In Vitals scores only',
};

/** The first screen: what was found, and the button that scores it. */
export function ScoreScreen(sidebar: Sidebar) {
  const { state, score, check, undo } = sidebar;
  const { match, outcome } = state;
  const busy = outcome.at === 'waiting';
  const hasRun = outcome.at === 'ready' && outcome.value.kind === 'scored';
  const isScored = hasRun || (knownOf(match)?.scoredBefore ?? 0) > 0;
  return (
    <>
      <h1>Your portfolio</h1>
      <Found {...sidebar} />
      <p class="row">
        <Button primary busy={busy} onClick={score}>
          Score portfolio
        </Button>
        <Button busy={busy} onClick={check}>
          Check data
        </Button>
        {isScored && (
          <Button busy={busy} onClick={undo}>
            Undo last run
          </Button>
        )}
      </p>
      {state.progress ? (
        <Going {...sidebar} progress={state.progress} />
      ) : (
        busy && <Working doing={outcome.doing} />
      )}
      <p role="status" class={outcome.at === 'ready' ? 'sentence' : 'unseen'}>
        {outcome.at === 'waiting' ? (state.progress?.doing ?? outcome.doing) : sentenceOf(outcome)}
      </p>
      {outcome.at === 'failed' && <Notice failure={outcome.failure} onRetry={outcome.again} />}
      <Blocked {...sidebar} />
      <OutcomeDetails {...sidebar} />
    </>
  );
}

/** The run that goes on, and whose it is. */
function Going({ state, cancel, progress }: Sidebar & { progress: RunProgress }) {
  const { run, since } = progress;
  return (
    <>
      {run !== state.ownRun && <p>A run that was started elsewhere has been going on since {since}.</p>}
      <RunGoingOn progress={progress} cancelling={state.cancelling === run} cancel={() => cancel(run)} />
    </>
  );
}

function sentenceOf(outcome: Sidebar['state']['outcome']): string {
  if (outcome.at !== 'ready') return '';
  const { value } = outcome;
  if (value.kind === 'said') return value.sentence;
  if (value.kind === 'scored') return value.report.sentence;
  if (value.kind === 'asked') return value.question.asks;
  return `${value.check.sentence.replace(' scored', ' can be scored')}. Nothing was written.`;
}

/** What was found in the sheet, and what is left to choose. */
function Found(sidebar: Sidebar) {
  const { match } = sidebar.state;
  const found = knownOf(match);
  if (found) return <Choices {...sidebar} found={found} />;
  if (match.at === 'failed') {
    return <Notice failure={match.failure} onRetry={match.again} />;
  }
  return (
    <p class="quiet">
      {match.at === 'waiting' ? `${match.doing} …` : ''} Scores the customers of this spreadsheet. Your own
      cells stay as they are.
    </p>
  );
}

function Choices({ state, choose, go, insertModel, showBeside, found }: Sidebar & { found: PortfolioMatch }) {
  const all = found.columns.length + found.unread.length;
  const model = chosenModel(state) ?? found.proposed;
  return (
    <>
      <p>
        <strong>{counted(found.headcount.customers, 'customer')}</strong> in “{found.tab}”.{' '}
        <button type="button" class="link" onClick={() => go('columns')}>
          {`${found.columns.length} of ${counted(all, 'column')} understood`}
        </button>
      </p>
      <HeadcountLine of={found.headcount} />
      {!found.hasIds && (
        <Hint>
          <p>No column tells one customer from another, so nothing can be scored yet.</p>
          <button type="button" onClick={() => go('columns')}>
            Say what your columns are
          </button>
        </Hint>
      )}
      <Select
        label="Health model"
        value={model}
        choices={found.models.map(({ model: name, coverage }) => ({
          value: name,
          name: `${name}: ${percent(coverage)} of its data${name === found.proposed ? ', proposed' : ''}`,
        }))}
        onChoose={(name) => choose({ model: name })}
      />
      <p class="quiet">
        Figures of your own?{' '}
        <button type="button" class="link" onClick={() => insertModel(model)}>
          Insert model
        </button>{' '}
        or{' '}
        <button type="button" class="link" onClick={() => insertModel(found.churn.model)}>
          Insert churn risk
        </button>{' '}
        into a tab, and edit it there.
      </p>
      <Select
        label="Beside your rows"
        value={state.choice.way ?? found.way.way}
        choices={(Object.keys(WAYS) as Way[]).map((way) => ({
          value: way,
          name: way === found.way.way ? `${WAYS[way]}, proposed` : WAYS[way],
        }))}
        onChoose={(way) => choose({ way })}
      />
      <p class="quiet">{(state.choice.way ?? found.way.way) === found.way.way && found.way.reason}</p>
      {state.choice.way !== undefined && found.scoredBefore > 0 && (
        <p>
          <button type="button" class="link" onClick={showBeside}>
            Show the last run so
          </button>{' '}
          <span class="quiet">without scoring again.</span>
        </p>
      )}
    </>
  );
}

/** Live columns that cannot show themselves, and the button that mends them. */
function Blocked({ state, repair }: Sidebar) {
  const { match, outcome } = state;
  const { sentence = '' } = knownOf(match)?.results ?? {};
  if (sentence === '') return null;
  return (
    <Hint>
      <p>{sentence}</p>
      <Button busy={outcome.at === 'waiting'} onClick={repair}>
        Repair
      </Button>
    </Hint>
  );
}

function OutcomeDetails({ state, show, showBeside, go, answer }: Sidebar) {
  if (state.outcome.at !== 'ready') return null;
  const outcome = state.outcome.value;
  switch (outcome.kind) {
    case 'said':
      return null;
    case 'asked':
      return <Answers question={outcome.question} answer={answer} />;
    case 'checked': {
      const { tab, unscored, findings } = outcome.check;
      return (
        <>
          <Unscored rows={unscored} show={(cell) => show(tab, cell)} />
          <Findings findings={findings} show={(cell) => show(tab, cell)} />
        </>
      );
    }
    case 'scored':
      return (
        <Scored
          report={outcome.report}
          show={(cell) => show(outcome.report.tab, cell)}
          showBeside={showBeside}
          go={go}
        />
      );
  }
}

/** What came of the scores: tasks and alerts, and what could not be kept. */
function Followed({ report, go }: { report: RunReport; go: (screen: Screen) => void }) {
  const { tasks, alerts, mistakes, unkept } = report;
  const problems = [
    ...unkept,
    ...tasks.problems,
    ...mistakes.map(({ place, message }) => `${place}: ${message}`),
  ];
  return (
    <>
      {tasks.opened + tasks.closed > 0 && (
        <p>
          <button type="button" class="link" onClick={() => go('tasks')}>
            {`${counted(tasks.opened, 'task')} opened, ${tasks.closed} closed`}
          </button>
        </p>
      )}
      {alerts.length > 0 && (
        <p>
          <button type="button" class="link" onClick={() => go('alerts')}>
            {counted(alerts.length, 'new alert')}
          </button>
        </p>
      )}
      {problems.length > 0 && (
        <Hint>
          {problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </Hint>
      )}
    </>
  );
}

function Scored({
  report,
  show,
  showBeside,
  go,
}: {
  readonly go: (screen: Screen) => void;
  readonly report: RunReport;
  readonly show: (cell: string) => void;
  readonly showBeside: () => void;
}) {
  const { model, scoredOn, changes, way, unfinished, unscored, findings, settingProblems, summary } = report;
  const { potential, opportunities } = summary.expansion;
  return (
    <>
      <p class="quiet">
        {model} model, {scoredOn}. All results stand in the tab “Vitals scores”.
      </p>
      {changes !== '' && <p>Since the last run: {changes}.</p>}
      <Followed report={report} go={go} />
      <p>
        <strong>Beside your rows: {WAYS[way.way]}.</strong> {way.reason}
      </p>
      {unfinished && (
        <p>
          <Button primary onClick={showBeside}>
            Continue
          </Button>
        </p>
      )}
      {opportunities > 0 && (
        <p>
          Expansion: {whole(potential)} a year in {counted(opportunities, 'opportunity', 'opportunities')}.
        </p>
      )}
      {settingProblems.map((problem) => (
        <Hint key={problem}>{problem}</Hint>
      ))}
      <Unscored rows={unscored} show={show} />
      <Findings findings={findings} show={show} />
    </>
  );
}
