/**
 * What Sheets may call, and nothing else: custom functions, menu handlers, sidebar endpoints. The build turns each
 * export into a documented top-level function; everything else stays private.
 */

import { type BesideOptions, showLastRun } from './addon/beside';
import { type CheckOptions, checkCustomers, type DataCheck } from './addon/check';
import { type OpenedCustomer, openCustomerOf, openSelected, showCustomerOf } from './addon/customer';
import { makeDashboardTab } from './addon/dashboard';
import { type AlertList, acknowledge, readAlerts, showAlertRow } from './addon/delivery/alerts';
import { openDialog } from './addon/dialogs';
import { documentFactsOf } from './addon/documents';
import type { FeatureState } from './addon/feature';
import { insertExample } from './addon/insert-formula';
import { type LastRun, readLastRun } from './addon/last-run';
import { matchCustomers, type PortfolioMatch } from './addon/match';
import { addMenu, openSidebar } from './addon/menu';
import * as models from './addon/models';
import { closeMonthOf, lastMonths, type MonthEntry } from './addon/months';
import { keepNote } from './addon/notes';
import { check, type ResultsCheck, repair } from './addon/repair';
import { type Review, readReview } from './addon/review';
import { showRules, type TriedAlert, tryRule } from './addon/rules';
import { type RunOptions, type RunReport, runScoring } from './addon/score';
import {
  changeSettingTo,
  correctColumnTo,
  openSettings,
  type SettingsPage,
  settingsPage,
} from './addon/settings';
import { showCellOf } from './addon/show-in-sheet';
import type { Shown } from './addon/show-results';
import { listAllTasks, setTaskDone, showPlaybooks, showTeam, type TaskList } from './addon/task-list';
import { undoScoring } from './addon/undo';
import { openTrial, type Trial } from './addon/what-if';
import * as churn from './formulas/churn';
import * as cohorts from './formulas/cohorts';
import * as customers from './formulas/customers';
import * as durations from './formulas/durations';
import * as executive from './formulas/executive';
import * as expansion from './formulas/expansion';
import * as health from './formulas/health';
import * as migration from './formulas/migration';
import * as recurring from './formulas/mrr';
import * as rates from './formulas/rates';
import * as retention from './formulas/retention';
import * as satisfaction from './formulas/satisfaction';
import * as targets from './formulas/targets';
import * as value from './formulas/value';
import type { Facts } from './playbooks/documents/facts';
import type { ModelTable } from './scoring/table';
import { askToCancel, type RunProgress, runGoingOn } from './sheets/run';

/**
 * The health score of each customer, from 0 to 100 (100 is best). Blank where too little of the model has data.
 *
 * @param {unknown[][]} headers The row with the column headers, such as A1:AZ1.
 * @param {unknown[][]} rows The customer rows below it: one row or many, in the same columns.
 * @param {string|unknown[][]} model Optional. A health model: "segment" (if left out), "dashboard", "lifecycle", or the range with a model table.
 * @param {Date} as_of Optional. The day to count from, for a model that reads pulse, which ages: a cell with a date, or DATE(2026, 11, 21).
 * @return {number|number[][]} A score for each row.
 * @example =HEALTHSCORE(A1:AZ1, A2:AZ251)
 * @customfunction
 */
export function HEALTHSCORE(headers: unknown, rows: unknown, model?: unknown, as_of?: unknown) {
  return health.healthScore(headers, rows, model, as_of);
}

/**
 * The health band of each customer, such as Green, Yellow or Red in the segment model, or "Not enough data".
 *
 * @param {unknown[][]} headers The row with the column headers, such as A1:AZ1.
 * @param {unknown[][]} rows The customer rows below it: one row or many, in the same columns.
 * @param {string|unknown[][]} model Optional. A health model: "segment" (if left out), "dashboard", "lifecycle", or the range with a model table.
 * @param {Date} as_of Optional. The day to count from, for a model that reads pulse, which ages: a cell with a date, or DATE(2026, 11, 21).
 * @return {string|string[][]} A band for each row.
 * @example =HEALTHSTATUS(A1:AZ1, A2:AZ251, "segment")
 * @customfunction
 */
export function HEALTHSTATUS(headers: unknown, rows: unknown, model?: unknown, as_of?: unknown) {
  return health.healthStatus(headers, rows, model, as_of);
}

