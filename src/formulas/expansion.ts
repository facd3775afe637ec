import { assessor } from '../customers/assess';
import { accountReader } from '../customers/expansion';
import { knownReader } from '../customers/first-days';
import { revenueReader, segmentReader } from '../customers/member';
import { populationOf } from '../customers/population';
import { readinessIn, standingOf } from '../customers/state';
import { type ExpansionAccount, seatUtilization } from '../expansion/account';
import { byPriority, opportunitiesOf, potentialOf, proposable } from '../expansion/opportunities';
import { rationaleOf } from '../expansion/rationale';
import type { Readiness } from '../expansion/readiness';
import type { ExpansionSettings } from '../expansion/settings';
import { churnRiskModel } from '../models';
import { isEmptyRow } from '../reading/identity';
import type { Portfolio } from '../reading/portfolio';
import type { CompiledModel } from '../scoring/compile';
import { type Answer, answerColumn, type CellAnswer, orBlank } from './answer';
import { type Argument, isLeftOut, readAsOf } from './arguments';
import { readHealthModel } from './model-argument';
import { readPortfolio } from './portfolio-argument';
import { readExpansionSettings } from './settings-argument';

/**
 * What each customer could buy beside what it has, a year: seats, the next plan, modules and departments together, whether or not this is the time to propose it. Blank where the ARR, or everything else, is unknown.
 *
 * @param {unknown[][]} headers The header row, such as A1:AZ1.
 * @param {unknown[][]} rows The customer rows below it.
 * @param {unknown[][]} settings Optional. 'Vitals settings'!A1:C60; the published figures if left out.
 * @param {unknown[][]} mapping Optional. What your columns are: 'Vitals settings'!A1:D200.
 * @return {number|number[][]} An amount for each row.
 * @example =EXPANSIONPOTENTIAL(A1:AZ1, A2:AZ251)
 * @customfunction
 */
export function EXPANSIONPOTENTIAL(
  headers: Argument,
  rows: Argument,
  settings?: Argument,
  mapping?: Argument,
): Answer {
  const own = readExpansionSettings('EXPANSIONPOTENTIAL', settings);
  return answerAccounts(readPortfolio('EXPANSIONPOTENTIAL', headers, rows, mapping), (account) => {
    const opportunities = opportunitiesOf(account, own);
    return opportunities ? potentialOf(opportunities) : '';
  });
}

/**
 * The share of its seats that each customer uses, such as 0.95: format it as a percentage. More than 1 where more are in use than paid for.
 *
 * @param {unknown[][]} headers The header row, such as A1:AZ1.
 * @param {unknown[][]} rows The customer rows below it.
 * @param {unknown[][]} mapping Optional. What your columns are: 'Vitals settings'!A1:D200.
 * @return {number|number[][]} A share for each row.
 * @example =SEATUTILIZATION(A1:AZ1, A2:AZ251)
 * @customfunction
 */
export function SEATUTILIZATION(headers: Argument, rows: Argument, mapping?: Argument): Answer {
  return answerAccounts(readPortfolio('SEATUTILIZATION', headers, rows, mapping), (account) =>
    orBlank(seatUtilization(account)),
  );
}

/**
 * What may be proposed to the customers, the most pressing first, in a row each: customer id, kind, what it is, revenue a year, effort, priority (0 to 300) and why. Nothing of who is on hold.
 *
 * @param {unknown[][]} headers The header row, such as A1:AZ1.
 * @param {unknown[][]} rows The customer rows below it.
 * @param {unknown[][]} settings Optional. 'Vitals settings'!A1:C60; the published figures if left out.
 * @param {unknown[][]} mapping Optional. What your columns are: 'Vitals settings'!A1:D200.
 * @param {Date} as_of Optional. The day to count from, so that a renewal that is near counts for who is on hold: DATE(2026, 11, 21).
 * @param {string|unknown[][]} model Optional. "segment" (if left out), "dashboard", "lifecycle", or the range of a model table.
 * @return {unknown[][]} A row for each opportunity.
 * @example =EXPANSIONLIST(A1:AZ1, A2:AZ2)
 * @customfunction
 */
