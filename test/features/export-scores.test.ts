import { expect, test } from '@jest/globals';
import Papa from 'papaparse';
import type { ScoresFile } from '../../src/addon/run/export-scores';
import { scoresOf, workbenchWith } from '../support/sheets';

const SIGNS = ['=1+1', '+49 30', '-Beta', '@sum', '\t=1', '\r=2'];

function exported(kind: 'csv' | 'json', names: readonly string[]) {
  const opened = workbenchWith([
    ['customer_id', 'name', 'nps_score', 'csat_score', 'renewal_date'],
    ...names.map((name, i) => [`C${i}`, name, 9 - i, 4, { day: 46400 }]),
  ]);
  opened.bench.runFromClient('scorePortfolio', {});
  const { value, error } = opened.bench.runFromClient('exportScores', kind);
  return { ...opened, file: value as ScoresFile, error };
}

test('the scores download as CSV; what another spreadsheet would run stands behind an apostrophe, and it is said', () => {
  const { file } = exported('csv', [...SIGNS, 'Fine, "quoted"']);
  const { data, meta } = Papa.parse<Record<string, string>>(file.text, { header: true });
  expect(file.name).toBe('vitals-scores-2026-11-21.csv');
  expect(meta.fields![0]).toBe('Customer id');
  const names = data.map((row) => row.Name!);
  expect(names).toHaveLength(SIGNS.length + 1);
  expect(names.every((name) => !/^[=+\-@\t\r]/.test(name))).toBe(true);
  expect(names.at(-1)).toBe('Fine, "quoted"');
  expect(names[0]).toBe("'=1+1");
  expect(file.remark).toMatch(/^\d+ cells begin with =, \+, -, @ or a tab \(first: Name of C0\)/);
  expect(data[0]!['Scored on']).toBe('2026-11-21');
});

test('nothing is said of a file in which nothing was disarmed', () => {
  expect(exported('csv', ['Alder']).file.remark).toBe('');
});

test('and as JSON: numbers as numbers, days as ISO days, unknown as null', () => {
  const { file, grid } = exported('json', ['=1+1', 'Alder']);
  const records = JSON.parse(file.text) as Record<string, unknown>[];
  expect(file).toMatchObject({ name: 'vitals-scores-2026-11-21.json', remark: '' });
  expect(records.map(({ Name }) => Name)).toEqual(['=1+1', 'Alder']);
  expect(records[0]).toMatchObject({ 'Customer id': 'C0', 'Scored on': '2026-11-21', CSM: null });
  expect(records.map((record) => record['Health score'])).toEqual(
    scoresOf(grid).map((row) => row['Health score']),
  );
});

test('before the first run it says so', () => {
  const { bench } = workbenchWith([['customer_id', 'nps_score']]);
  expect(bench.runFromClient('exportScores', 'csv').error?.message).toContain('Nothing is scored yet');
});
