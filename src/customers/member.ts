import type { Portfolio } from '../reading/portfolio';
import { isCustomer, rowStatusReader } from '../reading/row-status';
import { segmentOf, segmentProblem } from '../reading/segment';
import type { Coded } from '../scoring/score-column';
import { asNumber, BLANK, isMissing, type Value } from '../scoring/value';
import { renewalCallOf } from './renewal-call';

/** Who a row is, from its own cells. */
export interface Member {
  /** Position of the row below the header, from 0. */
  readonly row: number;
  /** Empty where nobody wrote one. */
  readonly name: string;
  readonly csm: string;
  /** What it pays a year, in the base currency; 0 for who is no customer, NaN where that is unknown. */
  readonly revenue: number;
  /** Serial number of the day its contract ends; NaN where that is unknown. */
  readonly renewal: number;
  /** Serial number of the day it began; NaN where that is unknown. */
  readonly start: number;
  /** How its CSM calls the renewal, such as "Commit"; empty where nobody has. */
  readonly renewalCall: string;
  /** Days since somebody talked to it; NaN where that is unknown. */
  readonly sinceContact: number;
}

const WHO = [
  'name',
  'csm',
  'contract_end_date',
  'days_since_contact',
  'renewal_call',
  'start_date',
  'contract_start_date',
];

/** Prepares to tell who each row (from 0) is, as of a day. */
export function memberReader(portfolio: Portfolio, today: number): (row: number) => Member {
  const read = portfolio.reader(WHO);
  const [revenue, standing] = [revenueReader(portfolio), rowStatusReader(portfolio)];
  return (row) => {
    const [name, csm, renewal, contact, call, ...starts] = read(row);
    return {
      row,
      name: textOf(name!),
      csm: textOf(csm!),
      revenue: isCustomer(standing(row, today).level) ? asNumber(revenue(row)) : 0,
      renewal: asNumber(renewal!),
      start: asNumber(starts.find((day) => typeof day === 'number') ?? BLANK),
      renewalCall: renewalCallOf(call),
      sinceContact: asNumber(contact!),
    };
  };
}

/** Prepares to read what each row (from 0) pays a year, in the base currency: the ARR, or twelve times the MRR. */
export function revenueReader(portfolio: Portfolio): (row: number) => Value {
  const read = portfolio.reader(['arr', 'mrr']);
  return (row) => {
    const [arr, mrr] = read(row) as [Value, Value];
    return yearly(arr, mrr);
  };
}

/** The revenue of a year: the ARR, or twelve times the MRR. */
export function yearly(arr: Value, mrr: Value): Value {
  return isMissing(arr) && typeof mrr === 'number' ? mrr * 12 : arr;
}

/** Prepares to read each row's segment; one that had to be assumed is a finding. */
export function segmentReader(portfolio: Portfolio): (row: number) => string {
  const revenue = revenueReader(portfolio);
  const column = portfolio.column('segment');
  const place = column ?? portfolio.column('arr');
  return (row) => {
    const cell = column ? portfolio.rows[row]![column.index] : '';
    const value = column ? column.read(cell) : BLANK;
    if (typeof value === 'string') return segmentOf(value, BLANK);
    const arr = revenue(row);
    const problem = segmentProblem(value, arr);
    if (problem && place) portfolio.findings.add(problem, place, row, cell);
    else if (column && isMissing(value)) portfolio.findings.refused(column, row, value, cell);
    return segmentOf(value, arr);
  };
}

/** The segments of all rows at once, as positions among these names, -1 for one that is not among them. */
export function segmentColumn(portfolio: Portfolio, names: readonly string[]): Int8Array {
  const segments = new Int8Array(portfolio.rows.length).fill(-1);
  if (names.length === 0) return segments;
  const revenue = revenueReader(portfolio);
  const { codes, values } = portfolio.inRows('segment') as Coded;
  const said = values.map((value) => names.indexOf(segmentOf(value, BLANK)));
  for (let row = 0; row < segments.length; row++) {
    const code = codes[row]!;
    const value = values[code]!;
    segments[row] = typeof value === 'string' ? said[code]! : names.indexOf(segmentOf(value, revenue(row)));
  }
  return segments;
}

function textOf(value: Value): string {
  return isMissing(value) ? '' : String(value);
}
