/**
 * What Sheets may call, and nothing else: custom functions, menu handlers, sidebar endpoints. The build turns each
 * export into a documented top-level function; everything else stays private.
 */
import { type CheckOptions, checkCustomers, type DataCheck } from './addon/check';
import { type OpenedCustomer, openCustomerOf, openSelected, showCustomerOf } from './addon/customer';
import { makeDashboardTab } from './addon/dashboard';
import { openDialog } from './addon/dialogs';
import type { FeatureState } from './addon/feature';
import { type LastRun, readLastRun } from './addon/last-run';
import { matchCustomers, type PortfolioMatch } from './addon/match';
import { addMenu, openSidebar } from './addon/menu';
import * as models from './addon/models';
import { check, type ResultsCheck, repair } from './addon/repair';
import { type Review, readReview } from './addon/review';
import { type RunOptions, type RunReport, runScoring, undoScoring } from './addon/score';
import { openSettings } from './addon/settings';
import { showCellOf } from './addon/show-in-sheet';
import { openTrial, type Trial } from './addon/what-if';
import * as churn from './formulas/churn';
import * as customers from './formulas/customers';
import * as expansion from './formulas/expansion';
import * as health from './formulas/health';
import type { ModelTable } from './scoring/table';

/**
 * The health score of each customer, from 0 to 100 (100 is best). Blank where too little of the model has data.
 *
 * @param {unknown[][]} headers The row with the column headers, such as A1:AZ1.
 * @param {unknown[][]} rows The customer rows below it: one row or many, in the same columns.
 * @param {string|unknown[][]} model Optional. A health model: "segment" (if left out), "dashboard", "lifecycle", or the range with a model table.
 * @return {number|number[][]} A score for each row.
 * @example =HEALTHSCORE(A1:AZ1, A2:AZ251)
 * @customfunction
 */
export function HEALTHSCORE(headers: unknown, rows: unknown, model?: unknown) {
  return health.healthScore(headers, rows, model);
}

/**
 * The health band of each customer, such as Green, Yellow or Red in the segment model, or "Not enough data".
 *
 * @param {unknown[][]} headers The row with the column headers, such as A1:AZ1.
 * @param {unknown[][]} rows The customer rows below it: one row or many, in the same columns.
 * @param {string|unknown[][]} model Optional. A health model: "segment" (if left out), "dashboard", "lifecycle", or the range with a model table.
 * @return {string|string[][]} A band for each row.
 * @example =HEALTHSTATUS(A1:AZ1, A2:AZ251, "segment")
 * @customfunction
 */
export function HEALTHSTATUS(headers: unknown, rows: unknown, model?: unknown) {
  return health.healthStatus(headers, rows, model);
}

/**
 * Where the health of each customer is going: Improving, Stable or Declining by more than 5 points since the column previous_overall_score, or "No data".
 *
 * @param {unknown[][]} headers The row with the column headers, such as A1:AZ1.
 * @param {unknown[][]} rows The customer rows below it: one row or many, in the same columns.
 * @param {string|unknown[][]} model Optional. A health model: "segment" (if left out), "dashboard", "lifecycle", or the range with a model table.
 * @return {string|string[][]} A trend for each row.
 * @example =HEALTHTREND(A1:AZ1, A2:AZ251)
 * @customfunction
 */
export function HEALTHTREND(headers: unknown, rows: unknown, model?: unknown) {
  return health.healthTrend(headers, rows, model);
}

/**
 * The score of each dimension of the model, from 0 to 100 (100 is best), in a column each: Usage, Engagement, Support, Relationship in the segment model.
 *
 * @param {unknown[][]} headers The row with the column headers, such as A1:AZ1.
 * @param {unknown[][]} rows The customer rows below it: one row or many, in the same columns.
 * @param {string|unknown[][]} model Optional. A health model: "segment" (if left out), "dashboard", "lifecycle", or the range with a model table.
 * @return {number[][]} A row of dimension scores for each row.
 * @example =HEALTHBREAKDOWN(A1:AZ1, A2:AZ251)
 * @customfunction
 */
export function HEALTHBREAKDOWN(headers: unknown, rows: unknown, model?: unknown) {
  return health.healthBreakdown(headers, rows, model);
}

