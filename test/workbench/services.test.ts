import { describe, expect, test } from '@jest/globals';
import { type CellValue, Clock, MemoryGrid, type MemoryGridOptions, Workbench } from '../../workbench/index';
import { conditionalLooks } from '../../workbench/page/conditional-look';

/** Evaluates an expression as a script, with `ss`, `sheet` and `at` (a range by A1) at hand. */
function bench(options: MemoryGridOptions = {}, scriptTimeZone = 'Etc/UTC') {
  const grid = new MemoryGrid(options);
  const evaluate = (expression: string, ...args: unknown[]) => {
    const code = `function f(...args) {
      const ss = SpreadsheetApp.getActive(), sheet = ss.getActiveSheet(), at = a1 => sheet.getRange(a1);
      return (${expression});
    }`;
    const workbench = new Workbench({ grid, code, timeZone: scriptTimeZone, html: { sidebar: '<p>Hi</p>' } });
    return Object.assign(workbench, { execution: workbench.run('f', ...args) });
  };
  const value = (expression: string, ...args: unknown[]) => evaluate(expression, ...args).execution.result();
  const failure = (expression: string, ...args: unknown[]) =>
    evaluate(expression, ...args).execution.error?.message;
  return { grid, evaluate, value, failure };
}

describe('Values', () => {
  test('written text is read as if typed', () => {
    const { value } = bench();
    const typed = ['85%', '$1,200.50', 'TRUE', "'007", '007', '=A1', 'Acme', ''];
    expect(value('at("A1:H1").setValues([args]).getValues()', ...typed)).toEqual([
      [0.85, 1200.5, true, '007', 7, '#NAME?', 'Acme', ''],
    ]);
    expect(
      value('[at("A1:B1").getNumberFormats(), at("A1:B1").getDisplayValues(), at("F1").getFormula()]'),
    ).toEqual([[['0%', '"$"#,##0.00']], [['85%', '$1,200.50']], '=A1']);
  });

  test('a plain-text cell takes everything but a formula as it is', () => {
    const { value } = bench();
    value('at("A:A").setNumberFormat("@")');
    expect(value('at("A1:A4").setValues([["007"],["TRUE"],["=1+1"],["\'=1+1"]]).getValues()')).toEqual([
      ['007'],
      ['TRUE'],
      ['#NAME?'],
      ['=1+1'],
    ]);
    expect(value('at("A1:A4").getFormulas()')).toEqual([[''], [''], ['=1+1'], ['']]);
  });

  test('what is no value becomes what Sheets makes of it', () => {
    const { value } = bench();
    expect(
      value('at("A1:F1").setValues([[NaN, undefined, null, {}, Infinity, [1, 2]]]).getValues()'),
    ).toEqual([['#NUM!', '', '', '[object Object]', '#NUM!', '1,2']]);
  });

  test('a date in a cell is the instant at which it begins in the spreadsheet’s time zone', () => {
    const { value } = bench({ timeZone: 'America/New_York' }, 'Asia/Tokyo');
    value('at("A1").setValue("2026-01-15")');
    expect(value('at("A1").getValue().toISOString()')).toBe('2026-01-15T05:00:00.000Z');
    expect(value('at("A1").getValue().getHours()')).toBe(14);
    expect(
      value('Utilities.formatDate(at("A1").getValue(), ss.getSpreadsheetTimeZone(), "yyyy-MM-dd HH:mm")'),
    ).toBe('2026-01-15 00:00');
  });

  test('a date that a script writes gets a date format in the spreadsheet’s time zone', () => {
    const { value } = bench({ timeZone: 'America/New_York' });
    value('at("A1:A2").setValues([[new Date("2026-07-01T04:00:00Z")], [new Date("2026-07-01T16:30:00Z")]])');
    expect(value('at("A1:A2").getDisplayValues()')).toEqual([['7/1/2026'], ['7/1/2026 12:30:00']]);
    expect(value('at("A1").getValue().toISOString()')).toBe('2026-07-01T04:00:00.000Z');
    value('at("B1").setNumberFormat("yyyy-mm-dd").setValue(new Date("2026-07-01T04:00:00Z"))');
    expect(value('at("B1").getDisplayValue()')).toBe('2026-07-01');
  });

  test('the locale decides what is a number', () => {
    const { value } = bench({ locale: 'de_DE' });
    expect(value('at("A1:B1").setValues([["1.234,5", "1,234.5"]]).getValues()')).toEqual([
      [1234.5, '1,234.5'],
    ]);
    expect(value('at("A1").getDisplayValue()')).toBe('1.234,50');
  });
});

