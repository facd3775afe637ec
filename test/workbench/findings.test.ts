// The findings on the workbench, row by row: W1 to W13 of findings/sheets.md, and of findings/workbench.md P1 to P6, R1 to R14,
// H1 to H10 and E1 to E20, each by its example. The tests of their kinds stand beside: xlsx-reader, what-sheets-hold, writes, stand-ins.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { openBytes, openFile } from '../../workbench/files';
import type { CellValue } from '../../workbench/grid';
import { Clock, MemoryGrid, Workbench } from '../../workbench/index';
import { displayText } from '../../workbench/number-format';
import { GOOGLE_PACE } from '../../workbench/pace';
import { connectCustomFunctions } from '../../workbench/univer/custom-functions';
import { UniverGrid } from '../../workbench/univer/univer-grid';
import { type MadeValue, madeXlsx, rawXlsx, type Way } from './made-xlsx';
import { GRIDS, scriptOn } from './script';

/** The messages of what throws among these steps. */
const caught = (...steps: string[]) =>
  `(() => { const caught = []; for (const step of [${steps.map((step) => `() => { ${step}; }`).join(', ')}])
    try { step(); caught.push(''); } catch (e) { caught.push(e.message); } return caught; })()`;

describe.each(GRIDS)('Rows of findings/sheets.md on %s', (_, makeGrid) => {
  const script = () => scriptOn(makeGrid());

  test('W1 a refused write throws at the next flush, and a catch round the call misses it', () => {
    const { grid, value } = script();
    grid.activeSheet.protections.push({ area: null, description: '', warningOnly: false, editable: false });
    expect(value(caught('at("A1").setValue(1)', 'SpreadsheetApp.flush()'))).toEqual([
      '',
      expect.stringMatching('protected'),
    ]);
  });

  test('W3 typed columns of a structured table refuse formats', () => {
    const { grid, failure } = script();
    const area = { row: 0, column: 0, rows: 3, columns: 1 };
    grid.activeSheet.tables = [{ name: 'Accounts', area, types: ['NUMBER'] }];
    expect(failure('at("A2").setNumberFormat("0.0")')).toMatch('typed columns');
    expect(failure('at("B2").setNumberFormat("0.0")')).toBeUndefined();
  });

  test('W4 a validation that rejects refuses the input', () => {
    const { value, failure } = script();
    value(
      'at("A1").setDataValidation(SpreadsheetApp.newDataValidation().requireValueInList(["a"]).setAllowInvalid(false).build())',
    );
    expect(failure('at("A1").setValue("b")')).toMatch('violates the data validation rules');
  });

  test('W5 filters, hidden rows and groups are there', () => {
    const { value } = script();
    expect(
      value(`(() => { at('A1:A3').setValues([['s'], ['a'], ['b']]); sheet.hideRows(10); at('A5:A6').shiftRowGroupDepth(1);
        at('A1:A3').createFilter().setColumnFilterCriteria(1, SpreadsheetApp.newFilterCriteria().setHiddenValues(['a']).build());
        return [sheet.getFilter() !== null, sheet.isRowHiddenByFilter(2), sheet.isRowHiddenByUser(10), sheet.getRowGroupDepth(5)]; })()`),
    ).toEqual([true, true, true, 1]);
  });

  test('W6 merged cells are there', () => {
    const { value } = script();
    expect(
      value(
        '(at("A1:B2").merge(), [at("A1").isPartOfMerge(), at("A1:D9").getMergedRanges()[0].getA1Notation()])',
      ),
    ).toEqual([true, 'A1:B2']);
  });

  test('W7 a tab may be a chart or a connection, without cells', () => {
    const { grid, failure } = script();
    grid.activeSheet.type = 'DATASOURCE';
    expect(failure('sheet.getDataRange()')).toMatch('not a grid');
  });

  test('W11 color rules that look at another tab are refused', () => {
    const { failure } = script();
    expect(
      failure(
        'sheet.setConditionalFormatRules([SpreadsheetApp.newConditionalFormatRule().setRanges([at("A1")]).whenFormulaSatisfied("=A1=Plans!A1").setBold(true).build()])',
      ),
    ).toMatch('cannot reference a different sheet');
  });
});

