import { counted } from '../base/numbers';
import { readFlag } from '../reading/cells/flag';
import { meaningOf, type PortfolioColumn } from './portfolio-rows';
import { finding, type SourceFinding } from './quality';
import { columnAt, type SourceTable } from './source-table';

/** The columns of the portfolio that say by themselves whether a customer has left. */
const CHURN_EVENTS = 'Churn events';
const CHURNED_CONTRACTS = 'Subscriptions marked churned';

/** The customers that one source says have left and another does not. */
export function churnFindings(
  columns: readonly PortfolioColumn[],
  rows: readonly (readonly (string | number)[])[],
  table: SourceTable,
): SourceFinding[] {
  const flag = columns.findIndex(({ header }) => meaningOf(header) === 'churned');
  const events = columns.findIndex(({ header }) => header === CHURN_EVENTS);
  if (flag < 0 || events < 0) return [];
  const flagged = rows.map((row) => readFlag(row[flag]) === true);
  const told = rows.map((row) => Number(row[events]) > 0);
  const both = flagged.filter((is, row) => is && told[row]).length;
  const apart = flagged.flatMap((is, row) => (is === told[row] ? [] : [row]));
  if (apart.length === 0) return [];
  const contracts = columns.findIndex(({ header }) => header === CHURNED_CONTRACTS);
  const ended = rows.reduce((total, row) => total + (contracts < 0 ? 0 : Number(row[contracts])), 0);
  const more =
    ended > 0 ? ` ${counted(ended, 'subscription')} ${ended === 1 ? 'is' : 'are'} marked as churned.` : '';
  const yes = (list: readonly boolean[]) => list.filter(Boolean).length;
  const held = apart.length >= 0.1 * (yes(flagged) + yes(told) - both);
  const column = columnAt(table, columns[flag]!.header);
  return [
    finding(
      'churn contradicts',
      table,
      `"${columns[flag]!.header}" says that ${yes(flagged)} have left; ${yes(told)} have churn events, and ${both} have both.${more} ${held ? 'The column is not used' : 'The column is used'}: correct it, or accept it as it stands.`,
      { column, rows: apart },
      held,
    ),
  ];
}

/** Leaves the column out of which nobody can say who has left. */
export function blankChurned(table: SourceTable, rows: (string | number)[][]): void {
  const used = table.headers.filter((header) => header !== '');
  const at = used.findIndex((header) => meaningOf(header) === 'churned');
  for (const row of rows) row[at] = '';
}
