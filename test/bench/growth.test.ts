// How often cells are looked at: what makes a large portfolio slow, counted, since times vary on a shared machine.
import { expect, test } from '@jest/globals';
import { portfolio } from '../../bench/data';
import { explained, healthScore } from '../../bench/stages';

type Rows = readonly (readonly unknown[])[];

/** How many cells of the first so many customers are looked at, those that are looked at twice counted twice. */
function looksAtCells(customers: number, score: (headers: readonly string[], rows: Rows) => unknown): number {
  const { headers, rows } = portfolio(customers);
  let looks = 0;
  const watched = rows.map(
    (row) =>
      new Proxy([...row], {
        get(cells, key) {
          if (typeof key === 'string' && /^\d+$/.test(key)) looks++;
          return Reflect.get(cells, key);
        },
      }),
  );
  score(headers, watched);
  return looks;
}

test.each<[string, number, (headers: readonly string[], rows: Rows) => unknown]>([
  ['a score', 1, (headers, rows) => healthScore([headers as string[]], rows as unknown[][], undefined)],
  ['all columns of Vitals scores', 4, explained],
])('%s looks at each cell a few times, however many customers there are', (_, times, score) => {
  const [few, many] = [100, 1000].map((customers) => looksAtCells(customers, score)) as [number, number];
  expect(many / few).toBeLessThanOrEqual(10);
  expect(many / (1000 * portfolio(1).headers.length)).toBeLessThanOrEqual(times);
});
