/** XLSX files written by hand, part by part: the same rows in every way that the format allows. */
import JsZip from 'jszip';
import { columnLetters } from '../../workbench/a1';

/** How a file is written. What is left out is as Excel writes it. */
export interface Way {
  /** Before every element: `x:`. */
  readonly prefix?: string;
  /** Before `id` in the list of tabs. */
  readonly relationshipPrefix?: string;
  readonly encoding?: 'utf-8' | 'utf-16le' | 'utf-16be';
  readonly text?: 'shared' | 'inline' | 'rich' | 'rich after plain' | 'formula' | 'cdata' | 'escaped';
  readonly places?: 'given' | 'left out';
  /** The folder of all parts, and how its parts are named and found. */
  readonly folder?: 'xl/' | '' | 'data/';
  readonly slash?: '/' | '\\';
  readonly capitals?: boolean;
  readonly absoluteTargets?: boolean;
  readonly strict?: boolean;
  /** Elements of versions to come, in rows, cells and texts. */
  readonly unknownElements?: boolean;
  /** Whether values stand as the results of formulas. */
  readonly formulas?: boolean;
}

export type MadeValue = string | number | boolean | null;

const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const STRICT = 'http://purl.oclc.org/ooxml';

/** A workbook with one tab, `Customers`, that holds these rows; `sheetParts` is put behind its cells. */
export function madeXlsx(rows: readonly (readonly MadeValue[])[], way: Way = {}, sheetParts = '') {
  const strings: string[] = [];
  const cells = rows.map((row, i) => rowXml(row, i, way, strings)).join('');
  return packed(way, {
    sheet: `<worksheet><sheetData>${cells}</sheetData>${sheetParts}</worksheet>`,
    strings: `<sst>${strings.map((text) => `<si>${text}</si>`).join('')}</sst>`,
  });
}

/** A workbook whose one tab holds what stands between the tags of `sheetData`, as it stands. */
export function rawXlsx(
  sheetData: string,
  { strings = '', styles = STYLES, behind = '', workbook = '' } = {},
) {
  return packed(
    {},
    {
      sheet: `<worksheet><sheetData>${sheetData}</sheetData>${behind}</worksheet>`,
      strings: `<sst>${strings}</sst>`,
      styles,
      workbook,
    },
  );
}

interface Parts {
  readonly sheet: string;
  readonly strings: string;
  readonly styles?: string;
  readonly workbook?: string;
}

const STYLES =
  '<numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts><font/></fonts><fills><fill/></fills>' +
  '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="9"/></cellXfs>';

