/** Several files as sources of one portfolio: what `npm run score -- FILE FILE...` does before it scores. */
import type { SourcesView } from '../src/addon/sources/sources';
import { counted } from '../src/base/numbers';
import { ALL_COLUMNS, cellsOfLine, LINE_HEADERS, readLines, type SourceLine } from '../src/sources/line';
import { contentsOf } from './contents';
import { saveFile } from './files';
import type { Grid } from './grid';
import type { Workbench } from './workbench';

const SOURCES = 'Vitals sources';
const PORTFOLIO = 'Vitals portfolio';

/** Takes the lines of a file `Vitals sources.csv` out of a grid; undefined where there is none. */
export function takeLines(grid: Grid): readonly SourceLine[] | undefined {
  const sheet = grid.sheets.find(({ name }) => name === SOURCES);
  if (!sheet) return undefined;
  const [headers = [], ...rows] = contentsOf(sheet).values;
  const { lines, problems } = readLines(
    rows
      .filter((row) => row.some((cell) => cell !== null && cell !== ''))
      .map((row) => (header) => row[headers.indexOf(header)] ?? ''),
  );
  const [problem] = problems;
  if (problem) throw new Error(`${SOURCES}, line ${problem.at + 1}, ${problem.column}: ${problem.message}`);
  grid.deleteSheet(sheet);
  return lines;
}

/** Joins the tabs into a portfolio; undefined where only one of them is of customers, so that there is nothing to join. */
export function joinFiles(
  bench: Workbench,
  lines: readonly SourceLine[] | undefined,
): SourcesView | undefined {
  if (!lines) {
    const look = bench.runFromClient('viewSources');
    const isOne = !look.error && (look.value as SourcesView).lines.every(({ take }) => take === ALL_COLUMNS);
    if (look.error || isOne) return undefined;
  }
  const run = bench.runFromClient('acceptSources', ...(lines ? [lines] : []));
  if (run.error) throw new Error(run.error.message.replace(/^Error: /, ''));
  return run.value as SourcesView;
}

/** Saves the portfolio as it stands before it is scored. */
export function savePortfolio(grid: Grid, file: string): Promise<void> {
  return saveTab(grid, PORTFOLIO, file);
}

/** Saves the lines that the portfolio was made by, as `Vitals sources.csv` takes them. */
export function saveSources(grid: Grid, file: string): Promise<void> {
  return saveTab(grid, SOURCES, file);
}

async function saveTab(grid: Grid, tab: string, file: string): Promise<void> {
  const sheet = grid.sheets.find(({ name }) => name === tab);
  if (!sheet) throw new Error('There is no joined portfolio to save: give the files of several sources.');
  for (const remark of await saveFile(grid, [sheet], file)) process.stderr.write(`${file}: ${remark}\n`);
}

/** What was joined, and what is wrong with it, as text. */
export function sourcesText(view: SourcesView): string {
  const lines = view.lines.map((line) => Object.values(cellsOfLine(line)).map(String));
  const widths = LINE_HEADERS.map((header, at) =>
    Math.max(header.length, ...lines.map((cells) => cells[at]!.length)),
  );
  const row = (cells: readonly string[]) =>
    `  ${cells
      .map((cell, at) => cell.padEnd(widths[at]!))
      .join('  ')
      .trimEnd()}`;
  const coverage = view.coverage.map(
    ({ tab, source, rows, customers, of, most, newest, notTaken }) =>
      `  ${tab} (${source}): ${counted(rows, 'row')} of ${customers} of ${counted(of, 'customer')}, up to ${most} each${newest === '' ? '' : `, newest ${newest}`}${notTaken.length === 0 ? '' : `; not taken: ${notTaken.join(', ')}`}`,
  );
  return [
    `Sources: ${view.isKept ? '' : 'proposed, '}${counted(view.lines.length, 'line')}, counted from ${view.countedFrom}`,
    row(LINE_HEADERS),
    ...lines.map(row),
    '',
    `Portfolio: ${counted(view.customers, 'customer')}, ${counted(view.columns, 'column')}`,
    ...coverage,
    '',
    'Data quality',
    ...view.problems.map((problem) => `  ${problem}`),
    ...view.findings.map(
      ({ tab, message, cells, held }) =>
        `  ${tab}: ${message}${cells.length > 0 ? ` ${cells.join(', ')}.` : ''}${held ? ' Left out until accepted.' : ''}`,
    ),
    '',
    '',
  ].join('\n');
}
