import { describe, expect, test } from '@jest/globals';
import { healthModel } from '../../../src/models';
import type { Situation } from '../../../src/playbooks/condition';
import { nextAction, type RunningPlay } from '../../../src/playbooks/next-action';
import { publishedPlays } from '../../../src/playbooks/published-plays';
import { recommendations } from '../../../src/playbooks/recommendations';
import { score } from '../../../src/scoring/score';
import { BLANK, type Value } from '../../../src/scoring/value';
import { situation } from '../../support/situation';

const signal = (metric: string, severity: string, message: string) => ({ metric, severity, message });

describe('nextAction', () => {
  const of = (change: Partial<Situation>, running?: RunningPlay, csm = 'Ana') =>
    nextAction(situation(change), { plays: publishedPlays(), csm, today: 46347, running });

  test.each<[string, Partial<Situation>, string]>([
    ['a healthy, calm customer', {}, 'Low risk: Keep the usual rhythm and look for room to grow'],
    ['a yellow one', { bandRank: 1 }, 'Yellow health: Raise the touch frequency and find the root cause'],
    [
      'a healthy one with a critical signal',
      { signals: [signal('champion_left', 'Critical', 'the champion left')] },
      'Red flag: Arrange a talk between executives (the champion left)',
    ],
    [
      'a healthy one that lost its sponsor',
      { signals: [signal('sponsor_change', 'High', 'the executive sponsor changed')] },
      'Sponsor left: Meet the new sponsor, or find one, within 48 hours (the executive sponsor changed)',
    ],
    ['one whose health fell by 20', { healthChange: -20 }, 'Red flag: Arrange a talk between executives'],
    [
      'a red one',
      { bandRank: 2 },
      'Red health: Tell the VP CS within 24 hours, intervene and agree a save plan',
    ],
    [
      'one at critical risk',
      { tier: 'Critical' },
      'Critical risk: Escalate to the VP CS today and name who leads the rescue',
    ],
    ['one at high risk', { tier: 'High' }, 'High risk: Find the root cause in 90 days of usage and tickets'],
    [
      'one at medium risk',
      { tier: 'Medium' },
      'Medium risk: Go through the data: what moved, and since when',
    ],
    [
      'one whose contract has ended',
      { daysToRenewal: -1 },
      'Confirm the renewal: the contract ended 1 day ago',
    ],
    [
      'a calm one whose renewal is at the second stage',
      { daysToRenewal: 90 },
      'Renewal: Fix a date for the talk, sum up their value and draft the proposal; escalate if it is at risk',
    ],
    [
      'a calm one whose renewal is near',
      { daysToRenewal: 3 },
      'Renewal: Finalise and sign, plan what follows',
    ],
    [
      'a new one',
      { daysAsCustomer: 0 },
      'Onboarding: set up: Send the welcome e-mail and the welcome package',
    ],
    ['one that can grow', { readiness: 'Ready' }, 'Expansion: Settle which opportunity comes first'],
    [
      'one nobody knows much about',
      { tier: undefined, risk: undefined, bandRank: undefined },
      'Missing data: Complete the data: there is too little to judge by',
    ],
    ['one without a tier', { tier: undefined, risk: undefined }, 'Keep the usual rhythm: no play fits'],
  ])('%s', (_, change, action) => {
    expect(of(change).what).toContain(action);
  });

  test.each<[string, Partial<Situation>, string, number]>([
    ['the CSM, by the day of the step', { tier: 'High' }, 'Ana', 46350],
    ['by a day that counts from the end of the contract', { daysToRenewal: 95 }, 'Ana', 46352],
    ['by a day that counts from the first one', { daysAsCustomer: 3 }, 'Solutions engineer', 46349],
    ['today, where the contract has ended', { daysToRenewal: -3 }, 'Ana', 46347],
  ])('is for somebody, by a day: %s', (_, change, owner, due) => {
    expect(of(change)).toMatchObject({ owner, due });
  });

  test('is for the role where nobody looks after the customer', () => {
    expect(of({ tier: 'High' }, undefined, '').owner).toBe('CSM');
  });

  test('the play that is being followed comes before the one that fits now', () => {
    const running = { play: 'Critical risk', step: 'Agree a save plan', owner: 'Ben', due: 46349 };
    expect(of({ tier: 'High' }, running)).toEqual({
      what: 'Critical risk: Agree a save plan',
      owner: 'Ben',
      due: 46349,
    });
    expect(of({ tier: 'High' }, { ...running, step: '', owner: '', due: undefined }).what).toBe(
      'Critical risk: every step is done, watch whether it works',
    );
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
