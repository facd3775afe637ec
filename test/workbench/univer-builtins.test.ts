// Functions of Sheets that Univer lacks or answers otherwise. Sources: Google's function list (support.google.com/docs/table/25273),
// the values that Excel saved in the workbooks of ironcalc/IronCalc, and the tests of odoo/o-spreadsheet with their notes on Sheets.
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { CellValue } from '../../workbench/grid';
import { displayText } from '../../workbench/number-format';
import { UniverGrid } from '../../workbench/univer/univer-grid';

let grid: UniverGrid;

beforeEach(() => {
  grid = new UniverGrid({ rows: 100, columns: 12 });
  grid.now = () => Date.parse('2026-11-21T12:00:00Z');
  const sheet = grid.activeSheet;
  const formula = (text: string) => ({ formula: text });
  sheet.write({ row: 0, column: 0, rows: 5, columns: 4 }, [
    ['C1', 'smb', 500, 46037],
    ['C2', 'x', 700, 46038],
    ['C3', 'smb', formula('=1/0'), 46030],
    ['C4', 'y', 900, null],
    [formula('="42"'), '12%', formula('="-100"'), null],
  ]);
  sheet.setStyles({ row: 0, column: 3, rows: 4, columns: 1 }, 'numberFormat', Array(4).fill(['yyyy-mm-dd']));
});

/** What a formula shows: a value, rows, or a date as yyyy-mm-dd. */
function shown(formula: string): unknown {
  const { values, formats } = grid.calculate(formula);
  const cell = (value: CellValue, format: string | null) =>
    typeof value === 'number' && format && /[ymd]/.test(format)
      ? displayText(value, 'yyyy-mm-dd', 'en_US')
      : value;
  const rows = values.map((row, i) => row.map((value, j) => cell(value, formats[i]![j]!)));
  return rows.length === 1 && rows[0]!.length === 1 ? rows[0]![0] : rows;
}

type Case = [formula: string, value: unknown];

