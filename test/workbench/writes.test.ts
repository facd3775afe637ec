// Where Sheets refuses a write: at the next flush or read, and when the execution ends.
import { describe, expect, test } from '@jest/globals';
import { type Grid, MemoryGrid } from '../../workbench/index';
import { GRIDS, scriptOn } from './script';

const COLUMN_B = { row: 0, column: 1, rows: 1000, columns: 1 };

/** Column B is protected. */
function locked(makeGrid: () => Grid) {
  const script = scriptOn(makeGrid());
  script.grid.activeSheet.protections.push({
    area: COLUMN_B,
    description: '',
    warningOnly: false,
    editable: false,
  });
  return script;
}

const caught = (...steps: string[]) =>
  `(() => { const caught = []; const step = (name, act) => { try { act(); } catch (e) { caught.push(name); } };
    ${steps.map((step) => `step(${JSON.stringify(step)}, () => { ${step}; });`).join('\n')}
    return caught; })()`;

describe.each(GRIDS)('A refused write on %s', (_, makeGrid) => {
  test('does not throw in its own call, and throws at the next flush', () => {
    const { value } = locked(makeGrid);
    expect(value(caught('at("B1").setValue(1)', 'SpreadsheetApp.flush()', 'SpreadsheetApp.flush()'))).toEqual(
      ['SpreadsheetApp.flush()'],
    );
  });

  test('throws at the next read, whatever is read', () => {
    const { value } = locked(makeGrid);
    for (const read of [
      'at("D1").getValue()',
      'sheet.getLastRow()',
      'ss.createDeveloperMetadataFinder().find()',
    ])
      expect(value(caught('at("B1").setValue(1)', read))).toEqual([read]);
  });

  test('does not throw where a script asks for what it knows: a range, a tab, a name', () => {
    const { value } = locked(makeGrid);
    const known = ['sheet.getRange("A1").getA1Notation()', 'ss.getSheetByName("x")', 'at("A1").getLastRow()'];
    expect(value(caught('at("B1").setValue(1)', ...known, 'SpreadsheetApp.flush()'))).toEqual([
      'SpreadsheetApp.flush()',
    ]);
  });

  test('fails an execution that ends without a flush', () => {
    expect(locked(makeGrid).failure('(at("B1").setValue(1), "done")')).toMatch('protected cell');
  });

  test('of several queued writes those before it arrive and those after it are lost', () => {
    const { value } = locked(makeGrid);
    value(
      caught(
        'at("A1").setValue(1)',
        'at("B1").setValue(2)',
        'at("C1").setValue(3)',
        'SpreadsheetApp.flush()',
      ),
    );
    expect(value('at("A1:C1").getValues()')).toEqual([[1, '', '']]);
    value('at("C1").setValue(4)');
    expect(value('at("C1").getValue()')).toBe(4);
  });

  test.each([
    'setFormula("=1")',
    'setBackground("#ffffff")',
    'setNumberFormat("0")',
    'setNote("x")',
    'clearContent()',
    'clearFormat()',
    'sort(2)',
    'merge()',
    'clearDataValidations()',
  ])('is every change of cells: %s', (change) => {
    const act = `at("B1:B2").${change}`;
    expect(locked(makeGrid).value(caught(act, 'SpreadsheetApp.flush()'))).toEqual(['SpreadsheetApp.flush()']);
  });

  test('text that no cell holds is refused then, too', () => {
    const { value } = scriptOn(makeGrid());
    const act = 'at("A1").setValue("x".repeat(50001))';
    expect(value(caught(act, 'SpreadsheetApp.flush()'))).toEqual(['SpreadsheetApp.flush()']);
  });
});

test('what a script did wrong by itself throws in the call', () => {
  const { value } = scriptOn();
  for (const act of ['at("A1:B2").setValues([[1]])', 'sheet.getRange(0, 1)', 'at("A1").setValues([1])'])
    expect(value(caught(act, 'SpreadsheetApp.flush()'))).toEqual([act]);
});

test('a new tab counts against ten million cells', () => {
  const { grid, value, failure } = scriptOn(new MemoryGrid({ rows: 100_000, columns: 99 }));
  value('ss.insertSheet("fits")');
  grid.activeSheet = grid.sheets[0]!;
  value('sheet.insertRowsAfter(1, 500)');
  expect(failure('ss.insertSheet("does not")')).toBe(
    'This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
  );
});
