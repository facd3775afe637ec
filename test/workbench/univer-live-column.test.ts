// What the live result columns need of a spreadsheet: the formula stays right whatever people do to rows and columns.
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { CellValue, Content } from '../../workbench/grid';
import type { Area } from '../../workbench/shift';
import { UniverGrid } from '../../workbench/univer/univer-grid';
import type { UniverSheet } from '../../workbench/univer/univer-sheet';

const at = (row: number, column: number, rows = 1, columns = 1): Area => ({ row, column, rows, columns });
const vertical = (...contents: Content[]) => contents.map((content) => [content]);
const TIER_COLUMN = 3;

/** The formula of the design, with its header in this row. */
const liveColumn = (row: number, id = 'A', key = 'A', tier = 'H') =>
  `=ARRAYFORMULA(IF(ROW($${id}$${row}:$${id})=ROW($${id}$${row});"Risk tier";IF($${id}$${row}:$${id}="";;IFNA(XLOOKUP($${id}$${row}:$${id};'Vitals scores'!$${key}:$${key};'Vitals scores'!$${tier}:$${tier})))))`;

let grid: UniverGrid;
let customers: UniverSheet;
let scores: UniverSheet;

beforeEach(() => {
  grid = new UniverGrid({ rows: 12, columns: 8 });
  customers = grid.activeSheet;
  customers.write(at(0, 0, 5, 2), [
    ['id', 'MRR'],
    ['c1', 10],
    ['c2', 20],
    ['c3', 30],
    ['new', 40],
  ]);
  scores = grid.insertSheet('Vitals scores', 1);
  scores.write(at(0, 0, 4), vertical('id', 'c3', 'C1', 'c2'));
  scores.write(at(0, 7, 4), vertical('tier', 'Low', 'High', null));
  customers.write(at(0, TIER_COLUMN), [[{ formula: liveColumn(1) }]]);
});

const values = (row: number, column: number, rows: number): CellValue[] =>
  customers.values(at(row, column, rows)).map(([value]) => value!);
const formula = (row: number, column: number) => customers.formulas(at(row, column))[0]![0];

/** Each customer with the tier beside it. */
function tiers(idColumn = 0, tierColumn = TIER_COLUMN): Record<string, CellValue> {
  const ids = values(0, idColumn, customers.maxRows);
  const shown = values(0, tierColumn, customers.maxRows);
  return Object.fromEntries(ids.flatMap((id, i) => (id === null ? [] : [[id, shown[i]]])));
}

const EXPECTED = { id: 'Risk tier', c1: 'High', c2: null, c3: 'Low', new: null };

test('every tier stands beside its customer, and everything else is blank', () => {
  expect(tiers()).toEqual(EXPECTED);
  expect(values(5, TIER_COLUMN, 7)).toEqual(Array(7).fill(null));
  expect(customers.extent()).toEqual({ rows: 5, columns: 4 });
  expect(formula(0, TIER_COLUMN)).toBe(liveColumn(1));
  expect(formula(1, TIER_COLUMN)).toBe('');
});

test('a script reads what the formula shows in the same run in which it was written', () => {
  customers.write(at(0, 5), [[{ formula: '=D2&"!"' }]]);
  expect(values(0, 5, 1)).toEqual(['High!']);
  scores.write(at(2, 7), [['Critical']]);
  expect(values(0, 5, 1)).toEqual(['Critical!']);
});

describe('rows', () => {
  test('inserted between customers, right under the header and above it', () => {
    customers.insert('rows', 3, 1, 2);
    customers.insert('rows', 1, 2, 1);
    expect(tiers()).toEqual(EXPECTED);
    expect(formula(0, TIER_COLUMN)).toBe(liveColumn(1));
    customers.insert('rows', 0, 1, 0);
    expect(tiers()).toEqual(EXPECTED);
    expect(formula(1, TIER_COLUMN)).toBe(liveColumn(2));
    expect(values(0, TIER_COLUMN, 1)).toEqual([null]);
  });

  test('deleted, moved and sorted', () => {
    customers.delete('rows', 2, 1);
    const { c2: _, ...others } = EXPECTED;
    expect(tiers()).toEqual(others);
    customers.move('rows', 1, 1, 4);
    expect(values(0, 0, 4)).toEqual(['id', 'c3', 'new', 'c1']);
    expect(tiers()).toEqual(others);
    customers.sort(at(1, 0, 3, 2), [{ column: 1, ascending: true }]);
    expect(values(0, 0, 4)).toEqual(['id', 'c1', 'c3', 'new']);
    expect(tiers()).toEqual(others);
  });

  test('sorted by the tiers themselves', () => {
    customers.sort(at(1, 0, 4, 4), [{ column: TIER_COLUMN, ascending: false }]);
    expect(values(1, 0, 4)).toEqual(['c3', 'c1', 'c2', 'new']);
    expect(tiers()).toEqual(EXPECTED);
  });

  test('appended below, and added to a sheet that was full', () => {
    customers.write(at(11, 0), [['c1']]);
    expect(values(11, TIER_COLUMN, 1)).toEqual(['High']);
    customers.insert('rows', 12, 3, 11);
    customers.write(at(14, 0), [['c3']]);
    expect(values(14, TIER_COLUMN, 1)).toEqual(['Low']);
  });

  test('inserted, deleted and moved in the scores do not disturb it', () => {
    scores.insert('rows', 1, 2, 1);
    scores.move('rows', 3, 1, 6);
    scores.delete('rows', 1, 1);
    expect(tiers()).toEqual(EXPECTED);
  });
});

