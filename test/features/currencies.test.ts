import { expect, test } from '@jest/globals';
import { dayOf } from '../../src/base/calendar';
import { portfolioOverTime } from '../support/over-time';
import { recordsOf, scoresOf, valuesOf } from '../support/sheets';

const START = { day: dayOf(2026, 9, 5) };

/** A portfolio over time, each customer with what it pays in which currency, and with rates that the test sets. */
function portfolio() {
  const { grid, sheet, call, scoreOn, tab } = portfolioOverTime('2026-09-01T09:00:00Z');
  const setRates = (rates: Readonly<Record<string, number>>) => {
    call('showSettings');
    const settings = tab('Vitals settings');
    const known = recordsOf(settings);
    const others = known.filter(({ Area }) => Area !== 'Exchange rates').length;
    const rows = Object.entries(rates).map(([name, rate]) => ['Exchange rates', name, rate]);
    settings.write({ row: 1 + others, column: 0, rows: rows.length, columns: 3 }, rows);
    grid.activeSheet = sheet;
  };
  return {
    grid,
    call,
    tab,
    setRates,
    scoreOn: (day: string, customers: readonly (readonly [string, number, string])[]) =>
      scoreOn(
        `${day}T09:00:00Z`,
        customers.map(([id, arr, currency]) => ({
          customer_id: id,
          start_date: START,
          arr,
          currency,
          login_frequency: 80,
          feature_adoption: 70,
          nps_score: 8,
        })),
      ),
  };
}

test('amounts stand in the base currency, and a change of rates makes nobody grow or shrink', () => {
  const { grid, call, tab, setRates, scoreOn } = portfolio();
  setRates({ EUR: 1, USD: 0.9 });
  const before = scoreOn('2026-09-30', [
    ['euro', 100, 'EUR'],
    ['dollar', 200, 'USD'],
    ['franc', 300, 'CHF'],
  ]);
  expect(scoresOf(grid).map(({ ARR }) => ARR)).toEqual([100, 180, null]);
  expect(before.findings.map(({ message }) => message)).toContainEqual(
    expect.stringContaining('currency without a rate, so without an amount'),
  );
  setRates({ EUR: 1, USD: 0.5, CHF: 1.1 });
  scoreOn('2026-10-30', [
    ['euro', 110, 'EUR'],
    ['dollar', 200, 'USD'],
    ['franc', 300, 'CHF'],
  ]);
  const [september, october] = recordsOf(tab('Vitals months'));
  expect(september).toMatchObject({ ARR: 280, Customers: 3, 'Paying customers': 2, 'Without ARR': 1 });
  // At the rates of October: 100 + 100 + 330 in September, 110 + 100 + 330 now.
  expect(october).toMatchObject({ ARR: 540, 'Expansion ARR': 10, 'Contraction ARR': 0, GRR: 100 });
  expect(october!.NRR).toBeCloseTo((540 / 530) * 100, 6);

  scoreOn('2026-11-02', [['euro', 110, 'EUR']]);
  const cells = valuesOf(tab('Vitals cohorts'));
  const headers = cells.findIndex(([cell]) => cell === 'Cohort');
  const column = (name: string) => cells[headers]!.indexOf(name);
  const month = (since: number) =>
    cells.slice(headers + 1).find((row) => row[column('Months since start')] === since)!;
  expect(month(1)[column('First ARR')]).toBe(530);
  expect(month(1)[column('Revenue retention')]).toBe(101.89);
  call('makeDashboard');
  expect(valuesOf(tab('Vitals')).flat()).toContain('recurring revenue a year, in EUR');
});

test('where nobody has set rates, amounts in the currency of most rows count, and the others are told', () => {
  const { grid, scoreOn } = portfolio();
  const { findings } = scoreOn('2026-09-30', [
    ['one', 100, 'USD'],
    ['two', 200, 'usd'],
    ['three', 300, 'EUR'],
  ]);
  expect(scoresOf(grid).map(({ ARR }) => ARR)).toEqual([100, 200, null]);
  expect(findings.find(({ kind }) => kind === 'no exchange rate')).toMatchObject({
    count: 1,
    samples: ['EUR'],
  });
});
