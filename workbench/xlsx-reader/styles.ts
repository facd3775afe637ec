/** How cells look in an XLSX file: of that, what the workbench keeps. */
import type { Package } from './package';
import { child, type Element, isTrue } from './xml';

export interface CellLook {
  /** `null` where the cell has none of its own. */
  readonly numberFormat: string | null;
  readonly bold: boolean;
  /** `#rrggbb`. */
  readonly background: string | null;
}

/** The formats that files name by a number alone [ECMA-376, 18.8.30]; 14 is the short date of whoever looks. */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  5: '"$"#,##0;\\-"$"#,##0',
  6: '"$"#,##0;[Red]\\-"$"#,##0',
  7: '"$"#,##0.00;\\-"$"#,##0.00',
  8: '"$"#,##0.00;[Red]\\-"$"#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'm/d/yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm am/pm',
  19: 'h:mm:ss am/pm',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'm/d/yyyy h:mm',
  37: '#,##0;(#,##0)',
  38: '#,##0;[Red](#,##0)',
  39: '#,##0.00;(#,##0.00)',
  40: '#,##0.00;[Red](#,##0.00)',
  41: '_(* #,##0_);_(* \\(#,##0\\);_(* "-"_);_(@_)',
  42: '_("$"* #,##0_);_("$"* \\(#,##0\\);_("$"* "-"_);_(@_)',
  43: '_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)',
  44: '_("$"* #,##0.00_);_("$"* \\(#,##0.00\\);_("$"* "-"??_);_(@_)',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
};
/** Dates and times of East Asian versions, which other versions show in their own way. */
const EAST_ASIAN_DATES = [27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58];
const EAST_ASIAN_TIMES = [32, 33, 34, 35, 55, 56];

/** The looks of a workbook, as its cells name them by number. */
export function readLooks(file: Package, part: string | undefined): CellLook[] {
  const formats = new Map<number, string>();
  const bold: boolean[] = [];
  const backgrounds: (string | null)[] = [];
  const looks: CellLook[] = [];
  if (part === undefined) return looks;
  file.read(part, {
    'styleSheet/numFmts/numFmt': ({ attributes: { numFmtId, formatCode } }) => {
      formats.set(Number(numFmtId), formatCode ?? '');
    },
    'styleSheet/fonts/font': (font) => bold.push(isBold(font)),
    'styleSheet/fills/fill': (fill) => backgrounds.push(solidColor(fill)),
    'styleSheet/cellXfs/xf': ({ attributes: { numFmtId = '0', fontId = '0', fillId = '0' } }) => {
      const format = formats.get(Number(numFmtId)) ?? builtInFormat(Number(numFmtId));
      looks.push({
        numberFormat: format === null || /^(?:general)?$/i.test(format) ? null : format,
        bold: bold[Number(fontId)] ?? false,
        background: backgrounds[Number(fillId)] ?? null,
      });
    },
  });
  return looks;
}

function builtInFormat(id: number): string | null {
  if (EAST_ASIAN_DATES.includes(id)) return BUILT_IN[14]!;
  if (EAST_ASIAN_TIMES.includes(id)) return BUILT_IN[21]!;
  return BUILT_IN[id] ?? null;
}

function isBold(font: Element): boolean {
  const bold = child(font, 'b');
  return bold !== undefined && isTrue(bold.attributes.val ?? '1');
}

function solidColor(fill: Element): string | null {
  const pattern = child(fill, 'patternFill');
  const color = child(pattern, 'fgColor')?.attributes.rgb;
  if (pattern?.attributes.patternType !== 'solid' || color === undefined) return null;
  return /^[0-9a-f]{6,8}$/i.test(color) ? `#${color.slice(-6).toLowerCase()}` : null;
}
