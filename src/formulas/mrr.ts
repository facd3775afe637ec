import { sum } from '../base/sum';
import { currencyKey, type RateTable, rateOf } from '../metrics/currency';
import { monthlyRecurringRevenue, movementsOf, type RevenueMovement } from '../metrics/mrr';
import { toCent } from '../metrics/rate';
import { readNumber, readPercent } from '../reading/cells/number';
import { readText } from '../reading/cells/text';
import { wordKey } from '../reading/normalize';
import { Missing } from '../scoring/value';
import {
  answerEach,
  expectSameSize,
  figureCell,
  isNotFilled,
  isRange,
  type Named,
  readAmount,
  readCells,
} from './amounts';
import type { Answer, CellAnswer } from './answer';
import { type Argument, isLeftOut, toRows } from './arguments';
import { withoutHeaders } from './headings';
import { readStandings } from './standings';

/** The months that a bill pays for, by its word; 0 where it is no recurring revenue. */
const MONTHS: Readonly<Record<string, number>> = {
  weekly: 12 / 52,
  week: 12 / 52,
  monthly: 1,
  month: 1,
  quarterly: 3,
  quarter: 3,
  halfyearly: 6,
  semiannual: 6,
  semiannually: 6,
  annual: 12,
  annually: 12,
  yearly: 12,
  year: 12,
  biennial: 24,
  triennial: 36,
  oneoff: 0,
  onetime: 0,
  setup: 0,
  trial: 0,
  free: 0,
};
const UNKNOWN_BILLING = new Missing(
  'unknown billing',
  'Use weekly, monthly, quarterly, semiannual, annual or biennial, the number of months a bill pays for, or one-off or trial.',
);
const DISCOUNT_ABOVE_ALL = new Missing('discount above 100 %', 'Write 10% or 0.1 for a tenth off.');

/**
 * Monthly recurring revenue to the cent: each bill by the months it pays for, less its discount. One-off fees and trials are left out.
 *
 * @param {number|number[][]} amounts The amount of each bill.
 * @param {string|number|unknown[][]} billing Optional. weekly, monthly, quarterly, semiannual, annual or biennial for each, or the number of months; one-off or trial to leave it out. All monthly if left out.
 * @param {number|number[][]} discounts Optional. What is given away of each, such as 10%.
 * @return {number} The answer, or "n/a" and why there is none.
 * @example =MRR({2000; 60}, {"annual"; "monthly"})
 * @customfunction
 */
export function MRR(amounts: Argument, billing?: Argument, discounts?: Argument): Answer {
  const [bills, ...given] = withoutHeaders([
    { label: 'amounts', argument: amounts },
    { label: 'billing', argument: billing },
    { label: 'discounts', argument: discounts },
  ]);
  const [terms, off] = given.map((range) => ({ ...range, argument: forEach(bills!, range.argument) }));
  expectSameSize('MRR', [bills!, terms!, off!]);
  const months = isLeftOut(billing) ? undefined : readCells('MRR', terms!, readMonths);
  const shares = readCells('MRR', off!, readDiscount);
  const read = readCells('MRR', bills!, readAmount).map((amount = 0, row) => {
    if (amount > 0 && months !== undefined && months[row] === undefined) {
      throw new Error(`MRR: cell ${row + 1} of billing is blank beside ${amount}. ${UNKNOWN_BILLING.advice}`);
    }
    return { amount, discount: shares[row] ?? 0, months: months === undefined ? 1 : (months[row] ?? 0) };
  });
  return figureCell(monthlyRecurringRevenue(read));
}

/** A single cell as so many as there are bills: it is that of each. */
function forEach(bills: Named, argument: Argument): Argument {
  if (isRange(argument)) return argument;
  const [[cell]] = toRows(argument) as [[unknown]];
  return toRows(bills.argument).map((row) => row.map(() => cell));
}

function readMonths(cell: unknown): number | Missing {
  const months = readNumber(cell);
  if (typeof months === 'number') return months > 0 ? months : UNKNOWN_BILLING;
  if (isNotFilled(months)) return months;
  const words = wordKey(cell).replace(/^per/, '');
  const [, count, unit] = /^(\d{1,3})(month|year)s?$/.exec(words) ?? [];
  return count === undefined ? (MONTHS[words] ?? UNKNOWN_BILLING) : Number(count) * MONTHS[unit!]!;
}

