// Column by column, or row by row with every cell read: both say the same of any table, cell by cell.
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { assessor } from '../../../src/customers/assess';
import { scoreRows } from '../../../src/customers/score-columns';
import { churnRiskModel, healthModel, healthModelNames } from '../../../src/models';
import { Portfolio } from '../../../src/reading/portfolio';
import { bandOf } from '../../../src/scoring/score';
import { BLANK } from '../../../src/scoring/value';

const TODAY = 46347;
const MODELS = [...healthModelNames().map((name) => healthModel(name)), churnRiskModel()];
const HEADERS = [
  'customer_id',
  'segment',
  'arr',
  'contract_end_date',
  ...new Set(MODELS.flatMap(({ inputs }) => inputs)),
  'login_trend',
  'days_overdue',
];

const plain = fc.constantFrom(
  fc.constantFrom<unknown>('', 2, 7, 60, 85, 100),
  fc.constantFrom<unknown>('', 0, -0, 0.2, 0.85, 1),
  fc.constantFrom<unknown>('', 0, 1, 2, 3.5, 5),
  fc.constantFrom<unknown>('', -40, -2, 0, 3),
  fc.constantFrom<unknown>('', 'positive', 'neutral', 'Yes', 'no', 'enterprise', 'smb', 'stable', 'annual'),
);
const hostile = fc.constantFrom<unknown>(
  ...[' ', null, undefined, true, false, 'n/a', '85%', '1.234,5', '12', 'lots', '#REF!', '2 h', '4 of 5'],
  ...[101, 1e9, -1, 1 + 1e-9, 0.5, Number.NaN, 46400, new Date(Date.UTC(2027, 0, 15)), '2027-03-01', 'Total'],
);
/** A column is plain as a rule, and has a strange cell now and then. */
const columnOf = (rows: number) =>
  fc.tuple(plain, fc.boolean()).chain(([cell, isClean]) =>
    fc.array(isClean ? cell : fc.oneof({ arbitrary: cell, weight: 5 }, { arbitrary: hostile, weight: 1 }), {
      minLength: rows,
      maxLength: rows,
    }),
  );
const tables = fc
  .integer({ min: 1, max: 12 })
  .chain((rows) =>
    fc
      .tuple(...HEADERS.slice(1).map(() => columnOf(rows)))
      .map((columns) =>
        Array.from({ length: rows }, (_, row) => [`C-${row}`, ...columns.map((cells) => cells[row])]),
      ),
  );

test('numbers that stand as they are read are what reading each cell gives', () => {
  let [columns, plainOnes] = [0, 0];
  fc.assert(
    fc.property(tables, (rows) => {
      for (const column of new Portfolio(HEADERS, rows, { today: TODAY }).columns) {
        columns += 1;
        if (!column.numbers) continue;
        plainOnes += 1;
        rows.forEach((row, i) => {
          const value = column.readIn(row);
          const number = column.numbers![i]!;
          expect(Object.is(number, value === BLANK ? Number.NaN : value)).toBe(true);
        });
      }
    }),
    { seed: 26, numRuns: 150 },
  );
  expect(plainOnes / columns).toBeGreaterThan(0.1);
});

test.each(MODELS.map((model) => [model.model.name, model] as const))(
  '%s says of each row what it says column by column',
  (_, model) => {
    let scored = 0;
    fc.assert(
      fc.property(tables, (rows) => {
        const question = model.model.best ? { health: model } : { churn: model };
        const slow = new Portfolio(HEADERS, rows);
        const assess = assessor(slow, { ...question, today: TODAY });
        const quick = new Portfolio(HEADERS, rows);
        const { values, segments, rows: customers } = scoreRows(quick, model, { today: TODAY });
        for (const row of customers) {
          const { health, churn } = assess(row);
          const { band, score } = (health ?? churn)!;
          expect(values[row]).toBe(band === undefined ? Number.NaN : score.value);
          if (score.cap === undefined) expect(bandOf(model, values[row]!, segments[row]!)).toBe(band);
          if (band !== undefined) scored += 1;
        }
      }),
      { seed: 26, numRuns: 150 },
    );
    expect(scored).toBeGreaterThan(100);
  },
);