/**
 * What keeps each customer from 100, in words and points of the score, the biggest loss first, such as "Feature adoption -12.4; NPS -6.0".
 *
 * @param {unknown[][]} headers The row with the column headers, such as A1:AZ1.
 * @param {unknown[][]} rows The customer rows below it: one row or many, in the same columns.
 * @param {string|unknown[][]} model Optional. A health model: "segment" (if left out), "dashboard", "lifecycle", or the range with a model table.
 * @return {string|string[][]} The reasons for each row.
 * @example =HEALTHDRIVERS(A1:AZ1, A2:AZ251)
 * @customfunction
 */
export function HEALTHDRIVERS(headers: unknown, rows: unknown, model?: unknown) {
  return health.healthDrivers(headers, rows, model);
}

/**
 * The share of the model's weight that had data, from 0 to 1: format it as a percentage. Below 0.6 there is no score.
 *
 * @param {unknown[][]} headers The row with the column headers, such as A1:AZ1.
 * @param {unknown[][]} rows The customer rows below it: one row or many, in the same columns.
 * @param {string|unknown[][]} model Optional. A health model: "segment" (if left out), "dashboard", "lifecycle", or the range with a model table.
 * @return {number|number[][]} A share for each row.
 * @example =HEALTHCOVERAGE(A1:AZ1, A2:AZ251)
 * @customfunction
 */
export function HEALTHCOVERAGE(headers: unknown, rows: unknown, model?: unknown) {
  return health.healthCoverage(headers, rows, model);
}

/**
 * The churn risk of each customer, from 0 to 100 (100 is worst), raised by a renewal within 180 days. Blank where too little of the model has data.
 *
 * @param {unknown[][]} headers The row with the column headers, such as A1:AZ1.
 * @param {unknown[][]} rows The customer rows below it: one row or many, in the same columns.
 * @param {Date} as_of The day to count from: a cell with a date, or DATE(2026, 11, 21).
 * @param {string|unknown[][]} model Optional. The range with a churn risk model table; the published model if left out.
 * @return {number|number[][]} A risk for each row.
 * @example =CHURNRISK(A1:AZ1, A2:AZ251, DATE(2026, 11, 21))
 * @customfunction
 */
export function CHURNRISK(headers: unknown, rows: unknown, as_of: unknown, model?: unknown) {
  return churn.churnRisk(headers, rows, as_of, model);
}

/**
 * The churn risk tier of each customer: Critical from 80, High from 60, Medium from 40, Low below, or "Not enough data".
 *
 * @param {unknown[][]} headers The row with the column headers, such as A1:AZ1.
 * @param {unknown[][]} rows The customer rows below it: one row or many, in the same columns.
 * @param {Date} as_of The day to count from: a cell with a date, or DATE(2026, 11, 21).
 * @param {string|unknown[][]} model Optional. The range with a churn risk model table; the published model if left out.
 * @return {string|string[][]} A tier for each row.
 * @example =RISKTIER(A1:AZ1, A2:AZ251, DATE(2026, 11, 21))
 * @customfunction
 */
export function RISKTIER(headers: unknown, rows: unknown, as_of: unknown, model?: unknown) {
  return churn.riskTier(headers, rows, as_of, model);
}

/**
 * The churn signals of each customer that stand out, in words, the most severe first, such as "Critical: the champion left; High: NPS down 3 points".
 *
 * @param {unknown[][]} headers The row with the column headers, such as A1:AZ1.
 * @param {unknown[][]} rows The customer rows below it: one row or many, in the same columns.
 * @return {string|string[][]} The signals for each row.
 * @example =RISKSIGNALS(A1:AZ1, A2:AZ251)
 * @customfunction
 */
export function RISKSIGNALS(headers: unknown, rows: unknown) {
  return churn.riskSignals(headers, rows);
}

/**
 * The segment of each customer, as models see it: from the column segment, else by ARR (above 100,000 enterprise, from 25,000 mid-market, below smb).
 *
 * @param {unknown[][]} headers The row with the column headers, such as A1:AZ1.
 * @param {unknown[][]} rows The customer rows below it: one row or many, in the same columns.
 * @return {string|string[][]} A segment for each row.
 * @example =CUSTOMERSEGMENT(A1:AZ1, A2:AZ251)
 * @customfunction
 */
