import { readNumber, readPercent } from '../customers/cells/number';
import * as value from '../metrics/customer-value';
import type { Figure } from '../metrics/rate';
import { answerEach } from './amounts';
import type { Answer } from './answer';
import type { Argument } from './arguments';

/** CLV: simple, or discounted where a discount is given. */
export function customerLifetimeValue(
  revenue: Argument,
  margin: Argument,
  churn: Argument,
  discount: Argument,
  longest: Argument,
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

/** RETENTIONCOST: per customer kept. */
export function retentionCost(spent: Argument, retained: Argument): Answer {
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
