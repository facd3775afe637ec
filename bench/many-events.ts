import { dayOfIso, dayToIso } from '../src/base/calendar';
import { MemoryGrid } from '../workbench';

/** The moment that the last events are of. */
export const NOON = new Date('2026-11-21T12:00:00Z');
const TODAY = dayOfIso('2026-11-21');

/** A workbook with a tab of accounts and one of their events, of which most columns are not needed. */
export function manyEvents(accounts: number, events: number): MemoryGrid {
  const grid = new MemoryGrid();
  const accountRows = Array.from({ length: accounts }, (_, i) => [
    `A-${i}`,
    `Firm ${i}`,
    1000 + i,
    5 + (i % 90),
  ]);
  fill(grid, 'Accounts', ['account_id', 'name', 'arr', 'seats'], accountRows);
  // A multiplier that shares no factor with the counts spreads events over accounts, days and users.
  const rows = Array.from({ length: events }, (_, i) => {
    const at = (i * 7919) % events;
    return [
      `E-${i}`,
      `A-${at % accounts}`,
      dayToIso(TODAY - (at % 97)),
      `u${at % 31}`,
      ['login', 'export', 'report', 'share'][at % 4]!,
      at % 60,
      'EU',
      'web',
      'n/a',
      'x'.repeat(20),
    ];
  });
  fill(
    grid,
    'Events',
    [
      'event id',
      'account_id',
      'event day',
      'user id',
      'event name',
      'duration',
      'region',
      'client',
      'note',
      'payload',
    ],
    rows,
  );
  return grid;
}

function fill(grid: MemoryGrid, name: string, headers: string[], rows: (string | number)[][]): void {
  const sheet = grid.insertSheet(name, grid.sheets.length);
  const cells = [headers, ...rows];
  sheet.resize(cells.length, headers.length);
  sheet.write({ row: 0, column: 0, rows: cells.length, columns: headers.length }, cells);
}
