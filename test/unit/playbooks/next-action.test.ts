import { describe, expect, test } from '@jest/globals';
import { healthModel } from '../../../src/models';
import { inShort, MOST_WORDS } from '../../../src/playbooks/in-short';
import { decide, type RunningPlay } from '../../../src/playbooks/next-action';
import { publishedActions, publishedActionTable } from '../../../src/playbooks/published-actions';
import { publishedPlays } from '../../../src/playbooks/published-plays';
import { ACTION_HEADERS, readActions } from '../../../src/playbooks/read-actions';
import { weakMetrics } from '../../../src/playbooks/recommendations';
import type { Situation } from '../../../src/playbooks/situation';
import { score } from '../../../src/scoring/score';
import { BLANK, type Value } from '../../../src/scoring/value';
import { signal, situation, unknownSituation } from '../../support/situation';

const TODAY = 46347;
const redFlag = { flag: 'red flag' } as const;
const bug = { flag: 'critical bug' } as const;

function decided(now: Situation, running?: RunningPlay, csm = 'Ana') {
  return decide(now, { actions: publishedActions(), team: [], csm, today: TODAY, running });
}
const of = (change: Partial<Situation>) => decided(situation(change));

describe('the next action', () => {
  // From the least rank of the table to the highest, each with all that stand below it.
  const RANKS: readonly (readonly [string, Partial<Situation>, string])[] = [
    ['notice', { notice: true }, 'Call about their notice'],
    ['the worst tier', { tier: 'Critical' }, 'Escalate to the VP CS'],
    ['a red flag', { signals: [signal('qbr_completion', 'High', redFlag)] }, 'Book the missed QBR'],
    ['a tier at risk', { tier: 'High' }, 'Find the root cause'],
    ['a falling health', { healthChange: -10 }, 'Ask what changed this month'],
    ['a renewal that is near', { daysToRenewal: 80 }, 'Present the renewal proposal'],
    ['a phase', { daysAsCustomer: 5 }, 'Finish the technical setup'],
    ['a middle tier', { tier: 'Medium' }, 'Find what moved'],
    ['a lack of data', { bandRank: undefined }, 'Complete the missing data'],
    ['growth', { readiness: 'Ready' }, 'Hold a growth conversation'],
    ['a weak metric', { weak: ['nps_score'] }, 'Ask why NPS is low'],
  ];

  test.each(RANKS)('is for %s', (_, change, what) => {
    expect(of(change).first?.what).toBe(what);
  });

  test('is that of the lower rank, whatever else is proposed, which is listed in its order', () => {
    const together = RANKS.filter(([, { tier }]) => tier !== 'High' && tier !== 'Medium');
    const { first, also } = of(Object.assign({}, ...together.map(([, change]) => change)));
    const said = [first!, ...also].map(({ what }) => what);
    const wanted = together.map(([, , what]) => what);
    expect(said.filter((what) => wanted.includes(what))).toEqual(wanted);
  });

  test.each<[string, Partial<Situation>, string, string]>([
    [
      'a legal threat',
      { signals: [signal('legal_threat', 'Critical', redFlag)] },
      'Take over the conversation',
      'Legal and VP CS',
    ],
    [
      'critical bugs',
      { signals: [signal('unresolved_critical', 'Critical', bug)] },
      'Put an engineer on it',
      'VP Engineering and VP CS',
    ],
    [
      'an RFP',
      { signals: [signal('competitive_rfp', 'Critical', redFlag)] },
      'Answer the RFP',
      'VP CS and VP Sales',
    ],
    [
      'a competitor named 3 times',
      { signals: [signal('competitor_mentions', 'Critical', redFlag)] },
      'Agree the competitive answer',
      'VP CS and VP Sales',
    ],
    [
      'a renewal talk put off',
      { signals: [signal('renewal_delayed', 'High', redFlag)] },
      'Reopen the renewal talk',
      'Ana',
    ],
    [
      'logins 30 % down',
      { signals: [signal('login_trend', 'Critical', redFlag)] },
      'Find who stopped logging in',
      'Ana',
    ],
    ['health 20 points down', { healthChange: -20 }, 'Find what broke', 'Ana'],
    [
      'a risk near the renewal',
      { tier: 'High', daysToRenewal: 60 },
      'Join the renewal talks',
      'CRO and VP Sales',
    ],
    ['the worst band', { bandRank: 2 }, 'Tell the VP CS', 'Ana'],
    ['a champion who left', { signals: [signal('champion_left', 'Critical')] }, 'Find a new champion', 'Ana'],
    ['logins 20 % down', { signals: [signal('login_trend', 'Critical')] }, 'Ask why logins went down', 'Ana'],
    ['a red pulse', { concerns: [signal('pulse', 'High')] }, 'Discuss the red pulse internally', 'Ana'],
    ['a decline', { healthChange: -6 }, 'Check what pulls health down', 'Ana'],
    ['a contract that has just ended', { daysToRenewal: -30 }, 'Confirm the renewal', 'Ana'],
    ['one that ended long ago', { daysToRenewal: -31 }, 'Confirm their status', 'Ana'],
    ['a middle band', { bandRank: 1 }, 'Find what holds health back', 'Ana'],
    ['an overdue contact', { overdue: ['contact'] }, 'Get back in touch', 'Ana'],
    ['an overdue review', { overdue: ['qbr'] }, 'Book the next QBR', 'Ana'],
  ])('of %s is what the event asks for, by whom it concerns', (_, change, what, owner) => {
    expect(of(change).first).toMatchObject({ what, owner });
  });

  test('is blank where nothing is to be done', () => {
    expect(of({})).toEqual({ first: undefined, also: [] });
    expect(of({ signals: [signal('competitor_mentions', 'Medium')] }).first).toBeUndefined();
  });

  test('is for a new customer of whom little is known the step of its onboarding', () => {
    expect(decided(unknownSituation({ daysAsCustomer: 3 })).first?.what).toBe('Finish the technical setup');
  });

  test.each<[string, Partial<Situation>, string, number]>([
    ['the CSM, by the day of the step', { tier: 'High' }, 'Ana', TODAY + 3],
    ['by a day that counts from the end of the contract', { daysToRenewal: 85 }, 'Ana', TODAY + 25],
    ['by a day that counts from the first one', { daysAsCustomer: 3 }, 'Solutions engineer', TODAY + 2],
    ['today, where the contract has ended', { daysToRenewal: -3 }, 'Ana', TODAY],
  ])('is for somebody, by a day: %s', (_, change, owner, due) => {
    expect(of(change).first).toMatchObject({ owner, due });
  });

  test('is for the role where nobody looks after the customer', () => {
    expect(decided(situation({ tier: 'High' }), undefined, '').first!.owner).toBe('CSM');
  });

  test.each<[Partial<Situation>, string]>([
    [{ tier: 'Critical', risk: 84.2 }, 'risk tier Critical, churn risk 84.2'],
    [{ bandRank: 2, band: 'At Risk' }, 'health At Risk'],
    [{ healthChange: -12.34 }, 'health 12.3 points down'],
    [{ daysToRenewal: 1 }, 'contract ends in 1 day'],
    [{ daysToRenewal: -40 }, 'the contract ended 40 days ago'],
    [
      { signals: [signal('champion_left', 'Critical', { message: 'the champion left' })] },
      'the champion left',
    ],
  ])('says why, in the words of the model: %j', (change, why) => {
    expect(of(change).first!.why).toBe(why);
  });
});

