// What is drawn over the cells of an XLSX file comes along: conditional formats and charts. What does not is said by name.
import { describe, expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import JsZip from 'jszip';
import { MemoryGrid } from '../../workbench/index';
import { conditionalLooks } from '../../workbench/page/conditional-look';
import { openXlsx } from '../../workbench/xlsx';
import { rawXlsx } from './made-xlsx';
import { scriptOn } from './script';

async function openedFrom(bytes: Uint8Array) {
  const grid = new MemoryGrid();
  const remarks = await openXlsx(grid, bytes);
  return { ...scriptOn(grid), grid, remarks, sheet: grid.sheets[0]! };
}

const ROWS =
  '<row r="1"><c t="str"><v>month</v></c><c t="str"><v>arr</v></c><c t="str"><v>seats</v></c></row>' +
  '<row r="2"><c t="str"><v>Jan</v></c><c><v>10</v></c><c><v>1</v></c></row>' +
  '<row r="3"><c t="str"><v>Feb</v></c><c><v>20</v></c><c><v>2</v></c></row>' +
  '<row r="4"><c t="str"><v>Mar</v></c><c><v>60</v></c><c><v>3</v></c></row>';

describe('conditional formats', () => {
  const RED: Partial<ExcelJS.Style> = {
    font: { bold: true, color: { argb: 'FFFF0000' } },
    fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: 'FFFFEEEE' } },
  };

  /** What a script finds of rules of exceljs on B2:B4. */
  async function found(...rules: object[]) {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('Data');
    for (const row of [
      ['month', 'arr'],
      ['Jan', 10],
      ['Feb', 20],
      ['Mar', 60],
    ])
      sheet.addRow(row);
    const numbered = rules.map((rule, i) => ({ priority: i + 1, style: RED, ...rule }));
    sheet.addConditionalFormatting({
      ref: 'B2:B4',
      rules: numbered as unknown as ExcelJS.ConditionalFormattingRule[],
    });
    return openedFrom(new Uint8Array(await book.xlsx.writeBuffer()));
  }

  test.each<[string, object, string, unknown[]]>([
    ['a number', { type: 'cellIs', operator: 'greaterThan', formulae: [15] }, 'NUMBER_GREATER_THAN', [15]],
    ['two numbers', { type: 'cellIs', operator: 'between', formulae: [5, 15] }, 'NUMBER_BETWEEN', [5, 15]],
    ['text', { type: 'cellIs', operator: 'equal', formulae: ['"Red"'] }, 'TEXT_EQUAL_TO', ['Red']],
    [
      'other text',
      { type: 'cellIs', operator: 'notEqual', formulae: ['"Red"'] },
      'CUSTOM_FORMULA',
      ['=B2<>"Red"'],
    ],
    ['a cell', { type: 'cellIs', operator: 'lessThan', formulae: ['$C$1'] }, 'NUMBER_LESS_THAN', ['=$C$1']],
    ['a formula', { type: 'expression', formulae: ['$A2="Feb"'] }, 'CUSTOM_FORMULA', ['=$A2="Feb"']],
    [
      'text in it',
      { type: 'containsText', operator: 'containsText', text: 'risk' },
      'TEXT_CONTAINS',
      ['risk'],
    ],
    ['blank cells', { type: 'containsText', operator: 'containsBlanks' }, 'CELL_EMPTY', []],
    ['others', { type: 'containsText', operator: 'notContainsBlanks' }, 'CELL_NOT_EMPTY', []],
    ['errors', { type: 'containsText', operator: 'containsErrors' }, 'CUSTOM_FORMULA', ['=ISERROR(B2)']],
  ])('by %s', async (_, rule, criteria, values) => {
    const { value, remarks } = await found(rule);
    expect(remarks).toEqual([]);
    expect(
      value(`sheet.getConditionalFormatRules().map(rule => [rule.getRanges()[0].getA1Notation(), rule.getBooleanCondition()]).map(([at, when]) =>
        [at, when.getCriteriaType().name(), when.getCriteriaValues(), when.getBackground(), when.getFontColor(), when.getBold(), when.getItalic()])`),
    ).toEqual([['B2:B4', criteria, values, '#ffeeee', '#ff0000', true, null]]);
  });

  test('color scales by number, percentile and by the lowest and highest cell are drawn', async () => {
    const color = (argb: string) => ({ argb });
    const { sheet, value } = await found({
      type: 'colorScale',
      cfvo: [{ type: 'min' }, { type: 'percentile', value: 50 }, { type: 'max' }],
      color: [color('FF000000'), color('FF640000'), color('FFC80000')],
    });
    expect(
      value(`(scale => [scale.getMinType().name(), scale.getMidType().name(), scale.getMidValue(), scale.getMaxColor()])
        (sheet.getConditionalFormatRules()[0].getGradientCondition())`),
    ).toEqual(['MIN', 'PERCENTILE', '50', '#c80000']);
    const look = conditionalLooks(sheet.conditionalFormats, 2, (area) => sheet.values(area));
    expect([10, 20, 40, 60].map((one) => look(1, 1, one, {}).background)).toEqual([
      '#000000',
      '#640000',
      '#960000',
      '#c80000',
    ]);
  });

  test('the first by priority decides, in whatever order they stand', async () => {
    const rule = (priority: number, formula: number) =>
      `<conditionalFormatting sqref="B2:B4 D2"><cfRule type="cellIs" operator="greaterThan" priority="${priority}" dxfId="0"><formula>${formula}</formula></cfRule></conditionalFormatting>`;
    const { sheet } = await openedFrom(await rawXlsx(ROWS, { behind: rule(2, 5) + rule(1, 50) }));
    expect(
      sheet.conditionalFormats.map(({ areas, rule: one }) => [
        areas.length,
        (one as { values: unknown }).values,
      ]),
    ).toEqual([
      [2, [50]],
      [2, [5]],
    ]);
  });

  test('rules over other tabs, which Excel keeps in an extension', async () => {
    const { sheet } = await openedFrom(
      await rawXlsx(ROWS, {
        behind:
          '<extLst><ext><x14:conditionalFormattings xmlns:x14="a" xmlns:xm="b"><x14:conditionalFormatting>' +
          '<x14:cfRule type="expression" priority="1"><xm:f>Plans!$A$1=B2</xm:f><x14:dxf><font><i/></font></x14:dxf></x14:cfRule>' +
          '<xm:sqref>B2:B4</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>',
      }),
    );
    expect(sheet.conditionalFormats).toMatchObject([
      { rule: { criteria: 'CUSTOM_FORMULA', values: ['=Plans!$A$1=B2'], italic: true, bold: null } },
    ]);
  });

  test.each([
    ['dataBar', '<dataBar><cfvo type="min"/><cfvo type="max"/><color rgb="FF00FF00"/></dataBar>'],
    ['iconSet', '<iconSet><cfvo type="percent" val="0"/></iconSet>'],
    ['top10', ''],
    ['aboveAverage', ''],
    ['duplicateValues', ''],
    ['timePeriod', '<formula>TODAY()=B2</formula>'],
    [
      'colorScale',
      '<colorScale><cfvo type="formula" val="A1"/><cfvo type="max"/><color rgb="FF00FF00"/><color rgb="FF00FF00"/></colorScale>',
    ],
  ])('%s is left out, and said', async (type, inside) => {
    const { sheet, remarks } = await openedFrom(
      await rawXlsx(ROWS, {
        behind: `<conditionalFormatting sqref="B2:B4"><cfRule type="${type}" priority="1">${inside}</cfRule></conditionalFormatting>`,
      }),
    );
    expect(sheet.conditionalFormats).toEqual([]);
    expect(remarks).toEqual([
      `The conditional format of B2:B4 in "Customers" is of a kind that the workbench lacks (${type}) and is left out.`,
    ]);
  });
});

