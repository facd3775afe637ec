/**
 * `npm run bench -- core`: the score of 10,000 customers beside plain Python, and beside what the machine could do. Times are
 * those of the processor, collecting garbage included: other work on the machine counts for none of them.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { SEGMENT_MODEL } from '../src/models/segment';
import { portfolio } from './data';
import { median, medianOf } from './measure';
import { Realm, stagesCode } from './realm';

const CUSTOMERS = 10_000;
const ROUNDS = 9;
/** Times in a fresh context differ from run to run; so many tell. */
const FRESH = 5;

export type CoreFigures = Awaited<ReturnType<typeof measureCore>>;

/** The figures by their names in docs/performance.md. `addOn` is the text of dist/Code.js. */
export async function measureCore(addOn: string) {
  const code = await stagesCode();
  const table = portfolio(CUSTOMERS);
  const inFresh = (way: 'health' | 'bound') => {
    const realm = new Realm().load(code);
    const own = realm.table(table);
    const call = realm.endpoint(`stages.${way === 'health' ? 'healthScore' : 'boundHealth'}`);
    return () => call(way === 'health' ? [own.headers] : own.headers, own.rows);
  };
  const [health, bound] = [inFresh('health'), inFresh('bound')];
  const python = inPython(table);
  const scores = JSON.stringify(health());
  if (JSON.stringify(bound()) !== scores || JSON.stringify(python.scores.map((one) => [one])) !== scores)
    throw new Error('The ways do not give the same scores.');
  for (let i = 0; i < ROUNDS; i++) [health, bound].map((call) => call());
  const [warm, possible] = [health, bound].map((call) => medianOf(ROUNDS, () => processorTime(call))) as [
    number,
    number,
  ];
  const cold = (way: 'health' | 'bound') =>
    medianOf(FRESH, () => {
      const call = inFresh(way);
      return processorTime(call);
    });
  return {
    scoreRowsVsPython: python.milliseconds / warm,
    warmTenThousandRowsMs: warm,
    pythonTenThousandRowsMs: python.milliseconds,
    boundTenThousandRowsMs: possible,
    coldTenThousandRowsMs: cold('health'),
    coldBoundTenThousandRowsMs: cold('bound'),
    growth: growth(code),
    loadMs: medianOf(FRESH, () => processorTime(() => new Realm().load(addOn))),
    bundleKb: Buffer.byteLength(addOn) / 1000,
  };
}

function processorTime(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** How many times as long ten times as many customers take. */
function growth(code: string): number {
  const [few, many] = [CUSTOMERS, 10 * CUSTOMERS].map((count) => {
    const realm = new Realm().load(code);
    const own = realm.table(portfolio(count));
    const call = realm.endpoint('stages.healthScore');
    const run = () => processorTime(() => call([own.headers], own.rows));
    run();
    return medianOf(3, run);
  });
  return many! / few!;
}

function inPython({ headers, rows }: ReturnType<typeof portfolio>) {
  const input = JSON.stringify({ headers, rows, model: SEGMENT_MODEL, rounds: ROUNDS });
  const run = spawnSync('python3', [new URL('health.py', import.meta.url).pathname], {
    input,
    maxBuffer: 1e8,
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`python3 is needed for this: ${run.stderr || run.error?.message}`);
  const { milliseconds, scores } = JSON.parse(run.stdout) as { milliseconds: number[]; scores: unknown[] };
  return { milliseconds: median(milliseconds), scores };
}

/** The add-on's text as it was built. */
export const builtAddOn = () => readFileSync(new URL('../dist/Code.js', import.meta.url), 'utf8');

/** The figures as text. */
export function coreText(figures: CoreFigures): string {
  return `${Object.entries(figures)
    .map(([name, value]) => `${name.padEnd(28)}${value.toFixed(1).padStart(10)}`)
    .join('\n')}\n`;
}
