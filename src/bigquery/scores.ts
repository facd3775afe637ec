/** The query that keeps the results: a partition for each day, written whole, and written again where a run is repeated. */
import { INSTEAD_OF_A_SCORE } from '../customers/scored-portfolio';
import type { WarehouseColumn } from './columns';
import type { Dialect } from './dialect';
import { SCORE_FUNCTION } from './functions';

export const SCORES_TABLE = 'customer_vitals_scores';
export const PORTFOLIO_VIEW = 'customer_vitals_portfolio';

const STATUS = 'health_status';
const OWN_COLUMNS = ['scored_on', 'customer_id'];

/** Results by column, without the day and the id, which make the key. */
function otherColumns(columns: readonly WarehouseColumn[]): readonly WarehouseColumn[] {
  return columns.filter(({ name }) => !OWN_COLUMNS.includes(name));
}

/** The table of results, made where there is none, and the columns that it lacks. */
export function scoresTableText(dialect: Dialect, columns: readonly WarehouseColumn[]): string {
  const table = dialect.named(SCORES_TABLE);
  const declared = otherColumns(columns).map(({ name, type }) => `${name} ${type}`);
  const lines = [
    'scored_on DATE NOT NULL',
    'customer_id STRING NOT NULL',
    ...declared,
    'problems ARRAY<STRING>',
  ];
  return `CREATE TABLE IF NOT EXISTS ${table} (
  ${lines.join(',\n  ')}
)
PARTITION BY scored_on
CLUSTER BY customer_id;

-- A model with other dimensions brings columns of its own; those of earlier models stay.
ALTER TABLE ${table}
  ${declared.map((column) => `ADD COLUMN IF NOT EXISTS ${column}`).join(',\n  ')};
`;
}

/**
 * Every customer's results on a day. An id that several rows have tells nobody apart: one row says so, without figures.
 * `portfolio` is the table or view of customers, `day` an expression for the day.
 */
export function scoredText(
  dialect: Dialect,
  columns: readonly WarehouseColumn[],
  portfolio: string,
  day: string,
): string {
  const shared = dialect.quoted(INSTEAD_OF_A_SCORE['shared id']);
  const results = otherColumns(columns).map(({ name, type }) => {
    const found = type === 'DATE' ? `CAST(found.${name} AS DATE)` : `found.${name}`;
    return `IF(rows_of_id = 1, ${found}, ${name === STATUS ? shared : 'NULL'}) AS ${name}`;
  });
  return `WITH keyed AS (
  SELECT TRIM(CAST(p.customer_id AS ${dialect.text})) AS id, ${dialect.rowAsText('p')} AS cells
  FROM ${portfolio} AS p
),
counted AS (
  SELECT id, cells, COUNT(*) OVER (PARTITION BY id) AS rows_of_id,
    ROW_NUMBER() OVER (PARTITION BY id ORDER BY cells) AS row_of_id
  FROM keyed
  WHERE id <> ''
),
scored AS (
  SELECT id, rows_of_id, ${dialect.named(SCORE_FUNCTION)}(cells, CAST(${day} AS ${dialect.text})) AS found
  FROM counted
  WHERE row_of_id = 1
)
SELECT
  ${[`${day} AS scored_on`, 'id AS customer_id', ...results, 'found.problems AS problems'].join(',\n  ')}
FROM scored`;
}

/** Writes a day's partition: what changed is updated, what is new added, who is gone taken out; other days stay as they are. */
export function mergeText(
  dialect: Dialect,
  columns: readonly WarehouseColumn[],
  scored: string,
  day: string,
): string {
  const names = [...otherColumns(columns).map(({ name }) => name), 'problems'];
  const all = [...OWN_COLUMNS, ...names];
  return `MERGE INTO ${dialect.named(SCORES_TABLE)} AS kept
USING (
${scored}
) AS found
ON kept.scored_on = ${day} AND kept.scored_on = found.scored_on AND kept.customer_id = found.customer_id
WHEN MATCHED THEN
  UPDATE SET ${names.map((name) => `${name} = found.${name}`).join(', ')}
WHEN NOT MATCHED BY TARGET THEN
  INSERT (${all.join(', ')}) VALUES (${all.map((name) => `found.${name}`).join(', ')})
WHEN NOT MATCHED BY SOURCE AND kept.scored_on = ${day} THEN
  DELETE`;
}
