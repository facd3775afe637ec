/**
 * Items of sections A, B, C, F and K of the sources and their contradictions that no other test names by number, through the built
 * add-on: what a run, a page, a formula and the guide under Help answer.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { OpenedCustomer } from '../../src/addon/customer/customer';
import type { RunReport } from '../../src/addon/run/score';
import { scoresOf, type TestCell, workbenchWith } from '../support/sheets';
import { callOn } from '../support/team';

type Row = Readonly<Record<string, TestCell>>;

/** A run over customers A, B, C ... of these rows: what it says, a score row each, and the page of A. */
function run(model: string, ...rows: readonly Row[]) {
  const headers = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = rows.map((row, i) => [
    String.fromCharCode(65 + i),
    ...headers.map((name) => row[name] ?? ''),
  ]);
  const { bench, grid } = workbenchWith([['customer_id', ...headers], ...cells]);
  const call = callOn(bench);
  const report = call<RunReport>('scorePortfolio', { model });
  return { report, scores: scoresOf(grid), page: () => call<OpenedCustomer>('openCustomer', 'A') };
}

const { bench } = workbenchWith([]);
const formula = (name: string, ...args: unknown[]) => bench.callCustomFunction(name, args).value;

const HEALTHY_SEGMENT: Row = {
  segment: 'mid-market',
  login_frequency: 90,
  feature_adoption: 90,
  dau_mau_ratio: 0.5,
  support_ticket_volume: 0,
  meeting_attendance: 95,
  nps_score: 9,
  csat_score: 4.6,
  open_tickets: 0,
  escalation_rate: 0,
  avg_resolution_hours: 4,
  executive_sponsor_engagement: 90,
  multi_threading_depth: 4,
  renewal_sentiment: 'positive',
};
const DASHBOARD: Row = {
  daily_active_users: 95,
  licensed_users: 100,
  training_completion_rate: 95,
  avg_ticket_sentiment: 0.9,
  days_overdue: 0,
};

describe('section A', () => {
  test.each([
    ['A10', 95, 'Healthy', '#22c55e'],
    ['A11', 70, 'At Risk', '#f59e0b'],
    ['A12', 20, 'Critical', '#ef4444'],
  ])('%s a score of about %d is %s in %s', (_, level, status, color) => {
    const { scores } = run('dashboard', {
      ...DASHBOARD,
      daily_active_users: level,
      training_completion_rate: level,
      avg_ticket_sentiment: level / 100,
      days_overdue: level === 20 ? 90 : 0,
    });
    expect(scores[0]).toMatchObject({ 'Health status': status, 'Health color': color });
  });

  test('A13 score, status and color stand in one row', () => {
    const [row] = run('dashboard', DASHBOARD).scores;
    const card = [row!['Health score'], row!['Health status'], row!['Health color']];
    expect(card).toEqual([expect.any(Number), 'Healthy', '#22c55e']);
    const cells = [[...Object.keys(DASHBOARD)], [...Object.values(DASHBOARD)]] as const;
    expect(formula('HEALTHCARD', [cells[0]], [cells[1]], 'dashboard')).toEqual([
      [expect.closeTo(Number(card[0]), 6), ...card.slice(1)],
    ]);
    expect(formula('HEALTHCARD', [cells[0]], [['', '', '', '', 5]], 'dashboard')).toEqual([
      ['', 'Not enough data', ''],
    ]);
  });

  test('A14 A15 A16 A17 A20 C4 what is listed without weight has its score on the page', () => {
    const { page } = run('dashboard', {
      ...DASHBOARD,
      feature_adoption: 60,
      login_frequency: 40,
      session_duration: 15,
      api_calls: 500,
      community_participation: 25,
    });
    const { weightless } = page().health!;
    expect(Object.fromEntries(weightless.map(({ label, score }) => [label, Math.round(score)]))).toEqual({
      'Feature adoption': 70,
      'Login frequency': 50,
      'Session duration': 50,
      'API calls': 50,
      'Community participation': 90,
    });
  });
});

