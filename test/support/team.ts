import { Clock, type Grid, MemoryGrid, Workbench, type WorkbenchOptions } from '../../workbench';
import { fill, NOON_OF_2026_11_21, projectOf, type TestCell } from './sheets';

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

/** The team edition in this spreadsheet. */
export function teamOn(grid: Grid, options: Partial<WorkbenchOptions> = {}) {
  const bench = new Workbench({
    ...projectOf('team'),
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