export function EXPANSIONLIST(
  headers: Argument,
  rows: Argument,
  settings?: Argument,
  mapping?: Argument,
  as_of?: Argument,
  model?: Argument,
): CellAnswer[][] {
  const own = readExpansionSettings('EXPANSIONLIST', settings);
  const health = readHealthModel('EXPANSIONLIST', model);
  const today = isLeftOut(as_of) ? undefined : readAsOf('EXPANSIONLIST', as_of!);
  const portfolio = readPortfolio('EXPANSIONLIST', headers, rows, mapping);
  const accountOf = accountIn(portfolio);
  const readinessOf = readinessReader(portfolio, own, health, today);
  const found = customersIn(portfolio).flatMap(({ row, id }) => {
    const account = accountOf(row);
    const offers = proposable(opportunitiesOf(account, own), readinessOf(row)) ?? [];
    return offers.map((opportunity) => ({
      ...opportunity,
      id,
      rationale: rationaleOf(opportunity, account, own),
    }));
  });
  if (found.length === 0) return [['No opportunity']];
  return found
    .sort(byPriority)
    .map(({ id, category, what, revenue, effort, priority, rationale }) => [
      id,
      category,
      what,
      revenue,
      effort,
      priority,
      rationale,
    ]);
}

/**
 * Whether this is the time to propose more to each customer: "Ready", "Nurture first", "Hold: at risk" or "Not enough data".
 *
 * @param {unknown[][]} headers The header row, such as A1:AZ1.
 * @param {unknown[][]} rows The customer rows below it.
 * @param {Date} as_of The day to count from: DATE(2026, 11, 21).
 * @param {string|unknown[][]} model Optional. "segment" (if left out), "dashboard", "lifecycle", or the range of a model table.
 * @param {unknown[][]} settings Optional. 'Vitals settings'!A1:C60; the published figures if left out.
 * @param {unknown[][]} mapping Optional. What your columns are: 'Vitals settings'!A1:D200.
 * @return {string|string[][]} A word for each row.
 * @example =EXPANSIONREADINESS(A1:AZ1, A2:AZ251, DATE(2026, 11, 21))
 * @customfunction
 */
export function EXPANSIONREADINESS(
  headers: Argument,
  rows: Argument,
  as_of: Argument,
  model?: Argument,
  settings?: Argument,
  mapping?: Argument,
): Answer {
  const own = readExpansionSettings('EXPANSIONREADINESS', settings);
  const health = readHealthModel('EXPANSIONREADINESS', model);
  const today = readAsOf('EXPANSIONREADINESS', as_of);
  const portfolio = readPortfolio('EXPANSIONREADINESS', headers, rows, mapping);
  const readinessOf = readinessReader(portfolio, own, health, today);
  return answerColumn(portfolio, {}, (_, row) => readinessOf(row));
}

/** Whether it is time to propose more to a row (from 0); without a day no decision is near and no notice a date's. */
function readinessReader(
  portfolio: Portfolio,
  expansion: ExpansionSettings,
  health: CompiledModel,
  today: number | undefined,
): (row: number) => Readiness {
  const churn = churnRiskModel();
  const question = { health, churn, concerns: true, ...(today === undefined ? {} : { today }) };
  const assess = assessor(portfolio, question);
  const knownOf = knownReader(portfolio, today ?? Number.NaN);
  return (row) => readinessIn(standingOf(assess(row), { health, churn, expansion }, knownOf(row)));
}

function answerAccounts(portfolio: Portfolio, of: (account: ExpansionAccount) => CellAnswer): Answer {
  const accountOf = accountIn(portfolio);
  return answerColumn(portfolio, {}, (_, row) => of(accountOf(row)));
}

function accountIn(portfolio: Portfolio): (row: number) => ExpansionAccount {
  const [segmentOf, revenueOf] = [segmentReader(portfolio), revenueReader(portfolio)];
  const accountOf = accountReader(portfolio);
  return (row) => {
    const revenue = revenueOf(row);
    return accountOf(row, typeof revenue === 'number' ? revenue : Number.NaN, segmentOf(row));
  };
}

/** Nothing is proposed to a customer that is to leave, whatever the day. */
const ANY_DAY = Number.POSITIVE_INFINITY;

/** The rows that count as customers; all that hold something where no column tells them apart. */
function customersIn(portfolio: Portfolio): { readonly row: number; readonly id: string }[] {
  if (portfolio.column('customer_id')) {
    const { named, keys, absenceOf } = populationOf(portfolio, ANY_DAY);
    return named.filter((row) => absenceOf(row) === undefined).map((row) => ({ row, id: keys[row]! }));
  }
  return portfolio.rows.flatMap((cells, row) => (isEmptyRow(cells) ? [] : [{ row, id: '' }]));
}