describe('Rows of findings/sheets.md', () => {
  test('W2 a new tab counts against ten million cells', () => {
    const { failure } = scriptOn(new MemoryGrid({ rows: 100_000, columns: 100 }));
    expect(failure('ss.insertSheet("more")')).toMatch('above the limit of 10000000 cells');
  });

  test('W8 service calls take time, by a model that can be set', () => {
    const code = 'function f() { SpreadsheetApp.getActiveSheet().getRange(1, 1, 1000, 26).getValues(); }';
    const bench = new Workbench({ grid: new MemoryGrid(), code, pace: GOOGLE_PACE });
    const before = bench.environment.clock.now();
    bench.run('f').result();
    expect(bench.environment.clock.now() - before).toBe(
      3 * GOOGLE_PACE.callMilliseconds + (26_000 / GOOGLE_PACE.cellsPerSecond) * 1000,
    );
  });

  test('W9 outside a document there is no document lock', () => {
    const code = `function start() { ScriptApp.newTrigger('f').timeBased().everyHours(1).create(); }
      function f() { PropertiesService.getScriptProperties().setProperty('lock', String(LockService.getDocumentLock())); }`;
    const bench = new Workbench({ grid: new MemoryGrid(), code, clock: new Clock('2026-01-15T10:00:00Z') });
    bench.run('start').result();
    bench.environment.triggersReachSpreadsheet = false;
    bench.passTo('2026-01-15T12:00:00Z');
    expect(bench.environment.properties.script.get('lock')).toBe('null');
  });

  test('W10 messages are in the language of the account', () => {
    const { grid, failure } = scriptOn(new MemoryGrid(), { language: 'de' });
    grid.activeSheet.protections.push({ area: null, description: '', warningOnly: false, editable: false });
    expect(failure('at("A1").setValue(1)')).toMatch('geschützte Zelle');
  });

  test('W12 any locale that Sheets has', () => {
    const codes =
      'ar_EG az_AZ be_BY bg_BG bn_IN ca_ES cs_CZ cy_GB da_DK de_AT de_CH de_DE el_GR en_AU en_CA en_GB en_IE en_IN en_NZ en_US en_ZA es_AR es_BO es_CL ' +
      'es_CO es_CR es_EC es_ES es_MX es_PY es_UY es_VE et_EE fi_FI fil_PH fr_CA fr_CH fr_FR gl_ES gu_IN hi_IN hr_HR hu_HU hy_AM in_ID it_CH it_IT iw_IL ' +
      'ja_JP ka_GE kk_KZ kn_IN ko_KR lt_LT lv_LV ml_IN mn_MN mr_IN my_MM nb_NO nl_NL nn_NO no_NO pa_IN pl_PL pt_BR pt_PT ro_RO ru_RU sk_SK sl_SI sq_AL ' +
      'sr_RS sv_SE ta_IN te_IN th_TH tl_PH tr_TR uk_UA ur_PK uz_UZ vi_VN zh_CN zh_HK zh_TW';
    for (const locale of codes.split(' ')) {
      const grid = new MemoryGrid({ locale });
      const { value } = scriptOn(grid);
      const typed = displayText(1234.5, '#,##0.00', locale);
      expect([locale, value(`at("A1").setValue(${JSON.stringify(typed)}).getValue()`)]).toEqual([
        locale,
        1234.5,
      ]);
      const day = displayText(
        46_037,
        value('at("B1").setValue(new Date(2026, 0, 15)).getNumberFormat()') as string,
        locale,
      );
      expect([
        locale,
        day,
        value(`at("C1").setValue(${JSON.stringify(day)}).getValue() instanceof Date`),
      ]).toEqual([locale, day, true]);
    }
  });

  test('W13 any time zone that Intl knows, and none that it does not', () => {
    for (const timeZone of Intl.supportedValuesOf('timeZone')) {
      const { value } = scriptOn(new MemoryGrid({ timeZone }));
      expect([
        timeZone,
        value(
          `Utilities.formatDate(new Date(Date.UTC(2026, 0, 15, 12)), ${JSON.stringify(timeZone)}, "yyyy-MM-dd")`,
        ),
      ]).toEqual([timeZone, expect.stringMatching(/^2026-01-1[56]$/)]);
    }
    expect(scriptOn().failure('Utilities.formatDate(new Date(), "Mars/Olympus", "yyyy")')).toBeDefined();
  });
});

/** The values of the one tab of a file. */
async function cellsOf(bytes: Uint8Array): Promise<CellValue[][]> {
  const grid = new MemoryGrid();
  await openBytes(grid, 'file.xlsx', bytes, 2026);
  const { activeSheet: sheet } = grid;
  return sheet.values({ row: 0, column: 0, ...sheet.extent() });
}