describe('the step of an open play', () => {
  const running = { play: 'High risk', step: 'Agree a recovery plan: 30 days', owner: 'Ben', due: TODAY + 2 };

  test('stands in the place of its play, and before what has its rank', () => {
    const { first, also } = decided(situation({ tier: 'High', daysToRenewal: 30 }), running);
    expect(first).toEqual({
      what: 'Agree a recovery plan',
      owner: 'Ben',
      due: TODAY + 2,
      why: 'open play: High risk',
    });
    expect(also[0]!.what).toBe('Join the renewal talks');
  });

  test('yields to a lower rank', () => {
    const { first, also } = decided(situation({ tier: 'High', notice: true }), running);
    expect(first!.what).toBe('Call about their notice');
    expect(also[0]!.what).toBe('Agree a recovery plan');
  });

  test('of which every step is done is whether it works', () => {
    expect(decided(situation(), { ...running, step: '' }).first!.what).toBe('Check whether the play worked');
  });

  test('comes last where no row names the play', () => {
    expect(decided(situation({ bandRank: 1 }), { ...running, play: 'Own' }).also.at(-1)!.what).toBe(
      'Agree a recovery plan',
    );
  });
});

describe('the table of next actions', () => {
  const read = (...cells: (string | number)[][]) => readActions([ACTION_HEADERS, ...cells], publishedPlays());

  test('that is shipped has no mistake, and fits the cell', () => {
    expect(readActions(publishedActionTable(), publishedPlays()).problems).toEqual([]);
    const said = [
      ...publishedActions().map(({ what }) => what),
      ...publishedPlays().flatMap(({ steps }) => steps.map(({ what }) => inShort(what))),
    ].filter((what) => what !== '');
    for (const what of said) {
      expect(what).toMatch(/^[A-Z]/);
      expect(what).not.toContain('…');
      expect(what.split(' ').length).toBeLessThanOrEqual(MOST_WORDS);
    }
  });

  test('takes what people write, by its rank', () => {
    const { actions } = read(
      [5, 'risk tier High', 'Call them', 'Zoe', 3, ''],
      [2, 'risk tier High', '', '', '', 'high RISK'],
    );
    expect(actions.map(({ rank, what, owner, days, play }) => [rank, what, owner, days, play?.name])).toEqual(
      [
        [2, '', 'CSM', 7, 'High risk'],
        [5, 'Call them', 'Zoe', 3, undefined],
      ],
    );
  });

  test('takes the condition of its play where it says so', () => {
    const { actions, problems } = read([3, 'As its play', '', '', '', 'adoption']);
    expect([actions[0]!.when.text, problems]).toEqual(['customer for 90 to 179 days', []]);
  });

  test.each<[string, (string | number)[], string, RegExp]>([
    ['no condition', [1, 'sometimes', 'Call', '', '', ''], 'When', /no condition/],
    [
      'no play of that name',
      [1, 'notice given', '', '', '', 'Sing'],
      'Play',
      /No play of "Vitals playbooks"/,
    ],
    ['a play’s condition without a play', [1, 'as its play', 'Call', '', '', ''], 'Play', /Name the play/],
    ['nothing to do', [1, 'notice given', '', '', '', ''], 'Next action', /Say what to do/],
    [
      'too many words',
      [1, 'notice given', 'one two three four five six seven', '', '', ''],
      'Next action',
      /six words|6 words/,
    ],
    ['no rank', ['', 'notice given', 'Call', '', '', ''], 'Rank', /whole number/],
    ['no days', [1, 'notice given', 'Call', '', 'soon', ''], 'Within days', /whole number/],
  ])('names a row with %s, and leaves the others', (_, cells, column, message) => {
    const { actions, problems } = read(cells, [1, 'notice given', 'Call', '', '', '']);
    expect(actions).toHaveLength(1);
    expect(problems).toEqual([{ row: 1, column, message: expect.stringMatching(message) }]);
  });

  test('cuts a step of one’s own that has no short form', () => {
    expect(inShort('Call them and then write a very long letter')).toBe('Call them and then write a…');
  });
});

describe('weak metrics', () => {
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
  const weakOf = (change: Record<string, Value>) => {
    const values = model.inputs.map((metric) => ({ ...fine, ...change })[metric]!);
    return weakMetrics(model, score(model, values, 2), values);
  };

  test('a customer without a weak spot has none', () => {
    expect(weakOf({})).toEqual([]);
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
  ])('%s: weak at %p, not at %p', (metric, weak, enough) => {
    expect(weakOf({ [metric]: weak })).toEqual([metric]);
    expect(weakOf({ [metric]: enough })).toEqual([]);
  });

  test('a missing metric is not weak', () => {
    expect(weakOf({ nps_score: BLANK, renewal_sentiment: BLANK, open_tickets: BLANK })).toEqual([]);
  });
});
