/** What is measured. */
import os from 'node:os';
import vm from 'node:vm';
import { gzipSync } from 'node:zlib';
import { transformSync } from 'esbuild';
import { Clock } from '../workbench/clock';
import { MemoryGrid } from '../workbench/memory-grid';
import { Workbench } from '../workbench/workbench';
import { DATE_COLUMN, portfolio, type Table } from './data';
import { medianOf, paired, time } from './measure';
import { Realm, stagesCode, uncached } from './realm';

const SIZES = [10_000, 100_000];
const STAGES = ['read', 'scored', 'explained'] as const;
const NOON = '2026-11-21T12:00:00Z';

export type BenchResults = Awaited<ReturnType<typeof runBench>>;

/** Measures everything; takes one to three minutes. `code` is the text of dist/Code.js. */
export async function runBench(code: string) {
  const stages = await stagesCode();
  return {
    machine: machine(),
    bundle: bundle(code),
    stages: SIZES.flatMap((rows) => STAGES.map((stage) => measureStage(stages, stage, portfolio(rows)))),
    formulas: [1, 100, 2000].map((rows) => measureFormula(code, portfolio(rows))),
    jobs: SIZES.map((rows) => measureJob(code, portfolio(rows))),
    alternatives: measureAlternatives(stages, portfolio(2000)),
  };
}

function machine() {
  const cpus = os.cpus();
  const load = Math.round(os.loadavg()[0]! * 10) / 10;
  return { node: process.version, cpu: cpus[0]?.model ?? 'unknown', cores: cpus.length, load };
}

/** Every execution of a formula loads the whole script. */
function bundle(code: string) {
  const minified = transformSync(code, { minify: true, target: 'es2020' }).code;
  return {
    bytes: Buffer.byteLength(code),
    minifiedBytes: Buffer.byteLength(minified),
    gzipBytes: gzipSync(code).length,
    minifiedGzipBytes: gzipSync(minified).length,
    compileMilliseconds: medianOf(31, () => {
      const text = uncached(code);
      return time(() => new vm.Script(text));
    }),
    loadMilliseconds: medianOf(31, () => {
      const realm = new Realm();
      return time(() => realm.load(code));
    }),
  };
}

/** One step of scoring: cold is the first call in a fresh context, warm the calls after it. */
function measureStage(code: string, stage: (typeof STAGES)[number], table: Table) {
  const rows = table.rows.length;
  const prepared = () => {
    const realm = new Realm().load(code);
    const own = realm.table(table);
    const endpoint = realm.endpoint(`stages.${stage}`);
    return () => time(() => endpoint(own.headers, own.rows));
  };
  const isLong = rows > 50_000;
  const coldMilliseconds = medianOf(isLong ? 3 : 7, () => prepared()());
  const call = prepared();
  call();
  const warmMilliseconds = medianOf(isLong ? 1 : 7, call);
  const cells = rows * table.headers.length;
  return {
    stage,
    rows,
    columns: table.headers.length,
    coldMilliseconds,
    warmMilliseconds,
    coldNanosecondsPerCell: (coldMilliseconds * 1e6) / cells,
    warmNanosecondsPerCell: (warmMilliseconds * 1e6) / cells,
  };
}

/** What one formula costs: the script is loaded, then its function is called for the first time. */
function measureFormula(code: string, table: Table) {
  const milliseconds = medianOf(15, () => {
    const realm = new Realm();
    const own = realm.table(table);
    return time(() => realm.load(code).endpoint('HEALTHSCORE')([own.headers], own.rows));
  });
  return { rows: table.rows.length, milliseconds };
}

/** The built add-on in a spreadsheet that holds this table and nothing else. */
export function benchWith(code: string, table: Table): Workbench {
  const area = { row: 0, column: 0, rows: table.rows.length + 1, columns: table.headers.length };
  const grid = new MemoryGrid(area);
  grid.activeSheet.write(area, [
    table.headers,
    ...table.rows.map((row) => row.map((cell) => (cell === '' ? null : cell))),
  ]);
  const dates = { ...area, row: 1, rows: table.rows.length, column: DATE_COLUMN, columns: 1 };
  grid.activeSheet.setStyles(
    dates,
    'numberFormat',
    table.rows.map(() => ['yyyy-mm-dd']),
  );
  return new Workbench({ grid, code, clock: new Clock(NOON) });
}

/** The whole job in the workbench: what a person waits for, less what Google's services take. */
function measureJob(code: string, table: Table) {
  const run = scoringRun(code, table);
  return { rows: table.rows.length, firstRun: run(), nextRun: run() };
}

/** Prepares runs over a table, one after the other. */
export function scoringRun(code: string, table: Table, options: object = {}) {
  const bench = benchWith(code, table);
  return () => {
    let calls: ReadonlyMap<string, number> = new Map();
    const milliseconds = time(() => {
      const execution = bench.runFromClient('scorePortfolio', options);
      if (execution.error) throw new Error(execution.error.message);
      calls = execution.calls;
    });
    const serviceCalls = [...calls.values()].reduce((sum, count) => sum + count, 0);
    return {
      milliseconds,
      serviceCalls,
      reads: calls.get('Range.getValues') ?? 0,
      writes: calls.get('Range.setValues') ?? 0,
    };
  };
}

/** The same health scores in other ways, alternated with ours in one context. */
function measureAlternatives(code: string, table: Table) {
  const realm = new Realm().load(code);
  const own = realm.table(table);
  const health = realm.endpoint('stages.healthScore') as (headers: unknown, rows: unknown) => unknown;
  const naive = realm.endpoint('stages.naiveHealth');
  const ways: [string, () => unknown][] = [
    ['one formula over all rows', () => health([own.headers], own.rows)],
    ['an object per row and per cell, nothing checked', () => naive(own.headers, own.rows)],
    ['one formula per row, in one execution', () => own.rows.map((row) => [health([own.headers], [row])])],
  ];
  const results = ways.map(([, run]) => JSON.stringify(run()));
  if (results.some((result) => result !== results[0]))
    throw new Error('The ways do not give the same scores.');
  const { milliseconds, ratios, ranges } = paired(
    ways.map(([, run]) => run),
    15,
  );
  return ways.map(([way], i) => ({
    way,
    rows: table.rows.length,
    milliseconds: milliseconds[i]!,
    ratio: ratios[i]!,
    ratioRange: ranges[i]!,
  }));
}
