/** What a person sees of the cells of a sheet, and finds in the editor on opening one. */
import { isoText } from '../contents';
import { parseEntry } from '../entry';
import type { CellValue, GridSheet, StyleValue } from '../grid';
import { localeRules } from '../locale';
import { displayText, formatKind } from '../number-format';
import type { UniverGrid } from '../univer/univer-grid';
import type { UniverSheet } from '../univer/univer-sheet';
import { conditionalLooks } from './conditional-look';
import type { CellLook, CellView } from './wire';

const PROPERTIES = [
  'numberFormat',
  'background',
  'fontColor',
  'fontWeight',
  'fontStyle',
  'horizontalAlignment',
  'wrap',
] as const;
const ERROR = /^#(N\/A|(NULL|DIV\/0|VALUE|REF|NUM|ERROR)!|NAME\?)$/;

/** Every look that was ever sent, so that its place stays the same and rows can be compared as text. */
export class Looks {
  readonly all: CellLook[] = [];
  readonly #places = new Map<string, number>();

  placeOf(look: CellLook): number {
    const key = JSON.stringify(look);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.all.length);
    return this.all.push(look) - 1;
  }
}

/** The rows of a sheet down to the last one with content, each without its empty end. */
export function rowViews(grid: UniverGrid, sheet: UniverSheet, looks: Looks): CellView[][] {
  const area = { row: 0, column: 0, ...sheet.extent() };
  const values = sheet.values(area);
  const formulas = sheet.formulas(area);
  const styles = PROPERTIES.map((property) => sheet.styles(area, property));
  const conditional = conditionalLooks(sheet.conditionalFormats);
  return values.map((line, row) => {
    const cells = line.map((value, column): CellView => {
      const formula = formulas[row]![column]!;
      const style = styles.map((block) => block[row]![column]!);
      const format = String(style[0] ?? '');
      const text = displayText(value, format, grid.locale);
      const look = { ...baseLook(value, style), ...conditional(row, column, value) };
      const entry = formula || entryText(value, format, grid.locale);
      const problem = typeof value === 'string' && ERROR.test(value) ? grid.errorOf(sheet, row, column) : '';
      if (problem) return [text, looks.placeOf(look), entry, problem];
      if (entry !== text) return [text, looks.placeOf(look), entry];
      return Object.keys(look).length > 0 ? [text, looks.placeOf(look)] : text;
    });
    while (cells.at(-1) === '') cells.pop();
    return cells;
  });
}

/** The width of every column. */
export function columnWidths(sheet: GridSheet): number[] {
  return Array.from({ length: sheet.maxColumns }, (_, column) => sheet.columnWidth(column));
}

function baseLook(value: CellValue, style: readonly (StyleValue | null)[]): CellLook {
  const [, background, color, weight, slant, alignment, wrap] = style;
  const align = alignment ? alignmentOf(String(alignment)) : standardAlignment(value);
  return {
    ...(align && align !== 'left' && { align }),
    ...(background && { background: String(background) }),
    ...(color && { color: String(color) }),
    ...(weight === 'bold' && { bold: true }),
    ...(slant === 'italic' && { italic: true }),
    ...((wrap === true || wrap === 'WRAP') && { wrap: true }),
  };
}

/** Numbers stand to the right, TRUE, FALSE and errors in the middle. */
function standardAlignment(value: CellValue): CellLook['align'] {
  if (typeof value === 'number') return 'right';
  return typeof value === 'boolean' || (typeof value === 'string' && ERROR.test(value)) ? 'center' : 'left';
}

function alignmentOf(alignment: string): CellLook['align'] {
  return alignment === 'right' || alignment === 'center' ? alignment : 'left';
}

/** The text that, typed into the cell, gives the same value again. */
function entryText(value: CellValue, format: string, locale: string): string {
  if (value === null || typeof value === 'boolean') return displayText(value, format, locale);
  const gives = (text: string) => parseEntry(text, locale, format, 2000).content === value;
  if (typeof value === 'string') return gives(value) ? value : `'${value}`;
  const { decimal } = localeRules(locale);
  const kind = formatKind(format);
  if (kind === 'date') {
    const shown = displayText(value, format, locale);
    return gives(shown) ? shown : isoText(value, ' ');
  }
  return kind === 'percent'
    ? `${String(Number((value * 100).toPrecision(15))).replace('.', decimal)}%`
    : String(value).replace('.', decimal);
}
