/** How long it takes, how many calls, cells and megabytes, to join accounts with many events. */
import type { SourcesView } from '../src/addon/sources/sources';
import { Clock, Workbench } from '../workbench/index';
import { readProject } from '../workbench/project';
import { manyEvents, NOON } from './many-events';

export interface SourcesFigures {
  readonly accounts: number;
  readonly events: number;
  /** The columns of the portfolio. */
  readonly columns: number;
  readonly steps: readonly {
    readonly step: string;
    readonly seconds: number;
    readonly calls: number;
    readonly megabytes: number;
  }[];
}

/** Proposes and joins, then joins again as a run does. */
export function measureSources(accounts: number, events: number): SourcesFigures {
  const grid = manyEvents(accounts, events);
  const bench = new Workbench({ ...readProject('dist'), grid, clock: new Clock(NOON) });
  let columns = 0;
  const step = (name: string, call: string) => {
    const [from, heap] = [performance.now(), process.memoryUsage().heapUsed];
    const run = bench.runFromClient(call);
    const view = run.result() as SourcesView;
    columns = view.columns;
    return {
      step: name,
      seconds: Math.round((performance.now() - from) / 100) / 10,
      calls: [...run.calls.values()].reduce((sum, count) => sum + count, 0),
      megabytes: Math.round((process.memoryUsage().heapUsed - heap) / 1e6),
    };
  };
  const steps = [
    step('look', 'viewSources'),
    step('accept', 'acceptSources'),
    step('again', 'acceptSources'),
  ];
  return { accounts, events, columns, steps };
}
