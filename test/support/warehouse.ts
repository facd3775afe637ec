/** A table of customers as a warehouse has it, and the built functions that score it, without BigQuery. */
import vm from 'node:vm';
import { dayOfIso, dayToIso } from '../../src/base/calendar';
import { columnName } from '../../src/bigquery/columns';
import { PLACES_TO_NAME, projectFiles } from '../../src/bigquery/project';
import { rowPlan, unitsFor, WRITTEN } from '../../src/bigquery/row-scorer';
import type { ScoringSetup } from '../../src/bigquery/setup';
import { allResults } from '../../src/customers/results';
import { scoreCustomers } from '../../src/customers/scored-portfolio';
import { SEGMENT_MODEL } from '../../src/models/segment';
import { decideOrder } from '../../src/reading/days';
import { decideMarks } from '../../src/reading/number-marks';
import { Portfolio } from '../../src/reading/portfolio';
import { bigQueryLibrary } from '../../tools/bigquery-library';
import { hostileCells } from './hostile';

export const DAY = '2026-11-21';

/** What the tests score with: the segment model, two currencies. */
export const SETUP: ScoringSetup = {
  health: SEGMENT_MODEL,
  settings: [
    { area: 'Exchange rates', name: 'USD', value: 1, unit: '', row: 2 },
    { area: 'Exchange rates', name: 'EUR', value: 1.1, unit: '', row: 3 },
  ],
  columns: {},
};

type Cell = string | number | boolean | null;
export type WarehouseRow = Readonly<Record<string, Cell>>;

/** Numbers from 0 to 1 that are the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

type Draw = (random: () => number) => Cell;
const upTo =
  (most: number): Draw =>
  (random) =>
    random() * most;
const whole =
  (most: number): Draw =>
  (random) =>
    Math.floor(random() * (most + 1));
const change =
  (most: number): Draw =>
  (random) =>
    (random() * 2 - 1) * most;
const one =
  (...words: Cell[]): Draw =>
  (random) =>
    words[Math.floor(random() * words.length)]!;
const yes =
  (share: number): Draw =>
  (random) =>
    random() < share;

const COLUMNS: Readonly<Record<string, Draw>> = {
  segment: one('enterprise', 'mid-market', 'smb', null),
  arr: upTo(250_000),
  currency: one('USD', 'EUR', 'USD', null),
  contract_end_date: (random) => dayToIso(dayOfIso(DAY) + Math.floor(random() * 700) - 100),
  start_date: (random) => dayToIso(dayOfIso(DAY) - Math.floor(random() * 2000)),
  status: one('active', 'active', 'active', 'churned', 'trial', null),
  login_frequency: upTo(100),
  feature_adoption: upTo(100),
  dau_mau_ratio: upTo(1),
  support_ticket_volume: whole(20),
  meeting_attendance: upTo(100),
  nps_score: whole(10),
  csat_score: (random) => 1 + random() * 4,
  open_tickets: whole(20),
  escalation_rate: upTo(0.5),
  avg_resolution_hours: upTo(120),
  executive_sponsor_engagement: upTo(100),
  multi_threading_depth: whole(8),
  renewal_sentiment: one('positive', 'neutral', 'negative', 'unknown'),
  login_trend: change(60),
  feature_adoption_change: change(50),
  dau_mau_change: change(0.3),
  meeting_cancellations: whole(5),
  response_time_days: upTo(10),
  nps_change: whole(6),
  open_escalations: whole(3),
  unresolved_critical: whole(2),
  satisfaction_trend: one('improving', 'stable', 'declining', 'critical'),
  champion_left: yes(0.1),
  sponsor_change: yes(0.1),
  competitor_mentions: whole(3),
  contract_type: one('annual', 'multi-year', 'quarterly', 'month-to-month'),
  pricing_complaints: yes(0.1),
  budget_cuts_mentioned: yes(0.1),
  licensed_seats: whole(500),
  active_seats: whole(500),
  plan_tier: one('starter', 'professional', 'enterprise'),
  previous_overall_score: upTo(100),
};

/** Whether a cell, if it were all of a column, would have the column read as another country writes: in a warehouse no cell does. */
export function sways(cell: unknown): boolean {
  return decideMarks([cell], WRITTEN).locale !== WRITTEN || !decideOrder([cell], WRITTEN.order).sure;
}

/** So many customers from a seed, a tenth of their cells blank; with hostile cells, a fifth of the others are such. */
export function* customersOfWarehouse(
  count: number,
  seed: number,
  isHostile = false,
): Generator<WarehouseRow> {
  const random = seeded(seed);
  const hostile = isHostile ? hostileCells().filter((cell) => typeof cell !== 'object' && !sways(cell)) : [];
  for (let i = 0; i < count; i++) {
    const row: Record<string, Cell> = { customer_id: `C${i + 1}` };
    for (const [column, draw] of Object.entries(COLUMNS)) {
      const cell = draw(random);
      const luck = random();
      if (luck < 0.1) row[column] = null;
      else if (luck < 0.3 && hostile.length > 0)
        row[column] = hostile[Math.floor(random() * hostile.length)] as Cell;
      else row[column] = cell;
    }
    yield row;
  }
}

/** What the sheet says of the same rows under the same settings, by column of the warehouse; nothing of a row that is no customer's. */
export function scoredInSheet(rows: readonly WarehouseRow[], setup = SETUP, day = DAY) {
  const { plan, reading } = rowPlan(setup);
  const today = dayOfIso(day);
  const headers = Object.keys(rows[0]!);
  const cells = rows.map((row) => headers.map((header) => row[header] ?? ''));
  const units = unitsFor(headers, reading.corrections);
  const portfolio = new Portfolio(
    headers,
    cells,
    { ...reading, units, today },
    undefined,
    undefined,
    new Map(),
  );
  const dated = { ...plan, today };
  const results = allResults(dated).filter(({ name }) => name !== 'Scored at');
  const found = new Array<Record<string, Cell> | undefined>(rows.length).fill(undefined);
  for (const customer of scoreCustomers(portfolio, dated)) {
    found[customer.row] = Object.fromEntries(
      results.map(({ name, kind, of }) => {
        const value = of(customer);
        const blank = value === '';
        return [
          columnName(name),
          blank ? null : kind === 'day' ? dayToIso(value as number) : kind === 'key' ? String(value) : value,
        ];
      }),
    );
  }
  return found;
}

/** The built files, and what a function of them answers in a context that knows nothing but JavaScript. */
export async function warehouse(setup = SETUP) {
  const files = projectFiles(await bigQueryLibrary(), setup, PLACES_TO_NAME);
  const context = vm.createContext(Object.create(null));
  vm.runInContext(files['customer-vitals.js']!, context);
  return {
    files,
    /** A function by its name, with the body that stands in the SQL. */
    functionNamed(name: string): (customer: string, day: string) => unknown {
      return vm.runInContext(
        `(function (customer, day) {${bodyOf(files['sql/1-functions.sql']!, name)}})`,
        context,
      );
    },
  };
}

/** The body of a function as BigQuery would read it. */
export function bodyOf(sql: string, name: string): string {
  const found = new RegExp(
    `FUNCTION \`[^\`]*\\.${name}\`\\(customer STRING, day STRING\\)[\\s\\S]*?AS r"""([\\s\\S]*?)"""`,
  ).exec(sql);
  if (!found) throw new Error(`There is no function ${name}.`);
  return found[1]!;
}
