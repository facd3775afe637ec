import { beforeEach, describe, expect, test } from '@jest/globals';
import type { GridSheet } from '../../../../workbench';
import { workbenchRunning } from '../../../support/room';
import { fill, recordsOf, valuesOf } from '../../../support/sheets';

const SCRIPT = `
import { openBook } from './sheets/grid/book';
import { addDefaults, migrateSettings, readSettings, writeSettings } from './sheets/tabs/settings-tab';
const book = () => openBook();
export const defaults = () => addDefaults(book());
export const migrate = () => migrateSettings(book());
export const write = (settings) => writeSettings(book(), settings);
export const read = () => {
  const { values, problems } = readSettings(book());
  const { scoring, judgment, moduleShares } = values;
  return { scoring, judgment, moduleShares: [...moduleShares], problems };
};
`;
interface Read {
  readonly scoring: { readonly minimumCoverage: number };
  readonly judgment: { readonly pulseDays: number };
  readonly moduleShares: readonly (readonly [string, number])[];
  readonly problems: readonly { readonly tab: string; readonly cell: string; readonly message: string }[];
}

let { grid, call } = workbenchRunning(SCRIPT, []);
beforeEach(() => {
  ({ grid, call } = workbenchRunning(SCRIPT, ['defaults', 'migrate', 'write', 'read']));
});
const tab = (): GridSheet => grid.sheets.find(({ name }) => name === 'Vitals settings')!;
/** Where the row of a setting stands, from 0. */
const rowOf = (setting: string) => valuesOf(tab()).findIndex(([, name]) => name === setting);
const set = (setting: string, value: string | number) => fill(tab(), [[value]], rowOf(setting), 2);

test('without a tab, and with one nobody has edited, the defaults count', () => {
  const defaults = call<Read>('read');
  expect(defaults).toMatchObject({ scoring: { minimumCoverage: 0.6 }, problems: [] });
  expect(tab()).toBeUndefined();
  call('defaults');
  expect(call('read')).toEqual(defaults);
  expect(recordsOf(tab())[0]).toMatchObject({ Area: 'Scoring', Setting: 'Health model', Value: 'proposed' });
});

test('writing the defaults again adds what is lacking and leaves what people changed', () => {
  call('defaults');
  set('Minimum coverage', '75%');
  fill(tab(), [[null, null, null]], rowOf('CSM rating expires after (days)'), 0);
  call('defaults');
  expect(call('read')).toMatchObject({ scoring: { minimumCoverage: 0.75 }, judgment: { pulseDays: 90 } });
  expect(valuesOf(tab()).filter(([, name]) => name === 'Minimum coverage')).toHaveLength(1);
  expect(rowOf('CSM rating expires after (days)')).toBeGreaterThan(0);
});

describe('what cannot be used is named with its cell', () => {
  beforeEach(() => {
    call('defaults');
  });
  const problems = () => call<Read>('read').problems.map(({ cell, message }) => [cell, message]);

  test('a value in its column', () => {
    set('Minimum coverage', 'a lot');
    expect(problems()).toEqual([
      [`C${rowOf('Minimum coverage') + 1}`, expect.stringContaining('"Minimum coverage" takes a number')],
    ]);
  });

  test('a misspelled area and a misspelled name in theirs, and a name of their own in a list is none', () => {
    fill(
      tab(),
      [
        ['Expansion modules', 'ai', '30%'],
        ['Scoring', 'Minimum cover', '50%'],
        ['Scorings', 'Minimum coverage', '99%'],
      ],
      80,
    );
    expect(problems()).toEqual([
      ['B82', expect.stringMatching(/^Scoring has no setting "Minimum cover"/)],
      ['A83', expect.stringMatching(/^There is no area "Scorings"/)],
    ]);
    expect(call<Read>('read').moduleShares).toContainEqual(['ai', 0.3]);
  });

  test('in the first cell where the tab has lost the column', () => {
    fill(tab(), [['Bereich']], 0, 0);
    const [first] = call<Read>('read').problems;
    expect(first).toMatchObject({ cell: 'A2', message: expect.stringMatching(/^The area is blank/) });
  });
});

describe('a setting under an earlier name', () => {
  beforeEach(() => {
    call('defaults');
    fill(tab(), [['Judgement', 'Pulse counts for days', 30]], rowOf('CSM rating expires after (days)'), 0);
  });
  const areas = () => recordsOf(tab()).filter(({ Setting }) => Setting === 'CSM rating expires after (days)');

  test('counts, and gets the name of today once', () => {
    expect(call<Read>('read')).toMatchObject({ judgment: { pulseDays: 30 }, problems: [] });
    call('migrate');
    expect(recordsOf(tab()).some(({ Setting }) => Setting === 'Pulse counts for days')).toBe(false);
    expect(areas()).toMatchObject([{ Area: 'Judgment', Value: 30 }]);
    const written = valuesOf(tab());
    call('migrate');
    expect(valuesOf(tab())).toEqual(written);
  });

  test('is not added again, and is written over where it stands', () => {
    call('defaults');
    call('write', [{ area: 'Judgment', name: 'CSM rating expires after (days)', value: 60 }]);
    expect(areas()).toMatchObject([{ Area: 'Judgment', Value: 60 }]);
  });
});

test('a setting is written over its row wherever people moved it, and nothing of theirs is touched', () => {
  call('defaults');
  const rows = valuesOf(tab());
  const [headers, ...settings] = rows.map((row) => ['my own', ...row]);
  fill(tab(), [headers!, ...settings.reverse()]);
  call('write', [
    { area: 'Judgment', name: 'CSM rating expires after (days)', value: 60 },
    { area: 'Columns', name: '=1+1', value: 'nps_score', unit: 'percent', meaning: 'How a column is read.' },
  ]);
  const { judgment, problems } = call<Read>('read');
  expect(judgment.pulseDays).toBe(60);
  expect(problems).toEqual([]);
  expect(recordsOf(tab()).map((record) => record['my own'])).toEqual([...settings.map(() => 'my own'), null]);
  expect(recordsOf(tab()).at(-1)).toMatchObject({ Area: 'Columns', Setting: '=1+1', Unit: 'percent' });
});
