import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { learnedRows } from '../../../src/prediction/learned';
import { readEntry } from '../../../tools/endpoints';
import { formulaDocs } from '../../../tools/formula-docs';
import { REFERENCE, referenceText } from '../../../tools/reference';
import { type CellValue, openCsv } from '../../../workbench';
import { connectCustomFunctions } from '../../../workbench/univer/custom-functions';
import { UniverGrid } from '../../../workbench/univer/univer-grid';
import { benchOn, fill, type TestCell } from '../../support/sheets';

const DOCS = formulaDocs(readEntry('src/index.ts'));

test('docs/formulas.md is what the docs of the custom functions say', () => {
  const isCurrent = readFileSync(REFERENCE, 'utf8') === referenceText();
  if (!isCurrent)
    throw new Error(
      'docs/formulas.md is behind the docs in src/formulas/: run "npm run reference" and commit it.',
    );
});

/**
 * What stands in the sheet of an example that is not over customers, from A2 and down. A formula whose example asks for
 * other columns than these has its own line here.
 */
const day = (value: number): TestCell => ({ day: value });
const REVENUE = [
  ['A', 100, 120, 20],
  ['B', 80, 0, 0],
  ['C', 50, 50, 0],
];
const SURVEY = [
  ['A', 5],
  ['B', 4],
  ['C', 2],
];
const COLUMNS: Readonly<Record<string, readonly (readonly TestCell[])[]>> = {
  NRR: REVENUE,
  GRR: REVENUE,
  NETEXPANSIONRATE: REVENUE,
  MRRMOVEMENTS: REVENUE,
  CONVERTCURRENCY: [
    ['A', 100, 'EUR'],
    ['B', 80, 'USD'],
  ],
  NPS: SURVEY,
  CSAT: SURVEY,
  CES: SURVEY,
  TIMETOVALUE: [
    ['A', day(46_200), day(46_230)],
    ['B', day(46_300), day(46_340)],
  ],
  RESPONSETIME: [
    ['A', day(46_200), day(46_201)],
    ['B', day(46_300), day(46_303)],
  ],
  HEALTHDISTRIBUTION: [['A', 1, 'Green']],
  HEALTHCHANGE: [['A']],
  COHORTRETENTION: [
    ['A', day(46_200)],
    ['B', day(46_200)],
    ['A', day(46_240)],
  ],
  EXECUTIVESUMMARY: [
    [day(46_340), 'A', 100, 80, null, 10],
    [day(46_340), 'B', 80, 60, null, 0],
  ],
  HEALTHMIGRATION: [
    ['A', 'Green', 'Red'],
    ['B', 'Green', 'Green'],
    ['C', 'Red', 'Churned'],
  ],
};

/** A probability by the licensed users alone. */
const LEARNED = learnedRows({
  version: 1,
  learnedOn: '2026-11-21',
  learnedFrom: 'Customers: 255 customers, 110 of them left',
  outcome: 'Churned',
  horizon: 500,
  thresholds: { High: 0.7, Medium: 0.4 },
  predictor: {
    features: [
      { kind: 'number', header: 'licensed_users', fill: 50, low: 0, high: 500, log: false, blank: false },
    ],
    model: { learner: 'logistic', intercept: -1, weights: [-0.5], means: [50], spreads: [40] },
  },
  worth: [],
});

/** The first row, for the example that reads it. */
const HEADERS = ['date', 'customer_id', 'arr', 'health_score', 'churn_date', 'expansion_arr'];

/** Of the sample portfolio: the examples go to AZ, as most sheets do. */
const LAST_COLUMN = 'BN';

describe('The example of', () => {
  const customers = new UniverGrid();
  beforeAll(() => {
    openCsv(customers, customers.activeSheet, readFileSync('examples/portfolio.csv', 'utf8'), 2026);
    fill(customers.insertSheet('Vitals probability', 1), [['Item', 'Value'], ...LEARNED]);
    connect(customers);
  });

  test.each(DOCS.map(({ name, example }): [string, string] => [name, example]))(
    '%s answers in the workbench: %s',
    (name, example) => {
      const grid = example.includes('A1:AZ1') ? customers : sheetOf(COLUMNS[name] ?? []);
      const { values, message } = grid.calculate(example.replaceAll('AZ', LAST_COLUMN));
      expect(message).toBe('');
      const cells: CellValue[] = values.flat();
      expect(cells.filter((cell) => /^#[A-Z]/.test(String(cell)))).toEqual([]);
      expect(cells.every((cell) => cell === null || /^$|^n\/a/.test(String(cell)))).toBe(false);
      expect(example).toContain(`=${name}(`);
    },
  );
});

function sheetOf(rows: readonly (readonly TestCell[])[]): UniverGrid {
  const grid = new UniverGrid();
  fill(grid.activeSheet, [HEADERS, ...rows]);
  const rates = grid.insertSheet('Rates', 1);
  fill(
    rates,
    [
      ['EUR', 1],
      ['USD', 0.9],
    ],
    1,
  );
  const history = grid.insertSheet('Vitals history', 2);
  fill(history, [
    ['Date', 'Holds', 'Health model', 'Churn model', 'Series', 'Values'],
    ['2026-10-23', 'all values', 'segment', 'churn risk', '["health_score"]', '[["A",0,80]]'],
    ['2026-11-22', 'changes', 'segment', 'churn risk', '["health_score"]', '[["A",0,62.5]]'],
  ]);
  connect(grid);
  return grid;
}

function connect(grid: UniverGrid): void {
  const bench = benchOn(grid);
  connectCustomFunctions(
    grid,
    bench,
    DOCS.map(({ name }) => name),
  );
}
