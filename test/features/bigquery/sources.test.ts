/** The lines of `Vitals sources` as a query: every derived value is the one that the sheet derives. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { parse } from 'sql-parser-cst';
import { dayOfIso, dayToIso } from '../../../src/base/calendar';
import { columnName } from '../../../src/bigquery/columns';
import { bigQuery, DUCKDB } from '../../../src/bigquery/dialect';
import { PLACES_TO_NAME, projectFiles } from '../../../src/bigquery/project';
import { sourcesText } from '../../../src/bigquery/sources';
import { localeOf } from '../../../src/reading/locale';
import { joinSources } from '../../../src/sources/join';
import { ALL_COLUMNS, LINK, type SourceLine } from '../../../src/sources/line';
import { type Database, database } from '../../support/duckdb';
import { sourceTable } from '../../support/source-tables';
import { SETUP, seeded } from '../../support/warehouse';

const TODAY = '2026-11-21';
const random = seeded(11);
const one = <T>(...of: T[]) => of[Math.floor(random() * of.length)]!;
const ago = (most: number) => dayToIso(dayOfIso(TODAY) - Math.floor(random() * most));
const rowsOf = (count: number, row: (i: number) => (string | number | boolean | null)[]) =>
  Array.from({ length: count }, (_, i) => row(i));

const TABLES = [
  sourceTable(
    'customers',
    ['account_id', 'company'],
    rowsOf(40, (i) => [`A-${i}`, `Firm ${i}`]),
  ),
  sourceTable(
    'tickets',
    ['ticket', 'account', 'opened at', 'closed at', 'priority', 'hours', 'escalated', 'rating'],
    rowsOf(900, (i) => {
      const opened = ago(120);
      return [
        `T${i}`,
        one(` a-${Math.floor(random() * 36)} `, `A-${Math.floor(random() * 50)}`, null),
        `${opened} 0${Math.floor(random() * 9)}:30:00`,
        random() < 0.3 ? null : `${dayToIso(dayOfIso(opened) + Math.floor(random() * 9))} 10:00:00`,
        one('urgent', 'High', 'low', null),
        random() < 0.2 ? null : Math.round(random() * 1000) / 10,
        random() < 0.1,
        one('good', 'bad', null),
      ];
    }),
  ),
  sourceTable(
    'usage',
    ['row', 'account', 'month', 'active users', 'licensed', 'used', 'logins'],
    rowsOf(460, (i) => {
      // The month of the day is not over: it counts for nothing yet.
      const month = i % 40 === 0 ? 2026 * 12 + 10 : 2025 * 12 + 1 + Math.floor(random() * 20);
      return [
        i,
        `A-${Math.floor(random() * 40)}`,
        `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`,
        Math.floor(random() * 90),
        90 + i,
        Math.floor(random() * 90),
        Math.floor(random() * 500),
      ];
    }),
  ),
  sourceTable(
    'contracts',
    ['contract', 'account', 'starts on', 'ends on', 'mrr', 'state'],
    [
      ...rowsOf(120, (i) => [
        `S-${i}`,
        `A-${Math.floor(random() * 40)}`,
        ago(900),
        dayToIso(dayOfIso(ago(400)) + 300),
        100 + i,
        one('active', 'ended', 'Active '),
      ]),
    ],
  ),
  sourceTable(
    'events',
    ['event', 'contract', 'at', 'person', 'feature'],
    rowsOf(3000, (i) => [
      `E${i}`,
      `S-${Math.floor(random() * 130)}`,
      `${ago(80)} 12:00:00`,
      `p${Math.floor(random() * 60)}`,
      `f${Math.floor(random() * 12)}`,
    ]),
  ),
];

const LINE: SourceLine = {
  tab: 'tickets',
  source: 'support',
  key: 'account',
  through: '',
  day: 'opened at',
  column: '',
  take: 'count',
  of: '',
  where: '',
  days: undefined,
  zero: false,
  stale: undefined,
};
const USAGE = { tab: 'usage', day: 'month' };
const EVENTS = { tab: 'events', key: 'contract', through: 'contracts: contract', day: 'at' };
const LINES: SourceLine[] = [
  { tab: 'customers', key: 'account_id', day: '', take: ALL_COLUMNS },
  { tab: 'contracts', key: 'account', day: '', take: LINK },
  { column: 'Tickets', days: 30, zero: true },
  { column: 'Tickets before', take: 'change of count', days: 30 },
  { column: 'Tickets trend', take: 'change of count', days: 30, zero: true },
  { column: 'Open tickets', where: 'closed at is blank', zero: true },
  { column: 'Urgent', where: 'priority is urgent | high and closed at is not blank' },
  { column: 'Hours', take: 'average', of: 'hours', days: 90 },
  { column: 'Longest', take: 'highest', of: 'hours' },
  { column: 'Closed after', take: 'hours to', of: 'closed at' },
  { column: 'Escalated', take: 'share', of: 'escalated', where: 'escalated is yes', days: 90 },
  { column: 'Rated', take: 'share', of: 'rating', where: 'rating is good' },
  { column: 'Since last', take: 'days since last' },
  { column: 'Since first', take: 'days since first', days: 90 },
  { ...USAGE, column: 'Users', take: 'sum', of: 'active users', days: 30 },
  { ...USAGE, column: 'Logins change', take: 'difference of sum', of: 'logins', days: 60 },
  { ...USAGE, column: 'Share used', take: 'ratio', of: 'used / licensed', days: 90 },
  { ...USAGE, column: 'Fresh', take: 'sum', of: 'logins', stale: 60 },
  { ...USAGE, column: 'Stale', take: 'sum', of: 'logins', stale: 1 },
  { tab: 'contracts', day: '', column: 'mrr', take: 'sum', of: 'mrr', where: 'state is active', zero: true },
  {
    tab: 'contracts',
    day: '',
    column: 'Next end',
    take: 'lowest',
    of: 'ends on',
    where: 'ends on after the day',
  },
  { tab: 'contracts', day: '', column: 'Begun', take: 'count', where: 'starts on by the day' },
  { ...EVENTS, column: 'People', take: 'distinct', of: 'person', days: 30, zero: true },
  { ...EVENTS, column: 'People change', take: 'change of distinct', of: 'person', days: 30 },
  { ...EVENTS, column: 'Adopted', take: 'distinct share', of: 'feature', days: 90 },
  { ...EVENTS, column: 'Days', take: 'active days', days: 30 },
  { ...EVENTS, column: 'A day', take: 'distinct a day', of: 'person', days: 30 },
  { ...EVENTS, column: 'Sticky', take: 'stickiness', of: 'person', days: 30 },
].map((line) => ({ ...LINE, ...line }));

let db: Database;
beforeAll(async () => {
  db = await database();
  const folder = mkdtempSync(path.join(tmpdir(), 'sources-'));
  for (const { name, headers, height, column } of TABLES) {
    const rows = Array.from({ length: height }, (_, row) =>
      JSON.stringify(
        Object.fromEntries(
          headers.map((header, i) => [header, column(i)[row] === '' ? null : column(i)[row]]),
        ),
      ),
    );
    const file = path.join(folder, `${name}.ndjson`);
    writeFileSync(file, rows.join('\n'));
    await db.run(
      `CREATE TABLE "${name}" AS SELECT * FROM read_json('${file}', format = 'newline_delimited', sample_size = -1)`,
    );
  }
});

test('each take of each table is the value that the sheet derives', async () => {
  const settings = { reading: { locale: localeOf('en_US') }, today: dayOfIso(TODAY) };
  const first = joinSources(TABLES, LINES, { ...settings, accepted: new Set() });
  // A row that is found twice counts in the query: what is to count is for people to accept in the sheet.
  const accepted = new Set(first.findings.map(({ key }) => key).filter((key) => !key.startsWith('stale')));
  const sheet = joinSources(TABLES, LINES, { ...settings, accepted });
  const derived = sheet.columns.filter(({ header }) => sheet.derived.has(header));
  expect(derived.map(({ header }) => header).sort()).toEqual(
    LINES.slice(2)
      .map(({ column }) => column)
      .sort(),
  );

  const names = derived.map(({ header }) => columnName(header));
  const query = sourcesText(DUCKDB, LINES, `DATE '${TODAY}'`);
  const found = await db.rows(
    `SELECT ${names.join(', ')} FROM (${query}) AS joined ORDER BY CAST(SUBSTR(account_id, 3) AS INTEGER)`,
  );
  const expected = sheet.rows.map((row) =>
    derived.map(({ header, kind }) => {
      const value = row[sheet.columns.findIndex((each) => each.header === header)]!;
      return value === '' ? null : kind === 'day' ? dayToIso(value as number) : value;
    }),
  );
  names.forEach((name, at) => {
    const column = (rows: readonly (readonly unknown[])[]) => rows.map((row) => rounded(row[at]));
    expect([name, column(found)]).toEqual([name, column(expected)]);
  });
  const filled = names.filter((_, at) => expected.some((row) => row[at] !== null));
  expect(names.filter((name) => !filled.includes(name))).toEqual(['stale']);
});

function rounded(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === 'number' ? Number(value.toPrecision(9)) : value;
}

test('is SQL as BigQuery takes it', () => {
  const text = sourcesText(bigQuery('p.d'), LINES, 'CURRENT_DATE()');
  expect(() => parse(text, { dialect: 'bigquery' })).not.toThrow();
});

test('with sources the portfolio reads the joined view; where a query cannot join, it says why and reads the table', () => {
  const filesWith = (sources: readonly SourceLine[]) =>
    projectFiles(
      '',
      { ...SETUP, columns: { customer_id: 'account_id', open_tickets: 'Open tickets' }, sources },
      PLACES_TO_NAME,
    );
  const joined = filesWith(LINES);
  expect(joined['sql/sources.sql']).toMatch(
    /^CREATE OR REPLACE VIEW `YOUR_PROJECT.YOUR_DATASET.customer_vitals_joined` AS\nWITH/,
  );
  expect(joined['sql/2-portfolio.sql']).toContain('`open_tickets` AS open_tickets');
  expect(joined['sql/2-portfolio.sql']).toContain('FROM `YOUR_PROJECT.YOUR_DATASET.customer_vitals_joined`');
  const refused = filesWith([...LINES, { ...LINE, column: 'Mails', through: 'company (domain)' }]);
  expect(refused['sql/sources.sql']).toMatch(/^-- "tickets" is linked by domains/);
  expect(refused['sql/2-portfolio.sql']).toContain('YOUR_CUSTOMERS');
});

test('a link by domains is refused by name, and so are sources without customers', () => {
  const linked = [...LINES, { ...LINE, column: 'Mails', through: 'company (domain)' }];
  expect(() => sourcesText(DUCKDB, linked, 'x')).toThrow('"tickets" is linked by domains');
  expect(() => sourcesText(DUCKDB, LINES.slice(1), 'x')).toThrow('name the table of your customers');
});
