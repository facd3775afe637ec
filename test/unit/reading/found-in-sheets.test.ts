// Cells that were found in people's sheets and read wrong.
import { expect, test } from '@jest/globals';
import { populationOf } from '../../../src/customers/population';
import { allMetrics } from '../../../src/reading/catalog';
import { localeOf } from '../../../src/reading/locale';
import { Portfolio } from '../../../src/reading/portfolio';

const TODAY = 46347;

function read(header: string, cells: readonly unknown[], locale = 'en_US') {
  const rows = cells.map((cell, i) => [`C${i}`, cell]);
  const settings = { locale: localeOf(locale), dayOfDate: () => TODAY, today: TODAY };
  const portfolio = new Portfolio(['customer_id', header], rows, settings);
  const at = portfolio.reader([portfolio.column(header)!.metric.header]);
  return { values: cells.map((_, row) => at(row)[0]), findings: portfolio.findings.list() };
}

test('12,34,567 in a sheet of India is 1,234,567', () => {
  expect(read('arr', ['12,34,567', '1,23,456', '9,87,65,432'], 'en_IN').values).toEqual([
    1234567, 123456, 98765432,
  ]);
});

test('an x under a yes/no header is how people tick', () => {
  expect(read('champion_left', ['x', 'X', 'x']).values).toEqual([true, true, true]);
});

test.each([1e308, '9007199254740993'])('%p is named in every column of numbers', (cell) => {
  const numbers = [...allMetrics().values()].filter(({ max }) => Number.isFinite(max));
  expect(numbers.length).toBeGreaterThan(50);
  for (const { header } of numbers) {
    const { values, findings } = read(header, [cell]);
    expect([header, typeof values[0]]).toEqual([header, 'object']);
    expect([header, findings.length]).toEqual([header, 1]);
  }
});

test('#DIV/0 without its mark is no id', () => {
  const portfolio = new Portfolio(
    ['customer_id', 'arr'],
    [
      ['#DIV/0', 5],
      ['C1', 5],
    ],
  );
  const population = populationOf(portfolio, TODAY);
  expect(population.rows.map((row) => population.absenceOf(row))).toEqual([expect.any(String), undefined]);
});
