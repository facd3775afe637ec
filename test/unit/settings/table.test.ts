import { describe, expect, test } from '@jest/globals';
import type { SettingRow } from '../../../src/base/setting';
import { readAreas } from '../../../src/settings/table';

const AREAS = {
  expansion: {
    area: 'Expansion',
    formerly: ['Growing'],
    settings: {
      seats: { kind: 'percent', name: 'Seats in use from', value: 0.9, least: 0, most: 1, meaning: 'Where.' },
      days: { kind: 'number', name: 'Days', value: 30, least: 1, most: 365, meaning: 'How long.' },
      gate: { kind: 'yes/no', name: 'Gate by health', value: true, meaning: 'Whether.' },
      way: { kind: 'word', name: 'Way', value: 'live', words: ['live', 'values'], meaning: 'How.' },
    },
  },
  prices: {
    area: 'Module prices',
    kind: 'percent',
    entries: { sso: 0.08, audit: 0.1 },
    least: 0,
    most: 1,
    meaning: 'Share of ARR.',
  },
  columns: {
    area: 'Columns',
    read: (rows: readonly SettingRow[]) => rows.map(({ name, value }) => [name, value]),
  },
} as const;
const DEFAULTS = { seats: 0.9, days: 30, gate: true, way: 'live' };

/** Rows below a header, as area, name, value. */
const rows = (...cells: [string, string, unknown][]): SettingRow[] =>
  cells.map(([area, name, value], i) => ({ area, name, value, unit: '', row: i + 2 }));

test('without rows the defaults count', () => {
  expect(readAreas(AREAS, [])).toEqual({
    values: { expansion: DEFAULTS, prices: new Map(Object.entries(AREAS.prices.entries)), columns: [] },
    problems: [],
    strangers: [],
  });
});

test('numbers, shares in each form, words and yes or no in any case', () => {
  const { values } = readAreas(
    AREAS,
    rows(
      ['Expansion', 'Seats in use from', '12.5%'],
      ['expansion ', 'days', 45],
      ['Expansion', 'Gate by health', 'No'],
      ['Expansion', 'Way', 'VALUES'],
      ['Module prices', 'sso', 0.25],
      ['Module prices', 'ai', '30%'],
      ['Columns', 'Mood', 'nps_score'],
    ),
  );
  expect(values.expansion).toEqual({ seats: 0.125, days: 45, gate: false, way: 'values' });
  expect([...values.prices]).toEqual([
    ['sso', 0.25],
    ['audit', 0.1],
    ['ai', 0.3],
  ]);
  expect(values.columns).toEqual([['Mood', 'nps_score']]);
});

test('the row of an area under an earlier name counts', () => {
  const { values, problems, strangers } = readAreas(AREAS, rows(['growing', 'Days', 45]));
  expect(values.expansion.days).toBe(45);
  expect([problems, strangers]).toEqual([[], []]);
});

describe('a mistake leaves the default and is named with its cell', () => {
  const problemsOf = (...cells: [string, string, unknown][]) => {
    const { values, problems } = readAreas(AREAS, rows(...cells));
    expect(values.expansion).toEqual(DEFAULTS);
    return problems.map(({ row, cell, message }) => [row, cell, message]);
  };

  test('values that cannot be used', () => {
    expect(
      problemsOf(
        ['Expansion', 'Seats in use from', '150%'],
        ['Expansion', 'Days', 'soon'],
        ['Expansion', 'Gate by health', 'perhaps'],
        ['Expansion', 'Way', 'sideways'],
      ),
    ).toEqual([
      [2, 'Value', '"Seats in use from" takes a number from 0% to 100%, such as 90%: the default counts.'],
      [3, 'Value', '"Days" takes a number from 1 to 365: the default counts.'],
      [4, 'Value', '"Gate by health" takes yes or no: the default counts.'],
      [5, 'Value', '"Way" takes one of: live, values. The default counts.'],
    ]);
  });

  test('a name that the area does not have, and a value without a name', () => {
    expect(problemsOf(['Expansion', 'Seat price', 5], ['Expansion', '', 7])).toEqual([
      [
        2,
        'Setting',
        'Expansion has no setting "Seat price". It has: Seats in use from, Days, Gate by health, Way.',
      ],
      [3, 'Setting', 'Name the setting of "Expansion", or clear its value.'],
    ]);
  });

  test('the second of two rows of one name, whichever name the area has in them', () => {
    expect(problemsOf(['Expansion', 'Days', 30], ['Growing', 'days', 60])).toEqual([
      [3, 'Setting', '"days" is set in row 2 already, which counts. Delete one of the two.'],
    ]);
  });

  test('an area that does not exist is a stranger', () => {
    const { strangers } = readAreas(AREAS, rows(['Expnsion', 'Days', 5], ['', 'Days', 5]));
    expect(strangers.map(({ row }) => row)).toEqual([2, 3]);
  });
});
