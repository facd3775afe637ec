// What holds for the cells of an XLSX file comes along: merges, filters, validation, protection, names, what is hidden.

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import JsZip from 'jszip';
import { openFiles } from '../../workbench/files';
import { MemoryGrid } from '../../workbench/index';
import { openXlsx } from '../../workbench/xlsx';
import { saveXlsx } from '../../workbench/xlsx-save';
import { rawXlsx } from './made-xlsx';
import { scriptOn } from './script';

const at = (row: number, column: number, rows = 1, columns = 1) => ({ row, column, rows, columns });

const HEADERS = ['customer_id', 'segment', 'arr', 'renewal'];
const ROWS = [
  ['C1', 'SMB', 5000, new Date(Date.UTC(2026, 2, 1))],
  ['C2', 'Enterprise', 90_000, new Date(Date.UTC(2026, 5, 1))],
  ['C3', 'SMB', 700, new Date(Date.UTC(2026, 8, 1))],
];

/** A file of exceljs with the tab `Customers`, opened as a script finds it. */
async function openedBy(fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void) {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Customers');
  sheet.addRow(HEADERS);
  for (const row of ROWS) sheet.addRow(row);
  fill(sheet, book);
  return openedFrom(new Uint8Array(await book.xlsx.writeBuffer()));
}

async function openedFrom(bytes: Uint8Array) {
  const grid = new MemoryGrid();
  const remarks = await openXlsx(grid, bytes);
  return { ...scriptOn(grid), grid, remarks, sheet: grid.sheets[0]! };
}

/** A file whose one tab holds three rows and, behind them, this XML. */
const withXml = (behind: string, rows = '') =>
  rawXlsx(
    rows ||
      '<row r="1"><c t="str"><v>segment</v></c><c t="str"><v>arr</v></c></row>' +
        '<row r="2"><c t="str"><v>SMB</v></c><c><v>5</v></c></row><row r="3"><c t="str"><v>Mid</v></c><c><v>90</v></c></row>',
    { behind },
  ).then(openedFrom);

