import { expect, test } from '@jest/globals';
import { Clock } from '../../workbench';
import { installAddOn } from '../../workbench/project';
import { UniverGrid } from '../../workbench/univer/univer-grid';
import { fill, recordsOf, valuesOf } from '../support/sheets';

test('use and errors of the API are kept by month, and stand on the dashboard with those to help first', async () => {
  const grid = new UniverGrid({ rows: 40, columns: 12 });
  const clock = new Clock('2026-10-10T09:00:00Z');
  const bench = await installAddOn(grid, clock);
  const sheet = grid.activeSheet;
  const scoreWith = (errors: number) => {
    fill(sheet, [
      ['customer_id', 'name', 'arr', 'login_frequency', 'api_calls', 'api_errors'],
      ['a', 'Acme', 100, 80, 3000, errors],
      ['b', 'Beta', 100, 80, 1000, 4],
      ['c', 'Calm', 100, 80, null, null],
    ]);
    grid.activeSheet = sheet;
    bench.runFromClient('scorePortfolio', { model: 'segment', way: 'scores tab' }).result();
  };
  scoreWith(8);
  clock.forwardTo('2026-11-10T09:00:00Z');
  scoreWith(40);
  bench.runFromClient('makeDashboard').result();
  const tab = (name: string) => grid.sheets.find((each) => each.name === name)!;
  expect(recordsOf(tab('Vitals months'))[1]).toMatchObject({
    'API calls': 4000,
    'API errors': 44,
    'API errors per 1,000 calls': 11,
    'Customers with API errors': 2,
    'Most API errors': 'Acme (40), Beta (4)',
  });
  const cells = valuesOf(tab('Vitals dashboard'));
  const top = cells.findIndex((line) => line.some((cell) => String(cell).startsWith('API: use and errors')));
  const left = cells[top]!.findIndex((cell) => String(cell).startsWith('API: use and errors'));
  expect(cells.slice(top + 1, top + 6).map((line) => line.slice(left, left + 3))).toEqual([
    ['API calls', 4000, 0],
    ['API errors', 44, 32],
    ['API errors per 1,000 calls', 11, 8],
    ['Customers with API errors', 2, 0],
    ['Most errors: Acme (40), Beta (4)', null, null],
  ]);
});