describe('charts', () => {
  const series = (letter: string, { named = true, labels = 'A', rows = '$2:$' } = {}) =>
    `<c:ser>${named ? `<c:tx><c:strRef><c:f>Customers!$${letter}$1</c:f></c:strRef></c:tx>` : ''}` +
    `${labels ? `<c:cat><c:strRef><c:f>Customers!$${labels}$2:$${labels}$4</c:f></c:strRef></c:cat>` : ''}` +
    `<c:val><c:numRef><c:f>Customers!$${letter}${rows}${letter}$4</c:f></c:numRef></c:val></c:ser>`;

  async function withChart(plot: string, title = '') {
    const zip = await JsZip.loadAsync(await rawXlsx(ROWS, { behind: '<drawing r:id="d1" xmlns:r="r"/>' }));
    const related = (id: string, kind: string, target: string) =>
      `<Relationships><Relationship Id="${id}" Type="x/${kind}" Target="${target}"/></Relationships>`;
    zip.file('xl/worksheets/_rels/sheet1.xml.rels', related('d1', 'drawing', '/xl/drawings/drawing1.xml'));
    zip.file('xl/_rels/sheet1.xml.rels', related('d1', 'drawing', '/xl/drawings/drawing1.xml'));
    zip.file(
      'xl/drawings/drawing1.xml',
      '<xdr:wsDr xmlns:xdr="a" xmlns:c="c" xmlns:r="r"><xdr:twoCellAnchor><xdr:from><xdr:col>4</xdr:col><xdr:row>1</xdr:row></xdr:from>' +
        '<xdr:graphicFrame><a:graphic xmlns:a="b"><a:graphicData><c:chart r:id="c1"/></a:graphicData></a:graphic></xdr:graphicFrame></xdr:twoCellAnchor></xdr:wsDr>',
    );
    zip.file('xl/drawings/_rels/drawing1.xml.rels', related('c1', 'chart', '../charts/chart1.xml'));
    zip.file(
      'xl/charts/chart1.xml',
      `<c:chartSpace xmlns:c="c" xmlns:a="a"><c:chart>${title && `<c:title><c:tx><c:rich><a:p><a:r><a:t>${title}</a:t></a:r></a:p></c:rich></c:tx></c:title>`}<c:plotArea><c:layout/>${plot}</c:plotArea><c:legend/></c:chart></c:chartSpace>`,
    );
    return openedFrom(await zip.generateAsync({ type: 'uint8array' }));
  }

  const area = (column: number, row = 0, rows = 4) => ({ row, column, rows, columns: 1 });

  test.each([
    ['COLUMN', 'bar', '<c:barDir val="col"/>'],
    ['BAR', 'bar', '<c:barDir val="bar"/>'],
    ['LINE', 'line', '<c:grouping val="standard"/>'],
    ['AREA', 'area', ''],
    ['PIE', 'pie', ''],
    ['PIE', 'doughnut', ''],
    ['SCATTER', 'scatter', ''],
  ])('%s charts stand where they stood, over the same cells', async (type, kind, settings) => {
    const { sheet, remarks } = await withChart(
      `<c:${kind}Chart>${settings}${series('B')}${series('C')}</c:${kind}Chart>`,
      'ARR by month',
    );
    expect(remarks).toEqual([]);
    expect(sheet.charts).toEqual([
      {
        id: 1,
        type,
        sources: [0, 1, 2].map((column) => ({ sheet: sheet.id, area: area(column) })),
        headers: 1,
        options: { title: 'ARR by month' },
        anchor: { row: 1, column: 4 },
      },
    ]);
  });

  test('series without names have no header; several kinds are a combination', async () => {
    const { sheet } = await withChart(
      `<c:barChart><c:grouping val="stacked"/>${series('B', { named: false })}</c:barChart><c:lineChart>${series('C', { named: false })}</c:lineChart>`,
    );
    expect(sheet.charts).toMatchObject([
      { type: 'COMBO', headers: 0, options: { isStacked: true }, sources: [{ area: area(0, 1, 3) }, {}, {}] },
    ]);
  });

  test.each([
    ['the workbench lacks charts of its kind (stockChart)', `<c:stockChart>${series('B')}</c:stockChart>`],
    ['its labels are no range', `<c:barChart>${series('B', { labels: '' })}</c:barChart>`],
    ['its values are no ranges', '<c:barChart><c:ser/></c:barChart>'],
    [
      'its series do not lie in columns',
      `<c:barChart>${series('B').replace('Customers!$B$2:$B$4', 'Customers!$A$2:$C$2')}</c:barChart>`,
    ],
  ])('left out, and said: %s', async (reason, plot) => {
    const { sheet, remarks } = await withChart(plot, 'ARR');
    expect([sheet.charts, remarks]).toEqual([
      [],
      [`The chart "ARR" at E2 in "Customers" is left out: ${reason}.`],
    ]);
  });
});

test('a tab without cells keeps its place before others, with what holds for it', async () => {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Cover').getCell('B2').dataValidation = { type: 'list', formulae: ['"a,b"'] };
  book.addWorksheet('Customers').addRow(['customer_id']);
  const { grid } = await openedFrom(new Uint8Array(await book.xlsx.writeBuffer()));
  expect(grid.sheets.map(({ name, validations }) => [name, validations.length])).toEqual([
    ['Cover', 1],
    ['Customers', 0],
  ]);
});

test('a sheet of macros without a part is left out, and takes no cells of others', async () => {
  const zip = await JsZip.loadAsync(await rawXlsx(ROWS));
  const part = 'xl/workbook.xml';
  const xml = await zip.file(part)!.async('string');
  zip.file(part, xml.replace('<sheet ', '<sheet name="Module1" sheetId="9" r:id=""/><sheet '));
  const { grid, remarks } = await openedFrom(await zip.generateAsync({ type: 'uint8array' }));
  expect(grid.sheets.map(({ name }) => name)).toEqual(['Customers']);
  expect(remarks).toEqual(['The tab "Module1" holds no cells and is left out.']);
});
