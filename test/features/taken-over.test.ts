import { beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { RunReport } from '../../src/addon/run/score';
import { type CellValue, type Grid, type GridSheet, MemoryGrid, type Workbench } from '../../workbench';
import { UniverGrid } from '../../workbench/univer/univer-grid';
import { metricsAt, tableOf } from '../support/customers';
import { benchOn, fill, type TestCell, valuesOf } from '../support/sheets';

const OURS = ['Health score', 'Health status', 'Risk tier', 'Health drivers', 'Risk signals', 'Next action'];
const GRIDS: [string, () => Grid][] = [
  ['the in-memory grid', () => new MemoryGrid({ rows: 40, columns: 16 })],
  ['the Univer grid', () => new UniverGrid({ rows: 40, columns: 16 })],
];
const [HEADERS, ...ROWS] = tableOf(
  [90, 20, 55, 70, 35].map((level, i) => ({
    customer_id: `c${i + 1}`,
    name: `Name of c${i + 1}`,
    segment: 'smb',
    ...metricsAt(level),
  })),
) as [TestCell[], ...TestCell[][]];
const WIDTH = HEADERS.length;

describe.each(GRIDS)('On %s, a column of ours that a paste has taken over', (_, makeGrid) => {
  let grid: Grid;
  let sheet: GridSheet;
  let bench: Workbench;
  const call = <T>(name: string, ...args: unknown[]) => bench.runFromClient(name, ...args).result() as T;
  const score = (way: string) => call<RunReport>('scorePortfolio', { model: 'segment', way });
  const columnOf = (header: string) => valuesOf(sheet)[0]!.indexOf(header);

  beforeEach(() => {
    grid = makeGrid();
    sheet = grid.activeSheet;
    bench = benchOn(grid);
    fill(sheet, [HEADERS, ...ROWS]);
  });

  /** Next week's export: the same rows with more columns at the right. */
  function pasteWider(...added: string[]): CellValue[][] {
    const regions = ROWS.map((_, i) => added.map((name) => `${name} ${i + 1}`));
    fill(sheet, [[...HEADERS, ...added], ...ROWS.map((row, i) => [...row, ...regions[i]!])]);
    return regions;
  }

  const pasted = (count: number) =>
    valuesOf(sheet)
      .slice(0, 1 + ROWS.length)
      .map((row) => row.slice(WIDTH, WIDTH + count));

  for (const way of ['live', 'values']) {
    test.each([1, 2, 3])(`is the user's, with %d more columns and results as ${way}`, (count) => {
      score(way);
      const added = ['Region', 'Plan notes', 'Partner'].slice(0, count);
      const regions = pasteWider(...added);
      const report = score(way);
      expect(pasted(count)).toEqual([added, ...regions]);
      const headers = valuesOf(sheet)[0]!;
      for (const name of OURS) expect(headers.filter((header) => header === name)).toEqual([name]);
      const health = columnOf('Health score');
      expect(health).toBeGreaterThanOrEqual(WIDTH + count);
      expect(typeof valuesOf(sheet)[1]![health]).toBe('number');
      expect(report.way.reason).toContain('holds your "Region" where "Health score" was');
    });

    test.each(['undoLastRun', 'continueRun', 'another model', 'in the scores tab only'])(
      `is not wiped by %s, with results as ${way}`,
      (what) => {
        score(way);
        const regions = pasteWider('Region', 'Partner');
        if (what === 'another model') call('scorePortfolio', { model: 'dashboard', way });
        else if (what === 'in the scores tab only') score('scores tab');
        else call(what);
        expect(pasted(2)).toEqual([['Region', 'Partner'], ...regions]);
      },
    );
  }

  test('stays as it is where it holds a copy of ours, and the column with our mark is gone', () => {
    score('live');
    const at = columnOf('Health score');
    const copied = { row: 0, column: at, rows: 1, columns: 1 };
    const [[formula]] = sheet.formulas(copied) as [[string]];
    for (const { id, place } of grid.metadata.all())
      if (place.type === 'COLUMN' && place.index === at) grid.metadata.remove(id);
    score('values');
    expect(sheet.formulas(copied)).toEqual([[formula]]);
    expect(valuesOf(sheet)[0]!.lastIndexOf('Health score')).toBeGreaterThan(at);
  });

  test('is read as an input where it is one', () => {
    score('live');
    fill(sheet, [[...HEADERS, 'Contract end date'], ...ROWS.map((row) => [...row, { day: 46500 }])]);
    const report = score('live');
    expect(report.columns.map(({ metric }) => metric)).toContain('contract_end_date');
  });

  test('holds a value that somebody typed over a result, and the results move on', () => {
    score('values');
    const at = columnOf('Next action');
    sheet.write({ row: 2, column: at, rows: 1, columns: 1 }, [['Called them on Friday']]);
    score('values');
    expect(valuesOf(sheet)[2]![at]).toBe('Called them on Friday');
    const headers = valuesOf(sheet)[0]!;
    expect(headers.lastIndexOf('Next action')).toBeGreaterThan(at);
  });

  test.each(['sorted', 'with a row deleted', 'with a row copied', 'pasted in another order'])(
    'stays ours %s',
    (what) => {
      score('values');
      const before = valuesOf(sheet)[0]!.length;
      const rows = valuesOf(sheet).slice(1);
      const own = rows.map((row) => row.slice(WIDTH));
      const data = rows.map((row) => row.slice(0, WIDTH));
      const changed: CellValue[][] =
        what === 'sorted'
          ? [...rows].reverse()
          : what === 'with a row deleted'
            ? [...rows.slice(1), new Array<CellValue>(before).fill(null)]
            : what === 'with a row copied'
              ? [...rows, rows[1]!]
              : [...data].reverse().map((row, i) => [...row, ...own[i]!]);
      fill(sheet, changed, 1);
      score('values');
      expect(valuesOf(sheet)[0]).toEqual([...HEADERS, ...OURS]);
    },
  );

  test('never costs the user a cell, whatever is pasted in whatever order', () => {
    const step = fc.record({
      way: fc.constantFrom('live', 'values', 'scores tab'),
      added: fc.uniqueArray(fc.constantFrom('Region', 'Partner', 'Health notes', 'Tier'), { maxLength: 3 }),
      order: fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 4 }), (steps) => {
        grid = makeGrid();
        sheet = grid.activeSheet;
        bench = benchOn(grid);
        for (const { way, added, order } of steps) {
          const rows = order.map((i) => [...ROWS[i]!, ...added.map((name) => `${name} of c${i + 1}`)]);
          const pastedRows = [[...HEADERS, ...added], ...rows];
          fill(sheet, pastedRows);
          score(way);
          const width = WIDTH + added.length;
          const stands = valuesOf(sheet)
            .slice(0, pastedRows.length)
            .map((row) => row.slice(0, width));
          expect(stands).toEqual(pastedRows);
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe('A tab that one formula fills', () => {
  test.each([
    '=ARRAYFORMULA(Raw!A1:M6)',
    '=ARRAYFORMULA(IF(TRUE;Raw!A1:M6;""))',
    '=VSTACK(Raw!A1:M1;Raw!A2:M6)',
    '=CHOOSECOLS(Raw!A1:M6;1;2;3;4;5;6;7;8;9;10;11;12;13)',
  ])('is left alone: %s', (formula) => {
    const grid = new UniverGrid({ rows: 40, columns: 16 });
    const sheet = grid.activeSheet;
    const raw = grid.insertSheet('Raw', 1);
    fill(raw, [HEADERS, ...ROWS]);
    sheet.write({ row: 0, column: 0, rows: 1, columns: 1 }, [[{ formula }]]);
    grid.activeSheet = sheet;
    const bench = benchOn(grid);
    const before = valuesOf(sheet);
    if (before.length < 6) return;
    const report = bench.runFromClient('scorePortfolio', { model: 'segment' }).result() as RunReport;
    expect([report.tab, report.way.way]).toEqual([sheet.name, 'scores tab']);
    expect(valuesOf(sheet)).toEqual(before);
    expect(valuesOf(raw)).toEqual([HEADERS, ...ROWS]);
  });
});
