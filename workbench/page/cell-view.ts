/** What a person sees of the cells of a sheet, and finds in the editor on opening one. */
import { isoText } from '../contents';
import { parseEntry } from '../entry';
import type { CellValue, GridSheet, StyleValue } from '../grid';
import { localeRules } from '../locale';
import { displayText, formatKind } from '../number-format';
import { clipped } from '../shift';
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
  'fontLine',
  'fontSize',
  'fontFamily',
  'horizontalAlignment',
  'verticalAlignment',
  'wrap',
] as const;
type Property = (typeof PROPERTIES)[number];
/** The place of the look that says nothing. */
const PLAIN = 0;
const ERROR = /^#(N\/A|(NULL|DIV\/0|VALUE|REF|NUM|ERROR)!|NAME\?)$/;

/** A value as it is shown and edited, found once for all cells that hold it in the same format. */
interface ShownValue {
  readonly text: string;
  readonly entry: string;
}

/** What was worked out before for one spreadsheet, so that showing it again after each step is quick. */
export class Memory {
  /** Every look that was ever sent: its place stays the same, so rows can be compared as text. */
  readonly looks: CellLook[] = [];
  readonly #places = new Map<string, number>();
  readonly #values = new Map<string, Map<CellValue, ShownValue>>();

  constructor() {
    this.placeOf({});
  }

  placeOf(look: CellLook): number {
    const { align, background, color, bold, italic, underline, strike, size, family, vertical, wrap } = look;
    const key = `${align}|${background}|${color}|${bold}|${italic}|${underline}|${strike}|${size}|${family}|${vertical}|${wrap}`;
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.looks.length);
    return this.looks.push(look) - 1;
  }

  shown(value: CellValue, format: string, locale: string): ShownValue {
    const key = `${locale} ${format}`;
    const values = this.#values.get(key) ?? new Map<CellValue, ShownValue>();
    this.#values.set(key, values);
    let shown = values.get(value);
    if (!shown) {
      shown = { text: displayText(value, format, locale), entry: entryText(value, format, locale) };
      values.set(value, shown);
    }
    return shown;
  }
}

/** The rows of a sheet down to the last one with content, each without its empty end. */
export function rowViews(grid: UniverGrid, sheet: UniverSheet, memory: Memory): CellView[][] {
  const area = { row: 0, column: 0, ...sheet.extent() };
  const { locale } = grid;
  const values = sheet.values(area);
  const formulas = sheet.formulas(area);
  const styles = Object.fromEntries(
    PROPERTIES.map((property) => [property, sheet.styles(area, property)]),
  ) as Record<Property, (StyleValue | null)[][]>;
  const conditional = conditionalLooks(sheet.conditionalFormats, area.columns, (cells) => {
    const inside = clipped(cells, sheet);
    return inside ? sheet.values(inside) : [];
  });

  const cellView = (row: number, column: number, value: CellValue): CellView => {
    const format = String(styles.numberFormat[row]![column] ?? '');
    const shown = memory.shown(value, format, locale);
    const entry = formulas[row]![column]! || shown.entry;
    const look = lookOf(value, (property) => styles[property][row]![column]!);
    const place = memory.placeOf(conditional(row, column, value, look));
    const problem = isError(value) ? grid.errorOf(sheet, row, column) : '';
    if (problem) return [shown.text, place, entry, problem];
    if (entry !== shown.text) return [shown.text, place, entry];
    return place === PLAIN ? shown.text : [shown.text, place];
  };

  return values.map((line, row) => {
    const cells = line.map((value, column) => cellView(row, column, value));
    while (cells.at(-1) === '') cells.pop();
    return cells;
  });
}

/** The width of every column. */
export function columnWidths(sheet: GridSheet): number[] {
  return Array.from({ length: sheet.maxColumns }, (_, column) => sheet.columnWidth(column));
}

function lookOf(value: CellValue, style: (property: Property) => StyleValue | null): CellLook {
  const [background, color, alignment, wrap] = [
    style('background'),
    style('fontColor'),
    style('horizontalAlignment'),
    style('wrap'),
  ];
  const [line, size, family, vertical] = [
    style('fontLine'),
    style('fontSize'),
    style('fontFamily'),
    style('verticalAlignment'),
  ];
  const align = alignment ? alignmentOf(String(alignment)) : standardAlignment(value);
  const look: { -readonly [K in keyof CellLook]: CellLook[K] } = {};
  if (align && align !== 'left') look.align = align;
  if (background) look.background = String(background);
  if (color) look.color = String(color);
  if (style('fontWeight') === 'bold') look.bold = true;
  if (style('fontStyle') === 'italic') look.italic = true;
  if (line === 'underline') look.underline = true;
  if (line === 'line-through') look.strike = true;
  if (size) look.size = Number(size);
  if (family) look.family = String(family);
  if (vertical === 'top' || vertical === 'middle') look.vertical = vertical;
  if (wrap === true || wrap === 'WRAP') look.wrap = true;
  return look;
}

/** Numbers stand to the right, TRUE, FALSE and errors in the middle. */
function standardAlignment(value: CellValue): CellLook['align'] {
  if (typeof value === 'number') return 'right';
  return typeof value === 'boolean' || isError(value) ? 'center' : 'left';
}

function isError(value: CellValue): boolean {
  return typeof value === 'string' && value[0] === '#' && ERROR.test(value);
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
