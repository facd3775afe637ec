import { dayOfIso, isoDayAfter } from '../../base/calendar';
import { dateName } from '../../base/for-people';
import { agreed, goals, openIssues, preparedBy } from './common';
import {
  answeredChecks,
  type Draft,
  known,
  list,
  type Outline,
  ours,
  paragraph,
  part,
  section,
  table,
} from './document';
import { arrWords, decisionOf, type Facts, healthWords, renewalWords, riskWords, shownOf } from './facts';
import { gaps, SUPPORT, USAGE } from './measures';
import { inOne, notesOfKind } from './notes';
import { competitorWords } from './readiness';
import { lostPoints, riskRegister } from './risks';

/** The plan to keep a customer; for them, what both sides do until the renewal. */
export function savePlan(facts: Facts): Outline {
  return {
    title: {
      'Customer copy': `Joint action plan: ${facts.name}`,
      'Internal copy': `Save plan: ${facts.name}`,
    },
    about: preparedBy(facts),
    blocks: [
      ...ours(
        known([
          ['Customer', facts.name],
          ['Risk level', facts.risk?.tier ?? null],
          ['Renewal', renewalWords(facts)],
          ['ARR', arrWords(facts)],
          ['Led by', facts.csm],
        ]),
      ),
      ...ours(
        section('Situation'),
        known([
          ['Churn risk', riskWords(facts)],
          ['Health', healthWords(facts)],
          ['Stakeholder sentiment', shownOf(facts, 'renewal_sentiment')],
          ['Competitive threat', competitorWords(facts)],
        ]),
        part('Root cause', 'Root cause: a note “Cause”'),
        list(notesOfKind(facts, 'Cause').map(inOne)),
        part('Risk signals'),
      ),
      ...riskRegister(facts),
      ...lostPoints(facts, 3),
      section('Your goals', 'Goals: a note “Goal” for each'),
      ...goals(facts),
      section('Focus areas'),
      ...list(gaps(facts, [...USAGE, ...SUPPORT])),
      ...openIssues(facts),
      section('Action plan'),
      ...steps(facts),
      section('Success criteria'),
      answeredChecks([
        ['Executive meeting held', null, null],
        ['Each concern answered', null, null],
        ['Renewal committed', null, null],
      ]),
      ...agreed(facts),
      ...ours(
        section('Escalation path'),
        table(
          ['When', 'Who'],
          [
            ['From the start', facts.csm === null ? 'CSM' : `CSM: ${facts.csm}`],
            ['A week without progress', 'CS manager'],
            ['At once where the risk is Critical', 'VP CS'],
            ['Day 15', 'VP CS and executive sponsor'],
            ['No commitment after the proposal', 'CEO or general manager'],
          ],
        ),
      ),
    ],
  };
}

const STEPS: readonly (readonly [what: string, who: string])[] = [
  ['Executive call', 'CSM and VP Customer Success'],
  ['Review of the value delivered', 'CSM'],
  ['Roadmap session, with dates', 'Product'],
  ['Proposal for the next term', 'CSM and Sales'],
];
/** A plan takes so long, and its proposal is made so long before the decision, where there is time. */
const WEEKS_DAYS = 28;
const TO_DECIDE_DAYS = 14;

/** The steps, a week each where there is time; in less, all of them before the day of decision. */
function steps(facts: Facts): Draft[] {
  const { today } = facts;
  const whoOf = (who: string) => who.replace('CSM', () => facts.csm ?? 'CSM');
  const decision = decisionOf(facts);
  const left = decision === null ? Number.POSITIVE_INFINITY : dayOfIso(decision) - dayOfIso(today);
  if (left < 0)
    return [
      ...paragraph(`The renewal was to be decided by ${dateName(decision!)}: confirm where it stands first.`),
      ...table(
        ['Step', 'Who'],
        STEPS.map(([what, who]) => [what, whoOf(who)]),
      ),
    ];
  // Before the decision in any case: a day at least, two weeks where there are.
  const span = Math.max(
    0,
    Math.min(WEEKS_DAYS, left > 2 * TO_DECIDE_DAYS ? left - TO_DECIDE_DAYS : Math.floor(left / 2)),
  );
  const isByWeek = span === WEEKS_DAYS;
  return table(
    [isByWeek ? 'Week' : 'Step', 'By', 'What', 'Who'],
    STEPS.map(([what, who], i) => [
      String(i + 1),
      dateName(isoDayAfter(today, Math.floor((span * (i + 1)) / STEPS.length))),
      what,
      whoOf(who),
    ]),
  );
}
