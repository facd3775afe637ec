// What every grid must do under the Apps Script layer. Each spreadsheet engine runs these same tests.
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { CellValue, Content, Grid, GridSheet } from '../../workbench/grid';
import type { Area } from '../../workbench/shift';

const at = (row: number, column: number, rows = 1, columns = 1): Area => ({ row, column, rows, columns });

/** Registers the tests for the grids that `makeGrid` makes: each new, with one empty sheet of 1000 x 26. */
export function describeGrid(name: string, makeGrid: () => Promise<Grid> | Grid): void {
  describe(name, () => {
    let grid: Grid;
    let sheet: GridSheet;

    beforeEach(async () => {
      grid = await makeGrid();
      sheet = grid.activeSheet;
    });

    const write = (area: Area, contents: readonly (readonly Content[])[]) => sheet.write(area, contents);
    const column = (index: number, rows: number): CellValue[] =>
      sheet.values(at(0, index, rows)).map((row) => row[0]!);

    describe('the spreadsheet', () => {
      test('starts with one empty sheet of 1000 x 26', () => {
        expect(grid.sheets.map((each) => each.name)).toEqual(['Sheet1']);
        expect([sheet.maxRows, sheet.maxColumns]).toEqual([1000, 26]);
        expect(sheet.extent()).toEqual({ rows: 0, columns: 0 });
      });

      test('inserts, moves and deletes sheets, whose ids stay', () => {
        const second = grid.insertSheet('Second', 1);
        const third = grid.insertSheet('Third', 0);
        grid.moveSheet(third, 2);
        expect(grid.sheets.map((each) => each.name)).toEqual(['Sheet1', 'Second', 'Third']);
        expect(new Set(grid.sheets.map((each) => each.id)).size).toBe(3);
        grid.activeSheet = second;
        grid.deleteSheet(second);
        expect(grid.activeSheet.name).toBe('Sheet1');
        expect(grid.sheets.map((each) => each.id)).toEqual([sheet.id, third.id]);
      });

      test('keeps names, visibility, colours, frozen rows, selection', () => {
        const other = grid.insertSheet('Other', 1);
        Object.assign(other, {
          name: 'Renamed',
          hidden: true,
          tabColor: '#ff0000',
          frozenRows: 1,
          frozenColumns: 2,
        });
        other.selection = at(2, 3, 4, 5);
        expect(grid.sheets[1]).toMatchObject({
          name: 'Renamed',
          hidden: true,
          tabColor: '#ff0000',
          frozenRows: 1,
        });
        expect(other.frozenColumns).toBe(2);
        expect(other.selection).toEqual(at(2, 3, 4, 5));
      });

      test('keeps locale and time zone', () => {
        grid.locale = 'de_DE';
        grid.timeZone = 'Europe/Berlin';
        expect([grid.locale, grid.timeZone]).toEqual(['de_DE', 'Europe/Berlin']);
      });
    });

    describe('cells', () => {
      test('give back numbers, text, booleans and blanks as they were written', () => {
        const contents = [
          [1.5, 'text', true],
          [null, '007', false],
        ];
        write(at(3, 2, 2, 3), contents);
        expect(sheet.values(at(3, 2, 2, 3))).toEqual(contents);
        expect(sheet.values(at(2, 2, 1, 1))).toEqual([[null]]);
        expect(sheet.extent()).toEqual({ rows: 5, columns: 5 });
      });

      test('hand out blocks that the caller may change', () => {
        write(at(0, 0), [[1]]);
        sheet.values(at(0, 0))[0]![0] = 2;
        expect(sheet.values(at(0, 0))).toEqual([[1]]);
      });

      test('keep the text of a formula until a value takes its place', () => {
        write(at(0, 0, 1, 2), [[{ formula: '=1+1' }, 2]]);
        expect(sheet.formulas(at(0, 0, 1, 2))).toEqual([['=1+1', '']]);
        write(at(0, 0), [[5]]);
        expect(sheet.formulas(at(0, 0))).toEqual([['']]);
        expect(sheet.values(at(0, 0))).toEqual([[5]]);
      });

      test('text that looks like a formula or a number stays text', () => {
        write(at(0, 0, 1, 3), [['=1+1', '12', 'TRUE']]);
        expect(sheet.values(at(0, 0, 1, 3))).toEqual([['=1+1', '12', 'TRUE']]);
        expect(sheet.formulas(at(0, 0, 1, 3))).toEqual([['', '', '']]);
      });

      test('styles and notes are apart from contents and do not count as content', () => {
        sheet.setStyles(at(0, 0, 1, 2), 'background', [['#ff0000', undefined]]);
        sheet.setStyles(at(0, 0, 1, 2), 'numberFormat', [['0%', 'yyyy-mm-dd']]);
        sheet.setNotes(at(0, 1), [['a note']]);
        expect(sheet.styles(at(0, 0, 1, 3), 'background')).toEqual([['#ff0000', null, null]]);
        expect(sheet.styles(at(0, 0, 1, 2), 'numberFormat')).toEqual([['0%', 'yyyy-mm-dd']]);
        expect(sheet.notes(at(0, 0, 1, 2))).toEqual([['', 'a note']]);
        expect(sheet.extent()).toEqual({ rows: 0, columns: 0 });
        sheet.setStyles(at(0, 0), 'background', [[null]]);
        expect(sheet.styles(at(0, 0), 'numberFormat')).toEqual([['0%']]);
        sheet.setStyles(at(0, 0), 'fontWeight', [['bold']]);
        sheet.clearStyles(at(0, 0, 1, 2));
        expect(sheet.styles(at(0, 0), 'fontWeight')).toEqual([[null]]);
        expect(sheet.styles(at(0, 0, 1, 2), 'numberFormat')).toEqual([['0%', 'yyyy-mm-dd']]);
        expect(sheet.notes(at(0, 1))).toEqual([['a note']]);
      });
    });

    describe('rows and columns', () => {
      beforeEach(() => {
        write(at(0, 0, 4, 3), [
          ['id', 'name', 'arr'],
          [1, 'Beta', 30],
          [2, 'Acme', 10],
          [3, 'Core', 20],
        ]);
      });

      test('inserting shifts what follows and takes over the style of a neighbour', () => {
        sheet.setStyles(at(0, 2, 4), 'numberFormat', Array(4).fill(['0%']));
        sheet.insert('columns', 3, 2, 2);
        sheet.insert('rows', 1, 1, 0);
        expect([sheet.maxRows, sheet.maxColumns]).toEqual([1001, 28]);
        expect(column(0, 5)).toEqual(['id', null, 1, 2, 3]);
        expect(sheet.styles(at(2, 2, 1, 4), 'numberFormat')).toEqual([['0%', '0%', '0%', null]]);
      });

      test('inserting a column shifts contents, formulas, notes and widths', () => {
        write(at(1, 2), [[{ formula: '=1' }]]);
        sheet.setNotes(at(1, 1), [['note']]);
        sheet.setColumnWidth(2, 1, 42);
        sheet.insert('columns', 1, 1, 0);
        expect(sheet.values(at(2, 0, 1, 4))).toEqual([[2, null, 'Acme', 10]]);
        expect(sheet.formulas(at(1, 3))).toEqual([['=1']]);
        expect(sheet.notes(at(1, 2))).toEqual([['note']]);
        expect([sheet.columnWidth(2), sheet.columnWidth(3)]).toEqual([100, 42]);
      });

      test('deleting closes the gap', () => {
        sheet.delete('rows', 1, 2);
        sheet.delete('columns', 1, 1);
        expect(sheet.values(at(0, 0, 3, 2))).toEqual([
          ['id', 'arr'],
          [3, 20],
          [null, null],
        ]);
        expect([sheet.maxRows, sheet.maxColumns]).toEqual([998, 25]);
      });

      test('moving goes in front of the place counted before the move', () => {
        sheet.move('columns', 0, 1, 3);
        expect(sheet.values(at(1, 0, 1, 3))).toEqual([['Beta', 30, 1]]);
        sheet.move('columns', 2, 1, 0);
        expect(sheet.values(at(1, 0, 1, 3))).toEqual([[1, 'Beta', 30]]);
        sheet.move('rows', 3, 1, 1);
        expect(column(0, 4)).toEqual(['id', 3, 1, 2]);
        sheet.move('rows', 1, 1, 4);
        expect(column(0, 4)).toEqual(['id', 1, 2, 3]);
      });

      test('sorting moves whole cells and keeps the rest', () => {
        sheet.setStyles(at(1, 2), 'background', [['#00ff00']]);
        sheet.setNotes(at(2, 1), [['the a']]);
        sheet.sort(at(1, 0, 3, 3), [{ column: 2, ascending: true }]);
        expect(column(1, 4)).toEqual(['name', 'Acme', 'Core', 'Beta']);
        expect(sheet.styles(at(1, 2, 3), 'background')).toEqual([[null], [null], ['#00ff00']]);
        expect(sheet.notes(at(1, 1, 3))).toEqual([['the a'], [''], ['']]);
        sheet.sort(at(1, 0, 3, 3), [{ column: 1, ascending: false }]);
        expect(column(1, 4)).toEqual(['name', 'Core', 'Beta', 'Acme']);
      });

      test('sorting puts numbers, text, booleans in this order and blanks last both ways', () => {
        write(at(0, 5, 5), [[null], [true], ['b'], [2], ['A']]);
        sheet.sort(at(0, 5, 5), [{ column: 5, ascending: true }]);
        expect(column(5, 5)).toEqual([2, 'A', 'b', true, null]);
        sheet.sort(at(0, 5, 5), [{ column: 5, ascending: false }]);
        expect(column(5, 5)).toEqual([true, 'b', 'A', 2, null]);
      });
    });

    describe('metadata, protections and conditional formats', () => {
      const indexes = () => grid.metadata.all().map(({ place }) => ('index' in place ? place.index : null));
      const attach = (index: number) =>
        grid.metadata.add({
          key: 'vitals',
          value: null,
          visibility: 'DOCUMENT',
          place: { type: 'COLUMN', sheetId: sheet.id, index },
        });

      test('metadata moves with its column and dies with it', () => {
        attach(2);
        sheet.insert('columns', 1, 2, 0);
        expect(indexes()).toEqual([4]);
        sheet.move('columns', 4, 1, 0);
        expect(indexes()).toEqual([0]);
        sheet.insert('rows', 0, 3, 0);
        expect(indexes()).toEqual([0]);
        sheet.delete('columns', 0, 1);
        expect(indexes()).toEqual([]);
      });

      test('metadata dies with its sheet, and that of other sheets stays', () => {
        const other = grid.insertSheet('Other', 1);
        attach(1);
        grid.metadata.add({
          key: 'k',
          value: 'v',
          visibility: 'PROJECT',
          place: { type: 'SHEET', sheetId: other.id },
        });
        other.insert('columns', 0, 5, 0);
        expect(indexes()).toEqual([1, null]);
        grid.deleteSheet(other);
        expect(indexes()).toEqual([1]);
      });

      test('a sort leaves metadata of rows where it is', () => {
        write(at(0, 0, 2), [[2], [1]]);
        const place = { type: 'ROW', sheetId: sheet.id, index: 0 } as const;
        grid.metadata.add({ key: 'row', value: null, visibility: 'DOCUMENT', place });
        sheet.sort(at(0, 0, 2), [{ column: 0, ascending: true }]);
        expect(indexes()).toEqual([0]);
      });

      test('protections and conditional formats grow, shrink and go with their cells', () => {
        sheet.protections = [{ area: at(0, 2, 10, 2), description: '', warningOnly: false, editable: false }];
        sheet.conditionalFormats = [{ areas: [at(0, 2, 10, 2), at(0, 8, 5)], rule: { any: 'rule' } }];
        sheet.insert('columns', 3, 1, 2);
        expect(sheet.protections[0]?.area).toEqual(at(0, 2, 10, 3));
        sheet.delete('rows', 5, 100);
        expect(sheet.conditionalFormats[0]?.areas).toEqual([at(0, 2, 5, 3), at(0, 9, 5)]);
        sheet.delete('columns', 2, 3);
        expect(sheet.protections).toEqual([]);
        expect(sheet.conditionalFormats).toEqual([{ areas: [at(0, 6, 5)], rule: { any: 'rule' } }]);
      });
    });

    describe('what is attached to cells', () => {
      const rule = { criteria: 'CHECKBOX', values: [], allowInvalid: false, helpText: null };

      test('validation is taken over by what is inserted beside it, from either side', () => {
        sheet.validations = [{ areas: [at(0, 2, 10)], rule }];
        sheet.insert('columns', 3, 2, 2);
        sheet.insert('columns', 2, 1, 2);
        const columns = sheet.validations[0]!.areas.flatMap((area) =>
          Array.from({ length: area.columns }, (_, j) => area.column + j),
        );
        expect(columns.sort()).toEqual([2, 3, 4, 5]);
        sheet.delete('columns', 2, 4);
        expect(sheet.validations).toEqual([]);
      });

      test('an insertion elsewhere only moves it', () => {
        sheet.validations = [{ areas: [at(2, 2)], rule }];
        sheet.insert('rows', 0, 1, 0);
        sheet.insert('columns', 5, 1, 4);
        expect(sheet.validations[0]!.areas).toEqual([at(3, 2)]);
      });

      test('merges, filter, tables, hidden rows, groups and names move along', () => {
        sheet.merges = [at(0, 1, 1, 2)];
        sheet.filter = { area: at(1, 1, 5, 2), criteria: new Map([[2, { hiddenValues: ['x'] }]]) };
        sheet.tables = [{ name: 'T', area: at(1, 1, 5, 2), types: ['NUMBER', null] }];
        sheet.hiddenByUser.rows.add(4);
        sheet.groupDepths.columns.set(1, 1);
        grid.namedRanges = [{ name: 'N', sheet: sheet.id, area: at(1, 2) }];
        sheet.insert('columns', 2, 1, 1);
        sheet.insert('rows', 0, 1, 0);
        expect(sheet.merges).toEqual([at(1, 1, 1, 3)]);
        expect(sheet.filter).toEqual({
          area: at(2, 1, 5, 3),
          criteria: new Map([[3, { hiddenValues: ['x'] }]]),
        });
        expect(sheet.tables).toEqual([{ name: 'T', area: at(2, 1, 5, 3), types: ['NUMBER', null, null] }]);
        expect([...sheet.hiddenByUser.rows]).toEqual([5]);
        expect([...sheet.groupDepths.columns]).toEqual([[1, 1]]);
        expect(grid.namedRanges).toEqual([{ name: 'N', sheet: sheet.id, area: at(2, 3) }]);
        sheet.delete('columns', 1, 3);
        expect([sheet.merges, sheet.filter, sheet.tables, grid.namedRanges]).toEqual([[], null, [], []]);
      });

      test('names die with their tab', () => {
        const other = grid.insertSheet('Other', 1);
        grid.namedRanges = [{ name: 'N', sheet: other.id, area: at(0, 0) }];
        grid.deleteSheet(other);
        expect(grid.namedRanges).toEqual([]);
      });
    });

    test('settles', async () => {
      write(at(0, 0), [[1]]);
      await expect(grid.settle()).resolves.toBeUndefined();
    });
  });
}
