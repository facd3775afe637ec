import { type Assessment, type AssessmentQuestion, assessor, NOT_ENOUGH_DATA } from '../customers/assess';
import type { Day } from '../customers/inputs';
import { scoreRows } from '../customers/score-columns';
import { isEmptyRow } from '../reading/identity';
import type { Portfolio } from '../reading/portfolio';
import type { CompiledModel } from '../scoring/compile';
import { bandOf } from '../scoring/score';

/** What a formula puts into cells: one value for one row, a column of them (or several columns) for many. */
export type Answer = CellAnswer | CellAnswer[][];
export type CellAnswer = string | number;

/** A column of answers, one for each row; a row that is empty, or a total or heading, gets none. */
export function answerColumn(
  portfolio: Portfolio,
  question: AssessmentQuestion,
  of: (assessment: Assessment, row: number) => CellAnswer,
): Answer {
  return answerTable(portfolio, question, 1, (assessment, row) => [of(assessment, row)]);
}

/** A column of one model's scores, for which nothing is made row by row. */
export function answerScores(portfolio: Portfolio, model: CompiledModel, day: Day): Answer {
  const { values, counts } = scoreRows(portfolio, model, day);
  return columnOf(portfolio, (row) => (counts(row) ? orBlank(values[row]) : ''));
}

/** A column of one model's bands or tiers. */
export function answerBands(portfolio: Portfolio, model: CompiledModel, day: Day): Answer {
  if (model.caps.length > 0) {
    const question = model.model.best ? { ...day, health: model } : { ...day, churn: model };
    return answerColumn(
      portfolio,
      question,
      ({ health, churn }) => (health ?? churn)?.band ?? NOT_ENOUGH_DATA,
    );
  }
  const { values, segments, counts } = scoreRows(portfolio, model, day);
  const bandIn = (row: number) => bandOf(model, values[row]!, segments[row]!) ?? NOT_ENOUGH_DATA;
  return columnOf(portfolio, (row) => (counts(row) ? bandIn(row) : ''));
}

function columnOf({ rows }: Portfolio, of: (row: number) => CellAnswer): Answer {
  return rows.length === 1 ? of(0) : rows.map((_, row) => [of(row)]);
}

/** Several columns of answers, so many for each row. */
export function answerTable(
  portfolio: Portfolio,
  question: AssessmentQuestion,
  width: number,
  of: (assessment: Assessment, row: number) => CellAnswer[],
): Answer {
  const assess = assessor(portfolio, question);
  const blank = new Array<CellAnswer>(width).fill('');
  const table = portfolio.rows.map((cells, row) =>
    isEmptyRow(cells) || portfolio.noCustomers.has(row) ? blank : of(assess(row), row),
  );
  return table.length === 1 && width === 1 ? table[0]![0]! : table;
}

/** A number, or a blank cell where there is none. */
export function orBlank(value: number | undefined): CellAnswer {
  return value === undefined || Number.isNaN(value) ? '' : value;
}
