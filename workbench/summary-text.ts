/** What `npm run score` prints: the run in a page that a person reads top to bottom. */
import type { PortfolioMatch } from '../src/addon/run/match';
import type { RunReport } from '../src/addon/run/score';
import { NOT_ENOUGH_DATA } from '../src/customers/assess';
import { namesOfRisk } from '../src/customers/at-risk';
import { scoreText } from '../src/scoring/shown';
import type { CellValue } from './grid';

const MOST_AT_RISK = 5;
const MOST_FINDINGS = 12;

/** A run's report and the customers most at risk, as text. */
export function summaryText(
  report: RunReport,
  records: readonly Record<string, CellValue>[],
  look: () => PortfolioMatch,
): string {
  const { summary } = report;
  const match = look();
  const lines = [
    `${report.sentence} (${report.model} model, ${report.scoredOn}).`,
    '',
    `Health, 100 is best: average ${summary.averageHealth ?? 'n/a'}`,
    ...summary.bands.map(count),
    '',
    `Churn risk, 100 is worst: ARR at risk ${summary.arrAtRisk === null ? 'n/a' : money(summary.arrAtRisk)} (${namesOfRisk(summary)})`,
    ...summary.tiers.map(count),
    '',
    ...mostAtRisk(records, summary.atRisk),
    ...listed(
      'Not scored',
      report.unscored.map(({ row, id, reason }) => `row ${row}, ${id || 'no id'}: ${reason}`),
    ),
    ...whyUnscored(report, match),
    ...listed('Columns to decide', toDecide(match)),
    ...listed(
      'Findings',
      report.findings.map(({ cells, message, advice }) => `${cells[0]} ${message}. ${advice}`),
    ),
    ...listed('Customers gone since the last run', report.gone),
    ...listed('Customers new since the last run', report.added),
  ];
  return `${lines.join('\n')}\n`;
}

/** What was read, what was not, and what each column that lacks would bring; nothing where everybody is scored. */
function whyUnscored({ unscored, model }: RunReport, match: PortfolioMatch): string[] {
  if (!unscored.some(({ reason }) => reason === NOT_ENOUGH_DATA)) return [];
  const { columns, unread, models } = match;
  const fit = models.find((each) => each.model === model);
  return [
    ...listed(
      'Columns read',
      columns.map(({ header, label, read, refused }) => {
        const cells = refused > 0 ? `${read} read, ${refused} not readable` : `${read} read`;
        return `${header}: ${label}, ${cells}`;
      }),
    ),
    ...listed(
      'Columns not read',
      unread.map(({ header, instead, ours }) =>
        instead !== '' ? `${header}: ${instead} is read` : ours ? `${header}: headed like a result` : header,
      ),
    ),
    ...listed(
      `What lacks for the model ${model}`,
      (fit?.lacking ?? []).map(
        ({ columns: lacking, share }) => `${lacking.join(', ')} would bring ${Math.round(share * 100)} %`,
      ),
    ),
  ];
}

/** Columns whose meaning or unit a person should say, with what they look like. */
function toDecide({ columns, unread }: PortfolioMatch): string[] {
  const asked = columns.filter(({ ask, proposed }) => ask !== '' || proposed);
  return [
    ...asked.map(({ header, label, ask, proposed }) =>
      [`${header}: read as ${label}`, ask, proposed?.why].filter(Boolean).join('. '),
    ),
    ...unread.flatMap(({ header, proposed }) =>
      proposed ? [`${header}: not read. It may be ${proposed.label}. ${proposed.why}`] : [],
    ),
  ];
}

function count({ label, customers, arr }: RunReport['summary']['bands'][number]): string {
  return `  ${label.padEnd(10)}${String(customers).padStart(6)}   ARR ${money(arr)}`;
}

function mostAtRisk(records: readonly Record<string, CellValue>[], atRisk: readonly string[]): string[] {
  const worst = records
    .filter(
      (record) => typeof record['Churn risk'] === 'number' && atRisk.includes(String(record['Risk tier'])),
    )
    .sort((a, b) => Number(b['Churn risk']) - Number(a['Churn risk']) || Number(b.ARR) - Number(a.ARR))
    .slice(0, MOST_AT_RISK);
  return listed(
    'Most at risk',
    worst.map(
      (record) =>
        `${record.Name || record['Customer id']}: ${record['Risk tier']} ${record['Churn risk']}, ` +
        [`health ${score(record['Health score'])}`, record['Risk signals']].filter(Boolean).join('. ') +
        (record['Next action'] ? `\n    -> ${record['Next action']}` : ''),
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
