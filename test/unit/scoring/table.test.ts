import { expect, test } from '@jest/globals';
import { CHURN_RISK_MODEL } from '../../../src/models/churn-risk';
import { SEGMENT_MODEL } from '../../../src/models/segment';
import type { Parameter } from '../../../src/scoring/curve';
import { readModel } from '../../../src/scoring/table';
import type { ModelTable } from '../../../src/scoring/table-cells';

test.each([
  ['segment', SEGMENT_MODEL],
  ['churn risk', CHURN_RISK_MODEL],
])('the published %s table has no problem', (_, table) => {
  expect(readModel(table)).toHaveProperty('model');
});

test('columns may stand in any order, and remarks beside them', () => {
  const mixed = SEGMENT_MODEL.map(([first, ...rest]) => ['a remark', ...rest, first] as Parameter[]);
  mixed[0]![0] = 'Remark';
  const read = readModel(mixed);
  if ('problems' in read) throw new Error(read.problems[0]!.message);
  expect(read.model.segments).toEqual(['enterprise', 'mid-market', 'smb']);
});

const problemOf = (change: (table: Parameter[][]) => void) => {
  const table = SEGMENT_MODEL.map((row) => [...row]);
  change(table);
  const read = readModel(table);
  return 'problems' in read ? read.problems : [];
};

test.each<[string, (t: Parameter[][]) => void, number, number, string]>([
  ['an unknown kind of row', (t) => (t[2]![0] = 'dimensoin'), 3, 1, 'Use one of: model, dimension'],
  ['an unknown curve', (t) => (t[3]![3] = 'traget'), 4, 4, 'There is no curve "traget"'],
  ['a weight that is no number', (t) => (t[3]![2] = 'much'), 4, 3, 'as 0, or as a number'],
  ['a negative weight', (t) => (t[2]![2] = -1), 3, 3, 'as 0, or as a number'],
  ['a segment parameter that is no number', (t) => (t[3]![5] = 'high'), 4, 6, 'above 0'],
  ['a direction in other words', (t) => (t[1]![4] = 'up'), 2, 5, '100 is best'],
  ['a rounding that there is not', (t) => (t[1]![8] = '2 decimals'), 2, 9, 'none, 1 decimal, whole'],
  ['bands out of order', (t) => (t[20]![5] = 80), 21, 5, 'Order the bands'],
  ['a lowest band that does not start at 0', (t) => (t[21]![4] = 10), 22, 5, 'start at 0'],
])('%s is named with its cell', (_, change, row, column, words) => {
  expect(problemOf(change)).toContainEqual({ row, column, message: expect.stringContaining(words) });
});

test('a table without a model, dimension or band row says so', () => {
  const read = readModel([['Row', 'Name', 'Weight', 'Curve', 'Parameter']] as ModelTable);
  expect('problems' in read && read.problems.map(({ message }) => message)).toEqual(
    expect.arrayContaining(['The table needs a model row.', 'The table needs a dimension row.']),
  );
});
