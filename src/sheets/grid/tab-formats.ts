import { textHash } from '../../base/hash';
import { isNext, runsOf } from '../../base/runs';
import type { Book } from './book';
import { type ColumnFormat, formatColumns, numberFormatOf } from './cells';
import { registerOf } from './register';

/** A column of a tab of ours, and where it stands, from 1. */
export interface PlacedFormat extends ColumnFormat {
  readonly place: number;
}

/**
 * Formats the columns of a tab of ours from its first row to its last: once, when the tab is made, and again where its
 * columns get other formats or it `grew`. How many `rows` it has is asked for where nobody says it.
 */
export function formatTab(
  book: Book,
  tab: string,
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  columns: readonly PlacedFormat[],
  grew = false,
  rows?: number,
): void {
  const register = registerOf(book);
  const formats = textHash(JSON.stringify(columns.map(numberFormatOf)));
  if (!grew && register.noted.formats[tab] === formats) return;
  const height = rows ?? sheet.getMaxRows();
  const sorted = [...columns].sort((a, b) => a.place - b.place);
  for (const run of runsOf(sorted, (before, next) => isNext(before.place, next.place)))
    formatColumns(sheet, 1, run[0]!.place, run, height);
  register.note({ formats: { ...register.noted.formats, [tab]: formats } });
}
