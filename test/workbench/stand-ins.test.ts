// What used to answer "none" or kindly, and now tells the truth: one test for each way in which Google is known to differ.
import { describe, expect, test } from '@jest/globals';
import { GOOGLE_PACE, MemoryGrid, Workbench } from '../../workbench/index';
import { GRIDS, scriptOn } from './script';

describe.each(GRIDS)('Ranges on %s', (_, makeGrid) => {
  const script = () => scriptOn(makeGrid());

  test('one formula for several cells moves its relative references along', () => {
    const { value } = script();
    value('at("B1:C2").setFormula("=A1+$A1+$D$1")');
    expect(value('at("B1:C2").getFormulas()')).toEqual([
      ['=A1+$A1+$D$1', '=B1+$A1+$D$1'],
      ['=A2+$A2+$D$1', '=B2+$A2+$D$1'],
    ]);
    expect(value('at("B1").setFormula(null).getFormula()')).toBe('');
  });

  test('a cell whose format was never set has the automatic one', () => {
    const { value, grid } = script();
    expect(value('at("A1").getNumberFormat()')).toBe('0.###############');
    value('at("A1").setNumberFormat("0%").setNumberFormat("General")');
    expect(grid.activeSheet.styles({ row: 0, column: 0, rows: 1, columns: 1 }, 'numberFormat')).toEqual([
      [null],
    ]);
  });

  test('a time zone or a locale that nobody knows is refused, and nothing changes', () => {
    const { value, failure } = script();
    value('ss.setSpreadsheetTimeZone("Asia/Kolkata"), ss.setSpreadsheetLocale("de_DE")');
    for (const zone of ['', 'Mars/Olympus', 'Berlin', 'null', '+25:99'])
      expect(failure(`ss.setSpreadsheetTimeZone(${JSON.stringify(zone)})`)).toBe(`Invalid argument: ${zone}`);
    for (const locale of ['', 'xx_XX', 'german', 'de-DE', 'de_', 'EN_us'])
      expect(failure(`ss.setSpreadsheetLocale(${JSON.stringify(locale)})`)).toBe(
        `Invalid argument: ${locale}`,
      );
    expect(failure('ss.setSpreadsheetTimeZone(null)')).toBeDefined();
    expect(value('[ss.getSpreadsheetTimeZone(), ss.getSpreadsheetLocale()]')).toEqual([
      'Asia/Kolkata',
      'de_DE',
    ]);
  });

  test('something is left to scroll beside what is frozen', () => {
    const { value, failure } = script();
    const refusal = (what: string) => `You can't freeze all visible ${what} on the sheet.`;
    expect(failure('sheet.setFrozenRows(1000)')).toBe(refusal('rows'));
    expect(failure('sheet.setFrozenColumns(26)')).toBe(refusal('columns'));
    expect(value('(sheet.setFrozenRows(999), sheet.setFrozenRows(0), sheet.getFrozenRows())')).toBe(0);
    expect(failure('(sheet.hideRows(3, 998), sheet.setFrozenRows(2))')).toBe(refusal('rows'));
    expect(value('(sheet.setFrozenRows(1), sheet.getFrozenRows())')).toBe(1);
    expect(failure('(sheet.setFrozenRows(0), sheet.deleteRows(2, 999), sheet.setFrozenRows(1))')).toBe(
      refusal('rows'),
    );
  });

  test('a tab has a name, and a range its numbers', () => {
    const { failure } = script();
    expect(failure('sheet.setName("")')).toMatch(/cannot be empty/);
    expect(failure('ss.insertSheet("")')).toMatch(/cannot be empty/);
    const refusal = (types: string) =>
      `The parameters (${types}) don't match the method signature for SpreadsheetApp.Sheet.getRange.`;
    expect(failure('sheet.getRange("A1", "B2")')).toBe(refusal('String,String'));
    expect(failure('sheet.getRange(1)')).toBe(refusal('number'));
    expect(failure('sheet.getRange(1, null)')).toBe(refusal('number,null'));
  });

  test('a single cell has no metadata', () => {
    expect(script().value('at("B2").getDeveloperMetadata()')).toEqual([]);
  });

  test('clear takes away what it is told to, and nothing else', () => {
    const { value } = script();
    value(
      'at("A1").setValue(1).setNote("why").setBackground("#ff0000").insertCheckboxes().clear({commentsOnly: true})',
    );
    expect(value('[at("A1").getNote(), at("A1").getValue(), at("A1").getBackground()]')).toEqual([
      '',
      1,
      '#ff0000',
    ]);
    value('at("A1").clear({validationsOnly: true, unheardOf: true})');
    expect(value('[at("A1").getDataValidation(), at("A1").getValue()]')).toEqual([null, 1]);
    value('at("A1").clear()');
    expect(value('[at("A1").getValue(), at("A1").getBackground()]')).toEqual(['', '#ffffff']);
  });

  test('numbers, texts and dates that are objects arrive as what they are', () => {
    const { value } = script();
    value('at("A1:C1").setValues([[new Number(5), new String("text"), new Date(2026, 0, 15)]])');
    expect(
      value('at("A1:C1").getValues()[0].map(one => one instanceof Date ? one.toISOString() : one)'),
    ).toEqual([5, 'text', '2026-01-15T00:00:00.000Z']);
  });

  test('a formula that shows nothing leaves its cell blank to isBlank, and shows in getFormulas', () => {
    const { value, grid } = script();
    grid.activeSheet.write({ row: 0, column: 0, rows: 1, columns: 1 }, [[{ formula: '=""', shows: '' }]]);
    expect(value('[at("A1").isBlank(), at("A1").getFormula(), sheet.getLastRow()]')).toEqual([
      true,
      '=""',
      1,
    ]);
  });

  test('conditional formats that look at another tab are refused', () => {
    const { value, failure } = script();
    const rule = (formula: string) =>
      `sheet.setConditionalFormatRules([SpreadsheetApp.newConditionalFormatRule().setRanges([at("A1")])
        .whenFormulaSatisfied(${JSON.stringify(formula)}).setBackground("#ff0000").build()])`;
    for (const elsewhere of ["=A1>'Other tab'!B1", '=A1>Other!B1'])
      expect(failure(rule(elsewhere))).toBe('Conditional format rule cannot reference a different sheet.');
    value(`[${rule('=A1>Sheet1!B1')}, ${rule('=A1>INDIRECT("Other!B1")')}]`);
  });
});

