/** The files that the sidebar writes score as the sheet does: its model, its settings, and what it found its columns to be. */
import vm from 'node:vm';
import { expect, test } from '@jest/globals';
import { isNearLimits } from '../../../pages/portfolio/overview';
import type { LastRun } from '../../../src/addon/run/last-run';
import type { Warehouse } from '../../../src/addon/warehouse/warehouse';
import { PLACES_TO_NAME, projectFiles } from '../../../src/bigquery/project';
import { bigQueryLibrary } from '../../../tools/bigquery-library';
import { customer, FAILING, tableOf } from '../../support/customers';
import { type TestCell, valuesOf } from '../../support/sheets';
import { teamWith } from '../../support/team';
import { bodyOf } from '../../support/warehouse';

/** As a CRM exports them: names of its own, shares as 0.85, amounts in thousands. */
const HEADERS: Readonly<Record<string, string>> = {
  customer_id: 'Account ID',
  login_frequency: 'Login rate',
  arr: 'ARR (k)',
};

function exported(): TestCell[][] {
  const rows = Array.from({ length: 24 }, (_, i) =>
    customer({
      ...(i % 3 === 0 ? FAILING : {}),
      customer_id: `A${i}`,
      login_frequency: (30 + ((i * 7) % 60)) / 100,
      arr: 12 + i,
      segment: ['enterprise', 'smb', null][i % 3] as string | null,
      contract_end_date: { day: 46360 + i * 9 },
    }),
  );
  const [headers, ...body] = tableOf(rows);
  return [headers!.map((header) => HEADERS[String(header)] ?? header), ...body];
}

test('the sidebar offers it once a run has so many customers that a sheet is soon too small', () => {
  const run = (customers: number) =>
    ({ headcount: { rows: customers, customers, absent: [] } }) as unknown as LastRun;
  expect([19_999, 20_000].map((customers) => isNearLimits(run(customers)))).toEqual([false, true]);
});

test('every score of the sheet is the score of the functions', async () => {
  const rows = exported();
  const team = teamWith(rows);
  team.call('correctColumn', 'Login rate', 'login_frequency', '');
  team.call('scorePortfolio', { model: 'segment' });
  const { setup } = team.call<Warehouse>('readWarehouse');
  expect(setup.columns).toMatchObject({
    customer_id: 'Account ID',
    login_frequency: 'Login rate',
    arr: 'ARR (k)',
  });

  const files = projectFiles(await bigQueryLibrary(), setup, PLACES_TO_NAME);
  expect(files['sql/2-portfolio.sql']).toContain('`Login rate` AS login_frequency,  -- written as fraction');
  const context = vm.createContext(Object.create(null));
  vm.runInContext(files['customer-vitals.js']!, context);
  const body = bodyOf(files['sql/1-functions.sql']!, 'customer_vitals');
  const score = vm.runInContext(`(function (customer, day) {${body}})`, context) as (
    customer: string,
    day: string,
  ) => Record<string, unknown>;

  const [headers, ...customers] = rows;
  const nameOf = new Map(Object.entries(setup.columns).map(([name, header]) => [header, name]));
  const results = valuesOf(team.grid.sheets.find(({ name }) => name === 'Vitals scores')!);
  const [shown, ...scored] = results as unknown[][];
  const columns = [
    'Health score',
    'Health status',
    'Churn risk',
    'Risk tier',
    'ARR',
    'Health drivers',
    'Next action',
  ];
  const cellsOf = (row: unknown[]) => columns.map((name) => row[shown!.indexOf(name)] ?? '');
  const found = customers.map((row) => {
    const cells = Object.fromEntries(
      row.map((cell, i) => [nameOf.get(String(headers![i])) ?? '', asInTable(cell)]),
    );
    const answer = score(JSON.stringify(cells), '2026-11-21');
    return columns.map((name) => answer[name.toLowerCase().replace(/ /g, '_')] ?? '');
  });
  expect(found).toEqual(scored.map(cellsOf));
});

function asInTable(cell: TestCell): unknown {
  if (typeof cell !== 'object' || cell === null || !('day' in cell)) return cell;
  return new Date((cell.day - 25569) * 86_400_000).toISOString().slice(0, 10);
}
