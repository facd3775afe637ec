import { beforeEach, describe, expect, test } from '@jest/globals';
import type { RunReport } from '../../src/addon/run/score';
import type { CellValue, Grid, GridSheet, Workbench } from '../../workbench';
import { MemoryGrid } from '../../workbench';
import { UniverGrid } from '../../workbench/univer/univer-grid';
import { type CustomerRow, metricsAt, tableOf } from '../support/customers';
import { benchOn, fill, type TestCell, valuesOf } from '../support/sheets';
import { scoreSure } from '../support/sure';

const GRIDS: [string, () => Grid][] = [
  ['the in-memory grid', () => new MemoryGrid({ rows: 60, columns: 16 })],
  ['the Univer grid', () => new UniverGrid({ rows: 60, columns: 16 })],
];

/** A customer whose health is told by `level`: 100 is the best there is. */
const ofLevel = (id: TestCell, level: number): CustomerRow => ({
  customer_id: id,
  name: `Name of ${id}`,
  segment: 'smb',
  ...metricsAt(level),
});
const customer = (id: TestCell, level: number) => tableOf([ofLevel(id, level)])[1]!;
const HEADERS = Object.keys(ofLevel('', 0));

const CUSTOMERS: [TestCell, number][] = [
  ['c1', 90],
  ['c2', 20],
  ['c3', 55],
  ['c4', 70],
  ['c5', 35],
];
const rowsOf = (customers: readonly [TestCell, number][]) =>
  customers.map(([id, level]) => customer(id, level));

