/** How many cells the tabs of the add-on take of the ten million that a file may have. */
import type { RunReport } from '../src/addon/run/score';
import { portfolio } from './data';
import { benchWith } from './run';

export type RoomResults = ReturnType<typeof measureRoom>;

/** Scores twice, a day apart, and counts the cells of each tab. `code` is the text of dist/Code.js. */
export function measureRoom(code: string, customers: number) {
  const table = portfolio(customers);
  const bench = benchWith(code, table);
  const runs = [0, 1].map((days) => {
    bench.environment.clock.forwardTo(new Date(Date.UTC(2026, 10, 21 + days, 12)).toISOString());
    const { outcome, error, value, log } = bench.runFromClient('scorePortfolio', { way: 'values' });
    const report = (value ?? {}) as Partial<RunReport>;
    return {
      outcome,
      said: error?.message ?? report.way?.reason ?? '',
      unkept: [...(report.unkept ?? []), ...(report.tasks?.problems ?? [])],
      unfinished: report.unfinished ?? false,
      tasksOpened: report.tasks?.opened ?? 0,
      serviceCalls: log.length,
    };
  });
  const tabs = bench.grid.sheets.map(({ name, maxRows, maxColumns }) => ({
    name,
    rows: maxRows,
    columns: maxColumns,
    cells: maxRows * maxColumns,
  }));
  const cells = tabs.reduce((sum, tab) => sum + tab.cells, 0);
  const theirs = (customers + 1) * table.headers.length;
  return { customers, runs, tabs, cells, ofOursACustomer: (cells - theirs) / customers };
}

export function roomText({ customers, runs, tabs, cells, ofOursACustomer }: RoomResults): string {
  return [
    `${customers} customers`,
    ...runs.map(
      ({ outcome, said, unkept, unfinished, tasksOpened, serviceCalls }) =>
        `  ${outcome}${unfinished ? ', unfinished' : ''}: ${said}; ${serviceCalls} service calls, ${tasksOpened} tasks opened${unkept.map((what) => `\n    not kept: ${what}`).join('')}`,
    ),
    ...tabs.map(({ name, rows, columns, cells: own }) => `  ${name}: ${rows} x ${columns} = ${own}`),
    `  all: ${cells} cells, ours ${ofOursACustomer.toFixed(1)} a customer`,
    '',
  ].join('\n');
}
