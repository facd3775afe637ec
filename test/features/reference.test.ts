import { describe, expect, test } from '@jest/globals';
import { scoresOf, sharedCsv, sheetOf, workbenchWith } from '../support/sheets';

const NUMBERS = {
  'Health score': 'health_score',
  'Usage score': 'usage_score',
  'Engagement score': 'engagement_score',
  'Support score': 'support_score',
  'Relationship score': 'relationship_score',
  'Churn risk': 'churn_risk_score',
  Urgency: 'urgency_multiplier',
};
const WORDS = { 'Health status': 'health_status', 'Health trend': 'health_trend', 'Risk tier': 'risk_tier' };

describe.each(['sample', 'public'])('data/reference/%s, scored by the built add-on', (name) => {
  const customers = sharedCsv(`reference/${name}-customers.csv`);
  const expected = sharedCsv(`reference/${name}-expected.csv`);
  if (!customers || !expected) {
    test.skip('the reference data is not here', () => {});
    return;
  }
  const { bench, grid } = workbenchWith(sheetOf(customers));
  const run = bench.runFromClient('scorePortfolio', { model: 'segment' });
  const scores = scoresOf(grid);

  test('every customer is scored', () => {
    expect(run.error).toBeNull();
    expect(scores.map((row) => row['Customer id'])).toEqual(expected.map((row) => row.customer_id));
  });

  test.each(Object.entries(NUMBERS))('%s is the expected %s', (column, reference) => {
    expect(scores.map((row) => row[column])).toEqual(expected.map((row) => Number(row[reference])));
  });

  test.each(Object.entries(WORDS))('%s is the expected %s', (column, reference) => {
    const words = scores.map((row) => String(row[column]).toLowerCase().replace(' ', '_'));
    expect(words).toEqual(expected.map((row) => row[reference]));
  });

  test('days to renewal are the expected ones, and go below zero where the reference stops', () => {
    scores.forEach((row, i) => {
      const days = Number(row['Days to renewal']);
      expect(Math.max(0, days)).toBe(Number(expected[i]!.days_to_renewal));
      const end = Date.parse(customers[i]!.contract_end_date!);
      expect(days).toBe((end - Date.parse('2026-11-21')) / 86400000);
    });
  });

  test('expansion is as much, in as many opportunities, and the same of them first', () => {
    const [headers, ...rows] = sheetOf(customers).map((cells) =>
      cells.map((cell) =>
        cell !== null && typeof cell === 'object' && 'day' in cell ? cell.day : (cell ?? ''),
      ),
    );
    const list = bench.callCustomFunction('EXPANSIONLIST', [[headers], rows, '', '', 46347])
      .value as unknown[][];
    const counts = new Map<unknown, number>();
    for (const [id] of list) counts.set(id, (counts.get(id) ?? 0) + 1);
    scores.forEach((row, i) => {
      const { expansion_revenue, expansion_count, top_expansion_category } = expected[i]!;
      const [category] = String(row['Top opportunity'] ?? '').split(': ');
      if (row['Expansion readiness'] === 'Hold: at risk') {
        // The reference proposes to everybody.
        expect([category, counts.get(row['Customer id'])]).toEqual(['', undefined]);
        expect(row['Expansion potential']).toBe(Number(expansion_revenue));
        return;
      }
      expect([
        row['Expansion potential'],
        counts.get(row['Customer id']) ?? 0,
        category!.toLowerCase().replace(/[ -]/g, '_'),
      ]).toEqual([Number(expansion_revenue), Number(expansion_count), top_expansion_category]);
    });
  });

  test('who is at risk is on hold, ready is only who is well and shows no signal', () => {
    for (const row of scores) {
      const atRisk =
        ['Critical', 'High'].includes(String(row['Risk tier'])) || row['Health status'] === 'Red';
      const well = row['Health status'] === 'Green' && row['Risk tier'] === 'Low' && !row['Risk signals'];
      const falling = row['Health trend'] === 'Declining';
      if (atRisk) expect(row['Expansion readiness']).toBe('Hold: at risk');
      if (!well || falling) expect(row['Expansion readiness']).not.toBe('Ready');
      expect(typeof row['Expansion potential']).toBe('number');
    }
  });

  test('the signals are as many and as severe as the warnings of the reference', () => {
    scores.forEach((row, i) => {
      const text = String(row['Risk signals'] ?? '');
      const more = Number(/and (\d+) more/.exec(text)?.[1] ?? 0);
      const shown = text === '' ? 0 : text.split('; ').filter((part) => !part.startsWith('and ')).length;
      expect(shown + more).toBe(Number(expected[i]!.warning_count));
      expect(text.split(':')[0]!.toLowerCase()).toBe(expected[i]!.top_warning_severity);
    });
  });
});
