import { expect, test } from '@jest/globals';
import { publishedTables } from '../../../src/models';
import { difference } from '../../../src/models/difference';
import type { Parameter } from '../../../src/scoring/curve';

const SEGMENT = publishedTables().get('segment')!;
const CHURN_RISK = publishedTables().get('churn risk')!;

const changed = (table: readonly (readonly Parameter[])[], change: (t: Parameter[][]) => void) => {
  const copy = table.map((row) => [...row]);
  change(copy);
  return difference(table, copy);
};

test.each([...publishedTables()])('%s does not differ from itself', (_, table) => {
  expect(difference(table, table)).toBe('');
});

test.each<[string, (t: Parameter[][]) => void, string]>([
  ['a weight', (t) => (t[9]![2] = 40), 'weight of nps_score 25 -> 40'],
  ['a parameter', (t) => (t[9]![4] = 9), 'parameter of nps_score 8 -> 9'],
  ['a parameter of a segment', (t) => (t[9]![7] = 6), 'parameter of nps_score for smb 7 -> 6'],
  ['a parameter that is left out', (t) => (t[9]![7] = ''), 'parameter of nps_score for smb 7 -> (blank)'],
  ['a curve', (t) => (t[9]![3] = 'limit'), 'curve of nps_score target -> limit'],
  ['a band', (t) => (t[19]![4] = 80), 'band Green from 70 -> 80'],
  ['a band of a segment', (t) => (t[19]![5] = 80), 'band Green for enterprise from 75 -> 80'],
  ['a dimension', (t) => (t[2]![2] = 35), 'weight of Usage 30 -> 35'],
  ['how a dimension combines', (t) => (t[2]![3] = 'sum'), 'combination of Usage average -> sum'],
  ['how a dimension rounds', (t) => (t[2]![8] = 'none'), 'rounding of Usage 1 decimal -> none'],
  ['the model’s name', (t) => (t[1]![1] = 'ours'), 'name segment -> ours'],
  ['the direction', (t) => (t[1]![4] = '100 is worst'), 'direction 100 is best -> 100 is worst'],
  ['the rounding', (t) => (t[1]![8] = 'whole'), 'rounding 1 decimal -> whole'],
  ['a metric less', (t) => t.splice(9, 1), 'nps_score removed'],
  ['a metric more', (t) => t.splice(9, 0, ['metric', 'days_overdue', 1, 'limit', 90]), 'days_overdue added'],
  ['a dimension less', (t) => t.splice(2, 4), 'login_frequency removed'],
  [
    'a metric in another dimension',
    (t) => t.splice(12, 0, t.splice(9, 1)[0]!),
    'dimension of nps_score Engagement -> Support',
  ],
  ['rows in another order', (t) => t.splice(8, 0, t.splice(9, 1)[0]!), 'the rows stand in another order'],
])('%s', (_, change, words) => {
  expect(changed(SEGMENT, change)).toContain(words);
});

test('the urgency of a renewal', () => {
  const row = CHURN_RISK.findIndex(([kind]) => kind === 'urgency');
  expect(changed(CHURN_RISK, (t) => (t[row]![4] = '30: 2'))).toBe(
    'urgency by days_to_renewal 30: 1.5; 60: 1.35; 90: 1.2; 180: 1.1 -> 30: 2',
  );
});

test('several changes stand one after the other', () => {
  const words = changed(SEGMENT, (t) => {
    t[9]![2] = 40;
    t[19]![4] = 80;
  });
  expect(words).toBe('weight of nps_score 25 -> 40; band Green from 70 -> 80');
});

test('remarks, blank rows, the case of headers and 25 as text are no difference', () => {
  const words = changed(SEGMENT, (t) => {
    t[0]!.push('Remark');
    t[9]![9] = 'talked over';
    t[9]![2] = '25';
    t[0]![2] = 'WEIGHT';
    t.splice(6, 0, []);
  });
  expect(words).toBe('');
});