describe('section B', () => {
  const LOW: Row = { ...HEALTHY_SEGMENT, login_frequency: 20, feature_adoption: 15, dau_mau_ratio: 0.05 };

  test('B96 each dimension has the band of its own score, by the edges of its segment', () => {
    const { scores, page } = run('segment', LOW);
    expect(scores[0]!.Dimensions).toMatch(/^Usage \d[\d.]* Red; Engagement 100 Green; Support 99 Green/);
    const levels = page().health!.dimensions.map(({ name, level }) => [name, level?.word, level?.rank]);
    expect(levels[0]).toEqual(['Usage', 'Red', 2]);
    expect(levels[1]).toEqual(['Engagement', 'Green', 0]);
  });

  test('B97 the legend has the source’s words', () => {
    const help = readFileSync('dist/sidebar.html', 'utf8');
    for (const word of ['HEALTHY', 'NEEDS ATTENTION', 'AT RISK']) expect(help).toContain(word);
  });

  test('B100 B125 each dimension has a trend, from the column of its score before', () => {
    const before = {
      previous_usage_score: 90,
      previous_engagement_score: 50,
      previous_support_score: 98,
      previous_relationship_score: '',
    };
    expect(run('segment', { ...LOW, ...before }).scores[0]!.Dimensions).toMatch(
      /^Usage [\d.]+ Red \(declining\); Engagement 100 Green \(improving\); Support 99 Green; Relationship \d+ Green$/,
    );
  });

  test('B101 B106 a declining Green is Watch, a stable Yellow is not, and comes after it', () => {
    const { scores } = run(
      'segment',
      {
        ...HEALTHY_SEGMENT,
        login_trend: 0,
        nps_change: 0,
        previous_overall_score: 99,
        feature_adoption: 40,
        open_tickets: 6,
      },
      {
        ...HEALTHY_SEGMENT,
        login_frequency: 45,
        feature_adoption: 30,
        csat_score: 2,
        nps_score: 4,
        dau_mau_ratio: 0.15,
        meeting_attendance: 50,
        open_tickets: 9,
        multi_threading_depth: 1,
        previous_overall_score: '',
      },
    );
    expect(scores.map((row) => [row['Health status'], row.State])).toEqual([
      ['Green', 'Watch'],
      ['Yellow', 'Calm'],
    ]);
  });

  const WEAK: readonly (readonly [item: string, change: Row, says: string])[] = [
    ['B107', { login_frequency: 30 }, 'Book a product engagement session'],
    ['B108', { feature_adoption: 25 }, 'Give a guided feature walkthrough'],
    ['B109', { dau_mau_ratio: 0.1 }, 'Find what keeps daily use low'],
    ['B110', { meeting_attendance: 40 }, 'Rework meeting cadence and agenda'],
    ['B111', { nps_score: 6 }, 'Ask why NPS is low'],
    ['B112', { csat_score: 3.4 }, 'Take CSAT to support leadership'],
    ['B113', { open_tickets: 8 }, 'Get their open tickets prioritized'],
    ['B114', { escalation_rate: 0.2 }, 'Review how tickets are handled'],
    ['B115', { avg_resolution_hours: 60 }, 'Take resolution times to support'],
    ['B116', { executive_sponsor_engagement: 30 }, 'Arrange an executive alignment meeting'],
    ['B117', { multi_threading_depth: 1 }, 'Meet people in more departments'],
  ];

  test.each(WEAK)('%s %j is answered by "%s"', (_, change, says) => {
    const said = (row: Row) => {
      const { nextAction, also } = run('segment', row).page();
      return [nextAction, ...also].map((action) => action?.what);
    };
    expect(said({ ...HEALTHY_SEGMENT, ...change })).toContain(says);
    expect(said(HEALTHY_SEGMENT)).not.toContain(says);
  });

  test('B107 to B117 all that hold are on the page, not the first', () => {
    const all = Object.assign({}, HEALTHY_SEGMENT, ...WEAK.map(([, change]) => change)) as Row;
    const { nextAction, also } = run('segment', all).page();
    const said = [nextAction, ...also].map((action) => action!.what);
    for (const [, , says] of WEAK) expect(said).toContain(says);
  });

  const HELP = readFileSync('dist/sidebar.html', 'utf8');
  test.each([
    ['B128', 'After a change of the product'],
    ['B129', 'After a season'],
    ['B130', 'After the mix of customers has changed'],
    ['B131', 'After losses'],
    ['B132', '90, 60 and 30 days before'],
    ['B132', 'Yellow or Red 60 days before or earlier'],
    ['B132', 'customers that you did not look at'],
    ['B133', 'Threshold creep'],
    ['B134', 'Too much weight on what lags'],
    ['B135', 'Segments left out'],
    ['B136', 'Sentiment bias'],
    ['B137', 'Decide where each metric comes from'],
    ['B138', 'Usage daily, engagement and tickets weekly'],
    ['B139', 'benchmarks differ'],
    ['B140', 'Default thresholds'],
    ['B141', '30-day pilot'],
    ['B142', 'Calibrate.'],
    ['B143', 'Start the daily run and the alerts'],
    ['B144', 'Review every quarter'],
    ['B145', 'Not real time'],
    ['B146', 'No CRM connection'],
    ['B147', 'Same cells, same score'],
    ['B148', 'Thresholds need tuning'],
    ['B149', 'Revenue figures are rough'],
    ['B150', 'Read health, churn risk and expansion together'],
    ['B151', 'Act on trends'],
    ['B152', 'Tune thresholds to your product and industry'],
    ['B153', 'Run before every QBR and executive meeting'],
    ['C16', 'Why support counts twice, and silence counts'],
    ['F496', 'lower health comes with more churn'],
    ['F497', 'higher NPS with higher NRR'],
    ['F498', 'a shorter time to value with higher GRR'],
    ['F499', 'more adoption with more expansion'],
    ['F500', 'more escalations with lower NPS'],
    ['F501', 'more contacts with higher GRR'],
  ])('%s the guide under Help says "%s"', (_, words) => {
    expect(HELP).toContain(words);
  });
});

