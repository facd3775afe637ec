import { type Assessment, assessor, yearly } from '../customers/assess';
import { expansionColumns } from '../customers/expansion';
import { isEmptyRow, keyText } from '../customers/identity';
import type { Portfolio } from '../customers/portfolio';
import { standingOf } from '../customers/scored-portfolio';
import { type ExpansionAccount, seatUtilization } from '../expansion/account';
import { byPriority, opportunitiesOf, potentialOf } from '../expansion/opportunities';
import { rationaleOf } from '../expansion/rationale';
import { readinessOf } from '../expansion/readiness';
import { churnRiskModel } from '../models';
import type { Value } from '../scoring/value';
import { type Answer, answerColumn, type CellAnswer, orBlank } from './answer';
import { type Argument, readAsOf, readPortfolio } from './arguments';
import { readHealthModel } from './model-argument';
import { readExpansionSettings } from './settings-argument';

/** EXPANSIONPOTENTIAL: the revenue of all opportunities, blank where too little is known to tell. */
export function expansionPotential(headers: Argument, rows: Argument, settings: Argument): Answer {
  const own = readExpansionSettings('EXPANSIONPOTENTIAL', settings);
  return answerAccounts(readPortfolio('EXPANSIONPOTENTIAL', headers, rows), (account) => {
    const opportunities = opportunitiesOf(account, own);
    return opportunities ? potentialOf(opportunities) : '';
  });
}

/** SEATUTILIZATION: active by licensed seats. */
export function seatUtilizationOf(headers: Argument, rows: Argument): Answer {
  return answerAccounts(readPortfolio('SEATUTILIZATION', headers, rows), (account) =>
    orBlank(seatUtilization(account)),
  );
}

/** EXPANSIONLIST: every opportunity of every row, the most pressing first. */
export function expansionList(headers: Argument, rows: Argument, settings: Argument): CellAnswer[][] {
  const own = readExpansionSettings('EXPANSIONLIST', settings);
  const portfolio = readPortfolio('EXPANSIONLIST', headers, rows);
  const { question, accountOf } = accountsOf(portfolio);
  const assess = assessor(portfolio, question);
  const key = portfolio.column('customer_id');
  const found = portfolio.rows.flatMap((cells, row) => {
    if (isEmptyRow(cells)) return [];
    const account = accountOf(assess(row));
    const id = key ? keyText(cells[key.index]) : '';
    return (opportunitiesOf(account, own) ?? []).map((opportunity) => ({
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

/** EXPANSIONREADINESS: whether this is the time to propose more. */
export function expansionReadiness(
  headers: Argument,
  rows: Argument,
  asOf: Argument,
  model: Argument,
  settings: Argument,
): Answer {
  const own = readExpansionSettings('EXPANSIONREADINESS', settings);
  const health = readHealthModel('EXPANSIONREADINESS', model);
  const churn = churnRiskModel();
  const today = readAsOf('EXPANSIONREADINESS', asOf);
  return answerColumn(
    readPortfolio('EXPANSIONREADINESS', headers, rows),
    { health, churn, today },
    (assessment) => readinessOf(standingOf({ health, churn }, assessment), own),
  );
}

function answerAccounts(portfolio: Portfolio, of: (account: ExpansionAccount) => CellAnswer): Answer {
  const { question, accountOf } = accountsOf(portfolio);
  return answerColumn(portfolio, question, (assessment) => of(accountOf(assessment)));
}

function accountsOf(portfolio: Portfolio) {
  const columns = expansionColumns(portfolio);
  return {
    question: { also: ['arr', 'mrr', ...columns.metrics] },
    accountOf: ({ also, segment }: Assessment): ExpansionAccount => {
      const [arr, mrr, ...values] = also as [Value, Value, ...Value[]];
      const revenue = yearly(arr, mrr);
      return columns.accountOf(values, typeof revenue === 'number' ? revenue : Number.NaN, segment);
    },
  };
}
