import { expect, test } from '@jest/globals';
import { apiUsage } from '../../../src/metrics/api-usage';
import { Missing } from '../../../src/scoring/value';

const CUSTOMERS = [
  { name: 'Beta', calls: 1000, errors: 20 },
  { name: 'Acme', calls: 3000, errors: 20 },
  { name: 'Calm', calls: 1000, errors: 0 },
  { name: 'No errors known', calls: 500, errors: undefined },
  { name: 'No calls known', calls: undefined, errors: 7 },
];

test('the rate is that of the customers of whom both are known, and those with most errors come first', () => {
  const usage = apiUsage(CUSTOMERS);
  expect(usage).toEqual({
    calls: 5500,
    errors: 47,
    errorsPerThousand: 8,
    customersWithErrors: 3,
    most: [
      { name: 'Acme', errors: 20 },
      { name: 'Beta', errors: 20 },
      { name: 'No calls known', errors: 7 },
    ],
  });
  expect(apiUsage([...CUSTOMERS].reverse())).toEqual(usage);
});

test('what no row says is unknown and not 0', () => {
  const usage = apiUsage([{ name: 'a', calls: undefined, errors: undefined }]);
  expect(usage).toMatchObject({
    calls: undefined,
    errors: undefined,
    customersWithErrors: undefined,
    most: [],
  });
  expect(usage.errorsPerThousand).toBeInstanceOf(Missing);
});
