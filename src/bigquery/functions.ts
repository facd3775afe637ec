/** The functions that score a row in BigQuery: the same code as in a sheet, with what the sheet scores with. */
import { CHURN_PROBABILITY } from '../customers/results';
import { columnName, type WarehouseColumn } from './columns';
import type { Dialect } from './dialect';
import type { ScoringSetup } from './setup';

/** BigQuery takes no more of a function's text; what is longer it reads from a file. */
const LONGEST_BODY = 32_000;

/** The file that functions read, in Cloud Storage. */
export const LIBRARY_FILE = 'customer-vitals.js';
/** Scores a row, given as the text of a JSON object, on a day such as 2026-12-31. */
export const SCORE_FUNCTION = 'customer_vitals';

/** Functions that answer one figure, by the column of the results that they answer. */
const FIGURES = {
  customer_vitals_health: 'Health score',
  customer_vitals_churn_risk: 'Churn risk',
  customer_vitals_expansion: 'Expansion potential',
  customer_vitals_churn_probability: CHURN_PROBABILITY,
};

/**
 * The library with what is scored with: `customerVitals(customer, day)` gives the results of a row. The last row is remembered,
 * since several functions may ask about it.
 */
export function libraryText(library: string, setup: ScoringSetup): string {
  // A line separator would end the statement in old engines.
  const { sources: _, ...scoring } = setup;
  const data = JSON.stringify(scoring).replace(
    /[\u2028\u2029]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16)}`,
  );
  return `${library}
var customerVitals = (() => {
  const score = customerVitalsLibrary.rowScorer(${data});
  let last;
  return (row, day) => {
    if (last === undefined || last.row !== row || last.day !== day) last = { row, day, found: score(row, day) };
    return last.found;
  };
})();
`;
}

/** Where the library stands: in Cloud Storage, or in the functions themselves where it is short enough. */
export interface Library {
  readonly text: string;
  /** Such as `gs://bucket/customer-vitals`. */
  readonly folder: string;
}

/** Makes the functions anew. */
export function functionsText(
  dialect: Dialect,
  columns: readonly WarehouseColumn[],
  library: Library,
): string {
  const fields = columns.map(({ name, type }) => `  ${name} ${type === 'FLOAT64' ? type : 'STRING'}`);
  const results = `STRUCT<\n${[...fields, '  problems ARRAY<STRING>'].join(',\n')}\n>`;
  const figures = Object.entries(FIGURES)
    .map(([name, header]) => ({ name, column: columnName(header) }))
    .filter(({ column }) => columns.some(({ name }) => name === column));
  return [
    functionText(dialect.named(SCORE_FUNCTION), results, 'customerVitals(customer, day)', library),
    ...figures.map(({ name, column }) =>
      functionText(dialect.named(name), 'FLOAT64', `customerVitals(customer, day).${column}`, library),
    ),
  ].join('\n');
}

function functionText(name: string, type: string, answer: string, { text, folder }: Library): string {
  const isInside = text.length <= LONGEST_BODY;
  const options = isInside ? '' : `OPTIONS (library = ["${folder}/${LIBRARY_FILE}"])\n`;
  const body = isInside ? `${text}\nreturn ${answer};` : `return ${answer};`;
  return `CREATE OR REPLACE FUNCTION ${name}(customer STRING, day STRING)
RETURNS ${type}
DETERMINISTIC
LANGUAGE js
${options}AS r"""
${body}
""";
`;
}
