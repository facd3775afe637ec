/** How ready a customer is: the checks and factors of the sources, each answered only by what proves it. */
import { counted } from '../../base/numbers';
import { answeredChecks, type Draft, type Text, table } from './document';
import { type Facts, numberIn, renewalWords, says, shownOf } from './facts';
import { notesOfKind, REVIEWED_DAYS } from './notes';

/** A sponsor is engaged from here on, where the model has no target of its own. */
const SPONSOR_ENGAGED = 75;

/** Renewal readiness: five checks, the last where something may be proposed. */
export function renewalReadiness(facts: Facts): Draft {
  const issues = ['open_tickets', 'unresolved_critical', 'open_escalations'].map((metric) =>
    numberIn(facts, metric),
  );
  const knownIssues = issues.filter((count) => !Number.isNaN(count));
  return answeredChecks([
    ['Value documented and communicated', isValueTold(facts), null],
    ['Executive sponsor aligned', isSponsorAligned(facts), sponsorWords(facts)],
    [
      'Open issues resolved, or a plan in place',
      knownIssues.length > 0 && knownIssues.every((count) => count === 0),
      shownWith(facts, 'open_tickets', 'open tickets'),
    ],
    ['Pricing and terms discussed', null, null],
    ...(facts.expansion?.isReady && facts.expansion.potential > 0
      ? [['Expansion proposal prepared', null, null] as const]
      : []),
  ]);
}

/** Renewal outlook: six factors, each with what it rests on. */
export function renewalOutlook(facts: Facts): Draft[] {
  return table(
    ['Factor', 'Assessment', 'Because'],
    [
      ['Overall renewal confidence', confidence(facts), renewalWords(facts)],
      ['Budget availability', budget(facts), evidence(facts, ['budget_cuts_mentioned', 'days_overdue'])],
      ['Sponsor support', sponsorSupport(facts), sponsorWords(facts)],
      ['Competitive threat', threat(facts), evidence(facts, THREATS)],
      ['Value perception', perception(facts), evidence(facts, ['goals_met', 'value_realization'])],
      [
        'Contract satisfaction',
        satisfaction(facts),
        evidence(facts, ['renewal_sentiment', 'pricing_complaints']),
      ],
    ],
  );
}

/** Said and shown: there is a figure or a win, and a review that told it. */
function isValueTold(facts: Facts): boolean {
  const isWritten = !Number.isNaN(numberIn(facts, 'roi_achieved')) || notesOfKind(facts, 'Win').length > 0;
  return isWritten && (says(facts, 'successful_qbr') || numberIn(facts, 'days_since_qbr') <= REVIEWED_DAYS);
}

/** Engaged, the same person as before, and for renewing. */
function isSponsorAligned(facts: Facts): boolean {
  return isEngaged(facts) && !says(facts, 'sponsor_change') && says(facts, 'renewal_sentiment', 'positive');
}

function isEngaged(facts: Facts): boolean {
  const line = facts.targets.executive_sponsor_engagement ?? SPONSOR_ENGAGED;
  return numberIn(facts, 'executive_sponsor_engagement') >= line;
}

function sponsorWords(facts: Facts): Text {
  const said = [
    evidenceWords(facts, ['executive_sponsor_engagement', 'renewal_sentiment']),
    says(facts, 'sponsor_change') ? 'another sponsor' : '',
  ].filter((words) => words !== '');
  return said.length === 0 ? null : { id: 'metric', more: 'sponsor', text: said.join('; ') };
}

function confidence(facts: Facts): string {
  const { risk } = facts;
  if (says(facts, 'notice_given') || risk?.isWorst || says(facts, 'renewal_sentiment', 'negative'))
    return 'Low';
  if (!risk) return NOT_KNOWN;
  const isSigned = says(facts, 'renewal_sentiment', 'positive') && facts.signals.length === 0;
  return isSigned ? 'High' : 'Medium';
}

function budget(facts: Facts): string {
  if (says(facts, 'budget_cuts_mentioned') || numberIn(facts, 'days_overdue') >= 30) return 'Uncertain';
  return says(facts, 'budget_cuts_mentioned', 'no') ? 'Expected' : NOT_KNOWN;
}

function sponsorSupport(facts: Facts): string {
  const engagement = numberIn(facts, 'executive_sponsor_engagement');
  if (says(facts, 'sponsor_change')) return 'Weak';
  if (Number.isNaN(engagement)) return NOT_KNOWN;
  if (isEngaged(facts)) return says(facts, 'renewal_sentiment', 'negative') ? 'Moderate' : 'Strong';
  return engagement >= 50 ? 'Moderate' : 'Weak';
}

const THREATS = ['competitive_rfp', 'competitor_evaluation', 'competitor_mentions'];

function threat(facts: Facts): string {
  const mentions = numberIn(facts, 'competitor_mentions');
  if (says(facts, 'competitive_rfp') || says(facts, 'competitor_evaluation') || mentions >= 3) return 'High';
  if (mentions >= 1) return 'Medium';
  return mentions === 0 ? 'None' : NOT_KNOWN;
}

function perception(facts: Facts): string {
  const shares = [
    numberIn(facts, 'roi_achieved') / numberIn(facts, 'roi_promised'),
    numberIn(facts, 'value_realization') / 100,
    numberIn(facts, 'goals_met') / 100,
  ].filter((share) => Number.isFinite(share));
  if (shares.length === 0) return NOT_KNOWN;
  const least = Math.min(...shares);
  if (least >= 1) return 'Strong';
  return least >= 0.8 ? 'Moderate' : 'Weak';
}

function satisfaction(facts: Facts): string {
  if (says(facts, 'pricing_complaints') || says(facts, 'renewal_sentiment', 'negative')) return 'Concerned';
  if (says(facts, 'renewal_sentiment', 'positive')) return 'Satisfied';
  return says(facts, 'renewal_sentiment', 'neutral') ? 'Neutral' : NOT_KNOWN;
}

/** "1 competitor named", "None named"; null where unknown. */
export function competitorWords(facts: Facts): Text {
  const rivals = numberIn(facts, 'competitor_mentions');
  if (Number.isNaN(rivals)) return null;
  const text = rivals === 0 ? 'None named' : `${counted(rivals, 'competitor')} named`;
  return { id: 'metric', more: 'competitor_mentions', text };
}

const NOT_KNOWN = 'Not known';

const EVIDENCE: Readonly<Record<string, string>> = {
  executive_sponsor_engagement: 'engagement of 100',
  budget_cuts_mentioned: 'budget cuts named',
  days_overdue: 'days overdue',
  competitive_rfp: 'competitive RFP',
  competitor_evaluation: 'evaluates competitors',
  competitor_mentions: 'competitor mentions',
  goals_met: 'goals met',
  value_realization: 'value received',
  renewal_sentiment: 'renewal sentiment',
  pricing_complaints: 'pricing complaints',
};

function evidence(facts: Facts, metrics: readonly string[]): Text {
  const text = evidenceWords(facts, metrics);
  return text === '' ? null : { id: 'metric', more: metrics.join(' and '), text };
}

function evidenceWords({ shown }: Facts, metrics: readonly string[]): string {
  return metrics
    .filter((metric) => shown[metric] !== undefined)
    .map((metric) => `${EVIDENCE[metric]}: ${shown[metric]}`)
    .join('; ');
}

/** "4 open tickets"; null where unknown. */
export function shownWith(facts: Facts, metric: string, words: string): Text {
  const value = shownOf(facts, metric);
  return value === null || typeof value === 'string' ? value : { ...value, text: `${value.text} ${words}` };
}
