/**
 * `npm run score -- FILE`: opens the file as a spreadsheet, does what the sidebar's button does, prints what was found.
 */
import { parseArgs } from 'node:util';
import type { RunReport } from '../src/addon/run/score';
import { Clock } from './clock';
import { runIfProgram } from './command';
import { kindOf, openFile, saveFile } from './files';
import { MemoryGrid } from './memory-grid';
import { installAddOn } from './project';
import { scoredTabs, scoreRecords } from './scored-file';
import { summaryText } from './summary-text';

const USAGE =
  'Usage: npm run score -- FILE.csv|FILE.xlsx [--model NAME] [--as-of YYYY-MM-DD] [--out FILE.csv|FILE.xlsx] [--json]';

/** What the command prints. */
export async function score(args: string[]): Promise<string> {
  const { values: options, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      model: { type: 'string' },
      'as-of': { type: 'string' },
      out: { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Error(USAGE);
  if (options.out !== undefined) kindOf(options.out);
  const clock = new Clock(startOf(options['as-of']));

  const grid = new MemoryGrid({ name: file });
  await openFile(grid, file, new Date(clock.now()).getUTCFullYear());
  const userColumns = new Map(grid.sheets.map((sheet) => [sheet, sheet.extent().columns]));
  const bench = await installAddOn(grid, clock);
  const run = bench.runFromClient(
    'scorePortfolio',
    options.model === undefined ? {} : { model: options.model },
  );
  if (run.error) throw new Error(run.error.message.replace(/^Error: /, ''));

  const report = run.value as RunReport;
  const records = scoreRecords(grid);
  if (options.out !== undefined) {
    await saveFile(grid, scoredTabs(grid, report, userColumns), options.out);
  }
  return options.json ? `${JSON.stringify(records, null, 2)}\n` : summaryText(report, records);
}

/** Noon of the day, so that it is that day in nearly every time zone. */
function startOf(asOf: string | undefined): Date {
  if (asOf === undefined) return new Date();
  const noon = new Date(`${asOf}T12:00:00Z`);
  if (
    !/^\d{4}-\d{2}-\d{2}$/.test(asOf) ||
    Number.isNaN(noon.getTime()) ||
    !noon.toISOString().startsWith(asOf)
  ) {
    throw new Error(`--as-of ${asOf} is no day of the calendar: write it as 2026-11-21.`);
  }
  return noon;
}

runIfProgram(import.meta.url, score);
