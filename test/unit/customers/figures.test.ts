import { expect, test } from '@jest/globals';
import { type FigureCustomer, figuresOf } from '../../../src/customers/figures';

const customer = (readiness: string, potential: number | null, topAmount: number | null): FigureCustomer => ({
  arr: null,
  health: null,
  risk: null,
  status: '',
  tier: '',
  daysToRenewal: null,
  potential,
  topAmount,
  readiness,
});
const figures = (...customers: FigureCustomer[]) => figuresOf(customers, { atRisk: [], nearDays: 90 });

test('ready to grow is the top opportunity of each Ready customer, not all that it could buy', () => {
  const figure = figures(
    customer('Ready', 950, 800),
    customer('Ready', 500, 500),
    customer('Ready', 0, 0),
    customer('Ready', null, null),
    customer('Nurture first', 700, 400),
    customer('Hold: at risk', 2000, 900),
  );
  expect(figure).toMatchObject({ ready: 2, 'ready-amount': 1300, 'expansion-potential': 4150 });
});

test('ready to grow is 0 where nobody is ready, and unknown where no amount is known', () => {
  expect(figures(customer('Nurture first', 700, 400))).toMatchObject({ ready: 0, 'ready-amount': 0 });
  expect(figures(customer('Ready', 0, 0))).toMatchObject({ ready: 0, 'ready-amount': 0 });
  expect(figures(customer('Ready', null, null))['ready-amount']).toBeUndefined();
  // Results of an earlier build have the potential without the amount.
  expect(figures(customer('Ready', 950, null))).toMatchObject({ ready: 1, 'ready-amount': undefined });
});
