// References follow their cells, whatever is inserted, deleted and moved around them; lookups agree with Univer's own.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { columnLetters } from '../../workbench/a1';
import type { CellValue, Dimension } from '../../workbench/grid';
import type { Area } from '../../workbench/shift';
import { UniverGrid } from '../../workbench/univer/univer-grid';
import type { UniverSheet } from '../../workbench/univer/univer-sheet';
import { scriptOn } from './script';

const SIZE = 8;
const at = (row: number, column: number, rows = 1, columns = 1): Area => ({ row, column, rows, columns });
const a1 = (row: number, column: number) => `${columnLetters(column)}${row + 1}`;
const index = fc.nat(SIZE - 1);
const dimension = fc.constantFrom<Dimension>('rows', 'columns');

const insertion = fc.record({
  kind: fc.constant('insert'),
  dimension,
  at: index,
  count: fc.integer({ min: 1, max: 3 }),
});
const deletion = fc.record({
  kind: fc.constant('delete'),
  dimension,
  at: index,
  count: fc.integer({ min: 1, max: 3 }),
});
const move = fc.record({
  kind: fc.constant('move'),
  dimension,
  at: index,
  count: fc.integer({ min: 1, max: 3 }),
  to: index,
});
type Step = { kind: string; dimension: Dimension; at: number; count: number; to?: number };

/** A tab of numbers, each a power of two, so that every sum says which cells it took. */
function numbered() {
  const grid = new UniverGrid({ rows: SIZE, columns: SIZE });
  const sheet = grid.activeSheet;
  sheet.write(
    at(0, 0, SIZE, SIZE),
    Array.from({ length: SIZE }, (_, i) =>
      Array.from({ length: SIZE }, (_, j) => (i + j * SIZE < 50 ? 2 ** (i + j * SIZE) : null)),
    ),
  );
  return { grid, sheet, formulas: grid.insertSheet('Formulas', 1) };
}

function take(sheet: UniverSheet, { kind, dimension: along, at: from, count, to }: Step): void {
  const size = along === 'rows' ? sheet.maxRows : sheet.maxColumns;
  const fits = from + count <= size && (kind !== 'delete' || count < size);
  if (kind === 'insert' && from < size) sheet.insert(along, from, count, from);
  else if (kind === 'delete' && fits) sheet.delete(along, from, count);
  else if (kind === 'move' && fits && to! < size && (to! <= from || to! >= from + count))
    sheet.move(along, from, count, to!);
}

const everything = (sheet: UniverSheet) => sheet.values(at(0, 0, sheet.maxRows, sheet.maxColumns)).flat();

test('a reference to a cell follows it, and is #REF! once it is deleted', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(index, fc.nat(5)), { minLength: 1, maxLength: 6 }),
      fc.array(fc.oneof(insertion, deletion, move), { minLength: 1, maxLength: 6 }),
      (targets, steps) => {
        const { grid, sheet, formulas } = numbered();
        const wanted = targets.map(([row, column]) => sheet.values(at(row, column))[0]![0]!);
        formulas.write(
          at(0, 0, targets.length),
          targets.map(([row, column], i) => [{ formula: `=Sheet1!${i % 2 ? '$' : ''}${a1(row, column)}` }]),
        );
        for (const step of steps) take(sheet, step);
        const left = new Set(everything(sheet));
        const shown = formulas.values(at(0, 0, targets.length)).map(([value]) => value);
        expect(shown).toEqual(wanted.map((value) => (left.has(value) ? value : '#REF!')));
        grid.dispose();
      },
    ),
    { numRuns: 60 },
  );
});

test('ranges, also open ones, keep the cells that are left of them, and take in what is inserted between', () => {
  fc.assert(
    fc.property(
      fc.tuple(index, fc.nat(5), index, fc.nat(5)),
      fc.array(fc.oneof(insertion, deletion), { minLength: 1, maxLength: 5 }),
      ([row, column, otherRow, otherColumn], steps) => {
        const { grid, sheet, formulas } = numbered();
        const [top, bottom] = [Math.min(row, otherRow), Math.max(row, otherRow)];
        const [left, right] = [Math.min(column, otherColumn), Math.max(column, otherColumn)];
        const ranges: [string, Area][] = [
          [`${a1(top, left)}:${a1(bottom, right)}`, at(top, left, bottom - top + 1, right - left + 1)],
          [`${a1(top, left)}:${columnLetters(right)}`, at(top, left, SIZE - top, right - left + 1)],
          [`${columnLetters(left)}:${columnLetters(right)}`, at(0, left, SIZE, right - left + 1)],
          [`${top + 1}:${bottom + 1}`, at(top, 0, bottom - top + 1, SIZE)],
        ];
        const covered = ranges.map(([, area]) => new Set(sheet.values(area).flat()));
        formulas.write(
          at(0, 0, ranges.length),
          ranges.map(([text]) => [{ formula: `=IFERROR(SUM(Sheet1!${text});0)` }]),
        );
        for (const step of steps) take(sheet, step);
        const remaining = everything(sheet).filter((value): value is number => typeof value === 'number');
        const expected = covered.map((cells) =>
          remaining.filter((value) => cells.has(value)).reduce((a, b) => a + b, 0),
        );
        expect(formulas.values(at(0, 0, ranges.length)).map(([value]) => value)).toEqual(expected);
        grid.dispose();
      },
    ),
    { numRuns: 60 },
  );
});

