/** The queries, run by DuckDB: the same text but for the words in which the engines differ. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DuckDBInstance, DuckDBScalarFunction, VARCHAR } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { dayOfIso, dayToIso, lastFullMonth, monthOf } from '../../../src/base/calendar';
import { portfolioCheckText } from '../../../src/bigquery/checks';
import { resultColumns, type WarehouseColumn } from '../../../src/bigquery/columns';
import { DUCKDB } from '../../../src/bigquery/dialect';
import { cohortsText, executiveText, MONTHS_VIEW, SUBSCRIPTIONS_VIEW } from '../../../src/bigquery/figures';
import { rowPlan } from '../../../src/bigquery/row-scorer';
import { mergeText, PORTFOLIO_VIEW, SCORES_TABLE, scoredText } from '../../../src/bigquery/scores';
import { cohorts } from '../../../src/metrics/cohorts';
import { executiveSummary } from '../../../src/metrics/executive';
import {
  customersOfWarehouse,
  DAY,
  SETUP,
  scoredInSheet,
  seeded,
  type WarehouseRow,
  warehouse,
} from '../../support/warehouse';

const columns = resultColumns({ ...rowPlan(SETUP).plan, today: 0 });
const DUCKDB_TYPES: Readonly<Record<WarehouseColumn['type'], string>> = {
  STRING: 'VARCHAR',
  FLOAT64: 'DOUBLE',
  DATE: 'DATE',
};

/** A database with the function of the built files, and tables of rows. */
async function databaseWithFunctions() {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const built = await warehouse();
  const score = built.functionNamed('customer_vitals');
  const scalar = DuckDBScalarFunction.create({
    name: 'customer_vitals_text',
    parameterTypes: [VARCHAR, VARCHAR],
    returnType: VARCHAR,
    mainFunction: (_, input, output) => {
      const [customers, days] = [input.getColumnVector(0), input.getColumnVector(1)];
      for (let i = 0; i < input.rowCount; i++)
        output.setItem(i, JSON.stringify(score(String(customers.getItem(i)), String(days.getItem(i)))));
      output.flush();
    },
  });
  connection.registerScalarFunction(scalar);
  const fields = columns.map(({ name, type }) => `"${name}": "${type === 'FLOAT64' ? 'DOUBLE' : 'VARCHAR'}"`);
  const structure = `{${fields.join(', ')}, "problems": ["VARCHAR"]}`;
  await connection.run(
    `CREATE MACRO customer_vitals(customer, day) AS from_json(customer_vitals_text(customer, day), '${structure}')`,
  );
  const folder = mkdtempSync(path.join(tmpdir(), 'warehouse-'));
  return {
    /** A function that stays registered keeps the process alive. */
    close: () => {
      connection.closeSync();
      instance.closeSync();
      scalar.destroySync();
    },
    run: async (sql: string) => void (await connection.run(sql)),
    rows: async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJson(),
    /** Makes a table of these rows, in the types that they show. */
    table: async (name: string, rows: readonly object[]) => {
      const file = path.join(folder, `${name}.ndjson`);
      writeFileSync(file, rows.map((row) => JSON.stringify(row)).join('\n'));
      await connection.run(
        `CREATE OR REPLACE TABLE "${name}" AS SELECT * FROM read_json('${file}', format = 'newline_delimited', sample_size = -1)`,
      );
    },
  };
}

let db: Awaited<ReturnType<typeof databaseWithFunctions>>;
beforeAll(async () => {
  db = await databaseWithFunctions();
});
afterAll(() => db.close());

const dayOf = (iso: string) => `DATE '${iso}'`;
const scored = (day: string) => scoredText(DUCKDB, columns, DUCKDB.named(PORTFOLIO_VIEW), dayOf(day));

test('the scoring query gives each customer what the sheet gives it, and an id of two rows no figures', async () => {
  const rows = [...customersOfWarehouse(300, 5)];
  const twins = [
    { ...rows[0]!, customer_id: 'twin' },
    { ...rows[1]!, customer_id: 'twin' },
  ];
  await db.table(PORTFOLIO_VIEW, [...rows, ...twins, { ...rows[2]!, customer_id: null }]);
  const found = new Map((await db.rows(scored(DAY))).map((row) => [row.customer_id, row]));
  expect(found.size).toBe(rows.length + 1);
  const inSheet = scoredInSheet(rows);
  rows.forEach((row, i) => {
    expect(found.get(row.customer_id as string)).toMatchObject(inSheet[i]!);
  });
  expect(found.get('twin')).toMatchObject({ health_status: 'Duplicate id', health_score: null, arr: null });
});

