import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dayOfIso, dayToIso } from '../../../src/base/calendar';
import { localeOf } from '../../../src/reading/locale';
import { rowsBehind } from '../../../src/sources/derive';
import { joinSources } from '../../../src/sources/join';
import { ALL_COLUMNS, type SourceLine } from '../../../src/sources/line';
import { proposeSources } from '../../../src/sources/propose';
import type { SourceTable } from '../../../src/sources/source-table';
import { sourceTable } from '../../support/source-tables';

const TODAY = dayOfIso('2026-11-21');
const SETTINGS = { reading: { locale: localeOf('en_US') }, today: TODAY, accepted: new Set<string>() };
const LINE: SourceLine = {
  tab: 'tickets',
  source: 'support',
  key: 'account',
  through: '',
  day: 'opened',
  column: 'Value',
  take: 'count',
  of: '',
  where: '',
  days: 30,
  zero: true,
  stale: undefined,
};
const customers = (...ids: unknown[]) =>
  sourceTable(
    'customers',
    ['customer_id', 'name'],
    ids.map((id, i) => [id, `Firm ${i}`]),
  );
const BASE: SourceLine = {
  ...LINE,
  tab: 'customers',
  key: 'customer_id',
  day: '',
  column: '',
  take: ALL_COLUMNS,
  days: undefined,
};
const tickets = (...rows: unknown[][]) =>
  sourceTable('tickets', ['account', 'opened', 'hours', 'state'], rows);
const ago = (days: number) => dayToIso(TODAY - days);
const joined = (tables: SourceTable[], lines: Partial<SourceLine>[], more: Partial<typeof SETTINGS> = {}) =>
  joinSources(tables, [BASE, ...lines.map((line) => ({ ...LINE, ...line }))], { ...SETTINGS, ...more });
const valuesOf = (portfolio: ReturnType<typeof joined>, column = 'Value') => {
  const at = portfolio.columns.findIndex(({ header }) => header === column);
  return portfolio.rows.map((row) => row[at]);
};

describe('keys', () => {
  test('are matched without the spaces around them and in any case, and nothing else is joined', () => {
    const rows = [
      [' AC1 ', ago(1)],
      ['ac1', ago(2)],
      ['AC-1', ago(3)],
      ['AC01', ago(3)],
      ['', ago(3)],
    ];
    const portfolio = joined([customers('ac1', 'ac2'), tickets(...rows)], [{}]);
    expect(valuesOf(portfolio)).toEqual([2, '']);
    const [orphans, blank] = portfolio.findings.map(({ message }) => message);
    expect(orphans).toMatch(
      /^2 rows with 2 keys of no customer: left out\. "ac-1" looks like "ac1", "ac01" looks like "ac1"/,
    );
    expect(blank).toBe('1 row without a customer: left out.');
  });

  test('may be domains of e-mail addresses, and never those of free mail', () => {
    const base = sourceTable(
      'customers',
      ['customer_id', 'website'],
      [
        ['c1', 'https://www.acme.com/en'],
        ['c2', 'gmail.com'],
      ],
    );
    const rows = [
      ['ann@acme.com', ago(1)],
      ['bob@gmail.com', ago(1)],
    ];
    expect(valuesOf(joined([base, tickets(...rows)], [{ through: 'website (domain)' }]))).toEqual([1, '']);
  });

  test('lead through another tab', () => {
    const subs = sourceTable(
      'subs',
      ['sub', 'account'],
      [
        ['s1', 'c1'],
        ['s2', 'c2'],
        ['s3', 'c1'],
      ],
    );
    const rows = [
      ['s1', ago(1)],
      ['s3', ago(1)],
      ['s9', ago(1)],
    ];
    const lines = [{ tab: 'subs', take: 'link', day: '' }, { through: 'subs: sub' }];
    expect(valuesOf(joined([customers('c1', 'c2'), subs, tickets(...rows)], lines))).toEqual([2, '']);
  });
});

describe('no row', () => {
  test('is 0 only for who is in the source at all', () => {
    const rows = [
      ['c1', ago(90)],
      ['c2', ago(1)],
    ];
    expect(valuesOf(joined([customers('c1', 'c2', 'c3'), tickets(...rows)], [{}]))).toEqual([0, 1, '']);
    expect(valuesOf(joined([customers('c1', 'c2', 'c3'), tickets(...rows)], [{ zero: false }]))).toEqual([
      '',
      1,
      '',
    ]);
  });

  test('is nothing at all in a source that is late, until that is accepted', () => {
    const tables = [customers('c1', 'c2'), tickets(['c1', ago(41)], ['c2', ago(90)])];
    const late = joined(tables, [{ stale: 30 }]);
    expect(valuesOf(late)).toEqual(['', '']);
    const [stale] = late.findings;
    expect(stale).toMatchObject({ held: true, cells: ['tickets!B2'] });
    expect(stale!.message).toMatch(
      /^Newest row 41 days old \(2026-10-11\), and values count for 30: left blank/,
    );
    expect(valuesOf(joined(tables, [{ stale: 30 }], { accepted: new Set([stale!.key]) }))).toEqual([0, 0]);
  });
});

