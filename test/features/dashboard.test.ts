import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { RunReport } from '../../src/addon/run/score';
import { dayOf, dayToIso } from '../../src/base/calendar';
import { type FigureCustomer, figuresOf } from '../../src/customers/figures';
import { type CellValue, type GridSheet, openCsv, type Workbench } from '../../workbench';
import { columnIndex } from '../../workbench/a1';
import { UniverGrid } from '../../workbench/univer/univer-grid';
import { benchOn, countedScores, fill, scoresOf, type TestCell, valuesOf } from '../support/sheets';

function call<T>(bench: Workbench, name: string, ...args: unknown[]): T {
  const run = bench.runFromClient(name, ...args);
  if (run.error) throw new Error(run.error.message);
  return run.value as T;
}

const NOVEMBER_21 = dayOf(2026, 11, 21);
const day = (iso: string): TestCell => ({ day: Date.parse(iso) / 86_400_000 + 25_569 });

const grid = new UniverGrid({ rows: 300, columns: 60 });
const bench = benchOn(grid);
let report: RunReport;
let sheet: GridSheet;
const cells = (): CellValue[][] => valuesOf(sheet);

/** Where a text stands, from 0. */
function find(text: string): { row: number; column: number } {
  const isIt = (cell: CellValue) => String(cell ?? '').startsWith(text);
  const row = cells().findIndex((line) => line.some(isIt));
  return { row, column: cells()[row]!.findIndex(isIt) };
}

/** The rows below a heading until a blank one, so many columns wide. */
function tableBelow(heading: string, width: number): CellValue[][] {
  const { row, column } = find(heading);
  const rows = cells()
    .slice(row + 2)
    .map((line) => line.slice(column, column + width));
  const end = rows.findIndex((line) => line[0] === null || line[0] === '');
  return end < 0 ? rows : rows.slice(0, end);
}

const cardOf = (name: string) => {
  const { row, column } = find(name);
  return cells()
    .slice(row + 1, row + 8)
    .map((line) => line[column]);
};
const [VALUE, ABOUT, OTHERS, NEXT] = [0, 2, 3, 4];

test('without a run there is nothing to show, and that is said', () => {
  expect(() => call(bench, 'makeDashboard')).toThrow(
    'Nothing is scored yet: score the portfolio, then make the tab.',
  );
});

