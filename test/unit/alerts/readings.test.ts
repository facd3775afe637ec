/** Whatever happens to the figures on that day: nothing is told across a change of model, mapping, unit or coverage. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { alertsOver } from '../../../src/alerts/alerts';
import { shippedRules } from '../../../src/alerts/shipped';
import { scoreCustomers } from '../../../src/customers/scored-portfolio';
import { wholeDay } from '../../../src/history/day';
import { History } from '../../../src/history/history';
import { churnRiskModel, healthModel } from '../../../src/models';
import { snapshotOf, watchedMetrics } from '../../../src/past/snapshot';
import { Portfolio } from '../../../src/reading/portfolio';

const FIRST = 46300;
const CHANGED = FIRST + 20;
const RULES = shippedRules().filter(({ metric }) => !['notice', 'late_start'].includes(metric));

const HEADERS = [
  'customer_id',
  'segment',
  'arr',
  'login_frequency',
  'feature_adoption',
  'dau_mau_ratio',
  'daily_active_users',
  'nps_score',
  'csat_score',
  'meeting_attendance',
  'open_tickets',
  'login_trend',
  'feature_adoption_change',
  'dau_mau_change',
  'response_time_days',
  'nps_change',
  'open_escalations',
  'unresolved_critical',
  'avg_resolution_hours',
];
/** Of every column one more, so that it tells its unit. */
const SCALE = ['scale', 'smb', 1, 100, 100, 0.9, 100, 10, 5, 100, 10, -50, -40, -0.3, 12, -8, 5, 3, 96];
const HEALTHY = ['A', 'smb', 50_000, 90, 85, 0.5, 100, 9, 4.5, 90, 1, 0, 0, 0, 1, 0, 0, 0, 5];

type Row = readonly (string | number)[];

interface Reading {
  readonly headers: readonly string[];
  readonly rows: readonly Row[];
  readonly model: string;
}

const usual = (row: Row): Reading => ({ headers: HEADERS, rows: [row, SCALE], model: 'segment' });

/** What changes in how the sheet is read, beside the figures themselves. */
const CHANGES: Readonly<Record<string, (row: Row) => Reading>> = {
  'another model': (row) => ({ ...usual(row), model: 'dashboard' }),
  'other columns': (row) => ({
    ...usual(row),
    headers: HEADERS.map((header, i) => (i < 3 ? header : header.replace(/_/g, '-').toUpperCase())),
  }),
  'other units': (row) => {
    const inFractions = (cells: Row) =>
      cells.map((cell, i) => ([3, 4, 9, 11, 12].includes(i) && typeof cell === 'number' ? cell / 100 : cell));
    return { ...usual(row), rows: [row, SCALE].map(inFractions) };
  },
};

/** The rules over what each change concerns: another health model is no other churn model, and counts have no unit. */
const CHANGED_WITH: Readonly<Record<string, RegExp>> = {
  'another model': /^(health|renewal)/,
  'other units': /^(health|churn|renewal|login)/,
};

/** What a portfolio that is read in one way for twenty days, and in another on the next, comes to. */
function told(before: Reading, after: Reading): string[] {
  const days = Array.from({ length: 21 }, (_, i) => {
    const { headers, rows, model } = i < 20 ? before : after;
    const today = FIRST + i;
    const portfolio = new Portfolio(headers, rows, { today });
    const plan = { health: healthModel(model), churn: churnRiskModel(), today };
    const watched = watchedMetrics(
      portfolio,
      RULES.map(({ metric }) => metric),
    );
    return wholeDay(snapshotOf(portfolio, scoreCustomers(portfolio, plan), plan, watched));
  });
  return alertsOver(RULES, new History(days))
    .filter(({ day, customer }) => day === CHANGED && customer.toLowerCase() === 'a')
    .map(({ rule }) => rule.id);
}

const between = (least: number, most: number) => fc.integer({ min: least, max: most });
const figures = fc.tuple(
  ...[between(0, 100), between(0, 100), fc.constantFrom(0.05, 0.2, 0.5), between(0, 100), between(0, 10)],
  ...[between(1, 5), between(0, 100), between(0, 10), between(-50, 0), between(-40, 0)],
  ...[fc.constantFrom(-0.3, -0.1, 0), between(0, 12), between(-8, 0), between(0, 5), between(0, 3)],
);
const row = (cells: readonly number[]): Row => [...HEALTHY.slice(0, 3), ...cells, 60];

describe('nothing is told across', () => {
  test.each(Object.keys(CHANGES))('%s', (change) => {
    fc.assert(
      fc.property(figures, (cells) => {
        const all = told(usual(HEALTHY), CHANGES[change]!(row(cells)));
        expect(change === 'other columns' ? all : all.filter((id) => CHANGED_WITH[change]!.test(id))).toEqual(
          [],
        );
      }),
      { numRuns: 15 },
    );
  });

  test('a share of data that differs by more than 10 points', () => {
    fc.assert(
      fc.property(figures, between(4, 9), (cells, lacking) => {
        const thin = row(cells).map((cell, i) => (i >= 4 && i < 4 + lacking ? '' : cell));
        const scores = told(usual(HEALTHY), usual(thin)).filter((rule) => /^health/.test(rule));
        expect(scores).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  test('while the same fall, read alike, is told', () => {
    const worst = [10, 5, 0.05, 10, 0, 1, 10, 10, -50, -40, -0.3, 12, -8, 5, 3];
    expect(told(usual(HEALTHY), usual(row(worst)))).toEqual(
      expect.arrayContaining(['health_score_drop', 'health_red', 'usage_decline', 'critical_bug']),
    );
  });
});
