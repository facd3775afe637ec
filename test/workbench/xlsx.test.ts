import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import { type CellValue, MemoryGrid } from '../../workbench/index';
import { openXlsx } from '../../workbench/xlsx';
import { saveXlsx } from '../../workbench/xlsx-save';

interface Zip {
  file(name: string): { async(type: 'string'): Promise<string> } | null;
  file(name: string, content: string): void;
  generateAsync(options: { type: 'uint8array' }): Promise<Uint8Array>;
}
const require = createRequire(import.meta.url);
const JsZip: { loadAsync(bytes: Uint8Array): Promise<Zip> } = createRequire(require.resolve('exceljs'))(
  'jszip',
);

const at = (row: number, column: number, rows = 1, columns = 1) => ({ row, column, rows, columns });

/** A file that exceljs writes. */
async function fileOf(fill: (sheet: ExcelJS.Worksheet, workbook: ExcelJS.Workbook) => void) {
  const workbook = new ExcelJS.Workbook();
  fill(workbook.addWorksheet('Customers'), workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

async function opened(bytes: Uint8Array) {
  const grid = new MemoryGrid();
  await openXlsx(grid, bytes);
  const sheet = grid.activeSheet;
  const area = { row: 0, column: 0, ...sheet.extent() };
  return { grid, sheet, values: sheet.values(area), formats: sheet.styles(area, 'numberFormat') };
}

/** A file with one of its parts changed. */
async function changed(bytes: Uint8Array, part: string, change: (text: string) => string) {
  const zip = await JsZip.loadAsync(bytes);
  zip.file(part, change(await zip.file(part)!.async('string')));
  return zip.generateAsync({ type: 'uint8array' });
}

describe('An XLSX file opens', () => {
  test('with the values of all kinds of cell', async () => {
    const { values } = await opened(
      await fileOf((sheet) => {
        sheet.addRow(['007', 7, 0.1, true, false, '', '=1+1', '+49 30', ' padded ']);
        sheet.addRow([{ error: '#N/A' }, { richText: [{ text: 'Ac' }, { text: 'me' }] }]);
        sheet.addRow([{ text: 'Acme', hyperlink: 'https://acme.example' }, null, 1e300]);
      }),
    );
    expect(values).toEqual([
      ['007', 7, 0.1, true, false, null, '=1+1', '+49 30', ' padded '],
      ['#N/A', 'Acme', null, null, null, null, null, null, null],
      ['Acme', null, 1e300, null, null, null, null, null, null],
    ]);
  });

  test('with the values that formulas had when it was saved', async () => {
    const { sheet, values } = await opened(
      await fileOf((file) => {
        file.getCell('A1').value = { formula: 'QUERY(X1:X9)', result: 'spilled' };
        file.getCell('A2').value = 'by the formula above';
        file.getCell('B1').value = { formula: '1/0', result: { error: '#DIV/0!' } };
        file.getCell('B2').value = { formula: 'TRUE', result: true };
        file.getCell('C1').value = { formula: 'TODAY()', result: 46037 };
        file.getCell('C2').value = { formula: 'IF(TRUE,"unknown")', result: 'unknown' };
        for (const cell of ['C1', 'C2']) file.getCell(cell).numFmt = 'yyyy-mm-dd';
        file.getCell('D1').value = { formula: 'A1', result: undefined as unknown as string };
      }),
    );
    expect(values).toEqual([
      ['spilled', '#DIV/0!', 46037],
      ['by the formula above', true, 'unknown'],
    ]);
    expect(sheet.formulas(at(0, 0, 1, 4))).toEqual([['', '', '', '']]);
  });

  test('with merged cells as one', async () => {
    const { values } = await opened(
      await fileOf((sheet) => {
        sheet.addRow(['title', 'x', 'y']);
        sheet.addRow([1, 2, 3]);
        sheet.mergeCells('A1:C1');
      }),
    );
    expect(values).toEqual([
      ['title', null, null],
      [1, 2, 3],
    ]);
  });

  test('with amounts too large for a date in formats that look like one', async () => {
    const amount = 123_456_789_012.345;
    const { values, formats } = await opened(
      await fileOf((sheet) => {
        sheet.addRow([amount, { formula: 'A1', result: amount }]);
        for (const cell of ['A1', 'B1']) sheet.getCell(cell).numFmt = '$0.0,,\\M';
      }),
    );
    expect(values).toEqual([[amount, amount]]);
    expect(formats).toEqual([['$0.0,,\\M', '$0.0,,\\M']]);
  });

  test('with comments in a place that exceljs does not know', async () => {
    const bytes = await fileOf((sheet) => {
      sheet.addRow(['id']);
      sheet.getCell('A1').note = 'a comment';
    });
    const { values } = await opened(
      await changed(bytes, 'xl/worksheets/_rels/sheet1.xml.rels', (xml) =>
        xml.replace('../comments1.xml', '/xl/comments/comment1.xml'),
      ),
    );
    expect(values).toEqual([['id']]);
  });

  test('with all its tabs, the one that was active when it was saved active', async () => {
    const { grid } = await opened(
      await fileOf((sheet, workbook) => {
        sheet.addRow(['notes']);
        workbook.addWorksheet('Old', { state: 'hidden' });
        workbook.addWorksheet('Sheet1').addRow(['id']);
        workbook.views = [{ activeTab: 2 } as ExcelJS.WorkbookView];
      }),
    );
    expect(grid.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['Customers', false],
      ['Old', true],
      ['Sheet1', false],
    ]);
    expect(grid.activeSheet.name).toBe('Sheet1');
  });

  test('without the empty rows that only have a format', async () => {
    const { sheet } = await opened(
      await fileOf((file) => {
        file.addRow(['id']);
        file.getCell('A50000').numFmt = 'yyyy-mm-dd';
      }),
    );
    expect([sheet.extent().rows, sheet.maxRows]).toEqual([1, 1000]);
  });

  test.each([
    ['text', new TextEncoder().encode('id,name\n1,Acme\n')],
    ['half a file', async () => (await fileOf((sheet) => sheet.addRow([1]))).slice(0, 900)],
    ['nothing', new Uint8Array()],
  ])('or ends in a sentence: %s', async (_, bytes) => {
    const grid = new MemoryGrid();
    await expect(openXlsx(grid, bytes instanceof Uint8Array ? bytes : await bytes())).rejects.toThrow(
      /^This is no XLSX workbook that can be read: .* then try again\.$/,
    );
  });
});

describe('A day', () => {
  const DAYS: [CellValue, string][] = [
    [46348, '2026-11-22'],
    [46348.75, '2026-11-22 18:00:00'],
    [46090, '2026-03-09'],
    [2026, '1905-07-18'],
    [61, '1900-03-01'],
    [1, '1899-12-31'],
  ];

  test('is the same number after saving and opening', async () => {
    const grid = new MemoryGrid();
    grid.activeSheet.write(
      at(0, 0, DAYS.length),
      DAYS.map(([serial]) => [serial]),
    );
    grid.activeSheet.setStyles(
      at(0, 0, DAYS.length),
      'numberFormat',
      DAYS.map(() => ['d.m.yyyy']),
    );
    const { values, formats } = await opened((await saveXlsx(grid)).bytes);
    expect(values).toEqual(DAYS.map(([serial]) => [serial]));
    expect(formats).toEqual(DAYS.map(() => ['d.m.yyyy']));
  });

  test('is read from a date of another program, also from one that counts from 1904', async () => {
    for (const date1904 of [false, true]) {
      const { values } = await opened(
        await fileOf((sheet, workbook) => {
          workbook.properties.date1904 = date1904;
          sheet.addRow([new Date('2026-11-22T00:00:00Z'), 12]);
        }),
      );
      expect(values).toEqual([[46348, 12]]);
    }
  });

  test('is read from the text of a date, as some programs write it', async () => {
    const bytes = await fileOf((sheet) => sheet.addRow([1, 2]));
    const { values } = await opened(
      await changed(bytes, 'xl/worksheets/sheet1.xml', (xml) =>
        xml
          .replace('<c r="A1"><v>1</v>', '<c r="A1" t="d"><v>2026-11-22</v>')
          .replace('<c r="B1"><v>2</v>', '<c r="B1" t="d"><v>2026-11-22T18:00:00.000Z</v>'),
      ),
    );
    expect(values).toEqual([[46348, 46348.75]]);
  });

  test('is that day in every time zone', () => {
    const zones = ['America/New_York', 'Asia/Tokyo', 'Pacific/Auckland', 'UTC'];
    const script = `
      import { MemoryGrid, openCsv, saveCsv } from './workbench/index';
      import { openXlsx } from './workbench/xlsx';
      import { saveXlsx } from './workbench/xlsx-save';
      async function main() {
        for (process.env.TZ of ${JSON.stringify(zones)}) {
          const grid = new MemoryGrid();
          openCsv(grid, grid.activeSheet, ${JSON.stringify(DAYS.map(([, text]) => `${text}\n`).join(''))}, 2026);
          const again = new MemoryGrid();
          await openXlsx(again, (await saveXlsx(grid)).bytes);
          console.log(new Date(2026, 0).getTimezoneOffset(), saveCsv(again, again.activeSheet).text.trim());
        }
      }
      main();`;
    const printed = execFileSync('node_modules/.bin/tsx', ['--eval', script]).toString();
    const days = DAYS.map(([, text]) => text).join('\r\n');
    expect(printed).toBe([300, -540, -780, 0].map((offset) => `${offset} ${days}\n`).join(''));
  }, 60_000);
});

describe('A saved XLSX file', () => {
  test('holds values, formats, bold, backgrounds, frozen rows, widths and hidden tabs as they were', async () => {
    const grid = new MemoryGrid();
    const sheet = grid.activeSheet;
    const values = [
      ['id', 'note', 'active', 'share'],
      ['007', '=HYPERLINK("http://x")', true, 0.1 + 0.2],
      [7, '#N/A', false, -1e-7],
      [null, "line\nbreak & <tag> 'quoted'", null, 123456789.123],
    ];
    sheet.write(at(0, 0, 4, 4), values);
    sheet.setStyles(at(1, 3, 3), 'numberFormat', [['0.00%'], ['General'], ['"€"#,##0']]);
    sheet.setStyles(at(0, 0, 1, 2), 'fontWeight', [['bold', 'bold']]);
    sheet.setStyles(at(0, 0, 1, 2), 'background', [['#f1f3f4', null]]);
    sheet.frozenRows = 1;
    sheet.setColumnWidth(1, 1, 240);
    grid.insertSheet('Archive', 1).hidden = true;

    const again = await opened((await saveXlsx(grid)).bytes);
    expect(again.values).toEqual(values);
    expect(again.formats.map((row) => row[3])).toEqual([null, '0.00%', null, '"€"#,##0']);
    expect(again.sheet.styles(at(0, 0, 1, 3), 'fontWeight')).toEqual([['bold', 'bold', null]]);
    expect(again.sheet.styles(at(0, 0, 1, 3), 'background')).toEqual([['#f1f3f4', null, null]]);
    expect([again.sheet.frozenRows, again.sheet.columnWidth(0), again.sheet.columnWidth(1)]).toEqual([
      1, 100, 240,
    ]);
    expect(again.grid.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['Sheet1', false],
      ['Archive', true],
    ]);
    expect(again.sheet.formulas(at(1, 1))).toEqual([['']]);
  });
});
