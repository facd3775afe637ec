import { tenth } from '../base/numbers';
import { once } from '../base/once';
import { scoreText } from '../scoring/shown';
import { trend } from '../scoring/trend';

import type { Condition, Signal, Situation } from './situation';

export type Test = Condition['holds'];

/** A form that a condition may take. */
interface Form {
  readonly example: string;
  readonly pattern: RegExp;
  /** Undefined where a word of it means nothing. */
  readonly test: (words: readonly string[], tiers: readonly string[]) => Test | undefined;
  /** What the customer's own numbers say of it; the condition's own words where left out. */
  readonly says?: (situation: Situation, words: readonly string[]) => string | undefined;
}

/** What a person says of a play's success, and no number can. */
export const INTENT_CONFIRMED = 'intent confirmed';

/** What says that a person or a rule starts a play. */
export const ON_DEMAND = 'on demand';

/** The tiers of the published churn model. */
export const TIERS: readonly string[] = ['Critical', 'High', 'Medium', 'Low'];

const WORRYING = ['Critical', 'High'];
const FALL_POINTS = 10;

const tierWords = ({ tier, risk }: Situation) =>
  risk === undefined ? `risk tier ${tier}` : `risk tier ${tier}, churn risk ${scoreText(risk)}`;
const bandWords = ({ band }: Situation) => `health ${band}`;
const fallWords = ({ healthChange }: Situation) =>
  healthChange === undefined ? undefined : `health ${Math.abs(tenth(healthChange))} points down`;
const renewalWords = ({ daysToRenewal }: Situation) =>
  daysToRenewal === undefined ? undefined : `contract ends in ${daysWords(daysToRenewal)}`;
const messageOf = (metric: string) => (situation: Situation) => signalOf(situation, metric)?.message;

