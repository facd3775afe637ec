import { dayToIso } from '../../base/calendar';
import { factsOf } from '../../customers/customer-facts';
import { type CustomerPage, customerPage } from '../../customers/customer-page';
import { type Family, familyOf } from '../../customers/family';
import { type PhasePage, phasePage } from '../../customers/phase-page';
import type { ScoreRow } from '../../customers/score-row';
import { portfolioScorer, type ScoredCustomer } from '../../customers/scored-portfolio';
import { sameModelName } from '../../models/tables';
import type { Facts } from '../../playbooks/documents/facts';
import { keyText } from '../../reading/identity';
import { type ScoreScale, scoreScaleOf, scoreText } from '../../scoring/shown';
import { type Book, openBook } from '../../sheets/grid/book';
import { findOwnedTab, SCORES_TAB } from '../../sheets/grid/owned-tabs';
import { readCustomerTable, readScoredTable } from '../../sheets/tabs/customer-table';
import { type CustomerNote, notesOf } from '../../sheets/tabs/notes-tab';
import { usableModels } from '../../sheets/tabs/run-models';
import { readScores } from '../../sheets/tabs/scores-tab';
import { type OpenPortfolio, openPortfolio, type RunPlan, scoringPlan } from '../run/portfolio';
import { rowsOfCustomers, selectRows } from '../run/show-customers';

/** A customer's page, read from its row as it stands now. */
export interface OpenedCustomer extends CustomerPage {
  /** From 1, as the sheet counts. */
  readonly row: number;
  /** What the last run found, where the row has changed since; empty where it found the same. */
  readonly since: string;
  /** ISO day on which it left; empty where the sheet has none. */
  readonly churned: string;
  /** The parent account that it belongs to, or is, with all of it rolled up; null where there is none. */
  readonly family: Family | null;
  /** Where it is in its life with us; null where it is unknown. */
  readonly phase: PhasePage | null;
  /** The newest first. */
  readonly notes: readonly CustomerNote[];
  /** What documents say of it, but for its history: with this they open at once. */
  readonly facts: Facts;
}

/** One customer, scored, and what it was scored with. */
export interface ReadCustomer extends OpenPortfolio {
  readonly customer: ScoredCustomer;
  readonly plan: RunPlan;
  readonly family: Family | null;
  /** Its row of `Vitals scores`; undefined where no run has written one. */
  readonly before: ScoreRow | undefined;
}

/**
 * Reads and scores one customer, with the model of the last run.
 * @throws A sentence where no row has this id.
 */
export function readCustomer(book: Book, id: string): ReadCustomer {
  const before = readScores(book).find((row) => keyText(row.cell('Customer id')) === id);
  const model = before && String(before.cell('Model'));
  const names = usableModels(book).health.map((usable) => usable.model.model.name);
  const plan = scoringPlan(
    book,
    names.find((name) => model !== undefined && sameModelName(name, model)),
  );
  const { table, portfolio } = openPortfolio(book, plan.health);
  const { population, score } = portfolioScorer(portfolio, plan);
  const row = population.keys.indexOf(id);
  if (row < 0) throw new Error(notThere(id, table.sheet.getName()));
  const family = familyOf(portfolio, population, row, plan.today, score);
  return { table, portfolio, customer: score(row), plan, family, before };
}

/**
 * One customer's page: its scores taken apart, its signals, and what would lift it.
 * @throws A sentence where no row has this id.
 */
export function openCustomer(id: string): OpenedCustomer {
  return pageOf(openBook(), id);
}

function pageOf(book: Book, id: string): OpenedCustomer {
  const { table, portfolio, customer, plan, family, before } = readCustomer(book, id);
  const page = customerPage(customer, plan);
  const churnDate = portfolio.column('churn_date');
  const churned = churnDate?.readIn(portfolio.rows[customer.row]!);
  const notes = notesOf(book, page.id);
  return {
    ...page,
    row: table.headerRow + 1 + customer.row,
    since: before
      ? changeSince(before.cell('Health score'), page.health?.value, scoreScaleOf(plan.health))
      : '',
    churned: typeof churned === 'number' ? dayToIso(churned) : '',
    family,
    phase: phasePage(portfolio, customer, notes.filter(({ kind }) => kind === 'Reference').length),
    notes,
    facts: factsOf(portfolio, customer, plan, { history: [], quarterAgo: null, notes }),
  };
}

/**
 * The page of the customer whose row is selected in the sheet.
 * @throws A sentence where that row holds none.
 */
export function openSelectedRow(): OpenedCustomer {
  const book = openBook();
  const sheet = book.spreadsheet.getActiveSheet();
  const row = sheet.getActiveRange()?.getRow() ?? 0;
  const isScores = findOwnedTab(book, SCORES_TAB)?.getSheetId() === sheet.getSheetId();
  const table = isScores ? undefined : readCustomerTable(book);
  const isCustomers = table?.sheet.getSheetId() === sheet.getSheetId() && row > table.headerRow;
  const column = isScores ? 1 : isCustomers ? table.keyColumn : 0;
  const id = column > 0 && row > 1 ? keyText(sheet.getRange(row, column).getValue()) : '';
  if (id === '') {
    throw new Error(
      'The selected row holds no customer. Select a cell in a customer’s row, then open it again.',
    );
  }
  return pageOf(book, id);
}

/**
 * Selects a customer's row, so that the user sees it.
 * @throws A sentence where no row has this id.
 */
export function showCustomer(id: string): void {
  const table = readScoredTable(openBook());
  const found = rowsOfCustomers(table, [id]);
  if (found.length === 0) throw new Error(notThere(id, table.sheet.getName()));
  selectRows(table.sheet, found);
}

function notThere(id: string, tab: string): string {
  return `No row of "${tab}" has the id "${id.slice(0, 100)}" any more. Score again to bring the list up to date.`;
}

function changeSince(before: unknown, now: number | undefined, scale: ScoreScale): string {
  const former = typeof before === 'number' ? before : undefined;
  if (former === now) return '';
  const shown = (score: number | undefined) => (score === undefined ? 'no score' : scoreText(score, scale));
  return `The row has changed since the last run, which found a health of ${shown(former)}. This page shows the row as it is now.`;
}
