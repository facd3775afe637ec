// What public tables say of functions that the add-on writes and that a customer sheet holds, in cases of our own. docs/workbench.md
// names the tables, and where the workbench stays with Google's documentation instead.
import { beforeAll, describe, expect, test } from '@jest/globals';
import { UniverGrid } from '../../workbench/univer/univer-grid';

let grid: UniverGrid;

beforeAll(() => {
  grid = new UniverGrid({ rows: 60, columns: 12 });
  grid.activeSheet.write({ row: 0, column: 0, rows: 6, columns: 3 }, [
    ['Épée', 5, 46_096],
    ['b', 5, 46_097],
    ['B1', 7, null],
    ['Data!A1:A2', 9, null],
    ['c', null, { formula: '="late"' }],
    [null, null, { formula: '=1/0' }],
  ]);
  const data = grid.insertSheet('Data', 1);
  data.write({ row: 0, column: 0, rows: 3, columns: 1 }, [[10], [20], [30]]);
  grid.namedRanges = [{ name: 'AMOUNTS', sheet: data.id, area: { row: 0, column: 0, rows: 3, columns: 1 } }];
  grid.activeSheet = grid.sheets[0]!;
});

function shown(formula: string): unknown {
  const { values } = grid.calculate(formula);
  return values.length === 1 && values[0]!.length === 1 ? values[0]![0] : values;
}

type Case = [formula: string, value: unknown];

