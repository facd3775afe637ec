/** How large a year of history is, and whether it says what was seen: the add-on's own tab, kept day by day. */
import { build } from 'esbuild';
import { hundredth, mulberry32, wholeBetween } from '../examples/generator/random';
import { HISTORY_KEEPING } from '../src/history/thinning';
import { Clock } from '../workbench/clock';
import { MemoryGrid } from '../workbench/memory-grid';
import { Workbench } from '../workbench/workbench';
import { TODAY } from './data';
import { time } from './measure';

/** Six results, four dimensions and twelve metrics: as many as a run keeps. */
const SERIES = Array.from({ length: 22 }, (_, i) => `series ${i}`);
const CHANGING_A_DAY = 0.05;
/** Of so many customers every value is compared with what was seen. */
const COMPARED = 20;

export type HistoryResults = Awaited<ReturnType<typeof measureHistory>>;

/** Keeps so many days of so many customers, of whose values 5 % change each day. */
export async function measureHistory(customers: number, days: number) {
  const grid = new MemoryGrid();
  const bench = new Workbench({ grid, code: await stageCode(), clock: new Clock('2026-11-21T12:00:00Z') });
  const call = (name: string, ...args: unknown[]) => {
    const { error, value, calls } = bench.runFromClient(name, ...args);
    if (error) throw new Error(error.message);
    return { value, calls: [...calls.values()].reduce((sum, count) => sum + count, 0) };
  };
  const random = mulberry32(1);
  const draw = () => hundredth(random() * 100);
  const rows = Array.from({ length: customers }, (_, i): [string, number[]] => [
    `CUSTOMER-${100_000 + i}`,
    SERIES.map(draw),
  ]);
  const compared = rows.slice(0, COMPARED);
  const seen = new Map<number, number[][]>();
  const [milliseconds, serviceCalls]: [number[], number[]] = [[], []];
  const first = TODAY - days + 1;
  for (let day = first; day <= TODAY; day++) {
    for (let n = 0; n < customers * SERIES.length * CHANGING_A_DAY; n++) {
      rows[wholeBetween(random, 0, customers - 1)]![1][wholeBetween(random, 0, SERIES.length - 1)] = draw();
    }
    seen.set(
      day,
      compared.map(([, values]) => [...values]),
    );
    milliseconds.push(
      time(() => {
        serviceCalls.push(call('keepDay', day, SERIES, rows).calls);
      }),
    );
  }
  const tab = grid.sheets.find(({ name }) => name === 'Vitals history')!;
  const cells = tab.values({ row: 0, column: 0, ...tab.extent() });
  const told = call(
    'readBack',
    first,
    SERIES,
    compared.map(([id]) => id),
  ).value as [number, number[][]][];
  const kept = new Set(told.map(([day]) => day));
  const daily = Math.min(days, HISTORY_KEEPING.settings.daily.value + 1);
  return {
    customers,
    series: SERIES.length,
    days,
    daysKept: told.length,
    /** Of the days that are all to be there, those that are not. */
    missingDaily: Array.from({ length: daily }, (_, i) => TODAY - i).filter((day) => !kept.has(day)).length,
    /** Values of days that are kept, and those of them that are not what was seen. */
    compared: told.length * compared.length * SERIES.length,
    wrong: told.reduce((sum, [day, values]) => sum + differing(values.flat(), seen.get(day)!.flat()), 0),
    cells: tab.maxRows * tab.maxColumns,
    longestCell: cells.flat().reduce<number>((most, cell) => Math.max(most, String(cell ?? '').length), 0),
    characters: cells.flat().reduce<number>((sum, cell) => sum + String(cell ?? '').length, 0),
    charactersOfWhole: Math.max(
      ...cells.map((row) => row.reduce<number>((sum, cell) => sum + String(cell ?? '').length, 0)),
    ),
    milliseconds: spread(milliseconds),
    serviceCalls: spread(serviceCalls),
  };
}

function differing(some: readonly unknown[], others: readonly unknown[]): number {
  return some.filter((value, i) => value !== others[i]).length;
}

function spread(values: readonly number[]): { median: number; most: number } {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)]!, most: sorted[sorted.length - 1]! };
}

async function stageCode(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [new URL('history-stage.ts', import.meta.url).pathname],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'stage',
    target: 'es2020',
    footer: {
      js: ['keepDay', 'readBack']
        .map((name) => `function ${name}(...args) { return stage.${name}(...args); }`)
        .join('\n'),
    },
  });
  return outputFiles[0]!.text;
}
