// What tabs hold beside values and looks, and what it refuses: validation, tables, merges, filters, protections, names.
import { describe, expect, test } from '@jest/globals';
import { GRIDS, scriptOn } from './script';

const LIST =
  'SpreadsheetApp.newDataValidation().requireValueInList(["Low", "High"]).setAllowInvalid(false).build()';
const VIOLATES = 'The data you entered in cell B2 violates the data validation rules set on this cell.';

describe.each(GRIDS)('On %s', (_, makeGrid) => {
  const script = () => scriptOn(makeGrid());

  describe('data validation', () => {
    test('that rejects refuses a value, and takes one of its list, a blank and a formula', () => {
      const { value, failure } = script();
      value(`at("B:B").setDataValidation(${LIST})`);
      expect(failure('at("B2").setValue("Medium")')).toBe(
        `${VIOLATES} Please enter one of the following values: Low, High.`,
      );
      expect(value('at("B2").getValue()')).toBe('');
      value('at("B2:B4").setValues([["High"], [""], ["=1+1"]])');
      expect(value('at("B2").getValue()')).toBe('High');
    });

    test('that only warns takes everything', () => {
      const { value } = script();
      value(`at("B2").setDataValidation(${LIST.replace('.setAllowInvalid(false)', '')})`);
      expect(value('at("B2").setValue("Medium").getValue()')).toBe('Medium');
    });

    test('refuses a whole write for one cell of it', () => {
      const { value, failure } = script();
      value(`at("B2").setDataValidation(${LIST})`);
      expect(failure('at("A2:B3").setValues([["C1", "x"], ["C2", "y"]])')).toMatch(VIOLATES);
      expect(value('at("A2:B3").getValues()')).toEqual([
        ['', ''],
        ['', ''],
      ]);
    });

    test('is taken over by columns and rows that are inserted beside it, on either side', () => {
      const { value, failure } = script();
      value(`at("B1:B10").setDataValidation(${LIST})`);
      value('sheet.insertColumnsAfter(2, 2)');
      value('sheet.insertColumnsBefore(2, 1)');
      value('sheet.insertRowsAfter(10, 1)');
      expect(value('at("A5:F5").getDataValidations()[0].map(rule => rule !== null)')).toEqual([
        ...[false, true, true, true, true, false],
      ]);
      expect(value('at("C11").getDataValidation() !== null')).toBe(true);
      expect(failure('at("E5").setValue("Health score")')).toMatch('violates the data validation rules');
      value('at("E:E").clearDataValidations().setValue("Health score")');
    });

    test('is read back as it was set', () => {
      const { value } = script();
      value(`at("A1").setDataValidation(${LIST.replace('.build()', '.setHelpText("Pick one").build()')})`);
      expect(
        value(`(rule => [String(rule.getCriteriaType()), rule.getCriteriaValues(), rule.getAllowInvalid(),
          rule.getHelpText(), rule.copy().setAllowInvalid(true).build().getAllowInvalid()])(at("A1").getDataValidation())`),
      ).toEqual(['VALUE_IN_LIST', [['Low', 'High'], true], false, 'Pick one', true]);
      expect(value('at("A2").getDataValidation()')).toBeNull();
    });

    test.each([
      ['requireNumberBetween(0, 100)', 50, 101],
      ['requireNumberGreaterThan(0)', 1, '"many"'],
      ['requireTextIsEmail()', '"kim@example.com"', '"Kim"'],
      ['requireTextContains("corp")', '"Acme Corp"', '"Acme"'],
      ['requireCheckbox()', true, '"yes"'],
      ['requireCheckbox("on", "off")', '"on"', true],
      ['requireDate()', '"2026-11-21"', '"soon"'],
      ['requireDateAfter(new Date(2026, 0, 1))', '"2026-01-02"', '"2026-01-01"'],
      ['requireValueInRange(at("D1:D2"))', '"Kim"', '"Max"'],
    ])('%s', (rule, right, wrong) => {
      const { value, failure } = script();
      value('at("D1:D2").setValues([["Kim"], ["Lee"]])');
      value(
        `at("B2").setDataValidation(SpreadsheetApp.newDataValidation().${rule}.setAllowInvalid(false).build())`,
      );
      value(`at("B2").setValue(${right})`);
      expect(failure(`at("B2").setValue(${wrong})`)).toMatch(VIOLATES);
    });

    test('checkboxes', () => {
      const { value } = script();
      value('at("A1:A3").insertCheckboxes()');
      expect(value('[at("A1:A3").getValues(), at("A1").isChecked(), at("B1").isChecked()]')).toEqual([
        [[false], [false], [false]],
        false,
        null,
      ]);
      expect(
        value('[at("A1").check().getValue(), at("A1:A2").isChecked(), at("A1").uncheck().getValue()]'),
      ).toEqual([true, null, false]);
      expect(value('[at("A1:A3").removeCheckboxes().getDataValidation(), at("A1").getValue()]')).toEqual([
        null,
        '',
      ]);
    });
  });

  describe('a structured table', () => {
    const withTable = () => {
      const one = script();
      one.grid.activeSheet.tables = [
        {
          name: 'Customers',
          area: { row: 0, column: 0, rows: 4, columns: 3 },
          types: [null, 'NUMBER', 'DROPDOWN'],
        },
      ];
      return one;
    };

    test('refuses formats and validation in its typed columns', () => {
      const { failure } = withTable();
      const words = 'This operation is not allowed on cells in typed columns.';
      expect(failure('at("B2:B3").setNumberFormat("0.0")')).toBe(words);
      expect(failure('at("A1:C4").clearDataValidations()')).toBe(words);
      expect(failure('at("C4").insertCheckboxes()')).toBe(words);
      expect(failure('at("A2:A4").setNumberFormat("@")')).toBeUndefined();
      expect(failure('at("B5").setNumberFormat("0")')).toBeUndefined();
      expect(failure('at("B2").setValue(5)')).toBeUndefined();
    });

    test('a column that is inserted into it has no type', () => {
      const { value, failure, grid } = withTable();
      value('sheet.insertColumnAfter(2)');
      expect(grid.activeSheet.tables[0]).toMatchObject({ types: [null, 'NUMBER', null, 'DROPDOWN'] });
      expect(failure('at("C2").setNumberFormat("@")')).toBeUndefined();
      expect(failure('at("D2").setNumberFormat("@")')).toMatch('typed columns');
    });
  });

  describe('merged cells', () => {
    test('hold what their first cell holds, and lose what is written into the others', () => {
      const { value } = script();
      value('at("A1:C1").setValues([["title", "b", "c"]]).merge()');
      expect(value('at("A1:C1").getValues()')).toEqual([['title', '', '']]);
      value('at("A1:D1").setValues([["new", "lost", "lost", "kept"]])');
      expect(value('at("A1:D1").getValues()')).toEqual([['new', '', '', 'kept']]);
      expect(value('[at("B1:B2").isPartOfMerge(), at("D1").isPartOfMerge()]')).toEqual([true, false]);
      expect(value('at("A1:Z9").getMergedRanges().map(range => range.getA1Notation())')).toEqual(['A1:C1']);
    });

    test('are cut by nothing but a whole unmerge, grow with columns, and stop a sort', () => {
      const { value, failure } = script();
      value('at("A1:B2").merge()');
      expect(failure('at("A1").breakApart()')).toMatch('You must select all cells in a merged range');
      expect(failure('at("A1:A5").sort(1)')).toBe("You can't sort a range with vertical merges.");
      value('sheet.insertColumnAfter(1)');
      expect(value('at("A1").getMergedRanges()[0].getA1Notation()')).toBe('A1:C2');
      expect(value('at("A1:C2").breakApart().isPartOfMerge()')).toBe(false);
      expect(value('at("A1:B3").mergeAcross().getMergedRanges().length')).toBe(3);
      expect(value('at("A1:B3").breakApart().mergeVertically().getMergedRanges().length')).toBe(2);
    });
  });

  describe('filters and hidden rows', () => {
    const filtered = () => {
      const one = script();
      one.value(`(at("A1:B4").setValues([["id", "arr"], ["C1", 10], ["C2", 20], ["C3", 30]]),
        at("A1:B4").createFilter().setColumnFilterCriteria(2, SpreadsheetApp.newFilterCriteria().whenNumberGreaterThan(15).build()), 0)`);
      return one;
    };

    test('a filter hides the rows that break its condition, and not its header', () => {
      const { value } = filtered();
      expect(value('[1, 2, 3, 4, 5].map(row => sheet.isRowHiddenByFilter(row))')).toEqual([
        ...[false, true, false, false, false],
      ]);
      value(
        'sheet.getFilter().setColumnFilterCriteria(1, SpreadsheetApp.newFilterCriteria().setHiddenValues(["C3"]))',
      );
      expect(value('[sheet.isRowHiddenByFilter(4), sheet.isRowHiddenByUser(4)]')).toEqual([true, false]);
      expect(
        value(
          `(c => [String(c.getCriteriaType()), c.getCriteriaValues()])(sheet.getFilter().getColumnFilterCriteria(2))`,
        ),
      ).toEqual(['NUMBER_GREATER_THAN', [15]]);
      value('sheet.getFilter().removeColumnFilterCriteria(1).removeColumnFilterCriteria(2)');
      expect(value('sheet.isRowHiddenByFilter(2)')).toBe(false);
    });

    test('a filter moves with its cells, there is one of it, and it can go', () => {
      const { value, failure } = filtered();
      value('sheet.insertColumnBefore(1)');
      expect(value('[sheet.getFilter().getRange().getA1Notation(), sheet.isRowHiddenByFilter(2)]')).toEqual([
        'B1:C4',
        true,
      ]);
      expect(failure('at("F1:G2").createFilter()')).toBe(
        "You can't create a filter in a sheet that already has a filter.",
      );
      value('sheet.getFilter().sort(3, false)');
      expect(value('at("B2:B4").getValues()')).toEqual([['C3'], ['C2'], ['C1']]);
      // Google's reference: "Returns the filter on the sheet this range belongs to".
      expect(value('[at("B2"), at("Z9")].map(cell => cell.getFilter().getRange().getA1Notation())')).toEqual(
        Array(2).fill(value('sheet.getFilter().getRange().getA1Notation()')),
      );
      expect(value('(sheet.getFilter().remove(), [sheet.getFilter(), at("B2").getFilter()])')).toEqual([
        null,
        null,
      ]);
    });

    test('rows and columns that a person hides stay hidden where they go', () => {
      const { value } = script();
      value(
        '[sheet.hideRows(3, 2), sheet.hideColumn(at("B:B")), sheet.insertRowBefore(1), sheet.deleteRow(4)]',
      );
      expect(value('[3, 4, 5].map(row => sheet.isRowHiddenByUser(row))')).toEqual([false, true, false]);
      expect(value('sheet.isColumnHiddenByUser(2)')).toBe(true);
      value('[sheet.showRows(1, 9), sheet.unhideColumn(at("B:B"))]');
      expect(value('[sheet.isRowHiddenByUser(4), sheet.isColumnHiddenByUser(2)]')).toEqual([false, false]);
    });

    test('groups', () => {
      const { value } = script();
      value(
        'at("A2:A4").shiftRowGroupDepth(1).shiftRowGroupDepth(1).shiftColumnGroupDepth(1).shiftColumnGroupDepth(-1)',
      );
      value('sheet.insertRowBefore(1)');
      expect(value('[2, 3, 5, 6].map(row => sheet.getRowGroupDepth(row))')).toEqual([0, 2, 2, 0]);
      expect(value('sheet.getColumnGroupDepth(1)')).toBe(0);
    });
  });

  describe('protected ranges', () => {
    test('know their editors', () => {
      const grid = makeGrid();
      const kim = scriptOn(grid, { userEmail: 'kim@example.com' });
      const lee = scriptOn(grid, { userEmail: 'lee@example.com' });
      kim.value('(p => p.removeEditors(p.getEditors()))(at("1:1").protect().setDescription("Header"))');
      expect(kim.value('at("A1").setValue("id").getValue()')).toBe('id');
      expect(lee.failure('at("A1").setValue("mine")')).toMatch('protected cell');
      const read = 'ss.getProtections(SpreadsheetApp.ProtectionType.RANGE)[0]';
      expect(lee.value(`${read}.getEditors().map(user => user.getEmail())`)).toEqual(['kim@example.com']);
      expect(lee.value(`[${read}.canEdit(), at("A1").canEdit(), at("A2").canEdit()]`)).toEqual([
        false,
        false,
        true,
      ]);
      kim.value(`${read}.addEditor("lee@example.com")`);
      expect(lee.value('at("A1").setValue("ours").getValue()')).toBe('ours');
    });

    test('of a whole sheet leave some cells free, and none of its rows and columns', () => {
      const grid = makeGrid();
      const kim = scriptOn(grid, { userEmail: 'kim@example.com' });
      const lee = scriptOn(grid, { userEmail: 'lee@example.com' });
      kim.value('(p => p.removeEditors(p.getEditors()))(sheet.protect().setUnprotectedRanges([at("C:C")]))');
      expect(lee.failure('at("C1").setValue(1)')).toBeUndefined();
      expect(lee.failure('at("B1:C1").setValue(1)')).toMatch('protected cell');
      expect(lee.failure('sheet.insertRowAfter(1)')).toMatch('protected cell');
    });
  });

  describe('named ranges', () => {
    test('are found by name, move with their cells and go with them', () => {
      const { value, failure } = script();
      value('ss.setNamedRange("ARR", at("B2:B4"))');
      value('sheet.insertColumnBefore(1)');
      expect(value('[ss.getRangeByName("arr").getA1Notation(), at("ARR").getA1Notation()]')).toEqual([
        'C2:C4',
        'C2:C4',
      ]);
      expect(value('sheet.getNamedRanges().map(named => named.getName())')).toEqual(['ARR']);
      expect(failure('ss.setNamedRange("A1", at("B2"))')).toMatch('not a valid name');
      value('ss.getNamedRanges()[0].setName("Revenue").setRange(at("D1"))');
      expect(value('[ss.getRangeByName("ARR"), ss.getRangeByName("Revenue").getA1Notation()]')).toEqual([
        null,
        'D1',
      ]);
      value('sheet.deleteColumn(4)');
      expect(value('ss.getRangeByName("Revenue")')).toBeNull();
      expect(
        value('(ss.setNamedRange("X_1", at("A1")), ss.removeNamedRange("x_1"), ss.getNamedRanges().length)'),
      ).toBe(0);
    });
  });

  test('clearFormat leaves number formats as they are', () => {
    const { value } = script();
    value('at("A1:A2").setNumberFormat("@").setBackground("#ff0000").setFontWeight("bold")');
    expect(value('[at("A1").clearFormat().getNumberFormat(), at("A1").getBackground()]')).toEqual([
      '@',
      '#ffffff',
    ]);
    value('at("A2").clear()');
    expect(value('[at("A2").getNumberFormat(), at("A2").setValue("007").getValue()]')).toEqual(['@', '007']);
  });
});

test('a chart on a tab of its own has no cells', () => {
  const { grid, value, failure } = scriptOn();
  grid.activeSheet.type = 'OBJECT';
  expect(value('String(sheet.getType())')).toBe('OBJECT');
  for (const call of [
    'getDataRange()',
    'getRange("A1")',
    'getLastRow()',
    'getMaxColumns()',
    'insertRowAfter(1)',
  ])
    expect(failure(`sheet.${call}`)).toMatch('not a grid');
});
