/** What the history says of those who left: worked by hand on a history of five customers over 200 days. */
import { describe, expect, test } from '@jest/globals';
import { shippedRules } from '../../../src/alerts/shipped';
import { type Snapshot, type Stored, wholeDay } from '../../../src/history/day';
import { History } from '../../../src/history/history';
import {
  ARR,
  CONTRACT_END,
  HEALTH_SCORE,
  HEALTH_STATUS,
  RISK_TIER,
  SEGMENT,
} from '../../../src/history/series';
import { leadTimes, proposedEdge } from '../../../src/past/calibration';
import {
  atRiskBy,
  decisionsIn,
  detectedLosses,
  detectionOf,
  flaggedIn,
  helpByMonth,
  ruleLeads,
  saveRate,
} from '../../../src/past/does-it-help';
import { outcomesIn } from '../../../src/past/history-outcomes';
import { type Loss, lossesIn } from '../../../src/past/losses';
import { reasonReader } from '../../../src/past/reasons';

const SERIES = [HEALTH_SCORE, HEALTH_STATUS, RISK_TIER, ARR, SEGMENT, CONTRACT_END];
const START = 46000;
const BANDS = ['Green', 'Yellow', 'Red'];

type Course = (day: number) => Stored[] | undefined;
const steady =
  (score: number, band: string, tier: string, arr: number, end: number | null = null): Course =>
  () => [score, band, tier, arr, 'smb', end];

/** A stays healthy; B is red from the start and leaves on day 150; C leaves green on day 160; D is red and stays; E only loses its ARR on day 120. */
const COURSES: Readonly<Record<string, Course>> = {
  A: steady(90, 'Green', 'Low', 100),
  B: (day) =>
    day < 150 ? [day < 70 ? 60 : 30, day < 70 ? 'Yellow' : 'Red', 'High', 200, 'smb', null] : undefined,
  C: (day) => (day < 160 ? [85, 'Green', 'Low', 50, 'enterprise', null] : undefined),
  D: steady(35, 'Red', 'High', 300, START + 100),
  E: (day) => (day < 120 ? [55, 'Yellow', 'Medium', 80, 'smb', null] : [null, null, null, 0, 'smb', null]),
};

function history(): History {
  const days = Array.from({ length: 21 }, (_, k) => 10 * k);
  return new History(
    days.map((day) => {
      const there = Object.entries(COURSES).flatMap(([id, course]): [string, Stored[]][] => {
        const values = course(day);
        return values ? [[id, values]] : [];
      });
      const snapshot: Snapshot = {
        day: START + day,
        series: SERIES,
        healthModel: 'segment',
        churnModel: 'churn risk',
        customers: new Map(there),
      };
      return wholeDay(snapshot);
    }),
  );
}
const nothingSaid = () => undefined;

