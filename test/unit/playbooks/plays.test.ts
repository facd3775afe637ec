import { describe, expect, test } from '@jest/globals';
import { readCondition } from '../../../src/playbooks/condition';
import type { Play } from '../../../src/playbooks/plays';
import { publishedPlays, publishedPlayTable } from '../../../src/playbooks/published-plays';
import { PLAY_HEADERS, readPlays } from '../../../src/playbooks/read-plays';
import type { Situation } from '../../../src/playbooks/situation';
import { unknownSituation } from '../../support/situation';

const unknown = unknownSituation();
const play = (name: string): Play => publishedPlays().find((each) => each.name === name)!;

describe('the published plays', () => {
  test('can be read without a mistake', () => {
    expect(readPlays(publishedPlayTable()).problems).toEqual([]);
    expect(publishedPlays().filter(({ steps }) => steps.length === 0)).toEqual([]);
  });

  test.each<[string, number[]]>([
    ['Critical risk', [0, 2, 3, 5, 28, 28]],
    ['High risk', [3, 5, 7, 14, 21, 28]],
    ['Medium risk', [5, 14, 21, 28]],
    ['Renewal', [-120, -90, -60, -30]],
    ['Onboarding: set up', [1, 2, 5, 7, 10, 14]],
    ['Onboarding: activate', [15, 20, 25, 30]],
    ['Onboarding: deepen', [40, 50, 60]],
    ['Onboarding: hand over', [70, 80, 85, 90]],
  ])('%s has the deadlines of its source', (name, days) => {
    expect(play(name).steps.map(({ dueDay }) => dueDay)).toEqual(days);
  });

  test.each<[string, number, number, boolean]>([
    ['Critical risk', 60, 0, false],
    ['Critical risk', 59.9, 0, true],
    ['High risk', 40, 20, false],
    ['High risk', 39.9, 20, true],
    ['Medium risk', 40, 27, false],
    ['Medium risk', 39.9, 0, true],
    ['Medium risk', 59.9, 28, true],
    ['Medium risk', 60, 40, false],
  ])('%s has worked at a risk of %p on day %p: %p', (name, risk, day, worked) => {
    const signs = play(name).success.flatMap(({ when }) =>
      when ? [when.holds({ ...unknown, risk }, day)] : [],
    );
    expect(signs.includes(true)).toBe(worked);
  });

  test('the tier decides who hears of what is overdue, and when', () => {
    expect(play('Critical risk').escalation).toEqual([
      { who: 'VP CS', fromDay: 0 },
      { who: 'VP CS and executive sponsor', fromDay: 15 },
    ]);
    expect(play('High risk').escalation).toEqual([
      { who: 'CSM', fromDay: 1 },
      { who: 'CS manager', fromDay: 8 },
      { who: 'VP CS and executive sponsor', fromDay: 15 },
    ]);
  });
});

describe('a condition', () => {
  const holds = (text: string, known: Partial<Situation>, day = 0) => {
    const condition = readCondition(text);
    if (typeof condition === 'string') throw new Error(condition);
    return condition.holds({ ...unknown, ...known }, day);
  };

  test.each<[string, Partial<Situation>, boolean | undefined]>([
    ['risk tier Critical', { tier: 'Critical' }, true],
    ['Risk  tier critical', { tier: 'Critical' }, true],
    ['risk tier Critical', { tier: 'High' }, false],
    ['risk tier Critical', {}, undefined],
    ['renewal within 60 days', { daysToRenewal: 60 }, true],
    ['renewal within 60 days', { daysToRenewal: 61 }, false],
    ['renewal within 60 days', { daysToRenewal: -1 }, false],
    ['risk tier High and renewal within 60 days', { tier: 'High' }, undefined],
    ['risk tier High and renewal within 60 days', { tier: 'Low' }, false],
    ['risk tier High or renewal within 60 days', { tier: 'High' }, true],
    ['risk tier High or renewal within 60 days', { tier: 'Low' }, undefined],
    ['customer for 0 to 14 days', { daysAsCustomer: 15 }, false],
    ['health in the worst band', { bandRank: 2 }, true],
    ['health below the best band', { bandRank: 0 }, false],
    ['health unknown', {}, true],
    ['health down 20 points', { healthChange: -20 }, true],
    ['health down 20 points', { healthChange: -19.9 }, false],
    ['expansion ready', { readiness: 'Hold: at risk' }, false],
    ['on demand', { tier: 'Critical' }, false],
    ['signal legal_threat or on demand', {}, false],
    ['health above the worst band', { bandRank: 1 }, true],
    ['health above the worst band', { bandRank: 2 }, false],
    ['health in the best band', { bandRank: 1 }, false],
    ['no notice', { notice: true }, false],
  ])('"%s" of %p: %p', (text, known, held) => {
    expect(holds(text, known)).toBe(held);
  });

  test('about a signal needs a severe one', () => {
    const signals = (severity: string) => ({
      signals: [{ metric: 'open_escalations', severity, message: '' }],
    });
    expect(holds('signal open_escalations', signals('High'))).toBe(true);
    expect(holds('signal open_escalations', signals('Medium'))).toBe(false);
    expect(holds('a critical signal', signals('High'))).toBe(false);
  });

  test('that asks for one tier and nothing else says which', () => {
    const tierOf = (text: string) => {
      const condition = readCondition(text);
      return typeof condition === 'string' ? condition : condition.tier;
    };
    expect(tierOf('risk tier Critical')).toBe('Critical');
    expect(tierOf('risk tier Critical and renewal within 60 days')).toBeUndefined();
    expect(tierOf('risk tier Critical or risk tier High')).toBeUndefined();
  });

  test.each(['', 'risk tier Purple', 'churn risk below', 'risk tier High and', 'renewal soon'])(
    '"%s" is refused with examples',
    (text) => {
      expect(readCondition(text)).toMatch(/is no condition\. Write one such as "risk tier Critical"/);
    },
  );

  test('knows the tiers of a churn model of the user’s own', () => {
    expect(readCondition('risk tier severe', ['Severe', 'Fine'])).toMatchObject({ tier: 'severe' });
    expect(readCondition('risk tier High', ['Severe', 'Fine'])).toMatch(/Risk tiers are Severe, Fine/);
  });
});

