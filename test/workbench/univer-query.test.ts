// QUERY, on the table of Google's reference of the query language and with the answers that it gives there
// (developers.google.com/chart/interactive/docs/querylanguage).
import { beforeAll, describe, expect, test } from '@jest/globals';
import { UniverGrid } from '../../workbench/univer/univer-grid';

const day = (year: number, month: number, date: number) =>
  Date.UTC(year, month - 1, date) / 86_400_000 + 25_569;
const TABLE = [
  ['name', 'dept', 'lunchTime', 'salary', 'hireDate', 'age', 'isSenior'],
  ['John', 'Eng', 12 / 24, 1000, day(2005, 3, 19), 35, true],
  ['Dave', 'Eng', 12 / 24, 500, day(2006, 4, 19), 27, false],
  ['Sally', 'Eng', 13 / 24, 600, day(2005, 10, 10), 30, false],
  ['Ben', 'Sales', 12 / 24, 400, day(2002, 10, 10), 32, true],
  ['Dana', 'Sales', 12 / 24, 350, day(2004, 9, 8), 25, false],
  ['Mike', 'Marketing', 13 / 24, 800, day(2005, 1, 10), 24, true],
];

let grid: UniverGrid;

beforeAll(() => {
  grid = new UniverGrid({ rows: 20, columns: 12 });
  const sheet = grid.activeSheet;
  sheet.write({ row: 0, column: 1, rows: 7, columns: 7 }, TABLE);
  sheet.setStyles({ row: 1, column: 3, rows: 6, columns: 1 }, 'numberFormat', Array(6).fill(['h:mm']));
  sheet.setStyles({ row: 1, column: 5, rows: 6, columns: 1 }, 'numberFormat', Array(6).fill(['yyyy-mm-dd']));
});

const query = (text: string, more = '') => grid.calculate(`=QUERY(B1:H7,"${text}"${more})`);

describe('answers as the reference has them', () => {
  test.each<[string, unknown[][]]>([
    ['select B where E > 700', [['name'], ['John'], ['Mike']]],
    [
      'select C, max(E) group by C',
      [
        ['dept', 'max salary'],
        ['Eng', 1000],
        ['Marketing', 800],
        ['Sales', 400],
      ],
    ],
    [
      'select D, avg(E), count(G) where H = true group by D',
      [
        ['lunchTime', 'avg salary', 'count age'],
        [12 / 24, 700, 2],
        [13 / 24, 800, 1],
      ],
    ],
    [
      'select sum(E) pivot C',
      [
        ['Eng', 'Marketing', 'Sales'],
        [2100, 800, 750],
      ],
    ],
    [
      'select D, sum(E) group by D pivot C',
      [
        ['lunchTime', 'Eng', 'Marketing', 'Sales'],
        [12 / 24, 1500, null, 750],
        [13 / 24, 600, 800, null],
      ],
    ],
    ["select B where C matches '.*ing'", [['name'], ['Mike']]],
    ["select B where F > date '2005-06-01' order by F desc", [['name'], ['Dave'], ['Sally']]],
  ])('%s', (text, rows) => expect(query(text).values).toEqual(rows));
});

describe('also', () => {
  test.each<[string, unknown[][]]>([
    ['select B order by E desc limit 2', [['name'], ['John'], ['Mike']]],
    ['select B order by E limit 1 offset 1', [['name'], ['Ben']]],
    ["select B where B contains 'a' and not C = 'Sales'", [['name'], ['Dave'], ['Sally']]],
    ["select B where (C = 'Eng' or C = 'Sales') and B starts with 'D'", [['name'], ['Dave'], ['Dana']]],
    ["select B where B like '%a%' and E >= 500", [['name'], ['Dave'], ['Sally']]],
    [
      "select upper(B), E * 2 where B = 'Ben' label upper(B) 'who', E * 2 'double'",
      [
        ['who', 'double'],
        ['BEN', 800],
      ],
    ],
    [
      "select year(F), count(B) group by year(F) label year(F) 'year', count(B) ''",
      [
        ['year', null],
        [2002, 1],
        [2004, 1],
        [2005, 3],
        [2006, 1],
      ],
    ],
    ["select month(F) where B = 'John' label month(F) ''", [[2]]],
    ["select sum(E) label sum(E) ''", [[3650]]],
    ['select B where E > 5000', [['name']]],
    ['', TABLE],
  ])('%s', (text, rows) => expect(query(text).values).toEqual(rows));

  test('days keep their format', () => {
    const { values, formats } = query("select max(F) label max(F) ''");
    expect([values, formats]).toEqual([[[day(2006, 4, 19)]], [['yyyy-mm-dd']]]);
  });

  test('a computed array has the columns Col1, Col2', () => {
    const { values } = grid.calculate('=QUERY({"a",1;"b",2},"select Col2 where Col1 = \'b\'",0)');
    expect(values).toEqual([[2]]);
  });

  test('the number of header rows can be given', () => {
    expect(grid.calculate('=QUERY(B2:C3,"select B",1)').values).toEqual([['John'], ['Dave']]);
    expect(grid.calculate('=QUERY(B2:C3,"select count(B)",0)').values).toEqual([['count'], [2]]);
  });

  test('inside other formulas', () => {
    expect(grid.calculate(`=SUM(QUERY(B1:H7,"select E where C = 'Eng'",1))`).values).toEqual([[2100]]);
  });
});

test.each([
  ['select Z', 'NO_COLUMN: Z'],
  ['select C, sum(E)', 'ADD_COL_TO_GROUP_BY_OR_AGG: C'],
  ['select', 'The query ends too soon'],
  ['select B from here', 'Encountered "from"'],
  ['select nosuch(B)', 'There is no function nosuch'],
  ["select B where F > date '1.1.2020'", '"1.1.2020" is no date: write it as yyyy-mm-dd'],
])('%s is refused with its reason', (text, reason) => {
  const { values, message } = query(text);
  expect([values, message]).toEqual([
    [['#VALUE!']],
    `Unable to parse query string for Function QUERY parameter 2: ${reason}.`,
  ]);
});

test('nothing found and nothing to head it is #N/A', () => {
  expect(query("select E where E > 5000 label E ''").message).toBe('Query completed with an empty output.');
});
