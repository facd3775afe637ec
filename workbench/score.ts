/**
 * `npm run score -- FILE.csv`: opens the file as a sheet, does what the sidebar's button does, prints what was found.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { RunReport } from '../src/addon/score';
import { Clock } from './clock';
import { openCsv, saveCsv } from './csv';
import { MemoryGrid } from './memory-grid';
import { installAddOn } from './project';
import { besideCustomers, scoreRecords } from './scored-file';
import { summaryText } from './summary-text';

const USAGE =
  'Usage: npm run score -- FILE.csv [--model NAME] [--as-of YYYY-MM-DD] [--out FILE.csv] [--json]';

async function main(): Promise<void> {
  const { values: options, positionals } = parseArgs({
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
  const clock = new Clock(startOf(options['as-of']));

  const grid = new MemoryGrid({ name: file });
  openCsv(grid, grid.activeSheet, readFileSync(file, 'utf8'), new Date(clock.now()).getUTCFullYear());
  const userColumns = grid.activeSheet.extent().columns;
  const bench = await installAddOn(grid, clock);
  const run = bench.runFromClient(
    'scorePortfolio',
    options.model === undefined ? {} : { model: options.model },
  );
  if (run.error) throw new Error(run.error.message.replace(/^Error: /, ''));

  const report = run.value as RunReport;
  const records = scoreRecords(grid);
  if (options.out !== undefined) {
    const sheet = besideCustomers(grid, report, userColumns);
    writeFileSync(options.out, saveCsv(grid, sheet).text);
  }
  process.stdout.write(options.json ? `${JSON.stringify(records, null, 2)}\n` : summaryText(report, records));
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

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
