import { describe, expect, test } from '@jest/globals';
import type { Workbench } from '../../../workbench';
import { recordsOf, sharedCsv, sheetOf, type TestCell, workbenchWith } from '../../support/sheets';

const HEADERS = [
  'customer_id',
  'segment',
  'arr',
  'contract_end_date',
  'login_frequency',
  'feature_adoption',
  'dau_mau_ratio',
];
const AS_OF = new Date(Date.UTC(2026, 10, 21));

const { bench } = workbenchWith([['x']]);

/** Calls a formula as a cell does; a failed one answers with its error. */
function call(name: string, ...args: unknown[]): unknown {
  const run = bench.callCustomFunction(name, args);
  return run.error ? { error: run.error.message } : run.value;
}

/** A range as Sheets hands it over: blanks as '', dates as Dates. */
function range(rows: readonly (readonly TestCell[])[]): unknown[][] {
  return rows.map((row) =>
    row.map((cell) => {
      if (cell === null) return '';
      return typeof cell === 'object' ? new Date(((cell as { day: number }).day - 25569) * 86400000) : cell;
    }),
  );
}

const SMB = ['A', 'smb', 9000, { day: 46378 }, 70, 60, 0.3];
const LARGE = ['B', 'enterprise', 9000, { day: 46340 }, 45, 40, 0.25];

describe('one row or many', () => {
  test('one row answers with one value, many with a column', () => {
    expect(call('HEALTHSCORE', [HEADERS], range([SMB]))).toBe('');
    expect(call('HEALTHCOVERAGE', [HEADERS], range([SMB]))).toBeCloseTo(0.3);
    expect(call('DAYSTORENEWAL', [HEADERS], range([SMB]), AS_OF)).toBe(31);
    expect(call('DAYSTORENEWAL', [HEADERS], range([SMB, LARGE]), AS_OF)).toEqual([[31], [-7]]);
    expect(call('CUSTOMERSEGMENT', [HEADERS], range([SMB, ['C', '', 100001, '', '', '', '']]))).toEqual([
      ['smb'],
      ['enterprise'],
    ]);
  });

  test('a blank row stays blank', () => {
    const blank = HEADERS.map(() => null);
    expect(call('HEALTHSTATUS', [HEADERS], range([SMB, blank, LARGE]))).toEqual([
      ['Not enough data'],
      [''],
      ['Not enough data'],
    ]);
  });

  test('HEALTHBREAKDOWN has a column per dimension, blank where there is no data', () => {
    expect(call('HEALTHBREAKDOWN', [HEADERS], range([SMB, LARGE]))).toEqual([
      [100, '', '', ''],
      [50, '', '', ''],
    ]);
  });
});

describe('a wrong argument is answered with a sentence that says what to change', () => {
  test.each<[string, unknown[], string]>([
    [
      'headers of several rows',
      ['HEALTHSCORE', [HEADERS, HEADERS], range([SMB])],
      'the one row with the headers',
    ],
    [
      'rows of other columns',
      ['HEALTHSCORE', [HEADERS], [[1, 2]]],
      'headers have 7 columns and the rows have 2',
    ],
    [
      'no known header',
      ['HEALTHSCORE', [['Region', 'Sales']], [['North', 3]]],
      'no header in the first argument is a known column',
    ],
    [
      'an unknown model',
      ['HEALTHSCORE', [HEADERS], range([SMB]), 'lifecyle'],
      'There is no model "lifecyle". Use one of: segment',
    ],
    ['a model that is no name', ['HEALTHSCORE', [HEADERS], range([SMB]), 7], 'in quotes'],
    ['no day', ['CHURNRISK', [HEADERS], range([SMB])], 'say from which day to count'],
    [
      'no day for the days to renewal',
      ['DAYSTORENEWAL', [HEADERS], range([SMB]), ''],
      'say from which day to count',
    ],
    [
      'a day that is none',
      ['RISKTIER', [HEADERS], range([SMB]), 'today'],
      'not a date. Write the date as 2026-12-31',
    ],
    ['an unknown risk model', ['CHURNRISK', [HEADERS], range([SMB]), AS_OF, 'segment'], '"churn risk"'],
    ['nothing at all', ['HEALTHSCORE', '', ''], 'no header in the first argument'],
  ])('%s', (_, [name, ...args], words) => {
    expect(call(name as string, ...args)).toEqual({ error: expect.stringContaining(words) });
  });
});