function readDiscount(cell: unknown): number | Missing {
  const discount = readPercent(cell, undefined, (percent) => percent / 100, Number);
  return typeof discount === 'number' && (discount < 0 || discount > 1) ? DISCOUNT_ABOVE_ALL : discount;
}

/**
 * How MRR moved in a period, with the customers behind it: new, reactivation, expansion, contraction and churn, each customer in one of them. Losses are positive amounts.
 *
 * @param {number[][]} start What each customer paid at the start. Blank or 0 for those who came later.
 * @param {number[][]} end What the same customers pay at the end, in the same rows. 0 for those who left.
 * @param {unknown[][]} customers Optional. The customers' ids beside them: rows with one id count as one customer.
 * @param {unknown[][]} before Optional. What each paid at any time before the start, or yes: they are reactivated, not new.
 * @return {unknown[][]} A table with its headers.
 * @example =MRRMOVEMENTS(B2:B251, C2:C251, A2:A251)
 * @customfunction
 */
export function MRRMOVEMENTS(
  start: Argument,
  end: Argument,
  customers?: Argument,
  before?: Argument,
): Answer {
  const standings = readStandings('MRRMOVEMENTS', start, end, customers, before);
  const moved = movementsOf(standings);
  const row = (words: string, movement: RevenueMovement): CellAnswer[] => {
    const { amount, customers: count } = moved.get(movement)!;
    return [words, figureCell(amount), count];
  };
  const total = (words: string, amounts: readonly number[]): CellAnswer[] => [
    words,
    figureCell(toCent(sum(amounts))),
    amounts.filter((amount) => amount > 0).length,
  ];
  return [
    ['Movement', 'MRR', 'Customers'],
    total(
      'Opening',
      standings.map((each) => each.start),
    ),
    row('New', 'new'),
    row('Reactivation', 'reactivation'),
    row('Expansion', 'expansion'),
    row('Contraction', 'contraction'),
    row('Churn', 'churn'),
    total(
      'Closing',
      standings.map((each) => each.end),
    ),
  ];
}

/**
 * Amounts in the base currency. With the same rates for the start and the end of a period, a retention over the answers is in constant currency.
 *
 * @param {number|number[][]} amounts The amounts.
 * @param {string|string[][]} currencies The currency of each, such as EUR.
 * @param {unknown[][]} rates A table of two columns: currency, and what one unit of it is worth in the base currency. The base currency stands in it with 1.
 * @return {number|number[][]} An answer for each, or "n/a" and why there is none.
 * @example =CONVERTCURRENCY(B2:B251, C2:C251, Rates!A2:B9)
 * @customfunction
 */
export function CONVERTCURRENCY(amounts: Argument, currencies: Argument, rates: Argument): Answer {
  const table = readRates('CONVERTCURRENCY', rates);
  const rateOfCell = (cell: unknown) => {
    const currency = readText(cell);
    return currency instanceof Missing ? currency : rateOf(currency, table);
  };
  const inputs = [
    { label: 'amounts', argument: amounts },
    { label: 'currencies', argument: currencies, read: rateOfCell },
  ];
  return answerEach('CONVERTCURRENCY', inputs, (amount, rate) => amount * rate);
}

function readRates(name: string, rates: Argument): RateTable {
  const table = new Map<string, number>();
  toRows(rates).forEach(([currency, rate], row) => {
    const mark = readText(currency);
    const value = readNumber(rate);
    // A header above the rates is no rate, and a blank row is none either.
    if (typeof mark !== 'string' || (row === 0 && value instanceof Missing)) return;
    if (value instanceof Missing || value <= 0) {
      throw new Error(
        `${name}: row ${row + 1} of rates has no rate above 0 for ${mark}. Write what one unit is worth.`,
      );
    }
    if (table.has(currencyKey(mark)) && table.get(currencyKey(mark)) !== value) {
      throw new Error(`${name}: rates has two rates for ${mark}. Keep the one that is meant.`);
    }
    table.set(currencyKey(mark), value);
  });
  if (table.size === 0) {
    throw new Error(`${name}: rates is a table of two columns: currency, and what one unit of it is worth.`);
  }
  return table;
}
