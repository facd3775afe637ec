import type { Portfolio } from './portfolio';

/** Results that a portfolio cannot have, and the column that would bring them. */
export interface Unlock {
  /** The canonical header of the column to add. */
  readonly column: string;
  /** What it would bring, as the end of a sentence. */
  readonly brings: string;
}

/** What each column brings beside the scores; a column that stands in for another comes behind it. */
const BRINGS: readonly { readonly columns: readonly string[]; readonly brings: string }[] = [
  { columns: ['name'], brings: 'customers by their names' },
  { columns: ['arr', 'mrr'], brings: 'ARR at risk, and customers in the order of their ARR' },
  {
    columns: ['contract_end_date'],
    brings: 'days to renewal, and a churn risk that a near renewal raises',
  },
  { columns: ['csm'], brings: 'customers by CSM' },
  { columns: ['segment', 'arr', 'mrr'], brings: 'benchmarks of each customer’s own segment' },
  { columns: ['previous_overall_score'], brings: 'the health trend' },
];

/** What a portfolio lacks beside the metrics of its models. */
export function unlocksOf(portfolio: Portfolio): Unlock[] {
  return BRINGS.filter(({ columns }) => columns.every((column) => !portfolio.column(column))).map(
    ({ columns, brings }) => ({ column: columns[0]!, brings }),
  );
}
