import { identify, isEmptyRow, reportIdentities } from '../reading/identity';
import { noCustomerReader } from '../reading/no-customer';
import type { Portfolio } from '../reading/portfolio';

/** Who is in a portfolio. */
export interface Roster {
  /** The rows that hold a customer, from 0 below the header. */
  readonly rows: readonly number[];
  /** The id of each row, as ids are compared; empty where there is no customer. */
  readonly keys: readonly string[];
  /** Position of the column of ids. */
  readonly keyIndex: number;
  /** The rows whose ids do not tell customers apart. */
  readonly unclear: ReadonlySet<number>;
}

/**
 * Reads a portfolio's ids; what is wrong with them is a finding.
 * @throws A sentence where the table has no column of customer ids.
 */
export function rosterOf(portfolio: Portfolio): Roster {
  const key = portfolio.column('customer_id');
  if (!key) {
    throw new Error('No column is headed "customer_id" (or "Account id", "Id"): add one, then run again.');
  }
  const identities = identify(portfolio.customerRows, key.index);
  reportIdentities(portfolio.findings, identities, key, portfolio.customerRows);
  const { keys, duplicates, caseClashes } = identities;
  const noCustomer = noCustomerReader(portfolio);
  return {
    rows: portfolio.rows.flatMap((cells, row) =>
      keys[row] === '' || isEmptyRow(cells) || noCustomer(row) ? [] : [row],
    ),
    keys,
    keyIndex: key.index,
    unclear: new Set([...duplicates, ...caseClashes]),
  };
}
