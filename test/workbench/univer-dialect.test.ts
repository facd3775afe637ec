// Formulas as Sheets reads them, calculated by Univer.
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { CellValue } from '../../workbench/grid';
import type { Area } from '../../workbench/shift';
import { UniverGrid } from '../../workbench/univer/univer-grid';
import type { UniverSheet } from '../../workbench/univer/univer-sheet';

const at = (row: number, column: number, rows = 1, columns = 1): Area => ({ row, column, rows, columns });

let grid: UniverGrid;
let sheet: UniverSheet;

beforeEach(() => {
  grid = new UniverGrid({ rows: 10, columns: 6 });
  sheet = grid.activeSheet;
  sheet.write(at(0, 0, 4, 2), [
    ['name', 'n'],
    ['b', 2],
    ['a', 1],
    ['c', 3],
  ]);
});

const calc = (formula: string) => grid.calculate(formula).values;
const problem = (formula: string) => {
  const { values, message } = grid.calculate(formula);
  return [...values.flat(), message];
};

describe('what Sheets reads', () => {
  const cases: [string, CellValue[][]][] = [
    ['=SUM(1;2,3)', [[6]]],
    ['=IF(TRUE;;1)', [[null]]],
    ['=IF(FALSE;1;)', [[null]]],
    [
      '={1,2;3,4}',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['={10;9;8}', [[10], [9], [8]]],
    ['={"a;b","c,d"}', [['a;b', 'c,d']]],
    ['={A2:A3;"end"}', [['b'], ['a'], ['end']]],
    [
      '={A2:B2;A4:B4}',
      [
        ['b', 2],
        ['c', 3],
      ],
    ],
    [
      '={A2:A3,B2:B3}',
      [
        ['b', 2],
        ['a', 1],
      ],
    ],
    ['=ARRAYFORMULA(B2:B4*2)', [[4], [2], [6]]],
    ['=arrayformula({1,2}+1)', [[2, 3]]],
    ['=SUM(B2:B)', [[6]]],
    ['=SUM($B$2:$B)', [[6]]],
    ['=SUM(B:B)', [[6]]],
    ['=SUM(2:3)', [[3]]],
    ['=COUNTA(A2:B)', [[6]]],
    ["=SUM('Sheet1'!B2:B)", [[6]]],
    ['=SUM(sheet1!B2:B99)', [[6]]],
    ['=ROWS(A:A)', [[10]]],
    ['=IFNA(NA())', [[null]]],
    ['=IFERROR(1/0)', [[null]]],
    ['=IFNA(NA();"none")', [['none']]],
    ['=JOIN("-";A2:A4)', [['b-a-c']]],
    ['=SPLIT("a, b,7";", ")', [['a', 'b', 7]]],
    ['=COUNTUNIQUE({1;1;"x"})', [[2]]],
    [
      '=SORT(A2:B4;2;FALSE)',
      [
        ['c', 3],
        ['b', 2],
        ['a', 1],
      ],
    ],
    ['=SORT(A2:A4)', [['a'], ['b'], ['c']]],
    ['=FILTER(A2:A4;B2:B4>1;B2:B4<3)', [['b']]],
    ['=UNIQUE({1;1;2})', [[1], [2]]],
    ['=XLOOKUP("C";A:A;B:B)', [[3]]],
    ['=XLOOKUP({"c";"zz";"a"};A:A;B:B;"none")', [[3], ['none'], [1]]],
    ['=XLOOKUP("b";A2:A4;A2:B4)', [['b', 2]]],
    ['=LET(x;3;x*2)', [[6]]],
    ['=MAP({1;2};LAMBDA(x;x*2))', [[2], [4]]],
    ['=DIVIDE(POW(4;2);8)&"!"', [['2!']]],
    ['="a ""quoted"" {1;2}"', [['a "quoted" {1;2}']]],
    ['=A9', [[null]]],
    ['=A9=""', [[true]]],
    ['=-B2+50%', [[-1.5]]],
    ['=INDEX(A:A;2)', [['b']]],
    ['=OFFSET(A1;1;1)', [[2]]],
    ['=INDIRECT("B3")', [[1]]],
  ];
  test.each(cases)('%s', (formula, expected) => expect(calc(formula)).toEqual(expected));
});

describe('errors', () => {
  test.each([
    ['=SUM(', '#ERROR!', 'Formula parse error.'],
    ['=1+', '#ERROR!', 'Formula parse error.'],
    ['=A1;B1', '#ERROR!', 'Formula parse error.'],
    ['=(A1;B1)', '#ERROR!', 'Formula parse error.'],
    ['=NOPE(1)', '#NAME?', "Unknown function: 'NOPE'."],
    ['=Nowhere!A1', '#REF!', "Unresolved sheet name 'Nowhere'."],
    ['=Z1', '#REF!', 'Reference does not exist'],
    ['=1/0', '#DIV/0!', ''],
    ['=FILTER(A2:A4;B2:B4>9)', '#N/A', 'No matches are found in FILTER evaluation.'],
  ])('%s', (formula, value, message) => expect(problem(formula)).toEqual([value, message]));

  test('one error can be caught', () => expect(calc('=IFERROR(Nowhere!A1;"caught")')).toEqual([['caught']]));

  test('a result that does not fit on the sheet', () => {
    sheet.write(at(3, 3), [[{ formula: '=A1:A9' }]]);
    expect(sheet.values(at(3, 3))).toEqual([['#REF!']]);
    expect(grid.errorOf(sheet, 3, 3)).toBe(
      'Result was not automatically expanded, please insert more rows (2).',
    );
  });

  test('formulas that read their own result', () => {
    sheet.write(at(0, 3, 1, 3), [
      [{ formula: '=E1+1' }, { formula: '=D1+1' }, { formula: '=IFERROR(D1;"ok")' }],
    ]);
    expect(sheet.values(at(0, 3, 1, 3))).toEqual([['#REF!', '#REF!', 'ok']]);
    expect(grid.errorOf(sheet, 0, 3)).toContain('Circular dependency');
    sheet.write(at(0, 4), [[1]]);
    expect(sheet.values(at(0, 3, 1, 3))).toEqual([[2, 1, 2]]);
  });
});

describe('without ARRAYFORMULA a range beside an operator is its cell in the row or column of the formula', () => {
  const shows = (formula: string, row: number, column = 3) => {
    sheet.write(at(row, column), [[{ formula }]]);
    return [sheet.values(at(row, column))[0]![0], grid.errorOf(sheet, row, column)];
  };
  test.each([
    ['=B2:B4*2', 4],
    ['=SUM(B2:B4*2)', 4],
    ['=IF(B2:B4>1,"big","small")', 'big'],
    ['=A2:A4&B2:B4', 'b2'],
    ['=LEN(A2:A4)', 1],
    ['=SUMPRODUCT(B2:B4*2)', 12],
    ['=SUM(ARRAYFORMULA(B2:B4*2))', 12],
    ['=SUM(B2:B4)*2', 12],
    ['=INDEX(B2:B4*2,3)', 6],
    ['=COUNTA(FILTER(A2:A4,B2:B4*2>3))', 2],
  ])('%s', (formula, value) => expect(shows(formula, 1)).toEqual([value, '']));

  test('and an error where there is none', () => {
    expect(shows('=B2:B4*2', 7)).toEqual(['#VALUE!', 'An array value could not be found.']);
    expect(shows('=A1:B4&"x"', 1)).toEqual(['#VALUE!', 'An array value could not be found.']);
    expect(shows('=A1:B1&"x"', 7, 1)).toEqual(['nx', '']);
  });
});

describe('in cells', () => {
  test('a formula is calculated again when what it reads changes, through other formulas and spills too', () => {
    sheet.write(at(0, 2), [[{ formula: '=ARRAYFORMULA(B2:B*10)' }]]);
    sheet.write(at(0, 4, 1, 2), [[{ formula: '=F1&"!"' }, { formula: '=SUM(C1:C)' }]]);
    expect(sheet.values(at(0, 4, 1, 2))).toEqual([['60!', 60]]);
    sheet.write(at(1, 1), [[5]]);
    expect(sheet.values(at(0, 4, 1, 2))).toEqual([['90!', 90]]);
    sheet.write(at(0, 2), [[null]]);
    expect(sheet.values(at(0, 2, 3, 1))).toEqual([[null], [null], [null]]);
    expect(sheet.values(at(0, 4, 1, 2))).toEqual([['0!', 0]]);
  });

  test('a spill that grows and shrinks takes its readers and its extent along', () => {
    sheet.write(at(0, 3), [[{ formula: '=FILTER(A2:A;B2:B>1)' }]]);
    sheet.write(at(0, 5), [[{ formula: '=COUNTA(D1:D)' }]]);
    expect(sheet.values(at(0, 5))).toEqual([[2]]);
    sheet.write(at(2, 1, 4, 1), [[7], [7], [7], [7]]);
    sheet.write(at(4, 0, 2, 1), [['x'], ['y']]);
    expect(sheet.values(at(0, 5))).toEqual([[5]]);
    expect(sheet.values(at(4, 3))).toEqual([['y']]);
    sheet.write(at(1, 1, 4, 1), [[0], [0], [0], [0]]);
    expect(sheet.values(at(0, 3, 5, 1))).toEqual([['y'], [null], [null], [null], [null]]);
    expect(sheet.values(at(0, 5))).toEqual([[1]]);
  });

  test('empty text is not a blank cell, a blank result is one', () => {
    sheet.write(at(8, 0, 1, 2), [[{ formula: '=""' }, { formula: '=IF(TRUE;;1)' }]]);
    sheet.write(at(0, 3, 1, 2), [[{ formula: '=ISBLANK(A9)' }, { formula: '=ISBLANK(B9)' }]]);
    expect(sheet.values(at(8, 0, 1, 2))).toEqual([['', null]]);
    expect(sheet.values(at(0, 3, 1, 2))).toEqual([[false, true]]);
  });

  test('numbers as text stay text', () => {
    sheet.write(at(8, 0, 1, 2), [['007', { formula: '=A9&A9' }]]);
    expect(sheet.values(at(8, 1))).toEqual([['007007']]);
    expect(calc('=ISTEXT(A9)')).toEqual([[true]]);
    expect(calc('=XLOOKUP(7;A:A;B:B;"other")')).toEqual([['other']]);
  });

  test('a date keeps its format on the way through formulas', () => {
    sheet.write(at(8, 0, 1, 2), [[46037, { formula: '=A9' }]]);
    sheet.setStyles(at(8, 0), 'numberFormat', [['d.m.yyyy']]);
    expect(sheet.styles(at(8, 1), 'numberFormat')).toEqual([['d.m.yyyy']]);
  });

  test('sorting keeps formulas beside what they read in their row', () => {
    sheet.write(
      at(1, 2, 3, 1),
      [2, 3, 4].map((row) => [{ formula: `=B${row}*10+$B$2*0` }]),
    );
    sheet.sort(at(1, 0, 3, 3), [{ column: 0, ascending: true }]);
    expect(sheet.values(at(1, 0, 3, 3))).toEqual([
      ['a', 1, 10],
      ['b', 2, 20],
      ['c', 3, 30],
    ]);
    expect(sheet.formulas(at(1, 2))).toEqual([['=B2*10+$B$2*0']]);
  });

  test('a sheet that appears later, and goes again, is found by name', () => {
    sheet.write(at(0, 3), [[{ formula: '=IFERROR(\'My tab\'!A1;"none")' }]]);
    expect(sheet.values(at(0, 3))).toEqual([['none']]);
    const tab = grid.insertSheet('My tab', 0);
    tab.write(at(0, 0), [['here']]);
    expect(sheet.values(at(0, 3))).toEqual([['here']]);
    grid.deleteSheet(tab);
    expect(sheet.formulas(at(0, 3))).toEqual([['=IFERROR(#REF!;"none")']]);
    expect(sheet.values(at(0, 3))).toEqual([['none']]);
  });
});

test('where decimals are written with a comma, a comma separates nothing', () => {
  grid.locale = 'de_DE';
  expect(calc('=SUM(1,5;2)')).toEqual([[3.5]]);
  expect(calc('={1\\2,5;3\\4}')).toEqual([
    [1, 2.5],
    [3, 4],
  ]);
  expect(problem('=SUM(A1,B1)')).toEqual(['#ERROR!', 'Formula parse error.']);
});

test('two spreadsheets do not share what they know', () => {
  const other = new UniverGrid({ functions: { MINE: () => 'other' } });
  expect(other.calculate('=MINE()').values).toEqual([['other']]);
  expect(problem('=MINE()')).toEqual(['#NAME?', "Unknown function: 'MINE'."]);
  grid.registerFunction('MINE', () => 'first');
  expect(calc('=MINE()')).toEqual([['first']]);
  expect(other.calculate('=MINE()').values).toEqual([['other']]);
  other.dispose();
  expect(calc('=SUM(B2:B)')).toEqual([[6]]);
});