describe('Losses', () => {
  const kept = history();
  const losses = lossesIn(kept, nothingSaid);

  test('are those who are gone or pay nothing, the last first, with what was shown before', () => {
    expect(losses.map(({ id, day, arr }) => [id, day - START, arr])).toEqual([
      ['C', 160, 50],
      ['B', 150, 200],
      ['E', 120, 80],
    ]);
    expect(losses[1]!.before).toEqual([
      { daysBefore: 90, score: 60, band: 'Yellow', risk: null, tier: 'High' },
      { daysBefore: 60, score: 30, band: 'Red', risk: null, tier: 'High' },
      { daysBefore: 30, score: 30, band: 'Red', risk: null, tier: 'High' },
    ]);
  });

  test('leave out rows that were only removed, and take the day that somebody said', () => {
    const said = lossesIn(kept, (id) => (id === 'C' ? 'removed' : id === 'B' ? START + 145 : undefined));
    expect(said.map(({ id, day }) => [id, day - START])).toEqual([
      ['B', 145],
      ['E', 120],
    ]);
  });

  test('have a mean score and bands 90, 60 and 30 days before', () => {
    const [ninety, sixty] = leadTimes(losses, BANDS);
    // C 85, B 60, E 55.
    expect(ninety).toMatchObject({ daysBefore: 90, losses: 3, seen: 2 / 3 });
    expect(ninety!.meanScore).toBeCloseTo(200 / 3);
    expect(sixty!.bands).toEqual([
      { band: 'Green', losses: 1 },
      { band: 'Yellow', losses: 1 },
      { band: 'Red', losses: 1 },
    ]);
  });

  test('are detected by what stood at risk 120 to 60 days before, beside what was flagged at all', () => {
    const atRisk = atRiskBy(['Critical', 'High'], 'Red');
    expect(detectionOf(detectedLosses(kept, losses, atRisk))).toMatchObject({
      observable: 3,
      notObservable: 0,
      detected: 1,
      lostArr: 330,
      detectedArr: 200,
    });
    const found = flaggedIn(kept, atRisk);
    expect(found.flaggedArr).toBeCloseTo(500 / 730);
    // Days 0 and 40 and 80: B and D at risk; 120 days later B is there on the first day only.
    expect(found.falseAlarms).toBeCloseTo(4 / 6);
  });

  test('count saves as customers at risk that a decision did not end, and give no rate under ten', () => {
    const hadPlay = (id: string) => id === 'B';
    const { decisions, pending } = decisionsIn(kept, atRiskBy(['Critical', 'High'], 'Red'), hadPlay);
    // B: flagged on day 0, decision on day 90, still there on day 120. D: contract end on day 100.
    expect(decisions).toEqual([
      { day: START + 90, isSaved: true, hadPlay: true, arrAtFlag: 200, arrAfter: 200 },
      { day: START + 100, isSaved: true, hadPlay: false, arrAtFlag: 300, arrAfter: 300 },
    ]);
    expect(pending).toBe(0);
    expect(saveRate(decisions)).toEqual({ decisions: 2, saved: 2, rate: null, byArr: null });
    const lost = { day: 0, isSaved: false, hadPlay: false, arrAtFlag: 100, arrAfter: 0 };
    const [kept10] = [saveRate([...Array(5).fill(decisions).flat(), ...Array(10).fill(lost)])];
    expect(kept10).toEqual({ decisions: 20, saved: 10, rate: 0.5, byArr: 2500 / 3500 });
  });

  test('are kept by month, detection by the day they left, saves by the day of the decision', () => {
    const atRisk = atRiskBy(['Critical', 'High'], 'Red');
    const { decisions } = decisionsIn(kept, atRisk, () => false);
    const months = helpByMonth(detectedLosses(kept, losses, atRisk), decisions);
    // Day 46000 is 2025-12-09: B and C left in May, E in April; decisions fell into March.
    expect(months.map(({ month }) => month)).toEqual(['2026-05', '2026-04', '2026-03']);
    expect(months[0]!.detection).toMatchObject({
      observable: 2,
      detected: 1,
      lostArr: 250,
      detectedArr: 200,
    });
    expect(months[1]!.detection).toMatchObject({ observable: 1, detected: 0 });
    expect(months[2]!.saves).toMatchObject({ decisions: 2, saved: 2, rate: null });
  });

  test('count once in the backtest: the days looked at are a horizon apart', () => {
    const found = outcomesIn(kept, losses, 90);
    // Day 110: A to E there, B, C and E leave within 90 days. Day 20: nobody does.
    expect([...found.outcomes]).toEqual([0, 1, 1, 0, 1, 0, 0, 0, 0, 0]);
  });

  test('say how early each rule told', () => {
    const rule = shippedRules()[0]!;
    const alert = (customer: string, day: number) => ({
      rule,
      customer,
      day: START + day,
      now: { day: START + day, value: 1 },
      from: undefined,
    });
    expect(ruleLeads([alert('B', 70), alert('B', 100), alert('A', 50), alert('E', 100)], losses)).toEqual([
      { rule: rule.id, customers: 3, left: 2, medianDays: 50 },
    ]);
  });
});

describe('An edge that would have seen losses 60 days before', () => {
  const loss = (i: number, score: number): Loss => ({
    id: `L${i}`,
    day: START + i,
    arr: 1,
    segment: '',
    csm: '',
    before: [{ daysBefore: 60, score, band: score >= 75 ? 'Green' : 'Yellow', risk: null, tier: null }],
  });
  const stayed = Array.from({ length: 100 }, (_, i) => ({ score: i, band: i >= 75 ? 'Green' : 'Yellow' }));

  test('is the lowest that sees four of five of the earlier ones, tried on the later third', () => {
    const losses = Array.from({ length: 60 }, (_, i) => loss(i, i < 40 ? 50 + i : 60 + i / 2));
    const found = proposedEdge(losses, stayed, 'Green');
    // Of 50 to 89 the 32nd is 81.
    expect(found).toMatchObject({ edge: 82, seen: 0.8, watched: 0.82, watchedNow: 0.75 });
    // The later ones stood at 80 to 89.5: the first four are under 82, and none was below Green.
    expect(found.seenLater).toBeCloseTo(4 / 20);
    expect(found.seenNow).toBe(0);
  });

  test('is not proposed from few', () => {
    expect(proposedEdge([loss(1, 50)], stayed, 'Green')).toMatchObject({
      edge: null,
      why: 'Too few churns to say: 1 with a score 60 days before, and it takes 50.',
    });
  });
});

test('A reason and a competitor are read from the columns that name them', () => {
  const read = reasonReader(
    ['id', 'Competitor mentions', 'Churn reason', 'Lost to competitor'],
    [['B', 3, 'price', 'Acme']],
    0,
  );
  expect(read('B')).toEqual({ reason: 'price', competitor: 'Acme' });
  expect(read('Z')).toEqual({ reason: '', competitor: '' });
});
