import type { Value } from '../scoring/value';
import type { Portfolio } from './portfolio';

/**
 * Prepares to tell, row by row (from 0), on which day it is decided whether a contract goes on: the notice date, else the end
 * of the contract less its days of notice (of the column, else of the setting). Once that day has passed without notice, a
 * contract that runs is decided at its end. NaN where unknown.
 */
export function decisionReader(portfolio: Portfolio): (row: number, today: number) => number {
  const read = portfolio.reader(['contract_end_date', 'notice_date', 'notice_days']);
  return (row, today) => {
    const [end, notice, days] = read(row).map(numberOf) as [number, number, number];
    const before = Number.isNaN(days) ? portfolio.noticeDays : days;
    const deadline = Number.isNaN(notice) ? end - before : notice;
    if (Number.isNaN(end)) return deadline;
    return deadline >= today ? Math.min(deadline, end) : end;
  };
}

function numberOf(value: Value): number {
  return typeof value === 'number' ? value : Number.NaN;
}
