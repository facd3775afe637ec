/**
 * `npm run replay -- SNAPSHOTS.csv`: plays a long table of snapshots as daily runs of the built add-on, the clock set
 * to each day, and prints the alerts. Several files are sources, whose events are counted as of each day.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { dayToIso } from '../src/base/calendar';
import { wordKey } from '../src/reading/normalize';
import { Clock } from './clock';
import { runIfProgram } from './command';
import { makeRoom } from './contents';
import { fieldEntry, readCsv } from './csv';
import { decodeText } from './encoding';
import type { CellValue, Grid, GridSheet } from './grid';
import { MemoryGrid } from './memory-grid';
import { installAddOn } from './project';
import { replaySources, scoreOn } from './replay-sources';
import { GIVEN_SCORE, readSnapshots, type Snapshots } from './snapshots';
import type { Workbench } from './workbench';

const USAGE =
  'Usage: npm run replay -- SNAPSHOTS.csv|SOURCE.csv SOURCE.csv... [--rules RULES.csv] [--model NAME] [--from YYYY-MM-DD] [--to YYYY-MM-DD] [--every DAYS] [--json]';

/** A model that takes the score of the file as it stands. It has one band: nobody has said what a score is called. */
const GIVEN_MODEL = 'as given';
const GIVEN_TABLE = [
  ['Row', 'Name', 'Weight', 'Curve', 'Parameter', 'Rounding'],
  ['model', GIVEN_MODEL, null, null, '100 is best', 'none'],
  ['dimension', 'Health', 100, 'average', null, 'none'],
  ['metric', GIVEN_SCORE, 100, 'as is', null, null],
  ['band', 'Scored', null, null, 0, null],
];

/** What the columns of a file of rules may be called, beside what they are called in the tab. */
const RULE_HEADERS: Readonly<Record<string, string>> = {
  rule: 'Id',
  ruleid: 'Id',
  windowdays: 'Window',
  days: 'Window',
  cooldowndays: 'Cool-down',
  on: 'On/off',
  enabled: 'On/off',
  active: 'On/off',
  assignee: 'Recipient',
  channel: 'Recipient',
};

/** What the command prints. */
export interface Replayed {
  readonly alerts: readonly {
    readonly date: string;
    readonly customer_id: string;
    readonly rule: string;
    readonly action: string;
  }[];
  /** The cells that the tab `Vitals history` takes in the end. */
  readonly historyCells: number;
}