test('a tab that is gone and a column that has another name leave their cells blank, and say so', () => {
  const lines = [{ tab: 'usage', column: 'Logins' }, { day: 'created' }];
  const portfolio = joined([customers('c1'), tickets(['c1', ago(1)])], lines);
  expect(portfolio.rows).toEqual([['c1', 'Firm 0']]);
  expect(portfolio.findings.map(({ message }) => message)).toEqual([
    'There is no tab "usage": Logins stay blank. Paste it again, or name the tab that takes its place in "Vitals sources".',
    '"Value" stays blank: "tickets" has no column "created". Correct it in "Vitals sources", or give the column its header back.',
  ]);
});

test('rows that repeat another with its id are counted once, until that is accepted', () => {
  const events = sourceTable(
    'tickets',
    ['ticket_id', 'account', 'opened'],
    [
      ['1', 'c1', ago(1)],
      ['1', 'c1', ago(1)],
      ['2', 'c1', ago(2)],
      ['3', 'c1', ago(2)],
      ['4', 'c1', ago(2)],
      ['5', 'c1', ago(2)],
      ['6', 'c1', ago(2)],
      ['7', 'c1', ago(2)],
      ['8', 'c1', ago(2)],
      ['9', 'c1', ago(2)],
    ],
  );
  const once = joined([customers('c1'), events], [{}]);
  expect(valuesOf(once)).toEqual([9]);
  const [same] = once.findings;
  expect(same).toMatchObject({ held: true, cells: ['tickets!A2', 'tickets!A3'] });
  expect(valuesOf(joined([customers('c1'), events], [{}], { accepted: new Set([same!.key]) }))).toEqual([10]);
});

test('rows of months count by months: the last whole one, against the one before', () => {
  const rows = [
    ['c1', '2026-09', 40],
    ['c1', '2026-10', 50],
    ['c1', '2026-11', 3],
    ['c2', '2026-08', 9],
  ];
  const monthly = sourceTable('tickets', ['account', 'opened', 'hours'], rows);
  const of = (take: string) =>
    valuesOf(joined([customers('c1', 'c2'), monthly], [{ take, of: 'hours', zero: false }]));
  expect(of('last')).toEqual([50, '']);
  expect(of('change of sum')).toEqual([25, '']);
});

test('a change from nothing to nothing is 0 where no row means 0, and from nothing to something has no percentage', () => {
  const rows = [
    ['c1', '2025-01-01', 1],
    ['c2', '2025-01-01', 1],
    ['c2', '2026-11-20', 1],
  ];
  const tickets = sourceTable('tickets', ['account', 'opened', 'hours'], rows);
  const of = (zero: boolean) =>
    valuesOf(joined([customers('c1', 'c2', 'c3'), tickets], [{ take: 'change of count', days: 30, zero }]));
  expect(of(true)).toEqual([0, '', '']);
  expect(of(false)).toEqual(['', '', '']);
});

/** Events of three customers in the last hundred days. */
const events = fc.array(
  fc.record({
    account: fc.constantFrom('a', 'b', 'c'),
    age: fc.integer({ min: -5, max: 100 }),
    hours: fc.integer({ min: 0, max: 50 }),
    state: fc.constantFrom('x', 'y', 'z'),
  }),
  { minLength: 1, maxLength: 60 },
);

