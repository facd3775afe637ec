import { dayToIso } from '../../base/calendar';
import { wholeNumber } from '../../base/numbers';
import { type PlainHistory, plainHistory } from '../../history/plain';
import type { DayStep } from '../../history/thinning';
import { PLAIN_HEADERS } from '../../past/history-text';
import { withDocumentLock } from '../../sheets/grid/lock';
import { HistoryTab } from '../../sheets/tabs/history-tab';
import { writeHistoryTable } from '../../sheets/tabs/history-table-tab';

/** A table of so many cells is written in less than a minute, and leaves room in a spreadsheet of ten million. */
const MOST_CELLS = 600_000;
/** Two years: more is asked of a pivot seldom, and all of it has to be read. */
const DAYS_BACK = 731;

/**
 * Writes the history of two years as a plain table into the tab `Vitals history table`, for pivots and charts, and shows it.
 * @throws A sentence where nothing was kept yet.
 */
export function makeHistoryTable(): string {
  return withDocumentLock((book) => {
    const kept = HistoryTab.find(book)?.tail(book.today - DAYS_BACK).days ?? [];
    if (kept.length === 0) {
      throw new Error('There is no history yet: a run keeps a day, and you can import the past of a tab.');
    }
    const width = PLAIN_HEADERS.length + new Set(kept.flatMap(({ series }) => series)).size;
    const mostRows = Math.floor(MOST_CELLS / width);
    const plain = plainHistory(kept, mostRows);
    const sheet = writeHistoryTable(book, plain);
    book.show(sheet);
    return `“${sheet.getName()}” has ${whatIsIn(plain)}.${whatIsNot(plain, mostRows)} Press again after a run.`;
  });
}

const EACH: Readonly<Record<DayStep, string>> = {
  day: 'every day that is kept',
  week: 'the last day of each week',
  month: 'the last day of each month',
};

function whatIsIn({ rows, step, days }: PlainHistory): string {
  const [first, last] = [days[0]!, days[days.length - 1]!].map(dayToIso);
  const customers = `${wholeNumber(rows.length)} ${rows.length === 1 ? 'row' : 'rows'}`;
  return `${customers}: ${EACH[step]}, from ${first} to ${last}`;
}

function whatIsNot({ before, between }: PlainHistory, mostRows: number): string {
  const left = [
    ...(between > 0 ? [`${wholeNumber(between)} in between`] : []),
    ...(before > 0 ? [`${wholeNumber(before)} before`] : []),
  ];
  return left.length === 0
    ? ''
    : ` Left out of it are days, ${left.join(' and ')}: it takes ${wholeNumber(mostRows)} rows.`;
}
