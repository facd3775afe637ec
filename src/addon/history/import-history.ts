import { dayToIso } from '../../base/calendar';
import { capitalized } from '../../base/label';
import { counted, wholeNumber } from '../../base/numbers';
import { importedDay, withImport } from '../../history/imports';
import { type DatedValues, readDatedValues } from '../../past/dated-values';
import { valuesInBlocks } from '../../sheets/grid/blocks';
import { type Book, openBook } from '../../sheets/grid/book';
import { withDocumentLock } from '../../sheets/grid/lock';
import { ownedTabIds } from '../../sheets/grid/owned-tabs';
import { HistoryTab } from '../../sheets/tabs/history-tab';
import { readSettings } from '../../sheets/tabs/settings-tab';

/** A larger table, or a larger history, would not fit into the memory and the time that Google gives an execution. */
const MOST_CELLS = 2_000_000;

/** The past figures in the selected tab. */
export interface PastTab extends Omit<DatedValues, 'days' | 'series'> {
  readonly tab: string;
  /** What is imported, in sentences. */
  readonly sentences: readonly string[];
  /** How many days of it come into the history. */
  readonly days: number;
}

/**
 * Says how the selected tab is understood as a history, and writes nothing.
 * @throws A sentence that says what such a tab needs, where it has no past figures.
 */
export function lookAtPast(): PastTab {
  return understand(openBook()).past;
}

/**
 * Takes the past figures in the selected tab into `Vitals history`, before the first day that a run has kept. Done
 * twice, it comes to the same.
 */
export function importHistory(): PastTab {
  return withDocumentLock((book) => {
    const { values, past, day, until } = understand(book);
    const history = HistoryTab.open(book);
    const now = [...values.days]
      .filter(([on]) => on < until)
      .sort(([a], [b]) => a - b)
      .map(([on, customers]) => importedDay(on, values.series, customers));
    const all = withImport(history.imported(), now, day, readSettings(book).values.keeping);
    const cells = all.reduce((sum, { series, changes }) => sum + series.length * changes.length, 0);
    if (cells > MOST_CELLS) {
      throw new Error(
        `With this tab the imported history would have ${wholeNumber(cells)} values; it takes ${wholeNumber(MOST_CELLS)}. ` +
          'Leave out metrics or days, then import again: nothing was changed.',
      );
    }
    history.replaceImported(all);
    return past;
  });
}

/** Takes back what was imported; the days of runs stay. */
export function removeImportedHistory(): string {
  return withDocumentLock((book) => {
    const history = HistoryTab.find(book);
    const days = history?.imported().length ?? 0;
    if (!history || days === 0) return 'Nothing was imported into “Vitals history”.';
    history.replaceImported([]);
    return `${counted(days, 'imported day')} ${days === 1 ? 'is' : 'are'} out of “Vitals history”. What runs have kept stays.`;
  });
}

interface Understood {
  readonly values: DatedValues;
  readonly past: PastTab;
  readonly day: number;
  /** The day before which imported ones stand. */
  readonly until: number;
}

function understand(book: Book): Understood {
  const sheet = book.spreadsheet.getActiveSheet();
  const tab = sheet.getName();
  if (ownedTabIds(book).includes(sheet.getSheetId())) {
    throw new Error(`"${tab}" is a tab of Customer Vitals. Select the tab that holds your past figures.`);
  }
  const cells = sheet.getLastRow() * sheet.getLastColumn();
  if (cells > MOST_CELLS) {
    throw new Error(
      `"${tab}" has ${wholeNumber(cells)} cells; an import takes ${wholeNumber(MOST_CELLS)}. Spread it over tabs, by year or ` +
        'by metric, and import them one after the other.',
    );
  }
  const day = book.today;
  const { corrections } = readSettings(book).values;
  const settings = { ...book.reading, corrections };
  const { days, series, ...understood } = readDatedValues(valuesInBlocks(sheet), {
    settings,
    today: day,
    tab,
  });
  const values = { days, series, ...understood };
  const until = HistoryTab.find(book)?.firstOfRuns() ?? Number.POSITIVE_INFINITY;
  const kept = [...days.keys()].filter((on) => on < until);
  const past = { ...understood, tab, days: kept.length, sentences: sentences(values, kept, until) };
  return { values, past, day, until };
}

function sentences({ days, shape, metrics }: DatedValues, kept: readonly number[], until: number): string[] {
  const ids = new Set(kept.flatMap((on) => [...days.get(on)!.keys()]));
  const [first, last] = [Math.min(...kept), Math.max(...kept)];
  const left = days.size - kept.length;
  const what = `${capitalized(shape)}: ${counted(metrics.length, 'metric')} of ${counted(ids.size, 'customer')} on ${counted(kept.length, 'day')}`;
  return [
    kept.length === 0
      ? 'None of its days goes into the history.'
      : `${what}, from ${dayToIso(first)} to ${dayToIso(last)}.`,
    ...(left > 0
      ? [
          `${counted(left, 'day')} from ${dayToIso(until)} on ${left === 1 ? 'is' : 'are'} left out: since then runs have kept their own.`,
        ]
      : []),
  ];
}
