import { describe, expect, test } from '@jest/globals';
import { populationOf } from '../../../src/customers/population';
import { Portfolio } from '../../../src/reading/portfolio';

/** What is found of these ids, and which rows (from 0) count. */
function found(...ids: unknown[]) {
  const portfolio = new Portfolio(
    ['customer_id', 'arr'],
    ids.map((id) => [id, 5]),
  );
  const population = populationOf(portfolio, 46347);
  return {
    kinds: portfolio.findings.list().map(({ kind, rows }) => [kind, ...rows.map((row) => row - 2)]),
    counting: population.rows.filter((row) => population.absenceOf(row) === undefined),
  };
}

describe('Ids that do not tell customers apart', () => {
  test.each([
    ['by case', 'ab-1', 'AB-1', 'ids differ by case'],
    ['by a composed letter', 'M\u00fcller', 'Mu\u0308ller', 'ids look alike'],
    ['by an accent, which look-ups may ignore', 'M\u00fcller', 'Muller', 'ids look alike'],
    ['by a character without width', 'A-1', 'A\u200b-1', 'ids look alike'],
    ['by a soft hyphen', 'A1', 'A\u00ad1', 'ids look alike'],
    ['by a Cyrillic letter', 'ACME', '\u0410CME', 'ids look alike'],
    ['by a Greek letter', 'KAPPA', '\u039aAPPA', 'ids look alike'],
    ['by the width of letters', 'A-1', '\uff21-1', 'ids look alike'],
    ['by zeros that Sheets dropped', '00123', 123, 'ids differ by zeros'],
    ['by zeros, both numbers as text', '007', '7', 'ids differ by zeros'],
  ])('%s', (_, one, other, kind) => {
    expect(found(one, other, 'Z-9')).toEqual({ kinds: [[kind, 0, 1]], counting: [2] });
  });

  test('with more digits than Sheets keeps are said to be cut', () => {
    expect(found(1234567890123456800, 42).kinds).toEqual([['rounded id', 0]]);
  });

  test('that became dates are no ids', () => {
    const { kinds, counting } = found(new Date(2026, 0, 2), 'A-2');
    expect([kinds, counting]).toEqual([[['refused cell', 0]], [1]]);
  });

  test.each([
    [['0', 'A0', '00A', '10', '100']],
    [['A-1', 'A-10', 'A-01']],
    [['1.10', '1.1']],
    [['Müller', 'Mueller']],
    [['00123', '00124']],
  ])('are not seen where people can tell them apart: %j', (ids) => {
    expect(found(...ids)).toEqual({ kinds: [], counting: ids.map((_, row) => row) });
  });
});
