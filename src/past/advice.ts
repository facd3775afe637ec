/** When the `segment` source says to calibrate again, and what goes wrong at it: said where it applies. */
import { counted } from '../base/numbers';
import type { History } from '../history/history';
import { SEGMENT } from '../history/series';
import { isThere, type Loss } from './losses';

const YEAR = 365;
const QUARTER = 90;
const FEW_POINTS = 10;

/** Metrics that tell late: when they turn, the customer has often decided. */
const LAGGING = ['nps_score', 'csat_score', 'renewal_sentiment', 'support_ticket_volume', 'escalation_rate'];
/** Metrics that rest on what somebody feels or judges. */
const SENTIMENT = ['renewal_sentiment', 'avg_ticket_sentiment', 'pulse', 'executive_sponsor_engagement'];

/** What is weighed with what, of the health model. */
export interface ModelWeights {
  /** Each metric with its share of the whole score, from 0 to 1. */
  readonly shares: ReadonlyMap<string, number>;
  readonly edgeProposed: boolean;
}

/** Sentences for whoever calibrates: what has changed since the model was made, and what to beware of. */
export function calibrationAdvice(
  history: History,
  losses: readonly Loss[],
  { shares, edgeProposed }: ModelWeights,
): string[] {
  const [first, last] = [history.days[0]!, history.days[history.days.length - 1]!];
  const recent = losses.filter(({ day }) => day > last - QUARTER).length;
  const ofMetrics = (names: readonly string[]) =>
    Math.round(100 * names.reduce((sum, name) => sum + (shares.get(name) ?? 0), 0));
  const [lagging, sentiment] = [ofMetrics(LAGGING), ofMetrics(SENTIMENT)];
  return [
    ...(last - first < YEAR
      ? [
          `Seasonality: the history covers ${counted(last - first, 'day')}, less than a year. A season can look like a trend; test again after 12 months.`,
        ]
      : []),
    ...(recent > 0
      ? [
          `After churn events: ${counted(recent, 'customer')} left in the last 90 days. Look at each below before you change a weight.`,
        ]
      : []),
    ...mixChanges(history, first, last),
    'After product changes: test again when a feature or price has changed what healthy use looks like.',
    ...(edgeProposed
      ? [
          'Threshold creep: move an edge only when later losses confirm it, not after every loss. Each step makes more customers Yellow.',
        ]
      : []),
    ...(lagging >= 30
      ? [
          `Lagging indicators: ${lagging} % of the score is NPS, CSAT, sentiment and tickets, which turn late. Give use more weight.`,
        ]
      : []),
    ...(sentiment >= 20
      ? [
          `Sentiment bias: ${sentiment} % of the score rests on how somebody judges the customer. Check it against use.`,
        ]
      : []),
  ];
}

/** Segments whose share of the customers is another than at the beginning. */
function mixChanges(history: History, first: number, last: number): string[] {
  const [then, now] = [first, last].map((day) => segmentShares(history, day));
  return [...new Set([...then!.keys(), ...now!.keys()])].flatMap((segment) => {
    const [was, is] = [then!.get(segment) ?? 0, now!.get(segment) ?? 0];
    if (Math.abs(is - was) < FEW_POINTS) return [];
    return [
      `Portfolio mix: ${segment} was ${Math.round(was)} % of your customers and is ${Math.round(is)} %. Test each segment by itself.`,
    ];
  });
}

function segmentShares(history: History, day: number): Map<string, number> {
  const there = history.customers.filter((id) => isThere(history, id, day));
  const counts = new Map<string, number>();
  for (const id of there) {
    const segment = history.valueOn(id, SEGMENT, day);
    if (typeof segment === 'string') counts.set(segment, (counts.get(segment) ?? 0) + 100 / there.length);
  }
  return counts;
}
