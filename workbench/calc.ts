/**
 * `npm run calc -- '=FORMULA' [--sheet FILE] [--locale de_DE]`: what a formula gives in a spreadsheet that holds the file, or nothing,
 * and in which the add-on is installed. A value that fails is printed as its reason and is no failure of the command.
 */
import { parseArgs } from 'node:util';
import { Clock } from './clock';
import { localeOf, runIfProgram } from './command';
import { isoWhereDate } from './contents';
import { openFile } from './files';
import { installAddOn } from './project';
import { connectCustomFunctions } from './univer/custom-functions';
import { UniverGrid } from './univer/univer-grid';

const USAGE = `Usage: npm run --silent calc -- '=FORMULA' [--sheet FILE.csv|FILE.xlsx] [--locale de_DE]`;

/** What the command prints: a value as JSON, an array of rows where the formula fills several cells. */
export async function calc(args: string[]): Promise<string> {
  const { values: options, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { sheet: { type: 'string' }, locale: { type: 'string' } },
  });
  const [formula, ...more] = positionals;
  if (formula === undefined || more.length > 0) throw new Error(USAGE);
  const clock = new Clock(new Date());
  const grid = new UniverGrid({ locale: localeOf(options.locale) });
  if (options.sheet !== undefined) {
    const remarks = await openFile(grid, options.sheet, new Date(clock.now()).getUTCFullYear());
    for (const remark of remarks) process.stderr.write(`${options.sheet}: ${remark}\n`);
  }
  const bench = await installAddOn(grid, clock);
  connectCustomFunctions(grid, bench);
  return `${JSON.stringify(resultOf(grid, formula))}\n`;
}

function resultOf(grid: UniverGrid, formula: string): unknown {
  const { values, formats, message } = grid.calculate(formula);
  const rows = values.map((row, i) => row.map((value, j) => isoWhereDate(value, formats[i]![j]!)));
  const isOne = rows.length === 1 && rows[0]!.length === 1;
  if (!isOne) return rows;
  const [value] = rows[0]!;
  return isError(value) ? { error: message || value } : value;
}

function isError(value: unknown): boolean {
  return typeof value === 'string' && /^#(N\/A|(NULL|DIV\/0|VALUE|REF|NUM|ERROR)!|NAME\?)$/.test(value);
}

runIfProgram(import.meta.url, calc);
