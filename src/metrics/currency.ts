import { Missing } from '../scoring/value';
import type { Figure } from './rate';

/** What one unit of each currency is worth in the base currency, by `currencyKey`. */
export type RateTable = ReadonlyMap<string, number>;

/** The rate of a currency; one that the table lacks has none, since a rate of 1 would be invented. */
export function rateOf(currency: string, rates: RateTable): Figure {
  return (
    rates.get(currencyKey(currency)) ??
    new Missing(
      `no rate for ${currency}`,
      'Add the currency to the table of rates, the base currency with 1.',
    )
  );
}

export function currencyKey(currency: string): string {
  return currency.trim().toUpperCase();
}