describe.each<[string, Case[]]>([
  [
    'AND, OR and XOR: the first that decides',
    [
      ['=AND(FALSE,"late")', false],
      ['=AND(TRUE,"late")', '#VALUE!'],
      ['=OR(TRUE,"late")', true],
      ['=OR("late",TRUE)', '#VALUE!'],
      ['=AND(FALSE,C6)', '#DIV/0!'],
      ['=AND( , )', '#VALUE!'],
      ['=OR( , )', '#VALUE!'],
      ['=AND(A6,TRUE)', false],
      ['=AND(TRUE,)', false],
      ['=XOR(TRUE,FALSE)', true],
    ],
  ],
  [
    'IFERROR and SWITCH: the taken argument alone',
    [
      ['=IFERROR(A2,B1:B3)', 'b'],
      ['=IFERROR(C6,B1:B2)', [[5], [5]]],
      ['=IFERROR(C6,)', null],
      ['=SWITCH(7,5,"five",7,"seven")', 'seven'],
      ['=SWITCH(7,5,"five","other")', 'other'],
      ['=SWITCH(7,5,"five")', '#N/A'],
      ['=SWITCH("true",TRUE,1)', '#N/A'],
      ['=SWITCH(1,TRUE,1)', '#N/A'],
      ['=SWITCH("SMB","smb",1)', 1],
      ['=SWITCH( , ,1)', 1],
      ['=SWITCH(7,7,)', null],
      ['=SWITCH(7,5,C6,7,1)', 1],
      ['=SWITCH(7,C6,5,7,1)', '#DIV/0!'],
    ],
  ],
  [
    'the wrong number of arguments',
    ['IFERROR()', 'IFNA()', 'INDEX()', 'ROUND()', 'ROUND(1,2,3)', 'EQ(1)', 'SORT(B1:B3,1)', 'UNIQUE()'].map(
      (call) => [`=${call}`, '#N/A'],
    ),
  ],
  [
    'TEXT and DOLLAR as the cell would show it',
    [
      ['=TEXT(0,"yyyy-mm-dd")', '1899-12-30'],
      ['=TEXT(A6,"yyyy-mm-dd")', '1899-12-30'],
      ['=TEXT(60,"d mmm yyyy")', '28 Feb 1900'],
      ['=TEXT(61,"d mmm yyyy")', '1 Mar 1900'],
      ['=TEXT(46000,"mmmm d, yyyy")', 'December 9, 2025'],
      ['=TEXT("2026-01-15","ddd")', 'Thu'],
      ['=TEXT(1.005,"0.00")', '1.01'],
      ['=TEXT("5","000")', '005'],
      ['=TEXT("n/a","000")', 'n/a'],
      ['=TEXT(TRUE,"0")', 'TRUE'],
      ['=TEXT(1.5,"[h]:mm")', '36:00'],
      ['=TEXT({1;2},"00")', [['01'], ['02']]],
      ['=TEXT(C6,"0")', '#DIV/0!'],
      ['=TEXT(-0.3,"#,##0;(#,##0)")', '(0)'],
      ['=TEXT(0.00000001,"General")', '0.00000001'],
      ['=TEXT(-2.5E-9,"General")', '-2.50E-09'],
      ['=DOLLAR(1234.567)', '$1,234.57'],
      ['=DOLLAR(-5.5)', '($5.50)'],
      ['=DOLLAR(1254,-1)', '$1,250'],
    ],
  ],
  [
    'XLOOKUP of a blank key, from both ends',
    [
      ['=XLOOKUP(A6,B1:B6,A1:A6,"none")', 'c'],
      ['=XLOOKUP(A6,B1:B6,A1:A6,"none",0,-1)', null],
      ['=XLOOKUP(A6,A1:A4,B1:B4,"none",0,-1)', 'none'],
    ],
  ],
  [
    'ROUND and its kin by the digits that are written',
    [
      ['=ROUND(1.005,2)', 1.01],
      ['=ROUND(-0.345,2)', -0.35],
      ['=ROUND(2.5)', 3],
      ['=ROUND(1234,-2)', 1200],
      ['=ROUND(5,400)', 5],
      ['=ROUND(1E+300,-301)', 0],
      ['=TRUNC(-0.3,2)', -0.3],
      ['=TRUNC(0.345,1.9)', 0.3],
      ['=ROUNDUP(0.28,2)', 0.28],
      ['=ROUNDUP(-1.01,1)', -1.1],
      ['=ROUNDDOWN(4.35,2)', 4.35],
      ['=ROUND("",0)', '#VALUE!'],
      ['=ROUND("42",-1)', 40],
      ['=ISODD(TRUE)', true],
      ['=ISEVEN(-2.3)', true],
      ['=ISEVEN("")', '#VALUE!'],
      ['=ISODD("3")', true],
    ],
  ],
  [
    'look-ups: whatever case and accents, in sorted cells and in others',
    [
      ['=XLOOKUP("epee",A1:A5,B1:B5)', 5],
      ['=VLOOKUP("epee",A1,1)', 'Épée'],
      ['=MATCH("epee",A1,1)', 1],
      ['=MATCH(42,42)', 1],
      ['=MATCH(42,42,-1)', 1],
      ['=MATCH(3,{6;5;3;3;1},-1)', 3],
      ['=MATCH(4,{6;5;3;3;1},-1)', 2],
      ['=MATCH(7,{6;5;3},-1)', '#N/A'],
      ['=MATCH(0,{1;2;2;3;5;6},-1)', 6],
      ['=MATCH(4,{1;2;2;3;5;6},-1)', '#N/A'],
      ['=MATCH(3,{1;5;3;3;2;7},1)', 5],
      ['=MATCH(3,{6;5;3;2;2;1},1)', 6],
      ['=MATCH(C6,B1:B4,0)', '#DIV/0!'],
      ['=XLOOKUP(5,B1:B4,A1:A4,,0,2)', 'Épée'],
      ['=XLOOKUP(6,B1:B4,A1:A4,,-1,2)', 'b'],
      ['=XLOOKUP(5,{9;7;5;5},{1;2;3;4},,0,-2)', 4],
      ['=XLOOKUP(6,{9;7;5;5},{1;2;3;4},,-1,-2)', 3],
      ['=XLOOKUP(5,B1:B4,A1:A4,,0,-1)', 'b'],
      ['=LOOKUP(8,B1:B4,A1:A4)', 'B1'],
      ['=LOOKUP(6,{1,2,9;"a","b","c"})', 'b'],
      ['=LOOKUP(6,{1;2;9},{"a";"b"})', '#NUM!'],
      ['=LOOKUP(0,B1:B4)', '#N/A'],
    ],
  ],
  [
    'ADDRESS and INDIRECT',
    [
      ['=ADDRESS(27,53)', '$BA$27'],
      ['=ADDRESS(27,53,,)', '$BA$27'],
      ['=ADDRESS(27,53,4)', 'BA27'],
      ['=ADDRESS(27,53,3,FALSE)', 'R[27]C53'],
      ['=ADDRESS(2,1,,,"Plan list")', "'Plan list'!$A$2"],
      ['=ADDRESS(0,1)', '#VALUE!'],
      ['=ADDRESS(1,1,5)', '#NUM!'],
      ['=INDIRECT("A"&3)', 'B1'],
      ['=INDIRECT(A3)', 5],
      ['=SUM(INDIRECT(A4))', 30],
      ['=SUM(INDIRECT("Data!A2:A"))', 50],
      ['=SUM(INDIRECT("AMOUNTS"))', 60],
      ['=INDIRECT("R2C1",FALSE)', 'b'],
      ['=INDIRECT("B1",FALSE)', '#REF!'],
      ['=INDIRECT("R1C1")', '#REF!'],
      ['=INDIRECT("Gone!A1")', '#REF!'],
      ['=INDIRECT("A1+1")', '#REF!'],
      ['=INDIRECT("")', '#REF!'],
      ['=INDIRECT("A1","yes")', '#VALUE!'],
    ],
  ],
  [
    'days and times',
    [
      ...[1, 2, 3, 4, 5, 6, 7].map((day): Case => [`=WEEKDAY(${46_348 + day},11)`, day]),
      ['=WEEKDAY(46349,17)', 2],
      ['=WEEKDAY(46349,12)', 7],
      ['=WEEKDAY(46349,10)', '#NUM!'],
      ['=TEXT(TIME(9,11,31),"hh:mm:ss")', '09:11:31'],
      ['=TIME(0,0,-1)', '#NUM!'],
      ['=ROUND(YEARFRAC(DATE(2003,2,28),DATE(2013,2,28)),5)', 10],
      ['=ROUND(YEARFRAC(DATE(2007,3,29),DATE(2008,2,29),1),5)', 0.92285],
      ['=ROUND(YEARFRAC(DATE(2008,2,9),DATE(2009,1,9),1),5)', 0.91536],
      ['=YEARFRAC(DATE(2026,1,1),DATE(2025,1,1),3)', 1],
      ['=YEARFRAC(1,2,5)', '#NUM!'],
      ['=DAYS360(DATE(2006,2,28),DATE(2006,3,10),"TRUE")', 12],
      ['=DAYS360(DATE(2006,2,28),DATE(2006,3,10))', 10],
    ],
  ],
  [
    'operators as functions, values of two kinds',
    [
      ['=TRUE=1', false],
      ['=TRUE<>1', true],
      ['=SUMPRODUCT(({1;"1";TRUE}<>1)*1)', 2],
      ['=EQ(,0)', true],
      ['=EQ("",)', true],
      ['=NE(FALSE,)', false],
      ['=GT(1,)', true],
      ['=DIVIDE(,)', '#DIV/0!'],
      ['=C6<>1', '#DIV/0!'],
      ['=UNARY.PERCENT(5)', 0.05],
    ],
  ],
  [
    'MEDIAN, criteria, HYPERLINK',
    [
      ['=MEDIAN(TRUE,FALSE)', 0.5],
      ['=MEDIAN(5,,7,,3)', 3],
      ['=COUNTIF({"b$f";"b";"cdf"},">b?e")', 1],
      ['=COUNTIFS(B1:B4,NOBODY)', '#NAME?'],
      ['=HYPERLINK("https://example.com",7%)', 0.07],
      ['=HYPERLINK(2)', 2],
      ['=HYPERLINK("https://example.com","2026-01-15")', '2026-01-15'],
    ],
  ],
  ['a quotation that nothing closes', [['="late', 'late']]],
])('%s', (_, cases) => {
  test.each(cases)('%s', (formula, value) => {
    expect(shown(formula)).toEqual(value);
  });
});

