/**
 * `npm run backtest -- FILE --outcome COLUMN`: opens the file as a spreadsheet, asks what the page "Does it work?" asks,
 * and prints whether a model, or a probability learned from the file, tells who leaves.
 */
import { parseArgs } from 'node:util';
import type { BacktestOptions, SheetBacktest } from '../src/addon/prediction/backtest';
import { backtestText } from './backtest-text';
import { Clock } from './clock';
import { localeOf, runIfProgram, startOf } from './command';
import { openFile } from './files';
import { MemoryGrid } from './memory-grid';
import { installAddOn } from './project';

const USAGE =
  'Usage: npm run backtest -- FILE --outcome COLUMN [--positive VALUE] [--model NAME | --forest] [--holdout FILE] [--horizon DAYS] [--as-of YYYY-MM-DD] [--locale de_DE] [--pick COLUMN] [--seed N] [--json]';

/** What the command prints. */
export async function backtest(args: string[]): Promise<string> {
  const { values: options, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      outcome: { type: 'string' },
      positive: { type: 'string' },
      model: { type: 'string' },
      forest: { type: 'boolean' },
      holdout: { type: 'string' },
      pick: { type: 'string', multiple: true },
      horizon: { type: 'string' },
      'as-of': { type: 'string' },
      locale: { type: 'string' },
      seed: { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  const [file, ...more] = positionals;
  const { outcome, holdout } = options;
  if (file === undefined || more.length > 0 || outcome === undefined || (options.forest && options.model)) {
    throw new Error(USAGE);
  }
  const clock = new Clock(startOf(options['as-of']));
  const grid = new MemoryGrid({ name: file, locale: localeOf(options.locale) });
  const year = new Date(clock.now()).getUTCFullYear();
  for (const remark of await openFile(grid, file, year)) process.stderr.write(`${file}: ${remark}\n`);
  const holdoutTab = holdout === undefined ? undefined : await openBeside(grid, holdout, year);
  const model = options.forest ? 'forest' : options.model;
  const bench = await installAddOn(grid, clock);
  const run = bench.runFromClient('backtestChurn', {
    outcome,
    ...(options.positive === undefined ? {} : { positive: options.positive }),
    ...(model === undefined ? {} : { model }),
    ...(holdoutTab === undefined ? {} : { holdoutTab }),
    ...(options.pick === undefined ? {} : { picked: options.pick }),
    ...(options.horizon === undefined ? {} : { horizon: wholeNumber('--horizon', options.horizon) }),
    ...(options.seed === undefined ? {} : { seed: wholeNumber('--seed', options.seed) }),
  } satisfies BacktestOptions);
  if (run.error) throw new Error(run.error.message.replace(/^Error: /, ''));
  const found = run.value as SheetBacktest;
  return options.json ? `${JSON.stringify(found, null, 2)}\n` : backtestText(found);
}

/** Opens a file as another tab of the spreadsheet, and tells its name. */
async function openBeside(grid: MemoryGrid, file: string, year: number): Promise<string> {
  const first = grid.activeSheet;
  const before = grid.sheets.length;
  await openFile(grid, file, year);
  grid.activeSheet = first;
  return grid.sheets[before]!.name;
}

function wholeNumber(option: string, text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number)) throw new Error(`${option} ${text}: give a whole number.`);
  return number;
}

runIfProgram(import.meta.url, backtest);
