/** One tab of an XLSX file. */
import { columnIndex, parseA1 } from '../a1';
import type { CellValue } from '../grid';
import type { Area } from '../shift';
import { type FileChart, readCharts } from './charts';
import type { ReadColor } from './color';
import { type FileConditionalFormat, readConditionalFormats } from './conditional';
import type { Package, Relationship } from './package';
import { areasOf, EXCEL, type FileFilter, type FileValidation, readFilter, readValidation } from './rules';
import { stringText, unescapeText } from './text';
import { child, type Element, isTrue } from './xml';

export interface FileCell {
  readonly row: number;
  readonly column: number;
  readonly value: Exclude<CellValue, null>;
  /** The number of its look in the workbook's styles. */
  readonly look: number;
  /** Whether the file writes a day as text, which is that day however the workbook counts days. */
  readonly isDateText: boolean;
}

/** Rows or columns that are hidden, in groups or of a width of their own. */
export interface FileLines {
  readonly first: number;
  readonly last: number;
  /** Of columns in characters, of rows in points; `null` where it is the usual one. */
  readonly size: number | null;
  readonly hidden: boolean;
  /** How deep they are in groups. */
  readonly depth: number;
}

export interface FileTable {
  readonly name: string;
  /** With the header row. */
  readonly area: Area;
  readonly filter: FileFilter | null;
}

