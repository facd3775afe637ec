/** Items of the figures (section F) and of expansion (C165) that no other test names by number, through the built add-on. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { OpenedCustomer } from '../../src/addon/customer/customer';
import type { PastMonths } from '../../src/addon/months/past-months';
import type { LossReview } from '../../src/addon/prediction/losses';
import type { RunReport } from '../../src/addon/run/score';
import { fill, recordsOf, scoresOf, type TestCell, workbenchWith } from '../support/sheets';
import { callOn } from '../support/team';

describe('what is usual for a CSM, to set by segment', () => {
  const { bench, grid } = workbenchWith([['customer_id'], ['A']]);
  callOn(bench)('showSettings');
  const rows = recordsOf(grid.sheets.find(({ name }) => name === 'Vitals settings')!);
  const set = (area: string) =>
    Object.fromEntries(
      rows.filter(({ Area }) => Area === area).map(({ Setting, Value }) => [Setting, Value]),
    );

  test.each([
    ['F474 F511', 'Accounts for a CSM', { enterprise: 25, 'mid-market': 60, smb: 300 }],
    ['F475 F510', 'ARR for a CSM', { enterprise: 5_000_000, 'mid-market': 4_000_000, smb: 3_000_000 }],
    ['F476', 'Contact every (days)', { enterprise: 14, 'mid-market': 30, smb: 0 }],
    ['F477', 'QBR every (days)', { enterprise: 90, 'mid-market': 180, smb: 365 }],
    ['F478', 'Health review every (days)', { enterprise: 7, 'mid-market': 14, smb: 30 }],
    ['F479', 'CSM activity', { 'strategic calls per account and month': 4 }],
    ['F480', 'CSM activity', { 'health reviews per month': 4 }],
    ['F481', 'CSM activity', { 'QBRs prepared per quarter': 5 }],
    ['F482', 'CSM activity', { 'escalations per month': 2 }],
    ['F483', 'CSM activity', { 'expansion talks per account': 2 }],
  ])('%s %s', (_, area, values) => {
    expect(set(area)).toMatchObject(values);
  });
});

describe('C165 a Green customer is to be expanded', () => {
  const HEALTHY = {
    product_usage_score: 90,
    engagement_score: 90,
    support_metrics_score: 90,
    business_outcomes_score: 90,
    relationship_strength_score: 90,
    licensed_seats: 100,
    active_seats: 98,
    arr: 100_000,
  };

  function first(change: Readonly<Record<string, TestCell>>) {
    const row = { ...HEALTHY, ...change };
    const { bench, grid } = workbenchWith([
      ['customer_id', ...Object.keys(row)],
      ['A', ...Object.values(row)],
    ]);
    const call = callOn(bench);
    call('scorePortfolio', { model: 'lifecycle' });
    const [scores] = scoresOf(grid);
    const { nextAction } = call<OpenedCustomer>('openCustomer', 'A');
    return [scores!['Health status'], scores!['Risk tier'], scores!['Expansion readiness'], nextAction?.why];
  }

  test('by health alone where the tab has no churn columns, and that is said', () => {
    expect(first({})).toEqual([
      'Green',
      'Not enough data',
      'Ready',
      'ready by health alone: the tab has no churn columns',
    ]);
  });

  test('not before risk is known where the tab has one of them', () => {
    expect(first({ login_trend: 0 })).toEqual(['Green', 'Not enough data', 'Not enough data', undefined]);
  });
});

describe('a year of history', () => {
  const METRICS = [
    'nps_score',
    'time_to_value',
    'feature_adoption',
    'escalation_rate',
    'multi_threading_depth',
    'login_frequency',
    'dau_mau_ratio',
    'csat_score',
    'support_ticket_volume',
    'open_tickets',
    'meeting_attendance',
    'executive_sponsor_engagement',
    'renewal_sentiment',
    'avg_resolution_hours',
  ];
  /** Sixty customers: the first half is weak in everything, and half of it leaves; the second half is strong, and grows. */
  const rowsOn = (later: boolean): TestCell[][] => [
    ['customer_id', 'start_date', 'arr', 'churn_date', 'segment', ...METRICS],
    ...Array.from({ length: 60 }, (_, i): TestCell[] => {
      const strong = i >= 30;
      const leaves = !strong && i % 2 === 0;
      const nps = strong ? 9 : later ? 8 : 3;
      return [
        `C${i}`,
        '2025-01-01',
        later && strong ? 120 : 100,
        later && leaves ? '2026-08-10' : '',
        'mid-market',
        nps,
        strong ? 10 + i : 60 + i,
        strong ? 90 - i / 10 : 20 + i / 10,
        strong ? 0 : 0.2,
        strong ? 5 : 1,
        strong ? 90 : 30,
        strong ? 0.5 : 0.1,
        strong ? 4.6 : 2.5,
        strong ? 0 : 12,
        strong ? 0 : 8,
        strong ? 95 : 30,
        strong ? 90 : 20,
        strong ? 'positive' : 'negative',
        strong ? 4 : 60,
      ];
    }),
    // Ten others had left before anything was scored.
    ...Array.from({ length: 10 }, (_, i): TestCell[] => [
      `L${i}`,
      '2024-12-01',
      100,
      '2026-03-10',
      'mid-market',
    ]),
  ];
  let review: LossReview;
  let past: PastMonths;

  beforeAll(() => {
    const { bench, grid } = workbenchWith(rowsOn(false));
    const call = callOn(bench);
    bench.environment.clock.forwardTo('2026-11-21T12:00:00Z');
    call<RunReport>('scorePortfolio', { model: 'segment', way: 'scores tab' });
    bench.environment.clock.forwardTo('2027-06-30T12:00:00Z');
    fill(
      grid.sheets[0]!,
      rowsOn(true).map((row) => row.map((cell) => (cell === '2026-08-10' ? '2027-03-10' : cell))),
    );
    grid.activeSheet = grid.sheets[0]!;
    call<RunReport>('scorePortfolio', { model: 'segment', way: 'scores tab', sameData: 'same' });
    review = call<LossReview>('reviewLosses', 90);
    past = call<PastMonths>('pastMonths');
  });

  test.each([
    ['F496', 'Health', 'logo churn', 'less', 'as published'],
    ['F497', 'NPS', 'NRR', 'more', 'as published'],
    ['F498', 'Time to value', 'GRR', 'less', 'as published'],
    ['F499', 'Adoption', 'expansion rate', 'more', 'as published'],
    ['F500', 'Escalation rate', 'NPS', 'less', 'as published'],
    ['F501', 'Contacts', 'GRR', 'more', 'as published'],
  ])('%s measures whether more %s comes with %s: %s', (_, metric, outcome, published, verdict) => {
    const relation = review.together.relations.find(
      (each) => each.metric === metric && each.outcome === outcome,
    );
    expect(relation).toMatchObject({ published, verdict, low: { customers: 30 }, high: { customers: 30 } });
  });

  test('C39 names the input that has stood still the longest', () => {
    // NPS was answered anew on the second day; everything else is as on the first.
    expect(past.oldestInput).toMatchObject({ since: '2026-11-21' });
    expect(past.oldestInput!.metric).not.toBe('NPS');
  });

  test('F415 F416 sets satisfaction and churn before the first run next to those since, and counts what was caught early', () => {
    expect(review.effect).toEqual({
      firstRun: '2026-11-21',
      pairs: [
        // Before: 70 in five months, 60 in seven, of whom 10 left. Since: 60 in four months, 45 in three, of whom 15 left.
        {
          name: 'Logo churn a month',
          unit: '%',
          before: expect.closeTo(1000 / 770),
          since: 1500 / 375,
          why: '',
        },
        { name: 'NPS', unit: 'points', before: 0, since: expect.any(Number), why: '' },
        { name: 'CSAT', unit: 'of 5', before: expect.any(Number), since: expect.any(Number), why: '' },
        {
          name: 'Average health',
          unit: 'points',
          before: expect.any(Number),
          since: expect.any(Number),
          why: '',
        },
      ],
    });
    expect(review.effect.pairs[1]!.since).toBeGreaterThan(0);
    expect(review.detection).toMatchObject({ observable: expect.any(Number), detected: expect.any(Number) });
    expect(review.months.length).toBeGreaterThan(0);
  });
});
