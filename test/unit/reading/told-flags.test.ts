import { describe, expect, test } from '@jest/globals';
import { Portfolio } from '../../../src/reading/portfolio';

const TODAY = 46347;
const OTHERS = Array.from({ length: 5 }, () => 'no');

function portfolioOf(headers: readonly string[], ...first: unknown[]): Portfolio {
  const rows = [['C0', ...first], ...OTHERS.map((no, i) => [`C${i + 1}`, ...first.map(() => no)])];
  return new Portfolio(['customer_id', ...headers], rows, { today: TODAY });
}

const standing = (portfolio: Portfolio, metric: string) =>
  portfolio.column(metric)?.readIn(portfolio.rows[0]!);

describe('a header that tells of a flag in words', () => {
  test.each([
    ['Lawyers involved', 'legal_threat'],
    ['Breach of contract claimed', 'legal_threat'],
    ['RFP sent to competitors', 'competitive_rfp'],
    ['Evaluating alternatives', 'competitor_evaluation'],
    ['Looking at other vendors', 'competitor_evaluation'],
    ['Decision maker left', 'sponsor_change'],
    ['Exec sponsor gone', 'sponsor_change'],
    ['Our champion has quit', 'champion_left'],
    ['No-show at last QBR', 'missed_qbrs'],
    ['Renewal discussion avoided', 'renewal_delayed'],
    ['Production down', 'critical_bug'],
    ['Sev1 incident open', 'critical_bug'],
  ])('%s is %s, where its cells are yes or no', (header, metric) => {
    expect(standing(portfolioOf([header], 'yes'), metric)).toBe(true);
    expect(standing(portfolioOf([header], true), metric)).toBe(true);
    expect(standing(portfolioOf([header], 'no'), metric)).toBe(false);
    // Anything else is no answer, and what holds of all is no alarm.
    expect(portfolioOf([header], 'Anna Roe').column(metric)).toBeUndefined();
    expect(portfolioOf([header], 250_000).column(metric)).toBeUndefined();
    const everybody = new Portfolio(
      ['customer_id', header],
      [
        ['A', 'yes'],
        ['B', 'yes'],
      ],
      { today: TODAY },
    );
    expect(everybody.column(metric)).toBeUndefined();
  });

  test.each([
    'Price increase accepted',
    'Budget approved',
    'Legal review done',
    'Legal entity',
    'Newsletter',
  ])('%s is none', (header) => {
    const portfolio = portfolioOf([header], 'yes');
    expect(portfolio.columns.map(({ metric }) => metric.header)).toEqual(['customer_id']);
  });

  test('that is taken, people can set aside: a general word only', () => {
    const [, match] = portfolioOf(['Lawyers involved'], 'yes').matches;
    expect(match).toMatchObject({ general: true, instead: undefined });
  });

  test('a flag in several columns stands where one of them says so, and no finding calls one superfluous', () => {
    const portfolio = portfolioOf(['Legal dispute', 'Lawyers involved', 'Red flags'], '', true, '');
    expect(standing(portfolio, 'legal_threat')).toBe(true);
    expect(standing(portfolioOf(['Legal dispute', 'Lawyers involved'], 'yes', 'no'), 'legal_threat')).toBe(
      true,
    );
    expect(standing(portfolioOf(['Legal dispute', 'Lawyers involved'], '', 'no'), 'legal_threat')).toBe(
      false,
    );
    expect(portfolio.findings.list()).toEqual([]);
  });
});

test('notes stand in several columns', () => {
  const portfolio = portfolioOf(['At risk?', 'Risk reason'], 'yes', 'outage; merger');
  expect(standing(portfolio, 'red_flags')).toBe('a risk; merger');
  expect(standing(portfolio, 'critical_bug')).toBe(true);
  expect(standing(portfolioOf(['At risk?', 'Risk reason'], 'no', 'merger'), 'red_flags')).toBe('merger');
});

describe('the own column of a flag', () => {
  test.each<[string, string, boolean]>([
    ['Champion status', 'Left in June', true],
    ['Champion status', 'Gone', true],
    ['Champion status', 'Active', false],
    ['Sponsor change', 'Dana left in June', true],
    ['Sponsor status', 'Strong', false],
    ['Renewal delayed', 'postponed to Q1', true],
    ['Missed QBRs', 'skipped twice', true],
    ['Legal dispute', 'their counsel sent a letter', true],
  ])('%s: %s is %p', (header, cell, wanted) => {
    const portfolio = portfolioOf([header], cell);
    const { metric } = portfolio.matches[1]!;
    expect(standing(portfolio, metric!.header)).toBe(wanted);
  });
});

describe('a column of red flags', () => {
  const noted = (header: string, cell: unknown) => standing(portfolioOf([header], cell), 'red_flags');

  test.each(['Red flags', 'Red flag (Y/N)', 'At risk', 'At risk?', 'Risk flag', 'Account at risk'])(
    '%s may be ticked',
    (header) => {
      expect(noted(header, 'yes')).toBe('a risk');
      expect(noted(header, true)).toBe('a risk');
      expect(noted(header, 'merger')).toBe('merger');
      expect(noted(header, 'no')).not.toEqual(expect.any(String));
    },
  );

  test.each([
    'none at the moment',
    'nothing to report',
    'no',
    'was escalated, now closed',
    'P1 outage; resolved',
  ])('%j tells of nothing that stands', (cell) => {
    const portfolio = portfolioOf(['Red flags'], cell);
    for (const metric of ['red_flags', 'open_escalations', 'critical_bug'])
      expect([metric, [true, 1, 'a risk', cell].includes(standing(portfolio, metric) as never)]).toEqual([
        metric,
        false,
      ]);
  });
});
