import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { alertsOn, alertsOver } from '../../../src/alerts/alerts';
import { daysKnown } from '../../../src/alerts/episodes';
import type { Rule } from '../../../src/alerts/rule';
import { sayAlert } from '../../../src/alerts/say';
import { shippedRules } from '../../../src/alerts/shipped';
import { type Stored, wholeDay } from '../../../src/history/day';
import { History } from '../../../src/history/history';
import { playNamed } from '../../../src/playbooks/plays';
import { publishedPlays } from '../../../src/playbooks/published-plays';

const START = 45000;
const NEVER = () => undefined;
const shipped = new Map(shippedRules().map((rule) => [rule.id, rule]));

/** A history of one customer: a value a day for each series; undefined for a day without a run. */
function historyOf(
  series: Readonly<Record<string, readonly (Stored | undefined)[]>>,
  readAs?: (name: string, day: number) => string,
): History {
  const names = Object.keys(series);
  const length = Math.max(...names.map((name) => series[name]!.length));
  const days = Array.from({ length }, (_, i) => names.map((name) => series[name]![i]));
  return new History(
    days.flatMap((values, i) =>
      values.includes(undefined)
        ? []
        : [
            wholeDay({
              day: START + i,
              series: names,
              ...(readAs ? { readAs: names.map((name) => readAs(name, i)) } : {}),
              healthModel: 'h',
              churnModel: 'c',
              customers: new Map([['A', values as Stored[]]]),
            }),
          ],
    ),
  );
}

/** The days, from 0, on which rules speak over a history. */
function told(history: History, rules: readonly Rule[] = shippedRules()): [number, string][] {
  return alertsOver(rules, history)
    .map(({ day, rule }): [number, string] => [day - START, rule.id])
    .sort(([a], [b]) => a - b);
}

const flat = (value: number, days: number) => new Array<number>(days).fill(value);
const slope = (from: number, to: number, days: number) =>
  Array.from({ length: days }, (_, i) => from + ((to - from) * (i + 1)) / days);

describe('health_score_drop: 20 points within 7 days', () => {
  const health = (...values: (Stored | undefined)[]) =>
    told(historyOf({ health_score: values }), [shipped.get('health_score_drop')!]);

  test('a band or tier is told with the scores behind it, before and now, and without where one is unknown', () => {
    const said = (series: Parameters<typeof historyOf>[0], rule: string) =>
      alertsOver([shipped.get(rule)!], historyOf(series)).map((alert) => sayAlert(alert));
    expect(said({ health_status: ['Green', 'Red'], health_score: [85, 20.25] }, 'health_red')).toEqual([
      'Health status Green (85.0) to Red (20.3) within 1 day',
    ]);
    expect(said({ risk_tier: ['Low', 'Critical'], churn_risk: [10, 90] }, 'churn_risk_critical')).toEqual([
      'Risk tier Low (10.0) to Critical (90.0) within 1 day',
    ]);
    expect(said({ health_status: ['Green', 'Red'], health_score: [null, 20] }, 'health_red')).toEqual([
      'Health status Green to Red within 1 day',
    ]);
  });

  test('is told on the first day, once', () => {
    expect(health(...flat(80, 20), ...flat(58, 40))).toEqual([[20, 'health_score_drop']]);
  });
  test('holds at exactly 20 points, whatever binary fractions make of it', () => {
    expect(health(...flat(70.1, 10), 50.1)).toEqual([[10, 'health_score_drop']]);
    expect(health(...flat(70.1, 10), 50.2)).toEqual([]);
  });
  test('adds up over a week, and no longer', () => {
    expect(health(...flat(80, 10), ...slope(80, 59, 7), ...flat(59, 30))).toEqual([
      [16, 'health_score_drop'],
    ]);
    expect(health(...flat(80, 10), ...slope(80, 50, 14), ...flat(50, 30))).toEqual([]);
  });
  test('is told in a young history', () => {
    expect(health(80, 79, 55)).toEqual([[2, 'health_score_drop']]);
  });
  test('is told across days without a run, and not from a level of long ago', () => {
    const gap = (days: number) => new Array<undefined>(days).fill(undefined);
    expect(health(...flat(80, 10), ...gap(5), 55)).toEqual([[15, 'health_score_drop']]);
    expect(health(...flat(80, 10), ...gap(30), 55)).toEqual([]);
  });
  test('is measured from less than two windows before, to the day', () => {
    const fallAfter = (days: number) => health(80, ...new Array<undefined>(days - 1).fill(undefined), 55);
    expect(fallAfter(13)).toEqual([[13, 'health_score_drop']]);
    expect(fallAfter(14)).toEqual([]);
    // Of two levels the nearer one counts, but none from two windows before.
    const gap = new Array<undefined>(6).fill(undefined);
    expect(health(60, ...gap, 80, ...gap, 59)).toEqual([[14, 'health_score_drop']]);
    expect(health(undefined, 60, ...gap.slice(1), 80, ...gap, 59)).toEqual([]);
  });
  test('a second fall exactly a cool-down after the first is another event, a day sooner it is not', () => {
    const rule = { ...shipped.get('health_score_drop')!, window: 3 };
    const second = (days: number) =>
      told(historyOf({ health_score: [...flat(100, 10), 78, ...flat(100, days - 1), 78] }), [rule]);
    expect(second(7).map(([day]) => day)).toEqual([10, 17]);
    expect(second(6).map(([day]) => day)).toEqual([10]);
  });
  test('a fall that has not been one for two days goes on, for three it is over', () => {
    const rule = { ...shipped.get('health_score_drop')!, window: 3, coolDown: 5 };
    const second = (days: number) =>
      told(historyOf({ health_score: [...flat(100, 10), ...flat(78, days), ...flat(56, 10)] }), [rule]);
    expect(second(5).map(([day]) => day)).toEqual([10]);
    expect(second(6).map(([day]) => day)).toEqual([10, 16]);
  });
  test('a second fall a week after the first is another event, also where nothing was won back', () => {
    expect(health(...flat(90, 20), ...flat(68, 10), ...flat(45, 20))).toEqual([
      [20, 'health_score_drop'],
      [30, 'health_score_drop'],
    ]);
    expect(health(...flat(90, 20), ...flat(68, 5), ...flat(45, 30))).toEqual([[20, 'health_score_drop']]);
  });
  test('is not told of a missing score, nor of its coming back', () => {
    expect(health(...flat(80, 10), null, null, 79, 80)).toEqual([]);
  });
  test('a single day that slipped up is no level to fall from', () => {
    expect(health(...flat(70, 10), 99, ...flat(70, 20))).toEqual([]);
  });
  test('a second fall after a recovery is another event', () => {
    const twice = health(...flat(80, 10), ...flat(55, 20), ...flat(80, 20), ...flat(52, 20));
    expect(twice).toEqual([
      [10, 'health_score_drop'],
      [50, 'health_score_drop'],
    ]);
  });
});

