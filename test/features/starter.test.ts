import { describe, expect, test } from '@jest/globals';
import type { StarterProposal } from '../../src/addon/models/starter';
import type { PortfolioMatch } from '../../src/addon/run/match';
import type { RunReport } from '../../src/addon/run/score';
import type { Workbench } from '../../workbench';
import { fill, recordsOf, scoresOf, type TestCell, valuesOf, workbenchWith } from '../support/sheets';

function ask<T>(bench: Workbench, name: string, ...args: unknown[]): T {
  const run = bench.runFromClient(name, ...args);
  if (run.error) throw new Error(run.error.message);
  return run.value as T;
}

const tableOf = ({ grid }: Pick<ReturnType<typeof workbenchWith>, 'grid'>) =>
  recordsOf(grid.sheets.find(({ name }) => name === 'Vitals model')!);
const rowOf = (bench: ReturnType<typeof workbenchWith>, name: string) =>
  tableOf(bench).find((row) => row.Name === name);

/** Twenty-five customers with logins of 4 to 100, tickets, NPS and seats; the first has come a week ago. */
const FEW: TestCell[][] = [
  ['Account ID', 'Logins', 'Open tickets', 'NPS', 'ARR', 'Customer since'],
  ...Array.from({ length: 25 }, (_, i): TestCell[] => [
    `A-${i}`,
    4 * (i + 1),
    i % 6,
    i % 11,
    1000 * (i + 1),
    { day: i === 0 ? 46340 : 45000 },
  ]),
];

describe('a score from my columns', () => {
  const opened = workbenchWith(FEW);
  const proposal = ask<StarterProposal>(opened.bench, 'proposeStarter');
  ask(opened.bench, 'buildStarter', []);
  const report = ask<RunReport>(opened.bench, 'scorePortfolio', { model: 'starter' });

  test('takes known metrics by published benchmarks and own ones by today’s customers, never money or dates', () => {
    expect(proposal.columns.map(({ metric, from, dimension }) => [metric, from, dimension])).toEqual([
      ['open_tickets', 'published', 'Support'],
      ['nps_score', 'published', 'Engagement'],
      ['custom logins', 'your customers', 'Usage'],
    ]);
  });

  test('has thresholds of those who are customers for 90 days, as numbers that stay', () => {
    // Of 8, 12 ... 100 the tenth of a hundred is 17.2, the middle 54, the ninetieth 90.8.
    expect(rowOf(opened, 'custom logins')).toMatchObject({
      Curve: 'points',
      Parameter: '17.2: 30; 54: 60; 90.8: 90',
      Remark: 'your customers',
    });
    expect(rowOf(opened, 'open_tickets')).toMatchObject({ Curve: 'limit', Parameter: 15, Enterprise: 10 });
    fill(opened.sheet, [[1e6]], 1, 1);
    ask(opened.bench, 'scorePortfolio', { model: 'starter' });
    expect(rowOf(opened, 'custom logins')).toMatchObject({ Parameter: '17.2: 30; 54: 60; 90.8: 90' });
  });

  test('compares until somebody confirms: no alert, no play, no ARR at risk, nobody to call', () => {
    expect(rowOf(opened, 'starter')).toMatchObject({
      Curve: 'unconfirmed',
      Remark: 'Compared with your own customers',
    });
    expect(report.sentence).toContain('25 of 25 scored');
    expect(new Set(report.summary.bands.map(({ label }) => label))).toEqual(
      new Set(['Top of your customers', 'Middle of your customers', 'Lowest of your customers']),
    );
    expect(
      report.summary.bands.some(({ label, customers }) => label.startsWith('Lowest') && customers > 0),
    ).toBe(true);
    expect([report.summary.arrAtRisk, report.alerts, report.tasks.proposed ?? 0]).toEqual([null, [], 0]);
    // The first has come a week ago: its onboarding has steps, whatever it scores.
    for (const row of scoresOf(opened.grid).slice(1)) {
      expect([null, 'Complete the missing data']).toContain(row['Next action']);
      expect([row['Call list'], row.State, row['Expansion readiness']]).toEqual([
        null,
        'Calm',
        expect.not.stringMatching(/^Ready/),
      ]);
    }
  });

  test('says what the published model covers, and what each further column would add', () => {
    const { models } = ask<PortfolioMatch>(opened.bench, 'matchPortfolio');
    const segment = models.find(({ model }) => model === 'segment')!;
    expect(segment.coverage).toBeCloseTo(0.25 * 0.25 + 0.2 * 0.35, 9);
    expect(segment.lacking[0]).toMatchObject({ label: 'Feature adoption', share: 0.3 * 0.4 });
    expect(models.find(({ model }) => model === 'starter')).toMatchObject({
      published: false,
      confirmed: false,
    });
  });

  test('is Green, Yellow and Red once confirmed, by the same scores', () => {
    const before = scoresOf(opened.grid).map((row) => row['Health score']);
    ask(opened.bench, 'confirmModel', 'starter');
    const after = ask<RunReport>(opened.bench, 'scorePortfolio', { model: 'starter' });
    expect(scoresOf(opened.grid).map((row) => row['Health score'])).toEqual(before);
    expect(after.summary.bands.map(({ label }) => label)).toEqual(['Green', 'Yellow', 'Red']);
    expect(rowOf(opened, 'starter')).toMatchObject({ Curve: null });
  });

  test('can be edited in its tab, and built anew as a version', () => {
    const tab = opened.grid.sheets.find(({ name }) => name === 'Vitals model')!;
    const at = valuesOf(tab).findIndex((row) => row[1] === 'nps_score');
    fill(tab, [[5]], at, 2);
    ask(opened.bench, 'scorePortfolio', { model: 'starter' });
    ask(opened.bench, 'buildStarter', []);
    expect(tableOf(opened).filter((row) => row.Row === 'model')).toHaveLength(1);
    const versions = ask<{ version: number }[]>(opened.bench, 'listModelVersions', 'starter');
    expect(versions.length).toBeGreaterThanOrEqual(3);
  });
});