describe.each(GRIDS)('live columns on %s', (_, makeGrid) => {
  let grid: Grid;
  let sheet: GridSheet;
  let bench: Workbench;

  beforeEach(() => {
    grid = makeGrid();
    sheet = grid.activeSheet;
    bench = benchOn(grid);
    fill(sheet, [HEADERS, ...rowsOf(CUSTOMERS)]);
  });

  function score(options: object = {}): RunReport {
    return scoreSure((name, asked) => bench.runFromClient(name, asked).result() as RunReport, options);
  }

  /** What stands beside each id: header to value. */
  function beside(column: string): Record<string, CellValue> {
    const rows = valuesOf(sheet);
    const headerRow = rows.findIndex((row) => row.includes('customer_id'));
    const [ids, results] = ['customer_id', column].map((header) => rows[headerRow]!.indexOf(header));
    return Object.fromEntries(
      rows
        .slice(headerRow + 1)
        .flatMap((row) => (row[ids!] === null ? [] : [[String(row[ids!]), row[results!] ?? null]])),
    );
  }

  function columnOf(header: string): number {
    return valuesOf(sheet)[0]!.indexOf(header);
  }

  const STATUS = { c1: 'Green', c2: 'Red', c3: 'Green', c4: 'Green', c5: 'Yellow' };

  test('show every result beside its customer, and say so', () => {
    const report = score();
    expect(report.way).toEqual({ way: 'live', reason: expect.stringContaining('follow their customers') });
    expect(beside('Health status')).toEqual(STATUS);
    const scores = Object.values(beside('Health score'));
    expect(scores.every((value) => typeof value === 'number')).toBe(true);
    expect(sheet.formulas({ row: 0, column: HEADERS.length, rows: 1, columns: 1 })[0]![0]).toBe(
      `=ARRAYFORMULA(IF(ROW($A$1:$A)=ROW($A$1);"Health score";IF($A$1:$A="";;IFNA(XLOOKUP($A$1:$A;'Vitals scores'!$A:$A;'Vitals scores'!$G:$G)))))`,
    );
  });

  const EDITS: [string, () => void, Record<string, CellValue>?][] = [
    ['a row inserted right under the header', () => sheet.insert('rows', 1, 1, 1)],
    ['a row inserted in the middle', () => sheet.insert('rows', 3, 1, 3)],
    ['rows inserted above the header', () => sheet.insert('rows', 0, 2, 0)],
    [
      'a deleted row',
      () => sheet.delete('rows', 2, 1),
      { c1: 'Green', c3: 'Green', c4: 'Green', c5: 'Yellow' },
    ],
    ['a moved row', () => sheet.move('rows', 1, 1, 5)],
    [
      'a sort by another column',
      () =>
        sheet.sort({ row: 1, column: 0, rows: 5, columns: sheet.extent().columns }, [
          { column: 3, ascending: true },
        ]),
    ],
    ['a column inserted on the left', () => sheet.insert('columns', 0, 1, 0)],
    ['a column inserted among the inputs', () => sheet.insert('columns', 4, 1, 4)],
    ['a deleted input column', () => sheet.delete('columns', 6, 1)],
    ['a moved input column', () => sheet.move('columns', 6, 1, 1)],
    ['the id column moved', () => sheet.move('columns', 0, 1, 4)],
    ['a result column moved among the inputs', () => sheet.move('columns', HEADERS.length + 1, 1, 2)],
    ['a row appended below', () => fill(sheet, [customer('c9', 80)], 6), { ...STATUS, c9: null }],
    [
      'the scores tab renamed',
      () => {
        grid.sheets[1]!.name = "Scores of '26";
      },
    ],
  ];

  test.each(EDITS)('survive %s, and the next run', (_name, edit, expected = STATUS) => {
    score();
    edit();
    expect(beside('Health status')).toEqual(expected);
    const report = score();
    expect(report.blocked).toEqual([]);
    const after = beside('Health status');
    expect(Object.keys(after)).toEqual(
      Object.keys(expected).sort((a, b) => Object.keys(after).indexOf(a) - Object.keys(after).indexOf(b)),
    );
    for (const [id, status] of Object.entries(expected)) if (status !== null) expect(after[id]).toBeDefined();
    expect(
      valuesOf(sheet)
        .flat()
        .filter((value) => value === 'Health status'),
    ).toHaveLength(1);
  });

  test('show the results of a fresh export pasted over in another order', () => {
    score();
    fill(sheet, rowsOf([CUSTOMERS[3]!, CUSTOMERS[0]!, CUSTOMERS[4]!, CUSTOMERS[2]!, CUSTOMERS[1]!]), 1);
    expect(beside('Health status')).toEqual(STATUS);
  });

  test('are restored when a whole new export, with last month’s results in it, was pasted over everything', () => {
    score();
    const old = valuesOf(sheet).map((row) => row.slice(HEADERS.length));
    const next = [...CUSTOMERS.slice(1), ['n1', 95], ['n2', 10]] as [TestCell, number][];
    fill(sheet, [
      [...HEADERS, ...old[0]!],
      ...rowsOf(next).map((row, i) => [...row, ...(old[i + 1] ?? old[1]!)]),
    ]);
    const report = score();
    expect(report.gone).toEqual(['c1']);
    expect(report.added).toEqual(['n1', 'n2']);
    expect(report.changes).toContain('1 customer left, 2 new');
    expect(beside('Health status')).toEqual({
      c2: 'Red',
      c3: 'Green',
      c4: 'Green',
      c5: 'Yellow',
      n1: 'Green',
      n2: 'Red',
    });
  });

  test('name the cell of a value typed into them, leave it, and come back on Repair', () => {
    score();
    const column = columnOf('Health status');
    sheet.write({ row: 3, column, rows: 1, columns: 1 }, [['my note']]);
    expect(valuesOf(sheet)[0]![column]).toBe('#REF!');
    const report = score();
    expect(report.blocked).toEqual([{ name: 'Health status', cells: ['O4'] }]);
    expect(valuesOf(sheet)[3]![column]).toBe('my note');
    expect(bench.runFromClient('checkResults').value).toMatchObject({
      blocked: [{ name: 'Health status', cells: ['O4'] }],
    });

    const repaired = bench.runFromClient('repairResults');
    expect(repaired.error).toBeNull();
    expect(beside('Health status')).toEqual(STATUS);
    expect(sheet.notes({ row: 3, column, rows: 1, columns: 1 })[0]![0]).toContain('my note');
    expect(bench.runFromClient('checkResults').value).toMatchObject({ blocked: [] });
  });

  test('are written again where somebody deleted their formula, and move away from a header of their own', () => {
    score();
    sheet.write({ row: 0, column: columnOf('Risk tier'), rows: 1, columns: 1 }, [[null]]);
    sheet.write({ row: 0, column: columnOf('Next action'), rows: 1, columns: 1 }, [['To do']]);
    score();
    expect(valuesOf(sheet)[0]!.slice(HEADERS.length)).toEqual([
      'Health score',
      'Health status',
      'Risk tier',
      'Health drivers',
      'Risk signals',
      'To do',
      'Next action',
    ]);
  });

  test('are written again where somebody deleted Vitals scores', () => {
    score();
    grid.deleteSheet(grid.sheets[1]!);
    expect(beside('Health status')).not.toEqual(STATUS);
    score();
    expect(beside('Health status')).toEqual(STATUS);
  });

  test('are made again where somebody deleted one', () => {
    score();
    sheet.delete('columns', columnOf('Risk tier'), 1);
    score();
    expect(beside('Health status')).toEqual(STATUS);
    expect(columnOf('Risk tier')).toBe(HEADERS.length + 5);
  });

  test('tell ids apart as XLOOKUP does: numbers, text, padded; those that differ by case get no number', () => {
    fill(
      sheet,
      [customer(12, 90), customer('013', 20), customer(' x ', 55), customer('ab', 70), customer('AB', 90)],
      1,
    );
    score();
    expect(beside('Health status')).toEqual({
      12: 'Green',
      '013': 'Red',
      ' x ': 'Green',
      ab: 'Duplicate id',
      AB: 'Duplicate id',
    });
    expect(beside('Health score')).toMatchObject({ ab: null, AB: null });
  });

  test('leave a column of the user called Health score alone', () => {
    fill(sheet, [['Health score'], [1], [2], [3], [4], [5]], 0, HEADERS.length);
    score();
    expect(valuesOf(sheet).map((row) => row[HEADERS.length])).toEqual(['Health score', 1, 2, 3, 4, 5]);
    expect(beside('Health status')).toEqual(STATUS);
  });

  test.each(['values', 'scores tab', 'live'] as const)('change to %s and back', (way) => {
    score();
    expect(score({ way }).way.way).toBe(way);
    expect(beside('Health status')).toEqual(
      way === 'scores tab' ? { c1: null, c2: null, c3: null, c4: null, c5: null } : STATUS,
    );
    score({ way: 'live' });
    expect(beside('Health status')).toEqual(STATUS);
  });

  test('undone, are gone, and nothing else is', () => {
    const before = valuesOf(sheet);
    score();
    bench.runFromClient('undoLastRun');
    expect(valuesOf(sheet)).toEqual(before);
    score();
    expect(beside('Health status')).toEqual(STATUS);
  });

  test('a tab filled by an import gets no columns', () => {
    const imported = makeGrid();
    fill(imported.activeSheet, [HEADERS, ...rowsOf(CUSTOMERS)]);
    fill(imported.activeSheet, [[{ formula: '=QUERY(Raw!A:M;"select *")' }]], 0, 14);
    const run = benchOn(imported).runFromClient('scorePortfolio', {});
    expect((run.value as RunReport).way).toEqual({
      way: 'scores tab',
      reason: expect.stringContaining('import or a query'),
    });
  });

  test('a duplicated tab is not taken for ours', () => {
    score();
    const copy = grid.insertSheet('Copy of Sheet1', 2);
    fill(copy, valuesOf(sheet));
    // A copy in Sheets has the marks as well.
    const marks = grid.metadata.all().filter(({ place }) => place.type === 'COLUMN');
    expect(marks.length).toBeGreaterThan(0);
    for (const mark of marks)
      grid.metadata.add({ ...mark, place: { ...mark.place, sheetId: copy.id } as never });
    grid.activeSheet = copy;
    const before = valuesOf(copy);
    score();
    expect(valuesOf(copy).map((row) => row.slice(0, before[0]!.length))).toEqual(before);
  });

  test('a copy of a tab of ours, whose marks are copied with it, is left alone once the tab itself is gone', () => {
    score();
    const scores = grid.sheets.find(({ name }) => name === 'Vitals scores')!;
    const copy = grid.insertSheet('Copy of Vitals scores', 2);
    fill(copy, [['mine']]);
    const mark = grid.metadata.all().find(({ value }) => value === `${scores.id}/Vitals scores`)!;
    grid.metadata.add({ ...mark, place: { type: 'SHEET', sheetId: copy.id } });
    score();
    grid.deleteSheet(scores);
    score();
    expect(valuesOf(copy)).toEqual([['mine']]);
    expect(grid.sheets.filter(({ name }) => name === 'Vitals scores')).toHaveLength(1);
  });
});