describe('usage_decline: 30 % of the daily users within 14 days', () => {
  const usage = (...values: (Stored | undefined)[]) => told(historyOf({ daily_active_users: values }));
  const week = [100, 100, 100, 100, 100, 55, 50];
  const weeks = (count: number, by = 1) =>
    Array.from({ length: count }, () => week.map((users) => users * by)).flat();

  test('is told once, and not at 29 %', () => {
    expect(usage(...flat(100, 30), ...flat(70, 40))).toEqual([[30, 'usage_decline']]);
    expect(usage(...flat(100, 30), ...flat(71, 40))).toEqual([]);
  });
  test('a weekend is held against a weekend, from the first week on and across gaps', () => {
    expect(usage(...weeks(10))).toEqual([]);
    const gappy = weeks(10).map((users, i) => (i % 11 === 5 ? undefined : users));
    expect(usage(...gappy)).toEqual([]);
    expect(usage(...weeks(5), ...weeks(5, 0.6)).map(([, rule]) => rule)).toEqual(['usage_decline']);
  });
  test('a fall that begins after a quiet Sunday is found on the Monday', () => {
    expect(usage(...weeks(5), ...weeks(5, 0.5))).toEqual([[35, 'usage_decline']]);
  });
  test('a fall that was told is not told again where days are missing', () => {
    for (const missing of [[33], [43], [43, 50], [26, 40, 54]]) {
      const users = [...flat(100, 40), ...flat(50, 40)];
      const days = usage(...users.map((value, day) => (missing.includes(day) ? undefined : value)));
      expect(days).toEqual([[missing.includes(40) ? 41 : 40, 'usage_decline']]);
    }
  });
  test('two looks a fortnight apart are enough', () => {
    const looks: (number | undefined)[] = new Array(40).fill(undefined);
    looks[0] = 100;
    looks[13] = 60;
    expect(usage(...looks)).toEqual([[13, 'usage_decline']]);
  });
  test('nothing is told of a fall from nothing', () => {
    expect(usage(...flat(0, 30), ...flat(0, 10))).toEqual([]);
  });
});

