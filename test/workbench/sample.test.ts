import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { RunReport } from '../../src/addon/run/score';
import { MemoryGrid } from '../../workbench';
import { openFile } from '../../workbench/files';
import { sample } from '../../workbench/sample';
import { benchOn, scoresOf, valuesOf } from '../support/sheets';

let folder: string;
let opened: MemoryGrid;
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'customer-vitals-test-'));
  const file = path.join(folder, 'sample.xlsx');
  await sample([file]);
  opened = new MemoryGrid();
  await openFile(opened, file, 2026);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const tab = (name: string) => opened.sheets.find((sheet) => sheet.name === name)!;

test('the sample spreadsheet holds customers, model, scores and a dashboard', () => {
  expect(opened.sheets.map(({ name }) => name)).toEqual([
    'Customers',
    'Sample model',
    'Sample dashboard',
    'Sample scores',
  ]);
  expect(opened.activeSheet.name).toBe('Customers');
  const dashboard = valuesOf(tab('Sample dashboard')).flat();
  expect(dashboard.filter((cell) => typeof cell === 'number').length).toBeGreaterThan(20);
  expect(dashboard.filter((cell) => /^#|Loading/.test(String(cell)))).toEqual([]);
});

test('its results beside the customers are those of the scores tab', () => {
  const [headers, ...rows] = valuesOf(tab('Customers'));
  const [scoreHeaders, ...scores] = valuesOf(tab('Sample scores'));
  // The sample has rows without a customer's id, too.
  const customers = rows.filter(([id]) => id !== null && id !== '');
  const column = (names: typeof headers, name: string) => names!.indexOf(name);
  for (const name of ['Health score', 'Risk tier']) {
    const beside = customers.map((row) => row[column(headers, name)]);
    expect(beside).toEqual(scores.map((row) => row[column(scoreHeaders, name)]));
    expect(new Set(beside).size).toBeGreaterThan(3);
  }
});

test('scored again by the add-on, the opened file gives the same values', () => {
  const before = valuesOf(tab('Sample scores'));
  const bench = benchOn(opened);
  const report = bench.runFromClient('scorePortfolio', { model: 'segment', way: 'values' }).result();
  expect((report as RunReport).tab).toBe('Customers');
  const again = scoresOf(opened);
  expect(again.map((record) => Object.values(record))).toEqual(before.slice(1));
});