describe('Rows on files of findings/workbench.md', () => {
  const ROWS: MadeValue[][] = [
    ['customer_id', 'segment', 'arr'],
    ['C1', 'R&D', 5000],
  ];

  test('P1, R1 a formula that shows 0 or FALSE is no blank cell', async () => {
    expect(
      await cellsOf(
        await rawXlsx('<row><c><f>COUNTIF(Z:Z,1)</f><v>0</v></c><c t="b"><f>A9=1</f><v>0</v></c></row>'),
      ),
    ).toEqual([[0, false]]);
  });

  test.each<[string, string]>([
    ['P2, R2 a filter by rank', '<filterColumn colId="0"><top10 val="2"/></filterColumn>'],
    ['P2, R2 a filter by color', '<filterColumn colId="0"><colorFilter dxfId="0"/></filterColumn>'],
    ['P2, R3 marks on later columns', '<filterColumn colId="2" hiddenButton="1"/>'],
  ])('%s', async (_, columns) => {
    const filter = `<autoFilter ref="A1:C2">${columns}</autoFilter>`;
    expect(await cellsOf(await madeXlsx(ROWS, {}, filter))).toEqual(ROWS);
  });

  test.each<[string, Way]>([
    ['R4 elements with a prefix', { prefix: 'x:', relationshipPrefix: 'rel' }],
    ['R5 rich text after plain text', { text: 'rich after plain' }],
    ['R6 CDATA', { text: 'cdata' }],
    ['R7 escapes outside shared strings', { text: 'escaped' }],
    ['R8 elements that nobody knows', { unknownElements: true }],
    ['R9 parts found by their relationships', { folder: 'data/', slash: '\\', capitals: true }],
    ['R10 XML in UTF-16', { encoding: 'utf-16be' }],
    ['R11 cells without a place', { places: 'left out' }],
  ])('%s', async (_, way) => {
    expect(await cellsOf(await madeXlsx(ROWS, way))).toEqual(ROWS);
  });

  test('R12 times as text, booleans in words', async () => {
    expect(
      await cellsOf(await rawXlsx('<row><c t="d"><v>06:00:00</v></c><c t="b"><v>false</v></c></row>')),
    ).toEqual([[0.25, false]]);
  });

  test.each<[string, BufferEncoding, string]>([
    ['P6, R13 UTF-16', 'utf16le', 'It is read as UTF-16.'],
    [
      'P6, R13 Windows-1252',
      'latin1',
      'It is no UTF-8 and is read as Windows-1252: if letters look wrong, save it as CSV UTF-8.',
    ],
  ])('%s is read, and said', async (_, encoding, remark) => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'csv-')), 'a.csv');
    writeFileSync(file, Buffer.from('name,arr\nMüller,5\n', encoding));
    const grid = new MemoryGrid();
    expect(await openFile(grid, file, 2026)).toEqual([remark]);
    expect(grid.activeSheet.values({ row: 1, column: 0, rows: 1, columns: 2 })).toEqual([['Müller', 5]]);
  });

  test('R14 what is left out on opening is said', async () => {
    const behind =
      '<conditionalFormatting sqref="A1"><cfRule type="iconSet" priority="1"/></conditionalFormatting>';
    const grid = new MemoryGrid();
    expect(await openBytes(grid, 'a.xlsx', await madeXlsx(ROWS, {}, behind), 2026)).toEqual([
      'The conditional format of A1 in "Customers" is of a kind that the workbench lacks (iconSet) and is left out.',
    ]);
  });
});

describe.each(GRIDS)('Rows on Apps Script of findings/workbench.md on %s', (_, makeGrid) => {
  const value = (expression: string) => scriptOn(makeGrid()).value(expression);

  test('H1 clearFormat leaves number formats', () => {
    expect(value('at("A1").setNumberFormat("@").clearFormat().getNumberFormat()')).toBe('@');
  });

  test('H2 an inserted column takes over the validation of the one before', () => {
    expect(
      value(
        `(() => { at('A1').insertCheckboxes(); sheet.insertColumnsAfter(1, 1); return at('B1').getDataValidation().getCriteriaType().name(); })()`,
      ),
    ).toBe('CHECKBOX');
  });

  test('H6 a formula cell has a value: 0, FALSE, nothing, a date', () => {
    const grid = makeGrid();
    const day = new Date(2026, 0, 15);
    grid.activeSheet.write({ row: 0, column: 0, rows: 1, columns: 3 }, [
      [
        { formula: '=1-1', shows: 0 },
        { formula: '=1=2', shows: false },
        { formula: '=DATE(2026,1,15)', shows: 46_037 },
      ],
    ]);
    const { value: read } = scriptOn(grid);
    expect(read('at("A1:B1").getValues()')).toEqual([[0, false]]);
    expect(read('(at("C1").setNumberFormat("yyyy-mm-dd"), at("C1").getValue())')).toEqual(day);
  });

  test('H4 no getter answers "none" for what it does not know', () => {
    expect(
      value(`(() => { at('A1:B2').merge(); at('D1:D3').createFilter(); ss.setNamedRange('Plan', at('F1'));
        return [sheet.getFilter(), at('D2').getFilter(), ss.getRangeByName('Plan')].every(one => one !== null) && at('A1').isPartOfMerge(); })()`),
    ).toBe(true);
  });

  test('H7 one formula for several cells moves its references along', () => {
    expect(value('at("B1:B2").setFormula("=A1+1").getFormulas()')).toEqual([['=A1+1'], ['=A2+1']]);
  });

  test('H8 a fresh cell has the automatic format', () => {
    expect(value('at("A1").getNumberFormat()')).toBe('0.###############');
  });

  test('H9 a single cell has no metadata', () => {
    expect(value('at("A1").getDeveloperMetadata().length')).toBe(0);
  });

  test('H10 smaller answers', () => {
    expect(
      value(`[ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL).getAuthorizationUrl(), Utilities.newBlob('a').getContentType(),
        LockService.getUserLock().tryLock(-1), CacheService.getUserCache().put('a', 'b'), at('A1').setFormula(null).getFormula()]`),
    ).toEqual([null, 'text/plain', false, null, '']);
  });
});

