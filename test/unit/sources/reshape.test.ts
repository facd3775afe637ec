/** Tables in the shapes that exports have, and what sources take of them. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dayOfIso } from '../../../src/base/calendar';
import { localeOf } from '../../../src/reading/locale';
import { joinSources } from '../../../src/sources/join';
import { proposeSources } from '../../../src/sources/propose';
import { reshaped } from '../../../src/sources/reshape';
import type { SourceTable } from '../../../src/sources/source-table';
import { sourceTable } from '../../support/source-tables';

const reading = { locale: localeOf('en_US') };
const today = dayOfIso('2026-11-21');
const IDS = Array.from({ length: 6 }, (_, i) => `c${i + 1}`);
const CUSTOMERS = sourceTable(
  'customers',
  ['customer_id', 'name'],
  IDS.map((id) => [id, `Firm ${id}`]),
);

/** The first customer's value of each column that a proposal for these tables makes. */
function firstOf(...tables: readonly SourceTable[]): Record<string, unknown> {
  const { columns, rows } = joinedOf([CUSTOMERS, ...tables]);
  return Object.fromEntries(columns.map(({ header }, i) => [header, rows[0]![i]]));
}

function joinedOf(tables: readonly SourceTable[]) {
  const lines = proposeSources(tables, reading, today);
  return joinSources(tables, lines, { reading, today, accepted: new Set() });
}

const cells = (table: SourceTable) =>
  Array.from({ length: table.height }, (_, row) =>
    table.headers.map((_, column) => table.column(column)[row]),
  );

describe('months that stand side by side', () => {
  const wide = sourceTable(
    'Monthly active users',
    ['customer_id', 'Aug 2026', 'Sep 2026', 'Oct 2026'],
    IDS.map((id, i) => [id, 10 + i, 20 + i, 30 + i]),
  );

  test('become rows, each value from its own cell', () => {
    const long = reshaped(wide);
    expect(long.headers).toEqual(['customer_id', 'Month', 'Monthly active users']);
    expect(cells(long).slice(0, 4)).toEqual([
      ['c1', 'Aug 2026', 10],
      ['c1', 'Sep 2026', 20],
      ['c1', 'Oct 2026', 30],
      ['c2', 'Aug 2026', 11],
    ]);
    expect(long.cellAt(2, 4)).toEqual({ column: 2, row: 3 });
    expect(long.sample).toEqual(cells(long));
  });

  test('are taken as a table of months', () => {
    expect(firstOf(wide)).toMatchObject({ active_seats: 30, 'user_growth (%)': 50 });
  });

  test('of several metrics become a column each', () => {
    const both = sourceTable(
      'usage',
      ['customer_id', 'Logins 2026-09', 'Logins 2026-10', 'MAU 2026-09', 'MAU 2026-10', 'MAU 2026-08'],
      [['c1', 5, 10, 1, 2, 3]],
    );
    expect(cells(reshaped(both))).toEqual([
      ['c1', '2026-09', 5, 1],
      ['c1', '2026-10', 10, 2],
      ['c1', '2026-08', '', 3],
    ]);
  });

  test('are left as they are where they are fewer than three', () => {
    const two = sourceTable('accounts', ['customer_id', 'ARR 2025', 'ARR 2026'], [['c1', 1, 2]]);
    expect(reshaped(two)).toBe(two);
  });

  test('stay columns in the list of the customers, however many there are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 24 }), fc.boolean(), (periods, isLast) => {
        const years = Array.from({ length: periods }, (_, i) => `ARR ${2003 + i}`);
        const customers = sourceTable(
          'accounts',
          ['customer_id', 'name', ...years],
          IDS.map((id, i) => [id, `Firm ${id}`, ...years.map((_, year) => 1000 * (year + 1) + i)]),
        );
        const { columns, rows } = joinedOf(isLast ? [wide, customers] : [customers, wide]);
        const headers = columns.map(({ header }) => header);
        expect(headers).toEqual(expect.arrayContaining([...years, 'active_seats']));
        expect(rows.map((row) => row[headers.indexOf('customer_id')])).toEqual(IDS);
        expect(rows.map((row) => row[headers.indexOf(years.at(-1)!)])).toEqual(
          IDS.map((_, i) => 1000 * periods + i),
        );
        expect(rows[0]![headers.indexOf('active_seats')]).toBe(30);
      }),
    );
  });

  test('lose no cell, whatever the table', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 12 }),
        fc.array(fc.array(fc.nat(), { minLength: 12, maxLength: 12 })),
        (months, rows) => {
          const headers = Array.from({ length: months }, (_, i) => `2026-${String(i + 1).padStart(2, '0')}`);
          const table = sourceTable(
            't',
            ['id', ...headers],
            rows.map((row, i) => [`k${i}`, ...row.slice(0, months)]),
          );
          const long = reshaped(table);
          const back = cells(long).map(([id, month, value], row) => {
            const at = long.cellAt(2, row);
            expect(table.column(at.column)[at.row - 2]).toBe(value);
            return `${id} ${month} ${value}`;
          });
          expect(new Set(back).size).toBe(rows.length * months);
        },
      ),
    );
  });
});

