import { columnLetter } from '../../base/a1';
import { dayToIso } from '../../base/calendar';
import { valuesFrom } from '../../sheets/grid/blocks';
import { type Book, openBook } from '../../sheets/grid/book';
import { withDocumentLock } from '../../sheets/grid/lock';
import { findOwnedTab, PORTFOLIO_TAB, SOURCES_TAB } from '../../sheets/grid/owned-tabs';
import { writePortfolio } from '../../sheets/tabs/portfolio-tab';
import { acceptedFindings, acceptInTab, writeQuality } from '../../sheets/tabs/quality-tab';
import { readingSettings } from '../../sheets/tabs/settings-tab';
import { sourceTables } from '../../sheets/tabs/source-tables';
import { readSources, writeSources } from '../../sheets/tabs/sources-tab';
import { rowsBehind } from '../../sources/derive';
import { type Coverage, type JoinedPortfolio, joinSources } from '../../sources/join';
import type { SourceLine } from '../../sources/line';
import { proposeSources as propose } from '../../sources/propose';
import type { SourceFinding } from '../../sources/quality';
import { columnAt, joinKey } from '../../sources/source-table';

/** What the sources are taken for, and what comes of them. */
export interface SourcesView {
  /** Whether these lines stand in `Vitals sources`, or are a proposal. */
  readonly isKept: boolean;
  readonly lines: readonly SourceLine[];
  /** Lines that cannot be read, with their cells. */
  readonly problems: readonly string[];
  readonly findings: readonly SourceFinding[];
  /** The keys of those that were accepted. */
  readonly accepted: readonly string[];
  readonly coverage: readonly (Omit<Coverage, 'newest'> & { readonly newest: string })[];
  readonly customers: number;
  readonly columns: number;
  readonly countedFrom: string;
}

/** Says how the tabs make one portfolio, by `Vitals sources` or as it is proposed; writes nothing. */
export function viewSources(): SourcesView {
  const book = openBook();
  return viewOf(joined(book));
}

/** Keeps the proposal, or the lines that are given, where nothing is kept yet, and makes the portfolio; both in one press. */
export function acceptSources(given?: readonly SourceLine[]): SourcesView {
  return withDocumentLock((book) => {
    const made = joined(book, given);
    if (!made.isKept) writeSources(book, made.lines);
    keep(book, made.portfolio);
    return viewOf({ ...made, isKept: true });
  });
}

/** Accepts a finding, or no longer, and makes the portfolio anew. */
export function acceptFinding(key: string, accepted: boolean): SourcesView {
  return withDocumentLock((book) => {
    acceptInTab(book, key, accepted);
    const made = joined(book);
    keep(book, made.portfolio);
    return viewOf(made);
  });
}

/** Where a value of the portfolio comes from. */
export interface ValueTrace {
  /** Whose it is, and which column. */
  readonly customer: string;
  readonly column: string;
  readonly tab: string;
  /** What it is of its rows, in the words of `Vitals sources`. */
  readonly how: string;
  /** How many rows it comes from, and the first of them. */
  readonly rows: number;
  readonly cells: readonly string[];
}

const MOST_TRACED = 50;

/**
 * Says which rows the selected cell of the portfolio comes from.
 * @throws A sentence where no derived value is selected.
 */
export function traceSelected(): ValueTrace {
  const book = openBook();
  const sheet = findOwnedTab(book, PORTFOLIO_TAB);
  const range = SpreadsheetApp.getActiveRange() as GoogleAppsScript.Spreadsheet.Range | null;
  const isInIt = sheet && range && range.getSheet().getSheetId() === book.idOf(sheet);
  if (!isInIt) throw new Error('Select a value in the tab "Vitals portfolio" first.');
  const [headers = []] = valuesFrom(sheet, 1, 1, 1);
  const [row = []] = valuesFrom(sheet, range.getRow(), 1, 1);
  const column = String(headers[range.getColumn() - 1] ?? '');
  const { portfolio } = joined(book);
  const derivation = portfolio.derived.get(column);
  const key = portfolio.columns.find(({ kind }) => kind === 'key')?.header ?? '';
  const customer = String(row[headers.indexOf(key)] ?? '');
  const at = portfolio.customers.at.get(joinKey(customer));
  if (!derivation || at === undefined) {
    throw new Error(
      `"${column}" stands in the customers' own tab as it is here. Select a value that is taken of another tab.`,
    );
  }
  const { line, reader } = derivation;
  const rows = rowsBehind(derivation, at);
  const place = columnLetter(
    columnAt(reader.table, line.of === '' ? line.key : line.of.split(' / ')[0]!) + 1 || 1,
  );
  return {
    customer,
    column,
    tab: line.tab,
    how: [line.take, line.of && `of ${line.of}`, line.where && `where ${line.where}`]
      .filter(Boolean)
      .join(' '),
    rows: rows.length,
    cells: rows.slice(0, MOST_TRACED).map((each) => `${place}${each}`),
  };
}

/** Makes the portfolio anew for a run, where there are sources: the id of its tab. */
export function refreshPortfolio(book: Book): number | undefined {
  if (!findOwnedTab(book, SOURCES_TAB)) return undefined;
  return keep(book, joined(book).portfolio);
}

interface Joined {
  readonly isKept: boolean;
  readonly lines: readonly SourceLine[];
  readonly problems: readonly string[];
  readonly accepted: ReadonlySet<string>;
  readonly portfolio: JoinedPortfolio;
}

function joined(book: Book, given?: readonly SourceLine[]): Joined {
  const kept = readSources(book);
  const tables = sourceTables(book);
  const reading = readingSettings(book);
  const isKept = kept !== undefined && kept.lines.length > 0;
  const lines = isKept ? kept.lines : (given ?? propose(tables, reading, book.today));
  const accepted = acceptedFindings(book);
  const portfolio = joinSources(tables, lines, { reading, today: book.today, accepted });
  const problems = (kept?.problems ?? []).map(({ cell, message }) => `${cell}: ${message}`);
  return { isKept, lines, problems, accepted, portfolio };
}

/** Writes the portfolio and what was found: the id of its tab. */
function keep(book: Book, portfolio: JoinedPortfolio): number {
  const sheet = writePortfolio(book, portfolio);
  writeQuality(book, portfolio.findings);
  return book.idOf(sheet);
}

function viewOf({ portfolio, accepted, ...made }: Joined): SourcesView {
  const { findings, coverage, customers, columns, asOf } = portfolio;
  return {
    isKept: made.isKept,
    lines: made.lines,
    problems: made.problems,
    findings,
    accepted: [...accepted],
    coverage: coverage.map((each) => ({
      ...each,
      newest: each.newest === undefined ? '' : dayToIso(each.newest),
    })),
    customers: customers.keys.length,
    columns: columns.length,
    countedFrom: dayToIso(asOf),
  };
}
