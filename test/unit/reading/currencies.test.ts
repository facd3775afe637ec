import { describe, expect, test } from '@jest/globals';
import { Currencies } from '../../../src/reading/currencies';
import { Portfolio } from '../../../src/reading/portfolio';
import { Missing } from '../../../src/scoring/value';

const RATES = new Map([
  ['EUR', 1],
  ['USD', 0.9],
]);

describe('Currencies', () => {
  test('the base currency is the one whose rate is 1, and a currency without a rate has none', () => {
    const currencies = new Currencies((row) => ['USD', '', 'CHF'][row]!, 3, RATES);
    expect(currencies.base).toBe('EUR');
    expect([0, 1].map((row) => currencies.inBase(100, currencies.of(row)))).toEqual([90, 100]);
    expect(currencies.rate('CHF')).toBeInstanceOf(Missing);
    expect(currencies.inBase(100, 'CHF')).toBeNaN();
  });

  test('without rates it is the one of most rows, whatever their order, and no other is converted', () => {
    for (const codes of [
      ['GBP', 'USD', 'GBP', '', 'USD'],
      ['USD', '', 'USD', 'GBP', 'GBP'],
    ]) {
      const currencies = new Currencies((row) => codes[row]!, codes.length, new Map());
      expect(currencies.base).toBe('GBP');
      expect(currencies.rate('USD')).toBeInstanceOf(Missing);
    }
  });
});

test('a table reads revenue in the base currency; what has no rate has no amount, and is a finding', () => {
  const portfolio = new Portfolio(
    ['customer_id', 'arr', 'currency'],
    [
      ['a', 100, 'usd '],
      ['b', 100, ''],
      ['c', 100, 'CHF'],
      ['d', '', 'CHF'],
    ],
    { rates: RATES },
  );
  const read = portfolio.reader(['arr']);
  expect([0, 1].map((row) => read(row)[0])).toEqual([90, 100]);
  expect(read(2)[0]).toBeInstanceOf(Missing);
  read(3);
  expect(portfolio.findings.list()).toMatchObject([
    { kind: 'no exchange rate', column: 'C', count: 1, rows: [4], samples: ['CHF'] },
  ]);
});
