import { expect, test } from '@jest/globals';
import { boundHealth } from '../../bench/bound';
import { portfolio } from '../../bench/data';
import { naiveHealth } from '../../bench/naive';
import { explained, healthScore } from '../../bench/stages';

const { headers, rows } = portfolio(300);

test('the same seed makes the same portfolio, another seed another', () => {
  expect(portfolio(300)).toEqual({ headers, rows });
  expect(portfolio(300, 2).rows).not.toEqual(rows);
  expect(portfolio(500).rows.slice(0, 300)).toEqual(rows);
});

test('every customer of it is scored, every column of it understood', () => {
  const results = explained(headers, rows);
  expect(results).toHaveLength(300);
  expect(results.every((row) => row.length > 20)).toBe(true);
});

test('the ways that are compared with ours give the same scores', () => {
  const ours = healthScore([headers], rows, undefined);
  expect(naiveHealth(headers, rows)).toEqual(ours);
  expect(boundHealth(headers, rows)).toEqual(ours);
  expect(rows.map((row) => [healthScore([headers], [row], undefined)])).toEqual(ours);
});
