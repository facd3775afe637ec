import { beforeAll, describe, expect, test } from '@jest/globals';
import { cardsOf } from '../../pages/portfolio/overview';
import { figuresByCsm } from '../../pages/portfolio/team';
import type { Trial } from '../../src/addon/models/what-if';
import type { PastMonths } from '../../src/addon/months/past-months';
import type { LastRun } from '../../src/addon/run/last-run';
import type { PortfolioMatch } from '../../src/addon/run/match';
import type { RunReport } from '../../src/addon/run/score';
import { headcountParts } from '../../src/customers/population';
import { openCsv, type Workbench } from '../../workbench';
import { connectCustomFunctions } from '../../workbench/univer/custom-functions';
import { UniverGrid } from '../../workbench/univer/univer-grid';
import { benchOn, recordsOf, valuesOf } from '../support/sheets';

function call<T>(bench: Workbench, name: string, ...args: unknown[]): T {
  const run = bench.runFromClient(name, ...args);
  if (run.error) throw new Error(run.error.message);
  return run.value as T;
}

const ROWS = `customer_id,name,csm,segment,arr,login_frequency,feature_adoption,dau_mau_ratio,nps_score,csat_score,meeting_attendance,open_tickets,escalation_rate,avg_resolution_hours,contract_end_date,churned,status
A,Acme,Kim,smb,10000,90,85,0.5,9,4.5,90,0,0,4,2026-11-11,no,
B,Beta,Kim,smb,10000,90,85,0.5,9,4.5,90,0,0,4,2026-12-15,no,
C,Gone,Kim,smb,10000,90,85,0.5,0,4.5,90,0,0,4,2026-10-01,yes,
D,Dup,Kim,smb,10000,90,85,0.5,0,4.5,90,0,0,4,2026-12-01,no,
D,Dup,Kim,smb,10000,90,85,0.5,0,4.5,90,0,0,4,2026-12-01,no,
,Nobody,Kim,smb,10000,90,85,0.5,0,4.5,90,0,0,4,2026-12-01,no,
P,Perhaps,Kim,smb,10000,90,85,0.5,0,4.5,90,0,0,4,2026-12-01,,Prospect
T,Trying,Kim,smb,10000,90,85,0.5,0,4.5,90,0,0,4,2026-12-01,,Trial
Total,,,,90000,,,,,,,,,,,,
`;
const SENTENCE =
  '9 rows: 2 customers, 1 left, 1 prospect, 1 trial, 2 share an id, 1 without an id, 1 total or heading row';