describe('Services', () => {
  const { value } = scriptOn();

  test('a message digest takes text for US-ASCII, unless told otherwise', () => {
    const digest = (text: string, more = '') =>
      value(`Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, ${JSON.stringify(text)}${more})`);
    expect(digest('ü')).toEqual(digest('?'));
    expect(digest('ü', ', Utilities.Charset.UTF_8')).not.toEqual(digest('?'));
  });

  test('smaller answers', () => {
    expect(value('Utilities.newBlob("text").getContentType()')).toBe('text/plain');
    expect(value('ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL).getAuthorizationUrl()')).toBeNull();
    expect(value('CacheService.getUserCache().put("k", "v")')).toBeNull();
    expect(value('LockService.getUserLock().tryLock(-1)')).toBe(false);
    expect(value('HtmlService.createHtmlOutput().appendUntrusted("<b>&").getContent()')).toBe(
      '&lt;b&gt;&amp;',
    );
  });

  test('a template gives its text as it was written, and is not evaluated', () => {
    const html = { page: '<p><?= name ?></p>' };
    const { value, run } = scriptOn(new MemoryGrid(), { html });
    expect(value('HtmlService.createTemplateFromFile("page").getRawContent()')).toBe(html.page);
    expect(value('HtmlService.createTemplate("<b>").getRawContent()')).toBe('<b>');
    expect(() => run('HtmlService.createTemplateFromFile("page").evaluate()')).toThrow(
      'HtmlTemplate.evaluate is not emulated',
    );
  });

  test('a trigger that no document started has no document lock', () => {
    const code = `function start() { ScriptApp.newTrigger('f').timeBased().everyHours(1).create(); }
      function f() { PropertiesService.getScriptProperties().setProperty('lock', String(LockService.getDocumentLock())); }`;
    const bench = new Workbench({ grid: new MemoryGrid(), code });
    bench.run('start').result();
    bench.environment.triggersReachSpreadsheet = false;
    bench.passTo('2026-01-15T12:00:00Z');
    expect(bench.environment.properties.script.get('lock')).toBe('null');
  });
});

