// What holds for cells is in the saved XLSX file, and what a file cannot hold is said by name.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import SheetJs from '@e965/xlsx';
import { describe, expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import { saveFile } from '../../workbench/files';
import type { Grid, GridSheet } from '../../workbench/grid';
import { MemoryGrid } from '../../workbench/index';
import { openXlsx } from '../../workbench/xlsx';
import { saveXlsx } from '../../workbench/xlsx-save';
import { scriptOn } from './script';

const at = (row: number, column: number, rows = 1, columns = 1) => ({ row, column, rows, columns });

/** A spreadsheet in which a script has run. */
function made(code: string) {
  const grid = new MemoryGrid();
  const script = scriptOn(grid);
  script.value(`(() => {
    at('A1:C5').setValues([['segment', 'arr', 'status'], ['SMB', 10, 'on'], ['Mid', 60, 'at risk'], ['SMB', 5, ''], ['Top', 90, 'off']]);
    ${code}
  })()`);
  return script;
}

/** The same after saving and opening. */
async function again(grid: Grid) {
  const { bytes, remarks } = await saveXlsx(grid);
  const other = new MemoryGrid();
  const opening = await openXlsx(other, bytes);
  return { remarks, opening, sheet: other.activeSheet, bytes };
}

describe('filters', () => {
  test.each([
    ['setHiddenValues(["SMB"])', 1, [1, 3]],
    ['whenTextContains("m")', 1, [4]],
    ['whenTextDoesNotContain("m")', 1, [1, 2, 3]],
    ['whenTextStartsWith("S")', 1, [2, 4]],
    ['whenTextEndsWith("d")', 1, [1, 3, 4]],
    ['whenTextEqualTo("Top")', 1, [1, 2, 3]],
    ['whenNumberGreaterThan(9)', 2, [3]],
    ['whenNumberBetween(9, 60)', 2, [3, 4]],
    ['whenNumberNotEqualTo(60)', 2, [2]],
    ['whenCellNotEmpty()', 3, [3]],
    ['whenCellEmpty()', 3, [1, 2, 4]],
    ['setHiddenValues(["a & b", "at risk"])', 3, [2]],
  ])('%s', async (criterion, column, hidden) => {
    const { grid, value } = made(
      `at('A1:C5').createFilter().setColumnFilterCriteria(${column}, SpreadsheetApp.newFilterCriteria().${criterion}.build());`,
    );
    const rows = [1, 2, 3, 4].filter((row) => value(`sheet.isRowHiddenByFilter(${row + 1})`));
    expect(rows).toEqual(hidden);
    const { sheet, remarks, opening, bytes } = await again(grid);
    expect([remarks, opening, sheet.filter?.area]).toEqual([[], [], at(0, 0, 5, 3)]);
    const other = scriptOn(await opened(bytes));
    expect([1, 2, 3, 4].filter((row) => other.value(`sheet.isRowHiddenByFilter(${row + 1})`))).toEqual(
      hidden,
    );
    expect([...sheet.hiddenByUser.rows]).toEqual([]);
    // Programs that only look at rows see them hidden as well.
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes.buffer as ArrayBuffer);
    expect([1, 2, 3, 4].filter((row) => book.worksheets[0]!.getRow(row + 1).hidden)).toEqual(hidden);
  });

  test('one of a kind that files do not have is said, and its rows stay hidden', async () => {
    const { grid } = made(`at('A1:C5').createFilter().setColumnFilterCriteria(2,
      SpreadsheetApp.newFilterCriteria().whenNumberNotBetween(9, 60).build());`);
    const { sheet, remarks } = await again(grid);
    expect(remarks).toEqual([
      'The filter of column B in "Sheet1" is left out: files have none of its kind (NUMBER_NOT_BETWEEN). The rows that it hides stay hidden.',
    ]);
    expect([...sheet.hiddenByUser.rows]).toEqual([1, 2]);
  });
});

async function opened(bytes: Uint8Array): Promise<MemoryGrid> {
  const grid = new MemoryGrid();
  await openXlsx(grid, bytes);
  return grid;
}