describe('metrics that stand below each other', () => {
  const long = sourceTable(
    'usage',
    ['customer', 'month', 'Metric', 'Value'],
    IDS.flatMap((id, i) =>
      ['2026-09', '2026-10'].flatMap((month, m) => [
        [id, month, 'active_users', 10 * (m + 1) + i],
        [id, month, 'logins', 100 * (m + 1)],
        [id, month, 'api_calls', 7],
      ]),
    ),
  );

  test('become columns, filled in their own rows', () => {
    const { headers } = reshaped(long);
    expect(headers).toEqual(['customer', 'month', 'Metric', 'Value', 'active_users', 'logins', 'api_calls']);
    expect(cells(reshaped(long))[1]).toEqual(['c1', '2026-09', 'logins', 100, '', 100, '']);
    expect(reshaped(long).cellAt(5, 1)).toEqual({ column: 3, row: 3 });
  });

  test('are taken like columns', () => {
    expect(firstOf(long)).toMatchObject({
      active_seats: 20,
      'user_growth (%)': 100,
      'login_trend (%)': 100,
      api_calls: 7,
    });
  });

  test('are told apart where months stand side by side as well', () => {
    const both = sourceTable(
      'Usage by month',
      ['customer_id', 'Metric', '08/2026', '09/2026', '10/2026'],
      IDS.flatMap((id) => [
        [id, 'Logins', 10, 20, 40],
        [id, 'Active users', 1, 2, 3],
      ]),
    );
    expect(firstOf(both)).toMatchObject({ active_seats: 3, 'user_growth (%)': 50, 'login_trend (%)': 100 });
  });

  test('stay rows where their names are no metrics', () => {
    const prices = sourceTable(
      'prices',
      ['sku', 'Metric', 'Value'],
      [
        ['x', 'width', 3],
        ['x', 'height', 4],
      ],
    );
    expect(reshaped(prices)).toBe(prices);
  });
});

describe('amounts of several billing intervals', () => {
  const subscriptions = (interval: unknown, amount: unknown) =>
    sourceTable(
      'subscriptions',
      ['Subscription', 'Customer ID', 'Status', 'Amount', 'Interval', 'Start', 'Current Period End'],
      [
        ['s1', 'c1', 'active', 100, 'month', '2025-01-01', '2026-10-01'],
        ['s2', 'c1', 'active', amount, interval, '2025-01-01', '2027-01-01'],
        ['s3', 'c1', 'canceled', 5000, 'year', '2025-01-01', '2027-01-01'],
        ...IDS.slice(1).map((id) => ['s', id, 'active', 10, 'month', '2025-01-01', '2027-01-01']),
      ],
    );

  test.each([
    ['year', 1200, 200],
    ['Quarterly', 300, 200],
    ['half-yearly', 600, 200],
    ['week', 52, 112],
  ])(
    'a %s are added up a month; canceled ones do not count, and a period that is over ends none',
    (interval, amount, mrr) => {
      // A week is twelve 52nds of a month: 52 a week are 52 / (12 / 52) a month.
      const expected = interval === 'week' ? 100 + (52 * 52) / 12 : mrr;
      expect(firstOf(subscriptions(interval, amount)).mrr).toBeCloseTo(expected);
    },
  );

  test('are not added up where an interval is not understood', () => {
    expect(firstOf(subscriptions('every blue moon', 1200)).mrr).toBeUndefined();
  });
});

test('a day of closing that nobody fills in leaves it to the status', () => {
  const tickets = sourceTable(
    'tickets',
    ['Ticket ID', 'customer_id', 'Created at', 'Solved at', 'Status'],
    IDS.map((id, i) => [i, id, '2026-11-02', '', i === 0 ? 'open' : 'solved']),
  );
  expect(firstOf(tickets)).toMatchObject({ open_tickets: 1 });
  const solved = sourceTable('tickets', tickets.headers, [
    [9, 'c1', '2026-11-02', '', 'solved'],
    ...IDS.slice(1).map((id, i) => [i, id, '2026-11-02', '', 'open']),
  ]);
  expect(firstOf(solved)).toMatchObject({ open_tickets: 0 });
});

test('stages with numbers in front are read', () => {
  const deals = sourceTable(
    'pipeline',
    ['Opp ID', 'Account', 'Sales Stage', 'ACV', 'Expected Close'],
    IDS.map((id, i) => [
      `o${i}`,
      `firm ${id}`,
      i === 0 ? '3 - Proposal' : '5 - Closed Won',
      900,
      '2026-10-02',
    ]),
  );
  expect(firstOf(deals)).toMatchObject({ 'Open opportunities': 1, 'Open pipeline': 900 });
});

test('months as 06.2026, statuses and users in German are read', () => {
  const usage = sourceTable(
    'Nutzung',
    ['customer_id', 'Monat', 'Aktive Nutzer', 'Anmeldungen'],
    IDS.flatMap((id) => [
      [id, '09.2026', 10, 50],
      [id, '10.2026', 15, 100],
    ]),
  );
  const deals = sourceTable(
    'Verkaufschancen',
    ['customer_id', 'Phase', 'Betrag', 'Abschluss'],
    IDS.map((id) => [id, id === 'c1' ? 'Angebot' : 'Gewonnen', 900, '2026-10-02']),
  );
  expect(firstOf(usage, deals)).toMatchObject({
    active_seats: 15,
    'login_trend (%)': 100,
    'Open opportunities': 1,
    'Open pipeline': 900,
  });
});