describe.each<[string, Case[]]>([
  [
    'look-ups into computed arrays, each for itself',
    [
      ['=VLOOKUP("C3",{A1:A4,B1:B4},2,FALSE)&VLOOKUP("smb",{B1:B4,A1:A4},2,FALSE)', 'smbC1'],
      ['=XLOOKUP(11,{10;12;12},{"a";"b";"c"},"none",1)', 'b'],
      ['=XLOOKUP(11,{10;12;12},{"a";"b";"c"},"none",1,-1)', 'c'],
      ['=XLOOKUP(11,{10;10;12},{"a";"b";"c"},"none",-1)', 'a'],
      ['=XLOOKUP(9,{10;12},{"a";"b"},"none",-1)', 'none'],
      ['=VLOOKUP(10,{10,1;10,2;20,3},2,TRUE)', 2],
      ['=VLOOKUP(15,{10,1;20,2},2)', 1],
      ['=VLOOKUP(5,{10,1;20,2},2)', '#N/A'],
      ['=VLOOKUP(5,{10,1;20,2},3)', '#REF!'],
      ['=HLOOKUP(2,{1,2;5,6},2)', 6],
      ['=MATCH(650,{500;600;700})', 2],
      ['=MATCH(600,{500;600;600;700},1)', 3],
      ['=XLOOKUP("C2",A1:A4,A1:B4,"none")', [['C2', 'x']]],
      ['=XLOOKUP("C9",A1:A4,A1:B4,"none")', 'none'],
      ['=XLOOKUP("C2",A1:A4,B1:B4,"none",3)', '#VALUE!'],
      ['=XLOOKUP("C2",A1:A4,B1:B4,"none",0,0)', '#VALUE!'],
      [
        '=INDEX(A1:B2)',
        [
          ['C1', 'smb'],
          ['C2', 'x'],
        ],
      ],
    ],
  ],
  [
    'dates: the last day of a month that is shorter, and no February 29 in 1900',
    [
      ['=EDATE(DATE(2026,3,31),-1)', '2026-02-28'],
      ['=EDATE(DATE(2026,1,31),1)', '2026-02-28'],
      ['=EDATE(DATE(2024,2,29),12)', '2025-02-28'],
      ['=EDATE(DATE(2024,1,31),1)', '2024-02-29'],
      ['=EDATE("2026-01-15",2)', '2026-03-15'],
      ['=EOMONTH(DATE(2026,1,31),1)', '2026-02-28'],
      ['=YEAR(D4)', 1899],
      ['=MONTH(D4)', 12],
      ['=DAY(D4)', 30],
      ['=YEAR("2026-01-15")', 2026],
      ['=WEEKDAY(DATE(2026,11,21))', 7],
      ['=WEEKDAY(DATE(2026,11,21),2)', 6],
      ['=DATE(2026,14,1)', '2027-02-01'],
      ['=TO_DATE(46037)', '2026-01-15'],
      // 2023-11-14T22:13:20Z.
      ['=INT(EPOCHTODATE(1700000000))', 45244],
      ['=ARRAYFORMULA(EDATE(D1:D2,1))', [['2026-02-15'], ['2026-02-16']]],
    ],
  ],
  [
    'conditions',
    [
      ['=MAXIFS(C1:C2,B1:B2,"zzz")', 0],
      ['=MINIFS(C1:C2,B1:B2,"zzz")', 0],
      ['=MAXIFS(C1:C2,A1:A2,"C*")', 700],
      ['=COUNTIF(FILTER(B1:B4,A1:A4<>""),"smb")', 2],
      ['=COUNTIF(UNIQUE(B1:B4),"smb")', 1],
      ['=COUNTIF({"a";"b"},"a")', 1],
      ['=COUNTIF(C1:C4,"<>#DIV/0!")', 3],
      ['=COUNTIF(C1:C4,"#DIV/0!")', 1],
      ['=SUMIF(C1:C4,"<>#DIV/0!")', 2100],
      ['=SUMIF(B1:B4,"x",C1:C4)', 700],
      ['=COUNTIF(C1:C4,">500")', 2],
      ['=COUNTIF(D1:D5,"")', 2],
      ['=COUNTIF(D1:D5,"<>")', 3],
      ['=COUNTIF(A1:A4,"c?")', 4],
      ['=COUNTIF(A1:A4,">"&B9)', 0],
      ['=COUNTIF({"5";5;6},5)', 2],
      ['=COUNTIFS(B1:B4,"smb",A1:A4,"<>C3")', 1],
      ['=COUNTIFS(D1:D4,">="&DATE(2026,1,15))', 2],
      ['=COUNTUNIQUEIFS(B1:B4,A1:A4,"C*")', 3],
      ['=SUMIFS(C1:C2,B1:B2,"smb",A1:A2,"C1")', 500],
      ['=AVERAGEIF(B1:B4,"x",C1:C4)', 700],
      ['=AVERAGEIF(B1:B4,"zzz",C1:C4)', '#DIV/0!'],
      ['=ARRAYFORMULA(COUNTIF(B1:B4,B1:B4))', [[2], [1], [2], [1]]],
    ],
  ],
  [
    'rows of a range',
    [
      ['=SORT(A1:A4,1,0)', [['C4'], ['C3'], ['C2'], ['C1']]],
      ['=SORT(D1:D4,1,TRUE)', [['2026-01-08'], ['2026-01-15'], ['2026-01-16'], [null]]],
      ['=COUNTA(SORT(D1:D4,1,TRUE))', 3],
      ['=FILTER(A1:A4,C1:C4>600)', [['C2'], ['C4']]],
      ['=FILTER(A1:A4,B1:B4="smb",D1:D4>46035)', 'C1'],
      ['=IFERROR(FILTER(A1:A4,C1:C4>6000),"nobody")', 'nobody'],
      [
        '=SORT({2,1;1,3;1,2})',
        [
          [1, 2],
          [1, 3],
          [2, 1],
        ],
      ],
      ['=SORTN({"b";"a";"c"},2)', [['a'], ['b']]],
      ['=SORTN({1;1;2},1,1)', [[1], [1]]],
      ['=SORTN({1;1;2;3},2,2)', [[1], [2]]],
      ['=COUNTUNIQUE({1;1;"x";"X"})', 2],
      ['=ARRAY_CONSTRAIN({1,2;3,4},1,1)', 1],
      [
        '=MAKEARRAY(2,3,LAMBDA(r,c,r*10+c))',
        [
          [11, 12, 13],
          [21, 22, 23],
        ],
      ],
    ],
  ],
  [
    'arguments that may be left out, and numbers that stand as text',
    [
      ['=ROUND(333.4)', 333],
      ['=ROUNDUP(2.1)', 3],
      ['=CEILING(2.2)', 3],
      ['=FLOOR(2.8)', 2],
      ['=ISO.CEILING(-9.9,2)', -8],
      ['=ROUND(A5,-1)', 40],
      ['=ABS(C5)', 100],
      ['=ROUND("1,200.4")', 1200],
      ['=ABS("x")', '#VALUE!'],
    ],
  ],
  [
    'text in quotes, which is text',
    [
      ['=IF(TRUE,"2026-11","x")', '2026-11'],
      ['=SWITCH(B5,"12%",1,2)', 1],
      ['=XLOOKUP("12%",B5,A5)', '42'],
      ['=CONCATENATE("12%","x")', '12%x'],
      ['=ARRAYFORMULA(ISTEXT({"2026-11-21";"1,200";"12:30"}))', [[true], [true], [true]]],
      ['="12%"*2', 0.24],
      ['="2026-01-15"+1', 46038],
      ['=CONCATENATE(A1:A2)', 'C1C2'],
      ['=CONCAT("a",TRUE)', 'aTRUE'],
      ['=0.1+0.2&""', '0.3'],
      ['=PROPER("müller gmbh o\'brien")', "Müller Gmbh O'Brien"],
      ['=SPLIT("2026-01-15","-")', [[2026, 1, 15]]],
      ['=SPLIT(D1,"-")', [[2026, 1, 15]]],
      ['=SPLIT("a, b,7",", ")', [['a', 'b', 7]]],
    ],
  ],
  [
    'logic and averages',
    [
      ['=AND(TRUE,"test")', '#VALUE!'],
      ['=OR(FALSE,"test")', '#VALUE!'],
      ['=AND(A1:A4,TRUE)', true],
      ['=OR({FALSE,1})', true],
      ['=XOR(TRUE,TRUE)', false],
      ['=NOT("true")', false],
      ['=NOT("1")', '#VALUE!'],
      ['=IF("test",1,2)', '#VALUE!'],
      ['=IF(B1,1,2)', '#VALUE!'],
      ['=IF("true",1,2)', 1],
      ['=IF(D4,1,2)', 2],
      ['=ARRAYFORMULA(IF({TRUE;"x";FALSE},1,2))', [[1], ['#VALUE!'], [2]]],
      ['=IFNA(FALSE,42/0)', false],
      ['=IFNA(NA(),42/0)', '#DIV/0!'],
      ['=ARRAYFORMULA(IFNA({1;#N/A},42/0))', [[1], ['#DIV/0!']]],
      ['=IFS(TRUE,"ok",1/0,1/0)', 'ok'],
      ['=IFS(FALSE,1,TRUE,)', null],
      ['=IFS(FALSE,1)', '#N/A'],
      ['=AVERAGE("2","-6")', -2],
      ['=AVERAGE(TRUE,FALSE)', 0.5],
      ['=AVERAGE("x",4)', '#VALUE!'],
      ['=AVERAGE(1,,2)', 1],
      ['=AVERAGE(D4,4)', 4],
      ['=COUNT(1,,D4)', 2],
      ['=MIN(1,,2)', 0],
      ['=MIN(1,D4,2)', 1],
      ['=MAX(-1,,-2)', 0],
      ['=AVERAGE(C1:C4)', '#DIV/0!'],
      ['=IFNA(AVERAGE({1;NA()}),"n")', 'n'],
      ['=AVERAGE(D1:D2)', '2026-01-15'],
      ['=AVERAGE(A1:A4)', '#DIV/0!'],
      ['=UMINUS(5)', -5],
      ['=ISBETWEEN(5,1,5,TRUE,FALSE)', false],
      ['=TO_TEXT(D1)', '2026-01-15'],
      ['=BINOM.INV(1000000,0.5,0.5)', 500_000],
      // qbinom(0.975, 100, 0.5) of R.
      ['=CRITBINOM(100,0.5,0.975)', 60],
    ],
  ],
  [
    'pictures',
    [
      ['=SPARKLINE({1,2,3},{"charttype","bar";"max",5})', null],
      ['=SPARKLINE({"a"})', '#N/A'],
      ['=SPARKLINE({1,2},{"charttype","pie"})', '#N/A'],
      ['=IMAGE("https://example.com/x.png")', null],
      ['=HYPERLINK("https://example.com","label")', 'label'],
      ['=HYPERLINK("https://example.com","")', 'https://example.com'],
      ['=HYPERLINK("https://example.com",0)', 0],
      ['=HYPERLINK("https://example.com",FALSE)', false],
    ],
  ],
])('%s', (_, cases) => {
  test.each(cases)('%s', (formula, value) => expect(shown(formula)).toEqual(value));
});