describe('section C: what a dimension’s score means', () => {
  test.each([
    ['C172', 'product_usage_score', 95, 'Product usage 95 Exceeds benchmarks'],
    ['C173', 'product_usage_score', 89, 'Product usage 89 Healthy'],
    ['C174', 'product_usage_score', 69, 'Product usage 69 Below average'],
    ['C175', 'product_usage_score', 49, 'Product usage 49 Low engagement'],
    ['C181', 'engagement_score', 90, 'Engagement 90 Highly engaged champion'],
    ['C182', 'engagement_score', 70, 'Engagement 70 Regular'],
    ['C183', 'engagement_score', 50, 'Engagement 50 Sporadic'],
    ['C184', 'engagement_score', 0, 'Engagement 0 Disengaged: reach out'],
    ['C189', 'support_metrics_score', 90, 'Support metrics 90 Minimal needs with high CSAT'],
    ['C190', 'support_metrics_score', 70, 'Support metrics 70 Normal'],
    ['C191', 'support_metrics_score', 50, 'Support metrics 50 Elevated issues'],
    ['C192', 'support_metrics_score', 49, 'Support metrics 49 Many unresolved'],
    ['C197', 'business_outcomes_score', 90, 'Business outcomes 90 Exceeding goals'],
    ['C198', 'business_outcomes_score', 89, 'Business outcomes 89 On track'],
    ['C199', 'business_outcomes_score', 69, 'Business outcomes 69 Partly'],
    ['C200', 'business_outcomes_score', 10, 'Business outcomes 10 Not achieving'],
    ['C205', 'relationship_strength_score', 95, 'Relationship strength 95 Strong and multi-threaded'],
    ['C206', 'relationship_strength_score', 75, 'Relationship strength 75 Good sponsor'],
    ['C207', 'relationship_strength_score', 55, 'Relationship strength 55 Single-threaded'],
    ['C208', 'relationship_strength_score', 5, 'Relationship strength 5 No executive access'],
  ])('%s %s of %d', (_, metric, value, says) => {
    const all = {
      product_usage_score: 80,
      engagement_score: 80,
      support_metrics_score: 80,
      business_outcomes_score: 80,
      relationship_strength_score: 80,
    };
    const { scores, page } = run('lifecycle', { ...all, [metric]: value });
    expect(String(scores[0]!.Dimensions).split('; ')).toContain(says);
    const level = page().health!.dimensions.find(({ name }) => says.startsWith(name))!.level!;
    expect(says.endsWith(level.word)).toBe(true);
  });
});

describe('section F', () => {
  test.each([
    ['F462', 20, 'good'],
    ['F464', 19.9, 'below target'],
    ['F464', 15, 'below target'],
    ['F464', 10, 'below target'],
    ['F465', 9.9, 'concerning'],
  ])('%s an expansion rate of %d %% is %s', (_, value, level) => {
    expect(formula('KPICARD', 'Expansion rate', value)).toContainEqual(['Level', level]);
  });

  test.each([
    ['F401', 'Support tickets', 'better'],
    ['F408', 'CLV', 'worse'],
  ])('%s a fall of %s from 120 to 100 is %s', (_, measure, direction) => {
    expect(formula('KPICARD', measure, 100, 120)).toContainEqual(['Direction', direction]);
  });
});

describe('contradictions', () => {
  const reasons = (model: string, ...rows: readonly Row[]) =>
    run(model, ...rows).report.findings.map(({ message }) => message);

  test('C12 without segments and ARR a model that has segments says that all are mid-market', () => {
    const { segment: _, ...without } = HEALTHY_SEGMENT;
    expect(reasons('segment', without).join()).toContain(
      'no column of segments or ARR, all scored as mid-market',
    );
    expect(reasons('segment', HEALTHY_SEGMENT)).toEqual([]);
    expect(reasons('dashboard', DASHBOARD)).toEqual([]);
  });

  test('C21 a divisor of 0 is missing, and a finding says so; days overdue below 0 are none', () => {
    expect(reasons('dashboard', { ...DASHBOARD, licensed_users: 0 })).toEqual([
      expect.stringContaining('nothing can be divided by it'),
    ]);
    const [row] = run('dashboard', { ...DASHBOARD, days_overdue: -5 }).scores;
    expect(row!['Payment history score']).toBe(100);
  });

  test('C22 each model’s rounding decides the band, and the unrounded score is a column', () => {
    const components = { product_usage_score: 79, engagement_score: 80, support_metrics_score: 80 };
    const [row] = run('lifecycle', components).scores;
    expect(row).toMatchObject({ 'Health score': 80, 'Health status': 'Green' });
    expect(row!['Raw health']).toBeCloseTo(79.6, 9);
  });
});
