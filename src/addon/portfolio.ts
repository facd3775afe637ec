import { Portfolio } from '../customers/portfolio';
import { type ScoredCustomer, type ScoringPlan, scorePortfolio } from '../customers/scored-portfolio';
import { churnRiskModel, healthModel, healthModelNames } from '../models';
import { readingSettings, today } from '../sheets/context';
import { type CustomerTable, readCustomerTable } from '../sheets/customer-table';

/** The user's tab of customers, read. */
export interface OpenPortfolio {
  readonly table: CustomerTable;
  readonly portfolio: Portfolio;
}

/**
 * Finds and reads the tab of customers.
 * @throws A sentence where there is none.
 */
export function openPortfolio(book: GoogleAppsScript.Spreadsheet.Spreadsheet): OpenPortfolio {
  const table = readCustomerTable(book);
  const origin = { row: table.headerRow + 1, column: 1 };
  return { table, portfolio: new Portfolio(table.inputHeaders, table.rows, readingSettings(book), origin) };
}

/**
 * What a run scores with: the health model of this name, or the first published one, and churn risk, as of today.
 * @throws A sentence where there is no such model.
 */
export function scoringPlan(
  book: GoogleAppsScript.Spreadsheet.Spreadsheet,
  model: string | undefined,
): ScoringPlan {
  return {
    health: healthModel(model ?? healthModelNames()[0]!),
    churn: churnRiskModel(),
    today: today(book),
  };
}

/** A portfolio with its scores. */
export interface ScoredPortfolio extends OpenPortfolio {
  readonly customers: readonly ScoredCustomer[];
}

/** Reads the tab of customers and scores it. */
export function openAndScore(
  book: GoogleAppsScript.Spreadsheet.Spreadsheet,
  plan: ScoringPlan,
): ScoredPortfolio {
  const { table, portfolio } = openPortfolio(book);
  return { table, portfolio, customers: scorePortfolio(portfolio, plan) };
}
