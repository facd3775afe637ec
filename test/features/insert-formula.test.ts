import { expect, test } from '@jest/globals';
import type { Area, Workbench } from '../../workbench';
import { type TestCell, workbenchWith } from '../support/sheets';

const ROWS: TestCell[][] = [
  ['My accounts'],
  ['Account ID', 'NPS', 'feature_adoption'],
  ['A-1', 9, 80],
  ['A-2', 3, 40],
];
const at = (row: number, column: number): Area => ({ row, column, rows: 1, columns: 1 });

function insert(bench: Workbench, example: string): string {
  const run = bench.runFromClient('insertFormula', example);
  if (run.error) throw new Error(run.error.message);
  return String(run.value);
}

test('writes the formula with the ranges of the sheet into the selected cell', () => {
  const { bench, sheet } = workbenchWith(ROWS);
  sheet.selection = at(2, 5);
  expect(insert(bench, 'HEALTHSCORE(A1:AZ1, A2:AZ251)')).toContain('F3 holds');
  expect(sheet.formulas(at(2, 5))).toEqual([["=HEALTHSCORE('Sheet1'!$A$2:$C$2;'Sheet1'!$A$3:$C$4)"]]);
});

test('counts from today where the formula takes a day, from another tab, whatever the tab is called', () => {
  const { bench, sheet, grid } = workbenchWith(ROWS);
  sheet.name = "Ana's";
  const other = grid.insertSheet('Other', 1);
  grid.activeSheet = other;
  insert(bench, 'CHURNRISK(A1:AZ1, A2:AZ251, DATE(2020, 1, 2))');
  expect(other.formulas(at(0, 0))).toEqual([
    ["=CHURNRISK('Ana''s'!$A$2:$C$2;'Ana''s'!$A$3:$C$4;DATE(2026;11;21))"],
  ]);
});

test.each([
  [3, 1, 'HEALTHSCORE(A1:AZ1, A2:AZ251)', 'reads the columns around B4'],
  [1, 6, 'HEALTHSCORE(A1:AZ1, A2:AZ251)', 'Something stands in G2 or in the 2 cells from there down'],
  [2, 5, 'NRR(B2:B251, C2:C251)', 'Only formulas over all customers'],
  [2, 5, 'HEALTHSCORE(A1:AZ1, A2:AZ251)+IMPORTDATA("x")', 'Only formulas over all customers'],
])('refuses, and changes nothing: row %i, column %i, %s', (row, column, example, words) => {
  const { bench, sheet } = workbenchWith(ROWS);
  sheet.write(at(2, 6), [['taken']]);
  sheet.selection = at(row, column);
  expect(() => insert(bench, example)).toThrow(words);
  expect(sheet.formulas({ row: 0, column: 0, rows: 6, columns: 10 }).flat().join('')).toBe('');
});