describe('columns', () => {
  test('inserted, moved and deleted beside it', () => {
    customers.insert('columns', 0, 1, 0);
    expect(formula(0, TIER_COLUMN + 1)).toBe(liveColumn(1, 'B'));
    customers.move('columns', 1, 1, 4);
    expect(formula(0, TIER_COLUMN + 1)).toBe(liveColumn(1, 'D'));
    customers.delete('columns', 0, 1);
    expect(tiers(2)).toEqual(EXPECTED);
  });

  test('inserted in the scores', () => {
    scores.insert('columns', 3, 2, 3);
    expect(formula(0, TIER_COLUMN)).toBe(liveColumn(1, 'A', 'A', 'J'));
    expect(tiers()).toEqual(EXPECTED);
  });

  test('deleting the one it reads makes it #REF!', () => {
    scores.delete('columns', 7, 1);
    expect(formula(0, TIER_COLUMN)).toContain("'Vitals scores'!$A:$A;#REF!)");
    expect(tiers()).toEqual({ id: 'Risk tier', c1: '#REF!', c2: '#REF!', c3: '#REF!', new: '#REF!' });
    customers.delete('columns', 0, 1);
    expect(values(0, TIER_COLUMN - 1, 1)).toEqual(['#REF!']);
  });
});

test("pasting next month's export over it in another order moves every tier", () => {
  customers.write(at(1, 0, 6), vertical('c3', 'gone', 'c2', null, 'c1', 'new'));
  expect(tiers()).toEqual({ ...EXPECTED, gone: null });
});

describe('a value typed into it', () => {
  const blocked = 'Array result was not expanded because it would overwrite data in D5.';

  test('turns the column into #REF!, names the cell, and the column comes back when it is removed', () => {
    customers.write(at(4, TIER_COLUMN), [['mine']]);
    expect(values(0, TIER_COLUMN, 6)).toEqual(['#REF!', null, null, null, 'mine', null]);
    expect(grid.errorOf(customers, 0, TIER_COLUMN)).toBe(blocked);
    customers.write(at(4, TIER_COLUMN), [[null]]);
    expect(tiers()).toEqual(EXPECTED);
    expect(grid.errorOf(customers, 0, TIER_COLUMN)).toBe('');
  });

  test('stays in the way when rows move', () => {
    customers.write(at(3, TIER_COLUMN), [[false]]);
    customers.insert('rows', 1, 1, 1);
    expect(grid.errorOf(customers, 0, TIER_COLUMN)).toBe(blocked);
  });
});

test('renaming the scores follows in the formula, deleting them makes it #REF!', () => {
  scores.name = "Bob's";
  expect(formula(0, TIER_COLUMN)).toContain("XLOOKUP($A$1:$A;'Bob''s'!$A:$A;'Bob''s'!$H:$H)");
  expect(tiers()).toEqual(EXPECTED);
  grid.deleteSheet(scores);
  expect(formula(0, TIER_COLUMN)).toContain('XLOOKUP($A$1:$A;#REF!;#REF!)');
});

test('14 columns over 1,000 customers are calculated', () => {
  const large = new UniverGrid({ rows: 1001, columns: 26 });
  const ids = Array.from({ length: 1001 }, (_, i) => [i ? `c${i}` : 'id']);
  large.activeSheet.write(at(0, 0, 1001), ids);
  const other = large.insertSheet('Vitals scores', 1);
  other.resize(1001, 26);
  other.write(at(0, 0, 1001), [...ids].reverse());
  other.write(at(0, 1, 1001, 14), Array(1001).fill(Array.from({ length: 14 }, (_, j) => j)));
  const letters = [...'BCDEFGHIJKLMNO'];
  large.activeSheet.write(at(0, 3, 1, 14), [
    letters.map((letter) => ({ formula: liveColumn(1, 'A', 'A', letter) })),
  ]);
  expect(large.activeSheet.values(at(1000, 3, 1, 14))).toEqual([letters.map((_, j) => j)]);
});
