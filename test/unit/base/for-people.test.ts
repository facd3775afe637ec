import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dayName, daysIn, money, moneyIn, withDates } from '../../../src/base/for-people';

test('the days of a sentence as people write them', () => {
  expect(withDates('Call them (Kim, by 2026-11-23); renewal 2028-01-01')).toBe(
    'Call them (Kim, by 23 Nov 2026); renewal 1 Jan 2028',
  );
  expect(withDates('order 2026-11-231 and 12026-11-23')).toBe('order 2026-11-231 and 12026-11-23');
});

describe('an amount as people say it', () => {
  test.each([
    [0, '0'],
    [950, '950'],
    [999.4, '999'],
    [999.5, '1K'],
    [1_240, '1.24K'],
    [83_560, '84K'],
    [999_499, '999K'],
    [999_500, '1M'],
    [2_913_840, '2.91M'],
    [19_106_500, '19.1M'],
    [822_780_000_000, '823B'],
    [4_139_700_000_000, '4.14T'],
    [-84_000, '-84K'],
  ])('%p is %s', (amount, words) => expect(money(amount)).toBe(words));

  test('never has more than three digits below 1,000 T, and is within half a percent', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 9.9e14, noNaN: true }), (amount) => {
        const words = money(amount);
        expect(words.replace(/\D/g, '').length).toBeLessThanOrEqual(3);
        const value =
          Number.parseFloat(words) * 1000 ** ['', 'K', 'M', 'B', 'T'].indexOf(words.replace(/[\d.]/g, ''));
        expect(Math.abs(value - amount)).toBeLessThanOrEqual(
          Math.max(0.5, amount * 0.0051 + 500 * Number(words.endsWith('K') && amount >= 9950)),
        );
      }),
    );
  });

  test('has the currency of its column, where that names one', () => {
    expect([moneyIn('EUR', 84_000), moneyIn('', 84_000)]).toEqual(['EUR 84K', '84K']);
  });
});

test('days are said as people say them', () => {
  expect([1, 24, 0, -1, -3, null].map(daysIn)).toEqual([
    '1 day',
    '24 days',
    'today',
    '1 day ago',
    '3 days ago',
    '',
  ]);
  expect([dayName('2026-12-23'), dayName('2027-12-23', '2026-11-21')]).toEqual(['23 Dec', '23 Dec 2027']);
});