describe('The table of results', () => {
  const kept = () =>
    db.rows(`SELECT scored_on, customer_id, health_score FROM "${SCORES_TABLE}" ORDER BY 1, 2`);
  const merge = (day: string) => db.run(mergeText(DUCKDB, columns, scored(day), dayOf(day)));
  const [a, b, c] = [...customersOfWarehouse(3, 6)].map(
    (row): WarehouseRow => ({ ...row, status: 'active' }),
  );

  beforeAll(async () => {
    const declared = columns
      .filter(({ name }) => name !== 'scored_on' && name !== 'customer_id')
      .map(({ name, type }) => `${name} ${DUCKDB_TYPES[type]}`);
    await db.run(
      `CREATE TABLE "${SCORES_TABLE}" (scored_on DATE, customer_id VARCHAR, ${declared.join(', ')}, problems VARCHAR[])`,
    );
  });

  test('is the same after a second run of one day', async () => {
    await db.table(PORTFOLIO_VIEW, [a!, b!]);
    await merge('2026-11-20');
    const first = await kept();
    expect(first).toHaveLength(2);
    await merge('2026-11-20');
    expect(await kept()).toEqual(first);
  });

  test('takes late rows, corrections and departures of a day, and leaves the days before as they were', async () => {
    const before = await kept();
    await db.table(PORTFOLIO_VIEW, [a!, b!]);
    await merge('2026-11-21');
    await db.table(PORTFOLIO_VIEW, [{ ...a, login_frequency: 1, feature_adoption: 1 }, c!]);
    await merge('2026-11-21');
    const after = await kept();
    expect(after.filter(({ scored_on }) => scored_on === '2026-11-20')).toEqual(before);
    const today = after.filter(({ scored_on }) => scored_on === '2026-11-21');
    expect(today.map(({ customer_id }) => customer_id)).toEqual([a!.customer_id, c!.customer_id]);
    expect(today[0]!.health_score).not.toBe(before[0]!.health_score);
  });
});

test('the checks count rows without an id, shared ids, and numbers of another unit', async () => {
  await db.table(PORTFOLIO_VIEW, [
    { customer_id: 'A', login_frequency: 0.4 },
    { customer_id: 'A', login_frequency: 80 },
    { customer_id: null, login_frequency: 0.5 },
  ]);
  const check = portfolioCheckText(DUCKDB, DUCKDB.named(PORTFOLIO_VIEW), [
    { column: 'login_frequency', unit: 'percent' },
  ]);
  const rows = await db.rows(check);
  expect(rows.map(({ found, of_rows }) => [Number(found), Number(of_rows)])).toEqual([
    [1, 3],
    [2, 2],
    [2, 3],
  ]);
});

const near = (found: unknown, expected: unknown) => {
  if (typeof expected !== 'number') expect(found).toBeNull();
  else expect(Number(found)).toBeCloseTo(expected, 6);
};

test('the executive query gives the figures of EXECUTIVESUMMARY, and NULL where it has none', async () => {
  const random = seeded(7);
  const rows = Array.from({ length: 2000 }, () => {
    const month = 2024 * 12 + Math.floor(random() * 35);
    return {
      month: `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`,
      customer_id: `C${Math.floor(random() * 90)}`,
      arr: random() < 0.002 ? null : Math.round(random() * 1e5),
      health_score: random() < 0.1 ? null : random() * 100,
      expansion_arr: random() < 0.5 ? null : Math.round(random() * 1000),
      churn_date: random() < 0.02 ? dayToIso(dayOfIso('2025-01-15') + Math.floor(random() * 600)) : null,
    };
  });
  const single = [...new Map(rows.map((row) => [`${row.month} ${row.customer_id}`, row])).values()];
  await db.table(MONTHS_VIEW, single);
  const expected = executiveSummary(
    single.map((row) => ({
      month: monthOf(dayOfIso(row.month)),
      customer: row.customer_id,
      arr: row.arr ?? undefined,
      health: row.health_score ?? undefined,
      expansion: row.expansion_arr ?? undefined,
      churnDay: row.churn_date === null ? undefined : dayOfIso(row.churn_date),
    })),
    monthOf(dayOfIso(DAY)),
  );
  const found = await db.rows(executiveText(DUCKDB, dayOf(DAY)));
  expect(found).toHaveLength(12);
  found.forEach((row, i) => {
    const { month, customers, arr, health, churned, netExpansionRate, nrr, grr } = expected[i]!;
    expect(Number(row.month_number)).toBe(month);
    near(row.customers, customers);
    near(row.arr, arr);
    near(row.health, health);
    near(row.churned, churned);
    near(row.net_expansion_rate, netExpansionRate);
    near(row.nrr, nrr);
    near(row.grr, grr);
  });
});

test('the cohort query gives the figures of COHORTRETENTION', async () => {
  const random = seeded(8);
  const rows = Array.from({ length: 400 }, () => {
    const start = dayOfIso('2024-02-10') + Math.floor(random() * 900);
    return {
      customer_id: `C${Math.floor(random() * 150)}`,
      started_on: dayToIso(start),
      ended_on: random() < 0.4 ? null : dayToIso(start + Math.floor(random() * 400)),
      amount: Math.round(random() * 1e4),
    };
  });
  await db.table(SUBSCRIPTIONS_VIEW, rows);
  const today = dayOfIso(DAY);
  const activities = rows
    .map((row) => ({
      customer: row.customer_id,
      from: dayOfIso(row.started_on),
      to: row.ended_on === null ? Number.POSITIVE_INFINITY : dayOfIso(row.ended_on),
      amount: row.amount,
    }))
    .filter(({ from }) => from <= today);
  const flat = (of: 'customers' | 'revenue') =>
    cohorts(activities, lastFullMonth(today), of).flatMap(({ month, retention }) =>
      retention.slice(0, 36).map((figure, since) => [month, since, figure] as const),
    );
  const [customers, revenue] = [flat('customers'), flat('revenue')];
  const found = await db.rows(cohortsText(DUCKDB, dayOf(DAY)));
  expect(found).toHaveLength(customers.length);
  found.forEach((row, i) => {
    const [month, since, kept] = customers[i]!;
    expect([Number(row.cohort_number), Number(row.since)]).toEqual([month, since]);
    expect(Number(row.customer_retention)).toBeCloseTo(kept as number, 1);
    expect(Number(row.revenue_retention)).toBeCloseTo(revenue[i]![2] as number, 1);
  });
});