test.each([
  'IMPORTRANGE("a","b")',
  'GOOGLEFINANCE("X")',
  'IMPORTHTML("a","table",1)',
  'GETPIVOTDATA("a",A1)',
])('%s says that it is not emulated', (call) => {
  const { values, message } = grid.calculate(`=${call}`);
  expect([values, message]).toEqual([
    [['#ERROR!']],
    `${call.split('(')[0]} is not emulated in the workbench.`,
  ]);
});

test('what a formula shows does not depend on which others stand in the tab', () => {
  const formulas = [
    '=VLOOKUP("C3",{A1:A4,B1:B4},2,FALSE)',
    '=VLOOKUP("x",{B1:B4,A1:A4},2,FALSE)',
    '=MATCH("C3",{A1:A4;B1:B4},0)',
    '=COUNTIF({B1:B4,A1:A4},"smb")',
    '=SUMPRODUCT(({A1:A4}="C2")*1)',
    '=INDEX({B1:B4,A1:A4},MATCH("x",INDEX({B1:B4,A1:A4},0,1),0),2)',
    '=XLOOKUP("C2",A1:A4,B1:B4)',
    '=VLOOKUP("C2",A1:B4,2,FALSE)',
  ];
  const alone = formulas.map(shown);
  const { activeSheet: sheet } = grid;
  for (const order of [formulas, [...formulas].reverse()]) {
    sheet.write(
      { row: 0, column: 6, rows: order.length, columns: 1 },
      order.map((formula) => [{ formula }]),
    );
    const together = sheet.values({ row: 0, column: 6, rows: order.length, columns: 1 }).flat();
    expect(together).toEqual(order.map((formula) => alone[formulas.indexOf(formula)]));
  }
});
