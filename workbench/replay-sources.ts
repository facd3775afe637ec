/** Sources played as runs of earlier days: of their events those count that had happened by each day. */
import type { RunOptions } from '../src/addon/run/options';
import type { RunQuestion } from '../src/addon/run/question';
import type { RunReport } from '../src/addon/run/score';
import type { SourcesView } from '../src/addon/sources/sources';
import { isoDayAfter } from '../src/base/calendar';
import { COUNT_FROM } from '../src/sources/line';
import { Clock } from './clock';
import { startOf } from './command';
import { openFiles } from './files';
import type { Grid } from './grid';
import { MemoryGrid } from './memory-grid';
import { installAddOn } from './project';
import { takeLines } from './source-files';
import type { Workbench } from './workbench';

/** So many days are played where nobody says from when, a run a week. */
const DAYS = 84;
const EVERY = 7;

interface ReplayOptions {
  readonly model?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly every?: string | undefined;
}

/**
 * Plays files as sources, by their lines or as it is proposed on the last day. What the customers' tab says is as it is now.
 * @throws A sentence where they make no portfolio.
 */
export async function replaySources(
  files: readonly string[],
  options: ReplayOptions,
  prepare: (bench: Workbench, grid: Grid) => void,
): Promise<{ readonly grid: Grid; readonly days: number }> {
  const open = async (day: string | undefined) => {
    const clock = new Clock(startOf(day));
    const grid = new MemoryGrid({ name: files[0]! });
    await openFiles(grid, files, new Date(clock.now()).getUTCFullYear());
    const given = takeLines(grid);
    return { clock, grid, given, bench: await installAddOn(grid, clock) };
  };
  const last = await open(options.to);
  const view = answer<SourcesView>(last.bench, 'viewSources');
  const newest = view.coverage.map((each) => each.newest).filter((day) => day !== '');
  const to = options.to ?? newest.sort().at(-1);
  if (to === undefined) throw new Error('No source has days: name the last day with --to.');
  const lines = (last.given ?? view.lines).filter(({ take }) => take !== COUNT_FROM);
  const from = options.from ?? isoDayAfter(to, -DAYS);
  const every = Number(options.every ?? EVERY);
  if (!(every >= 1)) throw new Error('--every is a number of days from 1 on.');
  const { bench, grid, clock } = await open(isoDayAfter(from, -1));
  answer(bench, 'acceptSources', lines);
  prepare(bench, grid);
  let days = 0;
  for (let day = from; day <= to; day = isoDayAfter(day, every)) {
    clock.forwardTo(`${day}T12:00:00Z`);
    scoreOn(bench, day, options.model);
    days += 1;
  }
  return { grid, days };
}

/** Scores on a day; undefined where the run asked whether the data is right: what is played was so, and it goes on. */
export function scoreOn(bench: Workbench, day: string, model: string | undefined): RunReport | undefined {
  const score = (options: RunOptions) => {
    const run = bench.runFromClient('scorePortfolio', {
      way: 'scores tab',
      ...(model === undefined ? {} : { model }),
      ...options,
    });
    if (run.error) throw new Error(`${day}: ${run.error.message.replace(/^Error: /, '')}`);
    return run.value as RunReport | RunQuestion;
  };
  const first = score({});
  if (!('asks' in first)) return first;
  score(first.answers.at(-1)!.options);
  return undefined;
}

function answer<T>(bench: Workbench, name: string, ...args: unknown[]): T {
  const run = bench.runFromClient(name, ...args);
  if (run.error) throw new Error(run.error.message.replace(/^Error: /, ''));
  return run.value as T;
}
