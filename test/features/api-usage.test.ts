import { expect, test } from '@jest/globals';
import type { CustomerRow } from '../support/customers';
import { portfolioOverTime } from '../support/over-time';
import { recordsOf, valuesOf } from '../support/sheets';

test('use and errors of the API are kept by month, and stand on the dashboard with those to help first', () => {
  const { call, scoreOn, tab } = portfolioOverTime('2026-10-10T09:00:00Z');
  const customer = (id: string, name: string, api: CustomerRow): CustomerRow => ({
    customer_id: id,
    name,
    arr: 100,
    login_frequency: 80,
    ...api,
  });
  const withErrors = (errors: number) => [
    customer('a', 'Acme', { api_calls: 3000, api_errors: errors }),
    customer('b', 'Beta', { api_calls: 1000, api_errors: 4 }),
    customer('c', 'Calm', {}),
  ];
  scoreOn('2026-10-10T09:00:00Z', withErrors(8));
  scoreOn('2026-11-10T09:00:00Z', withErrors(40));
  call('makeDashboard');
  expect(recordsOf(tab('Vitals months'))[1]).toMatchObject({
    'API calls': 4000,
    'API errors': 44,
    'API errors per 1,000 calls': 11,
    'Customers with API errors': 2,
    'Most API errors': 'Acme (40), Beta (4)',
  });
  const cells = valuesOf(tab('Vitals'));
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