describe('the dashboard of the sample portfolio', () => {
  beforeAll(() => {
    openCsv(grid, grid.activeSheet, readFileSync('examples/portfolio.csv', 'utf8'), 2026);
    report = call<RunReport>(bench, 'scorePortfolio', {});
    call(bench, 'makeDashboard');
    sheet = grid.sheets.find(({ name }) => name === 'Vitals')!;
  });

  test('its native formulas calculate what the run reports', () => {
    const { summary } = report;
    const customers = cardOf('Customers');
    expect([customers[VALUE], customers[ABOUT]]).toEqual([summary.customers, `${summary.scored} scored`]);
    expect(cardOf('Average health')[VALUE]).toBeCloseTo(summary.averageHealth!, 1);
    expect(cardOf('Average health')[ABOUT]).toBe('100 is best, target 75: not reached');
    expect(cardOf('NRR')).toMatchObject({
      [VALUE]: '',
      [ABOUT]: 'no month before yet, target 110',
    });
    expect(cardOf('ARR at risk')[VALUE]).toBeCloseTo(summary.arrAtRisk!, 6);
    const tiers = summary.tiers.map(({ label, customers, arr }) => [label, customers, arr]);
    expect(tableBelow('Risk tiers (churn risk, 100 is worst)', 3).slice(0, -1)).toEqual(tiers);
    const bands = summary.bands.map(({ label, customers, arr }) => [label, customers, arr]);
    expect(tableBelow('Health bands (100 is best)', 3).slice(0, -1)).toEqual(bands);
  });

  test('"Ready to grow" is the top opportunity of each Ready customer, and the list price of all comes second', () => {
    const { expansion } = report.summary;
    const rows = countedScores(grid).filter((row) => row['Expansion readiness'] === 'Ready');
    const added = (column: string) => rows.reduce((sum, row) => sum + Number(row[column]), 0);
    const card = cardOf('Ready to grow');
    expect([card[VALUE], card[ABOUT]]).toEqual([
      added('Expansion amount'),
      `top opportunity each; list price of all: ${expansion.potential}`,
    ]);
    expect(expansion.ready.amount).toBe(added('Expansion amount'));
    expect(added('Expansion amount')).toBeGreaterThan(0);
    expect(added('Expansion amount')).toBeLessThan(added('Expansion potential'));
  });

  test('a card says how others of these segments stand, what to do, and as of when', () => {
    const medians: Readonly<Record<string, number>> = { enterprise: 72, 'mid-market': 68, smb: 65 };
    const known = countedScores(grid).map(({ Segment }) => medians[String(Segment)]!);
    const mean = known.reduce((sum, median) => sum + median) / known.length;
    expect(cardOf('Average health')[OTHERS]).toBe(`Median for your segments: ${Math.round(mean * 10) / 10}`);
    const soon = countedScores(grid)
      .map((row) => row['Days to renewal'])
      .filter((days) => typeof days === 'number' && days >= 0 && days <= 90);
    expect(cardOf('GRR')[NEXT]).toBe(`${soon.length} renewals in 90 days: open them`);
    expect(cells()[0]![2]).toMatch(/^Scored 2026-11-21, 260 rows: /);
    const { row, column } = find('GRR');
    const [[link]] = sheet.formulas({ row: row + 5, column, rows: 1, columns: 1 }) as [[string]];
    const [, id, letter, line] = /#gid=(\d+)&range=([A-Z]+)(\d+)/.exec(link)!;
    expect(Number(id)).toBe(sheet.id);
    expect(cells()[Number(line) - 1]![columnIndex(letter!)]).toBe(
      'Renewing within 90 days, the earliest first',
    );
  });

  test('lists the first ten whose contract ends within 90 days', () => {
    const expected = countedScores(grid)
      .map((row) => Number(row['Days to renewal'] ?? Number.NaN))
      .filter((days) => days >= 0 && days <= 90)
      .sort((a, b) => a - b);
    const listed = tableBelow('Renewing within 90 days, the earliest first', 6);
    expect(listed.map(([, , , day]) => Number(day) - NOVEMBER_21)).toEqual(expected.slice(0, 10));
  });

  test('every customer is in one row of each split', () => {
    for (const heading of ['Risk tiers (churn risk, 100 is worst)', 'Health bands (100 is best)']) {
      const counts = tableBelow(heading, 2).map(([, customers]) => Number(customers));
      expect(counts.reduce((sum, count) => sum + count)).toBe(report.summary.customers);
    }
  });

  test('the accounts at risk are the ten largest of the two highest tiers, each with its own action', () => {
    const expected = scoresOf(grid)
      .filter((row) => row['Risk tier'] === 'Critical' || row['Risk tier'] === 'High')
      .sort((a, b) => Number(b.ARR) - Number(a.ARR));
    const columns = ['Name', 'ARR', 'CSM', 'Renewal date', 'Risk tier', 'Next action'];
    expect(tableBelow('At risk (Critical and High), by ARR', 6)).toEqual(
      expected.slice(0, 10).map((row) => columns.map((column) => row[column])),
    );
  });

  test('each CSM has a row, and together they have the customers that name one', () => {
    const named = countedScores(grid).filter(({ CSM }) => CSM !== null && CSM !== '');
    const [targets, ...rows] = tableBelow('Team (rates', 13);
    expect(targets).toEqual([
      'Target',
      null,
      null,
      '75',
      null,
      '110',
      '90',
      '15',
      '5',
      '50',
      null,
      null,
      '95',
    ]);
    expect(rows.map(([csm]) => csm)).toEqual([...new Set(named.map(({ CSM }) => CSM))].sort());
    expect(rows.reduce((sum, [, customers]) => sum + Number(customers), 0)).toBe(named.length);
  });

  test('no cell shows an error', () => {
    expect(
      cells()
        .flat()
        .filter((cell) => String(cell).startsWith('#')),
    ).toEqual([]);
  });

  test('asks Sheets for its charts, each over cells of the tab', () => {
    expect(
      sheet.charts.map(({ type, options, sources }) => ({
        type,
        title: options.title,
        first: sources.map(({ area }) => cells()[area.row]![area.column]),
        rows: sources.map(({ area }) => area.rows),
      })),
    ).toEqual([
      {
        type: 'COLUMN',
        title: 'ARR at risk by renewal month',
        first: ['Renewal', 'ARR at risk'],
        rows: [13, 13],
      },
      {
        type: 'COLUMN',
        title: 'Renewal forecast: ARR by month, as called',
        first: ['Renewal', 'Commit', 'Likely', 'At risk', 'Lost', 'Not called'],
        rows: [13, 13, 13, 13, 13, 13],
      },
      {
        type: 'SCATTER',
        title: 'Health (across) against churn risk (up)',
        first: ['Health', 'Critical', 'High', 'Medium', 'Low'],
        rows: [901, 901, 901, 901, 901],
      },
      {
        type: 'LINE',
        title: 'NRR and GRR, in percent',
        first: ['Month', 'NRR 12 months', 'GRR 12 months', 'NRR', 'GRR'],
        rows: [13, 13, 13, 13, 13],
      },
    ]);
    for (const { options } of sheet.charts) {
      const least = options['vAxis.viewWindow.min'] ?? options['vAxis.minValue'];
      expect([options.title, least]).toEqual([options.title, 0]);
    }
  });

  test('renewals by month are the figures of the customers whose contract ends then', () => {
    const rules = { atRisk: ['Critical', 'High'], nearDays: 90 };
    const groups = new Map<string, FigureCustomer[]>();
    for (const row of countedScores(grid)) {
      const end = row['Renewal date'];
      const month = typeof end === 'number' ? dayToIso(end).slice(0, 7) : '';
      const name =
        typeof end !== 'number'
          ? 'No date'
          : end < NOVEMBER_21
            ? 'Ended'
            : month > '2027-10'
              ? 'Later'
              : month;
      const number = (cell: CellValue | undefined) => (typeof cell === 'number' ? cell : null);
      const one = {
        arr: number(row.ARR),
        health: number(row['Health score']),
        risk: number(row['Churn risk']),
        status: String(row['Health status']),
        tier: String(row['Risk tier']),
        daysToRenewal: number(row['Days to renewal']),
        potential: null,
        topAmount: null,
        readiness: '',
      };
      groups.set(name, [...(groups.get(name) ?? []), one]);
    }
    const shown = tableBelow('Renewals by month', 4);
    expect(shown.map(([name]) => name)).toHaveLength(15);
    expect(shown[0]![0]).toBe('2026-11');
    for (const [name, customers, arr, atRisk] of shown) {
      const figures = figuresOf(groups.get(String(name)) ?? [], rules);
      expect([name, customers, arr, atRisk]).toEqual([
        name,
        figures.customers,
        figures.arr ?? 0,
        figures['arr-at-risk'] ?? 0,
      ]);
    }
    const total = shown.reduce((sum, [, customers]) => sum + Number(customers), 0);
    expect(total).toBe(report.summary.customers);
  });

  test('a chart that somebody removed stays away, and a run under another model is followed', () => {
    sheet.charts = [];
    const lifecycle = call<RunReport>(bench, 'scorePortfolio', { model: 'dashboard' });
    expect(sheet.charts).toEqual([]);
    const bands = lifecycle.summary.bands.map(({ label, customers }) => [label, customers]);
    expect(tableBelow('Health bands (100 is best)', 2).slice(0, -1)).toEqual(bands);
    expect(cardOf('Average health')[0]).toBeCloseTo(lifecycle.summary.averageHealth!, 1);
  });
});

