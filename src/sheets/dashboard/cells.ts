import { columnLetter, quotedTab } from '../../base/a1';
import { INSTEAD_OF_A_SCORE } from '../../customers/scored-portfolio';
import type { FigureId, PartKind } from '../../metrics/figures';
import { type CellValue, OwnFormula } from '../grid/cells';

/** A cell of the dashboard, and how Sheets shows it. */
export interface DashboardCell {
  readonly content: CellValue | OwnFormula;
  readonly numberFormat: string;
  readonly look: DashboardLook;
  /** The figure that it shows. */
  readonly figure?: CellFigure;
}

/** A figure, and the part that it is of: of a row that formulas fill, cells name it. */
export interface CellFigure {
  readonly id: FigureId;
  readonly of?: string;
  /** The column, from 1, in whose cell of the same row the part's name stands. */
  readonly named?: { readonly kind: PartKind; readonly column: number; readonly more?: string };
  /** Cells with the day that it is compared with; the first that holds one counts. */
  readonly since?: readonly string[];
}

export type DashboardLook =
  | 'plain'
  | 'title'
  | 'heading'
  | 'numbers'
  | 'label'
  | 'target'
  | 'month'
  | 'figure'
  | 'note'
  | 'change'
  | 'link';

/** Cells that stand together. Row and column of the top left corner count from 1. */
export interface DashboardBlock {
  readonly row: number;
  readonly column: number;
  readonly cells: readonly (readonly DashboardCell[])[];
}

// A formula in a cell of plain text would become text as soon as somebody edits it.
export const GENERAL = 'General';
export const WHOLE = '#,##0';
export const POINTS = '0.0';
export const SHARE = '0%';
export const RATE = '0.0"%"';
export const DAY = 'yyyy-mm-dd';
const TEXT = '@';

export function block(
  row: number,
  column: number,
  cells: readonly (readonly DashboardCell[])[],
): DashboardBlock {
  return { row, column, cells };
}

export function formula(text: string, numberFormat: string, look: DashboardLook = 'plain'): DashboardCell {
  return { content: new OwnFormula(text), numberFormat, look };
}

/** A cell that shows a figure. */
export function shows(cell: DashboardCell, figure: CellFigure): DashboardCell {
  return { ...cell, figure };
}

const words = (content: string, look: DashboardLook) => ({ content, numberFormat: TEXT, look });
export const text = (content: string) => words(content, 'plain');
export const title = (content: string) => words(content, 'title');
export const heading = (content: string) => words(content, 'heading');
/** The heading of a column of numbers, which stand on the right. */
export const numbers = (content: string) => words(content, 'numbers');
export const label = (content: string) => words(content, 'label');
export const note = (content: string) => words(content, 'note');
/** A note above a column of numbers. */
export const target = (content: string) => words(content, 'target');

/** A text inside a formula; a quotation mark in it would end it. */
export function quoted(text: string): string {
  return `"${text.replace(/"/g, '""')}"`;
}

/** A number inside a formula. Locales differ in the decimal sign: a fraction of whole numbers is read alike in all. */
export function fraction(value: number): string {
  return Number.isInteger(value) ? String(value) : `(${Math.round(value * 1000)}/1000)`;
}

/** Columns of a tab by their names, as formulas of any locale take them. */
export type ColumnReference = (name: string) => string;

/** The columns of a tab from a row down. */
export function references(tab: string, columns: readonly string[], firstRow = 2): ColumnReference {
  return (name) => {
    const letter = columnLetter(columns.indexOf(name) + 1);
    return `${quotedTab(tab)}!$${letter}$${firstRow}:$${letter}`;
  };
}

/** A cell of the dashboard in a formula. */
export function cellAt(row: number, column: number): string {
  return `$${columnLetter(column)}$${row}`;
}

/** An area of the dashboard as Sheets names it: "A4:L23". */
export function areaName({
  row,
  column,
  rows,
  columns,
}: {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}): string {
  return `${columnLetter(column)}${row}:${columnLetter(column + columns - 1)}${row + rows - 1}`;
}

/** A day as text, such as 2026-11-21, in a formula: the letters of a TEXT pattern are not sure to be read alike. */
export function isoOf(day: string): string {
  return `YEAR(${day})&"-"&RIGHT("0"&MONTH(${day});2)&"-"&RIGHT("0"&DAY(${day});2)`;
}

/** The first day of the month so many after that of the run, in a formula. */
export function firstOfMonth(of: ColumnReference, after: number): string {
  const scored = `MAX(${of('Scored on')})`;
  const first = `DATE(YEAR(${scored});MONTH(${scored});1)`;
  return after === 0 ? first : `EDATE(${first};${after})`;
}

/** The name of that month, such as 2026-11. */
export function monthNamed(of: ColumnReference, after: number): string {
  return `LEFT(${isoOf(firstOfMonth(of, after))};7)`;
}

/** A look-up of a blank cell would show 0, which is a figure. */
export function shownOrBlank(own: string, lookUp: string, numberFormat: string): DashboardCell {
  return formula(`=IF(${own}="";"";IFERROR(IF(${lookUp}="";"";${lookUp});""))`, numberFormat);
}

/** What stands in the health status of rows that count as no customers. */
const absent = () => Object.values(INSTEAD_OF_A_SCORE);

/** The conditions of a COUNTIFS or SUMIFS over `Vitals scores` under which a row counts as a customer. */
export function counting(of: ColumnReference): string {
  return absent()
    .map((word) => `${of('Health status')};${quoted(`<>${word}`)}`)
    .join(';');
}

/** The same as a condition of FILTER. */
export function isCounted(of: ColumnReference): string {
  return absent()
    .map((word) => `(${of('Health status')}<>${quoted(word)})`)
    .join('*');
}

/** How many rows of `Vitals scores` count as customers. */
export function customersIn(of: ColumnReference): string {
  const left = absent().map((word) => `-COUNTIFS(${of('Health status')};${quoted(word)})`);
  return `(COUNTA(${of('Customer id')})${left.join('')})`;
}

/** What the customers pay a year together; "n/a" where nothing is known of any. */
export function arrFormula(of: ColumnReference, conditions = ''): string {
  const sum = `SUMIFS(${of('ARR')};${counting(of)}${conditions === '' ? '' : `;${conditions}`})`;
  return ifKnown(of('ARR'), sum);
}

/** A figure made of these cells; "n/a" where none of them holds a number, which is never 0. */
export function ifKnown(cells: string, figure: string): string {
  return `IF(COUNT(${cells})=0;"n/a";${figure})`;
}
