import type { Portfolio } from '../reading/portfolio';

/** Whether a customer has left as of a day, and when; a churn date says more than a tick. */
export function departure(
  portfolio: Portfolio,
): (row: number, today: number) => { readonly lost: boolean; readonly left: number | undefined } {
  const [churned, churnDate] = [portfolio.column('churned'), portfolio.column('churn_date')];
  return (row, today) => {
    const cells = portfolio.rows[row]!;
    const left = churnDate?.readIn(cells);
    return typeof left === 'number'
      ? { lost: left <= today, left }
      : { lost: churned?.readIn(cells) === true, left: undefined };
  };
}