describe('protection', () => {
  test('of a tab, with the cells that everybody may edit', async () => {
    const { grid } = made("sheet.protect().setUnprotectedRanges([at('B2:B5'), at('C2')]);");
    const { sheet, remarks } = await again(grid);
    expect(remarks).toEqual([]);
    expect(sheet.protections).toMatchObject([{ area: null, unprotected: [at(1, 1, 4), at(1, 2)] }]);
  });

  test('of a range, or one that only warns, is said', async () => {
    const { grid } = made("at('A1:A2').protect(); sheet.protect().setWarningOnly(true);");
    const { sheet, remarks } = await again(grid);
    expect(sheet.protections).toEqual([]);
    expect(remarks).toEqual([
      'The protection of A1:A2 in "Sheet1" is left out: files protect whole tabs.',
      'The protection of "Sheet1" that only warns is left out: files have none of its kind.',
    ]);
  });
});

describe('tables', () => {
  test('with their name, their cells and their look', async () => {
    const { grid } = made("at('A1').setFontWeight('bold'); at('B2').setNumberFormat('0.0%');");
    grid.activeSheet.tables = [{ name: 'Key accounts', area: at(0, 0, 5, 3), types: [null, null, null] }];
    const { sheet, remarks } = await again(grid);
    expect(remarks).toEqual([]);
    expect(sheet.tables).toMatchObject([{ name: 'Key_accounts', area: at(0, 0, 5, 3) }]);
    expect(sheet.values(at(0, 0, 5, 3))).toEqual(grid.activeSheet.values(at(0, 0, 5, 3)));
    expect([sheet.styles(at(0, 0), 'fontWeight'), sheet.styles(at(1, 1), 'numberFormat')]).toEqual([
      [['bold']],
      [['0.0%']],
    ]);
  });

  test('whose columns have types, or whose headers are alike, are said', async () => {
    const { grid } = made("at('E1:F2').setValues([['a', 'A'], [1, 2]]);");
    grid.activeSheet.tables = [
      { name: 'Typed', area: at(0, 0, 5, 3), types: ['DROPDOWN', null, null] },
      { name: 'Alike', area: at(0, 4, 2, 2), types: [null, null] },
    ];
    const { sheet, remarks } = await again(grid);
    expect(sheet.tables.map(({ name }) => name)).toEqual(['Typed']);
    expect(remarks).toEqual([
      'The types of the columns of the table "Typed" in "Sheet1" are left out: files have none.',
      'The table "Alike" in "Sheet1" is left out: each of its columns needs a header of its own, and it needs a row.',
    ]);
  });
});

test('conditional formats of every kind that can be written', async () => {
  const { grid } = made(`
    const rule = () => SpreadsheetApp.newConditionalFormatRule().setRanges([at('B2:B5'), at('D2')]).setBackground('#ffeeee').setFontColor('#112233').setBold(true);
    sheet.setConditionalFormatRules([
      rule().whenNumberGreaterThan(15).build(),
      rule().whenNumberBetween(1, 5).build(),
      rule().whenTextContains('risk').build(),
      rule().whenTextEqualTo('a "b"').build(),
      rule().whenCellEmpty().build(),
      rule().whenCellNotEmpty().build(),
      rule().whenFormulaSatisfied('=$A2="SMB"').build(),
      SpreadsheetApp.newConditionalFormatRule().setRanges([at('B2:B5')]).setGradientMinpoint('#000000')
        .setGradientMidpointWithValue('#00ff00', SpreadsheetApp.InterpolationType.PERCENTILE, '50').setGradientMaxpoint('#ffffff').build(),
    ]);`);
  const { sheet, remarks, opening } = await again(grid);
  expect([remarks, opening]).toEqual([[], []]);
  expect(sheet.conditionalFormats).toEqual(grid.activeSheet.conditionalFormats);
});

test('text that begins, ends or lacks something is written as a formula', async () => {
  const { grid } = made(`
    const rule = () => SpreadsheetApp.newConditionalFormatRule().setRanges([at('C2:C5')]).setBold(true);
    sheet.setConditionalFormatRules([rule().whenTextStartsWith('at').build(),
      ...['TEXT_ENDS_WITH', 'TEXT_DOES_NOT_CONTAIN'].map(name => rule().withCriteria(SpreadsheetApp.BooleanCriteria[name], ['at']).build())]);`);
  const { sheet } = await again(grid);
  expect(sheet.conditionalFormats.map(({ rule }) => (rule as { values: unknown[] }).values)).toEqual([
    ['=LEFT(C2,2)="at"'],
    ['=RIGHT(C2,2)="at"'],
    ['=ISERROR(SEARCH("at",C2))'],
  ]);
});

