/** The functions score every row as a sheet does, to the last bit. `BIGQUERY_ROWS=1000000 npm run jest -- features/bigquery/equal` is the whole. */
import { beforeAll, expect, test } from '@jest/globals';
import { getQuickJS } from 'quickjs-emscripten';
import { hostileCells } from '../../support/hostile';
import {
  bodyOf,
  customersOfWarehouse,
  DAY,
  scoredInSheet,
  sways,
  type WarehouseRow,
  warehouse,
} from '../../support/warehouse';

const ROWS = Number(process.env.BIGQUERY_ROWS ?? 2000);
const CHUNK = 5000;

let built: Awaited<ReturnType<typeof warehouse>>;
beforeAll(async () => {
  built = await warehouse();
});

/** How many rows differ, with the first of them. */
function differences(count: number, seed: number, isHostile: boolean) {
  const score = built.functionNamed('customer_vitals');
  const different: unknown[] = [];
  let [compared, microseconds] = [0, 0];
  const timed = (row: WarehouseRow) => {
    const text = JSON.stringify(row);
    const before = process.cpuUsage().user;
    const found = score(text, DAY) as Record<string, unknown>;
    microseconds += process.cpuUsage().user - before;
    return found;
  };
  const compare = (rows: readonly WarehouseRow[]) => {
    const inSheet = scoredInSheet(rows);
    rows.forEach((row, i) => {
      const { problems: _, ...found } = timed(row);
      const same = Object.entries(inSheet[i]!).every(([column, value]) => Object.is(found[column], value));
      if (!same && different.length < 3) different.push({ row, found, inSheet: inSheet[i] });
      compared += 1;
    });
  };
  let chunk: WarehouseRow[] = [];
  for (const row of customersOfWarehouse(count, seed, isHostile)) {
    chunk.push(row);
    if (chunk.length === CHUNK) {
      compare(chunk);
      chunk = [];
    }
  }
  if (chunk.length > 0) compare(chunk);
  const [perMillion, memory] = [microseconds / compared, process.memoryUsage().rss / 1e6];
  process.stdout.write(
    `bigquery: ${compared} rows, ${perMillion.toFixed(0)} s of processor time for a million, ${memory.toFixed(0)} MB in all\n`,
  );
  return { compared, different };
}

test('every row of a large table has the score that the sheet gives it', () => {
  expect(differences(ROWS, 1, false)).toEqual({ compared: ROWS, different: [] });
}, 7_200_000);

test('so has every row of hostile cells', () => {
  const count = Math.ceil(ROWS / 2);
  expect(differences(count, 2, true)).toEqual({ compared: count, different: [] });
}, 7_200_000);

test('a number or a day as another country writes it is refused by name, never read otherwise', () => {
  const score = built.functionNamed('customer_vitals');
  const foreign = ['1.234,56', '1 234,56', '12.500,00 €', ...hostileCells().filter(sways)];
  for (const cell of foreign) {
    const { arr, problems } = score(
      JSON.stringify({ customer_id: 'C1', segment: 'smb', arr: cell }),
      DAY,
    ) as {
      arr: unknown;
      problems: string[];
    };
    expect([cell, arr, problems]).toEqual([cell, null, [expect.stringMatching(/^arr: /)]]);
  }
});

test('another engine answers the same', async () => {
  const context = (await getQuickJS()).newContext();
  const run = (text: string) => context.dump(context.unwrapResult(context.evalCode(text)));
  const { files } = built;
  const body = bodyOf(files['sql/1-functions.sql']!, 'customer_vitals');
  run(`${files['customer-vitals.js']}; function asked(customer, day) {${body}} 0`);
  const score = built.functionNamed('customer_vitals');
  for (const row of customersOfWarehouse(100, 3, true)) {
    const text = JSON.stringify(row);
    const answer = run(`JSON.stringify(asked(${JSON.stringify(text)}, '${DAY}'))`);
    expect(answer).toBe(JSON.stringify(score(text, DAY)));
  }
  context.dispose();
});

test.each([
  ['customer_vitals_health', 'health_score'],
  ['customer_vitals_churn_risk', 'churn_risk'],
  ['customer_vitals_expansion', 'expansion_potential'],
])('%s answers the %s of the results', (name, column) => {
  const [all, one] = [built.functionNamed('customer_vitals'), built.functionNamed(name)];
  for (const row of customersOfWarehouse(50, 4)) {
    const text = JSON.stringify(row);
    expect(one(text, DAY)).toBe((all(text, DAY) as Record<string, unknown>)[column]);
  }
});
