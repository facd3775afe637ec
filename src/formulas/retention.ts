import { logoChurnOf, logoRetentionOf } from '../metrics/movements';
import * as metrics from '../metrics/retention';
import { Missing } from '../scoring/value';
import { answerEach, type CellInput, isRange, readAmount } from './amounts';
import type { Answer } from './answer';
import type { Argument } from './arguments';
import { answerWithDetails } from './details';
import { readStandings } from './standings';

/**
 * Net revenue retention of the customers of the start in percent, such as 106: what they pay at the end by what they paid. New customers do not count, those who left count with 0.
 *
 * @param {number[][]} start What each customer paid at the start of the period, such as ARR. Blank or 0 for those who came later.
 * @param {number[][]} end What the same customers pay at the end, in the same rows. 0 for those who left.
 * @param {unknown[][]} customers Optional. The customers' ids beside them: rows with one id count as one customer.
 * @param {boolean} details Optional. TRUE for the figures behind the answer too: what was divided by what, and how many customers.
 * @return {number} The answer, or "n/a" and why there is none.
 * @example =NRR(B2:B251, C2:C251)
 * @customfunction
 */
export function NRR(start: Argument, end: Argument, customers?: Argument, details?: Argument): Answer {
  const found = metrics.netRevenueRetention(readStandings('NRR', start, end, customers));
  return answerRetention('NRR', 'ARR they have at the end', found, details);
}

/**
 * Gross revenue retention of the customers of the start in percent, never above 100: as NRR, but nobody counts with more than they paid at the start.
 *
 * @param {number[][]} start What each customer paid at the start of the period, such as ARR. Blank or 0 for those who came later.
 * @param {number[][]} end What the same customers pay at the end, in the same rows. 0 for those who left.
 * @param {unknown[][]} customers Optional. The customers' ids beside them: rows with one id count as one customer.
 * @param {boolean} details Optional. TRUE for the figures behind the answer too: what was divided by what, and how many customers.
 * @return {number} The answer, or "n/a" and why there is none.
 * @example =GRR(B2:B251, C2:C251)
 * @customfunction
 */
export function GRR(start: Argument, end: Argument, customers?: Argument, details?: Argument): Answer {
  const found = metrics.grossRevenueRetention(readStandings('GRR', start, end, customers));
  return answerRetention('GRR', 'ARR kept at the end', found, details);
}

function answerRetention(name: string, kept: string, found: metrics.Retention, details: Argument): Answer {
  return answerWithDetails(name, details, [
    [`${name} %`, found.rate],
    [kept, found.numerator],
    ['ARR at the start', found.denominator],
    ['Customers at the start', found.customers],
    ['Of these still customers', found.kept],
    ['New or come back, not counted', found.joined],
  ]);
}

/**
 * How many of the customers of the start are still customers, in percent: from two counts, or over two ranges with what each customer paid.
 *
 * @param {number|number[][]} start The number of customers at the start, or the range with what each paid then.
 * @param {number|number[][]} lost How many of them were lost, or the range with what each pays at the end.
 * @param {unknown[][]} customers Optional. The customers' ids beside the ranges: rows with one id count as one customer.
 * @param {boolean} details Optional. TRUE over ranges for the numbers of customers behind the answer too.
 * @return {number} The answer, or "n/a" and why there is none.
 * @example =LOGORETENTION(200, 15)
 * @customfunction
 */
export function LOGORETENTION(
  start: Argument,
  lost: Argument,
  customers?: Argument,
  details?: Argument,
): Answer {
  if (!isRange(start) && !isRange(lost)) {
    return answerEach('LOGORETENTION', countsOf(start, lost), logoRetentionOf);
  }
  const found = metrics.logoRetention(readStandings('LOGORETENTION', start, lost, customers));
  return answerWithDetails('LOGORETENTION', details, [
    ['Logo retention %', found.rate],
    ['Customers kept', found.numerator],
    ['Customers at the start', found.denominator],
    ['New or come back, not counted', found.joined],
  ]);
}

/**
 * How many of the customers of the start were lost, in percent: from two counts, or over two ranges with what each customer paid.
 *
 * @param {number|number[][]} start The number of customers at the start, or the range with what each paid then.
 * @param {number|number[][]} lost How many of them were lost, or the range with what each pays at the end.
 * @param {number} periods_per_year Optional. 12 for months or 4 for quarters gives the churn of a year, compounded.
 * @param {unknown[][]} customers Optional. The customers' ids beside the ranges: rows with one id count as one customer.
 * @return {number} The answer, or "n/a" and why there is none.
 * @example =LOGOCHURN(500, 15, 12)
 * @customfunction
 */
export function LOGOCHURN(
  start: Argument,
  lost: Argument,
  periods_per_year?: Argument,
  customers?: Argument,
): Answer {
  const inAYear: CellInput = {
    label: 'periods_per_year',
    argument: periods_per_year,
    read: readPeriods,
    otherwise: 1,
  };
  if (!isRange(start) && !isRange(lost)) {
    return answerEach('LOGOCHURN', [...countsOf(start, lost), inAYear], (had, lost, inYear) =>
      logoChurnOf(logoRetentionOf(had, lost), inYear),
    );
  }
  const { rate } = metrics.logoRetention(readStandings('LOGOCHURN', start, lost, customers));
  return answerEach('LOGOCHURN', [inAYear], (inYear) => logoChurnOf(rate, inYear));
}

function countsOf(start: Argument, lost: Argument): CellInput[] {
  return [
    { label: 'start', argument: start },
    { label: 'lost', argument: lost },
  ];
}

const NO_PERIODS = new Missing(
  'no number of periods',
  'Write 12 for months, 4 for quarters, or leave it out.',
);

function readPeriods(cell: unknown): number | Missing {
  const periods = readAmount(cell);
  return typeof periods === 'number' && periods < 1 ? NO_PERIODS : periods;
}