/** Plays a file, and says what was noticed. */
export async function replay(args: string[]): Promise<string> {
  const { values: options, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      rules: { type: 'string' },
      model: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      every: { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  const [file, ...more] = positionals;
  if (file === undefined) throw new Error(USAGE);
  const prepare = (bench: Workbench, grid: Grid) => {
    if (options.rules !== undefined) setRules(bench, grid, readCsv(readText(options.rules)));
  };
  if (more.length > 0) {
    const { grid, days } = await replaySources(positionals, options, prepare);
    return told(grid, days, options.json);
  }
  const snapshots = readSnapshots(readText(file));
  for (const remark of snapshots.remarks) process.stderr.write(`${file}: ${remark}\n`);

  const grid = new MemoryGrid({ name: file });
  const first = snapshots.days[0];
  if (first) {
    const clock = new Clock(`${first.date}T06:00:00Z`);
    const bench = await installAddOn(grid, clock);
    prepare(bench, grid);
    play(bench, grid, snapshots, options.model);
  }
  return told(grid, snapshots.days.length, options.json);
}

function told(grid: Grid, days: number, json = false): string {
  const replayed = { alerts: alertsIn(grid), historyCells: cellsOf(tabOf(grid, 'Vitals history')) };
  return json ? `${JSON.stringify(replayed, null, 2)}\n` : inWords(replayed, days);
}

function play(bench: Workbench, grid: Grid, snapshots: Snapshots, model: string | undefined): void {
  const { headers, idColumn, days } = snapshots;
  const sheet = grid.sheets[0]!;
  const height = 1 + Math.max(...days.map(({ rows }) => rows.length));
  makeRoom(sheet, height, headers.length);
  const isGiven = model === undefined && headers.includes(GIVEN_SCORE);
  if (isGiven) addGivenModel(grid);
  const area = { row: 0, column: 0, rows: height, columns: headers.length };
  for (const { date, rows } of days) {
    bench.environment.clock.forwardTo(noonOf(date));
    const cells = rows.map((row) =>
      row.map((field, column) =>
        // An id is text: 007 is not 7.
        column === idColumn ? { content: field, format: '@' } : fieldEntry(field, grid.locale, yearOf(date)),
      ),
    );
    const blank = new Array(headers.length).fill({ content: null });
    const block = [
      headers.map((header) => ({ content: header, format: '@' })),
      ...cells,
      ...new Array(height - 1 - rows.length).fill(blank),
    ];
    sheet.write(
      area,
      block.map((row) => row.map(({ content }: { content: CellValue }) => content)),
    );
    sheet.setStyles(
      area,
      'numberFormat',
      block.map((row) => row.map(({ format }: { format?: string }) => format ?? null)),
    );
    const first = scoreOn(bench, date, isGiven ? GIVEN_MODEL : model);
    if (first && date === days[0]!.date) tellMistakes(first);
  }
}

function tellMistakes({
  mistakes,
}: {
  readonly mistakes: readonly { place: string; message: string }[];
}): void {
  for (const { place, message } of mistakes) process.stderr.write(`${place}: ${message}\n`);
}

function addGivenModel(grid: Grid): void {
  const tab = grid.insertSheet('Vitals model', grid.sheets.length);
  tab.write({ row: 0, column: 0, rows: GIVEN_TABLE.length, columns: GIVEN_TABLE[0]!.length }, GIVEN_TABLE);
}

/** Opens the add-on's tab of rules and puts those of a file in the place of the shipped ones, as a person would. */
function setRules(bench: Workbench, grid: Grid, [headers = [], ...rules]: string[][]): void {
  const opened = bench.runFromClient('editRules');
  if (opened.error) throw new Error(opened.error.message);
  const tab = tabOf(grid, 'Vitals rules')!;
  const { rows, columns } = tab.extent();
  const names = tab.values({ row: 0, column: 0, rows: 1, columns })[0]!.map(String);
  const from = names.map((name) =>
    headers.findIndex((header) => wordKey(RULE_HEADERS[wordKey(header)] ?? header) === wordKey(name)),
  );
  if (from[0] === -1) throw new Error('The rules have no column "id": the first line holds the headers.');
  makeRoom(tab, rules.length + 1, columns);
  tab.write(
    { row: 1, column: 0, rows: rows - 1, columns },
    Array.from({ length: rows - 1 }, () => new Array(columns).fill(null)),
  );
  if (rules.length === 0) return;
  tab.write(
    { row: 1, column: 0, rows: rules.length, columns },
    rules.map((rule) =>
      from.map((column) => {
        const { content } = fieldEntry(rule[column] ?? '', grid.locale, 2026);
        return typeof content === 'object' ? null : content;
      }),
    ),
  );
}

function alertsIn(grid: Grid): Replayed['alerts'] {
  const tab = tabOf(grid, 'Vitals alerts');
  if (!tab) return [];
  const [headers = [], ...rows] = tab.values({ row: 0, column: 0, ...tab.extent() });
  const cell = (row: readonly CellValue[], header: string) => row[headers.indexOf(header)];
  return rows.map((row) => ({
    date: dayToIso(Number(cell(row, 'Date'))),
    customer_id: String(cell(row, 'Customer id')),
    rule: String(cell(row, 'Rule')),
    action: String(cell(row, 'Action')),
  }));
}

function tabOf(grid: Grid, name: string): GridSheet | undefined {
  return grid.sheets.find((sheet) => sheet.name === name);
}

function cellsOf(tab: GridSheet | undefined): number {
  if (!tab) return 0;
  const { rows, columns } = tab.extent();
  return rows * columns;
}

function inWords({ alerts, historyCells }: Replayed, days: number): string {
  const lines = alerts.map(
    ({ date, customer_id, rule, action }) => `${date}  ${customer_id}  ${rule}  ${action}`,
  );
  const played = `${days} ${days === 1 ? 'day' : 'days'} played, ${alerts.length} ${alerts.length === 1 ? 'alert' : 'alerts'}, ${historyCells} cells of history`;
  return `${[...lines, played].join('\n')}\n`;
}

function readText(file: string): string {
  try {
    return decodeText(readFileSync(file)).text;
  } catch (error) {
    throw new Error(`${file} cannot be read: ${(error as Error).message}.`, { cause: error });
  }
}

function noonOf(date: string): string {
  return `${date}T12:00:00Z`;
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

runIfProgram(import.meta.url, replay);
