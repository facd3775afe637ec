/** One tab of an XLSX file. */
import { columnIndex, parseA1 } from '../a1';
import type { CellValue } from '../grid';
import type { Area } from '../shift';
import type { Package } from './package';
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

export interface FileColumns {
  readonly first: number;
  readonly last: number;
  /** In characters. */
  readonly width: number | null;
}

export interface FileSheet {
  /** Those that hold something, by row and column. A formula stands here as its result. */
  readonly cells: readonly FileCell[];
  readonly columns: readonly FileColumns[];
  readonly merges: readonly Area[];
  readonly frozenRows: number;
  readonly frozenColumns: number;
}

/** The most that a sheet of Excel can have. */
const EXCEL = { maxRows: 1_048_576, maxColumns: 16_384 };

/** Reads a tab. `strings` are the texts that cells name by number. */
export function readSheet(file: Package, part: string, strings: readonly string[]): FileSheet {
  const cells: FileCell[] = [];
  const columns: FileColumns[] = [];
  const merges: Area[] = [];
  let frozenRows = 0;
  let frozenColumns = 0;
  let row = -1;
  file.read(part, {
    'worksheet/sheetViews/sheetView/pane': ({ attributes: { state, xSplit, ySplit } }) => {
      if (state !== 'frozen' && state !== 'frozenSplit') return;
      frozenRows = count(ySplit);
      frozenColumns = count(xSplit);
    },
    'worksheet/cols/col': ({ attributes: { min, max, width } }) => {
      const size = Number(width);
      columns.push({ first: count(min) - 1, last: count(max) - 1, width: size > 0 ? size : null });
    },
    'worksheet/sheetData/row': (element) => {
      row = element.attributes.r === undefined ? row + 1 : count(element.attributes.r) - 1;
      let column = -1;
      for (const cell of element.children) {
        if (cell.name !== 'c') continue;
        // Some programs leave out where a cell stands: it follows the one before.
        column = placeOf(cell) ?? column + 1;
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
  });
  return { cells, columns, merges, frozenRows, frozenColumns };
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
