/** The names that others rely on, as the design lists them: each works through the bundle that ships. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Trial } from '../../src/addon/models/what-if';
import type { LastRun } from '../../src/addon/run/last-run';
import type { PortfolioMatch } from '../../src/addon/run/match';
import type { RunReport } from '../../src/addon/run/score';
import { Clock, MemoryGrid, openCsv, Workbench } from '../../workbench';
import { calc } from '../../workbench/calc';
import { NOON_OF_2026_11_21, recordsOf, valuesOf } from '../support/sheets';

/** The script and the pages alone, as a check from outside loads them. */
function fromDist() {
  const html = readdirSync('dist').filter((name) => name.endsWith('.html'));
  const grid = new MemoryGrid();
  const bench = new Workbench({
    code: readFileSync('dist/Code.js', 'utf8'),
    html: Object.fromEntries(
      html.map((name) => [name.replace('.html', ''), readFileSync(`dist/${name}`, 'utf8')]),
    ),
    grid,
    clock: new Clock(NOON_OF_2026_11_21),
  });
  openCsv(grid, grid.activeSheet, readFileSync('examples/portfolio.csv', 'utf8'), 2026);
  return {
    grid,
    bench,
    ask: <T>(name: string, ...args: unknown[]) => bench.runFromClient(name, ...args).result() as T,
  };
}

describe('The endpoints', () => {
  const { grid, ask } = fromDist();
  let report: RunReport;
  beforeAll(() => {
    report = ask('scorePortfolio', {});
  });

  test('matchPortfolio has an entry for each understood column, with its header and its metric', () => {
    const { columns } = ask<PortfolioMatch>('matchPortfolio');
    const of = new Map(columns.map(({ header, metric }) => [header, metric]));
    expect(of.get('Account ID')).toBe('customer_id');
    expect(of.get('Renewal date')).toBe('contract_end_date');
    expect(of.get('feature_adoption')).toBe('feature_adoption');
  });

  test('scorePortfolio says whether it has to go on, and continueRun does', () => {
    expect(report.unfinished).toBe(false);
    expect(ask('continueRun')).toMatchObject({ way: { way: 'live' } });
  });

  test('lastRun, openCustomer, documentFacts and tryModels tell of the same customers', () => {
    const { accounts } = ask<LastRun>('lastRun');
    const { id, health } = accounts[0]!;
    expect(ask<{ id: string }>('openCustomer', id).id).toBe(id);
    expect(ask<{ id: string }>('documentFacts', id).id).toBe(id);
    expect(typeof health).toBe('number');
    expect(ask<Trial>('tryModels').portfolio.customers).toHaveLength(accounts.length);
  });

  test('makeDashboard makes the tab, and undoLastRun takes the results back', () => {
    ask('makeDashboard');
    expect(grid.sheets.map(({ name }) => name)).toContain('Vitals');
    ask('undoLastRun');
    expect(ask<LastRun>('lastRun').accounts).toEqual([]);
  });
});

describe('The tabs and columns', () => {
  const { grid, ask } = fromDist();
  beforeAll(() => {
    ask('scorePortfolio', {});
    ask('insertModel', 'segment');
    for (const name of [
      'makeDashboard',
      'showSettings',
      'editRules',
      'editPlaybooks',
      'editTeam',
      'editNextActions',
    ]) {
      ask(name);
    }
  });

  test('the tabs have their names', () => {
    const tabs = [
      'scores',
      'settings',
      'model',
      'history',
      'months',
      'cohorts',
      'tasks',
      'rules',
      'playbooks',
      'team',
    ];
    expect(grid.sheets.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Vitals', ...[...tabs, 'next actions'].map((name) => `Vitals ${name}`)]),
    );
  });

  test('six results stand beside the rows, and Vitals scores has all of them', () => {
    const beside = [
      'Health score',
      'Health status',
      'Risk tier',
      'Health drivers',
      'Risk signals',
      'Next action',
    ];
    const [headers] = valuesOf(grid.sheets[0]!);
    expect(headers!.slice(-6)).toEqual(beside);
    const [first] = recordsOf(grid.sheets.find(({ name }) => name === 'Vitals scores')!);
    expect(Object.keys(first!)).toEqual(
      expect.arrayContaining([
        ...beside,
        ...[
          'Health trend',
          'Health coverage',
          'Churn risk',
          'Risk coverage',
          'Days to renewal',
          'Action owner',
        ],
        ...['Action due', 'Expansion potential', 'Top opportunity', 'Expansion readiness', 'Scored on'],
        ...['Usage score', 'Raw risk', 'Urgency', 'Model'],
      ]),
    );
  });

  test('the newest month stands first, under names that stay', () => {
    const rows = valuesOf(grid.sheets.find(({ name }) => name === 'Vitals months')!);
    const at = rows.findIndex((row) => row.includes('Month'));
    for (const name of ['Month', 'Customers', 'ARR', 'NPS']) expect(rows[at]).toContain(name);
    expect(rows[at + 1]![rows[at]!.indexOf('Customers')]).toBeGreaterThan(200);
  });
});

test('Code.js alone answers every formula', async () => {
  expect(JSON.parse(await calc(['=NPS({10;9;8})']))).toBeCloseTo(200 / 3, 9);
  const bench = new Workbench({
    code: readFileSync('dist/Code.js', 'utf8'),
    html: {},
    grid: new MemoryGrid(),
    clock: new Clock(NOON_OF_2026_11_21),
  });
  const run = bench.callCustomFunction('HEALTHSTATUS', [[['id', 'nps_score']], [['A', 9]]]);
  expect([run.error, run.value]).toEqual([null, 'Not enough data']);
});

test.each(['start', 'score', 'calc', 'backtest', 'faults', 'replay', 'sample', 'build'])(
  'npm run %s is there',
  (name) => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    const file = /\S+\.ts/.exec(scripts[name]!)?.[0];
    expect(scripts[name]).toBeDefined();
    if (file) expect(existsSync(file)).toBe(true);
  },
);
