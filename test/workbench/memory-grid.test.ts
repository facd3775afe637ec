import { expect, test } from '@jest/globals';
import { MemoryGrid } from '../../workbench/memory-grid';
import { describeGrid } from './conformance';

describeGrid('The grid in memory', () => new MemoryGrid());

test('a formula is kept as text and reads #NAME?, because nothing calculates it', () => {
  const sheet = new MemoryGrid().activeSheet;
  sheet.write({ row: 0, column: 0, rows: 1, columns: 1 }, [[{ formula: '=SUM(1;2)' }]]);
  expect(sheet.values({ row: 0, column: 0, rows: 1, columns: 1 })).toEqual([['#NAME?']]);
});

test('a formula shows what it was written with: 0, FALSE, empty text, a date', () => {
  const sheet = new MemoryGrid().activeSheet;
  const area = { row: 0, column: 0, rows: 1, columns: 5 };
  const shown = [0, false, '', 46_347, null];
  sheet.write(area, [shown.map((shows) => ({ formula: '=A1', shows }))]);
  expect(sheet.values(area)).toEqual([shown]);
  expect(sheet.formulas(area)).toEqual([shown.map(() => '=A1')]);
  expect(sheet.extent()).toEqual({ rows: 1, columns: 5 });
});

test('100,000 x 60 cells are written and read', () => {
  const sheet = new MemoryGrid({ rows: 100_000, columns: 60 }).activeSheet;
  const area = { row: 0, column: 0, rows: 100_000, columns: 60 };
  const row = Array.from({ length: 60 }, (_, j) => (j % 2 ? j : 'text'));
  sheet.write(area, Array(100_000).fill(row));
  sheet.insert('columns', 30, 1, 29);
  expect(sheet.values({ ...area, columns: 61 })[99_999]![60]).toBe(59);
  expect(sheet.extent()).toEqual({ rows: 100_000, columns: 61 });
});
