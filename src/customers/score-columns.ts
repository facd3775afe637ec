import { isEmptyRow } from '../reading/identity';
import type { Portfolio } from '../reading/portfolio';
import type { CompiledModel } from '../scoring/compile';
import { type InputColumn, scoreColumn } from '../scoring/score';
import type { Value } from '../scoring/value';
import { MINIMUM_COVERAGE } from './assess';
import { DAYS_TO_RENEWAL, type Day, inputReader } from './inputs';
import { segmentReader } from './member';
import { PULSE } from './pulse';

/** What a model says of each row, where nothing else is asked: the same as `assessor` says, row by row. */
export interface RowScores {
  /** NaN where there is not enough data, or no customer. */
  readonly values: Float64Array;
  /** Positions among the model's segments, -1 for none. */
  readonly segments: Int8Array;
  /** The rows that are customers. */
  readonly rows: Int32Array;
}

/** Scores all rows of a portfolio column by column. */
export function scoreRows(portfolio: Portfolio, model: CompiledModel, day: Day): RowScores {
  const { noCustomers } = portfolio;
  const rows = Int32Array.from(portfolio.rows.keys()).filter(
    (row) => !noCustomers.has(row) && !isEmptyRow(portfolio.rows[row]!),
  );
  const segments = segmentsOf(portfolio, model, rows);
  const { values, coverages } = scoreColumn(
    model,
    inputColumns(portfolio, model.inputs, day, rows),
    segments,
    rows,
  );
  for (const row of rows) if (coverages[row]! < MINIMUM_COVERAGE) values[row] = Number.NaN;
  return { values, segments, rows };
}

function segmentsOf(portfolio: Portfolio, { model }: CompiledModel, rows: Int32Array): Int8Array {
  const segments = new Int8Array(portfolio.rows.length);
  const read = segmentReader(portfolio);
  for (const row of rows) segments[row] = model.segments.indexOf(read(row));
  return segments;
}

/** The model's inputs column by column; those whose cells have to be read are read. */
function inputColumns(
  portfolio: Portfolio,
  inputs: readonly string[],
  day: Day,
  rows: Int32Array,
): InputColumn[] {
  const plain = inputs.map((metric) =>
    metric === PULSE || metric === DAYS_TO_RENEWAL ? undefined : portfolio.numbersOf(metric),
  );
  const toRead = inputs.filter((_, i) => plain[i] === undefined);
  const read = inputReader(portfolio, toRead, day);
  const columns = toRead.map(() => new Array<Value>(portfolio.rows.length));
  for (const row of rows) {
    const values = read(row);
    for (let i = 0; i < columns.length; i++) columns[i]![row] = values[i]!;
  }
  return plain.map((numbers, i) => numbers ?? columns[toRead.indexOf(inputs[i]!)]!);
}
