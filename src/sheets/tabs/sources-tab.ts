import { cellsOfLine, LINE_HEADERS, type LineProblem, readLines, type SourceLine } from '../../sources/line';
import type { Book } from '../grid/book';
import { OwnTable, type OwnTableColumn } from '../grid/own-table';
import { SOURCES_TAB } from '../grid/owned-tabs';

const WIDTHS: Readonly<Record<string, number>> = {
  'Portfolio column': 220,
  Where: 320,
  Through: 180,
  Take: 140,
};
const NUMBERS = ['Days', 'Stale after'];

function columns(): readonly OwnTableColumn[] {
  return LINE_HEADERS.map((name) => ({
    name,
    kind: NUMBERS.includes(name) ? 'number' : 'text',
    ...(NUMBERS.includes(name) ? { numberFormat: '0' } : {}),
    ...(name in WIDTHS ? { width: WIDTHS[name]! } : {}),
  }));
}

/** A problem of a line with the cell that it is about. */
export interface PlacedLineProblem extends LineProblem {
  readonly cell: string;
}

/** The lines of `Vitals sources`; undefined where there is no such tab. */
export function readSources(
  book: Book,
): { readonly lines: readonly SourceLine[]; readonly problems: readonly PlacedLineProblem[] } | undefined {
  const table = OwnTable.find(book, SOURCES_TAB, columns());
  if (!table) return undefined;
  const { lines, problems } = readLines(table.rows.map(({ cell }) => cell));
  const placed = problems.map((problem) => ({
    ...problem,
    cell: table.place(table.rows[problem.at]!.row, problem.column),
  }));
  return { lines, problems: placed };
}

/** Writes lines where there are none yet; lines that people have stay. */
export function writeSources(book: Book, lines: readonly SourceLine[]): void {
  OwnTable.open(book, SOURCES_TAB, columns(), lines.map(cellsOfLine));
}
