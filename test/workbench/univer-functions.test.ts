// Custom functions: what they receive, what becomes of their results, and what they may not do.
import { expect, test } from '@jest/globals';
import type { CellValue } from '../../workbench/grid';
import type { Area } from '../../workbench/shift';
import { connectCustomFunctions } from '../../workbench/univer/custom-functions';
import { type HostFunction, SheetDate } from '../../workbench/univer/functions';
import { UniverGrid } from '../../workbench/univer/univer-grid';
import { Workbench } from '../../workbench/workbench';

const at = (row: number, column: number, rows = 1, columns = 1): Area => ({ row, column, rows, columns });

function gridWith(implementation: HostFunction) {
  const grid = new UniverGrid({ functions: { CUSTOM: implementation } });
  const sheet = grid.activeSheet;
  const read = (rows = 1, columns = 1): CellValue[][] => sheet.values(at(0, 5, rows, columns));
  const enter = (formula: string) => sheet.write(at(0, 5), [[{ formula }]]);
  return { grid, sheet, read, enter };
}

test('arguments arrive as Sheets hands them over', () => {
  const received: unknown[] = [];
  const { sheet, read, enter } = gridWith((...args) => {
    received.push(...args);
  });
  sheet.write(at(0, 0, 2, 4), [
    [1, 'text', true, null],
    [46037, { formula: '=1/0' }, { formula: '=A2' }, { formula: '=""' }],
  ]);
  sheet.setStyles(at(1, 0), 'numberFormat', [['yyyy-mm-dd']]);
  enter('=CUSTOM(A1:D2;A1;A2;D1;;B2;2>1;"x";{1,2;3,4};A1:B1&"!";DATE(2026;1;15))');
  expect(read()).toEqual([[null]]);
  const date = new SheetDate(46037);
  expect(received).toEqual([
    [
      [1, 'text', true, ''],
      [date, '#DIV/0!', date, ''],
    ],
    1,
    date,
    '',
    '',
    '#DIV/0!',
    true,
    'x',
    [
      [1, 2],
      [3, 4],
    ],
    [['1!', 'text!']],
    date,
  ]);
});

test('an error that is calculated in the argument is the result', () => {
  const { read, enter } = gridWith(() => 'called');
  enter('=CUSTOM(1/0)');
  expect(read()).toEqual([['#DIV/0!']]);
});

test('results fill cells: values, rows, ragged rows, lists, dates', () => {
  let result: unknown;
  const { grid, sheet, read, enter } = gridWith(() => result);
  const shows = (value: unknown, rows: number, columns: number) => {
    result = value;
    enter('=CUSTOM()');
    return read(rows, columns);
  };
  expect(shows('x', 1, 2)).toEqual([['x', null]]);
  expect(shows([[1, true], ['a']], 2, 2)).toEqual([
    [1, true],
    ['a', null],
  ]);
  expect(shows([1, 2], 2, 2)).toEqual([
    [1, null],
    [2, null],
  ]);
  expect(shows(Number.NaN, 1, 1)).toEqual([['#NUM!']]);
  expect(shows(new SheetDate(46037), 1, 1)).toEqual([[46037]]);
  expect(sheet.styles(at(0, 5), 'numberFormat')).toEqual([['m/d/yyyy']]);
  sheet.write(at(1, 5), [['mine']]);
  expect(shows([1, 2], 1, 1)).toEqual([['#REF!']]);
  expect(grid.errorOf(sheet, 0, 5)).toContain('would overwrite data in F2.');
});

test('a throw becomes #ERROR! with its message, and nothing else stops', () => {
  const { grid, sheet, read, enter } = gridWith((value) => {
    if (value === 'bad') throw Object.assign(Object.create(null), { message: 'An error of another realm' });
    return value;
  });
  sheet.write(at(0, 6), [[{ formula: '=CUSTOM("good")' }]]);
  enter('=CUSTOM("bad")');
  expect(read(1, 2)).toEqual([['#ERROR!', 'good']]);
  expect(grid.errorOf(sheet, 0, 5)).toBe('An error of another realm');
  enter('=CUSTOM("fine")');
  expect(read()).toEqual([['fine']]);
  expect(grid.errorOf(sheet, 0, 5)).toBe('');
});