/**
 * Where the health of each customer is going: Improving, Stable or Declining by more than 5 points since the column previous_overall_score, or "No data".
 *
 * @param {unknown[][]} headers The row with the column headers, such as A1:AZ1.
 * @param {unknown[][]} rows The customer rows below it: one row or many, in the same columns.
 * @param {string|unknown[][]} model Optional. A health model: "segment" (if left out), "dashboard", "lifecycle", or the range with a model table.
 * @param {Date} as_of Optional. The day to count from, for a model that reads pulse, which ages: a cell with a date, or DATE(2026, 11, 21).
 * @return {string|string[][]} A trend for each row.
 * @example =HEALTHTREND(A1:AZ1, A2:AZ251)
 * @customfunction
 */
export function HEALTHTREND(headers: unknown, rows: unknown, model?: unknown, as_of?: unknown) {
  return health.healthTrend(headers, rows, model, as_of);
}

/**
 * The score of each dimension of the model, from 0 to 100 (100 is best), in a column each: Usage, Engagement, Support, Relationship in the segment model.
 *
 * @param {unknown[][]} headers The row with the column headers, such as A1:AZ1.
 * @param {unknown[][]} rows The customer rows below it: one row or many, in the same columns.
 * @param {string|unknown[][]} model Optional. A health model: "segment" (if left out), "dashboard", "lifecycle", or the range with a model table.
 * @param {Date} as_of Optional. The day to count from, for a model that reads pulse, which ages: a cell with a date, or DATE(2026, 11, 21).
 * @return {number[][]} A row of dimension scores for each row.
 * @example =HEALTHBREAKDOWN(A1:AZ1, A2:AZ251)
 * @customfunction
 */
export function HEALTHBREAKDOWN(headers: unknown, rows: unknown, model?: unknown, as_of?: unknown) {
  return health.healthBreakdown(headers, rows, model, as_of);
}

/**
 * What keeps each customer from 100, in words and points of the score, the biggest loss first, such as "Feature adoption -12.4; NPS -6.0".
 *
 * @param {unknown[][]} headers The row with the column headers, such as A1:AZ1.
 * @param {unknown[][]} rows The customer rows below it: one row or many, in the same columns.
 * @param {string|unknown[][]} model Optional. A health model: "segment" (if left out), "dashboard", "lifecycle", or the range with a model table.
 * @param {Date} as_of Optional. The day to count from, for a model that reads pulse, which ages: a cell with a date, or DATE(2026, 11, 21).
 * @return {string|string[][]} The reasons for each row.
 * @example =HEALTHDRIVERS(A1:AZ1, A2:AZ251)
 * @customfunction
 */
export function HEALTHDRIVERS(headers: unknown, rows: unknown, model?: unknown, as_of?: unknown) {
  return health.healthDrivers(headers, rows, model, as_of);
}

/**
 * The share of the model's weight that had data, from 0 to 1: format it as a percentage. Below 0.6 there is no score.
 *
 * @param {unknown[][]} headers The row with the column headers, such as A1:AZ1.
 * @param {unknown[][]} rows The customer rows below it: one row or many, in the same columns.
 * @param {string|unknown[][]} model Optional. A health model: "segment" (if left out), "dashboard", "lifecycle", or the range with a model table.
 * @param {Date} as_of Optional. The day to count from, for a model that reads pulse, which ages: a cell with a date, or DATE(2026, 11, 21).
 * @return {number|number[][]} A share for each row.
 * @example =HEALTHCOVERAGE(A1:AZ1, A2:AZ251)
 * @customfunction
 */
