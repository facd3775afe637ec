import { describe, expect, test } from '@jest/globals';
import type { OpenedCustomer } from '../../src/addon/customer/customer';
import type { LastRun } from '../../src/addon/run/last-run';
import type { Workbench } from '../../workbench';
import { benchOnSample } from '../browser/support/sample';
import { countedScores, fill, scoresOf, workbenchWith } from '../support/sheets';

function ask<T>(bench: Workbench, name: string, ...args: unknown[]): T {
  const run = bench.runFromClient(name, ...args);
  if (run.error) throw new Error(run.error.message);
  return run.value as T;
}

function scoredSample(model = 'segment') {
  const { bench, grid } = benchOnSample();
  ask(bench, 'scorePortfolio', { model });
  return { bench, grid };
}

describe('lastRun', () => {
  test('is what stands in Vitals scores', () => {
    const { bench, grid } = scoredSample('lifecycle');
    const run = ask<LastRun>(bench, 'lastRun');
    const records = countedScores(grid);
    expect(run).toMatchObject({
      scoredOn: '2026-11-21',
      model: 'lifecycle',
      bands: ['Green', 'Yellow', 'Red'],
    });
    expect(run.accounts.map(({ id, health, tier, arr }) => [id, health, tier, arr])).toEqual(
      records.map((record) => [
        record['Customer id'],
        record['Health score'],
        record['Risk tier'],
        record.ARR,
      ]),
    );
  });

  test('is empty before the first run and after an undo', () => {
    const { bench } = benchOnSample();
    expect(ask<LastRun>(bench, 'lastRun')).toMatchObject({ scoredOn: '', accounts: [] });
    ask(bench, 'scorePortfolio');
    ask(bench, 'undoLastRun');
    expect(ask<LastRun>(bench, 'lastRun').accounts).toEqual([]);
  });
});

describe('openCustomer', () => {
  test('takes apart what the run found: the points add up to the scores', () => {
    const { bench, grid } = scoredSample();
    const record = scoresOf(grid)[1]!;
    const page = ask<OpenedCustomer>(bench, 'openCustomer', 'TF-1002');
    expect(page).toMatchObject({ id: 'TF-1002', name: 'Tarnovessa Foods', row: 3, since: '', unscored: '' });
    expect([page.health!.value, page.churn!.value]).toEqual([record['Health score'], record['Churn risk']]);
    for (const { value, parts } of [page.health!, page.churn!]) {
      expect(Math.abs(parts.reduce((sum, { won }) => sum + won, 0) - value)).toBeLessThan(0.06);
    }
    expect(page.health!.parts[0]).toMatchObject({ label: 'Renewal sentiment', value: 'negative', lost: 7 });
    expect(page.nextAction).toMatchObject({
      what: record['Next action'],
      owner: record['Action owner'],
    });
  });

  test('says where the row has changed since the run', () => {
    const { bench, grid } = scoredSample();
    const sheet = grid.sheets[0]!;
    fill(sheet, [[99]], 2, 15);
    const page = ask<OpenedCustomer>(bench, 'openCustomer', 'TF-1002');
    expect(page.since).toContain('which found a health of 55.7');
  });

  test('gives no number to an id that occurs twice', () => {
    const page = ask<OpenedCustomer>(scoredSample().bench, 'openCustomer', 'TF-1178');
    expect(page).toMatchObject({ unscored: 'Duplicate id', health: null, churn: null, room: null });
  });

  test('says that a customer is gone', () => {
    const { bench } = scoredSample();
    expect(() => ask(bench, 'openCustomer', 'nobody')).toThrow('No row of "Sheet1" has the id "nobody"');
    expect(() => ask(bench, 'showCustomer', 'nobody')).toThrow('Score again');
  });
});

describe('the selected row', () => {
  test('is opened from the tab of customers, and from Vitals scores', () => {
    const { bench, grid } = scoredSample();
    grid.sheets[0]!.selection = { row: 4, column: 7, rows: 1, columns: 1 };
    expect(ask<OpenedCustomer>(bench, 'openSelectedRow').id).toBe('TF-1004');
    grid.activeSheet = grid.sheets.find(({ name }) => name === 'Vitals scores')!;
    grid.activeSheet.selection = { row: 2, column: 7, rows: 1, columns: 1 };
    expect(ask<OpenedCustomer>(bench, 'openSelectedRow').id).toBe('TF-1002');
  });

  test('that holds no customer is told so', () => {
    const { bench } = scoredSample();
    expect(() => ask(bench, 'openSelectedRow')).toThrow('The selected row holds no customer.');
  });

  test('is the customer’s wherever a sort has put it', () => {
    const { bench, sheet } = workbenchWith([
      ['Account ID', 'NPS'],
      ['B', 3],
      [' A ', 9],
    ]);
    ask(bench, 'showCustomer', 'A');
    expect(sheet.selection).toMatchObject({ row: 2, column: 0, rows: 1, columns: 2 });
  });
});
