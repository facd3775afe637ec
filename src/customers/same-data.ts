import { percent, wholeNumber } from '../base/numbers';
import { sum } from '../base/sum';
import { quantile } from '../metrics/durations';

/** What a table held, as far as the next one is compared with it. */
export interface SeenTable {
  /** What each customer pays a year, by id; NaN where unknown. */
  readonly arr: ReadonlyMap<string, number>;
  /** The share of customers for which each column that is read holds something, by the metric; undefined where unknown. */
  readonly fill: Readonly<Record<string, number>> | undefined;
}

/** A table that is about to be scored. */
export interface Now extends SeenTable {
  readonly fill: Readonly<Record<string, number>>;
  /** Ids that stand in the table, whether or not they count. */
  readonly present: ReadonlySet<string>;
  /** For how many days nothing in the table has changed. */
  readonly daysUnchanged: number;
}

/** Why a table may not be what the last one was. */
export interface Doubts {
  /** What was found, in sentences. */
  readonly sentences: readonly string[];
  /** Customers of the last run that have no row, where they are many. */
  readonly gone: readonly string[];
  /** Metrics whose columns hold less than they did. */
  readonly emptied: readonly string[];
  /** Customers who pay so much more or less that nobody can believe it, where these are many. */
  readonly repriced: ReadonlySet<string>;
}

/** What is beyond is asked. */
const MOST_GONE = { customers: 3, share: 0.1 };
const MOST_ARR_MOVED = 0.25;
const MEDIAN_RATIO = { least: 0.67, most: 1.5 };
const MOST_POINTS_LOST = 20;
/** Of five customers one blank cell is 20 points: fewer blanks than this are somebody's edit and no broken import. */
const FEWEST_BLANKS = 3;
const MOST_DAYS_UNCHANGED = 14;
const MOST_NAMES = 5;

/** Holds a table against what the last run saw; undefined where it may be believed. */
export function doubtsAbout(
  before: SeenTable,
  now: Now,
  nameOf: (metric: string) => string,
): Doubts | undefined {
  const gone = [...before.arr.keys()].filter((id) => !now.present.has(id));
  const isManyGone =
    gone.length >= Math.max(MOST_GONE.customers, MOST_GONE.share * before.arr.size) ||
    (gone.length > 0 && gone.length === before.arr.size);
  const ratios = ratiosOf(before.arr, now.arr);
  const money = moneySentence(before.arr, now.arr, ratios);
  const emptied = Object.entries(before.fill ?? {}).filter(([metric, share]) =>
    isEmptied(share, now.fill[metric] ?? 0, now.arr.size),
  );
  const sentences = [
    ...(isManyGone ? [goneSentence(gone, before.arr.size)] : []),
    ...(money === '' ? [] : [money]),
    ...emptied.map(
      ([metric, share]) =>
        `"${nameOf(metric)}" is filled for ${percent(now.fill[metric] ?? 0)} of the customers, and was for ${percent(share)}.`,
    ),
    ...(now.daysUnchanged >= MOST_DAYS_UNCHANGED
      ? [`Nothing in the tab has changed for ${now.daysUnchanged} days: has its import stopped?`]
      : []),
  ];
  if (sentences.length === 0) return undefined;
  return {
    sentences,
    gone: isManyGone ? gone : [],
    emptied: emptied.map(([metric]) => metric),
    repriced: new Set(money === '' ? [] : ratios.filter(({ ratio }) => !isUsual(ratio)).map(({ id }) => id)),
  };
}

/** Whether a column holds so much less that its import may be broken. */
function isEmptied(before: number, now: number, customers: number): boolean {
  if (Math.round(100 * (before - now)) < MOST_POINTS_LOST) return false;
  return Math.round((before - now) * customers) >= FEWEST_BLANKS;
}

function ratiosOf(
  before: SeenTable['arr'],
  now: SeenTable['arr'],
): { readonly id: string; readonly ratio: number }[] {
  return [...before].flatMap(([id, former]) => {
    const paid = now.get(id);
    return former > 0 && paid !== undefined && paid >= 0 ? [{ id, ratio: paid / former }] : [];
  });
}

function isUsual(ratio: number): boolean {
  return ratio >= MEDIAN_RATIO.least && ratio <= MEDIAN_RATIO.most;
}

function moneySentence(
  before: SeenTable['arr'],
  now: SeenTable['arr'],
  ratios: ReturnType<typeof ratiosOf>,
): string {
  if (ratios.length === 0) return '';
  const [was, is] = [before, now].map((arr) => sum(ratios.map(({ id }) => arr.get(id)!)));
  const typical = Number(
    quantile(
      ratios.map(({ ratio }) => ratio),
      0.5,
    ),
  );
  if (Math.abs(is! / was! - 1) < MOST_ARR_MOVED && isUsual(typical)) return '';
  return `The ARR of the customers that are still there went from ${wholeNumber(was!)} to ${wholeNumber(is!)}.`;
}

function goneSentence(gone: readonly string[], of: number): string {
  const named = gone.slice(0, MOST_NAMES).join(', ');
  const more = gone.length > MOST_NAMES ? ` and ${gone.length - MOST_NAMES} more` : '';
  return `${gone.length} of ${of} customers of the last run have no row: ${named}${more}.`;
}
