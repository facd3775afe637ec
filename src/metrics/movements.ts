import { sum } from '../base/sum';
import { Missing } from '../scoring/value';
import { annualised, type Figure, percentOf, ratioOf } from './rate';
import { NO_CUSTOMERS, NO_OPENING_ARR } from './retention';

const NO_LOSSES = new Missing('no losses in the period', 'A quick ratio compares gains with losses.');
const LOST_MORE_THAN_HAD = new Missing(
  'losses above what there was at the start',
  'Leave out the losses of customers who came after the start.',
);

/** NRR from the movements of the customers who were there at the start; the cohort's own ARR says it more exactly. */
export function nrrBridge(start: number, expansion: number, contraction: number, churn: number): Figure {
  return retained(start, expansion, contraction, churn);
}

/** GRR from the losses of the customers who were there at the start. */
export function grrBridge(start: number, contraction: number, churn: number): Figure {
  return retained(start, 0, contraction, churn);
}

/** Revenue churn: losses in percent of the start; gains set against them make it net, and below zero where they win. */
export function revenueChurn(
  start: number,
  churn: number,
  contraction: number,
  expansion: number,
  reactivation: number,
): Figure {
  const losses = sum([churn, contraction]);
  if (start > 0 && losses > start) return LOST_MORE_THAN_HAD;
  return percentOf(sum([losses, -expansion, -reactivation]), start, NO_OPENING_ARR);
}

function retained(start: number, expansion: number, contraction: number, churn: number): Figure {
  if (start > 0 && sum([contraction, churn]) > start) return LOST_MORE_THAN_HAD;
  return percentOf(sum([start, expansion, -contraction, -churn]), start, NO_OPENING_ARR);
}

/** Logo retention from two counts. */
export function logoRetentionOf(start: number, lost: number): Figure {
  if (start > 0 && lost > start) return LOST_MORE_THAN_HAD;
  return percentOf(start - lost, start, NO_CUSTOMERS);
}

/** The share of customers lost; over a year if `periods` of it are said. */
export function logoChurnOf(retention: Figure, periods: number): Figure {
  if (retention instanceof Missing) return retention;
  return 100 - annualised(retention, periods);
}

/** Gains over losses of recurring revenue: 4 and above is the usual target of a young company. */
export function quickRatio(
  gained: number,
  expansion: number,
  reactivation: number,
  contraction: number,
  churn: number,
): Figure {
  return ratioOf(sum([gained, expansion, reactivation]), sum([contraction, churn]), NO_LOSSES);
}