test('every take is what a look at each row says, and its rows are those it comes from', () => {
  fc.assert(
    fc.property(events, fc.integer({ min: 1, max: 60 }), (drawn, days) => {
      // A first row on a day within a month, so that no table is taken for one of months.
      const all = [{ account: 'zz', age: 3, hours: 1, state: 'x' }, ...drawn];
      const tables = [
        customers('a', 'b', 'c'),
        tickets(...all.map(({ account, age, hours, state }) => [account, ago(age), hours, state])),
      ];
      const takes = [
        'count',
        'sum',
        'average',
        'lowest',
        'highest',
        'distinct',
        'share',
        'change of count',
        'difference of average',
        'days since last',
      ];
      const portfolio = joined(
        tables,
        takes.map((take) => ({
          column: take,
          take,
          of: take === 'distinct' ? 'state' : take === 'share' || take.endsWith('count') ? '' : 'hours',
          where: take === 'share' ? 'state is x' : '',
          days,
          zero: false,
        })),
      );
      ['a', 'b', 'c'].forEach((account, row) => {
        const own = all.filter((event) => event.account === account);
        const among = (from: number, to: number) => own.filter(({ age }) => age >= from && age < to);
        const [now, before] = [among(0, days), among(days, 2 * days)];
        const hours = (rows: typeof own) => rows.map((event) => event.hours);
        const mean = (rows: typeof own) =>
          rows.length === 0 ? Number.NaN : hours(rows).reduce((a, b) => a + b, 0) / rows.length;
        const expected: Record<string, number> = {
          count: now.length || Number.NaN,
          sum: now.length === 0 ? Number.NaN : hours(now).reduce((a, b) => a + b, 0),
          average: mean(now),
          lowest: now.length === 0 ? Number.NaN : Math.min(...hours(now)),
          highest: now.length === 0 ? Number.NaN : Math.max(...hours(now)),
          distinct: new Set(now.map(({ state }) => state)).size || Number.NaN,
          share:
            now.length === 0
              ? Number.NaN
              : (100 * now.filter(({ state }) => state === 'x').length) / now.length,
          'change of count':
            before.length === 0 ? Number.NaN : (100 * (now.length - before.length)) / before.length,
          'difference of average': mean(now) - mean(before),
          'days since last': now.length === 0 ? Number.NaN : Math.min(...now.map(({ age }) => age)),
        };
        for (const take of takes) {
          const value = valuesOf(portfolio, take)[row];
          const meant = expected[take]!;
          expect([take, value]).toEqual([take, Number.isNaN(meant) ? '' : expect.closeTo(meant, 9)]);
        }
        const behind = rowsBehind(portfolio.derived.get('count')!, row);
        expect(behind.map((at) => all[at - 2]!.account)).toEqual(now.map(() => account));
      });
    }),
    { numRuns: 200 },
  );
});

test('what is proposed for tabs in any order is the same, and every column it proposes is one that scores know or its own', () => {
  const tables = [
    customers('c1', 'c2', 'c3'),
    sourceTable(
      'usage',
      ['customer', 'month', 'logins', 'feature_adoption'],
      ['c1', 'c2', 'c3'].flatMap((id) =>
        ['2026-08', '2026-09', '2026-10'].map((month) => [id, month, 5, 40]),
      ),
    ),
    sourceTable(
      'helpdesk',
      ['ticket id', 'account', 'created', 'solved', 'severity'],
      [
        ['t1', 'c1', ago(3), '', 'P1'],
        ['t2', 'c1', ago(9), ago(7), 'P3'],
        ['t3', 'c2', ago(5), ago(4), 'P2'],
        ['t4', 'c3', ago(2), '', 'P1'],
      ],
    ),
  ];
  const byOrder = [tables, [...tables].reverse()].map((list) =>
    proposeSources(list, SETTINGS.reading, TODAY),
  );
  expect(byOrder[1]).toEqual(byOrder[0]);
  const portfolio = joinSources(tables, byOrder[0]!, SETTINGS);
  expect(portfolio.findings).toEqual([]);
  expect(valuesOf(portfolio, 'open_tickets')).toEqual([1, 0, 1]);
  expect(valuesOf(portfolio, 'unresolved_critical')).toEqual([1, 0, 1]);
  expect(valuesOf(portfolio, 'feature_adoption')).toEqual([40, 40, 40]);
  expect(valuesOf(portfolio, 'login_trend (%)')).toEqual([0, 0, 0]);
});

test('amounts in several currencies are not added up, until that is accepted', () => {
  const deals = sourceTable(
    'tickets',
    ['account', 'opened', 'hours', 'currency'],
    [
      ['c1', ago(1), 100, 'USD'],
      ['c1', ago(2), 10000, 'JPY'],
    ],
  );
  const line = { take: 'sum', of: 'hours' };
  const held = joined([customers('c1'), deals], [line]);
  expect(valuesOf(held)).toEqual(['']);
  expect(held.findings[0]).toMatchObject({ held: true, cells: ['tickets!D3'] });
  const accepted = new Set([held.findings[0]!.key]);
  expect(valuesOf(joined([customers('c1'), deals], [line], { accepted }))).toEqual([10100]);
});

test('tabs of which nothing is taken are named, and so are columns that no line takes', () => {
  const notes = sourceTable('ideas', ['topic', 'who'], [['x', 'y']]);
  const portfolio = joined([customers('c1'), tickets(['c1', ago(1), 3, 'x']), notes], [{}]);
  expect(portfolio.findings).toEqual([
    expect.objectContaining({ tab: 'ideas', cells: ['ideas!A1'], held: false }),
  ]);
  expect(portfolio.coverage.map(({ notTaken }) => notTaken)).toEqual([['hours', 'state']]);
});