test('H3 a formula that shows nothing is blank to isBlank, and shows in getFormulas', () => {
  const { value } = scriptOn(new UniverGrid());
  expect(value('(at("A1").setFormula(`=""`), [at("A1").isBlank(), at("A1").getFormula()])')).toEqual([
    true,
    '=""',
  ]);
});

test('H5 text in quotes reaches a custom function as text', () => {
  const grid = new UniverGrid();
  const code = 'function K(x) { return Object.prototype.toString.call(x); }';
  connectCustomFunctions(grid, new Workbench({ grid, code }), ['K']);
  for (const text of ['12%', '2026-01-15', '$5', '1e3', '2026-11', '12:30'])
    expect([text, grid.calculate(`=K("${text}")`).values]).toEqual([text, [['[object String]']]]);
});

describe('Rows on formulas of findings/workbench.md', () => {
  const grid = new UniverGrid({ rows: 12, columns: 6 });
  grid.now = () => Date.parse('2026-11-21T12:00:00Z');
  grid.activeSheet.write({ row: 0, column: 0, rows: 5, columns: 4 }, [
    ['C1', 'smb', 500, 46_037],
    ['C2', 'x', 700, 46_038],
    ['C3', 'smb', { formula: '=1/0' }, 46_030],
    ['C4', 'y', 900, null],
    [{ formula: '="42"' }, '12%', { formula: '="-100"' }, null],
  ]);
  const date = { row: 0, column: 3, rows: 4, columns: 1 };
  grid.activeSheet.setStyles(date, 'numberFormat', [
    ['yyyy-mm-dd'],
    ['yyyy-mm-dd'],
    ['yyyy-mm-dd'],
    ['yyyy-mm-dd'],
  ]);
  const shown = (formula: string) => {
    const { values } = grid.calculate(formula);
    return values.length === 1 && values[0]!.length === 1 ? values[0]![0] : values;
  };

  test.each<[string, string, unknown]>([
    ['P3, E1', '=VLOOKUP("C3",{A1:A4,B1:B4},2,FALSE)&VLOOKUP("smb",{B1:B4,A1:A4},2,FALSE)', 'smbC1'],
    ['P4, E17', '=TODAY()', 46_347],
    ['P5, E2', '=TEXT(EDATE(DATE(2026,3,31),-1),"yyyy-mm-dd")', '2026-02-28'],
    ['E3', '=MAXIFS(C1:C2,B1:B2,"zzz")', 0],
    ['E4', '=SORT(A1:A2,1,0)', [['C2'], ['C1']]],
    ['E5', '=COUNTA(SORT(D1:D4,1,TRUE))', 3],
    ['E6', '=ROUND(333.4)', 333],
    ['E7', '=YEAR(D4)', 1899],
    ['E8', '=XLOOKUP(11,{10;12;12},{"a";"b";"c"},"none",1)', 'b'],
    ['E9', '=FILTER(A1:A4,C1:C4>600)', [['C2'], ['C4']]],
    ['E10', '=COUNTIF(FILTER(B1:B4,A1:A4<>""),"smb")', 2],
    ['E11', '=SWITCH(B5,"12%",1,2)', 1],
    ['E12', '=ROUND(A5,-1)+ABS(C5)', 140],
    ['E13', '=SPLIT("2026-01-15","-")', [[2026, 1, 15]]],
    ['E14', '=AND(TRUE,"test")', '#VALUE!'],
    ['E15', '=CONCATENATE(A1:A2)&PROPER("müller gmbh")', 'C1C2Müller Gmbh'],
    ['E16', '=AVERAGE(C1:C4)', '#DIV/0!'],
    ['E18', '=SUM(C1:C2*2)', 1000],
    ['E19', '=QUERY(A1:B2,"select B")', [['smb'], ['x']]],
    ['E20', '=BINOM.INV(1000000,0.5,0.5)', 500_000],
  ])('%s %s', (_, formula, value) => {
    expect(shown(formula)).toEqual(value);
  });

  test('E19 what needs the web says that it is not emulated', () => {
    expect(grid.calculate('=IMPORTRANGE("a","b")').message).toBe(
      'IMPORTRANGE is not emulated in the workbench.',
    );
  });
});
