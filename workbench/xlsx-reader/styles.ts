/** How cells look in an XLSX file: of that, what the workbench keeps. */
import type { ReadColor } from './color';
import type { Package } from './package';
import { child, type Element, isTrue } from './xml';

/** What is not told is as cells are without it. */
export interface CellFont {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly line: 'underline' | 'line-through' | null;
  /** `#rrggbb`. */
  readonly color: string | null;
  /** In points. */
  readonly size: number | null;
  readonly family: string | null;
}

export interface CellLook {
  readonly numberFormat: string | null;
  readonly font: CellFont | undefined;
  /** `#rrggbb`. */
  readonly background: string | null;
  readonly align: string | null;
  readonly wrap: boolean;
  /** Whether a protected tab lets nobody change cells of this look. */
  readonly locked: boolean;
}

/** What a conditional format changes; `null` leaves a property as it is. */
export interface DifferentLook {
  readonly background: string | null;
  readonly fontColor: string | null;
  readonly bold: boolean | null;
  readonly italic: boolean | null;
  readonly strikethrough: boolean | null;
  readonly underline: boolean | null;
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

/** The looks of a workbook, as its cells name them by number, and those of its conditional formats. */
export function readLooks(
  file: Package,
  part: string | undefined,
  colorOf: ReadColor,
): { looks: CellLook[]; differences: DifferentLook[] } {
  const formats = new Map<number, string>();
  const fonts: CellFont[] = [];
  const backgrounds: (string | null)[] = [];
  const looks: CellLook[] = [];
  const differences: DifferentLook[] = [];
  if (part === undefined) return { looks, differences };
  file.read(part, {
    'styleSheet/numFmts/numFmt': ({ attributes: { numFmtId, formatCode } }) => {
      formats.set(Number(numFmtId), formatCode ?? '');
    },
    'styleSheet/fonts/font': (font) => fonts.push(readFont(font, colorOf)),
    'styleSheet/fills/fill': (fill) => {
      const pattern = child(fill, 'patternFill');
      const isSolid = pattern?.attributes.patternType === 'solid';
      backgrounds.push(isSolid ? colorOf(child(pattern, 'fgColor')) : null);
    },
    'styleSheet/cellXfs/xf': (element) => {
      const { numFmtId = '0', fontId = '0', fillId = '0' } = element.attributes;
      const format = formats.get(Number(numFmtId)) ?? builtInFormat(Number(numFmtId));
      const { horizontal, wrapText } = child(element, 'alignment')?.attributes ?? {};
      looks.push({
        numberFormat: format === null || /^(?:general)?$/i.test(format) ? null : format,
        font: fonts[Number(fontId)],
        background: backgrounds[Number(fillId)] ?? null,
        align: /^(?:left|center|right)$/.test(horizontal ?? '') ? horizontal! : null,
        wrap: isTrue(wrapText),
        locked: isTrue(child(element, 'protection')?.attributes.locked ?? '1'),
      });
    },
    'styleSheet/dxfs/dxf': (element) => differences.push(readDifference(element, colorOf)),
  });
  return { looks, differences };
}

/** An element `dxf`. Its fill is solid where it does not say otherwise, and then in the color behind the pattern. */
export function readDifference(element: Element, colorOf: ReadColor): DifferentLook {
  const font = child(element, 'font');
  const pattern = child(child(element, 'fill'), 'patternFill');
  const says = (name: string) => {
    const found = child(font, name);
    return found === undefined ? null : isTrue(found.attributes.val ?? '1');
  };
  const line = child(font, 'u');
  return {
    background:
      pattern?.attributes.patternType === 'none'
        ? null
        : (colorOf(child(pattern, 'bgColor')) ?? colorOf(child(pattern, 'fgColor'))),
    fontColor: colorOf(child(font, 'color')),
    bold: says('b'),
    italic: says('i'),
    strikethrough: says('strike'),
    underline: line === undefined ? null : line.attributes.val !== 'none',
  };
}

function builtInFormat(id: number): string | null {
  if (EAST_ASIAN_DATES.includes(id)) return BUILT_IN[14]!;
  if (EAST_ASIAN_TIMES.includes(id)) return BUILT_IN[21]!;
  return BUILT_IN[id] ?? null;
}

function readFont(font: Element, colorOf: ReadColor): CellFont {
  const says = (name: string) => {
    const found = child(font, name);
    return found !== undefined && isTrue(found.attributes.val ?? '1');
  };
  const size = Number(child(font, 'sz')?.attributes.val);
  const isUnderlined = (child(font, 'u')?.attributes.val ?? 'none') !== 'none' || says('u');
  return {
    bold: says('b'),
    italic: says('i'),
    line: says('strike') ? 'line-through' : isUnderlined ? 'underline' : null,
    color: colorOf(child(font, 'color')),
    size: size > 0 ? size : null,
    family: child(font, 'name')?.attributes.val ?? null,
  };
}
