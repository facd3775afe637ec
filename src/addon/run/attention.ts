import { capitalized } from '../../base/label';
import { absenceWords, type Headcount, headcount } from '../../customers/population';
import type { ScoredCustomer } from '../../customers/scored-portfolio';
import { readKey } from '../../reading/cells/key';
import type { Finding } from '../../reading/findings';
import { BLANK, Missing } from '../../scoring/value';
import type { ScoredPortfolio } from './portfolio';

/** A row that has no score, and why. */
export interface UnscoredRow {
  /** From 1, as the sheet counts. */
  readonly row: number;
  /** Empty where the row has none. */
  readonly id: string;
  readonly reason: string;
}

/** What a scored portfolio needs a person for. */
export interface Attention {
  /** "242 of 260 scored; 10 left; 8 need attention". */
  readonly sentence: string;
  readonly unscored: readonly UnscoredRow[];
  readonly findings: readonly Finding[];
}

/** Collects the rows without a score, and everything that was found in the cells. */
export function attentionOf({ table, portfolio, population, customers }: ScoredPortfolio): Attention {
  const findings = portfolio.findings.list();
  const unscored = [
    ...customers
      .filter((customer) => customer.unscored !== '' && !isNoCustomer(customer))
      .map(({ row, id, unscored: reason }) => ({ row: table.headerRow + 1 + row, id: String(id), reason })),
    ...population.rows
      .filter((row) => population.absenceOf(row) === 'no id')
      .map((row) => ({
        row: table.headerRow + 1 + row,
        id: '',
        reason: whyNoId(portfolio.rows[row]![population.keyIndex]),
      })),
  ].sort((a, b) => a.row - b.row);
  const scored = customers.filter((customer) => customer.unscored === '').length;
  const { absent } = headcount(customers.filter(isNoCustomer).map(({ absence }) => absence));
  return { sentence: sentence(scored, unscored.length, absent), unscored, findings };
}

/** What is wrong with the cell of a row that has no id: "Date as an id". */
function whyNoId(cell: unknown): string {
  const key = readKey(cell);
  if (key === BLANK || !(key instanceof Missing)) return 'No customer id';
  return capitalized(key.reason);
}

/** Whether a row is in order as it stands: nobody has to give it a score. */
function isNoCustomer({ absence }: ScoredCustomer): boolean {
  return absence !== undefined && absence !== 'shared id';
}

function sentence(scored: number, attention: number, absent: Headcount['absent']): string {
  const all = absent.reduce((sum, { rows }) => sum + rows, scored + attention);
  return [
    `${scored} of ${all} scored`,
    ...absent.map(({ absence, rows }) => absenceWords(absence, rows)),
    ...(attention === 0 ? [] : [`${attention} ${attention === 1 ? 'needs' : 'need'} attention`]),
  ].join('; ');
}
