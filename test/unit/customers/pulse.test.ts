import { expect, test } from '@jest/globals';
import { assessor } from '../../../src/customers/assess';
import { ownModel } from '../../../src/customers/model-names';
import { Portfolio } from '../../../src/reading/portfolio';

const read = ownModel([
  ['Row', 'Name', 'Weight', 'Curve', 'Parameter'],
  ['model', 'mine', '', '', '100 is best'],
  ['dimension', 'All', 1, 'average', ''],
  ['metric', 'feature_adoption', 3, 'as is', ''],
  ['metric', 'pulse', 1, 'map', 'green: 100; yellow: 50; red: 0'],
  ['band', 'Green', '', '', 70],
  ['band', 'Red', '', '', 0],
]);
if ('problems' in read) throw new Error(read.problems[0]!.message);
const health = read.model;

const TODAY = 46347;
const rows = [
  [80, 'red', TODAY],
  [80, 'red', TODAY - 90],
  [80, 'red', TODAY - 91],
  [80, 'red', ''],
  [80, '', TODAY],
];
const headers = ['feature_adoption', 'pulse', 'pulse_date'];

test('a pulse counts for 90 days, then its weight is shared out, and that is said', () => {
  const portfolio = new Portfolio(headers, rows);
  const assess = assessor(portfolio, { health, today: TODAY });
  const scores = rows.map((_, row) => assess(row).health!.score);
  expect(scores.map(({ value, coverage }) => [value, coverage])).toEqual([
    [60, 1],
    [60, 1],
    [80, 0.75],
    [80, 0.75],
    [80, 0.75],
  ]);
  expect(portfolio.findings.list().map(({ message, cells }) => [message, cells])).toEqual([
    ['pulse (column B): pulse too old, 1 cell', ['B4']],
    ['pulse (column B): pulse without a day, 1 cell', ['B5']],
  ]);
});

test('how long it counts can be set, and without a day nothing counts', () => {
  const at = (question: object) =>
    assessor(new Portfolio(headers, rows), { health, ...question })(0).health!.score.value;
  expect(at({ today: TODAY + 30, pulseDays: 10 })).toBe(80);
  expect(at({ today: TODAY + 30 })).toBe(60);
  expect(at({})).toBe(80);
});
