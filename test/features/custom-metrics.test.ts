import { describe, expect, test } from '@jest/globals';
import type { CustomerTimeline } from '../../src/addon/customer/timeline';
import type { PortfolioMatch } from '../../src/addon/run/match';
import { Clock } from '../../workbench';
import { alertsIn, tabOf } from '../support/eventful';
import { fill, recordsOf, scoresOf, type TestCell } from '../support/sheets';
import { scoreSure } from '../support/sure';
import { teamWith } from '../support/team';

const MODEL: TestCell[][] = [
  ['Row', 'Name', 'Weight', 'Curve', 'Parameter', 'Rounding'],
  ['model', 'ours', '', '', '100 is best', '1 decimal'],
  ['dimension', 'All', 1, 'average', '', ''],
  ['metric', 'Custom Happiness', 3, 'points', '0: 0; 10: 100', ''],
  ['metric', 'custom_idle_share', 1, 'points', '0: 100; 100: 0', ''],
  ['band', 'Good', '', '', 50, ''],
  ['band', 'Bad', '', '', 0, ''],
];

const portfolio = (happiness: readonly TestCell[]): TestCell[][] => [
  ['customer_id', 'ARR', 'Happiness', 'Idle share'],
  ['A', 100, happiness[0]!, '20%'],
  ['B', 200, happiness[1]!, '40%'],
];

/** A team whose portfolio has two metrics of its own, a model that reads them, and a rule over one. */
function withCustomMetrics() {
  const opened = teamWith(portfolio([8, 4]), { clock: new Clock('2026-11-07T05:20:00Z') });
  const { grid, call } = opened;
  const [sheet] = grid.sheets;
  call('correctColumns', [
    { header: 'Happiness', metric: 'custom Happiness', unit: 'number, 0 to 10, higher is better' },
    { header: 'Idle share', metric: 'custom idle share', unit: 'percent, lower is better' },
  ]);
  call('insertModel', 'segment');
  const models = tabOf(grid, 'Vitals model')!;
  fill(models, MODEL, models.extent().rows + 1);
  call('editRules');
  fill(
    tabOf(grid, 'Vitals rules')!,
    [['unhappy', 'custom Happiness', 'drop by points', 3, 30, 'notify', 'CSM', 30, 'on']],
    tabOf(grid, 'Vitals rules')!.extent().rows,
  );
  grid.activeSheet = sheet!;
  return { ...opened, sheet: sheet! };
}

describe('Metrics of the customer’s own', () => {
  const { grid, call, clock, sheet } = withCustomMetrics();
  const score = () => scoreSure(call, { model: 'ours' });

  test('are scored by a model that names them', () => {
    expect(score().sentence).toBe('2 of 2 scored');
    // (3 x 80 + 80) / 4 and (3 x 40 + 60) / 4.
    expect(scoresOf(grid).map((row) => row['Health score'])).toEqual([80, 45]);
    expect(scoresOf(grid)[1]!['Health drivers']).toBe('Happiness -45.0; Idle share -10.0');
  });

  test('are columns that are read, each with what was said of it', () => {
    const { columns } = call<PortfolioMatch>('matchPortfolio');
    expect(columns.map(({ header, label, sure, said }) => [header, label, sure, said.unit])).toEqual([
      ['customer_id', 'Customer id', 'sure', ''],
      ['ARR', 'ARR', 'sure', ''],
      ['Happiness', 'Happiness', 'set by you', 'number, 0 to 10, higher is better'],
      ['Idle share', 'Idle share', 'set by you', 'percent, lower is better'],
    ]);
  });

  test('keep their range: what lies outside is a finding, not a value', () => {
    fill(sheet, portfolio([11, 4]));
    const { findings } = score();
    expect(findings).toContainEqual(
      expect.objectContaining({
        header: 'Happiness',
        message: expect.stringContaining('out of range'),
        cells: ['C2'],
      }),
    );
    expect(scoresOf(grid)[0]!['Health score']).toBeNull();
    fill(sheet, portfolio([8, 4]));
    score();
  });

  test('stand in the history, and a rule over them speaks', () => {
    clock.forwardTo('2026-11-21T05:20:00Z');
    fill(sheet, portfolio([3, 4]));
    expect(score().alerts.map(({ customer, rule }) => [customer, rule])).toContainEqual(['A', 'unhappy']);
    expect(JSON.stringify(alertsIn(grid))).toContain('Happiness 8 to 3 within 14 days');
    expect(
      JSON.stringify(call<CustomerTimeline>('readTimeline', 'A', { renewal: '', churned: '' })),
    ).toContain('Happiness');
    call('makeHistoryTable');
    const [first] = recordsOf(tabOf(grid, 'Vitals history table')!);
    expect(Object.keys(first!)).toEqual(expect.arrayContaining(['custom happiness', 'custom idle_share']));
  });

  test('F404 stand on the dashboard, month by month, as their mean', () => {
    expect(recordsOf(tabOf(grid, 'Vitals months')!)[0]).toMatchObject({
      'Happiness (mean)': 3.5,
      'Idle share (mean)': 30,
    });
    call('makeDashboard');
    const dashboard = tabOf(grid, 'Vitals')!;
    const cells = dashboard.values({ row: 0, column: 0, ...dashboard.extent() });
    const headers = cells.find((row) => row.includes('Happiness (mean)'))!;
    const at = headers.indexOf('Happiness (mean)');
    const below = dashboard.formulas({
      row: cells.indexOf(headers) + 1,
      column: at,
      rows: 1,
      columns: 1,
    });
    expect(below[0]![0]).toContain('Vitals months');
  });
});
