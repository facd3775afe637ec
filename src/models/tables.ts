import { caseless } from '../base/caseless';
import type { Parameter } from '../scoring/curve';
import { MODEL_COLUMNS, type ModelTable, type TableProblem } from '../scoring/table-cells';

/** A model table among the cells of a tab or a range. */
export interface FoundTable {
  /** Where its header row stands among the rows, from 0. */
  readonly top: number;
  /** From the header row to the last row that says something, as wide as its headers. */
  readonly table: ModelTable;
  /** The name in its model row; '' where nobody can tell. */
  readonly name: string;
}

const KINDS = ['model', 'dimension', 'metric', 'component', 'band', 'urgency', 'cap'];

/**
 * The model tables that stand below each other in some rows, each from its header row on. Model rows above any header
 * row are a table as well, one that lost its header row: better a table with a mistake than one that is overlooked.
 */
export function findTables(rows: readonly (readonly Parameter[])[]): FoundTable[] {
  const starts: number[] = [];
  rows.forEach((row, i) => {
    const orphan = starts.length === 0 && row.some((cell) => KINDS.includes(caseless(cell)));
    if (isHeaderRow(row) || orphan) starts.push(i);
  });
  return starts.map((top, i) => {
    const table = trimmed(rows.slice(top, starts[i + 1]));
    return { top, table, name: nameOf(table) };
  });
}

/** A cell of a sheet as a table holds it: what is no text, number or yes/no is its text. */
export function asParameter(cell: unknown): Parameter {
  if (typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean') return cell;
  return cell === null || cell === undefined ? '' : String(cell);
}

/** The first problem with its place, and how many more there are. */
export function tellProblems(
  problems: readonly TableProblem[],
  place: (problem: TableProblem) => string,
): string {
  const [first] = problems;
  const more = problems.length - 1;
  const rest = more === 0 ? '' : ` There ${more === 1 ? 'is 1 more mistake' : `are ${more} more mistakes`}.`;
  return `${place(first!)}: ${first!.message}${rest}`;
}

/** Whether two model names are the same to a person. */
export function sameModelName(a: string, b: string): boolean {
  return caseless(a) === caseless(b);
}

// Three of the five headers that a table needs: one that lost a header is still told from a row of a model.
function isHeaderRow(row: readonly Parameter[]): boolean {
  const words = row.map(caseless);
  return MODEL_COLUMNS.slice(0, 5).filter((column) => words.includes(column)).length >= 3;
}

function trimmed(rows: readonly (readonly Parameter[])[]): ModelTable {
  const width = lastFilled(rows[0]!) + 1;
  const cut = rows.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? ''));
  let height = cut.length;
  while (height > 1 && lastFilled(cut[height - 1]!) < 0) height--;
  return cut.slice(0, height);
}

function lastFilled(row: readonly Parameter[]): number {
  let last = row.length - 1;
  while (last >= 0 && caseless(row[last]!) === '') last--;
  return last;
}

function nameOf(table: ModelTable): string {
  const headers = table[0]!.map(caseless);
  const kind = headers.indexOf('row');
  const name = headers.indexOf('name');
  const head = kind < 0 || name < 0 ? undefined : table.find((row) => caseless(row[kind]!) === 'model');
  return head ? String(head[name]).trim() : '';
}
