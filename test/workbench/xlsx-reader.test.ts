// Every cell of an XLSX file, whatever wrote it, read as a second reader reads it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import SheetJs from '@e965/xlsx';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type CellValue, MemoryGrid } from '../../workbench/index';
import { openXlsx } from '../../workbench/xlsx';
import { type MadeValue, madeXlsx, rawXlsx, type Way } from './made-xlsx';

/** Each tab by its name, with its cells. */
async function opened(bytes: Uint8Array): Promise<[string, CellValue[][]][]> {
  const grid = new MemoryGrid();
  await openXlsx(grid, bytes);
  return grid.sheets.map((sheet) => [sheet.name, sheet.values({ row: 0, column: 0, ...sheet.extent() })]);
}

/** The same by SheetJS. */
function secondOpinion(bytes: Uint8Array): [string, CellValue[][]][] {
  const { SheetNames, Sheets } = SheetJs.read(bytes);
  return SheetNames.map((name) => {
    const rows: (CellValue | undefined)[][] = [];
    for (const [key, cell] of Object.entries(Sheets[name]!)) {
      if (key.startsWith('!') || cell.t === 'z' || cell.v === '') continue;
      const { r, c } = SheetJs.utils.decode_cell(key);
      rows[r] ??= [];
      rows[r][c] = cell.t === 'e' ? cell.w : cell.v;
    }
    const columns = Math.max(0, ...Array.from(rows, (row) => row?.length ?? 0));
    return [name, Array.from(rows, (row) => Array.from({ length: columns }, (_, j) => row?.[j] ?? null))];
  });
}

const ROWS: MadeValue[][] = [
  ['customer_id', 'segment', 'arr', 'active'],
  ['C1', 'R&D <a>', 5000, true],
  ['C2', null, 0, false],
];