export interface FileNote {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

export interface FileSheet {
  /** Those that hold something, by row and column. A formula stands here as its result. */
  readonly cells: readonly FileCell[];
  readonly columns: readonly FileLines[];
  readonly rows: readonly FileLines[];
  readonly merges: readonly Area[];
  readonly filter: FileFilter | null;
  readonly tables: readonly FileTable[];
  readonly validations: readonly FileValidation[];
  readonly conditionalFormats: readonly FileConditionalFormat[];
  readonly charts: readonly FileChart[];
  /** The cells that everybody may edit on a protected tab; `null` where it is not protected. */
  readonly unprotected: readonly Area[] | null;
  readonly notes: readonly FileNote[];
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly hiddenGridlines: boolean;
  readonly tabColor: string | null;
}

/** What a tab needs of its workbook: the texts that cells name by number, and its colors. */
export interface SheetContext {
  readonly strings: readonly string[];
  /** The looks whose cells may be changed on a protected tab. */
  readonly unlocked: ReadonlySet<number>;
  readonly colorOf: ReadColor;
}

/** Reads a tab. */
export function readSheet(
  file: Package,
  part: string,
  { strings, unlocked, colorOf }: SheetContext,
): FileSheet {
  const cells: FileCell[] = [];
  const columns: FileLines[] = [];
  const rows: FileLines[] = [];
  const merges: Area[] = [];
  const validations: FileValidation[] = [];
  const conditionalFormats: FileConditionalFormat[] = [];
  const free: Area[] = [];
  let filter: FileFilter | null = null;
  let isProtected = false;
  let frozenRows = 0;
  let frozenColumns = 0;
  let hiddenGridlines = false;
  let tabColor: string | null = null;
  let row = -1;
  const addValidation = (element: Element) => {
    const validation = readValidation(element);
    if (validation) validations.push(validation);
  };
  const addConditionalFormat = (element: Element) => {
    conditionalFormats.push(...readConditionalFormats(element, colorOf));
  };
  file.read(part, {
    'worksheet/sheetPr/tabColor': (element) => {
      tabColor = colorOf(element);
    },
    'worksheet/sheetViews/sheetView': (element) => {
      hiddenGridlines =
        element.attributes.showGridLines !== undefined && !isTrue(element.attributes.showGridLines);
      const { state, xSplit, ySplit } = child(element, 'pane')?.attributes ?? {};
      if (state !== 'frozen' && state !== 'frozenSplit') return;
      frozenRows = count(ySplit);
      frozenColumns = count(xSplit);
    },
    'worksheet/cols/col': ({ attributes: { min, max, width, hidden, outlineLevel, style } }) => {
      if (unlocked.has(Number(style)))
        free.push({
          row: 0,
          rows: EXCEL.maxRows,
          column: count(min) - 1,
          columns: count(max) - count(min) + 1,
        });
      columns.push({
        first: count(min) - 1,
        last: count(max) - 1,
        size: Number(width) > 0 ? Number(width) : null,
        hidden: isTrue(hidden),
        depth: count(outlineLevel),
      });
    },
    'worksheet/sheetData/row': (element) => {
      row = element.attributes.r === undefined ? row + 1 : count(element.attributes.r) - 1;
      const { hidden, outlineLevel, ht, customHeight } = element.attributes;
      const size = isTrue(customHeight) && Number(ht) > 0 ? Number(ht) : null;
      const line = { first: row, last: row, size, hidden: isTrue(hidden), depth: count(outlineLevel) };
      if (line.hidden || line.depth > 0 || size !== null) rows.push(line);
      let column = -1;
      for (const cell of element.children) {
        if (cell.name !== 'c') continue;
        // Some programs leave out where a cell stands: it follows the one before.
        column = placeOf(cell) ?? column + 1;
        if (unlocked.has(count(cell.attributes.s))) addCell(free, row, column);
        const value = readValue(cell, strings);
        if (value === null) continue;
        const isDateText = cell.attributes.t === 'd';
        cells.push({ row, column, value, look: count(cell.attributes.s), isDateText });
      }
    },
    'worksheet/mergeCells/mergeCell': ({ attributes: { ref = '' } }) => {
      const area = parseA1(ref, EXCEL)?.area;
      if (area) merges.push(area);
    },
    'worksheet/autoFilter': (element) => {
      filter = readFilter(element);
    },
    'worksheet/dataValidations/dataValidation': addValidation,
    'worksheet/extLst/ext/dataValidations/dataValidation': addValidation,
    'worksheet/conditionalFormatting': addConditionalFormat,
    'worksheet/extLst/ext/conditionalFormattings/conditionalFormatting': addConditionalFormat,
    'worksheet/sheetProtection': ({ attributes: { sheet } }) => {
      isProtected = isTrue(sheet);
    },
    'worksheet/protectedRanges/protectedRange': ({ attributes: { sqref = '' } }) => {
      free.push(...areasOf(sqref));
    },
  });
  const related = file.ifSound(() => file.relationships(part)) ?? [];
  return {
    cells,
    columns,
    rows,
    merges,
    filter,
    tables: file.ifSound(() => readTables(file, related)) ?? [],
    validations,
    conditionalFormats: [...conditionalFormats].sort((a, b) => a.priority - b.priority),
    charts: file.ifSound(() => readCharts(file, related)) ?? [],
    unprotected: isProtected ? free : null,
    notes: file.ifSound(() => readNotes(file, related)) ?? [],
    frozenRows,
    frozenColumns,
    hiddenGridlines,
    tabColor,
  };
}

/** Adds a cell to the last area where it continues its row, and a row to the area above where it is as wide. */
function addCell(areas: Area[], row: number, column: number): void {
  const last = areas[areas.length - 1];
  if (last?.row === row && last.rows === 1 && last.column + last.columns === column) {
    areas[areas.length - 1] = { ...last, columns: last.columns + 1 };
  } else areas.push({ row, column, rows: 1, columns: 1 });
  const [above, line] = areas.slice(-2);
  const continues =
    line &&
    above!.row + above!.rows === line.row &&
    above!.column === line.column &&
    above!.columns === line.columns;
  if (continues) areas.splice(-2, 2, { ...above!, rows: above!.rows + line.rows });
}

function readTables(file: Package, related: readonly Relationship[]): FileTable[] {
  const tables: FileTable[] = [];
  for (const { kind, part } of related)
    if (kind === 'table')
      file.read(part, {
        table: (element) => {
          const { displayName = '', ref = '' } = element.attributes;
          const area = parseA1(ref, EXCEL)?.area;
          const filter = child(element, 'autoFilter');
          if (area) tables.push({ name: displayName, area, filter: filter ? readFilter(filter) : null });
        },
      });
  return tables;
}

function readNotes(file: Package, related: readonly Relationship[]): FileNote[] {
  const notes: FileNote[] = [];
  for (const { kind, part } of related)
    if (kind === 'comments')
      file.read(part, {
        'comments/commentList/comment': (element) => {
          const area = parseA1(element.attributes.ref ?? '', EXCEL)?.area;
          const text = child(element, 'text');
          if (area && text) notes.push({ row: area.row, column: area.column, text: stringText(text) });
        },
      });
  return notes;
}

function count(text: string | undefined): number {
  const number = Number(text);
  return Number.isInteger(number) && number > 0 ? number : 0;
}

/** The column of a cell that says where it stands. */
function placeOf({ attributes: { r } }: Element): number | null {
  const letters = /^\$?([A-Z]{1,3})\$?\d+$/i.exec(r ?? '')?.[1];
  return letters === undefined ? null : columnIndex(letters);
}

function readValue(cell: Element, strings: readonly string[]): CellValue {
  const inline = child(cell, 'is');
  const text = child(cell, 'v')?.text;
  if (cell.attributes.t === 'inlineStr' && inline) return stringText(inline) || null;
  if (text === undefined) return null;
  switch (cell.attributes.t) {
    case 's':
      return (text.trim() === '' ? null : strings[Number(text)]) || null;
    case 'str':
    case 'inlineStr':
      return unescapeText(text) || null;
    case 'e':
      return text.trim() || null;
    case 'b':
      return text.trim() === '' ? null : isTrue(text);
    case 'd':
      return serialOfIsoText(text.trim());
    default:
      return numberOf(text);
  }
}

function numberOf(text: string): number | null {
  const number = text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : null;
}

const ISO = /^(?:(\d{4}-\d\d-\d\d)(?:T|$))?(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?(?:Z|[+-]\d\d:?\d\d)?$/;

/** `2026-01-15`, `10:10:10`, or both with a `T` between, as days since 1899-12-30; text that is neither as it stands. */
function serialOfIsoText(text: string): CellValue {
  const [, day, time] = ISO.exec(text) ?? [];
  const milliseconds = Date.parse(`${day ?? '1970-01-01'}T${time ?? '00:00'}Z`);
  if ((day ?? time) === undefined || Number.isNaN(milliseconds)) return text || null;
  return milliseconds / 86_400_000 + (day === undefined ? 0 : 25_569);
}
