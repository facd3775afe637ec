import type { ReadingSettings } from '../reading/column';
import { Portfolio } from '../reading/portfolio';
import { type Argument, toRows } from './arguments';
import { readMapping } from './mapping-argument';

/**
 * The header row and the customer rows of a formula as a portfolio; `mapping` says what its columns are where the headers do not.
 * @throws A sentence where they do not fit each other.
 */
export function readPortfolio(
  name: string,
  headers: Argument,
  rows: Argument,
  mapping?: Argument,
): Portfolio {
  const portfolio = portfolioIn(name, headers, rows, readMapping(name, mapping));
  if (portfolio.isUnknown) {
    throw new Error(
      `${name}: no header in the first argument is a known column. ` +
        'The first argument is the header row, the second the rows below it. The last may say what your columns are.',
    );
  }
  return portfolio;
}

/**
 * The same, whether or not any header is known.
 * @throws A sentence where headers and rows do not fit each other.
 */
export function portfolioIn(
  name: string,
  headers: Argument,
  rows: Argument,
  settings: ReadingSettings,
): Portfolio {
  const [header, ...more] = toRows(headers);
  const body = toRows(rows);
  if (more.length > 0) {
    throw new Error(`${name}: the first argument is the one row with the headers, such as A1:AZ1.`);
  }
  if (body.some((row) => row.length !== header!.length)) {
    throw new Error(
      `${name}: the headers have ${header!.length} columns and the rows have ${body[0]!.length}. ` +
        'Give both the same columns, such as A1:AZ1 and A2:AZ.',
    );
  }
  return new Portfolio(header!, body, settings);
}