describe('readPlays', () => {
  const head = [...PLAY_HEADERS];
  const read = (...rows: unknown[][]) => readPlays([head, ...rows]);
  const good = ['play', 'Rescue', 'Why', 'risk tier High', '', '', '', 'yes'];

  test('reads columns by their headers, in any order, and parts before their play', () => {
    const { plays, problems } = readPlays([
      ['Day', 'Mine', 'Owner', 'What', 'Play', 'Row', 'When'],
      [3, 'x', 'CSM', 'Call', 'RESCUE', 'Step', ''],
      ['', '', '', '', 'Rescue', 'play', 'risk tier High'],
    ]);
    expect(problems).toEqual([]);
    expect(plays[0]).toMatchObject({
      starts: 'by a person',
      steps: [{ what: 'Call', owner: 'CSM', dueDay: 3 }],
    });
  });

  test.each<[string, unknown[], string, RegExp]>([
    ['an unknown kind', ['stepp', 'Rescue', 'Call', '', 'CSM', 1], 'Row', /none of: play, step/],
    ['a part of no play', ['step', 'Nobody', 'Call', '', 'CSM', 1], 'Play', /named "Nobody"/],
    ['a step without words', ['step', 'Rescue', ' ', '', 'CSM', 1], 'What', /Say what the step is/],
    ['a step without an owner', ['step', 'Rescue', 'Call', '', '', 1], 'Owner', /Say who/],
    ['a step without a day', ['step', 'Rescue', 'Call', '', 'CSM', 'soon'], 'Day', /whole number/],
    ['half a day', ['step', 'Rescue', 'Call', '', 'CSM', 1.5], 'Day', /whole number/],
    ['a condition that is none', ['success', 'Rescue', 'Fine', 'churn risk low'], 'When', /no condition/],
    ['a second play of the name', ['play', 'rescue', '', 'on demand'], 'Play', /already/],
    ['a play without a name', ['play', '', '', 'on demand'], 'Play', /Name/],
    ['a name with a bar', ['play', 'a|b', '', 'on demand'], 'Play', /\|/],
    ['a play without a condition', ['play', 'Other', '', ''], 'When', /no condition/],
    ['an unknown anchor', ['play', 'Other', '', 'on demand', '', '', 'payday'], 'Counts from', /one of/],
    [
      'neither yes nor no',
      ['play', 'Other', '', 'on demand', '', '', '', 'maybe'],
      'Opens tasks',
      /yes .* propose .* no/,
    ],
  ])('%s is named with its cell, and the others stand', (_, row, column, message) => {
    const { plays, problems } = read(good, row, ['step', 'Rescue', 'Call', '', 'CSM', 1]);
    expect(problems).toEqual([{ row: 2, column, message: expect.stringMatching(message) }]);
    expect(plays.map(({ name, steps }) => [name, steps.length])).toEqual([['Rescue', 1]]);
  });

  test('blank rows and an empty table are nothing', () => {
    expect(read(['', '', ''], good, []).plays).toHaveLength(1);
    expect(readPlays([])).toEqual({ plays: [], problems: [] });
  });
});