test('charts of every kind that can be written stand where they stood, beside a table and a note', async () => {
  const { grid } = made(`
    at('A1').setNote('as of May');
    const other = ss.insertSheet("Bob's & co");
    other.getRange('A1:C3').setValues([['month', 'ARR <net>', 'NRR'], ['May', 5, 1], ['June', 7, 2]]);
    const chart = (type, ...ranges) => ranges.reduce((builder, range) => builder.addRange(range), sheet.newChart().setChartType(Charts.ChartType[type])).setNumHeaders(1);
    ['LINE', 'AREA', 'COLUMN', 'BAR', 'PIE'].forEach((type, i) => sheet.insertChart(
      chart(type, other.getRange('A1:A3'), other.getRange('B1:C3')).setOption('title', type + ' & <more>').setPosition(3 + i, 5, 0, 0).build()));
    sheet.insertChart(chart('LINE', at('A1:B5')).setOption('hAxis.direction', -1).setOption('legend.position', 'none').setPosition(1, 1, 0, 0).build());
    sheet.insertChart(chart('COLUMN', at('A1:B5')).setOption('isStacked', true).setPosition(9, 1, 0, 0).build());`);
  grid.sheets[0]!.tables = [{ name: 'Plans', area: at(0, 0, 5, 3), types: [null, null, null] }];
  const { sheet, remarks, opening } = await again(grid);
  expect([remarks, opening]).toEqual([[], []]);
  const looks = (one: GridSheet) =>
    one.charts.map(({ type, headers, options, anchor, sources }) => ({
      type,
      headers,
      anchor,
      options,
      columns: sources.reduce((sum, { area }) => sum + area.columns, 0),
      rows: sources[0]!.area.rows,
    }));
  expect(looks(sheet)).toEqual(looks(grid.sheets[0]!));
  expect(sheet.tables.map(({ name }) => name)).toEqual(['Plans']);
  expect(sheet.notes(at(0, 0, 1, 1))).toEqual([['as of May']]);
});

test('what files do not have is said by name', async () => {
  const { grid } = made(`
    at('D2').insertCheckboxes();
    at('E2:E5').setFormula('=SPARKLINE(B2:C2)');
    ss.insertSheet('Plans').getRange('A1').setValue('x');
    ss.setNamedRange('Plan', ss.getSheetByName('Plans').getRange('A1'));
    sheet.insertChart(sheet.newChart().setChartType(Charts.ChartType.BUBBLE).addRange(at('A1:B5')).setOption('title', 'ARR').setPosition(2, 5, 0, 0).build());`);
  const { remarks } = await saveXlsx(grid, [grid.sheets[0]!]);
  expect(remarks).toEqual([
    'The data validation of D2 in "Sheet1" is left out: files have none of its kind (CHECKBOX).',
    'The charts in the cells E2, E3, E4 and 1 more of "Sheet1" are left out: the workbench saves no SPARKLINE.',
    'The name Plan is left out: it stands for cells of a tab that is not saved.',
    'The chart "ARR" in "Sheet1" is left out: the workbench saves none of its kind (BUBBLE), or its cells are not saved.',
  ]);
  const folder = mkdtempSync(path.join(tmpdir(), 'save-'));
  expect(await saveFile(grid, [grid.sheets[0]!], path.join(folder, 'a.xlsx'))).toEqual(remarks);
  expect(await saveFile(grid, [grid.sheets[0]!], path.join(folder, 'a.csv'))).toEqual([]);
});

test('a second reader opens the file with the same cells', async () => {
  const { grid } = made(`
    at('A1:C5').createFilter().setColumnFilterCriteria(1, SpreadsheetApp.newFilterCriteria().setHiddenValues(['SMB']).build());
    sheet.protect().setUnprotectedRanges([at('B2')]);`);
  grid.activeSheet.tables = [{ name: 'T', area: at(0, 0, 5, 3), types: [null, null, null] }];
  const { bytes } = await saveXlsx(grid);
  const { Sheets, SheetNames } = SheetJs.read(bytes);
  expect(SheetJs.utils.sheet_to_json(Sheets[SheetNames[0]!]!, { header: 1, defval: null })).toEqual(
    grid.activeSheet.values(at(0, 0, 5, 3)),
  );
});
