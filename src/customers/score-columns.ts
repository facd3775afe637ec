import { isEmptyRow } from '../reading/identity';
import type { Portfolio } from '../reading/portfolio';
import type { CompiledModel } from '../scoring/compile';
import { type InputColumn, scoreColumn } from '../scoring/score-column';
import { BLANK, type Value } from '../scoring/value';
import { MINIMUM_COVERAGE } from './assess';
import { DAYS_TO_RENEWAL, type Day, inputReader, renewalColumn } from './inputs';
import { segmentColumn } from './member';
import { PULSE } from './pulse';

/** What a model says of each row, where nothing else is asked: the same as `assessor` says, row by row. */
export interface RowScores {
  /** NaN where there is not enough data. */
  readonly values: Float64Array;
  /** Positions among the model's segments, -1 for none. */
  readonly segments: Int8Array;
  /** Whether the row is a customer. */
  counts(row: number): boolean;
}

/** Scores all rows of a portfolio column by column. */
export function scoreRows(portfolio: Portfolio, model: CompiledModel, day: Day): RowScores {
  const { noCustomers, rows } = portfolio;
  const segments = segmentColumn(portfolio, model.model.segments);
  const { values, coverages } = scoreColumn(model, inputColumns(portfolio, model.inputs, day), segments);
  for (let row = 0; row < rows.length; row++)
    if (coverages[row]! < MINIMUM_COVERAGE) values[row] = Number.NaN;
  const counts = (row: number) => !isEmptyRow(rows[row]!) && !(noCustomers.size > 0 && noCustomers.has(row));
  return { values, segments, counts };
}

/** The model's inputs column by column. */
function inputColumns(portfolio: Portfolio, inputs: readonly string[], day: Day): InputColumn[] {
  const whole = inputs.map((metric) => {
    if (metric === DAYS_TO_RENEWAL) return renewalColumn(portfolio, day);
    return metric === PULSE ? undefined : portfolio.inRows(metric);
  });
  const rest = inputs.filter((_, i) => whole[i] === undefined);
  const read = rest.length === 0 ? [] : readRows(portfolio, rest, day);
  return whole.map((column, i) => column ?? read[rest.indexOf(inputs[i]!)]!);
}

/** What has to be read row by row, since more than a cell has a say: each row has a value of its own. */
function readRows(portfolio: Portfolio, metrics: readonly string[], day: Day): InputColumn[] {
  const read = inputReader(portfolio, metrics, day);
  const codes = Int32Array.from(portfolio.rows.keys());
  const columns = metrics.map(() => new Array<Value>(codes.length));
  for (const row of codes) {
    const values = portfolio.noCustomers.has(row) ? [] : read(row);
    for (let i = 0; i < columns.length; i++) columns[i]![row] = values[i] ?? BLANK;
  }
  return columns.map((values) => ({ codes, values }));
}