function packed(way: Way, { sheet, strings, styles = STYLES, workbook = '' }: Parts): Promise<Uint8Array> {
  const { folder = 'xl/', slash = '/', relationshipPrefix = 'r' } = way;
  const rel = way.strict ? `${STRICT}/officeDocument/relationships` : REL;
  const names = way.capitals
    ? { workbook: 'Workbook.xml', sheet: 'Sheet.xml', strings: 'SharedStrings.xml', styles: 'Styles.xml' }
    : { workbook: 'workbook.xml', sheet: 'sheet1.xml', strings: 'sharedStrings.xml', styles: 'styles.xml' };
  const target = (name: string) => (way.absoluteTargets ? `/${folder}${name}` : name);
  const related = (id: string, kind: string, to: string) =>
    `<Relationship Id="${id}" Type="${rel}/${kind}" Target="${to}"/>`;
  const zip = new JsZip();
  const add = (name: string, xml: string) => zip.file(name.replace(/\//g, slash), encoded(xml, way));
  const bare = (xml: string) => `<?xml version="1.0" encoding="${way.encoding ?? 'utf-8'}"?>${xml}`;
  const main = (xml: string) => bare(prefixed(xml, way));
  const typed = (name: string, type: string) =>
    `<Override PartName="/${folder}${name}" ContentType="${TYPE}.${type}+xml"/>`;
  add(
    '[Content_Types].xml',
    bare(
      `<Types xmlns="${TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        `${typed(names.workbook, 'sheet.main')}${typed(names.sheet, 'worksheet')}` +
        `${typed(names.strings, 'sharedStrings')}${typed(names.styles, 'styles')}</Types>`,
    ),
  );
  add(
    '_rels/.rels',
    bare(`<Relationships>${related('a', 'officeDocument', `${folder}${names.workbook}`)}</Relationships>`),
  );
  add(
    `${folder}${names.workbook}`,
    main(
      `<workbook xmlns:${relationshipPrefix}="${rel}">${workbook}<sheets>` +
        `<sheet name="Customers" sheetId="1" ${relationshipPrefix}:id="rId7"/></sheets></workbook>`,
    ),
  );
  add(
    `${folder}_rels/${names.workbook}.rels`,
    bare(
      `<Relationships>${related('rId7', 'worksheet', target(names.sheet))}${related('s', 'sharedStrings', target(names.strings))}` +
        `${related('t', 'styles', target(names.styles))}</Relationships>`,
    ),
  );
  add(`${folder}${names.sheet}`, main(sheet));
  add(`${folder}${names.strings}`, main(strings));
  add(`${folder}${names.styles}`, main(`<styleSheet>${styles}</styleSheet>`));
  return zip.generateAsync({ type: 'uint8array' });
}

function rowXml(row: readonly MadeValue[], i: number, way: Way, strings: string[]): string {
  const { places = 'given' } = way;
  const cells = row.map((value, j) => {
    const place = places === 'given' ? ` r="${columnLetters(j)}${i + 1}"` : '';
    if (value === null) return places === 'given' ? '' : '<c/>';
    return cellXml(value, place, way, strings);
  });
  const extra = way.unknownElements ? '<later><c><v>99</v></c></later>' : '';
  return `<row${places === 'given' ? ` r="${i + 1}"` : ''}>${cells.join('')}${extra}</row>`;
}

function cellXml(value: Exclude<MadeValue, null>, place: string, way: Way, strings: string[]): string {
  const formula = way.formulas ? '<f>A1</f>' : '';
  const extra = way.unknownElements ? '<extLst><ext><v>99</v></ext></extLst>' : '';
  const cell = (type: string, inside: string) => `<c${place}${type}>${formula}${inside}${extra}</c>`;
  if (typeof value === 'number') return cell('', `<v>${value}</v>`);
  if (typeof value === 'boolean') return cell(' t="b"', `<v>${Number(value)}</v>`);
  const text = escaped(value);
  const [first, rest] = [escaped(value.slice(0, 1)), escaped(value.slice(1))];
  const sounds = way.unknownElements ? '<rPh sb="0" eb="1"><t>sound</t></rPh><phoneticPr/>' : '';
  switch (formula ? 'formula' : (way.text ?? 'shared')) {
    case 'inline':
      return cell(' t="inlineStr"', `<is><t>${text}</t>${sounds}</is>`);
    case 'rich':
      return cell(
        ' t="inlineStr"',
        `<is><r><rPr><b/></rPr><t>${first}</t></r><r><t>${rest}</t></r>${sounds}</is>`,
      );
    case 'rich after plain':
      return cell(' t="inlineStr"', `<is><t>${first}</t><r><t>${rest}</t></r></is>`);
    case 'formula':
      return cell(' t="str"', `<v>${text}</v>`);
    case 'cdata':
      return cell(' t="inlineStr"', `<is><t><![CDATA[${value}]]></t></is>`);
    case 'escaped':
      return cell(' t="inlineStr"', `<is><t>${value.replace(/[^\w ]/g, hex)}</t></is>`);
    default:
      strings.push(`<t xml:space="preserve">${text}</t>${sounds}`);
      return cell(' t="s"', `<v>${strings.length - 1}</v>`);
  }
}

const hex = (mark: string) =>
  [...Array(mark.length).keys()]
    .map((i) => `_x${mark.charCodeAt(i).toString(16).padStart(4, '0').toUpperCase()}_`)
    .join('');

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** Elements with the prefix of the way, under the namespace of the main parts. */
function prefixed(xml: string, { prefix = '', strict }: Way): string {
  const namespace = strict ? `${STRICT}/spreadsheetml/main` : MAIN;
  const declared = prefix ? `xmlns:${prefix.slice(0, -1)}` : 'xmlns';
  return xml
    .replace(/^<(\w+)/, `<$1 ${declared}="${namespace}"`)
    .split(/(<!\[CDATA\[.*?\]\]>)/s)
    .map((piece) => (piece.startsWith('<!') ? piece : piece.replace(/<(\/?)(?=\w)/g, `<$1${prefix}`)))
    .join('');
}

function encoded(xml: string, { encoding = 'utf-8' }: Way): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(xml);
  const bytes = Buffer.from(`\ufeff${xml}`, 'utf16le');
  return encoding === 'utf-16le' ? bytes : bytes.swap16();
}
