import { describe, expect, test } from '@jest/globals';
import { dayOf } from '../../../src/base/calendar';
import { readStatus, type StatusWords } from '../../../src/reading/cells/status';
import { Portfolio } from '../../../src/reading/portfolio';
import { rowStatusReader } from '../../../src/reading/row-status';

const TODAY = dayOf(2026, 11, 29);

function standings(
  headers: readonly string[],
  rows: readonly (readonly unknown[])[],
  statuses?: StatusWords,
) {
  const portfolio = new Portfolio(
    ['customer_id', ...headers],
    rows.map((row, i) => [`A-${i}`, ...row]),
    { statuses },
  );
  const read = rowStatusReader(portfolio);
  return {
    levels: rows.map((_, row) => read(row, TODAY).level),
    lost: rows.map((_, row) => read(row, TODAY)),
    portfolio,
  };
}

describe('the words of a status column', () => {
  test.each([
    ['Active', 'active'],
    ['Customer - Direct', 'active'],
    ['Aktiv', 'active'],
    ['契約中', 'active'],
    ['At Risk', 'active'],
    [true, 'active'],
    ['non_renewing', 'notice given'],
    ['Gekündigt', 'notice given'],
    ['Past Due', 'past due'],
    ['past_due', 'past due'],
    ['On hold', 'paused'],
    ['Canceled', 'churned'],
    ['CANCELLED', 'churned'],
    ['Résilié', 'churned'],
    ['resilie', 'churned'],
    ['Ex-customer', 'churned'],
    ['Terminated', 'churned'],
    ['流失', 'churned'],
    [false, 'churned'],
    ['Working Lead', 'prospect'],
    ['Prospect', 'prospect'],
    ['trialing', 'trial'],
    ['in_trial', 'trial'],
    ['Testphase', 'trial'],
  ])('%j is %s', (word, level) => {
    expect(readStatus(word)).toBe(level);
  });

  test('others are asked, and blank ones say nothing', () => {
    expect(readStatus('Tier B')).toMatchObject({ reason: 'unknown word' });
    expect(readStatus('')).toMatchObject({ reason: 'blank' });
    expect(readStatus('n/a')).toMatchObject({ reason: 'not filled in' });
    expect(readStatus('Tier B', new Map([['tierb', 'paused']]))).toBe('paused');
  });
});

describe('where a row stands', () => {
  test('by its status; an unknown word counts as a customer, and is a finding', () => {
    const { levels, portfolio } = standings(['Status'], [['Active'], ['Lost'], ['Trial'], ['Blue'], ['']]);
    expect(levels).toEqual(['active', 'churned', 'trial', 'active', 'active']);
    expect(portfolio.findings.list()).toMatchObject([
      { kind: 'unknown status', count: 1, samples: ['Blue'] },
    ]);
  });

  test.each([
    [['yes', 'no', 1, 0, true, false, '', 'n/a']],
    [['Churned', 'Active', 'Lost', 'Customer', 'Cancelled', 'Live', '', '-']],
    [['2026-01-31', 'no', '2026-03-01', '', new Date(2025, 1, 1), '', '', '']],
    [['ja', 'no', 'Sí', '', '✓', '', '', '']],
  ])('by a churned column that holds %j', (cells) => {
    expect(
      standings(
        ['Churned'],
        cells.map((cell) => [cell]),
      ).lost.map(({ lost }) => lost),
    ).toEqual([true, false, true, false, true, false, false, false]);
  });

  test('by a churn date: past, to come, a placeholder, a word', () => {
    const { levels, portfolio } = standings(
      ['Churn date'],
      [['2026-05-01'], ['2027-05-01'], ['1970-01-01'], ['9999-12-31'], ['Active'], ['no'], ['']],
    );
    expect(levels).toEqual(['churned', 'notice given', 'active', 'active', 'active', 'active', 'active']);
    expect(portfolio.findings.list()).toMatchObject([{ count: 2, samples: ['1970-01-01', '9999-12-31'] }]);
  });

  test('who gave notice is a customer until the end', () => {
    expect(
      standings(
        ['Status', 'Canceled At (UTC)', 'Cancel At Period End'],
        [
          ['active', '2026-11-01', true],
          ['active', '', false],
          ['canceled', '2026-11-01', false],
          ['past_due', '', false],
          ['past_due', '', true],
        ],
      ).levels,
    ).toEqual(['notice given', 'active', 'churned', 'past due', 'notice given']);
  });

  test('a status that contradicts the churn date is a finding', () => {
    const { levels, portfolio } = standings(['Status', 'Churn date'], [['Active', '2026-05-01']]);
    expect(levels).toEqual(['churned']);
    expect(portfolio.findings.list()).toMatchObject([{ kind: 'status disagrees', count: 1 }]);
  });

  test('what cannot be read is a finding in each of the columns', () => {
    const { levels, portfolio } = standings(
      ['Churned', 'Churn date', 'Notice given'],
      [['perhaps', 'soon', 'well']],
    );
    expect(levels).toEqual(['active']);
    expect(portfolio.findings.list().map(({ header }) => header)).toEqual([
      'Churned',
      'Churn date',
      'Notice given',
    ]);
  });
});
