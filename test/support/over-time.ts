import type { RunReport } from '../../src/addon/run/score';
import { EDITIONS } from '../../tools/editions';
import { Clock, Workbench } from '../../workbench';
import { readProject } from '../../workbench/project';
import { UniverGrid } from '../../workbench/univer/univer-grid';
import { type CustomerRow, tableOf } from './customers';
import { fill } from './sheets';
import { scoreSure } from './sure';

/** A portfolio in the built add-on, whose clock the test sets forward from run to run. */
export function portfolioOverTime(begin: string, model = 'segment') {
  const grid = new UniverGrid({ rows: 60, columns: 12 });
  const clock = new Clock(begin);
  const bench = new Workbench({ ...readProject(EDITIONS.base.folder), grid, clock });
  const sheet = grid.activeSheet;
  const call = <T>(name: string, ...args: unknown[]) => bench.runFromClient(name, ...args).result() as T;
  /** Scores these customers, in the place of those before, at an instant. */
  const scoreOn = (instant: string, customers: readonly CustomerRow[]): RunReport => {
    clock.forwardTo(instant);
    const table = tableOf(customers);
    const gone = Math.max(0, sheet.extent().rows - table.length);
    const blank = Array.from({ length: gone }, () => table[0]!.map(() => null));
    fill(sheet, [...table, ...blank]);
    grid.activeSheet = sheet;
    return scoreSure(call, { model, way: 'scores tab' });
  };
  const tab = (name: string) => grid.sheets.find((each) => each.name === name)!;
  return { grid, sheet, call, scoreOn, tab };
}
