import * as value from '../metrics/customer-value';
import type { Figure } from '../metrics/rate';
import { readNumber, readPercent } from '../reading/cells/number';
import { answerEach } from './amounts';
import type { Answer } from './answer';
import type { Argument } from './arguments';

/**
 * Customer lifetime value to the cent: revenue x margin by churn, or by churn + discount. Margin, churn and discount are written the same way: 0.7 and 0.02, or 70 and 2.
 *
 * @param {number|number[][]} revenue What a customer pays per period.
 * @param {number|number[][]} margin The gross margin.
 * @param {number|number[][]} churn The churn per period.
 * @param {number|number[][]} discount Optional. The discount per period, for a discounted value.
 * @param {number|number[][]} longest Optional. The longest lifetime that counts, in periods such as 60 months: needed where nobody churns.
 * @return {number|number[][]} An answer for each, or "n/a" and why there is none.
 * @example =CLV(500, 70%, 2%)
 * @customfunction
 */
export function CLV(
  revenue: Argument,
  margin: Argument,
  churn: Argument,
  discount?: Argument,
  longest?: Argument,
): Answer {
  const inputs = [
    { label: 'revenue', argument: revenue },
    { label: 'margin', argument: margin, read: readShare },
    { label: 'churn', argument: churn, read: readShare },
    { label: 'discount', argument: discount, read: readShare, otherwise: 0 },
    { label: 'longest', argument: longest, otherwise: Number.POSITIVE_INFINITY },
  ];
  return answerEach('CLV', inputs, value.customerLifetimeValue);
}

/**
 * What was spent on keeping customers, by the customers kept, to the cent.
 *
 * @param {number|number[][]} spent What customer success cost in the period.
 * @param {number|number[][]} retained The number of customers kept in the period.
 * @return {number|number[][]} An answer for each, or "n/a" and why there is none.
 * @example =RETENTIONCOST(200000, 5000)
 * @customfunction
 */
export function RETENTIONCOST(spent: Argument, retained: Argument): Answer {
  const inputs = [
    { label: 'spent', argument: spent },
    { label: 'retained', argument: retained },
  ];
  return answerEach('RETENTIONCOST', inputs, value.retentionCost);
}

// 2 % typed as text is what Sheets makes of 2 % typed as a number: 0.02.
function readShare(cell: unknown): Figure {
  return typeof cell === 'string'
    ? readPercent(cell, undefined, (percent) => percent / 100, Number)
    : readNumber(cell);
}
