import { DAY_MS, timeOf } from '../base/calendar';
import { timeToValue as measure, quantile, type Span } from '../metrics/durations';
import { BLANK, Missing } from '../scoring/value';
import { expectSameSize, type Named, readAmount, readCells } from './amounts';
import type { Answer } from './answer';
import { type Argument, isLeftOut, readAsOf } from './arguments';
import { readDays } from './days';
import { answerDetails, answerWithDetails, type Detail } from './details';
import { withoutHeaders } from './headings';

/** A moment as a number of days holds seconds, and noise below them. */
const DAY_SECONDS = 86400;

/**
 * Days from start to first value: median and 90th percentile, with how many have not reached it and how long they wait.
 *
 * @param {unknown[][]} start The day on which each customer started: contract or kick-off, the same for all.
 * @param {unknown[][]} first_value The day on which each first got value, in the same rows. Blank where that has not come yet.
 * @param {Date} as_of Optional. The day to count from, needed where some have not reached it: a date, or DATE(2026, 11, 21).
 * @param {number} window Optional. After so many days those without value count as later than all others; if left out, they are counted but not among the days.
 * @return {unknown[][]} A table with its words.
 * @example =TIMETOVALUE(B2:B101, C2:C101, DATE(2026, 11, 21), 30)
 * @customfunction
 */
export function TIMETOVALUE(
  start: Argument,
  first_value: Argument,
  as_of?: Argument,
  window?: Argument,
): Answer {
  const name = 'TIMETOVALUE';
  const [starts, values] = withoutHeaders([
    { label: 'start', argument: start },
    { label: 'first_value', argument: first_value },
  ]) as [Named, Named];
  expectSameSize(name, [starts, values]);
  const ends = readDays(name, values, starts);
  const begun = readDays(name, starts, values);
  const waiting = begun.some((from, row) => from !== undefined && ends[row] === undefined);
  const today = waiting || !isLeftOut(as_of) ? readAsOf(name, as_of) : Number.POSITIVE_INFINITY;
  // What is planned for a later day has not been reached.
  const known = begun.map((from, row) => ({ from, to: ends[row]! > today ? undefined : ends[row], row }));
  const [longest = Number.POSITIVE_INFINITY] = readCells(
    name,
    { label: 'window', argument: window },
    readAmount,
  );

  const spans: Span[] = [];
  const refused = new Map<string, number[]>();
  for (const { from, to, row } of known) {
    if (from === undefined && to === undefined) continue;
    const reason = whyNoSpan(from, to, today);
    if (reason !== undefined) refused.set(reason, [...(refused.get(reason) ?? []), row]);
    else spans.push({ start: from!, end: to });
  }
  const found = measure(spans, today, longest);
  const overdue: Detail[] =
    longest === Number.POSITIVE_INFINITY ? [] : [[`Of these after more than ${longest} days`, found.overdue]];
  const wait: Detail[] =
    found.longestWait === undefined ? [] : [['Longest wait without value, days', found.longestWait]];
  return answerDetails([
    ['Median days to value', found.median],
    ['P90 days to value', found.p90],
    ['Reached', found.reached],
    ['Not yet reached', found.notYet],
    ...overdue,
    ...wait,
    ...[...refused].map(
      ([reason, rows]): Detail => [`Left out: ${reason}, first in cell ${rows[0]! + 1}`, rows.length],
    ),
  ]);
}

function whyNoSpan(from: number | undefined, to: number | undefined, today: number): string | undefined {
  if (from === undefined) return 'a first value without a start';
  if (to === undefined) return from > today ? 'a start after the day to count from' : undefined;
  return to < from ? 'a first value before its start' : undefined;
}

/**
 * The median response time: of times, in their own unit, or of the hours between two moments.
 *
 * @param {unknown[][]} asked The times it took, or when each was asked.
 * @param {unknown[][]} answered Optional. When each was answered, in the same rows. Blank where it was not yet.
 * @param {boolean} details Optional. TRUE for the 90th percentile and the numbers of answers too.
 * @return {number} The answer, or "n/a" and why there is none.
 * @example =RESPONSETIME(B2:B101, C2:C101)
 * @customfunction
 */
export function RESPONSETIME(asked: Argument, answered?: Argument, details?: Argument): Answer {
  const { times, open } = isLeftOut(answered) ? readTimes(asked) : readHours(asked, answered);
  const unit = isLeftOut(answered) ? '' : ', hours';
  return answerWithDetails('RESPONSETIME', details, [
    [`Median response time${unit}`, quantile(times, 0.5)],
    [`P90 response time${unit}`, quantile(times, 0.9)],
    ['Answered', times.length],
    ['Not answered', open],
  ]);
}

interface Responses {
  readonly times: readonly number[];
  readonly open: number;
}

function readTimes(argument: Argument): Responses {
  const [asked] = withoutHeaders([{ label: 'asked', argument }]) as [Named];
  const times = readCells('RESPONSETIME', asked, readAmount);
  return { times: times.filter((time) => time !== undefined), open: 0 };
}

function readHours(asked: Argument, answered: Argument): Responses {
  const [from, to] = withoutHeaders([
    { label: 'asked', argument: asked },
    { label: 'answered', argument: answered },
  ]) as [Named, Named];
  expectSameSize('RESPONSETIME', [from, to]);
  const ends = readCells('RESPONSETIME', to, readMoment);
  const times: number[] = [];
  let open = 0;
  readCells('RESPONSETIME', from, readMoment).forEach((start, row) => {
    const end = ends[row];
    if (end === undefined) {
      open += start === undefined ? 0 : 1;
    } else if (start === undefined || end < start) {
      throw new Error(
        `RESPONSETIME: cell ${row + 1} was answered before it was asked. Correct the row, or empty it.`,
      );
    } else times.push(Math.round((end - start) * DAY_SECONDS) / 3600);
  });
  return { times, open };
}

const NOT_A_MOMENT = new Missing(
  'not a date with a time',
  'Set the column’s format to Date time, or give the times themselves as the only argument.',
);

/** A moment in days, whatever it counts from: only its distance to another one is asked for. */
function readMoment(cell: unknown): number | Missing {
  if (cell === '' || cell === null || cell === undefined) return BLANK;
  if (typeof cell === 'number') return cell;
  const time = timeOf(cell) ?? momentInText(cell);
  return time === undefined || Number.isNaN(time) ? NOT_A_MOMENT : time / DAY_MS;
}

/** What programs write: 2026-11-21 09:30, or 2026-11-21T09:30:00Z. */
function momentInText(cell: unknown): number | undefined {
  const iso = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)?$/.exec(
    String(cell).trim(),
  );
  return iso ? Date.parse(`${iso[1]}T${iso[2]}${iso[3] ?? 'Z'}`) : undefined;
}
