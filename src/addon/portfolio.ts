import { expansionSettings } from '../customers/expansion';
import { Portfolio } from '../customers/portfolio';
import {
  type ScoredCustomer,
  type ScoringPlan,
  scorePortfolio,
  type Walk,
} from '../customers/scored-portfolio';
import type { ExpansionSettings } from '../expansion/settings';
import { readingSettings, today } from '../sheets/context';
import { type CustomerTable, readCustomerTable } from '../sheets/customer-table';
import { placeOfSetting, readSettings } from '../sheets/settings-tab';
import { modelsOfRun, type RunModels } from './run-models';

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

/** What a run scores with. */
export interface RunPlan extends ScoringPlan, RunModels {
  readonly expansion: ExpansionSettings;
  /** Settings that cannot be used as they stand, with their cells. */
  readonly settingProblems: readonly string[];
}

/**
 * What a run scores with: the health model of this name, or the proposed one, and churn risk, as of today.
 * @throws A sentence where there is no such model, or its table has a mistake.
 */
export function scoringPlan(
  book: GoogleAppsScript.Spreadsheet.Spreadsheet,
  model: string | undefined,
): RunPlan {
  const settings = readSettings(book);
  return {
    ...modelsOfRun(book, model),
    today: today(book),
    expansion: expansionSettings(settings),
    settingProblems: settings
      .problems()
      .map(({ row, message }) => `${placeOfSetting(book, row)}: ${message}`),
  };
}

/** A portfolio with its scores. */
export interface ScoredPortfolio extends OpenPortfolio {
  readonly customers: readonly ScoredCustomer[];
}

/** Reads the tab of customers and scores it; who wants to follow the scoring walks the customers. */
export function openAndScore(
  book: GoogleAppsScript.Spreadsheet.Spreadsheet,
  plan: ScoringPlan,
  walk?: Walk,
): ScoredPortfolio {
  const { table, portfolio } = openPortfolio(book);
  return { table, portfolio, customers: scorePortfolio(portfolio, plan, walk) };
}
