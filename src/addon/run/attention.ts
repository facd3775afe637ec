import type { Finding } from '../../reading/findings';
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
  /** "242 of 260 scored; 10 churned; 8 need attention". */
  readonly sentence: string;
  readonly unscored: readonly UnscoredRow[];
  readonly findings: readonly Finding[];
}

/** Collects the rows without a score, and everything that was found in the cells. */
export function attentionOf({ table, portfolio, customers }: ScoredPortfolio): Attention {
  const findings = portfolio.findings.list();
  const unscored = [
    ...customers
      .filter((customer) => customer.unscored !== '' && customer.absence !== 'left')
      .map(({ row, id, unscored: reason }) => ({ row: table.headerRow + 1 + row, id: String(id), reason })),
    ...findings
      .filter(({ kind }) => kind === 'blank id')
      .flatMap(({ rows }) => rows.map((row) => ({ row, id: '', reason: 'No customer id' }))),
  ].sort((a, b) => a.row - b.row);
  const scored = customers.filter((customer) => customer.unscored === '').length;
  const churned = customers.filter((customer) => customer.absence === 'left').length;
  return { sentence: sentence(scored, unscored.length, churned), unscored, findings };
}

function sentence(scored: number, attention: number, churned: number): string {
  return [
    `${scored} of ${scored + attention + churned} scored`,
    ...(churned === 0 ? [] : [`${churned} churned`]),
    ...(attention === 0 ? [] : [`${attention} ${attention === 1 ? 'needs' : 'need'} attention`]),
  ].join('; ');
}