export function HEALTHCOVERAGE(headers: unknown, rows: unknown, model?: unknown, as_of?: unknown) {
  return health.healthCoverage(headers, rows, model, as_of);
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
 * Where each customer is in its life: Onboarding, Adoption from day 90, Optimization from day 180, Renewal from day 270, Established from day 365 after the column start_date (or contract_start_date).
 *
 * @param {unknown[][]} headers The row with the column headers, such as A1:AZ1.
 * @param {unknown[][]} rows The customer rows below it: one row or many, in the same columns.
 * @param {Date} as_of The day to count from: a cell with a date, or DATE(2026, 11, 21).
 * @return {string|string[][]} A phase for each row.
 * @example =LIFECYCLEPHASE(A1:AZ1, A2:AZ251, DATE(2026, 11, 21))
 * @customfunction
 */
export function LIFECYCLEPHASE(headers: unknown, rows: unknown, as_of: unknown) {
  return customers.lifecyclePhase(headers, rows, as_of);
}

/**
 * How closely to look after each customer, in four columns: the touch model of its segment, how often to be in touch on that day, how often to hold a business review, and customers for one CSM.
 *
 * @param {unknown[][]} headers The row with the column headers, such as A1:AZ1.
 * @param {unknown[][]} rows The customer rows below it: one row or many, in the same columns.
 * @param {Date} as_of The day to count from: a cell with a date, or DATE(2026, 11, 21).
 * @return {string[][]} Four cells for each row.
 * @example =TOUCHMODEL(A1:AZ1, A2:AZ251, DATE(2026, 11, 21))
 * @customfunction
 */
export function TOUCHMODEL(headers: unknown, rows: unknown, as_of: unknown) {
  return customers.touchModel(headers, rows, as_of);
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

/**
 * Net revenue retention of the customers of the start in percent, such as 106: what they pay at the end by what they paid. New customers do not count, those who left count with 0.
 *
 * @param {number[][]} start What each customer paid at the start of the period, such as ARR. Blank or 0 for those who came later.
 * @param {number[][]} end What the same customers pay at the end, in the same rows. 0 for those who left.
 * @param {unknown[][]} customers Optional. The customers' ids beside them: rows with one id count as one customer.
 * @param {boolean} details Optional. TRUE for the figures behind the answer too: what was divided by what, and how many customers.
 * @return {number} The answer, or "n/a" and why there is none.
 * @example =NRR(B2:B251, C2:C251)
 * @customfunction
 */
export function NRR(start: unknown, end: unknown, customers?: unknown, details?: unknown) {
  return retention.nrr(start, end, customers, details);
}

/**
 * Gross revenue retention of the customers of the start in percent, never above 100: as NRR, but nobody counts with more than they paid at the start.
 *
 * @param {number[][]} start What each customer paid at the start of the period, such as ARR. Blank or 0 for those who came later.
 * @param {number[][]} end What the same customers pay at the end, in the same rows. 0 for those who left.
 * @param {unknown[][]} customers Optional. The customers' ids beside them: rows with one id count as one customer.
 * @param {boolean} details Optional. TRUE for the figures behind the answer too: what was divided by what, and how many customers.
 * @return {number} The answer, or "n/a" and why there is none.
 * @example =GRR(B2:B251, C2:C251)
 * @customfunction
 */
export function GRR(start: unknown, end: unknown, customers?: unknown, details?: unknown) {
  return retention.grr(start, end, customers, details);
}

/**
 * How many of the customers of the start are still customers, in percent: from two counts, or over two ranges with what each customer paid.
 *
 * @param {number|number[][]} start The number of customers at the start, or the range with what each paid then.
 * @param {number|number[][]} lost How many of them were lost, or the range with what each pays at the end.
 * @param {unknown[][]} customers Optional. The customers' ids beside the ranges: rows with one id count as one customer.
 * @param {boolean} details Optional. TRUE over ranges for the numbers of customers behind the answer too.
 * @return {number} The answer, or "n/a" and why there is none.
 * @example =LOGORETENTION(200, 15)
 * @customfunction
 */
export function LOGORETENTION(start: unknown, lost: unknown, customers?: unknown, details?: unknown) {
  return retention.logoRetention(start, lost, customers, details);
}

/**
 * How many of the customers of the start were lost, in percent: from two counts, or over two ranges with what each customer paid.
 *
 * @param {number|number[][]} start The number of customers at the start, or the range with what each paid then.
 * @param {number|number[][]} lost How many of them were lost, or the range with what each pays at the end.
 * @param {number} periods_per_year Optional. 12 for months or 4 for quarters gives the churn of a year, compounded.
 * @param {unknown[][]} customers Optional. The customers' ids beside the ranges: rows with one id count as one customer.
 * @return {number} The answer, or "n/a" and why there is none.
 * @example =LOGOCHURN(500, 15, 12)
 * @customfunction
 */
export function LOGOCHURN(start: unknown, lost: unknown, periods_per_year?: unknown, customers?: unknown) {
  return retention.logoChurn(start, lost, periods_per_year, customers);
}

/**
 * Net revenue retention in percent from the movements of a period: start + expansion - contraction - churn, by the start. Close to NRR, which goes by customer.
 *
 * @param {number|number[][]} start The recurring revenue at the start.
 * @param {number|number[][]} expansion What the customers of the start pay more.
 * @param {number|number[][]} contraction What they pay less, as a positive amount.
 * @param {number|number[][]} churn What those who left had paid, as a positive amount.
 * @return {number|number[][]} An answer for each, or "n/a" and why there is none.
 * @example =NRRBRIDGE(50000, 6000, 2000, 3000)
 * @customfunction
 */
export function NRRBRIDGE(start: unknown, expansion: unknown, contraction: unknown, churn: unknown) {
  return rates.nrrBridge(start, expansion, contraction, churn);
}

/**
 * Gross revenue retention in percent from the losses of a period: start - contraction - churn, by the start.
 *
 * @param {number|number[][]} start The recurring revenue at the start.
 * @param {number|number[][]} contraction What the customers of the start pay less, as a positive amount.
 * @param {number|number[][]} churn What those who left had paid, as a positive amount.
 * @return {number|number[][]} An answer for each, or "n/a" and why there is none.
 * @example =GRRBRIDGE(50000, 2000, 3000)
 * @customfunction
 */
export function GRRBRIDGE(start: unknown, contraction: unknown, churn: unknown) {
  return rates.grrBridge(start, contraction, churn);
}

/**
 * Revenue lost in percent of the start: churn and contraction; net, and below zero where gains win, once expansion or reactivation is given.
 *
 * @param {number|number[][]} start The recurring revenue at the start.
 * @param {number|number[][]} churn What those who left had paid, as a positive amount.
 * @param {number|number[][]} contraction Optional. What others pay less, as a positive amount.
 * @param {number|number[][]} expansion Optional. What others pay more: makes the churn net.
 * @param {number|number[][]} reactivation Optional. What those who came back pay: makes the churn net.
 * @return {number|number[][]} An answer for each, or "n/a" and why there is none.
 * @example =REVENUECHURN(100, 10, 10)
 * @customfunction
 */
export function REVENUECHURN(
  start: unknown,
  churn: unknown,
  contraction?: unknown,
  expansion?: unknown,
  reactivation?: unknown,
) {
  return rates.revenueChurn(start, churn, contraction, expansion, reactivation);
}

/**
 * Expansion in percent of ARR: the sum of one range by the sum of the other. Despite its usual name nothing is netted: see NRR.
 *
 * @param {number|number[][]} expansion_arr The ARR that came from expansion.
 * @param {number|number[][]} arr The ARR of the same rows; that of the start for an expansion rate.
 * @return {number} The answer, or "n/a" and why there is none.
 * @example =NETEXPANSIONRATE(D2:D251, B2:B251)
 * @customfunction
 */
export function NETEXPANSIONRATE(expansion_arr: unknown, arr: unknown) {
  return rates.expansionRate(expansion_arr, arr);
}

/**
 * Gains of recurring revenue by its losses, such as 3.5: new + expansion + reactivation by contraction + churn.
 *
 * @param {number|number[][]} new_mrr What new customers pay.
 * @param {number|number[][]} expansion What customers pay more.
 * @param {number|number[][]} reactivation Optional. What customers who came back pay.
 * @param {number|number[][]} contraction What customers pay less, as a positive amount.
 * @param {number|number[][]} churn What those who left had paid, as a positive amount.
 * @return {number|number[][]} An answer for each, or "n/a" and why there is none.
 * @example =QUICKRATIO(20, 8, 0, 5, 3)
 * @customfunction
 */
export function QUICKRATIO(
  new_mrr: unknown,
  expansion: unknown,
  reactivation: unknown,
  contraction: unknown,
  churn: unknown,
) {
  return rates.quickRatio(new_mrr, expansion, reactivation, contraction, churn);
}

/**
 * Monthly recurring revenue to the cent: each bill by the months it pays for, less its discount. One-off fees and trials are left out.
 *
 * @param {number|number[][]} amounts The amount of each bill.
 * @param {string|number|unknown[][]} billing Optional. monthly, quarterly, semiannual, annual or biennial for each, or the number of months; one-off or trial to leave it out. All monthly if left out.
 * @param {number|number[][]} discounts Optional. What is given away of each, such as 10%.
 * @return {number} The answer, or "n/a" and why there is none.
 * @example =MRR({2000; 60}, {"annual"; "monthly"})
 * @customfunction
 */
export function MRR(amounts: unknown, billing?: unknown, discounts?: unknown) {
  return recurring.mrr(amounts, billing, discounts);
}

/**
 * How MRR moved in a period, with the customers behind it: new, reactivation, expansion, contraction and churn, each customer in one of them. Losses are positive amounts.
 *
 * @param {number[][]} start What each customer paid at the start. Blank or 0 for those who came later.
 * @param {number[][]} end What the same customers pay at the end, in the same rows. 0 for those who left.
 * @param {unknown[][]} customers Optional. The customers' ids beside them: rows with one id count as one customer.
 * @param {unknown[][]} before Optional. What each paid at any time before the start, or yes: they are reactivated, not new.
 * @return {unknown[][]} A table with its headers.
 * @example =MRRMOVEMENTS(B2:B251, C2:C251, A2:A251)
 * @customfunction
 */
export function MRRMOVEMENTS(start: unknown, end: unknown, customers?: unknown, before?: unknown) {
  return recurring.mrrMovements(start, end, customers, before);
}

/**
 * Amounts in the base currency. With the same rates for the start and the end of a period, a retention over the answers is in constant currency.
 *
 * @param {number|number[][]} amounts The amounts.
 * @param {string|string[][]} currencies The currency of each, such as EUR.
 * @param {unknown[][]} rates A table of two columns: currency, and what one unit of it is worth in the base currency. The base currency stands in it with 1.
 * @return {number|number[][]} An answer for each, or "n/a" and why there is none.
 * @example =CONVERTCURRENCY(B2:B251, C2:C251, Rates!A2:B9)
 * @customfunction
 */
export function CONVERTCURRENCY(amounts: unknown, currencies: unknown, rates: unknown) {
  return recurring.convertCurrency(amounts, currencies, rates);
}

/**
 * Customer lifetime value to the cent: revenue x margin by churn, or by churn + discount. Margin, churn and discount are written the same way: 0.7 and 0.02, or 70 and 2.
 *
 * @param {number|number[][]} revenue What a customer pays per period.
 * @param {number|number[][]} margin The gross margin.
 * @param {number|number[][]} churn The churn per period.
 * @param {number|number[][]} discount Optional. The discount per period, for a discounted value.
 * @param {number|number[][]} longest Optional. The longest lifetime that counts, in periods such as 60 months: needed where nobody churns.
 * @return {number|number[][]} An answer for each, or "n/a" and why there is none.
 * @example =CLV(500, 70%, 2%)
 * @customfunction
 */
export function CLV(
  revenue: unknown,
  margin: unknown,
  churn: unknown,
  discount?: unknown,
  longest?: unknown,
) {
  return value.customerLifetimeValue(revenue, margin, churn, discount, longest);
}

/**
 * What was spent on keeping customers, by the customers kept, to the cent.
 *
 * @param {number|number[][]} spent What customer success cost in the period.
 * @param {number|number[][]} retained The number of customers kept in the period.
 * @return {number|number[][]} An answer for each, or "n/a" and why there is none.
 * @example =RETENTIONCOST(200000, 5000)
 * @customfunction
 */
export function RETENTIONCOST(spent: unknown, retained: unknown) {
  return value.retentionCost(spent, retained);
}

/**
 * The share of customers who completed onboarding, in percent.
 *
 * @param {number|number[][]} completed How many completed it.
 * @param {number|number[][]} started How many had started.
 * @return {number|number[][]} An answer for each, or "n/a" and why there is none.
 * @example =ONBOARDINGRATE(36, 40)
 * @customfunction
 */
export function ONBOARDINGRATE(completed: unknown, started: unknown) {
  return rates.onboardingRate(completed, started);
}

/**
 * The share of customers who bought more of what they have, in percent.
 *
 * @param {number|number[][]} upsold How many bought more.
 * @param {number|number[][]} customers How many customers there were.
 * @return {number|number[][]} An answer for each, or "n/a" and why there is none.
 * @example =UPSELLRATE(12, 80)
 * @customfunction
 */
export function UPSELLRATE(upsold: unknown, customers: unknown) {
  return rates.upsellRate(upsold, customers);
}

/**
 * The share of offers of another product that became sales, in percent.
 *
 * @param {number|number[][]} sold How many became sales.
 * @param {number|number[][]} offered How many were made.
 * @return {number|number[][]} An answer for each, or "n/a" and why there is none.
 * @example =CROSSSELLRATE(9, 60)
 * @customfunction
 */
export function CROSSSELLRATE(sold: unknown, offered: unknown) {
  return rates.crossSellRate(sold, offered);
}

/**
 * What was renewed, in percent of what was up for renewal. Its base is smaller than that of GRR: the two are not compared.
 *
 * @param {number|number[][]} renewed The ARR, or the number of contracts, that was renewed, without price rises.
 * @param {number|number[][]} due The ARR, or the number of contracts, that was up for renewal.
 * @return {number|number[][]} An answer for each, or "n/a" and why there is none.
 * @example =RENEWALRATE(65.4, 78.5)
 * @customfunction
 */
export function RENEWALRATE(renewed: unknown, due: unknown) {
  return rates.renewalRate(renewed, due);
}

/**
 * Net promoter score from -100 to 100: the share of answers of 9 and 10, less the share of those from 0 to 6.
 *
 * @param {number[][]} answers The answers, whole numbers from 0 to 10. Blank cells are left out.
 * @param {boolean} details Optional. TRUE for the number of answers of each kind and the margin at 95 % too.
 * @param {number} asked Optional. How many people were asked, for the response rate among the details.
 * @return {number} The answer, or "n/a" and why there is none.
 * @example =NPS(B2:B101, TRUE)
 * @customfunction
 */
export function NPS(answers: unknown, details?: unknown, asked?: unknown) {
  return satisfaction.nps(answers, details, asked);
}

/**
 * Customer satisfaction in percent: positive answers by all answers. Positive are 4 and 5 of 5, 3 and 4 of 4, 3 of 3, 2 of 2.
 *
 * @param {number[][]} answers The answers, whole numbers from 1 on. Blank cells are left out.
 * @param {number} scale Optional. The best answer of the survey: 5 (if left out), 4, 3 or 2, or another with positive_from.
 * @param {number} positive_from Optional. The least answer that counts as positive.
 * @param {boolean} details Optional. TRUE for the figures behind the answer too.
 * @return {number} The answer, or "n/a" and why there is none.
 * @example =CSAT(B2:B101)
 * @customfunction
 */
export function CSAT(answers: unknown, scale?: unknown, positive_from?: unknown, details?: unknown) {
  return satisfaction.csat(answers, scale, positive_from, details);
}

/**
 * Customer effort score: the mean answer, or how many found it easy, in percent (5 to 7 of 7, 4 and 5 of 5).
 *
 * @param {number[][]} answers The answers, whole numbers from 1 on. Blank cells are left out.
 * @param {string} convention Optional. "mean" (if left out) or "percent": two figures by one name, never to be compared.
 * @param {number} scale Optional. The highest answer of the survey: 7 (if left out) or 5.
 * @param {string} easy Optional. "high" (if left out) where the highest answer means very easy, "low" where it means much effort.
 * @param {boolean} details Optional. TRUE for the figures behind the answer too.
 * @return {number} The answer, or "n/a" and why there is none.
 * @example =CES(B2:B101, "percent")
 * @customfunction
 */
export function CES(
  answers: unknown,
  convention?: unknown,
  scale?: unknown,
  easy?: unknown,
  details?: unknown,
) {
  return satisfaction.ces(answers, convention, scale, easy, details);
}

/**
 * Days from start to first value: median and 90th percentile, with how many have not reached it and how long they wait.
 *
 * @param {unknown[][]} start The day on which each customer started: contract or kick-off, the same for all.
 * @param {unknown[][]} first_value The day on which each first got value, in the same rows. Blank where that has not come yet.
 * @param {Date} as_of Optional. The day to count from, needed where some have not reached it: a cell with a date, or DATE(2026, 11, 21).
 * @param {number} window Optional. After so many days those without value count as later than all others; if left out, they are counted but not among the days.
 * @return {unknown[][]} A table with its words.
 * @example =TIMETOVALUE(B2:B101, C2:C101, DATE(2026, 11, 21), 30)
 * @customfunction
 */
export function TIMETOVALUE(start: unknown, first_value: unknown, as_of?: unknown, window?: unknown) {
  return durations.timeToValue(start, first_value, as_of, window);
}

/**
 * The median response time: of times, in their own unit, or of the hours between two moments.
 *
 * @param {unknown[][]} asked The times it took, or when each was asked.
 * @param {unknown[][]} answered Optional. When each was answered, in the same rows. Blank where it was not yet.
 * @param {boolean} details Optional. TRUE for the 90th percentile and the numbers of answers too.
 * @return {number} The answer, or "n/a" and why there is none.
 * @example =RESPONSETIME(B2:B101, C2:C101)
 * @customfunction
 */
export function RESPONSETIME(asked: unknown, answered?: unknown, details?: unknown) {
  return durations.responseTime(asked, answered, details);
}

/**
 * How many customers went from which health band to which in a period, and how many churned; with the churn of the worst band by that of the best, which should be 3 or more.
 *
 * @param {string[][]} before The band of each customer at the start.
 * @param {string[][]} after The band of the same customers at the end, in the same rows, or Churned.
 * @param {string[][]} bands Optional. The bands of a model of your own, from best to worst.
 * @return {unknown[][]} A table with its words.
 * @example =HEALTHMIGRATION(B2:B251, C2:C251)
 * @customfunction
 */
export function HEALTHMIGRATION(before: unknown, after: unknown, bands?: unknown) {
  return migration.healthMigration(before, after, bands);
}

/**
 * How many customers stand in each health band, and how many are wanted there by the reference: 60 to 70 % in the best, 5 to 10 % in the worst. With what to do where it is far off.
 *
 * @param {string[][]} bands The band of each customer, such as the answers of HEALTHSTATUS.
 * @return {unknown[][]} A row for each band.
 * @example =HEALTHDISTRIBUTION(C2:C251)
 * @customfunction
 */
export function HEALTHDISTRIBUTION(bands: unknown) {
  return migration.healthDistribution(bands);
}

/**
 * Retention of customers, or of revenue, by the month of their first activity, in percent of that month: those active in each month, or those still subscribed. A month that is not over is blank, a month without any is 0.
 *
 * @param {unknown[][]} customers The customer of each row: of a purchase, a use or a subscription.
 * @param {unknown[][]} dates The day of each row; of a subscription, its first.
 * @param {Date} as_of The last day that the data covers: a cell with a date, or DATE(2026, 11, 21).
 * @param {number[][]} amounts Optional. What each row is worth, for the retention of revenue: a purchase, or the MRR of a subscription.
 * @param {unknown[][]} ends Optional. The last day of each subscription, blank while it goes on: then who is subscribed on any day of a month counts.
 * @return {unknown[][]} A row for each cohort, under the number of months since its first.
 * @example =COHORTRETENTION(A2:A501, B2:B501, DATE(2026, 11, 21))
 * @customfunction
 */
export function COHORTRETENTION(
  customers: unknown,
  dates: unknown,
  as_of: unknown,
  amounts?: unknown,
  ends?: unknown,
) {
  return cohorts.cohortRetention(customers, dates, as_of, amounts, ends);
}

/**
 * The twelve months up to a day, the newest first: active customers, total ARR, average health, churned customers, net expansion rate, and NRR and GRR against the same month a year before.
 *
 * @param {unknown[][]} headers The row with the headers: date, customer_id, arr, and if there are such columns health_score, churn_date, expansion_arr.
 * @param {unknown[][]} rows The rows below it: one for each customer and month, or more, of which the last in a month counts.
 * @param {Date} as_of A day of the newest month: a cell with a date, or DATE(2026, 11, 21).
 * @return {unknown[][]} A row for each month.
 * @example =EXECUTIVESUMMARY(A1:F1, A2:F4000, DATE(2026, 11, 21))
 * @customfunction
 */
export function EXECUTIVESUMMARY(headers: unknown, rows: unknown, as_of: unknown) {
  return executive.executiveSummary(headers, rows, as_of);
}

/**
 * Every target and benchmark that is known, with the source of each: those of unnamed surveys are references, not facts.
 *
 * @param {string} group Optional. Only those for enterprise, mid-market, smb, an industry such as "fintech", a size such as "ARR below 10 million", or "all".
 * @return {unknown[][]} A table with its headers.
 * @example =KPITARGETS("enterprise")
 * @customfunction
 */
export function KPITARGETS(group?: unknown) {
  return targets.kpiTargets(group);
}

/**
 * A figure as a card: its change since the one before, the target and whether it is reached, its level, and the benchmark of a segment or industry.
 *
 * @param {string} measure Which figure it is, such as "NRR", "GRR", "Logo churn", "Average health", "NPS", "CSAT" or "Time to value".
 * @param {number} value The figure, such as the answer of NRR.
 * @param {number} previous Optional. The figure of the period before.
 * @param {string} group Optional. enterprise, mid-market, smb, an industry such as "fintech", or a size such as "ARR below 10 million"; all customers if left out.
 * @return {unknown[][]} A table with its words.
 * @example =KPICARD("NRR", 106, 104, "enterprise")
 * @customfunction
 */
export function KPICARD(measure: unknown, value: unknown, previous?: unknown, group?: unknown) {
  return targets.kpiCard(measure, value, previous, group);
}

/**
 * What NRR and GRR say together: whether growth is sustainable, hides churn, or is lacking.
 *
 * @param {number} nrr Net revenue retention in percent.
 * @param {number} grr Gross revenue retention in percent.
 * @return {string} A sentence.
 * @example =RETENTIONREADING(118, 84)
 * @customfunction
 */
export function RETENTIONREADING(nrr: unknown, grr: unknown) {
  return targets.retentionReading(nrr, grr);
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

/** Opens the models and the portfolio, to see what a change would do. */
export function showWhatIf() {
  openDialog('what-if', 'What if');
}

/** Opens one portfolio under every health model, side by side. */
export function showModels() {
  openDialog('models', 'Models');
}

/** Opens a customer's scores, point by point, as bars. */
export function showPoints(id: string) {
  openDialog('points', 'Point by point', String(id));
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

/** Adds a note about a customer to the tab `Vitals notes`, and opens the customer's page again. */
export function addCustomerNote(id: string, note: string): OpenedCustomer {
  return keepNote(String(id), String(note));
}

/** Opens the documents about a customer, in a window that can be printed. */
export function showDocuments(id: string) {
  openDialog('documents', 'Documents', String(id));
}

/** What documents about a customer may say, as its row stands now. */
export function documentFacts(id: string): Facts {
  return documentFactsOf(String(id));
}

/** Selects a customer's row, so that the user sees it. */
export function showCustomer(id: string): void {
  showCustomerOf(id);
}

/** Scores the customer tab, writes the results and says what was found. */
export function scorePortfolio(options?: RunOptions): RunReport {
  return runScoring(options ?? {});
}

/** Writes the formula of an example, `HEALTHSCORE(A1:AZ1, A2:AZ251)`, with the ranges of this sheet into the selected cell. */
export function insertFormula(example: string): string {
  return insertExample(String(example));
}

/** Remembers what the column of a header is, as a metric or "not an input", and how its cells are to be read. */
export function correctColumn(header: string, metric: string, unit: string): void {
  correctColumnTo(String(header), String(metric), String(unit));
}

/** The settings of a run, and what cannot be used of them. */
export function readSettingsPage(): SettingsPage {
  return settingsPage();
}

/** Writes a setting into the tab `Vitals settings`. */
export function changeSetting(area: string, name: string, value: string): SettingsPage {
  return changeSettingTo(String(area), String(name), String(value));
}

/** Shows the results of the last run beside the rows without scoring again; goes on where a run ran out of time. */
export function continueRun(options?: BesideOptions): Shown {
  return showLastRun(options ?? {});
}

/** How far the run is that goes on in this spreadsheet, whoever started it; null where none does. */
export function runProgress(): RunProgress | null {
  return runGoingOn() ?? null;
}

/** Asks a run to end before it writes: what it has begun to write it writes to the end. */
export function cancelRun(run: string): void {
  askToCancel(String(run));
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

/** Shows the tab of rules, in which people say what they want to be told. */
export function editRules(): void {
  showRules();
}

/** What a rule of the tab would have told over the history, before it is switched on; writes nothing. */
export function testRule(id: string): TriedAlert[] {
  return tryRule(String(id));
}

/** The alerts that nobody has acknowledged yet. */
export function listAlerts(): AlertList {
  return readAlerts();
}

/** Takes up an alert: it is told to nobody any more, and leaves the list. */
export function acknowledgeAlert(key: string): AlertList {
  return acknowledge(String(key));
}

/** Selects an alert's row, so that the user sees it. */
export function showAlert(key: string): void {
  showAlertRow(String(key));
}

/** The figures of the last twelve months, the newest first. */
export function listMonths(): MonthEntry[] {
  return lastMonths();
}

/** Freezes the figures of a month, such as "2026-10": what changes later stands beside them. */
export function closeMonth(month: string): string {
  return closeMonthOf(String(month));
}

/** Every task: overdue and open ones by their due day, then the closed ones, the latest first. */
export function listTasks(): TaskList {
  return listAllTasks();
}

/** Closes a task of the tab `Vitals tasks`, or opens it again. */
export function setTask(key: string, done: boolean): TaskList {
  return setTaskDone(String(key), done === true);
}

/** Shows the tab `Vitals playbooks`, made with the published plays where there is none; runs follow it from then on. */
export function editPlaybooks(): void {
  showPlaybooks();
}

/** Shows the tab `Vitals team`, with a row for each CSM of the last run. */
export function editTeam(): void {
  showTeam();
}
