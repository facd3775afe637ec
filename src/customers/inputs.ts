import { decisionColumn, decisionReader } from '../reading/decision';
import type { Portfolio } from '../reading/portfolio';
import type { Value } from '../scoring/value';
import { PULSE, PULSE_DATE, pulseOn, reportPulse } from './pulse';

/** A metric that no column holds: civil days from today to the day on which it is decided whether the contract goes on. */
export const DAYS_TO_RENEWAL = 'days_to_renewal';
const CONTRACT_END = 'contract_end_date';

/** The day on which a customer is looked at. */
export interface Day {
  /** The civil day to count from; without one, nothing is known that depends on it. */
  readonly today?: number;
  /** How long a CSM's pulse counts. */
  readonly pulseDays?: number;
}

/**
 * Prepares to read metrics row by row (from 0), in their order, as models score them: a pulse that is too old is missing,
 * and the days to the renewal are counted.
 */
export function inputReader(
  portfolio: Portfolio,
  metrics: readonly string[],
  { today, pulseDays }: Day,
): (row: number) => Value[] {
  const read = portfolio.reader([...metrics, PULSE_DATE]);
  const decisionOf = today === undefined ? undefined : decisionReader(portfolio);
  const pulse = metrics.indexOf(PULSE);
  const days = metrics.indexOf(DAYS_TO_RENEWAL);
  return (row) => {
    const values = read(row);
    const pulseDate = values.pop()!;
    if (days >= 0)
      values[days] = decisionOf ? daysUntil(portfolio, row, decisionOf(row, today!), today!) : Number.NaN;
    if (pulse >= 0) {
      values[pulse] = pulseOn(values[pulse]!, pulseDate, today, pulseDays);
      reportPulse(portfolio, row, values[pulse]);
    }
    return values;
  };
}

/** The days to the renewal of all rows at once, for who wants no findings; undefined where they have to be read row by row. */
export function renewalColumn(portfolio: Portfolio, { today }: Day): Float64Array | undefined {
  if (today === undefined) return new Float64Array(portfolio.rows.length).fill(Number.NaN);
  return decisionColumn(portfolio, today)?.map((decision) => decision - today);
}

/** Below zero once the contract has ended, which is a finding; NaN where unknown. */
function daysUntil(portfolio: Portfolio, row: number, decision: number, today: number): number {
  const days = decision - today;
  const column = days < 0 ? portfolio.column(CONTRACT_END) : undefined;
  if (column) {
    portfolio.findings.add('contract ended', column, row, portfolio.rows[row]![column.index]);
  }
  return days;
}