test('the indexed XLOOKUP finds what the one of Univer finds', () => {
  // Not '1': Univer takes the text for the number, which Sheets never does.
  const cell = fc.constantFrom<CellValue>('a', 'A', 'b', 'ab', 1, 2, 1.5, true, 'a ', 'ñ');
  fc.assert(
    fc.property(
      fc.array(cell, { minLength: 1, maxLength: 8 }),
      fc.array(cell, { minLength: 1, maxLength: 8 }),
      (keys, ids) => {
        const grid = new UniverGrid({ rows: 10, columns: 6 });
        const sheet = grid.activeSheet;
        sheet.write(
          at(0, 0, ids.length, 2),
          ids.map((id, i) => [id, `row ${i}`]),
        );
        sheet.write(
          at(0, 2, keys.length),
          keys.map((key) => [key]),
        );
        const lookup = (modes: string) =>
          grid.calculate(`=XLOOKUP(C1:C${keys.length};A1:A${ids.length};B1:B${ids.length};"none"${modes})`)
            .values;
        // Wildcards hand the call to Univer, and none is here.
        expect(lookup('')).toEqual(lookup(';2'));
        grid.dispose();
      },
    ),
    { numRuns: 100 },
  );
});

describe('named ranges', () => {
  const book = () => {
    const grid = new UniverGrid();
    const script = scriptOn(grid);
    script.value(`(() => {
      ss.insertSheet('Plan list', 1).getRange('A1:B3').setValues([['smb', 10], ['mid', 20], ['enterprise', 30]]);
      ss.setNamedRange('Plans', ss.getSheetByName('Plan list').getRange('A1:A3'));
      ss.setNamedRange('Weights', ss.getSheetByName('Plan list').getRange('B1:B3'));
      ss.setNamedRange('Rate', ss.getSheetByName('Plan list').getRange('B2'));
      ss.getSheetByName('Sheet1').activate();
    })()`);
    return { ...script, shows: (formula: string) => grid.calculate(formula).values };
  };

  test.each([
    ['=SUM(Weights)', [[60]]],
    ['=rate*2', [[40]]],
    ['=VLOOKUP("mid",{Plans,Weights},2,FALSE)', [[20]]],
    ['=XLOOKUP("smb",Plans,Weights)', [[10]]],
    ['=LET(Rate,5,Rate+1)', [[6]]],
    ['=LET(x,Rate,x+1)', [[21]]],
    ['=MAP(Weights,LAMBDA(Rate,Rate+1))', [[11], [21], [31]]],
    ['=Nobody+1', [['#NAME?']]],
  ])('%s', (formula, values) => {
    expect(book().shows(formula)).toEqual(values);
  });

  test('follow their cells, their tab and their name', () => {
    const { value } = book();
    value('at("A1").setFormula("=SUM(Weights)")');
    expect(value('at("A1").getValue()')).toBe(60);
    value('ss.getSheetByName("Plan list").getRange("B1").setValue(100)');
    expect(value('at("A1").getValue()')).toBe(150);
    value('ss.getSheetByName("Plan list").insertRowsBefore(1, 2).setName("Plans and prices")');
    expect(value('[at("A1").getValue(), at("A1").getFormula()]')).toEqual([150, '=SUM(Weights)']);
    value('ss.getNamedRanges().find(one => one.getName() === "Weights").setName("Prices")');
    expect(value('at("A1").getValue()')).toBe('#NAME?');
    value('ss.setNamedRange("Weights", ss.getSheetByName("Plans and prices").getRange("B5"))');
    expect(value('at("A1").getValue()')).toBe(30);
    value('ss.removeNamedRange("Weights")');
    expect(value('at("A1").getValue()')).toBe('#NAME?');
  });
});