describe('a portfolio with who left, who is no customer yet, an id twice, a row without one, and a total', () => {
  const grid = new UniverGrid({ rows: 300, columns: 60 });
  const bench = benchOn(grid);
  let report: RunReport;
  let run: LastRun;
  /** The cells below a text on a tab, until a blank one. */
  const below = (tab: string, text: string) => {
    const cells = valuesOf(grid.sheets.find(({ name }) => name === tab)!);
    const row = cells.findIndex((line) => line.includes(text));
    const column = cells[row]!.indexOf(text);
    return cells.slice(row + 1).map((line) => line[column]);
  };

  beforeAll(() => {
    openCsv(grid, grid.activeSheet, ROWS, 2026);
    report = call<RunReport>(bench, 'scorePortfolio', {});
    call(bench, 'makeDashboard');
    run = call<LastRun>(bench, 'lastRun');
  });

  test('says who counts before a run, after it, and later', () => {
    const match = call<PortfolioMatch>(bench, 'matchPortfolio');
    expect(
      [match.headcount, report.headcount, run.headcount].map((headcount) => {
        const [rows, ...parts] = headcountParts(headcount);
        return `${rows}: ${parts.join(', ')}`;
      }),
    ).toEqual([SENTENCE, SENTENCE, SENTENCE]);
    const cells = valuesOf(grid.sheets.find(({ name }) => name === 'Vitals')!);
    expect(cells[0]![2]).toBe(`Scored 2026-11-21, ${SENTENCE}`);
  });

  test('F391 F392 has one number of customers and one ARR: in the report, the pages, what if, the dashboard and the months', () => {
    expect(report.summary.customers).toBe(2);
    expect(run.accounts.map(({ id }) => id)).toEqual(['A', 'B']);
    expect(call<Trial>(bench, 'tryModels').portfolio.customers.map(({ id }) => id)).toEqual(['A', 'B']);
    expect(cardsOf(run).find(({ name }) => name === 'ARR')?.value).toBe(20000);
    expect(figuresByCsm(run)).toMatchObject([{ csm: 'Kim', figures: { customers: 2, arr: 20000 } }]);
    expect(below('Vitals', 'Customers')[0]).toBe(2);
    expect(below('Vitals', 'ARR')[0]).toBe(20000);
    expect(below('Vitals months', 'Customers')[0]).toBe(2);
    expect(below('Vitals months', 'ARR')[0]).toBe(20000);
    expect(below('Vitals team months', 'Customers')[0]).toBe(2);
  });

  test('F402 takes no answer, no renewal and no ended contract of a row that does not count', () => {
    expect(below('Vitals months', 'NPS')[0]).toBe(100);
    expect(below('Vitals team months', 'NPS answers')[0]).toBe(2);
    expect(below('Vitals', 'ARR up for renewal')[0]).toBe(10000);
    expect(below('Vitals', 'Contracts ended')[0]).toBe(1);
    expect(below('Vitals', 'Renewals')[13]).toBe(1);
  });

  test('F512 judges no renewal that nothing is known of', () => {
    expect(below('Vitals team months', 'Renewals due')[0]).toBe(0);
  });

  test('shows the rows of each reason in the sheet', () => {
    expect(call(bench, 'showAbsentRows', 'shared id')).toBe('2 rows are selected in "Sheet1".');
    expect(call(bench, 'showAbsentRows', 'left')).toBe('1 row is selected in "Sheet1".');
    expect(call(bench, 'showAbsentRows', 'no id')).toBe('1 row is selected in "Sheet1".');
    expect(call(bench, 'showAbsentRows', 'prospect')).toBe('1 row is selected in "Sheet1".');
    expect(call(bench, 'showAbsentRows', 'trial')).toBe('1 row is selected in "Sheet1".');
    expect(call(bench, 'showAbsentRows', 'no customer')).toBe('1 row is selected in "Sheet1".');
  });

  test('keeps a row of results for who is no customer, without a number', () => {
    const scores = grid.sheets.find(({ name }) => name === 'Vitals scores')!;
    const rows = recordsOf(scores).filter(({ 'Customer id': id }) => id === 'P' || id === 'T');
    expect(rows).toMatchObject([
      {
        ARR: 0,
        'Health score': null,
        'Health status': 'Prospect',
        'Risk tier': 'Prospect',
        'Next action': null,
      },
      { ARR: 0, 'Health score': null, 'Health status': 'Trial', 'Risk tier': 'Trial', 'Next action': null },
    ]);
    expect(report.sentence).toBe('2 of 8 scored; 1 left; 1 prospect; 1 trial; 3 need attention');
  });

  test('keeps no past of them, so that none of them is lost later', () => {
    const past = call<PastMonths>(bench, 'pastMonths');
    expect(past.months.flatMap(({ changes }) => changes.map(([id]) => id)).sort()).toEqual(['A', 'B', 'C']);
  });
});

test('a formula that answers row by row leaves a total blank, and one over all customers lists only customers', () => {
  const grid = new UniverGrid({ rows: 300, columns: 60 });
  const [headers, ...rows] = ROWS.trimEnd().split('\n');
  const withSeats = [`${headers},licensed_seats,active_seats`, ...rows.map((row) => `${row},10,10`)];
  openCsv(grid, grid.activeSheet, withSeats.join('\n'), 2026);
  connectCustomFunctions(grid, benchOn(grid), ['CUSTOMERSEGMENT', 'EXPANSIONLIST']);
  const answers = (formula: string) => grid.calculate(formula).values;
  expect(answers('=CUSTOMERSEGMENT(A1:Q1, A2:Q10)').flat()).toEqual([
    ...new Array<string>(8).fill('smb'),
    '',
  ]);
  const listed = answers('=EXPANSIONLIST(A1:S1, A2:S10)').map(([id]) => id);
  expect([...new Set(listed)].sort()).toEqual(['A', 'B']);
});

test('says so where no row is left out for a reason any more', () => {
  const grid = new UniverGrid({ rows: 300, columns: 60 });
  const bench = benchOn(grid);
  openCsv(grid, grid.activeSheet, ROWS, 2026);
  expect(() => call(bench, 'showAbsentRows', 'nobody')).toThrow('is left out for this reason any more');
});

test('an amount of which nothing is known is n/a on the dashboard, and never 0', () => {
  const grid = new UniverGrid({ rows: 300, columns: 60 });
  const bench = benchOn(grid);
  const rows =
    'customer_id,product_usage_score,engagement_score,support_metrics_score\nA,85,85,85\nB,40,40,40\n';
  openCsv(grid, grid.activeSheet, rows, 2026);
  call(bench, 'scorePortfolio', { model: 'lifecycle' });
  call(bench, 'makeDashboard');
  const cells = valuesOf(grid.sheets.find(({ name }) => name === 'Vitals')!);
  const cardOf = (name: string) => {
    const row = cells.findIndex((line) => line.includes(name));
    return cells[row + 1]![cells[row]!.indexOf(name)];
  };
  expect(['ARR', 'ARR at risk', 'ARR up for renewal'].map(cardOf)).toEqual(['n/a', 'n/a', 'n/a']);
});
