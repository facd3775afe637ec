import { type Grid, MemoryGrid, Workbench, type WorkbenchOptions } from '../../workbench/index';
import { UniverGrid } from '../../workbench/univer/univer-grid';

/** Both grids, for `describe.each`. */
export const GRIDS: [string, () => Grid][] = [
  ['MemoryGrid', () => new MemoryGrid()],
  ['UniverGrid', () => new UniverGrid()],
];

/** Evaluates expressions as scripts, with `ss`, `sheet` and `at` (a range by A1) at hand; statements go into `(() => …)()`. */
export function scriptOn(grid: Grid = new MemoryGrid(), options: Partial<WorkbenchOptions> = {}) {
  const run = (expression: string) => {
    const code = `function f() {
      const ss = SpreadsheetApp.getActive(), sheet = ss.getActiveSheet(), at = a1 => sheet.getRange(a1);
      return (${expression});
    }`;
    return new Workbench({ grid, code, ...options }).run('f');
  };
  return {
    grid,
    run,
    value: (expression: string) => run(expression).result(),
    failure: (expression: string) => run(expression).error?.message,
  };
}
