import { Missing } from '../scoring/value';
import { type Figure, percentOf } from './rate';

/** A rate that is a part of a whole, what the whole is called where there is none of it, and what to do if the part is more. */
export interface Share {
  readonly none: Missing;
  readonly more: Missing;
}

export const ONBOARDING: Share = {
  none: new Missing('nobody started onboarding', 'Give the number of customers who started.'),
  more: new Missing('more completed than started', 'Count only those who started in the period.'),
};
export const UPSELL: Share = {
  none: new Missing('no customers to sell to', 'Give the number of customers who could buy more.'),
  more: new Missing('more upsold than customers', 'Count each customer once.'),
};
export const CROSS_SELL: Share = {
  none: new Missing('no offers made', 'Give the number of offers that the sales came from.'),
  more: new Missing('more sold than offered', 'Count only the sales that came from these offers.'),
};
export const RENEWAL: Share = {
  none: new Missing('nothing was up for renewal', 'Give the ARR that came up for renewal in the period.'),
  more: new Missing(
    'more renewed than was up for renewal',
    'Leave price rises and expansion out of what was renewed.',
  ),
};

/** The part in percent of the whole, never above 100. */
export function share(part: number, whole: number, { none, more }: Share): Figure {
  return part > whole && whole > 0 ? more : percentOf(part, whole, none);
}

const NO_ARR = new Missing('no ARR', 'Give the ARR that the expansion is set against.');

/** Expansion in percent of ARR. Nothing is netted against it, whatever its usual name says. */
export function netExpansionRate(expansion: number, arr: number): Figure {
  return percentOf(expansion, arr, NO_ARR);
}