describe('Messages in the language of the account', () => {
  const protectedIn = (language: 'de' | 'fr' | 'ja') => {
    const script = scriptOn(new MemoryGrid(), { language });
    script.grid.activeSheet.protections.push({
      area: null,
      description: '',
      warningOnly: false,
      editable: false,
    });
    return script;
  };

  test.each([
    ['de', 'geschützte Zelle'],
    ['fr', 'cellule ou un objet protégé'],
    ['ja', '保護されているセル'],
  ] satisfies ['de' | 'fr' | 'ja', string][])('%s', (language, words) => {
    const { failure, value } = protectedIn(language);
    expect(failure('at("A1").setValue(1)')).toMatch(words);
    expect(
      value(
        '(() => { try { at("A1").setValue(1); SpreadsheetApp.flush(); } catch (e) { return [e.name, e.message]; } })()',
      ),
    ).toEqual(['Exception', expect.stringMatching(words)]);
    expect(value('Session.getActiveUserLocale()')).toBe(language);
  });

  test('keep what is not translated: numbers and names', () => {
    const { failure } = scriptOn(new MemoryGrid(), { language: 'de' });
    expect(failure('sheet.insertRowsAfter(1, 400000)')).toMatch('10000000');
  });

  test('a script’s own sentences stay as they are', () => {
    const code = 'function f() { throw new Error("Select a customer first."); }';
    expect(new Workbench({ grid: new MemoryGrid(), code, language: 'de' }).run('f').error?.message).toBe(
      'Select a customer first.',
    );
  });

  test('time that is up is told in it, too', () => {
    const code = 'function f() { while (true) Utilities.sleep(60000); }';
    expect(new Workbench({ grid: new MemoryGrid(), code, language: 'fr' }).run('f').error?.message).toBe(
      "Temps d'exécution maximal dépassé",
    );
  });
});

describe('The pace of services', () => {
  const code = `function read() { SpreadsheetApp.getActiveSheet().getRange(1, 1, 1000, 26).getValues(); }
    function write() { SpreadsheetApp.getActiveSheet().getRange(1, 1, 100, 10).setValues(Array(100).fill(Array(10).fill(1))); }
    function fill() { SpreadsheetApp.getActiveSheet().getRange(1, 1, 1000, 26).setBackground('#ff0000'); }
    function often() { for (let i = 0; i < 30; i++) read(); }`;
  const spent = (name: string, pace = GOOGLE_PACE) => {
    const bench = new Workbench({ grid: new MemoryGrid(), code, pace });
    const before = bench.environment.clock.now();
    const { outcome, calls } = bench.run(name);
    const count = [...calls.values()].reduce((sum, times) => sum + times, 0);
    return { outcome, count, milliseconds: bench.environment.clock.now() - before };
  };

  test('each call takes its time, and each cell that passes', () => {
    expect(spent('read')).toEqual({ outcome: 'completed', count: 3, milliseconds: 3 * 30 + 2600 });
    expect(spent('write')).toEqual({ outcome: 'completed', count: 3, milliseconds: 3 * 30 + 100 });
  });

  test('one value for many cells passes once', () => {
    expect(spent('fill').milliseconds).toBe(3 * 30);
  });

  test('a run that reads too much is ended after six minutes', () => {
    expect(spent('often', { callMilliseconds: 30, cellsPerSecond: 1000 })).toMatchObject({
      outcome: 'timed out',
    });
    expect(spent('often').outcome).toBe('completed');
  });
});
