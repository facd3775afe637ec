/** What `npm run score` prints: the run in a page that a person reads top to bottom. */
import type { RunReport } from '../src/addon/run/score';
import { namesOfRisk } from '../src/customers/at-risk';
import { scoreText } from '../src/scoring/shown';
import type { CellValue } from './grid';

const MOST_AT_RISK = 5;
const MOST_FINDINGS = 12;

/** A run's report and the customers most at risk, as text. */
export function summaryText(report: RunReport, records: readonly Record<string, CellValue>[]): string {
  const { summary } = report;
  const lines = [
    `${report.sentence} (${report.model} model, ${report.scoredOn}).`,
    '',
    `Health, 100 is best: average ${summary.averageHealth ?? 'n/a'}`,
    ...summary.bands.map(count),
    '',
    `Churn risk, 100 is worst: ARR at risk ${money(summary.arrAtRisk)} (${namesOfRisk(summary)})`,
    ...summary.tiers.map(count),
    '',
    ...mostAtRisk(records),
    ...listed(
      'Not scored',
      report.unscored.map(({ row, id, reason }) => `row ${row}, ${id || 'no id'}: ${reason}`),
    ),
    ...listed(
      'Findings',
      report.findings.map(({ cells, message, advice }) => `${cells[0]} ${message}. ${advice}`),
    ),
    ...listed('Customers gone since the last run', report.gone),
    ...listed('Customers new since the last run', report.added),
  ];
  return `${lines.join('\n')}\n`;
}

function count({ label, customers, arr }: RunReport['summary']['bands'][number]): string {
  return `  ${label.padEnd(10)}${String(customers).padStart(6)}   ARR ${money(arr)}`;
}

function mostAtRisk(records: readonly Record<string, CellValue>[]): string[] {
  const worst = records
    .filter((record) => typeof record['Churn risk'] === 'number')
    .sort((a, b) => Number(b['Churn risk']) - Number(a['Churn risk']) || Number(b.ARR) - Number(a.ARR))
    .slice(0, MOST_AT_RISK);
  return listed(
    'Most at risk',
    worst.map(
      (record) =>
        `${record.Name || record['Customer id']}: ${record['Risk tier']} ${record['Churn risk']}, ` +
        `health ${score(record['Health score'])}. ${record['Risk signals']}\n    -> ${record['Next action']}`,
    ),
  );
}

function score(cell: CellValue | undefined): string {
  return typeof cell === 'number' ? scoreText(cell) : 'n/a';
}

function listed(title: string, entries: readonly string[]): string[] {
  if (entries.length === 0) return [];
  const more = entries.length - MOST_FINDINGS;
  return [
    title,
    ...entries.slice(0, MOST_FINDINGS).map((entry) => `  ${entry}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
    '',
  ];
}

function money(amount: number): string {
  return amount.toLocaleString('en-US', { maximumFractionDigits: 0 });
}
