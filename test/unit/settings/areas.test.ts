import { expect, test } from '@jest/globals';
import type { SettingRow } from '../../../src/base/setting';
import { areasWith, nameOfToday, readAllSettings } from '../../../src/settings/areas';
import { areaNames } from '../../../src/settings/table';

const row = (area: string, name: string, value: unknown = 1, at = 2): SettingRow => ({
  area,
  name,
  value,
  unit: '',
  row: at,
});

test('no two areas share a name, of today or earlier', () => {
  const names = Object.values(areasWith([]))
    .flatMap(areaNames)
    .map((name) => name.toLowerCase());
  expect(new Set(names).size).toBe(names.length);
});

test('a misspelled area is a problem that names the areas', () => {
  const { problems } = readAllSettings([row('Scorings', 'Minimum coverage', '99%')], []);
  expect(problems).toMatchObject([{ row: 2, cell: 'Area' }]);
  expect(problems[0]!.message).toMatch(/^There is no area "Scorings", .*Use one of: Scoring, /);
});

test('a heading of the user is no problem, a setting without an area is one', () => {
  const rows = [row('Ours, please ask first', '', ''), row('', 'Minimum coverage', '99%', 3)];
  expect(readAllSettings(rows, []).problems).toMatchObject([
    { row: 3, message: expect.stringMatching(/^The area is blank/) },
  ]);
});

test('a pulse counts as long as an earlier version was told', () => {
  const { values, problems } = readAllSettings([row('Judgement', 'Pulse counts for days', 30)], []);
  expect(values.judgment.pulseDays).toBe(30);
  expect(problems).toEqual([]);
  const today = { area: 'Judgment', name: 'CSM rating expires after (days)' };
  expect(nameOfToday('judgement ', 'pulse counts for days')).toEqual(today);
  expect(nameOfToday(today.area, today.name)).toEqual(today);
  expect(nameOfToday('Ours', 'Pulse counts for days')).toEqual({
    area: 'Ours',
    name: 'Pulse counts for days',
  });
});
