import { dayToIso } from '../../base/calendar';
import { metricLabel } from '../../customers/reasons';
import type { KeptDay } from '../../history/day';
import { History } from '../../history/history';
import { ARR, CSM, HEALTH_SCORE, SEGMENT } from '../../history/series';
import { oneForEachMonth } from '../../metrics/month-ends';
import { openBook } from '../../sheets/grid/book';
import { HistoryTab } from '../../sheets/tabs/history-tab';
import { readMembers } from '../../sheets/tabs/members-tab';
import { modelsOfRun, type RunModels } from '../../sheets/tabs/run-models';
import { readSettings } from '../../sheets/tabs/settings-tab';
import { openPortfolio, runSettings } from '../run/portfolio';

/** Twelve months, each with the twelve before it. */
const DAYS_BACK = 25 * 31;
const SERIES = [ARR, SEGMENT, CSM, HEALTH_SCORE, 'nps_score', 'csat_score'];

/** What a page needs to work out the figures of any months, for whichever customers are chosen. */
export interface PastMonths {
  /** One day for each month in which the portfolio was scored, the oldest first; ARR is in the base currency of today. */
  readonly months: readonly KeptDay[];
  /** When each customer of the newest cohorts began and left, those too whose rows are gone; days are serial numbers. */
  readonly members: readonly PastMember[];
  /** Whether a column says who had left before the first run. */
  readonly knowsWhoLeft: boolean;
  /** Of the inputs that are kept, the one whose values have stood still the longest; null where none is known. */
  readonly oldestInput: OldestInput | null;
  /** What the measures of these names are to reach. */
  readonly targets: Readonly<Record<string, number>>;
  /** How others stand, for reference: "NRR, enterprise". */
  readonly medians: Readonly<Record<string, number>>;
}

/** An input of the score that has stood still: an export that was not pasted again, or a survey that nobody answered. */
export interface OldestInput {
  readonly metric: string;
  /** ISO day of its last change; of the first kept day where it never changed. */
  readonly since: string;
}

export interface PastMember {
  readonly id: string;
  readonly started: number;
  readonly firstSeen: number;
  readonly left: number | null;
}

/** How the portfolio stood when each month of the last two years ended, and who began and left. */
export function pastMonths(): PastMonths {
  const book = openBook();
  const { portfolio } = openPortfolio(book);
  const { targets, benchmarks } = readSettings(book).values;
  const { nrr, grr, averageHealth, nps } = targets;
  const days = HistoryTab.find(book)?.tail(book.today - DAYS_BACK).days ?? [];
  const inBase = (amount: number, currency: string) => portfolio.currencies.inBase(amount, currency);
  return {
    months: oneForEachMonth(days, SERIES, inBase),
    members: [...readMembers(book).values()].map(({ id, started, firstSeen, left }) => ({
      id,
      started,
      firstSeen,
      left: left ?? null,
    })),
    oldestInput: oldestInput(new History(days), modelsOfRun(book, runSettings(book).model)),
    knowsWhoLeft: portfolio.column('churn_date') !== undefined,
    targets: { NRR: nrr, GRR: grr, 'Average health': averageHealth, NPS: nps },
    medians: Object.fromEntries(benchmarks),
  };
}

function oldestInput(history: History, { health, churn }: RunModels): OldestInput | null {
  const known = [...new Set([...health.inputs, ...churn.inputs])].flatMap((metric) => {
    const day = history.lastChange(metric);
    return day === undefined ? [] : [{ metric: metricLabel(metric), day }];
  });
  const [oldest] = known.sort((a, b) => a.day - b.day);
  return oldest ? { metric: oldest.metric, since: dayToIso(oldest.day) } : null;
}