describe('data validation', () => {
  test('of every kind that Sheets has is there, and rejects or warns as it did', async () => {
    const { sheet, failure, remarks } = await openedBy((file, book) => {
      const plans = book.addWorksheet('Plan list');
      for (const plan of ['SMB', 'Mid', 'Enterprise']) plans.addRow([plan]);
      const rule = (cell: string, validation: object) => {
        file.getCell(cell).dataValidation = {
          showErrorMessage: true,
          ...validation,
        } as ExcelJS.DataValidation;
      };
      rule('A2', { type: 'list', formulae: ['"C1, C2,C3"'], prompt: 'An id', showInputMessage: true });
      rule('B2', { type: 'list', formulae: ["'Plan list'!$A$1:$A$3"] });
      rule('C2', { type: 'whole', operator: 'between', formulae: [0, 1_000_000] });
      rule('C3', { type: 'decimal', operator: 'greaterThan', formulae: [0], errorStyle: 'warning' });
      rule('C4', { type: 'decimal', operator: 'lessThan', formulae: [9], showErrorMessage: false });
      rule('D2', {
        type: 'date',
        operator: 'greaterThanOrEqual',
        formulae: [new Date(Date.UTC(2026, 0, 1))],
      });
    });
    const rules = sheet.validations.map(({ areas, rule }) => [
      areas,
      rule.criteria,
      rule.values,
      rule.allowInvalid,
    ]);
    expect(rules).toEqual([
      [[at(1, 0)], 'VALUE_IN_LIST', [['C1', 'C2', 'C3'], true], false],
      [[at(1, 1)], 'VALUE_IN_RANGE', [{ sheet: 1, area: at(0, 0, 3) }, true], false],
      [[at(1, 2)], 'NUMBER_BETWEEN', [0, 1_000_000], false],
      [[at(2, 2)], 'NUMBER_GREATER_THAN', [0], true],
      [[at(3, 2)], 'NUMBER_LESS_THAN', [9], true],
      [[at(1, 3)], 'DATE_ON_OR_AFTER', [46_023], false],
    ]);
    expect(sheet.validations[0]!.rule.helpText).toBe('An id');
    expect(remarks).toEqual([]);
    expect(failure('at("B2").setValue("Large")')).toMatch(/cell B2 violates/);
    expect(failure('at("B2").setValue("Mid")')).toBeUndefined();
    expect(failure('at("C2").setValue(-1)')).toMatch(/cell C2 violates/);
    expect(failure('at("C3").setValue(-1)')).toBeUndefined();
    expect(failure('at("D2").setValue("2025-12-31")')).toMatch(/cell D2 violates/);
  });

  test('in the form of later versions, over whole columns, and by a name', async () => {
    const { sheet } = await withXml(
      '<dataValidations><dataValidation type="list" sqref="A2:A1048576 C2:C9" showErrorMessage="1">' +
        '<formula1>Plans</formula1></dataValidation></dataValidations>' +
        '<extLst><ext><x14:dataValidations><x14:dataValidation type="list"><x14:formula1><xm:f>Customers!$A$2:$A$3</xm:f>' +
        '</x14:formula1><xm:sqref>B2:B3</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>',
    );
    expect(sheet.validations.map(({ areas }) => areas)).toEqual([[at(1, 1, 2)]]);
    expect(sheet.validations[0]!.rule).toMatchObject({ criteria: 'VALUE_IN_RANGE', allowInvalid: true });
    const named = await openedFrom(
      await rawXlsx('<row><c><v>1</v></c></row><row><c><v>2</v></c></row>', {
        behind:
          '<dataValidations><dataValidation type="list" sqref="A2:A1048576 C2:C9" showErrorMessage="1">' +
          '<formula1>Plans</formula1></dataValidation></dataValidations>',
        workbook: '<definedNames><definedName name="Plans">Customers!$A$1:$A$2</definedName></definedNames>',
      }),
    );
    expect(named.sheet.validations).toMatchObject([
      {
        areas: [at(1, 0, 999), at(1, 2, 8)],
        rule: {
          criteria: 'VALUE_IN_RANGE',
          values: [{ sheet: 0, area: at(0, 0, 2) }, true],
          allowInvalid: false,
        },
      },
    ]);
  });

  test.each([
    ['custom', '<formula1>LEN(A2)=2</formula1>'],
    ['textLength', '<formula1>5</formula1>'],
    ['whole', '<formula1>B1</formula1><formula2>C1</formula2>'],
    ['list', '<formula1>INDIRECT("plans")</formula1>'],
  ])('of a kind that the workbench lacks is left out with a word: %s', async (type, formulas) => {
    const { sheet, remarks } = await withXml(
      `<dataValidations><dataValidation type="${type}" sqref="A2:A3">${formulas}</dataValidation></dataValidations>`,
    );
    expect(sheet.validations).toEqual([]);
    expect(remarks).toEqual([
      `The data validation of A2:A3 in "Customers" is of a kind that the workbench lacks (${type}) and is left out.`,
    ]);
  });
});

