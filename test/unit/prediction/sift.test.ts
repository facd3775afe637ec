import { describe, expect, test } from '@jest/globals';
import type { Field } from '../../../src/prediction/field';
import { isProtectedTrait } from '../../../src/prediction/protected';
import { seeded } from '../../../src/prediction/random';
import { sift } from '../../../src/prediction/sift';

const ROWS = 400;
const random = seeded(3);
/** One in four left. */
const outcomes = Uint8Array.from({ length: ROWS }, (_, i) => (i % 4 === 0 ? 1 : 0));
const left = (i: number) => outcomes[i] === 1;

function words(header: string, value: (i: number) => string | null): Field {
  return { header, kind: 'words', values: Array.from({ length: ROWS }, (_, i) => value(i)) };
}

function numbers(header: string, value: (i: number) => number | null): Field {
  return { header, kind: 'number', values: Array.from({ length: ROWS }, (_, i) => value(i)) };
}

const refusedOf = (field: Field) => sift([field], outcomes).refused.map(({ reason }) => reason);
const usedOf = (field: Field) => sift([field], outcomes).used.length === 1;

describe('columns that leak', () => {
  test.each([
    'Churn Reason',
    'reason_code',
    'churn_date',
    'Churn Score',
    'Churn Category',
    'end_date',
    'EndDate',
    'exit_survey',
    'cancellation_date',
    'Naive_Bayes_Classifier_Attrition_Flag',
    'account_closed',
    'winback_campaign',
  ])('%s is refused by its name', (header) => {
    const [reason] = refusedOf(words(header, () => (random() < 0.5 ? 'a' : 'b')));
    expect(reason).toMatch(/about leaving itself|after the decision/);
  });

  test.each([
    'contact_reason',
    'contract_end_date',
    'closed_tickets',
    'login_frequency',
    'renewal_sentiment',
    'endpoints_used',
  ])('%s is used', (header) => {
    expect(usedOf(words(header, () => (random() < 0.5 ? 'a' : 'b')))).toBe(true);
  });

  test.each<[string, Field, RegExp]>([
    [
      'filled in for leavers',
      words('note_2', (i) => (left(i) && i % 3 ? 'gone' : null)),
      /filled in almost only/,
    ],
    ['blank for leavers', numbers('next_review', (i) => (left(i) ? null : i % 90)), /blank almost only/],
    [
      'filled in for stayers',
      words('plan_2027', (i) => (left(i) || i % 2 ? null : 'a')),
      /only where customers stayed/,
    ],
    [
      'a flag set afterwards',
      words('flag', (i) => (left(i) && i % 16 ? 'Yes' : 'No')),
      /"Yes" stands almost only/,
    ],
    [
      '0 set afterwards',
      numbers('seats', (i) => (left(i) && i % 8 ? 0 : 5 + (i % 40))),
      /"0" stands almost only/,
    ],
    [
      'amounts paid back',
      numbers('paid_back', (i) => (left(i) ? 10 + (i % 37) : 0)),
      /other than "0" stands/,
    ],
    [
      'a near-perfect number',
      numbers('index', (i) => (left(i) ? 60 : 40) + random() * 22),
      /AUC (0\.9\d|1\.00)/,
    ],
  ])('%s: refused by what its cells say', (_, field, reason) => {
    expect(refusedOf(field)[0]).toMatch(reason);
  });

  test('are used once someone picks them', () => {
    const field = words('Churn Reason', (i) => (left(i) ? 'price' : null));
    expect(sift([field], outcomes, new Set(['Churn Reason'])).used).toEqual([field]);
  });

  test('a strong metric that is honest is used', () => {
    const field = numbers('logins', (i) => Math.round((left(i) ? 30 : 60) + random() * 90));
    expect(usedOf(field)).toBe(true);
  });
});

describe('columns to learn nothing from', () => {
  test.each<[string, Field]>([
    ['ids', words('customer', (i) => `C-${i}`)],
    ['numbers that count the rows', numbers('RowNumber', (i) => i + 1)],
    ['numeric ids', numbers('CustomerId', (i) => 15600000 + i * 7)],
    ['one value for all', words('currency', () => 'EUR')],
    ['nothing', numbers('empty', () => null)],
    ['next to nothing', numbers('sparse', (i) => (i % 40 === 1 ? 1 : null))],
  ])('%s', (_, field) => {
    const { unusable, used, refused } = sift([field], outcomes);
    expect(unusable).toHaveLength(1);
    expect([...used, ...refused]).toEqual([]);
  });
});

describe('protected traits', () => {
  test.each([
    'gender',
    'Sex',
    'Age',
    'Customer_Age',
    'SeniorCitizen',
    'Marital_Status',
    'date_of_birth',
    'Dependents',
  ])('%s is off', (header) => {
    expect(isProtectedTrait(header)).toBe(true);
  });

  test.each([
    'account_age_days',
    'contract age',
    'average',
    'usage',
    'segment',
    'Partner',
    'essex_office',
    'stage',
  ])('%s is none', (header) => {
    expect(isProtectedTrait(header)).toBe(false);
  });

  test('are used once someone picks them', () => {
    const gender = words('gender', (i) => (i % 2 ? 'F' : 'M'));
    expect(sift([gender], outcomes).protectedTraits).toHaveLength(1);
    expect(sift([gender], outcomes, new Set(['gender'])).used).toEqual([gender]);
  });
});
