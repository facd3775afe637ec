import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { PortfolioMatch } from '../../src/addon/run/match';
import type { RunReport } from '../../src/addon/run/score';
import { contractRows, withContractsAddedUp } from '../../src/reading/contracts';
import { Portfolio } from '../../src/reading/portfolio';
import type { Workbench } from '../../workbench';
import * as eventful from '../support/eventful';
import { recordsOf, scoresOf, type TestCell, valuesOf, workbenchWith } from '../support/sheets';

const HEADERS = ['Account ID', 'Name', 'CSM', 'Product', 'ARR', 'Renewal date', 'Plan', 'Status'];
const day = (on: number) => ({ day: 46347 + on });
/** What a customer does, the same in each of their rows: enough of it to be scored. */
const USE = eventful.customer('', '').slice(4);
const ROWS: TestCell[][] = [
  [...HEADERS, ...eventful.HEADERS.slice(4)],
  ['A', 'Alder', 'Kim', 'Core', 100, day(200), 'pro', 'Active', ...USE],
  ['B', 'Birch', 'Lee', 'Core', 40, day(90), 'pro', 'Active', ...USE],
  ['A', 'Alder', 'Kim', 'Add-on', 30, day(30), 'basic', 'Active', ...USE],
  ['A', 'Alder', '', 'Old', 500, day(-90), 'basic', 'Cancelled', ...USE],
  ['C', 'Cedar', 'Kim', 'Core', 7, day(10), 'pro', 'Active', ...USE],
  ['C', 'Cypress', 'Kim', 'Core', 9, day(20), 'pro', 'Active', ...USE],
];

function ask<T>(bench: Workbench, name: string, ...args: unknown[]): T {
  const run = bench.runFromClient(name, ...args);
  if (run.error) throw new Error(run.error.message);
  return run.value as T;
}

describe('Rows of one id that differ only in their contract', () => {
  const { bench, grid, sheet } = workbenchWith(ROWS);
  const look = () => ask<PortfolioMatch>(bench, 'matchPortfolio');

  test('are left out and asked about, with the ARR left out', () => {
    expect(look().contracts).toEqual({ customers: 1, rows: 3, arr: 130 });
    const report = ask<RunReport>(bench, 'scorePortfolio', { way: 'values' });
    expect(report.findings.map(({ kind, cells }) => [kind, ...cells])).toEqual(
      expect.arrayContaining([
        ['several contracts', 'A2', 'A4', 'A5'],
        ['duplicate id', 'A6', 'A7'],
      ]),
    );
    expect(report.headcount.customers).toBe(1);
  });

  test('are one customer once somebody says so: ARR added up, the earliest renewal, none that has ended', () => {
    ask(bench, 'changeSetting', 'Scoring', 'Several contracts', 'add up');
    const { contracts, headcount } = look();
    expect([contracts, headcount.customers]).toEqual([null, 2]);
    expect(headcount.absent).toContainEqual({ absence: 'further contract', rows: 2 });
    ask<RunReport>(bench, 'scorePortfolio', { way: 'values' });
    expect(scoresOf(grid).find((row) => row['Customer id'] === 'A')).toMatchObject({
      Name: 'Alder',
      CSM: 'Kim',
      ARR: 130,
      'Days to renewal': 30,
    });
    const months = recordsOf(grid.sheets.find(({ name }) => name === 'Vitals months')!);
    expect(months[0]).toMatchObject({ Customers: 2, ARR: 170 });
  });

  test('all show the result of their customer, and none of their cells changes', () => {
    const rows = recordsOf(sheet);
    const tier = rows.filter((row) => row['Account ID'] === 'A').map((row) => row['Health status']);
    expect(new Set(tier).size).toBe(1);
    expect(tier[0]).toBeTruthy();
    expect(valuesOf(sheet).map((row) => row[4])).toEqual(['ARR', 100, 40, 30, 500, 7, 9]);
  });

  test('stay left out where somebody wants that, without another question', () => {
    ask(bench, 'changeSetting', 'Scoring', 'Several contracts', 'leave out');
    expect(look()).toMatchObject({ contracts: null, headcount: { customers: 1 } });
  });
});

const amount = fc.oneof(fc.integer({ min: 0, max: 1e6 }), fc.constant(''), fc.constant('?!'));
const contract = fc.record({
  id: fc.constantFrom('A', 'B', 'C'),
  arr: amount,
  end: fc.integer({ min: 46000, max: 47000 }),
});

test('whatever the contracts, each customer has the sum of their ARR or none, and the earliest end', () => {
  fc.assert(
    fc.property(fc.array(contract, { minLength: 1, maxLength: 12 }), (contracts) => {
      const rows = contracts.map(({ id, arr, end }) => [id, `Name of ${id}`, arr, end]);
      const before = JSON.stringify(rows);
      const portfolio = new Portfolio(['customer_id', 'name', 'arr', 'contract_end_date'], rows);
      const added = withContractsAddedUp(portfolio, 46347);
      expect(contractRows(added)).toEqual([]);
      expect(JSON.stringify(rows)).toBe(before);
      for (const id of ['A', 'B', 'C']) {
        const own = contracts.filter((each) => each.id === id);
        const left = added.customerRows.filter(([key]) => key === id);
        expect(left).toHaveLength(own.length > 0 ? 1 : 0);
        if (own.length === 0) continue;
        const sums = own.every(({ arr }) => typeof arr === 'number');
        const arr = added.column('arr')!.readIn(left[0]!);
        if (sums) expect(arr).toBe(own.reduce((total, each) => total + Number(each.arr), 0));
        else expect(typeof arr).not.toBe('number');
        expect(left[0]![3]).toBe(Math.min(...own.map(({ end }) => end)));
      }
    }),
    { numRuns: 200 },
  );
});