describe('a filter', () => {
  const column = (inside: string) =>
    `<autoFilter ref="A1:B3"><filterColumn colId="0">${inside}</filterColumn></autoFilter>`;
  const number = (inside: string) =>
    `<autoFilter ref="A1:B3"><filterColumn colId="1">${inside}</filterColumn></autoFilter>`;
  const hidden = '[2, 3].map(row => sheet.isRowHiddenByFilter(row))';

  test.each([
    ['a list', column('<filters><filter val="smb"/></filters>'), [false, true]],
    ['a list with blanks', column('<filters blank="1"/>'), [true, true]],
    ['a text', column('<customFilters><customFilter val="M*"/></customFilters>'), [true, false]],
    [
      'a text within',
      column('<customFilters><customFilter operator="notEqual" val="*MB*"/></customFilters>'),
      [true, false],
    ],
    [
      'not blank',
      column('<customFilters><customFilter operator="notEqual" val=" "/></customFilters>'),
      [false, false],
    ],
    [
      'a number',
      number('<customFilters><customFilter operator="greaterThan" val="5"/></customFilters>'),
      [true, false],
    ],
    [
      'two numbers',
      number(
        '<customFilters and="1"><customFilter operator="greaterThanOrEqual" val="1"/>' +
          '<customFilter operator="lessThanOrEqual" val="9"/></customFilters>',
      ),
      [false, true],
    ],
  ])('by %s hides the same rows', async (_, xml, rows) => {
    const { value, remarks } = await withXml(xml);
    expect(value('sheet.getFilter().getRange().getA1Notation()')).toBe('A1:B3');
    expect(value(hidden)).toEqual(rows);
    expect(remarks).toEqual([]);
  });

  test.each(['top10', 'dynamicFilter', 'colorFilter', 'iconFilter'])(
    'by %s, which Sheets lacks, leaves its rows hidden, with a word',
    async (kind) => {
      const { value, remarks } = await withXml(
        column(`<${kind} val="1"/>`),
        '<row r="1"><c t="str"><v>segment</v></c></row><row r="2" hidden="1"><c t="str"><v>SMB</v></c></row>' +
          '<row r="3"><c t="str"><v>Mid</v></c></row>',
      );
      expect(value(hidden)).toEqual([false, false]);
      expect(value('[2, 3].map(row => sheet.isRowHiddenByUser(row))')).toEqual([true, false]);
      expect(remarks).toEqual([
        `The filter of column A in "Customers" is of a kind that the workbench lacks (${kind}) and is left out; the rows ` +
          'that it hides stay hidden.',
      ]);
    },
  );

  test('of a table is the filter of its tab, and the table is there', async () => {
    const { sheet, value } = await openedBy((file) => {
      file.addTable({
        name: 'Book',
        ref: 'A1',
        columns: HEADERS.map((name) => ({ name, filterButton: true })),
        rows: ROWS,
      });
    });
    expect(sheet.tables).toEqual([{ name: 'Book', area: at(0, 0, 4, 4), types: [null, null, null, null] }]);
    expect(value('sheet.getFilter().getRange().getA1Notation()')).toBe('A1:D4');
  });
});

test('merges, hidden and grouped lines, gridlines, tab colors and notes', async () => {
  const { value, sheet, grid } = await openedBy((file, book) => {
    file.mergeCells('A6:D7');
    file.getCell('A6').value = 'Total';
    file.getColumn(2).hidden = true;
    file.getColumn(3).outlineLevel = 1;
    file.getRow(3).hidden = true;
    file.getRow(4).outlineLevel = 2;
    file.getCell('C2').note = 'Signed in May';
    file.views = [{ showGridLines: false }];
    file.properties.tabColor = { argb: 'FF188038' };
    book.addWorksheet('Archive', { state: 'veryHidden' });
  });
  expect(value('at("B7").getMergedRanges().map(range => range.getA1Notation())')).toEqual(['A6:D7']);
  expect(value('[sheet.isColumnHiddenByUser(2), sheet.isColumnHiddenByUser(3)]')).toEqual([true, false]);
  expect(value('[3, 4].map(row => [sheet.isRowHiddenByUser(row), sheet.getRowGroupDepth(row)])')).toEqual([
    [true, 0],
    [false, 2],
  ]);
  expect(value('sheet.getColumnGroupDepth(3)')).toBe(1);
  expect(value('at("C2").getNote()')).toBe('Signed in May');
  expect([sheet.hiddenGridlines, sheet.tabColor, grid.sheets[1]!.hidden]).toEqual([true, '#188038', true]);
});

test('a protected tab, the cells on it that are free, and names', async () => {
  const { value, remarks } = await openedFrom(
    await rawXlsx('<row><c><v>1</v></c></row><row><c><v>2</v></c></row>', {
      behind:
        '<sheetProtection sheet="1" objects="1"/><protectedRanges><protectedRange sqref="A2:A3 C1" name="Notes"/></protectedRanges>',
      workbook:
        '<definedNames><definedName name="Plans">Customers!$A$1:$A$2</definedName><definedName name="Rate">0.2</definedName>' +
        '<definedName name="_xlnm.Print_Area" localSheetId="0">Customers!$A$1</definedName>' +
        '<definedName name="_xlnm._FilterDatabase" hidden="1">Customers!$A$1</definedName></definedNames>',
    }),
  );
  const protections = 'sheet.getProtections(SpreadsheetApp.ProtectionType.SHEET)';
  expect(value(`${protections}.map(one => one.canEdit())`)).toEqual([true]);
  expect(value(`${protections}[0].getUnprotectedRanges().map(range => range.getA1Notation())`)).toEqual([
    'A2:A3',
    'C1',
  ]);
  expect(value('ss.getNamedRanges().map(one => [one.getName(), one.getRange().getA1Notation()])')).toEqual([
    ['Plans', 'A1:A2'],
  ]);
  expect(remarks).toEqual(['The name Rate stands for no range and is left out.']);
});