test('formulas write numbers as the locale does', () => {
  const own = new UniverGrid({ locale: 'fr_FR' });
  const values = [
    '=RIGHT(1,25;99)',
    '=1,5&"x"',
    '=CONCATENATE(0,5;"x")',
    '=TEXTJOIN("-";TRUE;{1,5\\2})',
    '=LEN(1,25)',
  ];
  expect(values.map((formula) => own.calculate(formula).values[0]![0])).toEqual([
    '1,25',
    '1,5x',
    '0,5x',
    '1,5-2',
    4,
  ]);
});

test('WORKDAY and its kin show days', () => {
  for (const call of ['WORKDAY(46000,3)', 'WORKDAY.INTL(46000,3,"0000011")'])
    expect(grid.calculate(`=${call}`)).toMatchObject({ values: [[46_003]], formats: [['m/d/yyyy']] });
});

test('formulas change their commas with the locale of the spreadsheet', () => {
  const own = new UniverGrid();
  const cell = { row: 0, column: 0, rows: 1, columns: 1 };
  own.activeSheet.write(cell, [[{ formula: '=ROUND(1.25,1)+SUM({1,2;3,4.5})&"1,5"' }]]);
  own.locale = 'de_DE';
  expect(own.activeSheet.formulas(cell)).toEqual([['=ROUND(1,25;1)+SUM({1\\2;3\\4,5})&"1,5"']]);
  expect(own.activeSheet.values(cell)).toEqual([['11,81,5']]);
  own.locale = 'sv_SE';
  own.locale = 'en_GB';
  expect(own.activeSheet.formulas(cell)).toEqual([['=ROUND(1.25,1)+SUM({1,2;3,4.5})&"1,5"']]);
});
