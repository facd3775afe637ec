/**
 * `npm run bench`: the add-on's figures by their names in docs/performance.md, next to the same work in plain Python, in native
 * formulas and as the machine likes it best. Each way has a process of its own; all of them take turns, and only what was
 * measured in the same round is compared.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { metricLabel } from '../src/customers/reasons';
import { CHURN_RISK_MODEL } from '../src/models/churn-risk';
import { SEGMENT_MODEL } from '../src/models/segment';
import { formulaRooms } from '../tools/build';
import { builtAddOn } from './add-on';
import { portfolio, TODAY } from './data';
import { median, medianOf, processorTime, time } from './measure';
import { measureNative } from './native';
import { Realm, stagesCode } from './realm';
import { scoringRun } from './run';
import { resultNames } from './stages';
import type { Way, WayFigures } from './way';

const CUSTOMERS = 10_000;
const NATIVE_CUSTOMERS = 2000;
const ROUNDS = 3;
const PYTHON_CALLS = 3;
/** What a service call takes at Google: an estimate, since nothing here can ask Google. */
const SECONDS_A_CALL = 0.05;

export type Figures = Awaited<ReturnType<typeof measureFigures>>;

/** All figures; takes some minutes. */
export async function measureFigures() {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  try {
    const stages = path.join(folder, 'stages.js');
    writeFileSync(stages, await stagesCode());
    return { ...compared(stages), ...(await natively()), ...loading(), ...(await sizes()), ...jobs() };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Our ways next to Python's and the bound. */
function compared(stages: string) {
  const rounds = Array.from({ length: ROUNDS }, (_, round) => {
    const ways = (['score', 'tier', 'full', 'bound'] as const).map(
      (way) => [way, () => inProcess(way, CUSTOMERS, stages)] as const,
    );
    const pythons = (['score', 'tier', 'full'] as const).map(
      (way) => [`python ${way}`, () => inPython(way)] as const,
    );
    const smaller = (['score', 'bound'] as const).map(
      (way) => [`${way} of 2,000`, () => inProcess(way, 2000, stages)] as const,
    );
    const turns = [...ways, ...pythons, ...smaller];
    if (round % 2 === 1) turns.reverse();
    return new Map<string, WayFigures>(turns.map(([name, run]) => [name, run()]));
  });
  for (const round of rounds) holdEqual(round);
  const of = (name: string, figure: 'cold' | 'warm' | 'peakMb') =>
    rounds.map((round) => round.get(name)![figure]);
  const ratio = (a: readonly number[], b: readonly number[]) => median(a.map((value, i) => value / b[i]!));
  const many = inProcess('score', 10 * CUSTOMERS, stages);
  return {
    scoreRowsVsPython: ratio(of('python score', 'warm'), of('score', 'warm')),
    tierRowsVsPython: ratio(of('python tier', 'warm'), of('tier', 'warm')),
    fullResultVsPython: ratio(of('python full', 'warm'), of('full', 'warm')),
    warmVsBound: ratio(of('score', 'warm'), of('bound', 'warm')),
    coldVsBound: ratio(of('score', 'cold'), of('bound', 'cold')),
    coldTwoThousandVsBound: ratio(of('score of 2,000', 'cold'), of('bound of 2,000', 'cold')),
    pythonTenThousandRowsMs: median(of('python score', 'warm')),
    warmTenThousandRowsMs: median(of('score', 'warm')),
    coldTenThousandRowsMs: median(of('score', 'cold')),
    fullTenThousandRowsMs: median(of('full', 'warm')),
    growth: many.warm / median(of('score', 'warm')),
    peakMemoryMb: median(of('full', 'peakMb')),
  };
}

/** @throws A sentence where two ways do not answer the same. */
function holdEqual(round: ReadonlyMap<string, WayFigures>): void {
  const answers = (name: string) => round.get(name)!.answers as readonly (readonly unknown[])[];
  const first = (name: string) => answers(name).map(([cell]) => cell);
  const hold = (what: string, ours: readonly unknown[], others: readonly unknown[]) => {
    const at = ours.findIndex((answer, i) => JSON.stringify(answer) !== JSON.stringify(others[i]));
    if (at >= 0 || ours.length !== others.length)
      throw new Error(`${what} differs in row ${at + 1}: ${JSON.stringify([ours[at], others[at]])}`);
  };
  hold('The bound', first('score'), first('bound'));
  hold('Python’s score', first('score'), answers('python score'));
  hold('Python’s tier', first('tier'), answers('python tier'));
  const columns = comparable();
  const ours = answers('full').map((cells) => columns.map((at) => cells[at]));
  hold('Python’s full result', ours, answers('python full'));
}

/** Where the columns that Python gives as well stand among all results. */
function comparable(): number[] {
  const names = resultNames();
  const dimensions = [SEGMENT_MODEL, CHURN_RISK_MODEL].flatMap((table) =>
    table.flatMap(([kind, name]) => (kind === 'dimension' ? [`${name} score`] : [])),
  );
  const results = ['Health score', 'Health status', 'Health drivers', 'Churn risk', 'Risk tier'];
  return [...results, ...dimensions].map((name) => names.indexOf(name));
}

function inProcess(way: Way, customers: number, stages: string): WayFigures {
  const script = new URL('way.ts', import.meta.url).pathname;
  const run = spawnSync(process.execPath, ['--import', 'tsx', script, way, String(customers), stages], {
    maxBuffer: 1e9,
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`${way}: ${run.stderr || run.error?.message}`);
  return JSON.parse(run.stdout) as WayFigures;
}

function inPython(way: 'score' | 'tier' | 'full'): WayFigures {
  const { headers, rows } = portfolio(CUSTOMERS);
  const input = JSON.stringify({
    headers,
    rows,
    health: SEGMENT_MODEL,
    churn: CHURN_RISK_MODEL,
    labels: Object.fromEntries(headers.map((header) => [header, metricLabel(header)])),
    today: TODAY,
    rounds: PYTHON_CALLS,
    way,
  });
  const script = new URL('reference.py', import.meta.url).pathname;
  const run = spawnSync('python3', [script], { input, maxBuffer: 1e9, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`python3 is needed for this: ${run.stderr || run.error?.message}`);
  const { milliseconds, answers } = JSON.parse(run.stdout) as { milliseconds: number[]; answers: unknown[] };
  return { cold: milliseconds[0]!, warm: median(milliseconds), peakMb: 0, answers };
}

/** A changed benchmark: all native formulas again, or the one formula over all rows. */
async function natively() {
  const table = portfolio(NATIVE_CUSTOMERS);
  const realm = new Realm().load(builtAddOn());
  const own = realm.table(table);
  const health = realm.endpoint('HEALTHSCORE') as (...given: unknown[]) => unknown[][];
  const run = () => health([own.headers], own.rows);
  const scores = run().map(([score]) => score);
  const ranged = medianOf(5, () => time(run));
  const native = await measureNative(table, scores);
  return {
    rangedVsNativeRecalc: native.recalculation / ranged,
    rangedVsNativeFirst: native.first / ranged,
    nativeScoresThatDiffer: native.byRounding / NATIVE_CUSTOMERS,
  };
}

/** What each execution pays before its first line, over a script of nothing. */
function loading() {
  const code = builtAddOn();
  const load = (text: string) => medianOf(9, () => processorTime(() => new Realm().load(text)));
  return { loadMs: load(code) - load(''), bundleKb: Buffer.byteLength(code) / 1000 };
}

async function sizes() {
  const rooms = (await formulaRooms()).map(([room, bytes]) => [room, bytes / 1000]);
  return { formulasKbByRoom: Object.fromEntries(rooms) as Record<string, number> };
}

/**
 * Whole runs in the workbench, and what they would take at Google: the calls by the estimate, and our own time. 100,000
 * customers have no room for results next to the rows, nor for a second run.
 */
function jobs() {
  const runs = { 1000: runsOf(1000), 10000: runsOf(10_000), 100000: [largeRun()] };
  const by = <T>(of: (run: JobRun) => T) =>
    Object.fromEntries(Object.entries(runs).map(([customers, all]) => [customers, all.map(of)]));
  return {
    serviceCalls: by(({ serviceCalls }) => serviceCalls),
    secondsAtGoogle: by(
      ({ serviceCalls, milliseconds }) => serviceCalls * SECONDS_A_CALL + milliseconds / 1000,
    ),
  };
}

type JobRun = ReturnType<ReturnType<typeof scoringRun>>;

/** The first run and the next. */
function runsOf(customers: number): JobRun[] {
  const run = scoringRun(builtAddOn(), portfolio(customers));
  return [run(), run()];
}

function largeRun(): JobRun {
  return scoringRun(builtAddOn(), portfolio(100_000), { way: 'scores tab' })();
}

/** The figures as text. */
export function figuresText(figures: object, indent = ''): string {
  return Object.entries(figures)
    .map(([name, value]) =>
      typeof value === 'number'
        ? `${indent}${name.padEnd(30 - indent.length)}${value.toFixed(value < 10 ? 2 : 1).padStart(10)}\n`
        : `${indent}${name}\n${figuresText(value, `${indent}  `)}`,
    )
    .join('');
}