describe('expansion_opportunity: 80 % of the features for 30 days', () => {
  const adoption = (...values: (Stored | undefined)[]) => told(historyOf({ feature_adoption: values }));

  test('is told once it has stayed, and once', () => {
    expect(adoption(...flat(60, 10), ...flat(85, 200))).toEqual([[40, 'expansion_opportunity']]);
    expect(adoption(...flat(60, 10), ...flat(85, 30), ...flat(60, 30))).toEqual([]);
  });
  test('a day below, once it is told, is no new event', () => {
    expect(adoption(...flat(85, 60), 70, ...flat(85, 60))).toEqual([[30, 'expansion_opportunity']]);
  });
});

test('two rules for two people are not one event told twice: a fall into red reaches the CSM and the VP', () => {
  const fall = historyOf({
    health_score: [...flat(80, 10), ...flat(40, 10)],
    health_status: [...new Array(10).fill('Green'), ...new Array(10).fill('Red')],
    risk_tier: [...new Array(10).fill('Low'), ...new Array(10).fill('Critical')],
  });
  expect(told(fall)).toEqual([
    [10, 'health_score_drop'],
    [10, 'health_red'],
    [10, 'churn_risk_critical'],
  ]);
  const slide = historyOf({
    health_score: slope(80, 40, 60),
    health_status: slope(80, 40, 60).map((score) => (score < 50 ? 'Red' : 'Yellow')),
  });
  expect(told(slide).map(([, rule]) => rule)).toEqual(['health_red']);
});

describe('a slide too slow for a window', () => {
  test('is told once 20 points are gone within four weeks, and not besides the fall that it becomes', () => {
    const slide = [...flat(86, 10), ...slope(86, 45, 20)];
    expect(told(historyOf({ health_score: [...slide, ...flat(45, 30)] }))).toEqual([[19, 'health_slide']]);
    expect(told(historyOf({ health_score: [...flat(86, 10), ...flat(60, 40)] }))).toEqual([
      [10, 'health_score_drop'],
    ]);
  });

  test('of the logins reaches the CSM as well', () => {
    const logins = [...flat(60, 10), ...slope(60, 40, 20), ...flat(40, 10)];
    expect(told(historyOf({ login_frequency: logins })).map(([, rule]) => rule)).toEqual(['login_decline']);
  });
});

describe('a first mention is told to the CSM', () => {
  test.each([
    ['competitor_mentions', [0, 0, 1, 1, 2, 3], ['competitor_mentioned', 'competitor_evaluation']],
    ['open_escalations', [0, 1, 1, 1], ['escalation_opened']],
    ['open_escalations', [0, 3, 3], ['escalations_increasing']],
    ['competitive_rfp', [false, true], ['competitive_rfp']],
    ['notice', [false, true], ['notice_given']],
    ['unresolved_critical', [0, 1, 1, 2], ['critical_ticket', 'critical_bug']],
    ['unresolved_critical', [0, 2, 2], ['critical_bug']],
    ['critical_bug', [false, true], ['critical_bug_flag']],
    ['missed_qbrs', [false, true], ['qbrs_missed']],
    ['late_start', [false, true], ['late_start']],
  ] as [string, Stored[], string[]][])('%s %j', (metric, values, rules) => {
    expect(told(historyOf({ [metric]: values })).map(([, rule]) => rule)).toEqual(rules);
  });
});

describe('nothing is told across a change of what is read', () => {
  const fall = [...flat(80, 10), ...flat(50, 5)];

  test('of the coverage by more than 10 points', () => {
    const covered = (then: number, now: number) =>
      told(historyOf({ health_score: fall, health_coverage: [...flat(then, 10), ...flat(now, 5)] }));
    expect(covered(90, 80)).toHaveLength(1);
    expect(covered(90, 79)).toEqual([]);
    expect(covered(70, 81)).toEqual([]);
  });

  test('of columns or units; a flag that people set is told', () => {
    const series = { health_score: fall, legal_threat: fall.map((value) => value < 80) };
    const readFrom = (from: number) =>
      told(historyOf(series, (name, day) => (name === 'legal_threat' ? '' : day < from ? 'a' : 'b')));
    expect(readFrom(10)).toEqual([[10, 'legal_threat']]);
    expect(readFrom(99)).toEqual([
      [10, 'health_score_drop'],
      [10, 'legal_threat'],
    ]);
    // What was not marked by an earlier build counts as read alike.
    expect(told(historyOf(series, (_, day) => (day < 10 ? '' : 'a')))).toHaveLength(2);
  });
});