test.each(['de_DE', 'fr_FR', 'tr_TR'])('in a spreadsheet of %s each figure is the same', (locale) => {
  const figuresIn = (of: string) => {
    const other = new UniverGrid({ rows: 300, columns: 60, locale: of });
    const its = benchOn(other);
    fill(other.activeSheet, [
      [
        'customer_id',
        'Name',
        'CSM',
        'ARR',
        'Renewal date',
        'Renewal call',
        'feature_adoption',
        'login_frequency',
      ],
      ['A', 'Acme', 'Kim', 1000.5, day('2026-12-10'), 'Commit', 80, 90],
      ['B', 'Bolt', 'Lee', 2000.25, day('2027-01-10'), 'Lost', 10, 5],
    ]);
    call<RunReport>(its, 'scorePortfolio', {});
    call(its, 'makeDashboard');
    const all = valuesOf(other.sheets.find(({ name }) => name === 'Vitals')!);
    return all.map((line) =>
      line.map((cell) => (typeof cell === 'number' ? cell : cell === null || cell === '')),
    );
  };
  const english = figuresIn('en_US');
  expect(english.flat().filter((cell) => typeof cell === 'number').length).toBeGreaterThan(80);
  expect(figuresIn(locale)).toEqual(english);
});

test('what is not known is never 0, and nobody is said to be safe', () => {
  const other = new UniverGrid({ rows: 30, columns: 60 });
  const its = benchOn(other);
  fill(other.activeSheet, [
    ['customer_id', 'Name', 'Renewal date', 'feature_adoption'],
    ['A', 'Acme', day('2026-12-10'), 40],
  ]);
  call<RunReport>(its, 'scorePortfolio', {});
  call(its, 'makeDashboard');
  const shown = valuesOf(other.sheets.find(({ name }) => name === 'Vitals')!);
  const below = (heading: string, rows: number) => {
    const at = shown.findIndex(([cell]) => String(cell).startsWith(heading));
    return shown[at + rows]!;
  };
  expect(below('At risk', 2)[0]).toBe('Churn risk is not known');
  expect(shown.flat()).toContain('Churn risk is not known');
  expect(below('Renewing within', 2)[0]).toBe('Acme');
  expect(below('Dropped this week', 2)[0]).toBe('No drop is known');
  expect(below('Renewals by month', 3).slice(0, 9)).toEqual(['2026-12', 1, ...Array(7).fill('n/a')]);
});

