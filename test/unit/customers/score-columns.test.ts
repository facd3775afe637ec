// Column by column, or row by row with every cell read: both say the same of any table, cell by cell.
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { assessor } from '../../../src/customers/assess';
import { scoreRows } from '../../../src/customers/score-columns';
import { churnRiskModel, healthModel, healthModelNames } from '../../../src/models';
import { isEmptyRow } from '../../../src/reading/identity';
import { Portfolio } from '../../../src/reading/portfolio';
import { bandOf } from '../../../src/scoring/score';
import { BLANK, isMissing } from '../../../src/scoring/value';

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
  'notice_date',
  'notice_days',
  'pulse_date',
  'pricing complaints again',
];

const days = fc.constantFrom<unknown>(
  '',
  46300,
  46400,
  new Date(2027, 0, 15),
  new Date(2026, 6, 1),
  '2027-03-01',
);
const plain = fc.constantFrom(
  fc.constantFrom<unknown>('', 2, 7, 60, 85, 100),
  fc.constantFrom<unknown>('', 0, -0, 0.2, 0.85, 1),
  fc.constantFrom<unknown>('', 0, 1, 2, 3.5, 5),
  fc.constantFrom<unknown>('', -40, -2, 0, 3),
  days,
  fc.constantFrom<unknown>('', 'positive', 'neutral', 'Yes', 'no', 'enterprise', 'smb', 'stable', 'annual'),
);
const hostile = fc.constantFrom<unknown>(
  ...[' ', null, undefined, true, false, 'n/a', '85%', '1.234,5', '12', 'lots', '#REF!', '2 h', '4 of 5'],
  ...[101, 1e9, -1, 1 + 1e-9, 0.5, Number.NaN, 46400, new Date(Date.UTC(2027, 0, 15)), '2027-03-01', 'Total'],
  ...[
    Number.POSITIVE_INFINITY,
    new Date(Number.NaN),
    new Date(46400),
    {},
    'yes, since May',
    '07/08/2026',
    'EUR 12',
  ],
);
/** A column is plain as a rule, and has a strange cell now and then. */
const columnOf = (rows: number) =>
  fc.tuple(plain, fc.boolean()).chain(([cell, isClean]) =>
    fc.array(isClean ? cell : fc.oneof({ arbitrary: cell, weight: 5 }, { arbitrary: hostile, weight: 1 }), {
      minLength: rows,
      maxLength: rows,
    }),
  );
/** Customers, and now and then a row that is none: empty, a total, the headers again. */
const noCustomer = fc.constantFrom<unknown[]>(
  HEADERS.map(() => ''),
  ['Total', ...HEADERS.slice(1).map(() => 12)],
  HEADERS,
);
const tables = fc
  .integer({ min: 1, max: 12 })
  .chain((rows) =>
    fc.tuple(
      fc
        .tuple(...HEADERS.slice(1).map(() => columnOf(rows)))
        .map((columns) =>
          Array.from({ length: rows }, (_, row) => [`C-${row}`, ...columns.map((cells) => cells[row])]),
        ),
      fc.option(noCustomer, { freq: 4 }),
    ),
  )
  .map(([rows, other]) => (other ? [...rows.slice(0, 1), other, ...rows.slice(1)] : rows));

test('a column read at once is what reading each cell gives', () => {
  const seen = { plain: 0, coded: 0, refused: 0 };
  fc.assert(
    fc.property(tables, (rows) => {
      const portfolio = new Portfolio(HEADERS, rows, { today: TODAY });
      for (const column of portfolio.columns) {
        const whole = column.inRows();
        if (!whole) continue;
        seen['codes' in whole ? 'coded' : 'plain'] += 1;
        rows.forEach((row, i) => {
          const value = portfolio.noCustomers.has(i) ? column.read('') : column.readIn(row);
          if (isMissing(value) && value !== BLANK) seen.refused += 1;
          if ('codes' in whole) expect(whole.values[whole.codes[i]!]).toEqual(value);
          else expect(whole[i]).toBe(value === BLANK ? Number.NaN : value);
        });
      }
    }),
    { seed: 26, numRuns: 150 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(500);
});

test.each(MODELS.map((model) => [model.model.name, model] as const))(
  '%s says of each row what it says column by column',
  (_, model) => {
    let [scored, empty] = [0, 0];
    fc.assert(
      fc.property(tables, (rows) => {
        const question = model.model.best ? { health: model } : { churn: model };
        const slow = new Portfolio(HEADERS, rows);
        const assess = assessor(slow, { ...question, today: TODAY });
        const quick = new Portfolio(HEADERS, rows);
        const { values, segments, counts } = scoreRows(quick, model, { today: TODAY });
        for (const [row, cells] of rows.entries()) {
          expect(counts(row)).toBe(!isEmptyRow(cells) && !slow.noCustomers.has(row));
          if (!counts(row)) {
            empty += 1;
            continue;
          }
          const { health, churn } = assess(row);
          const { band, score } = (health ?? churn)!;
          expect(values[row]).toBe(band === undefined ? Number.NaN : score.value);
          if (score.cap === undefined) expect(bandOf(model, values[row]!, segments[row]!)).toBe(band);
          if (band !== undefined) scored += 1;
        }
      }),
      { seed: 26, numRuns: 250 },
    );
    expect(scored).toBeGreaterThan(80);
    expect(empty).toBeGreaterThan(10);
  },
);
