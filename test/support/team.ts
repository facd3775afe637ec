import { Clock, type Grid, MemoryGrid, Workbench, type WorkbenchOptions } from '../../workbench';
import { readProject } from '../../workbench/project';
import { fill, NOON_OF_2026_11_21, type TestCell } from './sheets';

/** The team edition in a spreadsheet that holds these rows. */
export function teamWith(
  rows: readonly (readonly TestCell[])[],
  {
    timeZone = 'Etc/UTC',
    scriptTimeZone = 'Etc/UTC',
    ...options
  }: Partial<WorkbenchOptions> & { readonly scriptTimeZone?: string } = {},
) {
  const grid: Grid = new MemoryGrid({
    rows: 200,
    columns: Math.max(26, (rows[0]?.length ?? 0) + 10),
    timeZone,
  });
  fill(grid.activeSheet, rows);
  return teamOn(grid, { timeZone: scriptTimeZone, ...options });
}

/** Read once for all spreadsheets of a test file: reading it took a third of the time of a fault schedule. */
let project: ReturnType<typeof readProject> | undefined;

/** The team edition in this spreadsheet. */
export function teamOn(grid: Grid, options: Partial<WorkbenchOptions> = {}) {
  project ??= readProject('dist/team');
  const bench = new Workbench({
    ...project,
    grid,
    clock: new Clock(NOON_OF_2026_11_21),
    timeZone: 'Etc/UTC',
    ...options,
  });
  return { grid, bench, clock: bench.environment.clock, call: callOn(bench) };
}

/** Calls an endpoint as the sidebar does, and throws where it does. */
export function callOn(bench: Workbench) {
  return <T>(name: string, ...args: unknown[]): T => {
    const run = bench.runFromClient(name, ...args);
    if (run.error) throw new Error(run.error.message);
    return run.value as T;
  };
}