test('every shipped rule names a play that is shipped, and what it asks for', () => {
  for (const { id, play } of shippedRules()) {
    expect([id, playNamed(publishedPlays(), play)?.steps[0]?.what]).toEqual([id, expect.any(String)]);
  }
});

test('at 50 % of its QBRs a customer has not fallen below 50', () => {
  expect(told(historyOf({ qbr_completion: [80, 50, 50] }))).toEqual([]);
  expect(told(historyOf({ qbr_completion: [80, 49.9] }))).toEqual([[1, 'missed_qbrs']]);
});

test('what was so when it was first looked at is no news; what becomes so is', () => {
  expect(told(historyOf({ champion_left: [true, true, null, true] }))).toEqual([]);
  expect(told(historyOf({ champion_left: [false, null, true, false, true] }))).toEqual([
    [2, 'champion_left'],
  ]);
});

test('a rule speaks once in an episode, however its metric flickers; a day at a time as over the whole', () => {
  const values = fc.array(fc.option(fc.integer({ min: 0, max: 100 }), { nil: null, freq: 12 }), {
    minLength: 1,
    maxLength: 120,
  });
  const drop = shipped.get('health_score_drop')!;
  const anyRules = fc.constantFrom<Rule[]>(
    [drop],
    [{ ...shipped.get('usage_decline')!, metric: 'health_score', threshold: -30 }],
    [
      {
        ...shipped.get('expansion_opportunity')!,
        metric: 'health_score',
        threshold: 40,
        window: 5,
        coolDown: 5,
      },
    ],
    [{ ...shipped.get('missed_qbrs')!, metric: 'health_score', coolDown: 9 }],
    [drop, shipped.get('health_red')!],
  );
  fc.assert(
    fc.property(values, anyRules, (days, rules) => {
      const all = alertsOver(rules, scoredHistory(days));
      for (const { id, coolDown } of rules) {
        const days0 = all.filter(({ rule }) => rule.id === id).map(({ day }) => day);
        days0.forEach((day, i) => {
          if (i > 0) expect(day - days0[i - 1]!).toBeGreaterThanOrEqual(coolDown);
        });
      }
      expect(dayByDay(days, rules)).toEqual(all.map(({ day, rule }) => `${day} ${rule.id}`).sort());
    }),
    { numRuns: 150 },
  );
});

/** A history of a score, red below 50. */
function scoredHistory(scores: readonly (Stored | undefined)[]): History {
  const bandOf = (score: Stored | undefined) =>
    typeof score === 'number' ? (score < 50 ? 'Red' : 'Green') : score;
  return historyOf({ health_score: scores, health_status: scores.map(bandOf) });
}

/** As runs do it: with no more of the past than the rules need, and the alerts that were told. */
function dayByDay(days: readonly Stored[], rules: readonly Rule[]): string[] {
  const lastAlert = new Map<string, number>();
  const known = Math.max(...rules.map(daysKnown));
  const alerted = days.flatMap((_, i) => {
    const today = START + i;
    const tail = days.slice(0, i + 1).map((value, at) => (START + at < today - known ? undefined : value));
    const news = alertsOn(today, rules, scoredHistory(tail), (_customer, id) => lastAlert.get(id));
    for (const { rule, day } of news) lastAlert.set(rule.id, day);
    return news.map(({ day, rule }) => `${day} ${rule.id}`);
  });
  return alerted.sort();
}

test('who scores once a month is told what became so since', () => {
  const left = historyOf({ champion_left: [false, ...new Array(30).fill(undefined), true] });
  const known = daysKnown(shipped.get('champion_left')!);
  expect(known).toBeGreaterThan(31);
  expect(alertsOn(START + 31, shippedRules(), left, NEVER).map(({ rule }) => rule.id)).toEqual([
    'champion_left',
  ]);
});

test('an alert that was told is not told again on the same day', () => {
  const history = historyOf({ health_score: [...flat(80, 10), 55] });
  const rules = shippedRules();
  expect(alertsOn(START + 10, rules, history, NEVER)).toHaveLength(1);
  expect(alertsOn(START + 10, rules, history, () => START + 10)).toEqual([]);
});

test('says what happened in numbers', () => {
  const [drop] = alertsOver(shippedRules(), historyOf({ health_score: [...flat(82, 10), 55.25] }));
  expect(sayAlert(drop!)).toBe('Health score 82.0 to 55.3 within 7 days');
  const [stays] = alertsOver(shippedRules(), historyOf({ feature_adoption: flat(85, 31) }));
  expect(sayAlert(stays!)).toBe('Feature adoption at least 80 for 30 days, now 85');
});
