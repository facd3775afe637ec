import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  adoptionOf,
  type ExpansionAccount,
  openDepartments,
  seatUtilization,
} from '../../../src/expansion/account';
import {
  byPriority,
  opportunitiesOf,
  potentialOf,
  priorityLevel,
} from '../../../src/expansion/opportunities';
import { rationaleOf, signalsOf } from '../../../src/expansion/rationale';
import { readinessOf } from '../../../src/expansion/readiness';
import { defaultExpansion } from '../../../src/expansion/settings';

const NOTHING: ExpansionAccount = {
  arr: 100,
  segment: 'smb',
  licensedSeats: Number.NaN,
  activeSeats: Number.NaN,
  tier: '',
  availableTiers: [],
  modules: [],
  departments: [],
  potentialDepartments: [],
  signals: [],
};

const of = (account: Partial<ExpansionAccount>, settings = defaultExpansion()) =>
  opportunitiesOf({ ...NOTHING, ...account }, settings);
const brief = (account: Partial<ExpansionAccount>) =>
  of(account)?.map(({ category, what, revenue }) => [category, what, revenue]);

describe('seats', () => {
  test.each([
    ['enterprise', [['Seat expansion', '25 more seats', 250]]],
    ['mid-market', [['Seat expansion', '20 more seats', 200]]],
    ['smb', [['Seat expansion', '15 more seats', 150]]],
  ])('are proposed to %s from 90 %% in use', (segment, expected) => {
    expect(brief({ arr: 1000, segment, licensedSeats: 100, activeSeats: 90 })).toEqual(expected);
    expect(brief({ arr: 1000, segment, licensedSeats: 100, activeSeats: 89 })).toEqual([]);
  });

  test('in use beyond those paid for are more than all; of none paid for nobody knows', () => {
    expect(seatUtilization({ ...NOTHING, licensedSeats: 534, activeSeats: 574 })).toBeGreaterThan(1);
    expect(brief({ arr: 1000, licensedSeats: 3, activeSeats: 4 })).toEqual([
      ['Seat expansion', '1 more seat', 150],
    ]);
    expect(of({ licensedSeats: 0, activeSeats: 5 })).toBeUndefined();
  });
});

describe('the next plan', () => {
  test('is the next by price, whatever the order of the list (C9)', () => {
    for (const availableTiers of [
      ['enterprise', 'enterprise_plus'],
      ['enterprise_plus', 'enterprise'],
      ['enterprise_plus', 'starter', 'enterprise', 'professional'],
    ]) {
      expect(brief({ arr: 180, tier: 'professional', availableTiers })).toEqual([
        ['Tier upgrade', 'enterprise', 120],
      ]);
    }
  });

  test('is none on the highest, and none where the plan is unknown', () => {
    expect(of({ tier: 'enterprise_plus', availableTiers: ['starter', 'enterprise_plus'] })).toEqual([]);
    expect(of({ tier: 'gold', availableTiers: ['starter', 'constructor'] })).toEqual([]);
  });
});

describe('modules', () => {
  test('that are not in use are priced with or without their suffix, and by 10 % in no list', () => {
    const modules = [
      'analytics_module',
      'analytics',
      'core_platform',
      'api_access',
      'advanced_reporting',
      'constructor',
    ].map((name) => ({ name, usage: undefined }));
    expect(of({ arr: 1000, modules })?.map(({ what, revenue }) => [what, revenue])).toEqual([
      ['advanced reporting', 180],
      ['analytics module', 150],
      ['analytics', 150],
      ['api access', 100],
      ['constructor', 100],
    ]);
  });

  test('in use, but hardly, ask for training and are nothing to sell', () => {
    const modules = [
      { name: 'sso', usage: 29 },
      { name: 'audit', usage: 30 },
    ];
    expect(of({ modules })).toEqual([]);
    expect(adoptionOf({ ...NOTHING, modules }, 30)).toMatchObject({
      modulesAdopted: 2,
      averageUsage: 29.5,
      toEnable: ['sso'],
    });
  });
});

describe('departments', () => {
  test('are worth 80 % of one that is there, and those that are there count once', () => {
    const account = {
      arr: 3000,
      departments: ['HR', 'Legal'],
      potentialDepartments: ['legal ', 'Sales', 'sales'],
    };
    expect(openDepartments({ ...NOTHING, ...account })).toEqual(['Sales']);
    expect(brief(account)).toEqual([['Department expansion', 'Sales', 1200]]);
    expect(brief({ arr: 1000, potentialDepartments: ['Sales'] })).toEqual([
      ['Department expansion', 'Sales', 800],
    ]);
  });
});

test('revenue is rounded before it is summed, ties to even', () => {
  const modules = ['a', 'b'].map((name) => ({ name, usage: undefined }));
  expect(of({ arr: 25, modules })?.map(({ revenue }) => revenue)).toEqual([2, 2]);
  expect(potentialOf(of({ arr: 35, modules })!)).toBe(8);
});

