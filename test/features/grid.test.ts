/** What a person asks of the grid by a press: names that stay in sight, and the tabs of ours. */
import { describe, expect, test } from '@jest/globals';
import type { Workbench } from '../../workbench';
import { type TestCell, workbenchWith } from '../support/sheets';

const ROWS: TestCell[][] = [
  ['customer_id', 'Name', 'ARR', 'feature_adoption', 'login_frequency'],
  ['A-1', 'Acme', 1000, 80, 90],
  ['B-2', 'Bolt', 2000, 20, 10],
];

function said(bench: Workbench, name: string): string {
  bench.runFromClient(name).result();
  return bench.screen.toasts.at(-1)!.message;
}

describe('Freeze id and name', () => {
  const pressed = (rows: TestCell[][], first: (sheet: ReturnType<typeof workbenchWith>['sheet']) => void) => {
    const { bench, sheet } = workbenchWith(rows);
    first(sheet);
    return { message: said(bench, 'freezeNames'), columns: sheet.frozenColumns };
  };

  test('keeps the columns up to both in sight, and no row', () => {
    expect(pressed(ROWS, () => {})).toEqual({ message: 'Id and name stay in sight.', columns: 2 });
    const swapped = ROWS.map(([id, name, ...rest]) => [name!, 'x', id!, ...rest]);
    expect(pressed(swapped, () => {}).columns).toBe(3);
  });

  test('is never done by a run', () => {
    const { bench, sheet } = workbenchWith(ROWS);
    bench.runFromClient('scorePortfolio', {}).result();
    expect([sheet.frozenColumns, sheet.frozenRows]).toEqual([0, 0]);
  });

  test('leaves what somebody has frozen', () => {
    const { message, columns } = pressed(ROWS, (sheet) => {
      sheet.frozenColumns = 1;
    });
    expect([message, columns]).toEqual([
      '1 of your columns is frozen already: nothing was changed. Choose View > Freeze > No columns first.',
      1,
    ]);
  });

  test('cuts no merged cell', () => {
    const { message, columns } = pressed(ROWS, (sheet) => {
      sheet.merges = [{ row: 5, column: 1, rows: 1, columns: 3 }];
    });
    expect([message, columns]).toEqual([
      'B6:D6 is merged across column B. Choose Format > Merge cells > Unmerge, then freeze.',
      0,
    ]);
  });

  test('leaves room for what moves', () => {
    const far = ROWS.map(([id, name, ...rest]) => [...rest, 'x', id!, name!]);
    expect(pressed(far, () => {})).toEqual({
      message:
        'Id and name reach to column F: that leaves too little room. Move both to the left, then freeze them.',
      columns: 0,
    });
  });
});

describe('Show all Vitals tabs', () => {
  test('brings out what people read, in order and in our color, and leaves the rest hidden', () => {
    const { bench, grid } = workbenchWith(ROWS);
    expect(said(bench, 'showTabs')).toBe(
      'There are no tabs of Customer Vitals yet. Score the portfolio first.',
    );
    bench.runFromClient('scorePortfolio', {}).result();
    bench.runFromClient('makeDashboard').result();
    expect(grid.sheets.filter(({ hidden }) => !hidden).map(({ name }) => name)).toEqual([
      'Sheet1',
      'Vitals',
      'Vitals scores',
    ]);
    bench.runFromClient('showTabs').result();
    const shown = grid.sheets.filter(({ hidden }) => !hidden);
    expect(shown.map(({ name }) => name)).toEqual(['Sheet1', 'Vitals', 'Vitals scores', 'Vitals months']);
    expect(shown.slice(1).map(({ tabColor }) => tabColor)).toEqual(shown.slice(1).map(() => '#1a73e8'));
    expect(grid.activeSheet.name).toBe('Vitals');
  });
});
