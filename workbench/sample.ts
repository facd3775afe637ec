/**
 * `npm run sample -- [FILE.xlsx]`: a spreadsheet with the sample portfolio, its results, a model table and a dashboard, as
 * values, to be opened in Sheets or Excel by somebody who wants to see what comes of it.
 */
import { parseArgs } from 'node:util';
import { Clock } from './clock';
import { runIfProgram } from './command';
import { kindOf, openFile, saveFile } from './files';
import { installAddOn } from './project';
import { connectCustomFunctions } from './univer/custom-functions';
import { UniverGrid } from './univer/univer-grid';

const PORTFOLIO = new URL('../examples/portfolio.csv', import.meta.url).pathname;
/** The day of the portfolio: renewals and tiers count from it. */
const DAY = new Date('2026-11-21T12:00:00Z');
const YEAR = 2026;

/** The add-on makes tabs under its own names and touches no namesakes: in the file they make room for them. */
const NAMES: Readonly<Record<string, string>> = {
  'Vitals scores': 'Sample scores',
  'Vitals model': 'Sample model',
  Vitals: 'Sample dashboard',
};

/** The sample in a spreadsheet: the customers first, then what the add-on made of them. */
export async function sampleGrid(): Promise<UniverGrid> {
  const grid = new UniverGrid({ name: 'Customer Vitals sample' });
  await openFile(grid, PORTFOLIO, YEAR);
  const customers = grid.activeSheet;
  customers.name = 'Customers';
  customers.frozenRows = 1;
  const bench = await installAddOn(grid, new Clock(DAY));
  connectCustomFunctions(grid, bench, bench.functionNames());
  bench.runFromClient('insertModel', 'segment').result();
  bench.runFromClient('scorePortfolio', { model: 'segment', way: 'values' }).result();
  bench.runFromClient('makeDashboard').result();
  return grid;
}

/** Saves the sample; what the command prints. */
export async function sample(args: string[]): Promise<string> {
  const { positionals } = parseArgs({ args, allowPositionals: true });
  const [file = 'customer-vitals-sample.xlsx', ...more] = positionals;
  if (more.length > 0 || kindOf(file) !== 'xlsx') throw new Error('Usage: npm run sample -- [FILE.xlsx]');
  const grid = await sampleGrid();
  const shown = grid.sheets.filter((sheet) => sheet.name === 'Customers' || sheet.name in NAMES);
  for (const sheet of shown) sheet.name = NAMES[sheet.name] ?? sheet.name;
  for (const remark of await saveFile(grid, shown, file)) process.stderr.write(`${file}: ${remark}\n`);
  return `${file}: ${shown.map(({ name }) => name).join(', ')}. In Sheets: File > Import > Upload.\n`;
}

runIfProgram(import.meta.url, sample);