describe('Limits and errors of ranges', () => {
  test.each([
    [
      'at("A1:B2").setValues([[1, 2]])',
      'The number of rows in the data does not match the number of rows in the range. The data has 1 but the range has 2.',
    ],
    [
      'at("A1:B2").setValues([[1, 2], [3]])',
      'The number of columns in the data does not match the number of columns in the range. The data has 1 but the range has 2.',
    ],
    [
      'at("A1").setValues([1])',
      "The parameters (number[]) don't match the method signature for SpreadsheetApp.Range.setValues.",
    ],
    [
      'at("A1").setValue("x".repeat(50001))',
      'Your input contains more than the maximum of 50000 characters in a single cell.',
    ],
    ['sheet.getRange(0, 1)', 'The starting row of the range is too small.'],
    ['sheet.getRange(1, 0)', 'The starting column of the range is too small.'],
    ['sheet.getRange(1, 1, 0, 1)', 'The number of rows in the range must be at least 1.'],
    ['sheet.getRange(1, 1, 1, 0)', 'The number of columns in the range must be at least 1.'],
    ['sheet.getRange(1001, 1)', 'The coordinates of the range are outside the dimensions of the sheet.'],
    ['at("nonsense!")', 'Range not found'],
    ['at("A1").getCell(2, 1)', 'Cell reference out of range'],
    ['ss.insertSheet("sheet1")', 'A sheet with the name "sheet1" already exists. Please enter another name.'],
    ['ss.deleteSheet(sheet)', "You can't remove all the visible sheets in a document."],
    ['sheet.hideSheet()', "You can't hide all the sheets in a document."],
    ['sheet.deleteRows(1, 1000)', "You can't delete all the rows on the sheet."],
    [
      '(sheet.setFrozenRows(1), sheet.deleteRows(2, 999))',
      'Sorry, it is not possible to delete all non-frozen rows.',
    ],
    ['sheet.deleteColumns(26, 2)', 'Those columns are out of bounds.'],
    [
      'sheet.insertRowsAfter(1000, 400000)',
      'This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
    ],
  ])('%s', (expression, message) => {
    expect(bench().failure(expression)).toBe(message);
  });

  test('protected cells cannot be written', () => {
    const { grid, value, failure } = bench();
    const area = { row: 0, column: 1, rows: 1000, columns: 1 };
    grid.activeSheet.protections.push({ area, description: 'Finance', warningOnly: false, editable: false });
    expect(value('[at("A1").canEdit(), at("A1:C1").canEdit()]')).toEqual([true, false]);
    expect(failure('at("A1:C1").setValue(1)')).toMatch('You are trying to edit a protected cell or object.');
    expect(failure('sheet.deleteColumn(2)')).toMatch('protected');
    expect(
      value(
        'sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE).map(p => [p.getDescription(), p.canEdit(), p.getRange().getA1Notation()])',
      ),
    ).toEqual([['Finance', false, 'B:B']]);
  });

  test('a sheet that was deleted is not found', () => {
    expect(
      bench().failure(
        '(ss.insertSheet("Gone"), ss.deleteSheet(ss.getSheetByName("Gone")), sheet.getName(), (s => (ss.deleteSheet(s), s.getName()))(ss.insertSheet("X")))',
      ),
    ).toBe('Sheet 2 not found');
  });
});

