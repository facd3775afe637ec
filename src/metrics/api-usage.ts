import { sum } from '../base/sum';
import { Missing } from '../scoring/value';
import { type Figure, ratioOf } from './rate';

/** How a customer used the API in the period of its row; undefined where the row does not say. */
export interface ApiCustomer {
  readonly name: string;
  readonly calls: number | undefined;
  readonly errors: number | undefined;
}

/** How the API is used, and where it fails; undefined where no row says. */
export interface ApiUsage {
  readonly calls: number | undefined;
  readonly errors: number | undefined;
  /** Failed calls of a thousand, over the customers whose calls and errors are both known. */
  readonly errorsPerThousand: Figure;
  readonly customersWithErrors: number | undefined;
  /** Whom to help first: those with the most failed calls. */
  readonly most: readonly { readonly name: string; readonly errors: number }[];
}

const MOST = 5;
const NO_CALLS = new Missing('no calls of the API', 'Give calls and errors of the same customers.');

/** Adds up the use of the API; customers with as many errors come by name, so that the order of the rows changes nothing. */
export function apiUsage(customers: readonly ApiCustomer[]): ApiUsage {
  const calls = customers.flatMap((each) => each.calls ?? []);
  const errors = customers.flatMap((each) => each.errors ?? []);
  const both = customers.filter((each) => each.calls !== undefined && each.errors !== undefined);
  const failing = customers.flatMap(({ name, errors: count }) => (count ? [{ name, errors: count }] : []));
  return {
    calls: calls.length === 0 ? undefined : sum(calls),
    errors: errors.length === 0 ? undefined : sum(errors),
    errorsPerThousand: ratioOf(
      sum(both.map((each) => each.errors! * 1000)),
      sum(both.map((each) => each.calls!)),
      NO_CALLS,
    ),
    customersWithErrors: errors.length === 0 ? undefined : failing.length,
    most: failing.sort((a, b) => b.errors - a.errors || (a.name < b.name ? -1 : 1)).slice(0, MOST),
  };
}
