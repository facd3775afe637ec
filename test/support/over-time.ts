import type { RunReport } from '../../src/addon/run/score';
import { EDITIONS } from '../../tools/editions';
import { Clock, Workbench } from '../../workbench';
import { readProject } from '../../workbench/project';
import { UniverGrid } from '../../workbench/univer/univer-grid';
import { fill, type TestCell } from './sheets';
import { scoreSure } from './sure';

/** A portfolio with these headers in the built add-on, whose clock the test sets forward from run to run. */
export function portfolioOverTime(headers: readonly string[], begin: string, model = 'segment') {
  const grid = new UniverGrid({ rows: 60, columns: 12 });
  const clock = new Clock(begin);
  const bench = new Workbench({ ...readProject(EDITIONS.base.folder), grid, clock });
  const sheet = grid.activeSheet;
  const call = <T>(name: string, ...args: unknown[]) => bench.runFromClient(name, ...args).result() as T;
  /** Scores these rows, in the place of those before, at an instant. */
  const scoreOn = (instant: string, rows: readonly (readonly TestCell[])[]): RunReport => {
    clock.forwardTo(instant);
    const gone = Math.max(0, sheet.extent().rows - 1 - rows.length);
    const blank = new Array<TestCell[]>(gone).fill(new Array<TestCell>(headers.length).fill(null));
    fill(sheet, [headers, ...rows, ...blank]);
    grid.activeSheet = sheet;
    return scoreSure(call, { model, way: 'scores tab' });
  };
  const tab = (name: string) => grid.sheets.find((each) => each.name === name)!;
  return { grid, sheet, call, scoreOn, tab };
}