test('priority is revenue by effort, 0 to 300, with one decimal; 1 to 5 in a review', () => {
  const [tier, seats] = of({
    arr: 120000,
    segment: 'enterprise',
    tier: 'professional',
    availableTiers: ['enterprise'],
    licensedSeats: 10,
    activeSeats: 10,
  })!;
  expect(tier).toMatchObject({ category: 'Tier upgrade', revenue: 80000, effort: 'medium', priority: 80 });
  expect(seats).toMatchObject({ category: 'Seat expansion', revenue: 30000, effort: 'low', priority: 45 });
  expect([0, 59.9, 60, 180, 239.9, 240, 300].map(priorityLevel)).toEqual([5, 5, 4, 2, 2, 1, 1]);
});

test('nothing is said where the ARR, or everything else, is unknown', () => {
  expect(of({})).toBeUndefined();
  expect(of({ arr: Number.NaN, licensedSeats: 1, activeSeats: 1 })).toBeUndefined();
});

test('the reason shows the customer’s own numbers, then the signals for that kind', () => {
  const account = {
    ...NOTHING,
    licensedSeats: 100,
    activeSeats: 95,
    signals: ['usage_at_limit', 'positive_feedback', 'department_interest'],
  };
  const [seats] = opportunitiesOf(account, defaultExpansion())!;
  expect(rationaleOf(seats!, account, defaultExpansion())).toBe(
    '95 of 100 seats in use (95 %); use comes up against limits',
  );
  expect(signalsOf(account)).toEqual([
    'use comes up against limits',
    'another department has asked',
    'their feedback is good',
  ]);
});

describe('readiness', () => {
  const calm = {
    state: 'Calm',
    bandRank: 0,
    bandIsReady: true,
    tier: 'Low',
    tierIsLeast: true,
    lacksChurnColumns: false,
    signals: [],
  } as const;
  const ready = (change: Partial<Parameters<typeof readinessOf>[0]>) => readinessOf({ ...calm, ...change });

  test.each<[string, Parameters<typeof ready>[0]]>([
    ['Ready', {}],
    ['Nurture first', { bandRank: 1, bandIsReady: false }],
    ['Nurture first', { state: 'Watch' }],
    ['Nurture first', { tier: 'Medium', tierIsLeast: false }],
    ['Nurture first', { signals: ['competitors mentioned 1x'] }],
    ['Hold: at risk', { state: 'Act' }],
    ['Hold: at risk', { state: 'Act', bandRank: undefined }],
    ['Hold: at risk', { state: 'Act', tier: undefined }],
    ['Not enough data', { bandRank: undefined }],
    ['Not enough data', { tier: undefined }],
    ['Ready', { tier: undefined, tierIsLeast: false, lacksChurnColumns: true }],
    ['Nurture first', { tier: undefined, lacksChurnColumns: true, bandRank: 1, bandIsReady: false }],
    ['Nurture first', { tier: undefined, lacksChurnColumns: true, state: 'Watch' }],
    ['Not enough data', { tier: undefined, lacksChurnColumns: true, bandRank: undefined }],
  ])('is %s of %j', (word, change) => {
    expect(ready(change)).toBe(word);
  });

  test('never lets somebody pass on whom one acts or whom one watches, whatever the settings', () => {
    const states = fc.constantFrom('Act', 'Watch' as const);
    fc.assert(
      fc.property(fc.boolean(), states, fc.nat(4), (bandIsReady, state, bandRank) => {
        const word = readinessOf({ ...calm, state: state as 'Act' | 'Watch', bandRank, bandIsReady });
        return word !== 'Ready';
      }),
    );
  });
});

test('the order of everything that is listed changes no opportunity', () => {
  const tiers = [...defaultExpansion().tierMultipliers.keys()];
  const account = fc.record({
    arr: fc.integer({ min: 0, max: 1e7 }),
    tier: fc.constantFrom(...tiers),
    availableTiers: fc.shuffledSubarray(tiers, { minLength: 1 }),
    licensedSeats: fc.integer({ min: 1, max: 500 }),
    activeSeats: fc.integer({ min: 0, max: 500 }),
  });
  fc.assert(
    fc.property(account, (one) => {
      const sorted = [...one.availableTiers].sort((a, b) => tiers.indexOf(a) - tiers.indexOf(b));
      const found = of(one)!;
      expect(of({ ...one, availableTiers: sorted })).toEqual(found);
      expect([...found].sort(byPriority)).toEqual(found);
      for (const { priority, revenue } of found) {
        expect(priority >= 0 && priority <= 300 && Number.isInteger(revenue)).toBe(true);
      }
    }),
  );
});
