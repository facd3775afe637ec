import { describe, expect, test } from '@jest/globals';
import { type Filter, filtered, NO_FILTER, valuesOf } from '../../../pages/portfolio/filter';
import { cardsOf, disagreements, withPotential } from '../../../pages/portfolio/overview';
import type { LastRun, ScoredAccount } from '../../../src/addon/run/last-run';
import { figuresOf, groupsOf } from '../../../src/customers/figures';
import { headcount } from '../../../src/customers/population';
import { UNKNOWN_SCALE } from '../../../src/scoring/shown';

const account = (id: string, known: Partial<ScoredAccount> = {}): ScoredAccount => ({
  id,
  name: '',
  segment: 'smb',
  csm: '',
  arr: null,
  daysToRenewal: null,
  health: null,
  status: 'Not enough data',
  risk: null,
  tier: 'Not enough data',
  probability: null,
  potential: null,
  topAmount: null,
  topOpportunity: '',
  readiness: 'Not enough data',
  why: [],
  callList: '',
  nextAction: '',
  trendPriority: '',
  ...known,
});

const ACCOUNTS: readonly ScoredAccount[] = Object.freeze([
  account('a', {
    name: 'Zeta',
    arr: 100,
    daysToRenewal: 90,
    health: 80,
    status: 'Green',
    risk: 70,
    tier: 'High',
  }),
  account('b', {
    name: 'alpha',
    arr: 300,
    daysToRenewal: -3,
    health: 20,
    status: 'Red',
    risk: 5,
    tier: 'Low',
  }),
  account('c', {
    csm: 'Ana',
    arr: 0.1,
    daysToRenewal: 91,
    health: 60,
    status: 'Yellow',
    risk: 90,
    tier: 'Critical',
  }),
  account('d', { csm: 'Bo', arr: 0.2, daysToRenewal: 0, probability: 0.8 }),
]);
const RULES = { atRisk: ['Critical', 'High'], nearDays: 90 };
const RUN: LastRun = {
  ...RULES,
  scoredOn: '2026-11-21',
  model: 'segment',
  bands: ['Green', 'Yellow', 'Red'],
  tiers: ['Critical', 'High', 'Medium', 'Low'],
  scales: { health: UNKNOWN_SCALE, churn: UNKNOWN_SCALE },
  healthTarget: 75,
  accounts: ACCOUNTS,
  absent: [],
  headcount: headcount(ACCOUNTS.map(() => undefined)),
  figures: figuresOf(ACCOUNTS, RULES),
};
/** A run in which nobody is scored. */
const NOBODY: LastRun = { ...RUN, accounts: [], figures: figuresOf([], RULES) };
const ids = (accounts: readonly ScoredAccount[]) => accounts.map(({ id }) => id).join('');

describe('the list of customers', () => {
  test.each<[Partial<Filter>, string]>([
    [{}, 'abcd'],
    [{ order: 'risk' }, 'cabd'],
    [{ order: 'probability' }, 'dbac'],
    [{ order: 'arr' }, 'badc'],
    [{ order: 'renewal' }, 'bdac'],
    [{ order: 'health' }, 'bcad'],
    [{ order: 'name' }, 'bcda'],
    [{ within: '90' }, 'ad'],
    [{ search: ' ZET' }, 'a'],
    [{ search: 'D' }, 'd'],
    [{ tier: 'Low' }, 'b'],
    [{ band: 'Not enough data' }, 'd'],
    [{ csm: 'Ana', tier: 'Low' }, ''],
    [{ segment: 'smb' }, 'abcd'],
  ])('%j', (filter, wanted) => {
    expect(ids(filtered(ACCOUNTS, { ...NO_FILTER, ...filter }))).toBe(wanted);
  });

  test('offers the values there are', () => {
    expect(valuesOf(ACCOUNTS, ({ csm }) => csm)).toEqual(['Ana', 'Bo']);
  });
});

describe('the overview', () => {
  test('counts customers and ARR by tier, those without one last', () => {
    expect(groupsOf(ACCOUNTS, RUN.tiers, ({ tier }) => tier)).toEqual([
      { label: 'Critical', customers: 1, arr: 0.1 },
      { label: 'High', customers: 1, arr: 100 },
      { label: 'Medium', customers: 0, arr: 0 },
      { label: 'Low', customers: 1, arr: 300 },
      { label: 'Not enough data', customers: 1, arr: 0.2 },
    ]);
  });

  test('shows the figures of scored customers only, and renewals that are still to come', () => {
    expect(cardsOf(RUN).map(({ name, value }) => [name, value])).toEqual([
      ['Average health', 160 / 3],
      ['ARR', 400.3],
      ['ARR at risk', 100.1],
      ['ARR up for renewal', 100.2],
    ]);
    expect(cardsOf(NOBODY)[0]!.value).toBeUndefined();
  });

  test('says what the average health is to reach, and how far it is from that', () => {
    const note = (healthTarget: number) => cardsOf({ ...RUN, healthTarget })[0]!.note;
    expect(note(75)).toBe('100 is best; target 75, 21.7 to go');
    expect(note(50)).toBe('100 is best; target 50, reached');
    expect(cardsOf(NOBODY)[0]!.note).toBe('100 is best; target 75');
  });

  test('finds where health and churn disagree', () => {
    const { healthyAtRisk, unhealthyUnalarmed } = disagreements(RUN);
    expect([ids(healthyAtRisk), ids(unhealthyUnalarmed)]).toEqual(['ac', 'b']);
  });
});

test('expansion is added up of those of whom it can be told, the largest first', () => {
  const accounts = [
    account('none'),
    account('nothing', { potential: 0, topAmount: 0, readiness: 'Ready' }),
    account('small', { potential: 10, topAmount: 10, readiness: 'Ready' }),
    account('large', { potential: 900, topAmount: 600, readiness: 'Hold: at risk' }),
  ];
  expect(figuresOf(accounts, RULES)).toMatchObject({
    'expansion-potential': 910,
    'with-potential': 2,
    ready: 1,
    'ready-amount': 10,
  });
  expect(withPotential({ ...RUN, accounts }).map(({ id }) => id)).toEqual(['large', 'small']);
  expect(figuresOf([account('none')], RULES)).toMatchObject({
    'expansion-potential': undefined,
    ready: undefined,
  });
});
