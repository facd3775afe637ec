import { dayToIso } from '../../base/calendar';
import { textHash } from '../../base/hash';
import { labelOf } from '../../base/label';
import { FATES, type Fate, type Fates, REMOVED } from '../../customers/gone';
import { type Doubts, doubtsAbout, type SeenTable } from '../../customers/same-data';
import type { ScoreRow } from '../../customers/score-row';
import { absenceOfStatus, type ScoredCustomer } from '../../customers/scored-portfolio';
import { readDay } from '../../reading/cells/day';
import { keyText } from '../../reading/identity';
import type { Portfolio } from '../../reading/portfolio';
import { understoodColumns } from '../../reading/understanding';
import { Missing } from '../../scoring/value';
import type { Book } from '../../sheets/grid/book';
import { registerOf, type ScoredTab } from '../../sheets/grid/register';
import type { CustomerTable } from '../../sheets/tabs/customer-table';
import { writeSettings } from '../../sheets/tabs/settings-tab';
import { accountOf } from './last-run';
import type { DataAnswer } from './options';
import type { RunPlan, ScoredPortfolio } from './portfolio';
import type { RunAnswer, RunQuestion } from './question';

/** A table that may not be what the last one was. */
export interface DataDoubt {
  readonly doubts: Doubts;
  /** What is asked of a person, and the name by which an answer refers to it. */
  readonly question: RunQuestion;
  readonly key: string;
}

/** What a table holds, for the next one to be compared with. */
export interface TableContents {
  /** Tells its cells from others, without our own columns. */
  readonly print: string;
  /** The share of customers for which each column that is read holds something, by the metric. */
  readonly fill: Readonly<Record<string, number>>;
}

export function contentsOf({ table, portfolio, customers }: ScoredPortfolio): TableContents {
  return { print: printOf(table), fill: fillOf(portfolio, customers.filter(isCounted)) };
}

/** Asks whether a table is what it was at the last run; undefined where it may be believed. */
export function sameData(
  book: Book,
  { portfolio, population, customers }: ScoredPortfolio,
  { print, fill }: TableContents,
  former: readonly ScoreRow[],
  { today, fates }: RunPlan,
): DataDoubt | undefined {
  const { scored } = registerOf(book).noted;
  const before: SeenTable = { arr: payments(former, fates), fill: scored?.fill };
  if (before.arr.size === 0) return undefined;
  const present = new Set(population.keys);
  const doubts = doubtsAbout(
    before,
    {
      arr: new Map(customers.filter(isCounted).map(({ id, arr }) => [keyText(id), arr])),
      fill,
      present,
      daysUnchanged: scored?.print === print && !scored.mayStay ? today - scored.since : 0,
    },
    (name) => portfolio.column(name)?.metric.label ?? labelOf(name),
  );
  if (!doubts) return undefined;
  const key = textHash(JSON.stringify([doubts.sentences, doubts.gone, print]));
  const asks = `${doubts.sentences.join(' ')} Is that right?`;
  return { key, doubts, question: { asks, answers: answersTo(doubts, key) } };
}

function answersTo({ gone }: Doubts, of: string): RunAnswer[] {
  const to = (is: DataAnswer['is']) => ({ data: { is, of } });
  return [
    { label: 'Use the last good data', options: to('held') },
    ...(gone.length > 0
      ? [
          { label: 'They churned', options: to('churned'), asksDay: true },
          { label: 'Removed or moved, not churn', options: to('moved') },
        ]
      : [{ label: 'It is right', options: to('right') }]),
  ];
}

/** Keeps what a person said of customers without a row, where everybody can see and change it; returns all that is known of them. */
export function keepFates(
  book: Book,
  { gone }: Doubts,
  { is, on }: DataAnswer,
  { today, fates }: RunPlan,
): Fates {
  if (gone.length === 0) return fates;
  const left = readDay(on ?? '');
  const day = typeof left === 'number' && left <= today ? left : today;
  const fate: Fate = is === 'churned' ? day : REMOVED;
  const value = fate === REMOVED ? REMOVED : dayToIso(fate);
  const meaning =
    'A customer whose row is gone: the day on which it left, or "removed" where that is no churn.';
  writeSettings(
    book,
    gone.map((name) => ({ area: FATES.area, name, value, meaning })),
  );
  return new Map([...fates, ...gone.map((id) => [id, fate] as const)]);
}

/** What is noted of a table once it is scored, for the next one to be compared with. */
export function seenIn(
  book: Book,
  { sheet }: CustomerTable,
  { print, fill }: TableContents,
  today: number,
  isAccepted: boolean,
): Omit<ScoredTab, 'run' | 'way'> {
  const { scored } = registerOf(book).noted;
  const seen = { id: book.idOf(sheet), name: sheet.getName(), fill, print };
  if (scored?.print !== print) return { ...seen, since: today };
  // Who has said that it is right is not asked again until something changes.
  return { ...seen, since: scored.since, mayStay: isAccepted || scored.mayStay === true };
}

/** The customers whose rows hold all that the doubts are about. */
export function wholeCustomers(
  { portfolio, customers }: ScoredPortfolio,
  { emptied, repriced }: Doubts,
): ScoredCustomer[] {
  const columns = emptied.map((name) => portfolio.column(name));
  return customers.filter(
    ({ row, id }) =>
      !repriced.has(keyText(id)) &&
      columns.every((column) => column && !(column.readIn(portfolio.rows[row]!) instanceof Missing)),
  );
}

/** What those who counted at the last run pay, but for those whose fate people have told. */
function payments(former: readonly ScoreRow[], fates: Fates): Map<string, number> {
  const accounts = former.map(accountOf).filter(({ status }) => absenceOfStatus(status) === undefined);
  return new Map(accounts.filter(({ id }) => !fates.has(id)).map(({ id, arr }) => [id, arr ?? Number.NaN]));
}

function isCounted({ absence }: ScoredCustomer): boolean {
  return absence === undefined;
}

function fillOf(portfolio: Portfolio, customers: readonly ScoredCustomer[]): Record<string, number> {
  if (customers.length === 0) return {};
  const columns = understoodColumns(portfolio).map(({ metric: name }) => portfolio.column(name)!);
  return Object.fromEntries(
    columns.map((column) => {
      const filled = customers.filter(({ row }) => !(column.readIn(portfolio.rows[row]!) instanceof Missing));
      return [column.metric.header, Math.round((100 * filled.length) / customers.length) / 100];
    }),
  );
}

function printOf({ inputHeaders, rows }: CustomerTable): string {
  const read = inputHeaders.flatMap((header, i) => (header === '' ? [] : [i]));
  const text = (cell: unknown) => (typeof cell === 'object' ? Number(cell) : cell);
  return textHash([inputHeaders, ...rows].map((row) => read.map((i) => text(row[i])).join('\t')).join('\n'));
}
