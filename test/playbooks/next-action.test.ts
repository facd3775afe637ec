import { describe, expect, test } from '@jest/globals';
import { healthModel } from '../../src/models';
import { nextAction } from '../../src/playbooks/next-action';
import { recommendations } from '../../src/playbooks/recommendations';
import { score } from '../../src/scoring/score';
import { BLANK, type Value } from '../../src/scoring/value';

const calm = { tier: 'Low', bandRank: 0, daysToRenewal: 200, alarm: undefined, recommendations: ['Do this'] };

describe('nextAction', () => {
  test.each([
    ['a healthy, calm customer', calm, 'Keep the usual rhythm and look for room to grow'],
    ['a yellow one', { ...calm, bandRank: 1 }, 'Raise the touch frequency and find the root cause. Do this'],
    [
      'a healthy one with a critical signal',
      { ...calm, alarm: 'the champion left' },
      'Look into one signal before it spreads: the champion left. Do this',
    ],
    ['a red one', { ...calm, bandRank: 2 }, 'Intervene now and agree a save plan. Do this'],
    ['one at critical risk', { ...calm, tier: 'Critical' }, 'Escalate to an executive today. Do this'],
    ['one at high risk', { ...calm, tier: 'High' }, 'Call within a week and find the root cause. Do this'],
    [
      'one at medium risk',
      { ...calm, tier: 'Medium' },
      'Check in within two weeks, before it grows. Do this',
    ],
    [
      'one whose contract has ended',
      { ...calm, daysToRenewal: -1 },
      'Confirm the renewal: the contract ended 1 day ago. Do this',
    ],
    [
      'one nobody knows much about',
      { ...calm, tier: undefined, bandRank: undefined },
      'Complete the data: there is too little to judge by',
    ],
  ])('%s', (_, situation, action) => {
    expect(nextAction(situation)).toBe(action);
  });
});

describe('recommendations', () => {
  const model = healthModel('segment');
  const fine: Record<string, Value> = {
    login_frequency: 70,
    feature_adoption: 60,
    dau_mau_ratio: 0.3,
    support_ticket_volume: 1,
    meeting_attendance: 75,
    nps_score: 9,
    csat_score: 4,
    open_tickets: 1,
    escalation_rate: 0.1,
    avg_resolution_hours: 10,
    executive_sponsor_engagement: 60,
    multi_threading_depth: 3,
    renewal_sentiment: 'positive',
  };
  const advise = (change: Record<string, Value>) => {
    const values = model.inputs.map((metric) => ({ ...fine, ...change })[metric]!);
    return recommendations(model, score(model, values, 2), values);
  };

  test('a customer without a weak spot gets none', () => {
    expect(advise({})).toEqual([]);
  });

  // Edges for an smb customer: targets login 70, adoption 60, DAU/MAU 0.3, attendance 75, sponsor 60; limits 20, 0.4, 120.
  test.each<[string, Value, Value]>([
    ['login_frequency', 41.9, 42],
    ['feature_adoption', 29.9, 30],
    ['dau_mau_ratio', 0.149, 0.15],
    ['meeting_attendance', 44.9, 45],
    ['nps_score', 6, 7],
    ['csat_score', 3.4, 3.5],
    ['open_tickets', 10.1, 10],
    ['escalation_rate', 0.21, 0.2],
    ['avg_resolution_hours', 60.1, 60],
    ['executive_sponsor_engagement', 29.9, 30],
    ['multi_threading_depth', 1, 2],
    ['renewal_sentiment', 'negative', 'neutral'],
  ])('%s: advice at %p, none at %p', (metric, weak, enough) => {
    expect(advise({ [metric]: weak })).toHaveLength(1);
    expect(advise({ [metric]: enough })).toEqual([]);
  });

  test('a missing metric asks for nothing', () => {
    expect(advise({ nps_score: BLANK, renewal_sentiment: BLANK, open_tickets: BLANK })).toEqual([]);
  });
});
