import { expect, test } from '@jest/globals';
import { type TeamDay, teamFigures } from '../../../src/metrics/team-figures';
import { Missing } from '../../../src/scoring/value';

function day(
  customers: Readonly<Record<string, readonly [csm: string, arr: number, health: number]>>,
): TeamDay {
  return new Map(Object.entries(customers).map(([id, [csm, arr, health]]) => [id, { csm, arr, health }]));
}

const before = day({
  grew: ['Ana', 100, 60],
  shrank: ['Ana', 80, 70],
  gone: ['Bea', 50, 40],
  'handed over': ['Bea', 70, 80],
});
const now = day({
  grew: ['Ana', 130, 70],
  shrank: ['Ana', 60, 66],
  'handed over': ['Ana', 70, Number.NaN],
  fresh: ['Bea', 25, 90],
  nobody: ['', 10, 10],
});
const period = {
  now,
  opening: before,
  quarter: before,
  answers: new Map([
    ['grew', 9],
    ['shrank', 3],
    ['handed over', 10],
    ['fresh', 8],
  ]),
  renewedOnTime: new Map([
    ['grew', true],
    ['shrank', false],
    ['gone', false],
  ]),
};

test('a customer belongs to who looks after it now, and a loss to who did at the start', () => {
  const [ana, bea] = teamFigures(period);
  // Ana: (130 + 60 + 70) and (100 + 60 + 70) of 250, expansion 30 of 250; of health, +10 and -4 are known.
  expect(ana).toEqual({
    csm: 'Ana',
    customers: 3,
    nrr: 104,
    grr: 92,
    expansionRate: 12,
    healthGained: 3,
    nps: expect.closeTo(33.333, 3),
    answers: 3,
    renewals: 2,
    renewedOnTime: 50,
  });
  expect(bea).toMatchObject({ csm: 'Bea', customers: 1, nrr: 0, grr: 0, nps: 0, renewedOnTime: 0 });
  expect(bea!.healthGained).toBeInstanceOf(Missing);
});

test('without a past there is a reason and no figure, and GRR never passes 100', () => {
  const [ana] = teamFigures({ ...period, opening: undefined, quarter: undefined });
  for (const figure of [ana!.nrr, ana!.grr, ana!.expansionRate, ana!.healthGained]) {
    expect(figure).toBeInstanceOf(Missing);
  }
  for (const { grr } of teamFigures({ ...period, opening: now, now: before })) {
    if (typeof grr === 'number') expect(grr).toBeLessThanOrEqual(100);
  }
});

test('the order of the customers changes nothing', () => {
  const reversed = new Map([...now].reverse());
  expect(teamFigures({ ...period, now: reversed })).toEqual(teamFigures(period));
});