test('fonts, sizes, colors of the theme, alignment and wrapping', async () => {
  const styles =
    '<fonts><font><sz val="11"/><name val="Calibri"/><color theme="1"/></font>' +
    '<font><b/><i/><u/><sz val="14"/><name val="Georgia"/><color theme="4" tint="-0.5"/></font>' +
    '<font><strike/><sz val="10"/><name val="Arial"/><color indexed="10"/></font></fonts>' +
    '<fills><fill/><fill><patternFill patternType="solid"><fgColor theme="0" tint="-0.25"/></patternFill></fill></fills>' +
    '<cellXfs><xf/><xf fontId="1" fillId="1"><alignment horizontal="center" wrapText="1"/></xf><xf fontId="2"/></cellXfs>';
  const bytes = await rawXlsx('<row><c s="0"><v>1</v></c><c s="1"><v>2</v></c><c s="2"><v>3</v></c></row>', {
    styles,
  });
  const zip = await JsZip.loadAsync(bytes);
  const color = (name: string, hex: string) => `<a:${name}><a:srgbClr val="${hex}"/></a:${name}>`;
  zip.file(
    'xl/theme/theme1.xml',
    '<a:theme xmlns:a="x"><a:themeElements><a:clrScheme><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>' +
      `<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>${color('dk2', '44546A')}${color('lt2', 'E7E6E6')}` +
      `${color('accent1', '4472C4')}</a:clrScheme></a:themeElements></a:theme>`,
  );
  const rels = await zip.file('xl/_rels/workbook.xml.rels')!.async('string');
  zip.file(
    'xl/_rels/workbook.xml.rels',
    rels.replace(
      '</Relationships>',
      '<Relationship Id="th" Type="x/theme" Target="theme/theme1.xml"/></Relationships>',
    ),
  );
  const { sheet } = await openedFrom(await zip.generateAsync({ type: 'uint8array' }));
  const looks = (property: string) => sheet.styles(at(0, 0, 1, 3), property)[0];
  expect(looks('fontFamily')).toEqual(['Calibri', 'Georgia', null]);
  expect(looks('fontSize')).toEqual([11, 14, null]);
  expect(looks('fontColor')).toEqual([null, '#223962', '#ff0000']);
  expect(looks('background')).toEqual([null, '#bfbfbf', null]);
  expect(looks('fontWeight')).toEqual([null, 'bold', null]);
  expect(looks('fontStyle')).toEqual([null, 'italic', null]);
  expect(looks('fontLine')).toEqual([null, 'underline', 'line-through']);
  expect(looks('horizontalAlignment')).toEqual([null, 'center', null]);
  expect(looks('wrap')).toEqual([null, 'WRAP', null]);
});

test('a damaged part that holds only rules or notes is left out with a word', async () => {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Customers').getCell('A1').note = 'x';
  book.getWorksheet('Customers')!.getCell('A1').value = 'id';
  const zip = await JsZip.loadAsync(new Uint8Array(await book.xlsx.writeBuffer()));
  zip.file('xl/comments1.xml', '<comments><commentList>');
  const { sheet, remarks } = await openedFrom(await zip.generateAsync({ type: 'uint8array' }));
  expect(sheet.values(at(0, 0))).toEqual([['id']]);
  expect(remarks).toEqual([
    expect.stringMatching(/^Something is left out: its part xl\/comments1.xml is damaged/),
  ]);
});

