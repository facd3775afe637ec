import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { columnLetter, quotedTab } from '../../../src/base/a1';
import { dayOf, dayOfIso, dayToIso, firstDayOf, isoDayAfter, monthOf } from '../../../src/base/calendar';
import { groupBy } from '../../../src/base/group-by';
import { isNext, runsOf } from '../../../src/base/runs';

/** From 1900-03-01, before which Sheets and Excel disagree, to 2199-12-31. */
const day = fc.integer({ min: 61, max: 109_574 });

describe('the calendar', () => {
  test('knows days as Sheets counts them', () => {
    // https://developers.google.com/sheets/api/guides/formats: 1900-01-01 is 2; 1970-01-01 is 25569.
    expect(dayOf(1970, 1, 1)).toBe(25569);
    expect(dayOf(2026, 11, 21)).toBe(46347);
    expect(dayOf(2026, 2, 29)).toBeNaN();
    expect(isoDayAfter('2028-02-28', 1)).toBe('2028-02-29');
    expect(isoDayAfter('2026-01-01', -1)).toBe('2025-12-31');
  });

  test('says a day as ISO text that reads back', () => {
    fc.assert(fc.property(day, (serial) => expect(dayOfIso(dayToIso(serial))).toBe(serial)));
  });

  test('puts each day into the month that begins on or before it', () => {
    fc.assert(
      fc.property(day, (serial) => {
        const month = monthOf(serial);
        expect(firstDayOf(month)).toBeLessThanOrEqual(serial);
        expect(firstDayOf(month + 1)).toBeGreaterThan(serial);
      }),
    );
  });
});

test('columns have the letters of a sheet', () => {
  expect([1, 26, 27, 52, 53, 702, 703].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  expect(quotedTab("Ana's accounts")).toBe("'Ana''s accounts'");
});

test('groups and runs lose, double and reorder nothing', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(50)), (numbers) => {
      const groups = groupBy(numbers, (n) => n % 3);
      for (const [key, own] of groups) expect(own).toEqual(numbers.filter((n) => n % 3 === key));
      const sorted = [...numbers].sort((a, b) => a - b);
      const runs = runsOf(sorted, isNext);
      expect(runs.flat()).toEqual(sorted);
      for (const run of runs) expect(run[run.length - 1]! - run[0]!).toBe(run.length - 1);
    }),
  );
});
