import { type Assessment, type AssessmentQuestion, assessor } from '../customers/assess';
import { isEmptyRow } from '../reading/identity';
import type { Portfolio } from '../reading/portfolio';

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
