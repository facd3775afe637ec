import type { NumberList } from '../base/setting';
import { currencyKey, type RateTable, rateOf } from '../metrics/currency';
import type { Figure } from '../metrics/rate';

/** What one unit of each currency is worth in the base currency, which has 1. */
export const EXCHANGE_RATES: NumberList = {
  area: 'Exchange rates',
  kind: 'number',
  entries: {},
  least: 0.000001,
  most: 1e6,
  meaning: 'What one unit of this currency is worth in your base currency; the base currency has 1.',
};

/** The rates that people have set, by currency; a currency that is not there has none. */
export function exchangeRates(entries: ReadonlyMap<string, number>): RateTable {
  return new Map([...entries].map(([name, rate]) => [currencyKey(name), rate]));
}

/**
 * The currencies of a portfolio. The base currency is the one whose rate is 1; where nobody has set rates, the one that most
 * rows have, and the others have no rate. A row without a currency is in the base currency.
 */
export class Currencies {
  /** The base currency; empty where the table names none. */
  readonly base: string;
  private readonly codeOf: (row: number) => string;

  /** `codeOf` tells the currency of each of so many rows, empty where it has none. */
  constructor(
    codeOf: (row: number) => string,
    rows: number,
    private readonly rates: RateTable,
  ) {
    if (rates.size === 0) {
      const codes = Array.from({ length: rows }, (_, row) => codeOf(row));
      this.base = mostFrequent(codes);
      this.codeOf = (row) => codes[row] ?? '';
    } else {
      this.base = [...rates].find(([, rate]) => rate === 1)?.[0] ?? '';
      this.codeOf = codeOf;
    }
  }

  /** The currency of a row; empty where it has none. */
  of(row: number): string {
    return this.codeOf(row);
  }

  /** What one unit of a currency is worth in the base currency. */
  rate(currency: string): Figure {
    return currency === '' || currency === this.base ? 1 : rateOf(currency, this.rates);
  }

  /** An amount in the base currency; NaN where the currency has no rate. */
  inBase(amount: number, currency: string): number {
    const rate = this.rate(currency);
    return typeof rate === 'number' ? amount * rate : Number.NaN;
  }
}

/** Of two that are as frequent, the first by name, so that the order of the rows changes nothing. */
function mostFrequent(codes: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const code of codes) if (code !== '') counts.set(code, (counts.get(code) ?? 0) + 1);
  const [first] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return first?.[0] ?? '';
}
