import { expect, test } from '@jest/globals';
import { manyEvents, NOON } from '../../bench/many-events';
import type { SourcesView } from '../../src/addon/sources/sources';
import { Clock, MemoryGrid, Workbench } from '../../workbench';
import { tabToFill } from '../../workbench/contents';
import { openCsv } from '../../workbench/csv';
import { readProject } from '../../workbench/project';
import { benchOn, recordsOf } from '../support/sheets';

const tabOf = (grid: MemoryGrid, name: string) => grid.sheets.find((sheet) => sheet.name === name)!;
const filled = (tabs: Readonly<Record<string, string>>) => {
  const grid = new MemoryGrid();
  for (const [name, text] of Object.entries(tabs)) openCsv(grid, tabToFill(grid, name), text, 2026);
  return grid;
};
const ACCOUNTS = 'account_id,name,arr\nA-1,Alder,5000\nA-2,Birch,7000\nA-3,Cedar,9000\n';
const TICKETS =
  'ticket_id,account_id,created_at,solved_at,priority\nT1,A-1,2026-11-10,,High\nT2,A-1,2026-11-01,2026-11-02,Low\nT3,A-2,2026-10-01,2026-10-05,Low\nT4,A-3,2026-11-20,,Low\n';

test('columns of events are read once each, in few calls, and those that are not needed never', () => {
  const grid = manyEvents(500, 4000);
  const events = tabOf(grid, 'Events');
  const reads = new Map<number, number>();
  const { values } = Object.getPrototypeOf(events) as typeof events;
  events.values = (area) => {
    if (area.rows > 1000)
      for (let i = 0; i < area.columns; i++)
        reads.set(area.column + i, (reads.get(area.column + i) ?? 0) + 1);
    return values.call(events, area);
  };
  const bench = new Workbench({ ...readProject('dist'), grid, clock: new Clock(NOON) });
  bench.runFromClient('acceptSources').result();
  reads.clear();
  const run = bench.runFromClient('acceptSources');
  expect((run.result() as SourcesView).customers).toBe(500);
  // Its own id, whose it is, the day, the user, the event and how long it took; not region, client, note and payload.
  expect([...reads].sort()).toEqual([0, 1, 2, 3, 4, 5].map((column) => [column, 1]));
  const calls = [...run.calls.values()].reduce((sum, count) => sum + count, 0);
  expect(calls).toBeLessThanOrEqual(90);
});

test('customers keep their rows with what stands in them, new ones come below, and rows of those that are gone go', () => {
  const grid = filled({ Accounts: ACCOUNTS, Tickets: TICKETS });
  const bench = benchOn(grid);
  bench.runFromClient('acceptSources').result();
  const portfolio = tabOf(grid, 'Vitals portfolio');
  const { columns } = portfolio.extent();
  portfolio.write({ row: 0, column: columns, rows: 4, columns: 1 }, [
    ['My note'],
    ['of A-1'],
    ['of A-2'],
    ['of A-3'],
  ]);
  const accounts = tabOf(grid, 'Accounts');
  accounts.write({ row: 1, column: 0, rows: 3, columns: 3 }, [
    ['A-9', 'Elm', 1000],
    ['A-3', 'Cedar', 9500],
    ['A-1', 'Alder', 5000],
  ]);
  bench.runFromClient('acceptSources').result();
  const rows = recordsOf(portfolio).filter((row) => row.account_id);
  expect(rows.map((row) => [row.account_id, row.arr, row['My note'], row.open_tickets])).toEqual([
    ['A-1', 5000, 'of A-1', 1],
    ['A-3', 9500, 'of A-3', 1],
    ['A-9', 1000, null, null],
  ]);
});

test('a line that a person changes counts at the next run, one with a mistake is named with its cell, and a tab of the same name is not touched', () => {
  const grid = filled({ Accounts: ACCOUNTS, Tickets: TICKETS });
  const bench = benchOn(grid);
  bench.runFromClient('acceptSources').result();
  const lines = tabOf(grid, 'Vitals sources');
  const found = recordsOf(lines);
  const headers = Object.keys(found[0]!);
  const row = found.findIndex((line) => line['Portfolio column'] === 'support_ticket_volume') + 1;
  const write = (header: string, value: string | number) =>
    lines.write({ row, column: headers.indexOf(header), rows: 1, columns: 1 }, [[value]]);
  write('Days', 90);
  bench.runFromClient('acceptSources').result();
  expect(recordsOf(tabOf(grid, 'Vitals portfolio')).map((each) => each.support_ticket_volume)).toEqual([
    2, 1, 1,
  ]);
  write('Take', 'total');
  const view = bench.runFromClient('acceptSources').result() as SourcesView;
  expect(view.problems).toEqual([expect.stringMatching(/^Vitals sources!\w+\d+: Write one of: count, sum/)]);

  const taken = filled({ Accounts: ACCOUNTS, Tickets: TICKETS, 'Vitals portfolio': 'mine,own\n1,2\n' });
  const { error } = benchOn(taken).runFromClient('acceptSources');
  expect(error?.message).toMatch(
    /There is a tab "Vitals portfolio" that Customer Vitals did not make\. Rename it/,
  );
});

test('the selected value names its rows', () => {
  const grid = filled({ Accounts: ACCOUNTS, Tickets: TICKETS });
  const bench = benchOn(grid);
  bench.runFromClient('acceptSources').result();
  const portfolio = tabOf(grid, 'Vitals portfolio');
  const column = Object.keys(recordsOf(portfolio)[0]!).indexOf('open_tickets') + 1;
  bench.runFromClient('showCell', 'Vitals portfolio', `${String.fromCharCode(64 + column)}2`).result();
  expect(bench.runFromClient('traceSelected').result()).toEqual({
    customer: 'A-1',
    column: 'open_tickets',
    tab: 'Tickets',
    how: 'count where solved_at is blank or after the day',
    rows: 1,
    cells: ['B2'],
  });
});
