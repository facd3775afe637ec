import { isoDayAfter } from '../../base/calendar';
import { counted } from '../../base/numbers';
import { actions, drags } from './common';
import { answeredChecks, type CustomerDocument, known, list, part, section, table } from './document';
import { arrWords, type Facts, healthWords, numberIn, renewalWords, riskWords, shownOf } from './facts';

/** The plan to keep a customer that is about to leave. */
export function savePlan(facts: Facts): CustomerDocument {
  const drag = drags(facts);
  const rivals = numberIn(facts, 'competitor_mentions');
  const week = (number: number) => isoDayAfter(facts.today, 7 * number);
  return {
    title: `Save plan: ${facts.name}`,
    about: `Begun on ${facts.today}`,
    blocks: [
      known(
        [
          ['Customer', facts.name],
          ['Risk level', facts.risk?.tier ?? null],
          ['Contract ends', renewalWords(facts)],
          ['ARR', arrWords(facts)],
          ['Led by', facts.csm],
        ],
        ['About', ''],
      ),
      section('Situation'),
      known([
        ['Churn risk', riskWords(facts)],
        ['Health', healthWords(facts)],
        ['Root cause', null],
        ['Stakeholder sentiment', shownOf(facts, 'renewal_sentiment')],
        [
          'Competitors',
          Number.isNaN(rivals)
            ? null
            : {
                id: 'metric',
                more: 'competitor_mentions',
                text: `${counted(rivals, 'competitor')} named`,
              },
        ],
      ]),
      part('What the numbers say'),
      list(
        ...(facts.signals.length + drag.length > 0
          ? [...facts.signals.map(({ severity, message }) => `${severity}: ${message}`), ...drag]
          : [null]),
      ),
      section('What we do, week by week'),
      table(
        ['Week', 'Until', 'What', 'Who', 'Outcome'],
        [
          ['1', week(1), 'Hold the executive call', 'CSM and VP CS', null],
          ['2', week(2), 'Compare the value delivered with what was promised', 'CSM', null],
          ['3', week(3), 'Walk through the roadmap, with dates for what they need', 'Product', null],
          ['4', week(4), 'Make a proposal for the renewal', 'CSM and Sales', null],
        ],
      ),
      actions(facts),
      section('Success criteria'),
      answeredChecks([
        ['the meeting of executives has been held', null, null],
        ['their concerns are answered, each one', null, null],
        ['they have said that they renew', null, shownOf(facts, 'renewal_sentiment')],
      ]),
      section('Escalation path'),
      table(
        ['When', 'Who'],
        [
          ['From the start', facts.csm === null ? 'CSM' : `CSM: ${facts.csm}`],
          ['A week without progress', 'CS manager'],
          ['At once where the risk is Critical', 'VP CS'],
          ['Day 15', 'VP CS and executive sponsor'],
          ['Week 4 without a commitment', 'CEO or general manager'],
        ],
      ),
    ],
  };
}