describe('with few customers', () => {
  const HAPPY: TestCell[][] = [
    ['Company', 'Happiness score', 'Widgets', 'Complaints'],
    ['Acme', 80, 3, 5],
    ['Globex', 20, 9, 0],
    ['Initech', 55, 4, 2],
  ];

  test('poor and good are asked with a proposal, and a direction that no word says leaves the column out', () => {
    const { bench } = workbenchWith(HAPPY);
    const { columns } = ask<StarterProposal>(bench, 'proposeStarter');
    expect(columns).toEqual([
      expect.objectContaining({
        header: 'Happiness score',
        direction: 'up',
        from: 'poor and good',
        poor: 27,
        good: 75,
      }),
      expect.objectContaining({ header: 'Widgets', direction: 'none', from: 'poor and good' }),
      expect.objectContaining({ header: 'Complaints', direction: 'down', poor: 4.4, good: 0.4 }),
    ]);
  });

  test('the answers count, and fewer than 3 metrics of 2 dimensions make a number and no band', () => {
    const opened = workbenchWith(HAPPY);
    const { bench } = opened;
    ask(bench, 'buildStarter', [{ header: 'Complaints', poor: 6, good: 1 }]);
    expect(rowOf(opened, 'custom complaints')).toMatchObject({ Parameter: '1: 90; 6: 30' });
    expect(rowOf(opened, 'custom widgets')).toBeUndefined();
    const report = ask<RunReport>(bench, 'scorePortfolio', { model: 'starter' });
    expect(report.summary.bands.map(({ label }) => label)).toEqual(['Too few metrics']);
    expect(scoresOf(opened.grid).every((row) => typeof row['Health score'] === 'number')).toBe(true);
    ask(bench, 'buildStarter', [{ header: 'Widgets', direction: 'up' }]);
    expect(rowOf(opened, 'custom widgets')).toMatchObject({ Row: 'metric' });
    const bands = ask<RunReport>(bench, 'scorePortfolio', { model: 'starter' }).summary.bands;
    expect(bands.map(({ label }) => label)).toContain('Top of your customers');
    const settings = valuesOf(opened.grid.sheets.find(({ name }) => name === 'Vitals settings')!);
    expect(settings).toContainEqual([
      'Columns',
      'Widgets',
      'custom Widgets',
      'number, higher is better',
      expect.anything(),
    ]);
  });

  test('a table of which nothing says how customers do is said to have nothing', () => {
    const { bench } = workbenchWith([
      ['Company', 'Revenue', 'Employees'],
      ['Acme', 1, 5],
      ['Globex', 2, 6],
    ]);
    expect(() => ask(bench, 'buildStarter', [])).toThrow('No column of numbers says how customers do');
  });
});

test('counts are per seat where seats are known', () => {
  const opened = workbenchWith([
    ['Account ID', 'Open tickets', 'Seats', 'NPS', 'Feature adoption'],
    ...Array.from({ length: 24 }, (_, i): TestCell[] => [`A-${i}`, i + 1, 10, i % 11, 50 + i]),
  ]);
  ask(opened.bench, 'buildStarter', []);
  expect(rowOf(opened, 'open_tickets / licensed_seats')).toMatchObject({
    Parameter: '0.33: 90; 1.25: 60; 2.17: 30',
  });
});

test('where all is published its bands are, and need no confirmation', () => {
  const opened = workbenchWith([
    ['Account ID', 'Open tickets', 'NPS', 'Feature adoption'],
    ['A', 1, 9, 80],
    ['B', 12, 2, 20],
  ]);
  ask(opened.bench, 'buildStarter', []);
  const { summary } = ask<RunReport>(opened.bench, 'scorePortfolio', { model: 'starter' });
  expect(summary.bands.map(({ label, customers }) => [label, customers])).toEqual([
    ['Green', 1],
    ['Yellow', 0],
    ['Red', 1],
  ]);
});