export function CUSTOMERSEGMENT(headers: unknown, rows: unknown) {
  return customers.customerSegment(headers, rows);
}

/**
 * The days until each contract ends, counted as calendar days; negative once it has ended, blank where no date is known.
 *
 * @param {unknown[][]} headers The row with the column headers, such as A1:AZ1.
 * @param {unknown[][]} rows The customer rows below it: one row or many, in the same columns.
 * @param {Date} as_of The day to count from: a cell with a date, or DATE(2026, 11, 21).
 * @return {number|number[][]} Days for each row.
 * @example =DAYSTORENEWAL(A1:AZ1, A2:AZ251, DATE(2026, 11, 21))
 * @customfunction
 */
export function DAYSTORENEWAL(headers: unknown, rows: unknown, as_of: unknown) {
  return customers.daysToRenewal(headers, rows, as_of);
}

/**
 * What each customer could buy beside what it has, a year: seats, the next plan, modules and departments together, whether or not this is the time to propose it. Blank where the ARR, or everything else, is unknown.
 *
 * @param {unknown[][]} headers The row with the column headers, such as A1:AZ1.
 * @param {unknown[][]} rows The customer rows below it: one row or many, in the same columns.
 * @param {unknown[][]} settings Optional. The range of Vitals settings, such as 'Vitals settings'!A1:C60; the published figures if left out.
 * @return {number|number[][]} An amount for each row.
 * @example =EXPANSIONPOTENTIAL(A1:AZ1, A2:AZ251)
 * @customfunction
 */
export function EXPANSIONPOTENTIAL(headers: unknown, rows: unknown, settings?: unknown) {
  return expansion.expansionPotential(headers, rows, settings);
}

/**
 * Everything that the customers could buy, the most pressing first, in a row each: customer id, kind, what it is, revenue a year, effort, priority (0 to 300) and why.
 *
 * @param {unknown[][]} headers The row with the column headers, such as A1:AZ1.
 * @param {unknown[][]} rows The customer rows below it: one row or many, in the same columns.
 * @param {unknown[][]} settings Optional. The range of Vitals settings, such as 'Vitals settings'!A1:C60; the published figures if left out.
 * @return {unknown[][]} A row for each opportunity.
 * @example =EXPANSIONLIST(A1:AZ1, A2:AZ2)
 * @customfunction
 */
export function EXPANSIONLIST(headers: unknown, rows: unknown, settings?: unknown) {
  return expansion.expansionList(headers, rows, settings);
}

/**
 * Whether this is the time to propose more to each customer: "Ready", "Nurture first", "Hold: at risk" or "Not enough data".
 *
 * @param {unknown[][]} headers The row with the column headers, such as A1:AZ1.
 * @param {unknown[][]} rows The customer rows below it: one row or many, in the same columns.
 * @param {Date} as_of The day to count from: a cell with a date, or DATE(2026, 11, 21).
 * @param {string|unknown[][]} model Optional. A health model: "segment" (if left out), "dashboard", "lifecycle", or the range with a model table.
 * @param {unknown[][]} settings Optional. The range of Vitals settings, such as 'Vitals settings'!A1:C60; the published figures if left out.
 * @return {string|string[][]} A word for each row.
 * @example =EXPANSIONREADINESS(A1:AZ1, A2:AZ251, DATE(2026, 11, 21))
 * @customfunction
 */
export function EXPANSIONREADINESS(
  headers: unknown,
  rows: unknown,
  as_of: unknown,
  model?: unknown,
  settings?: unknown,
) {
  return expansion.expansionReadiness(headers, rows, as_of, model, settings);
}

/**
 * The share of its seats that each customer uses, such as 0.95: format it as a percentage. More than 1 where more are in use than paid for.
 *
 * @param {unknown[][]} headers The row with the column headers, such as A1:AZ1.
 * @param {unknown[][]} rows The customer rows below it: one row or many, in the same columns.
 * @return {number|number[][]} A share for each row.
 * @example =SEATUTILIZATION(A1:AZ1, A2:AZ251)
 * @customfunction
 */
