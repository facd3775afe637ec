/** The words in which the engines differ; all else is written once, in what they share. */
export interface Dialect {
  readonly text: string;
  /** A table or function of the dataset. */
  named(name: string): string;
  /** A text, as SQL writes it. */
  quoted(text: string): string;
  /** A column by its name, whatever it holds. */
  column(name: string): string;
  /** A number in a column of any type; NULL where there is none. */
  asNumber(column: string): string;
  /** Whole days from one day to another. */
  daysBetween(from: string, to: string): string;
  secondsBetween(from: string, to: string): string;
  /** All columns of a table but one. */
  allBut(alias: string, column: string): string;
  /** A row of a table, by its alias, as the text of a JSON object. */
  rowAsText(alias: string): string;
}

/** BigQuery, in a dataset such as `project.dataset`. */
export function bigQuery(dataset: string): Dialect {
  return {
    text: 'STRING',
    named: (name) => `\`${dataset}.${name}\``,
    quoted: (text) => `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`,
    column: identifier,
    asNumber: (column) => `SAFE_CAST(${column} AS FLOAT64)`,
    daysBetween: (from, to) => `DATE_DIFF(${to}, ${from}, DAY)`,
    secondsBetween: (from, to) =>
      `TIMESTAMP_DIFF(CAST(${to} AS TIMESTAMP), CAST(${from} AS TIMESTAMP), SECOND)`,
    allBut: (alias, column) => `${alias}.* EXCEPT (${column})`,
    rowAsText: (alias) => `TO_JSON_STRING(${alias})`,
  };
}

/** DuckDB, in which the tests run the queries. */
export const DUCKDB: Dialect = {
  text: 'VARCHAR',
  named: (name) => `"${name}"`,
  quoted: (text) => `'${text.replace(/'/g, "''")}'`,
  column: (name) => `"${name.replace(/"/g, '""')}"`,
  asNumber: (column) => `TRY_CAST(${column} AS DOUBLE)`,
  daysBetween: (from, to) => `DATE_DIFF('day', ${from}, ${to})`,
  secondsBetween: (from, to) => `DATE_DIFF('second', CAST(${from} AS TIMESTAMP), CAST(${to} AS TIMESTAMP))`,
  allBut: (alias, column) => `${alias}.* EXCLUDE (${column})`,
  rowAsText: (alias) => `CAST(to_json(${alias}) AS VARCHAR)`,
};

/** A name that may hold what names in SQL may not. */
export function identifier(name: string): string {
  return `\`${name.replace(/[\\`]/g, '_')}\``;
}
