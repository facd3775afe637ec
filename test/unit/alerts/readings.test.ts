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

type Row = Readonly<Record<string, string | number>>;

const HEALTHY: Row = {
  customer_id: 'A',
  segment: 'smb',
  arr: 50_000,
  login_frequency: 90,
  feature_adoption: 85,
  dau_mau_ratio: 0.5,
  daily_active_users: 100,
  nps_score: 9,
  csat_score: 4.5,
  meeting_attendance: 90,
  open_tickets: 1,
  login_trend: 0,
  feature_adoption_change: 0,
  dau_mau_change: 0,
  response_time_days: 1,
  nps_change: 0,
  open_escalations: 0,
  unresolved_critical: 0,
  avg_resolution_hours: 5,
};
/** Of every column one more cell, so that it tells its unit. */
const SCALE: Row = {
  customer_id: 'scale',
  segment: 'smb',
  arr: 1,
  login_frequency: 100,
  feature_adoption: 100,
  dau_mau_ratio: 0.9,
  daily_active_users: 100,
  nps_score: 10,
  csat_score: 5,
  meeting_attendance: 100,
  open_tickets: 10,
  login_trend: -50,
  feature_adoption_change: -40,
  dau_mau_change: -0.3,
  response_time_days: 12,
  nps_change: -8,
  open_escalations: 5,
  unresolved_critical: 3,
  avg_resolution_hours: 96,
};
const HEADERS = Object.keys(HEALTHY);
const PERCENTS = [
  'login_frequency',
  'feature_adoption',
  'meeting_attendance',
  'login_trend',
  'feature_adoption_change',
];

interface Reading {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly model: string;
}

const usual = (row: Row, scale = SCALE): Reading => ({
  headers: HEADERS,
  rows: [row, scale].map((cells) => HEADERS.map((header) => cells[header]!)),
  model: 'segment',
});

/** What changes in how the sheet is read, beside the figures themselves. */
const CHANGES: Readonly<Record<string, (row: Row) => Reading>> = {
  'another model': (row) => ({ ...usual(row), model: 'dashboard' }),
  'other columns': (row) => ({
    ...usual(row),
    headers: HEADERS.map((header, i) => (i < 3 ? header : header.replace(/_/g, '-').toUpperCase())),
  }),
  'other units': (row) => {
    const inFractions = (cells: Row): Row => ({
      ...cells,
      ...Object.fromEntries(PERCENTS.map((metric) => [metric, Number(cells[metric]) / 100])),
    });
    return usual(inFractions(row), inFractions(SCALE));
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
const figures = fc.record({
  login_frequency: between(0, 100),
  feature_adoption: between(0, 100),
  dau_mau_ratio: fc.constantFrom(0.05, 0.2, 0.5),
  daily_active_users: between(0, 100),
  nps_score: between(0, 10),
  csat_score: between(1, 5),
  meeting_attendance: between(0, 100),
  open_tickets: between(0, 10),
  login_trend: between(-50, 0),
  feature_adoption_change: between(-40, 0),
  dau_mau_change: fc.constantFrom(-0.3, -0.1, 0),
  response_time_days: between(0, 12),
  nps_change: between(-8, 0),
  open_escalations: between(0, 5),
  unresolved_critical: between(0, 3),
});
const row = (cells: Row): Row => ({ ...HEALTHY, ...cells, avg_resolution_hours: 60 });

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
        const blank = HEADERS.slice(4, 4 + lacking).map((header) => [header, ''] as const);
        const thin = { ...row(cells), ...Object.fromEntries(blank) };
        const scores = told(usual(HEALTHY), usual(thin)).filter((rule) => /^health/.test(rule));
        expect(scores).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  test('while the same fall, read alike, is told', () => {
    const worst = {
      login_frequency: 10,
      feature_adoption: 5,
      dau_mau_ratio: 0.05,
      daily_active_users: 10,
      nps_score: 0,
      csat_score: 1,
      meeting_attendance: 10,
      open_tickets: 10,
      login_trend: -50,
      feature_adoption_change: -40,
      dau_mau_change: -0.3,
      response_time_days: 12,
      nps_change: -8,
      open_escalations: 5,
      unresolved_critical: 3,
    };
    expect(told(usual(HEALTHY), usual(row(worst)))).toEqual(
      expect.arrayContaining(['health_score_drop', 'health_red', 'usage_decline', 'critical_bug']),
    );
  });
});
