import vm from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dayOf, dayToIso } from '../../../../src/base/calendar';
import { readDay } from '../../../../src/reading/cells/day';
import {
  AMBIGUOUS_DAY,
  DAY_IN_OTHER_ORDER,
  DAY_OUT_OF_RANGE,
  NOT_A_DAY,
  PLACEHOLDER_DAY,
  TWO_DIGIT_YEAR,
} from '../../../../src/reading/cells/missing';
import { localeOf } from '../../../../src/reading/locale';

const LAST_OF_2026 = 46387;

test.each<[string, unknown, string]>([
  ['figures without marks', 20270331, '2027-03-31'],
  ['figures without marks, as text', '20270331', '2027-03-31'],
  ['seconds since 1970', 1763647200, '2025-11-20'],
  ['seconds since 1970, as text', '1763647200', '2025-11-20'],
  ['milliseconds since 1970', 1763647200123, '2025-11-20'],
])('%s are a day', (_, cell, day) => {
  expect(dayToIso(readDay(cell) as number)).toBe(day);
});

test('figures that the calendar does not have, and placeholders, are none', () => {
  expect([20271331, 99991231, 12345678].map((cell) => readDay(cell))).toEqual([
    NOT_A_DAY,
    PLACEHOLDER_DAY,
    NOT_A_DAY,
  ]);
});

describe('civil days', () => {
  test('count from 1899-12-30, as Sheets does', () => {
    expect(dayOf(1899, 12, 30)).toBe(0);
    expect(dayOf(2026, 12, 31)).toBe(LAST_OF_2026);
    expect(dayOf(1970, 1, 1)).toBe(25569);
    expect(dayToIso(LAST_OF_2026)).toBe('2026-12-31');
    expect(dayToIso(Number.NaN)).toBe('');
  });

  test('refuse what the calendar does not have', () => {
    expect(dayOf(2026, 2, 30)).toBeNaN();
    expect(dayOf(2027, 2, 29)).toBeNaN();
    expect(dayOf(2028, 2, 29)).toBe(dayOf(2028, 3, 1) - 1);
    expect(dayOf(2026, 13, 1)).toBeNaN();
    expect(dayOf(26, 1, 1)).toBeNaN();
  });

  test('go to text and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 25570, max: 109574 }), (day) => {
        fc.pre(dayToIso(day) !== '2099-12-31');
        expect(readDay(dayToIso(day))).toBe(day);
        expect(readDay(day + 0.75)).toBe(day);
      }),
    );
  });
});

describe('readDay', () => {
  test.each([
    '2026-12-31',
    '2026/12/31',
    '2026-12-31T23:30:00-08:00',
    '2026-12-31T23:30:00.123Z',
    '2026-12-31 23:30',
    'Dec 31, 2026',
    'December 31 2026',
    '31 Dec 2026',
    '31-Dec-2026',
    '31/12/2026',
    '31.12.2026',
    '12/31/2026',
    '31-12-2026 03:00',
    '12/31/2026 5:00 PM',
  ])('reads %j, which has one reading', (text) => {
    expect(readDay(text)).toBe(LAST_OF_2026);
  });

  test('reads the order of the locale, and no other', () => {
    expect(readDay('01/02/2026', localeOf('en_US').order)).toBe(dayOf(2026, 1, 2));
    expect(readDay('01/02/2026', localeOf('en_GB').order)).toBe(dayOf(2026, 2, 1));
    expect(readDay('31.12.2026', localeOf('de_DE').order)).toBe(LAST_OF_2026);
    expect(readDay('31/12/2026', localeOf('en_US').order)).toBe(DAY_IN_OTHER_ORDER);
    expect(readDay('12/31/2026', localeOf('en_GB').order)).toBe(DAY_IN_OTHER_ORDER);
    expect(readDay('31/12/2026', localeOf('ja_JP').order)).toBe(DAY_IN_OTHER_ORDER);
    expect(readDay('2026-12-31', localeOf('en_US').order)).toBe(LAST_OF_2026);
  });

  test('doubts day and month where no locale is known', () => {
    expect(readDay('01/02/2026')).toBe(AMBIGUOUS_DAY);
    expect(readDay('02/02/2026')).toBe(dayOf(2026, 2, 2));
  });

  test.each([
    ['12/31/26', TWO_DIGIT_YEAR],
    ['31-Dec-26', TWO_DIGIT_YEAR],
    ['Dec 31, 26', TWO_DIGIT_YEAR],
    ['2026-02-30', NOT_A_DAY],
    ['30/02/2026', NOT_A_DAY],
    ['2026-13-01', NOT_A_DAY],
    ['2026-12-31 (verbal)', NOT_A_DAY],
    ['2026', NOT_A_DAY],
    ['46387', NOT_A_DAY],
    ['today', NOT_A_DAY],
    ['0000-00-00', NOT_A_DAY],
    ['2026-W53', NOT_A_DAY],
    ['31 décembre 2026', NOT_A_DAY],
    ['Feb 30, 2026', NOT_A_DAY],
    ['anf 3, 2026', NOT_A_DAY],
    ['marchy 3, 2026', NOT_A_DAY],
    ['1900-01-01', PLACEHOLDER_DAY],
    ['1970-01-01', PLACEHOLDER_DAY],
    ['1969-12-31T16:00:00-08:00', PLACEHOLDER_DAY],
    ['0001-01-01', PLACEHOLDER_DAY],
    ['12/31/9999', PLACEHOLDER_DAY],
    ['2099-12-31', PLACEHOLDER_DAY],
    ['2200-01-01', DAY_OUT_OF_RANGE],
    [0, PLACEHOLDER_DAY],
    [60, DAY_OUT_OF_RANGE],
    [2026, DAY_OUT_OF_RANGE],
    [Number.NaN, NOT_A_DAY],
    [true, NOT_A_DAY],
    [{}, NOT_A_DAY],
    [new Date(Number.NaN), NOT_A_DAY],
  ])('refuses %j', (cell, reason) => {
    expect(readDay(cell)).toBe(reason);
  });

  test('takes Dates of another realm, and only Dates', () => {
    expect(readDay(vm.runInNewContext('new Date(2026, 11, 31)'))).toBe(LAST_OF_2026);
    expect(readDay({ [Symbol.toStringTag]: 'Date', getTime: () => 0 })).toBe(NOT_A_DAY);
  });
});
