import { runsOf } from '../../base/runs';
import { keyText } from '../../reading/identity';
import { normalizeHeader } from '../../reading/normalize';
import type { JoinedPortfolio } from '../../sources/join';
import type { PortfolioColumn } from '../../sources/portfolio-rows';
import { valuesFrom } from '../grid/blocks';
import type { Book } from '../grid/book';
import { type CellValue, type ColumnFormat, writeRows } from '../grid/cells';
import { ensureSize, openOwnedTab, PORTFOLIO_TAB } from '../grid/owned-tabs';

type Row = readonly CellValue[];

/**
 * Writes the joined portfolio: customers stay in the rows in which they stand, so that results and notes in these rows stay
 * theirs; new ones come below, and the rows of those that are gone are deleted. Columns of others are not touched.
 */
export function writePortfolio(
  book: Book,
  { columns, rows }: JoinedPortfolio,
): GoogleAppsScript.Spreadsheet.Sheet {
  const sheet = openOwnedTab(book, PORTFOLIO_TAB);
  const [headers = [], ...before] = sheet.getLastRow() === 0 ? [] : valuesFrom(sheet, 1, 1);
  const places = placesOf(columns, headers);
  const key = columns.findIndex(({ kind }) => kind === 'key');
  const keys = before.map((row) => keyText(row[places[key]! - 1]));
  const ordered = inOrder(rows, keys, key, (from, count) => sheet.deleteRows(from + 2, count));
  ensureSize(book, sheet, ordered.length + 1, Math.max(...places));
  const placed = columns
    .map((column, at) => ({ column, at, place: places[at]! }))
    .sort((a, b) => a.place - b.place);
  for (const run of runsOf(placed, (one, next) => next.place === one.place + 1)) {
    const left = run[0]!.place;
    writeRows(
      sheet,
      1,
      left,
      run.map(() => ({ kind: 'text' })),
      [run.map(({ column }) => column.header)],
    );
    writeRows(
      sheet,
      2,
      left,
      run.map(({ column }) => formatOf(column)),
      ordered.map((row) => run.map(({ at }) => row[at]!)),
    );
  }
  if (headers.length === 0) {
    sheet.setFrozenRows(1);
    sheet.getRange(1, 1, 1, columns.length).setFontWeight('bold').setBackground('#f1f3f4');
  }
  return sheet;
}

/** Where our columns stand: by their headers, and the new ones behind the last. */
function placesOf(columns: readonly PortfolioColumn[], headers: readonly unknown[]): number[] {
  const known = headers.map(normalizeHeader);
  let last = headers.length;
  return columns.map(({ header }) => {
    const at = known.indexOf(normalizeHeader(header));
    return at >= 0 ? at + 1 : ++last;
  });
}

/** The rows in the order of the keys that stand there, once the rows of other keys are deleted; then the new ones. */
function inOrder(
  rows: readonly Row[],
  keys: readonly string[],
  key: number,
  remove: (from: number, count: number) => void,
): Row[] {
  const waiting = new Map<string, Row[]>();
  for (const row of rows) {
    const id = keyText(row[key]);
    waiting.set(id, [...(waiting.get(id) ?? []), row]);
  }
  const found = keys.map((id) => waiting.get(id)?.shift());
  const gone = found.flatMap((row, at) => (row ? [] : [at]));
  const runs = runsOf(gone, (one, next) => next === one + 1);
  for (const run of [...runs].reverse()) remove(run[0]!, run.length);
  const stayed = new Set(found);
  return [...found.filter((row): row is Row => row !== undefined), ...rows.filter((row) => !stayed.has(row))];
}

function formatOf({ kind }: PortfolioColumn): ColumnFormat {
  return kind === 'number' ? { kind, numberFormat: '0.##########' } : { kind };
}
