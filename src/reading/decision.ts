import { numbersIn } from '../scoring/score-column';
import { asNumber, type Value } from '../scoring/value';
import type { Portfolio } from './portfolio';

const INPUTS = ['contract_end_date', 'notice_date', 'notice_days'];

/**
 * Prepares to tell, row by row (from 0), on which day it is decided whether a contract goes on: the notice date, else the end
 * of the contract less its days of notice (of the column, else of the setting). Once that day has passed without notice, a
 * contract that runs is decided at its end. NaN where unknown.
 */
export function decisionReader(portfolio: Portfolio): (row: number, today: number) => number {
  const read = portfolio.reader(INPUTS);
  return (row, today) => {
    const [end, notice, days] = read(row) as [Value, Value, Value];
    return decisionOf(asNumber(end), asNumber(notice), asNumber(days), portfolio.noticeDays, today);
  };
}

/** The same days of all rows at once; undefined where they have to be read row by row. */
export function decisionColumn(portfolio: Portfolio, today: number): Float64Array | undefined {
  const columns = INPUTS.map((metric) => portfolio.inRows(metric));
  if (columns.includes(undefined)) return undefined;
  const [ends, notices, days] = columns.map((column) => numbersIn(column!)) as [Days, Days, Days];
  return ends.map((end, row) => decisionOf(end, notices[row]!, days[row]!, portfolio.noticeDays, today));
}

type Days = Float64Array;

function decisionOf(end: number, notice: number, days: number, usualDays: number, today: number): number {
  const before = Number.isNaN(days) ? usualDays : days;
  const deadline = Number.isNaN(notice) ? end - before : notice;
  if (Number.isNaN(end)) return deadline;
  return deadline >= today ? Math.min(deadline, end) : end;
}
