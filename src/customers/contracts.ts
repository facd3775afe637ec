import { sum } from '../base/sum';
import { contractRows } from '../reading/contracts';
import type { Portfolio } from '../reading/portfolio';
import { memberReader } from './member';

/** How rows of one id that differ only in what they say of a contract are counted. */
export const CONTRACTS = ['ask', 'add up', 'leave out'] as const;

/** What is left out until somebody says whether the contracts of a customer are to be added up. */
export interface SeveralContracts {
  readonly customers: number;
  readonly rows: number;
  /** What these rows pay a year, as far as it is known. */
  readonly arr: number;
}

/** The customers of several contracts that are left out; null where there are none. */
export function severalContracts(portfolio: Portfolio, today: number): SeveralContracts | null {
  const groups = contractRows(portfolio);
  if (groups.length === 0) return null;
  const memberOf = memberReader(portfolio, today);
  const rows = groups.flat();
  const amounts = rows.map((row) => memberOf(row).revenue).filter((amount) => !Number.isNaN(amount));
  return { customers: groups.length, rows: rows.length, arr: sum(amounts) };
}