test('what a script gives a spreadsheet is there after saving and opening', async () => {
  const grid = new MemoryGrid();
  const { value } = scriptOn(grid);
  value(`(() => {
    const rule = SpreadsheetApp.newDataValidation();
    at('A1:D4').setValues([['a', 'b', 'c', 'd'], [1, 'x', 3, 4], [5, 'y', 7, 8], ['t', '', '', '']]);
    at('B2:B9').setDataValidation(rule.requireValueInList(['x', 'y "z"']).setAllowInvalid(false).setHelpText('Pick').build());
    at('C2:C9').setDataValidation(rule.requireNumberBetween(1, 9.5).setAllowInvalid(true).build());
    at('D2').setDataValidation(rule.requireValueInRange(at('A2:A3')).build());
    at('A5').setDataValidation(rule.requireDateAfter(new Date(2026, 0, 5)).build());
    at('A4:C4').merge();
    at('A1:D3').createFilter();
    at('B2').setNote('mine').setFontFamily('Georgia').setFontSize(12).setFontColor('#112233').setFontStyle('italic')
      .setFontLine('underline').setHorizontalAlignment('right').setWrap(true);
    sheet.hideRows(3);
    sheet.hideColumns(4);
    at('A2:A3').shiftRowGroupDepth(1);
    sheet.setHiddenGridlines(true);
    sheet.setTabColor('#188038');
    ss.setNamedRange('Plans', at('A2:A3'));
  })()`);
  const again = new MemoryGrid();
  expect(await openXlsx(again, (await saveXlsx(grid)).bytes)).toEqual([]);
  const rulesOf = ({ activeSheet: sheet, namedRanges }: MemoryGrid) => ({
    validations: sheet.validations.map(({ areas, rule }) => ({ areas, ...rule, helpText: rule.helpText })),
    merges: sheet.merges,
    filter: sheet.filter?.area,
    notes: sheet.notes(at(0, 0, 4, 4)),
    hidden: sheet.hiddenByUser,
    groups: sheet.groupDepths,
    looks: [
      'fontFamily',
      'fontSize',
      'fontColor',
      'fontStyle',
      'fontLine',
      'horizontalAlignment',
      'wrap',
    ].map((look) => sheet.styles(at(1, 1), look)),
    gridlines: sheet.hiddenGridlines,
    tabColor: sheet.tabColor,
    names: namedRanges.map(({ name, area }) => [name, area]),
  });
  const byPlace = (rules: ReturnType<typeof rulesOf>) => ({
    ...rules,
    validations: [...rules.validations].sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))),
  });
  expect(byPlace(rulesOf(again))).toEqual(byPlace(rulesOf(grid)));
});

test('cells that are not locked are those that everybody may edit on a protected tab, and mean nothing on another', async () => {
  const free = (sheet: ExcelJS.Worksheet) => {
    for (const cell of ['B2', 'C2', 'B3', 'C3', 'E9']) sheet.getCell(cell).protection = { locked: false };
  };
  const unlocked = await openedBy(free);
  expect(unlocked.sheet.protections).toEqual([]);
  const { sheet, value, failure } = await openedBy((file) => {
    free(file);
    (file as unknown as { sheetProtection: object }).sheetProtection = { sheet: true };
  });
  expect(sheet.protections).toMatchObject([{ area: null, unprotected: [at(1, 1, 2, 2), at(8, 4)] }]);
  sheet.protections[0]!.editable = false;
  expect(value('at("C3").setValue(1).getValue()')).toBe(1);
  expect(failure('at("D3").setValue(1)')).toMatch('protected');
});

test('several files as tabs of one spreadsheet keep their rules', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'rules-'));
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Customers');
  sheet.addRow(HEADERS);
  sheet.addRow(ROWS[0]!);
  sheet.mergeCells('A4:B4');
  sheet.getCell('B2').dataValidation = {
    type: 'list',
    formulae: ['Customers!$B$2:$B$3'],
    showErrorMessage: true,
  };
  const bytes = new Uint8Array(await book.xlsx.writeBuffer());
  const files = ['one.xlsx', 'two.xlsx'].map((name) => path.join(folder, name));
  for (const file of files) writeFileSync(file, bytes);
  const grid = new MemoryGrid();
  await openFiles(grid, files, 2026);
  expect(grid.sheets.map(({ name, merges }) => [name, merges])).toEqual([
    ['Customers', [at(3, 0, 1, 2)]],
    ['Customers (2)', [at(3, 0, 1, 2)]],
  ]);
  expect(grid.sheets.map(({ validations }) => validations[0]!.rule.values)).toEqual([
    [{ sheet: 0, area: at(1, 1, 2) }, true],
    [{ sheet: 1, area: at(1, 1, 2) }, true],
  ]);
});