/** Everything that a condition may say, apart from `and` and `or`. */
export const forms = once((): readonly Form[] => [
  {
    example: 'risk tier Critical',
    pattern: /^risk tier (.+)$/,
    test: ([word], tiers) => {
      const tier = tiers.find((name) => name.toLowerCase() === word);
      return tier === undefined ? undefined : (situation) => known(situation.tier, (now) => now === tier);
    },
    says: tierWords,
  },
  form('in the worst risk tier', ({ tier, tierIsWorst }) => known(tier, () => tierIsWorst), tierWords),
  form('in a risk tier at risk', ({ tier, tierAtRisk }) => known(tier, () => tierAtRisk), tierWords),
  form(
    'in a middle risk tier',
    ({ tier, tierAtRisk, tierIsLeast }) => known(tier, () => !tierAtRisk && !tierIsLeast),
    tierWords,
  ),
  {
    example: 'churn risk below 60',
    pattern: /^churn risk below (\d+(?:\.\d+)?)(?: from day (\d+))?$/,
    test: ([edge, from]) => {
      const firstDay = Number(from ?? 0);
      return ({ risk }, day) => day >= firstDay && known(risk, (now) => now < Number(edge));
    },
  },
  form(
    'health in the worst band',
    ({ bandRank, worstRank }) => known(bandRank, (now) => worstRank > 0 && now === worstRank),
    bandWords,
  ),
  form(
    'health above the worst band',
    ({ bandRank, worstRank }) => known(bandRank, (now) => now < worstRank),
    bandWords,
  ),
  form('health in the best band', ({ bandRank }) => known(bandRank, (now) => now === 0), bandWords),
  form('health below the best band', ({ bandRank }) => known(bandRank, (now) => now > 0), bandWords),
  form(
    'health unknown',
    ({ bandRank }) => bandRank === undefined,
    () => 'too little data for a score',
  ),
  {
    example: 'health down 20 points',
    pattern: /^health down (\d+) points$/,
    test:
      ([points]) =>
      ({ healthChange }) =>
        known(healthChange, (change) => change <= -Number(points)),
    says: fallWords,
  },
  form(
    'health falling',
    ({ healthChange, leftBestBand }) =>
      known(healthChange, (change) => leftBestBand || change <= -FALL_POINTS),
    fallWords,
  ),
  form(
    'health declining',
    ({ healthChange }) => known(healthChange, (change) => trend(change, 0) === 'Declining'),
    fallWords,
  ),
  {
    example: 'renewal within 120 days',
    pattern: /^renewal within (\d+) days$/,
    test:
      ([days]) =>
      ({ daysToRenewal }) =>
        known(daysToRenewal, (left) => left >= 0 && left <= Number(days)),
    says: renewalWords,
  },
  {
    example: 'renewal after 120 days',
    pattern: /^renewal after (\d+) days$/,
    test:
      ([days]) =>
      ({ daysToRenewal }) =>
        known(daysToRenewal, (left) => left > Number(days)),
    says: renewalWords,
  },
  form(
    'renewal near',
    ({ daysToRenewal, nearDays }) => known(daysToRenewal, (left) => left >= 0 && left <= nearDays),
    renewalWords,
  ),
  {
    example: 'contract ended 1 days ago',
    pattern: /^contract ended (\d+) days ago$/,
    test:
      ([days]) =>
      ({ daysToRenewal }) =>
        known(daysToRenewal, (left) => -left >= Number(days)),
    says: ({ daysToRenewal }) => `the contract ended ${daysWords(-daysToRenewal!)} ago`,
  },
  {
    example: 'customer for 0 to 14 days',
    pattern: /^customer for (\d+) to (\d+) days$/,
    test:
      ([from, to]) =>
      ({ daysAsCustomer }) =>
        known(daysAsCustomer, (days) => days >= Number(from) && days <= Number(to)),
    says: ({ daysAsCustomer }) => `a customer for ${daysWords(daysAsCustomer!)}`,
  },
  {
    example: 'churn probability high',
    pattern: /^churn probability (high|medium)$/,
    test:
      ([level]) =>
      ({ forecast }) =>
        known(forecast, (now) => now.level.toLowerCase() === level),
    says: ({ forecast }) => `churn probability ${Math.round((forecast?.probability ?? 0) * 100)} %`,
  },
  form(
    'expansion ready',
    ({ readiness }) => known(readiness, (now) => now === 'Ready'),
    ({ lacksChurnColumns }) =>
      lacksChurnColumns ? 'ready by health alone: the tab has no churn columns' : undefined,
  ),
  form(
    'calm',
    ({ isCalm }) => isCalm,
    () => '',
  ),
  form('contact overdue', ({ overdue }) => overdue.includes('contact')),
  form(
    'qbr overdue',
    ({ overdue }) => overdue.includes('qbr'),
    () => 'QBR overdue',
  ),
  form('notice given', ({ notice }) => notice),
  form('no notice', ({ notice }) => !notice),
  form(
    'a critical signal',
    ({ signals }) => signals.some(({ severity }) => severity === 'Critical'),
    ({ signals }) => signals[0]?.message,
  ),
  form('no severe signal', ({ signals }) => !signals.some(({ severity }) => WORRYING.includes(severity))),
  form(
    'critical bug',
    ({ signals }) => bugIn(signals) !== undefined,
    ({ signals }) => bugIn(signals)?.message,
  ),
  {
    example: 'red flag login_trend',
    pattern: /^red flag ([a-z_]+)$/,
    test:
      ([metric]) =>
      (situation) =>
        signalOf(situation, metric!)?.flag === 'red flag',
    says: (situation, [metric]) => messageOf(metric!)(situation),
  },
  {
    example: 'signal sponsor_change',
    pattern: /^signal ([a-z_]+)$/,
    test:
      ([metric]) =>
      (situation) =>
        WORRYING.includes(signalOf(situation, metric!)?.severity ?? ''),
    says: (situation, [metric]) => messageOf(metric!)(situation),
  },
  {
    example: 'weak nps_score',
    pattern: /^weak ([a-z_]+)$/,
    test:
      ([metric]) =>
      ({ weak }) =>
        weak.includes(metric!),
    says: (_, [metric]) => `weak ${metric!.replace(/_/g, ' ')}`,
  },
  // A person ticks it among the tasks.
  form(INTENT_CONFIRMED, () => undefined),
  // A person starts it, or a rule.
  form(ON_DEMAND, () => false),
]);

/** A condition without a number or a name in it. */
function form(example: string, test: Test, says?: Form['says']): Form {
  return { example, pattern: new RegExp(`^${example}$`), test: () => test, ...(says ? { says } : {}) };
}

function signalOf({ signals, concerns }: Situation, wanted: string): Signal | undefined {
  return [...signals, ...concerns].find(({ metric }) => metric === wanted);
}

function bugIn(signals: Situation['signals']): Signal | undefined {
  return signals.find(({ flag }) => flag === 'critical bug');
}

function daysWords(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}

function known<T>(value: T | undefined, test: (value: T) => boolean): boolean | undefined {
  return value === undefined ? undefined : test(value);
}