export function SEATUTILIZATION(headers: unknown, rows: unknown) {
  return expansion.seatUtilizationOf(headers, rows);
}

/** Adds the add-on's menu when the spreadsheet is opened. */
export function onOpen() {
  addMenu();
}

/** Adds the add-on's menu in the spreadsheet in which it was just installed. */
export function onInstall() {
  addMenu();
}

/** Opens the sidebar. */
export function showSidebar() {
  openSidebar();
}

/** Opens the portfolio in figures and charts, in a wide window. */
export function showDashboard() {
  openDialog('dashboard', 'Dashboard');
}

/** Opens the accounts to talk about, in a window that can be printed. */
export function showReview() {
  openDialog('review', 'Account review');
}

/** The accounts to talk about: high churn risk, or the worst health band. */
export function reviewAccounts(): Review {
  return readReview();
}

/** Which features this edition has beyond the open spreadsheet: the base edition has none. */
export function listFeatures(): FeatureState[] {
  return [];
}

/** Says how each column of the customer tab was understood, and what each model can make of it; writes nothing. */
export function matchPortfolio(): PortfolioMatch {
  return matchCustomers();
}

/** Says what was found in the cells of the customer tab; writes nothing. */
export function checkData(options?: CheckOptions): DataCheck {
  return checkCustomers(options ?? {});
}

/** Selects a cell such as `L2` of a tab, so that the user sees it. */
export function showCell(tab: string, cell: string): void {
  showCellOf(tab, cell);
}

/** What the last run found, customer by customer, from `Vitals scores` as it stands. */
export function lastRun(): LastRun {
  return readLastRun();
}

/** One customer's page: its scores taken apart, its signals, and what would lift it. */
export function openCustomer(id: string): OpenedCustomer {
  return openCustomerOf(id);
}

/** The page of the customer whose row is selected in the sheet. */
export function openSelectedRow(): OpenedCustomer {
  return openSelected();
}

/** Selects a customer's row, so that the user sees it. */
export function showCustomer(id: string): void {
  showCustomerOf(id);
}

/** Scores the customer tab, writes the results and says what was found. */
export function scorePortfolio(options?: RunOptions): RunReport {
  return runScoring(options ?? {});
}

/** Clears what the runs wrote; the user's cells stay as they are. */
export function undoLastRun(): string {
  return undoScoring();
}

/** Opens the tab of settings, with every setting that there is. */
export function showSettings(): string {
  return openSettings();
}

/** Says which result columns cannot show themselves because something was typed into them. */
export function checkResults(): ResultsCheck {
  return check();
}

/** Moves what was typed into result columns into notes on the same cells. */
export function repairResults(): ResultsCheck {
  return repair();
}

/** Every model there is: those of the tab `Vitals model`, then the published ones that it does not replace. */
export function listModels() {
  return models.allModels();
}

/** Writes a published model into the tab `Vitals model`, where it can be edited; runs score with it from then on. */
export function insertModel(name: string) {
  return models.insertPublished(String(name));
}

/** Keeps a model of the tab `Vitals model` as a version, with a reason. */
export function saveModel(name: string, reason: string) {
  return models.saveVersion(String(name), String(reason));
}

/** Everything that a page needs to try models on the portfolio, without asking again; writes nothing. */
export function tryModels(): Trial {
  return openTrial();
}

/** Writes a table into the tab `Vitals model` as the model of this name, and keeps it as a version, with a reason. */
export function saveModelAs(table: ModelTable, name: string, reason: string) {
  return models.saveAs(table, String(name), String(reason));
}

/** The versions of a model, the newest first. */
export function listModelVersions(name: string) {
  return models.versions(String(name));
}

/** Puts a version of a model back into the tab `Vitals model`, and keeps that as a new version. */
export function restoreModel(name: string, version: number) {
  return models.restore(String(name), Number(version));
}

/** Makes the tab `Vitals dashboard` over the last run, or brings it up to date, and shows it. */
export function makeDashboard(): string {
  return makeDashboardTab();
}