describe('The same rows are read, whatever way they are written', () => {
  const ways: [string, Way][] = [
    ['as Excel writes them', {}],
    ['elements with a prefix', { prefix: 'x:' }],
    ['another prefix for relationships', { relationshipPrefix: 'rel' }],
    ['UTF-16, little end first', { encoding: 'utf-16le' }],
    ['UTF-16, big end first', { encoding: 'utf-16be' }],
    ['texts inline', { text: 'inline' }],
    ['rich text', { text: 'rich' }],
    ['rich text after plain text', { text: 'rich after plain' }],
    ['CDATA', { text: 'cdata' }],
    ['escapes outside shared strings', { text: 'escaped' }],
    ['cells and rows without a place', { places: 'left out' }],
    ['parts in the root', { folder: '' }],
    ['parts in another folder', { folder: 'data/' }],
    ['backslashes in the archive', { slash: '\\' }],
    ['part names in capitals and without a number', { capitals: true }],
    ['absolute targets', { absoluteTargets: true }],
    ['the strict form of the format', { strict: true }],
    ['elements that nobody knows yet', { unknownElements: true }],
    ['inline text with its pronunciation', { text: 'inline', unknownElements: true }],
    ['formulas that show 0, FALSE and text', { formulas: true }],
  ];
  test.each(ways)('%s', async (_, way) => {
    expect(await opened(await madeXlsx(ROWS, way))).toEqual([['Customers', ROWS]]);
  });

  test('all ways together, with any text and number', async () => {
    const choice = <T>(...values: T[]) => fc.constantFrom(...values);
    const anyWay: fc.Arbitrary<Way> = fc.record({
      prefix: choice('', 'x:', 'ss:'),
      relationshipPrefix: choice('r', 'rel'),
      encoding: choice('utf-8' as const, 'utf-16le' as const, 'utf-16be' as const),
      text: choice<NonNullable<Way['text']>>(
        'shared',
        'inline',
        'rich',
        'rich after plain',
        'formula',
        'cdata',
      ),
      places: choice('given' as const, 'left out' as const),
      folder: choice('xl/' as const, '' as const, 'data/' as const),
      slash: choice('/' as const, '\\' as const),
      capitals: fc.boolean(),
      absoluteTargets: fc.boolean(),
      strict: fc.boolean(),
      unknownElements: fc.boolean(),
      formulas: fc.boolean(),
    });
    const value = fc.oneof(
      fc.string({ minLength: 1, unit: choice('a', 'é', '漢', '&', '<', '"', ' ', '7') }),
      fc
        .double({ noNaN: true, noDefaultInfinity: true })
        .map((number) => (Object.is(number, -0) ? 0 : number)),
      fc.boolean(),
    );
    await fc.assert(
      fc.asyncProperty(
        anyWay,
        fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 4 }),
        async (way, rows) => {
          expect(await opened(await madeXlsx(rows, way))).toEqual([['Customers', rows]]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('A second reader gives the same cells', () => {
  const CELLS: [string, string][] = [
    ['numbers', '<c><v>5</v></c><c t="n"><v>-1.5E-3</v></c><c><v> 7 </v></c><c><v></v></c>'],
    [
      'results that are 0, FALSE or an error',
      '<c><f>A9</f><v>0</v></c><c t="b"><f>A9</f><v>0</v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c>',
    ],
    ['the result of an array formula', '<c><f t="array" ref="A1:A2">A9:A10</f><v>0</v></c>'],
    [
      'a shared formula',
      '<c><f t="shared" si="0" ref="A1:A2">B1</f><v>0</v></c><c><f t="shared" si="0"/><v>0</v></c>',
    ],
    ['a result that is empty text', '<c t="str"><f>""</f><v></v></c><c><v>1</v></c>'],
    ['booleans in words', '<c t="b"><v>false</v></c><c t="b"><v>true</v></c>'],
    ['a value before rich text', '<c t="inlineStr"><v>old</v><is><t>C1</t></is></c>'],
    ['a shared string without a number', '<c t="s"><v></v></c><c t="s"><v>0</v></c>'],
    ['an extension in a cell', '<c><v>1</v><extLst><ext uri="x"/></extLst></c><c><v>2</v></c>'],
    [
      'text with line ends and spaces',
      '<c t="str"><v xml:space="preserve"> a\nb </v></c><c t="inlineStr"><is><t>a_x000D_b</t></is></c>',
    ],
    ['an escaped escape', '<c t="inlineStr"><is><t>a_x005F_x000D_b</t></is></c>'],
    ['cells far apart', '<c r="C1"><v>1</v></c><c r="E1"><v>2</v></c>'],
  ];
  test.each(CELLS)('%s', async (_, cells) => {
    const bytes = await rawXlsx(`<row>${cells}</row>`, { strings: '<si><t>first</t></si>' });
    expect(await opened(bytes)).toEqual(secondOpinion(bytes));
  });

  const FOLDER = '../shared/data/field/xlsx';
  const files = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => name.endsWith('.xlsx')) : [];
  (files.length > 0 ? test : test.skip)(
    'of all files that were handed over beside the repository',
    async () => {
      for (const name of files) {
        // Rich text after plain text, and a time of day as text: SheetJS loses them.
        if (['inline-rich.xlsx', 'iso-time.xlsx'].includes(name)) continue;
        const bytes = readFileSync(`${FOLDER}/${name}`);
        expect([name, await opened(bytes)]).toEqual([name, secondOpinion(bytes)]);
      }
    },
  );
});

describe('What SheetJS loses is read too', () => {
  test.each<[string, string, CellValue[]]>([
    ['rich text after plain text', '<c t="inlineStr"><is><t>C</t><r><t>1</t></r></is></c>', ['C1']],
    [
      'days and times as text',
      '<c s="1" t="d"><v>10:10:10</v></c><c s="1" t="d"><v>2026-01-15</v></c><c s="1" t="d"><v>2026-01-15T18:00:00Z</v></c>',
      [36_610 / 86_400, 46_037, 46_037.75],
    ],
  ])('%s', async (_, cells, values) => {
    expect(await opened(await rawXlsx(`<row>${cells}</row>`))).toEqual([['Customers', [values]]]);
  });

  test('a day as text is that day in a workbook that counts from 1904, a number is moved', async () => {
    const cells = '<c s="1" t="d"><v>2026-01-15</v></c><c s="1"><v>44575</v></c><c><v>44575</v></c>';
    const bytes = await rawXlsx(`<row>${cells}</row>`, { workbook: '<workbookPr date1904="1"/>' });
    expect(await opened(bytes)).toEqual([['Customers', [[46_037, 46_037, 44_575]]]]);
  });
});

describe('A sound table is read, whatever its filter and its columns hold', () => {
  const filters = [
    '<top10 val="2"/>',
    '<colorFilter dxfId="0"/>',
    '<dynamicFilter type="aboveAverage"/>',
    '<filters><filter val="smb"/></filters>',
  ];
  test.each(filters)('%s', async (filter) => {
    const parts =
      `<autoFilter ref="A1:D3"><filterColumn colId="0">${filter}</filterColumn><filterColumn colId="1" hiddenButton="1"/>` +
      '</autoFilter><tableParts count="1"><tablePart r:id="rId1"/></tableParts>';
    expect(await opened(await madeXlsx(ROWS, {}, parts))).toEqual([['Customers', ROWS]]);
  });
});

describe('What cannot be read is refused with its reason', () => {
  const sentence = async (bytes: Uint8Array) => {
    const failed = await openXlsx(new MemoryGrid(), bytes).catch((error: Error) => error.message);
    return String(failed).replace(/^This is no XLSX workbook that can be read: (.*)\. Open it .*$/, '$1');
  };
  const oleFile = (stream: string) =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from(stream, 'utf16le')]);

  test.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'it is empty'],
    ['text', new TextEncoder().encode('id,name'), 'it is a file of another kind'],
    ['a password', oleFile('EncryptedPackage'), 'it is protected with a password'],
    ['an old workbook', oleFile('Workbook'), 'it is a workbook of the older kind, .xls'],
    ['a broken archive', Buffer.from('PK and no more'), 'its ZIP archive is damaged or cut off'],
  ])('%s', async (_, bytes, reason) => {
    expect(await sentence(bytes)).toBe(reason);
  });

  test('cells that are cut off', async () => {
    expect(await sentence(await rawXlsx('<row><c><v>1</v>'))).toMatch(
      /^its part xl\/sheet1\.xml is damaged \(/,
    );
  });
});
