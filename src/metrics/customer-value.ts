import { sum } from '../base/sum';
import { Missing } from '../scoring/value';
import { type Figure, toCent } from './rate';

const NO_END = new Missing(
  'without churn the value has no end',
  'Say the longest lifetime in periods that you trust, such as 60 months.',
);
const NO_FINITE_VALUE = new Missing(
  'the customers grow as fast as the discount or faster',
  'With a net churn below zero the discount must be the greater of the two.',
);
const MIXED_UNITS = new Missing(
  'margin and rates in different units',
  'Write them the same way: 0.7 and 0.005, 70% and 0.5%, or 70 and 2.',
);

/**
 * Customer lifetime value to the cent: the margin of a period over churn, or over churn and discount together. All are
 * of one period; `longest` is the longest lifetime in periods that counts. A net revenue churn may be below zero.
 */
export function customerLifetimeValue(
  revenue: number,
  margin: number,
  churn: number,
  discount: number,
  longest: number,
): Figure {
  // No margin is 1 % or less, so the margin says in which unit all three are written.
  const unit = margin > 1 ? 100 : 1;
  if (areMixed(unit, [margin, churn, discount])) return MIXED_UNITS;
  const fading = sum([churn, discount]) / unit;
  if (fading < 0 || (fading === 0 && churn !== 0)) return NO_FINITE_VALUE;
  const periods = Math.min(fading === 0 ? Number.POSITIVE_INFINITY : 1 / fading, longest);
  return Number.isFinite(periods) ? toCent(revenue * (margin / unit) * periods) : NO_END;
}

// Beside a margin of 70 a churn of 0.05 could be 5 customers of 100 or of 10,000.
function areMixed(unit: number, shares: readonly number[]): boolean {
  return shares.some((each) => Math.abs(each) > unit || (unit > 1 && each !== 0 && Math.abs(each) < 1));
}

const NOBODY_RETAINED = new Missing(
  'no customers retained',
  'Give the number of customers kept in the period.',
);

/** What was spent on keeping customers, per customer kept, to the cent. */
export function retentionCost(spent: number, retained: number): Figure {
  return retained === 0 ? NOBODY_RETAINED : toCent(spent / retained);
}