describe('formulas and the job answer alike', () => {
  const customers = sharedCsv('reference/public-customers.csv');
  if (!customers) {
    test.skip('the reference data is not here', () => {});
    return;
  }
  const { bench: job, grid } = workbenchWith(sheetOf(customers));
  job.runFromClient('scorePortfolio', {});
  const scores = recordsOf(grid.sheets.find(({ name }) => name === 'Vitals scores')!);
  const [headers, ...rows] = sheetOf(customers);
  const pairs: [string, string, boolean][] = [
    ['HEALTHSCORE', 'Health score', false],
    ['HEALTHSTATUS', 'Health status', false],
    ['HEALTHTREND', 'Health trend', false],
    ['HEALTHDRIVERS', 'Health drivers', false],
    ['HEALTHCOVERAGE', 'Health coverage', false],
    ['CHURNRISK', 'Churn risk', true],
    ['RISKTIER', 'Risk tier', true],
    ['RISKSIGNALS', 'Risk signals', false],
    ['CUSTOMERSEGMENT', 'Segment', false],
    ['DAYSTORENEWAL', 'Days to renewal', true],
  ];

  test.each(pairs)('%s over 250 rows is %s of Vitals scores', (name, column, dated) => {
    const answer = call(name, [headers], range(rows), ...(dated ? [AS_OF] : [])) as unknown[][];
    expect(answer.map(([cell]) => (cell === '' ? null : cell))).toEqual(scores.map((row) => row[column]));
  });

  test('each row on its own answers as it does among the others', () => {
    const alone = rows.slice(0, 40).map((row) => call('HEALTHSCORE', [headers], range([row])));
    expect(alone).toEqual(scores.slice(0, 40).map((row) => row['Health score']));
    const risk = rows.slice(0, 40).map((row) => call('CHURNRISK', [headers], range([row]), AS_OF));
    expect(risk).toEqual(scores.slice(0, 40).map((row) => row['Churn risk']));
  });

  test('the order of rows, extra columns and the order of columns change nothing', () => {
    const score = (h: TestCell[], r: TestCell[][]) =>
      (call('HEALTHSCORE', [h], range(r)) as unknown[][]).flat();
    const straight = score(headers!, rows);
    expect(score(headers!, [...rows].reverse()).reverse()).toEqual(straight);
    expect(
      score(
        [...headers!, 'Region', '__proto__'],
        rows.map((row) => [...row, 'North', 'constructor']),
      ),
    ).toEqual(straight);
    expect(
      score(
        [...headers!].reverse(),
        rows.map((row) => [...row].reverse()),
      ),
    ).toEqual(straight);
  });
});

test('formulas call no service', () => {
  const run: ReturnType<Workbench['callCustomFunction']> = bench.callCustomFunction('HEALTHSCORE', [
    [HEADERS],
    range([SMB]),
  ]);
  expect(run.log).toEqual([]);
});

test('a formula over one row reads a percent of exactly 1 as its neighbors are written', () => {
  const headers = [
    'login_frequency',
    'feature_adoption',
    'meeting_attendance',
    'nps_score',
    'csat_score',
    'open_tickets',
  ];
  const coverage = (row: number[]) => call('HEALTHCOVERAGE', [headers], [row]);
  const usage = (row: number[]) => (call('HEALTHBREAKDOWN', [headers], [row]) as unknown[][])[0]![0];
  // Among points 1 is 1 %; among fractions it is 100 %; alone nobody can tell, and the cell is left out.
  expect(usage([1, 35, 85, 9, 4, 0])).toBeLessThan(usage([35, 35, 85, 9, 4, 0]) as number);
  expect(usage([1, 0.35, 0.85, 9, 4, 0])).toBeGreaterThan(usage([0.35, 0.35, 0.85, 9, 4, 0]) as number);
  expect(coverage([1, 1, 1, 9, 4, 0])).toBeLessThan(coverage([1, 35, 85, 9, 4, 0]) as number);
});