test('"Ready to grow" is unknown, not 0, where nobody says what customers could buy', () => {
  const empty = new UniverGrid({ rows: 30, columns: 60 });
  const plain = benchOn(empty);
  fill(empty.activeSheet, [
    ['customer_id', 'arr'],
    ['A', 1000],
  ]);
  call<RunReport>(plain, 'scorePortfolio', {});
  call(plain, 'makeDashboard');
  const shown = valuesOf(empty.sheets.find(({ name }) => name === 'Vitals')!);
  const row = shown.findIndex((line) => line.includes('Ready to grow'));
  const column = shown[row]!.indexOf('Ready to grow');
  expect([shown[row + 1]![column], shown[row + 3]![column]]).toEqual([
    'n/a',
    'top opportunity each; list price of all: n/a',
  ]);
});

describe('a forecast of renewals, as the CSM calls them', () => {
  const headers = ['customer_id', 'Name', 'ARR', 'Renewal date', 'Renewal call', 'feature_adoption'];
  const rows = (late: boolean): TestCell[][] => [
    ['A', 'Acme', 100, day(late ? '2027-12-10' : '2026-12-10'), 'Commit', 80],
    ['B', 'Bolt', late ? 150 : 200, day(late ? '2027-12-12' : '2026-12-12'), 'best case', 70],
    ['C', 'Core', 300, day('2026-12-20'), 'At risk', 60],
    ['D', 'Dune', 400, day('2027-01-20'), 'commit', 50],
    ['E', 'Echo', 500, day('2026-12-28'), late ? 'Lost' : '', 40],
  ];
  const at = { own: new UniverGrid({ rows: 40, columns: 60 }) };
  const forecasts = benchOn(at.own);
  const tab = (name: string) => valuesOf(at.own.sheets.find((one) => one.name === name)!);
  const rowBelow = (heading: string, first: string) => {
    const all = tab('Vitals');
    const top = all.findIndex(([cell]) => String(cell).startsWith(heading));
    return all.slice(top).find(([cell]) => cell === first)!;
  };

  beforeAll(() => {
    fill(at.own.activeSheet, [headers, ...rows(false)]);
    call(forecasts, 'scorePortfolio', {});
    call(forecasts, 'makeDashboard');
  });

  test('adds up the ARR of each month by call; what nobody called stands apart', () => {
    expect(rowBelow('Renewals by month', '2026-12').slice(1, 9)).toEqual([
      4,
      1100,
      'n/a',
      100,
      200,
      300,
      0,
      500,
    ]);
    expect(rowBelow('Renewals by month', '2027-01').slice(4, 9)).toEqual([400, 0, 0, 0, 0]);
  });

  test('sets what was called when a month began against what became of it', () => {
    forecasts.environment.clock.forwardTo('2026-12-15T12:00:00Z');
    // Echo has left, and is called so too late to count.
    fill(at.own.sheets[0]!, rows(true).slice(0, 4), 1);
    fill(at.own.sheets[0]!, [headers.map(() => null)], 5);
    const run = call<{ asks?: string }>(forecasts, 'scorePortfolio', {});
    expect(run.asks).toBeUndefined();
    expect(rowBelow('Renewals of the last months', '2026-12').slice(1, 8)).toEqual([
      1100, 100, 200, 300, 0, 250, 550,
    ]);
  });
});
