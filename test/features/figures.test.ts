import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { metricCards } from '../../pages/portfolio/metric-cards';
import { cardsOf, groupsOf } from '../../pages/portfolio/overview';
import { teamOf } from '../../pages/portfolio/team';
import { viewOf } from '../../pages/portfolio/view';
import type { PastMonths } from '../../src/addon/months/past-months';
import type { LastRun } from '../../src/addon/run/last-run';
import type { RunReport } from '../../src/addon/run/score';
import { FIGURES, type FigureId } from '../../src/customers/figures';
import { openCsv, type Workbench } from '../../workbench';
import { UniverGrid } from '../../workbench/univer/univer-grid';
import { benchOn, valuesOf } from '../support/sheets';

function call<T>(bench: Workbench, name: string, ...args: unknown[]): T {
  const run = bench.runFromClient(name, ...args);
  if (run.error) throw new Error(run.error.message);
  return run.value as T;
}

/** The sample, which has ids twice and a row without one, and one customer of it that has left. */
function sample(): string {
  const [headers, first, ...rows] = readFileSync('examples/portfolio.csv', 'utf8').trimEnd().split('\n');
  const lines = [`${first},yes`, ...rows.map((row) => `${row},no`)];
  return `${[`${headers},churned`, ...lines].join('\n')}\n`;
}

test('a figure has one value in the report, the overview, the window, the team, the dashboard tab and the months', () => {
  const grid = new UniverGrid({ rows: 300, columns: 80 });
  const bench = benchOn(grid);
  openCsv(grid, grid.activeSheet, sample(), 2026);
  const { summary, headcount } = call<RunReport>(bench, 'scorePortfolio', {});
  call(bench, 'makeDashboard');
  const run = call<LastRun>(bench, 'lastRun');
  const past = call<PastMonths>(bench, 'pastMonths');
  const found = new Map<FigureId, Map<string, unknown>>();
  const see = (id: FigureId, place: string, value: unknown) => {
    const shown = typeof value === 'number' ? Math.round(value * 10) / 10 : value;
    found.set(id, (found.get(id) ?? new Map()).set(place, shown));
  };
  /** The first cell below a text of a tab. */
  const below = (tab: string, text: string) => {
    const cells = valuesOf(grid.sheets.find(({ name }) => name === tab)!);
    const row = cells.findIndex((line) => line.includes(text));
    return cells[row + 1]![cells[row]!.indexOf(text)];
  };

  see('customers', 'report', summary.customers);
  see('customers', 'headcount', headcount.customers);
  see('average-health', 'report', summary.averageHealth);
  see('arr-at-risk', 'report', summary.arrAtRisk);
  for (const { id, value } of cardsOf(run, null)) see(id, 'overview', value);
  const view = viewOf(run, past, { csm: '', segment: '', months: 12 });
  for (const { id, value } of metricCards(view)) if (id) see(id, 'window', value);
  const team = teamOf(run);
  const total = (of: (member: (typeof team)[number]) => number) =>
    team.reduce((sum, one) => sum + of(one), 0);
  see(
    'customers',
    'team',
    total(({ customers }) => customers),
  );
  see(
    'arr',
    'team',
    total(({ arr }) => arr),
  );
  see(
    'arr-at-risk',
    'team',
    total(({ arrAtRisk }) => arrAtRisk),
  );
  for (const groups of [
    groupsOf(run.accounts, run.tiers, ({ tier }) => tier),
    groupsOf(run.accounts, run.bands, ({ status }) => status),
  ]) {
    see(
      'customers',
      `groups ${groups[0]!.label}`,
      groups.reduce((sum, { customers }) => sum + customers, 0),
    );
    see(
      'arr',
      `groups ${groups[0]!.label}`,
      groups.reduce((sum, { arr }) => sum + arr, 0),
    );
  }
  for (const [id, { name }] of Object.entries(FIGURES)) {
    see(id as FigureId, 'dashboard tab', below('Vitals dashboard', name));
  }
  for (const id of ['arr', 'average-health', 'arr-at-risk'] as const) {
    see(id, 'months', below('Vitals months', FIGURES[id].name));
  }

  expect([...found.keys()].sort()).toEqual(Object.keys(FIGURES).sort());
  for (const [id, places] of found) {
    expect({ id, places: places.size, values: [...new Set(places.values())] }).toEqual({
      id,
      places: places.size,
      values: [places.get('dashboard tab')],
    });
    expect(places.size).toBeGreaterThan(2);
  }
});