test('arguments that change by themselves are refused, directly and through other cells', () => {
  const { grid, sheet, read, enter } = gridWith(() => 'called');
  const refusal =
    'This function is not allowed to reference a cell with NOW(), RAND(), RANDARRAY(), or RANDBETWEEN().';
  sheet.write(at(0, 0, 1, 2), [[{ formula: '=NOW()' }, { formula: '=A1+1' }]]);
  for (const formula of ['=CUSTOM(NOW())', '=CUSTOM(1+(RAND()))', '=CUSTOM(A1)', '=CUSTOM(B1:C9)']) {
    enter(formula);
    expect([formula, ...read().flat(), grid.errorOf(sheet, 0, 5)]).toEqual([formula, '#ERROR!', refusal]);
    expect(grid.calculate(formula)).toMatchObject({ values: [['#ERROR!']], message: refusal });
  }
  for (const formula of ['=CUSTOM(TODAY())', '=IF(NOW()>0;CUSTOM(C1))', '=CUSTOM(C1:C9)']) {
    enter(formula);
    expect([formula, ...read().flat()]).toEqual([formula, 'called']);
  }
});

test('it may read the spreadsheet and may not change it', () => {
  const { grid, sheet, read, enter } = gridWith((mode) => {
    if (mode === 'write') sheet.write(at(0, 0), [['changed']]);
    if (mode === 'insert') sheet.insert('rows', 0, 1, 0);
    if (mode === 'tab') grid.insertSheet('New', 1);
    return sheet.values(at(0, 0))[0]![0];
  });
  sheet.write(at(0, 0), [['kept']]);
  enter('=CUSTOM("read")');
  expect(read()).toEqual([['kept']]);
  for (const mode of ['write', 'insert', 'tab']) {
    enter(`=CUSTOM("${mode}")`);
    expect(read()).toEqual([['#ERROR!']]);
    expect(grid.errorOf(sheet, 0, 5)).toBe('A custom function may not change the spreadsheet.');
  }
  expect(sheet.values(at(0, 0))).toEqual([['kept']]);
});

test('it is called again only when its arguments change', () => {
  let calls = 0;
  const { sheet, read, enter } = gridWith(() => ++calls);
  enter('=CUSTOM(A1:B2)');
  read();
  sheet.write(at(5, 0), [['elsewhere']]);
  expect(read()).toEqual([[1]]);
  sheet.write(at(1, 1), [['here']]);
  expect(read()).toEqual([[2]]);
});

test('the functions of a script run in the script, with dates and arrays of its own realm', () => {
  const grid = new UniverGrid({ timeZone: 'America/New_York' });
  const code = `
    function KINDS(rows) {
      return rows.map((row) => row.map((cell) => (cell instanceof Date ? cell.toISOString() : typeof cell)));
    }
    function NEXTDAY(day) { return new Date(day.getTime() + 86400000); }
    function FAILING() { throw new Error('Model not found'); }
    function WRITING() { SpreadsheetApp.getActiveSheet().getRange(1, 1).setValue(1); }`;
  connectCustomFunctions(grid, new Workbench({ grid, code }), ['KINDS', 'NEXTDAY', 'FAILING', 'WRITING']);
  const sheet = grid.activeSheet;
  sheet.write(at(0, 0, 1, 3), [[46037, 5, null]]);
  sheet.setStyles(at(0, 0), 'numberFormat', [['yyyy-mm-dd']]);
  sheet.write(at(2, 0, 1, 1), [[{ formula: '=KINDS(A1:C1)' }]]);
  sheet.write(at(3, 0, 1, 3), [
    [{ formula: '=NEXTDAY(A1)' }, { formula: '=FAILING()' }, { formula: '=WRITING()' }],
  ]);
  expect(sheet.values(at(2, 0, 1, 3))).toEqual([['2026-01-15T05:00:00.000Z', 'number', 'string']]);
  expect(sheet.values(at(3, 0, 1, 3))).toEqual([[46038, '#ERROR!', '#ERROR!']]);
  expect(grid.errorOf(sheet, 3, 1)).toBe('Model not found');
  expect(grid.errorOf(sheet, 3, 2)).toContain('permission');
});
