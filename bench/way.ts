/**
 * One way of scoring a portfolio, alone in its process: `tsx bench/way.ts score 10000 STAGES.js`. Prints what it took and
 * what it answered.
 */
import { readFileSync } from 'node:fs';
import { builtAddOn } from './add-on';
import { portfolio, TODAY } from './data';
import { median, processorTime } from './measure';
import { Realm } from './realm';

/** Calls after the first, of which the last ones count. */
const WARM_UP = 12;
const COUNTED = 9;
/** The full result takes so long that its third call is warm. */
const FEW = 2;

export interface WayFigures {
  /** Milliseconds of the processor: the first call in a fresh context, and those after it. */
  readonly cold: number;
  readonly warm: number;
  readonly peakMb: number;
  readonly answers: readonly unknown[];
}

const WAYS = {
  score: ['HEALTHSCORE', ([headers, rows]) => [[headers], rows]],
  tier: ['RISKTIER', ([headers, rows]) => [[headers], rows, TODAY]],
  full: ['stages.explained', (table) => table],
  bound: ['stages.boundHealth', (table) => table],
} as const satisfies Record<string, [string, (table: readonly [unknown, unknown]) => readonly unknown[]]>;

export type Way = keyof typeof WAYS;

function measureWay(way: Way, customers: number, stages: string): WayFigures {
  const [name, argumentsOf] = WAYS[way];
  const realm = new Realm().load(name.startsWith('stages.') ? stages : builtAddOn());
  const own = realm.table(portfolio(customers));
  const endpoint = realm.endpoint(name);
  const given = argumentsOf([own.headers, own.rows]);
  let answers: readonly unknown[] = [];
  const call = () => {
    answers = endpoint(...given) as readonly unknown[];
  };
  const cold = processorTime(call);
  const [before, counted] = way === 'full' ? [FEW, FEW] : [WARM_UP, COUNTED];
  for (let i = 0; i < before; i++) call();
  const warm = median(Array.from({ length: counted }, () => processorTime(call)));
  return { cold, warm, peakMb: process.resourceUsage().maxRSS / 1024, answers };
}

const [way, customers, stages] = process.argv.slice(2) as [Way, string, string];
process.stdout.write(JSON.stringify(measureWay(way, Number(customers), readFileSync(stages, 'utf8'))));
