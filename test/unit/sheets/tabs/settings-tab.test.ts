import { beforeEach, describe, expect, test } from '@jest/globals';
import type { GridSheet } from '../../../../workbench';
import { workbenchRunning } from '../../../support/room';
import { fill, recordsOf, valuesOf } from '../../../support/sheets';

const SCRIPT = `
import { addDefaults, placeOfSetting, readSettings, writeSettings } from './sheets/tabs/settings-tab';
const AREA = { area: 'Expansion', settings: {
  seats: { kind: 'percent', name: 'Seats in use from', value: 0.9, least: 0, most: 1, meaning: 'Seats are proposed from here on.' },
  days: { kind: 'number', name: 'Days', value: 30, least: 1, most: 365, meaning: 'How long.' },
  gate: { kind: 'yes/no', name: 'Gate by health', value: true, meaning: 'Whether.' },
  way: { kind: 'word', name: 'Way', value: 'live', words: ['live', 'values'], meaning: 'How.' },
} };
const PRICES = { area: 'Module prices', kind: 'percent', entries: { sso: 0.08, audit: 0.1 }, least: 0, most: 1, meaning: 'Share of ARR.' };
const book = () => SpreadsheetApp.getActive();
export const defaults = () => addDefaults(book(), [AREA, PRICES]);
export const write = (settings) => writeSettings(book(), settings);
export const read = () => {
  const settings = readSettings(book());
  const values = settings.read(AREA);
  const prices = [...settings.readList(PRICES)];
  const problems = settings.problems().map(({ row, message }) => [placeOfSetting(book(), row), message]);
  return { values, prices, problems, strangers: settings.strangers().map(({ area }) => area) };
};
`;
const DEFAULTS = { seats: 0.9, days: 30, gate: true, way: 'live' };
const PRICES = [
  ['sso', 0.08],
  ['audit', 0.1],
];
const nothingWrong = { values: DEFAULTS, prices: PRICES, problems: [], strangers: [] };

let { grid, call } = workbenchRunning(SCRIPT, []);
beforeEach(() => {
  ({ grid, call } = workbenchRunning(SCRIPT, ['defaults', 'write', 'read']));
});
const tab = (): GridSheet => grid.sheets.find(({ name }) => name === 'Vitals settings')!;

test('without a tab, and with one nobody has edited, the defaults count', () => {
  expect(call('read')).toEqual(nothingWrong);
  expect(tab()).toBeUndefined();
  call('defaults');
  expect(call('read')).toEqual(nothingWrong);
  expect(recordsOf(tab())[0]).toMatchObject({
    Area: 'Expansion',
    Setting: 'Seats in use from',
    Value: '90%',
  });
});

test('writing the defaults again adds what is lacking and leaves what people changed', () => {
  call('defaults');
  fill(tab(), [['75%']], 1, 2);
  fill(tab(), [[null, null, null]], 2, 0);
  call('defaults');
  expect(call('read')).toEqual({ ...nothingWrong, values: { ...DEFAULTS, seats: 0.75 } });
  expect(valuesOf(tab()).filter(([, name]) => name === 'Seats in use from')).toHaveLength(1);
});

describe('what people write', () => {
  beforeEach(() => {
    call('defaults');
  });

  test('numbers, shares in each form, words and yes or no in any case', () => {
    fill(tab(), [['12.5%'], [45], ['No'], ['VALUES'], [0.25]], 1, 2);
    const { values, prices } = call<{ values: unknown; prices: unknown[] }>('read');
    expect(values).toEqual({ seats: 0.125, days: 45, gate: false, way: 'values' });
    expect(prices[0]).toEqual(['sso', 0.25]);
  });

  test('a value that cannot be used leaves the default and is named with its cell', () => {
    fill(tab(), [['150%'], ['soon'], ['perhaps'], ['sideways']], 1, 2);
    expect(call('read')).toEqual({
      ...nothingWrong,
      problems: [
        [
          'Vitals settings!C2',
          '"Seats in use from" takes a number from 0% to 100%, such as 90%: the default counts.',
        ],
        ['Vitals settings!C3', '"Days" takes a number from 1 to 365: the default counts.'],
        ['Vitals settings!C4', '"Gate by health" takes yes or no: the default counts.'],
        ['Vitals settings!C5', '"Way" takes one of: live, values. The default counts.'],
      ],
    });
  });

  test('a name of their own belongs into a list and nowhere else; an area nobody reads is told', () => {
    fill(
      tab(),
      [
        ['Module prices', 'ai', '30%'],
        ['Expansion', 'Seat price', 5],
        ['Expnsion', 'Days', 5],
      ],
      20,
    );
    const read = call<{ prices: unknown; problems: string[][]; strangers: string[] }>('read');
    expect(read.prices).toEqual([...PRICES, ['ai', 0.3]]);
    expect(read.problems).toEqual([
      [
        'Vitals settings!C22',
        'Expansion has no setting "Seat price". It has: Seats in use from, Days, Gate by health, Way.',
      ],
    ]);
    expect(read.strangers).toEqual(['Expnsion']);
  });

  test('of two rows of one name the first counts and the second is named', () => {
    fill(tab(), [['Expansion', 'days', 60]], 20);
    const read = call<{ values: { days: number }; problems: string[][] }>('read');
    expect(read.values.days).toBe(30);
    expect(read.problems).toEqual([
      ['Vitals settings!C21', '"days" is set in row 3 already, which counts. Delete one of the two.'],
    ]);
  });
});

test('a setting is written over its row wherever people moved it, and nothing of theirs is touched', () => {
  call('defaults');
  const rows = valuesOf(tab());
  const [headers, ...settings] = rows.map((row) => ['my own', ...row]);
  fill(tab(), [headers!, ...settings.reverse()]);
  call('write', [
    { area: 'Expansion', name: 'Days', value: 60 },
    { area: 'Columns', name: '=1+1', value: 'nps_score', unit: 'percent', meaning: 'How a column is read.' },
  ]);
  const { values, strangers } = call<{ values: { days: number }; strangers: string[] }>('read');
  expect(values.days).toBe(60);
  expect(strangers).toEqual(['Columns']);
  expect(recordsOf(tab()).map((record) => record['my own'])).toEqual([...settings.map(() => 'my own'), null]);
  expect(recordsOf(tab()).at(-1)).toMatchObject({ Area: 'Columns', Setting: '=1+1', Unit: 'percent' });
  expect(recordsOf(tab()).filter(({ Setting }) => Setting === 'Days')).toHaveLength(1);
});
