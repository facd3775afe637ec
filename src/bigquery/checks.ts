/** What a query tells of the portfolio and of the results, since no person looks at every row. */
import type { Dialect } from './dialect';
import { SCORES_TABLE } from './scores';

/** Rows that get no score of their own, and percent columns whose numbers look like another unit than the one they are read in. */
export function portfolioCheckText(
  dialect: Dialect,
  portfolio: string,
  percents: readonly { readonly column: string; readonly unit: string }[],
): string {
  const id = `TRIM(CAST(p.customer_id AS ${dialect.text}))`;
  const size = (column: string) => `ABS(${dialect.asNumber(`p.${column}`)})`;
  const filled = (column: string) => `COUNT(CASE WHEN ${size(column)} > 0 THEN 1 END)`;
  const small = (column: string) => `COUNT(CASE WHEN ${size(column)} > 0 AND ${size(column)} < 1 THEN 1 END)`;
  const units = percents.map(({ column, unit }) => {
    const other = unit === 'fraction' ? `${filled(column)} - ${small(column)}` : small(column);
    const finding = `${column}: numbers that do not look like a ${unit}`;
    return `SELECT ${dialect.quoted(finding)}, ${other}, ${filled(column)} FROM ${portfolio} AS p`;
  });
  return [
    `SELECT 'rows without an id: not scored' AS finding, COUNT(CASE WHEN COALESCE(${id}, '') = '' THEN 1 END) AS found, COUNT(*) AS of_rows FROM ${portfolio} AS p`,
    `SELECT 'rows that share an id: scored as Duplicate id', COALESCE(SUM(CASE WHEN n > 1 THEN n ELSE 0 END), 0), COALESCE(SUM(n), 0) FROM (SELECT COUNT(*) AS n FROM ${portfolio} AS p WHERE ${id} <> '' GROUP BY ${id}) AS ids`,
    ...units,
  ].join('\nUNION ALL ');
}

/** What could not be read on a day, the most frequent first, each with an example. */
export function problemsText(dialect: Dialect, day: string): string {
  return `SELECT SPLIT(problem, ' (')[OFFSET(0)] AS problem, COUNT(*) AS found,
  MIN(CONCAT(customer_id, ': ', problem)) AS example
FROM ${dialect.named(SCORES_TABLE)}, UNNEST(problems) AS problem
WHERE scored_on = ${day}
GROUP BY problem
ORDER BY found DESC`;
}

/** What the runs of a time cost: by the slot time of each, or by the bytes that it read. Prices are those of your contract. */
export function costText(): string {
  return `-- Fill in one of the two prices: cloud.google.com/bigquery/pricing has those of your region and edition.
DECLARE price_of_slot_hour FLOAT64 DEFAULT NULL;
DECLARE price_of_tebibyte FLOAT64 DEFAULT NULL;
-- Write the region of your dataset in place of region-us.
SELECT DATE(creation_time) AS day, COUNT(*) AS jobs,
  SUM(total_slot_ms) / 3600000 AS slot_hours,
  SUM(total_bytes_billed) / POW(1024, 4) AS tebibytes,
  SUM(total_slot_ms) / 3600000 * price_of_slot_hour AS cost_by_slot_time,
  SUM(total_bytes_billed) / POW(1024, 4) * price_of_tebibyte AS cost_by_bytes
FROM \`region-us\`.INFORMATION_SCHEMA.JOBS_BY_PROJECT
WHERE creation_time > TIMESTAMP_SUB(CURRENT_TIMESTAMP(), INTERVAL 30 DAY)
  AND destination_table.table_id = '${SCORES_TABLE}'
GROUP BY day
ORDER BY day`;
}
