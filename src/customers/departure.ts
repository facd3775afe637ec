import type { Portfolio } from '../reading/portfolio';
import { standingReader } from '../reading/standing';

/** Whether a customer has left as of a day, and when. */
export function departure(
  portfolio: Portfolio,
): (row: number, today: number) => { readonly lost: boolean; readonly left: number | undefined } {
  return standingReader(portfolio);
}
