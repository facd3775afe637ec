/** The words in which the engines differ; all else is written once, in what they share. */
export interface Dialect {
  readonly text: string;
  /** A table or function of the dataset. */
  named(name: string): string;
  /** A number in a column of any type; NULL where there is none. */
  asNumber(column: string): string;
  /** A row of a table, by its alias, as the text of a JSON object. */
  rowAsText(alias: string): string;
}

/** BigQuery, in a dataset such as `project.dataset`. */
export function bigQuery(dataset: string): Dialect {
  return {
    text: 'STRING',
    named: (name) => `\`${dataset}.${name}\``,
    asNumber: (column) => `SAFE_CAST(${column} AS FLOAT64)`,
    rowAsText: (alias) => `TO_JSON_STRING(${alias})`,
  };
}

/** DuckDB, in which the tests run the queries. */
export const DUCKDB: Dialect = {
  text: 'VARCHAR',
  named: (name) => `"${name}"`,
  asNumber: (column) => `TRY_CAST(${column} AS DOUBLE)`,
  rowAsText: (alias) => `CAST(to_json(${alias}) AS VARCHAR)`,
};

/** A text as SQL writes it. */
export function sqlText(text: string): string {
  return `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;
}

/** A name that may hold what names in SQL may not. */
export function identifier(name: string): string {
  return `\`${name.replace(/[\\`]/g, '_')}\``;
}