describe('Ranges and sheets', () => {
  test('A1 notation', () => {
    const { value } = bench();
    expect(
      value(
        '["B2", "A1:C3", "G:G", "G:H", "2:5", "A2:D", "$A$1:$B$2", "Sheet1!B2", "\'Sheet1\'!C3", "D4:B2"].map(a1 => at(a1).getA1Notation())',
      ),
    ).toEqual(['B2', 'A1:C3', 'G:G', 'G:H', '2:5', 'A2:D1000', 'A1:B2', 'B2', 'C3', 'B2:D4']);
    expect(value('[at("AA1:AB1").getColumn(), at("G:G").getNumRows()]'.replace('AA1:AB1', 'Y1:Z1'))).toEqual([
      25, 1000,
    ]);
  });

  test('position and parts of a range', () => {
    const { value } = bench();
    expect(
      value(
        '(r => [r.getRow(), r.getColumn(), r.getLastRow(), r.getLastColumn(), r.getNumRows(), r.getNumColumns()])(at("B2:D4"))',
      ),
    ).toEqual([2, 2, 4, 4, 3, 3]);
    expect(
      value(
        '[at("B2:D4").offset(1, 1).getA1Notation(), at("B2:D4").offset(0, 0, 1).getA1Notation(), at("B2:D4").getCell(2, 3).getA1Notation()]',
      ),
    ).toEqual(['C3:E5', 'B2:D2', 'D3']);
  });

  test('rows and columns', () => {
    const { value } = bench();
    value('sheet.appendRow(["id", "name"]).appendRow([1, "Acme"]).appendRow([2, "Beta"])');
    expect(
      value('[sheet.getLastRow(), sheet.getLastColumn(), sheet.getDataRange().getA1Notation()]'),
    ).toEqual([3, 2, 'A1:B3']);
    value('sheet.insertColumnsAfter(1, 2).insertRowBefore(1).deleteRow(1).moveColumns(at("D:D"), 1)');
    expect(value('at("A1:D2").getValues()')).toEqual([
      ['name', 'id', '', ''],
      ['Acme', 1, '', ''],
    ]);
    value('(sheet.setFrozenRows(1), sheet.sort(2, false))');
    expect(value('at("B1:B3").getValues()')).toEqual([['id'], [2], [1]]);
    value('at("A2:B3").sort([{column: 1, ascending: true}])');
    expect(value('at("A2:B3").getValues()')).toEqual([
      ['Acme', 1],
      ['Beta', 2],
    ]);
    expect(value('[sheet.getMaxRows(), sheet.getMaxColumns()]')).toEqual([1000, 28]);
  });

  test('looks, notes and clearing', () => {
    const { value } = bench();
    value(
      'at("A1:B1").setValues([[1, 2]]).setBackground("#FFF000").setFontWeight("bold").setNote("why").setWrapStrategy(SpreadsheetApp.WrapStrategy.CLIP)',
    );
    expect(
      value(
        '[at("A1:C1").getBackgrounds(), at("B1:C1").getFontWeights(), at("A1").getNote(), String(at("A1").getWrapStrategy()), at("C1").getNumberFormat()]',
      ),
    ).toEqual([
      [['#fff000', '#fff000', '#ffffff']],
      [['bold', 'normal']],
      'why',
      'CLIP',
      '0.###############',
    ]);
    expect(
      value(
        '[at("A1").clearContent().isBlank(), at("A1").getBackground(), at("B1").clearFormat().getBackground(), at("B1").getValue(), at("B1").clearNote().getNote()]',
      ),
    ).toEqual([true, '#fff000', '#ffffff', 2, '']);
  });

  test('tabs', () => {
    const { value } = bench();
    expect(
      value(
        '[ss.insertSheet("Vitals scores", 0).setTabColor("#00ff00").getIndex(), ss.getActiveSheet().getName(), ss.insertSheet().getName()]',
      ),
    ).toEqual([1, 'Vitals scores', 'Sheet3']);
    expect(
      value(
        '[ss.getSheets().map(s => s.getName()), ss.getSheetByName("nope"), ss.getNumSheets(), ss.getSheetByName("Vitals scores").hideSheet().isSheetHidden()]',
      ),
    ).toEqual([['Vitals scores', 'Sheet3', 'Sheet1'], null, 3, true]);
    expect(
      value(
        '(ss.setActiveSheet(ss.getSheetByName("Sheet1")), ss.moveActiveSheet(1), ss.getSheets().map(s => s.getSheetId()))',
      ),
    ).toEqual([0, 1, 2]);
  });

  test('developer metadata', () => {
    const { value, failure } = bench();
    value(
      '[at("C:C").addDeveloperMetadata("vitals", "risk"), sheet.addDeveloperMetadata("vitals", SpreadsheetApp.DeveloperMetadataVisibility.PROJECT), ss.addDeveloperMetadata("version", "1"), sheet.insertColumnBefore(1)]',
    );
    expect(
      value(
        'ss.createDeveloperMetadataFinder().withKey("vitals").find().map(m => [String(m.getLocation().getLocationType()), m.getValue(), String(m.getVisibility())])',
      ),
    ).toEqual([
      ['COLUMN', 'risk', 'DOCUMENT'],
      ['SHEET', null, 'PROJECT'],
    ]);
    expect(
      value(
        'sheet.createDeveloperMetadataFinder().withLocationType(SpreadsheetApp.DeveloperMetadataLocationType.COLUMN).find()[0].getLocation().getColumn().getA1Notation()',
      ),
    ).toBe('D:D');
    expect(
      value(
        '[at("D:D").getDeveloperMetadata().length, at("C:E").createDeveloperMetadataFinder().find().length, sheet.getDeveloperMetadata().length, ss.getDeveloperMetadata()[0].getValue()]',
      ),
    ).toEqual([1, 1, 1, '1']);
    value('[sheet.deleteColumn(4), ss.getDeveloperMetadata()[0].remove()]');
    expect(value('ss.createDeveloperMetadataFinder().find().length')).toBe(1);
    expect(failure('at("A1:B2").addDeveloperMetadata("k")')).toMatch(
      'Adding developer metadata to arbitrary ranges is not currently supported.',
    );
  });

  test('conditional formats', () => {
    const { value } = bench();
    value(`sheet.setConditionalFormatRules([SpreadsheetApp.newConditionalFormatRule().setRanges([at("B2:B9")])
      .whenTextEqualTo("Critical").setBackground("#ff0000").setBold(true).build()])`);
    value('sheet.insertColumnBefore(1)');
    expect(
      value(`sheet.getConditionalFormatRules().map(rule => [rule.getRanges()[0].getA1Notation(), String(rule.getBooleanCondition().getCriteriaType()),
      rule.getBooleanCondition().getCriteriaValues(), rule.getBooleanCondition().getBackground()])`),
    ).toEqual([['C2:C9', 'TEXT_EQUAL_TO', ['Critical'], '#ff0000']]);
    value(
      'sheet.setConditionalFormatRules(sheet.getConditionalFormatRules().concat([sheet.getConditionalFormatRules()[0].copy().whenCellEmpty().build()]))',
    );
    expect(value('sheet.getConditionalFormatRules().length')).toBe(2);
  });

  test('a colour scale between numbers, which its cells show on the page', () => {
    const { value, grid } = bench();
    const scale = (type: string) => `SpreadsheetApp.newConditionalFormatRule().setRanges([at("A1:A9")])
      .setGradientMinpointWithValue("#000000", SpreadsheetApp.InterpolationType.${type}, "50")
      .setGradientMaxpointWithValue("#c86400", SpreadsheetApp.InterpolationType.${type}, "100").build()`;
    value(`sheet.setConditionalFormatRules([${scale('NUMBER')}])`);
    expect(
      value(`sheet.getConditionalFormatRules().map(rule => [rule.getBooleanCondition(), rule.getGradientCondition()])
        .map(([none, scale]) => [none, scale.getMinColor(), scale.getMidColor(), scale.getMaxValue()])`),
    ).toEqual([[null, '#000000', '', '100']]);
    const shown = (...cells: CellValue[]) => {
      const look = conditionalLooks(grid.activeSheet.conditionalFormats, 1, () => [
        [20],
        [30],
        [40],
        ['x'],
        [100],
      ]);
      return cells.map((cell) => look(0, 0, cell, {}).background);
    };
    expect(shown(20, 75, 100, 120, 'text')).toEqual(['#000000', '#643200', '#c86400', '#c86400', undefined]);
    value(`sheet.setConditionalFormatRules([${scale('PERCENT')}])`);
    expect(shown(60, 80)).toEqual(['#000000', '#643200']);
    value(`sheet.setConditionalFormatRules([${scale('PERCENTILE')}])`);
    expect(shown(35, 67.5)).toEqual(['#000000', '#643200']);
    value(`sheet.setConditionalFormatRules([SpreadsheetApp.newConditionalFormatRule().setRanges([at("A1:A9")])
      .setGradientMinpoint("#000000").setGradientMaxpoint("#c86400").build()])`);
    expect(shown(20, 60, 100)).toEqual(['#000000', '#643200', '#c86400']);
    expect(
      value(
        '(scale => [scale.getMinType().name(), scale.getMaxType().name()])(sheet.getConditionalFormatRules()[0].getGradientCondition())',
      ),
    ).toEqual(['MIN', 'MAX']);
  });
});

