import { logoChurnOf, logoRetentionOf } from '../metrics/movements';
import * as metrics from '../metrics/retention';
import { answerEach, type Input, isRange } from './amounts';
import type { Answer } from './answer';
import type { Argument } from './arguments';
import { answerWithDetails } from './details';
import { readStandings } from './standings';

/** NRR: of the customers of the start, in percent. */
export function nrr(start: Argument, end: Argument, customers: Argument, details: Argument): Answer {
  const found = metrics.netRevenueRetention(readStandings('NRR', start, end, customers));
  return answerRetention('NRR', 'ARR they have at the end', found, details);
}

/** GRR: as NRR, without what customers pay more than at the start. */
export function grr(start: Argument, end: Argument, customers: Argument, details: Argument): Answer {
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

/** LOGORETENTION: from two counts, or over the customers of two ranges. */
export function logoRetention(
  start: Argument,
  lostOrEnd: Argument,
  customers: Argument,
  details: Argument,
): Answer {
  if (!isRange(start) && !isRange(lostOrEnd)) {
    return answerEach('LOGORETENTION', countsOf(start, lostOrEnd), logoRetentionOf);
  }
  const found = metrics.logoRetention(readStandings('LOGORETENTION', start, lostOrEnd, customers));
  return answerWithDetails('LOGORETENTION', details, [
    ['Logo retention %', found.rate],
    ['Customers kept', found.numerator],
    ['Customers at the start', found.denominator],
    ['New or come back, not counted', found.joined],
  ]);
}

/** LOGOCHURN: what is missing from logo retention to 100; of a year, if the parts of the year are said. */
export function logoChurn(
  start: Argument,
  lostOrEnd: Argument,
  periods: Argument,
  customers: Argument,
): Answer {
  const inAYear: Input = { label: 'periods_per_year', argument: periods, otherwise: 1 };
  if (!isRange(start) && !isRange(lostOrEnd)) {
    return answerEach('LOGOCHURN', [...countsOf(start, lostOrEnd), inAYear], (had, lost, inYear) =>
      logoChurnOf(logoRetentionOf(had, lost), inYear),
    );
  }
  const { rate } = metrics.logoRetention(readStandings('LOGOCHURN', start, lostOrEnd, customers));
  return answerEach('LOGOCHURN', [inAYear], (inYear) => logoChurnOf(rate, inYear));
}

function countsOf(start: Argument, lost: Argument): Input[] {
  return [
    { label: 'start', argument: start },
    { label: 'lost', argument: lost },
  ];
}
