import { describe, expect, test } from '@jest/globals';
import { type MeasuredCustomer, type MeasuredPortfolio, standings } from '../../../src/customers/measured';
import { ownModel } from '../../../src/customers/model-names';
import { metricLabel } from '../../../src/customers/reasons';
import { agreement, disagreementsOf, type ModelView } from '../../../src/customers/side-by-side';

/** A model of one metric, with these bands from the highest. */
function modelOf(metric: string, bands: Readonly<Record<string, number>>) {
  const read = ownModel([
    ['Row', 'Name', 'Weight', 'Curve', 'Parameter'],
    ['model', metric, '', '', '100 is best'],
    ['dimension', 'All', 1, 'average', ''],
    ['metric', metric, 1, 'as is', ''],
    ...Object.entries(bands).map(([label, from]) => ['band', label, '', '', from]),
  ]);
  if ('problems' in read) throw new Error(read.problems[0]!.message);
  return read.model;
}

const three = modelOf('feature_adoption', { Green: 70, Yellow: 40, Red: 0 });
const four = modelOf('login_frequency', { Thriving: 80, Fine: 60, Wary: 30, Lost: 0 });
const customer = (
  id: string,
  arr: number | null,
  adoption: number | null,
  login: number | null,
): MeasuredCustomer => ({
  id,
  name: id,
  segment: 'smb',
  csm: '',
  arr,
  values: [adoption, login],
});

function see(customers: readonly MeasuredCustomer[]): ModelView[] {
  const portfolio: MeasuredPortfolio = {
    metrics: ['feature_adoption', 'login_frequency'],
    customers,
    minimumCoverage: 0.6,
  };
  return [three, four].map((model) => ({ model, standings: standings(portfolio, model) }));
}

test('a ratio of acronyms is written with both of them, not as "ROI achieved / rOI promised"', () => {
  expect(metricLabel('roi_achieved / roi_promised')).toBe('ROI achieved / ROI promised');
  expect(metricLabel('daily_active_users / licensed_users')).toBe('Daily active users / licensed users');
});

describe('one portfolio under two models', () => {
  const customers = [
    customer('agree best', 10, 90, 90),
    customer('agree between, in unlike bands', 10, 50, 40),
    customer('best and between', 900, 90, 50),
    customer('opposite, small', 5, 90, 10),
    customer('opposite, large', 500, 10, 90),
    customer('opposite, revenue not known', null, 10, 90),
    customer('scored by one', 9000, 90, null),
  ];
  const seen = see(customers);

  test('agrees where both say best, worst or between', () => {
    expect(agreement(seen[0]!, seen[1]!)).toEqual({ same: 2, both: 6 });
  });

  test('lists opposite places first, then by revenue; who is scored by one only is no disagreement', () => {
    const found = disagreementsOf(customers, seen);
    expect(found.map(({ customer: { id } }) => id)).toEqual([
      'opposite, large',
      'opposite, small',
      'opposite, revenue not known',
      'best and between',
    ]);
    expect(found.map(({ lowest }) => lowest)).toEqual([0, 1, 0, 1]);
    expect(found.map(({ isOpposite }) => isOpposite)).toEqual([true, true, true, false]);
  });

  test('a model alone disagrees with nobody', () => {
    expect(disagreementsOf(customers, seen.slice(0, 1))).toEqual([]);
  });
});