describe('Other services', () => {
  test('properties keep text within limits', () => {
    const { value, failure } = bench();
    const store = 'PropertiesService.getDocumentProperties()';
    expect(
      value(
        `(p => [p.setProperty("a", 5).getProperty("a"), p.getProperty("b"), p.setProperties({b: "2"}, true).getProperties(), p.getKeys()])(${store})`,
      ),
    ).toEqual(['5', null, { b: '2' }, ['b']]);
    expect(failure(`${store}.setProperty("a", "é".repeat(4609))`)).toBe('Argument too large: value');
    expect(
      failure(`Array.from({length: 60}, (_, i) => ${store}.setProperty("k" + i, "x".repeat(9000)))`),
    ).toMatch('You have exceeded the property storage quota.');
  });

  test('the cache forgets by the clock', () => {
    const { value, failure } = bench();
    const cache = 'CacheService.getDocumentCache()';
    expect(
      value(
        `(c => (c.put("a", "1", 10), [c.get("a"), (Utilities.sleep(11000), c.get("a")), (c.putAll({b: "2"}), c.getAll(["a", "b"]))]))(${cache})`,
      ),
    ).toEqual(['1', null, { b: '2' }]);
    expect(failure(`${cache}.put("a", "x".repeat(102401))`)).toBe('Argument too large: value');
    expect(failure(`${cache}.put("x".repeat(251), "")`)).toBe('Argument too large: key');
    expect(
      value(
        `(c => { for (let i = 0; i < 1001; i++) c.put("k" + i, "v", 600 + i); return [c.get("k0"), c.get("k1000")]; })(${cache})`,
      ),
    ).toEqual([null, 'v']);
  });

  test('locks are held until released', () => {
    expect(
      bench().value(
        '(l => [l.hasLock(), l.tryLock(1), l.hasLock(), l.releaseLock(), l.hasLock()].filter(x => x !== undefined))(LockService.getDocumentLock())',
      ),
    ).toEqual([false, true, true, false]);
  });

  test('utilities', () => {
    const { value } = bench();
    expect(value('Utilities.getUuid()')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(
      value('Utilities.formatDate(new Date(0), "America/New_York", "EEE, d MMM yyyy \'at\' h:mm a Z")'),
    ).toBe('Wed, 31 Dec 1969 at 7:00 PM -0500');
    expect(value('Utilities.base64Encode("Größe")')).toBe('R3LDtsOfZQ==');
    expect(value('Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, "a").slice(0, 3)')).toEqual([
      12, -63, 117,
    ]);
    expect(value('Utilities.newBlob(Utilities.base64Decode("QQ==")).getDataAsString()')).toBe('A');
  });

  test('sidebar, dialogs, messages', () => {
    const { evaluate, failure } = bench();
    const { screen } =
      evaluate(`[SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile("sidebar").setTitle("Vitals")),
      SpreadsheetApp.getUi().alert("Sure?", "Really?", SpreadsheetApp.getUi().ButtonSet.YES_NO) === SpreadsheetApp.getUi().Button.YES || missing(), ss.toast("Done", "Vitals")]`);
    expect(screen.sidebar).toEqual({ title: 'Vitals', html: '<p>Hi</p>' });
    expect(screen.questions).toEqual([
      { kind: 'alert', title: 'Sure?', prompt: 'Really?', buttons: 'YES_NO' },
    ]);
    expect(screen.toasts).toEqual([{ message: 'Done', title: 'Vitals' }]);
    const { screen: shown } = evaluate(
      'SpreadsheetApp.getUi().showModalDialog(HtmlService.createHtmlOutput("<p>Wide</p>").setWidth(900).setHeight(500), "What if")',
    );
    expect(shown.dialogs).toEqual([
      { title: 'What if', html: '<p>Wide</p>', width: 900, height: 500, modal: true },
    ]);
    expect(failure('HtmlService.createHtmlOutputFromFile("nope")')).toBe(
      'No HTML file named nope was found.',
    );
  });

  test('session, rights and logs', () => {
    const { value, evaluate } = bench();
    expect(
      value(
        '[Session.getScriptTimeZone(), Session.getActiveUser().getEmail(), String(ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL).getAuthorizationStatus())]',
      ),
    ).toEqual(['Etc/UTC', '', 'NOT_REQUIRED']);
    expect(evaluate('[console.warn("%s rows", 3), Logger.log("x")]').execution.console).toEqual([
      { level: 'warn', text: '3 rows' },
      { level: 'log', text: 'x' },
    ]);
  });

  test('state outlives an execution', () => {
    const code = `function put() { CacheService.getUserCache().put("a", "1"); PropertiesService.getUserProperties().setProperty("a", "1"); }
      function get() { return [CacheService.getUserCache().get("a"), PropertiesService.getUserProperties().getProperty("a")]; }`;
    const clock = new Clock('2026-03-01T00:00:00Z', 1);
    const workbench = new Workbench({ grid: new MemoryGrid(), code, clock });
    workbench.run('put');
    expect(workbench.run('get').value).toEqual(['1', '1']);
    clock.advance(600_000);
    expect(workbench.run('get').value).toEqual([null, '1']);
  });
});
