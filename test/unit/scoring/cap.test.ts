import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ownModel } from '../../../src/customers/model-names';
import { drivers } from '../../../src/customers/reasons';
import { SEGMENT_MODEL } from '../../../src/models/segment';
import type { Parameter } from '../../../src/scoring/curve';
import { explain } from '../../../src/scoring/explain';
import { bandAfterCaps, bandOf, score } from '../../../src/scoring/score';
import { BLANK, type Value } from '../../../src/scoring/value';

const HEAD: Parameter[][] = [
  ['Row', 'Name', 'Weight', 'Curve', 'Parameter'],
  ['model', 'mine', '', '', '100 is best'],
  ['dimension', 'Use', 1, 'average', ''],
  ['metric', 'feature_adoption', 1, 'as is', ''],
];
const BANDS: Parameter[][] = [
  ['band', 'Green', '', '', 70],
  ['band', 'Yellow', '', '', 40],
  ['band', 'Red', '', '', 0],
];
const withCaps = (...caps: Parameter[][]) => ownModel([...HEAD, ...caps, ...BANDS]);
const CHAMPION = ['cap', 'Champion left', '', 'is', 'yes: yellow'];
const TICKETS = ['cap', 'unresolved_critical', '', 'from', '2: Red'];

function compiled(...caps: Parameter[][]) {
  const read = withCaps(...caps);
  if ('problems' in read) throw new Error(read.problems[0]!.message);
  return read.model;
}

describe('a cap', () => {
  const model = compiled(CHAMPION, TICKETS);
  const standing = (...values: Value[]) => {
    const found = score(model, values, -1);
    return [found.value, bandOf(model, found.value, -1), bandAfterCaps(model, found, -1)];
  };

  test('takes the better bands away and leaves the score as it is', () => {
    expect(standing(90, true, 0)).toEqual([90, 'Green', 'Yellow']);
    expect(standing(90, false, 2)).toEqual([90, 'Green', 'Red']);
    expect(standing(90, true, 2)).toEqual([90, 'Green', 'Red']);
  });

  test('counts its edge: from 2 at 2, up to 30 at 30', () => {
    const few = compiled(['cap', 'login_frequency', '', 'up to', '30: Red']);
    const bands = [29.9, 30, 30.1].map((logins) => bandAfterCaps(few, score(few, [90, logins], -1), -1));
    expect(bands).toEqual(['Red', 'Red', 'Green']);
    expect(standing(90, false, 1)).toEqual([90, 'Green', 'Green']);
  });

  test('says nothing of who is no better off anyway, or of whom nobody knows', () => {
    expect(standing(50, true, 0)).toEqual([50, 'Yellow', 'Yellow']);
    expect(score(model, [50, true, 0], -1).cap).toBeUndefined();
    expect(standing(90, BLANK, BLANK)).toEqual([90, 'Green', 'Green']);
    expect(standing(BLANK, true, 2)[2]).toBeUndefined();
  });

  test('is shown as what it is, before what costs points, and the points still add up', () => {
    const found = score(model, [90, true, 0], -1);
    expect(drivers(model, found)).toBe('Capped at Yellow (Champion left is yes); Feature adoption -10.0');
    expect(explain(model, found).reduce((sum, { won }) => sum + won, 0)).toBe(90);
  });

  test('never lifts anybody, and changes no number', () => {
    const plain = compiled();
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100 }),
        fc.boolean(),
        fc.integer({ min: 0, max: 5 }),
        (use, left, open) => {
          const capped = score(model, [use, left, open], -1);
          const rank = (band: string | undefined) =>
            model.model.bands.findIndex(({ label }) => label === band);
          expect(capped.value).toBe(score(plain, [use], -1).value);
          expect(rank(bandAfterCaps(model, capped, -1))).toBeGreaterThanOrEqual(rank(bandOf(model, use, -1)));
        },
      ),
    );
  });
});

test.each<[string, Parameter[], number, string]>([
  [
    'a band that there is not',
    ['cap', 'champion_left', '', 'is', 'yes: Amber'],
    5,
    'There is no band "Amber"',
  ],
  ['no band at all', ['cap', 'champion_left', '', 'is', 'yes'], 5, 'the best band left'],
  ['a word that the metric never is', ['cap', 'champion_left', '', 'is', 'maybe: Red'], 5, 'never "maybe"'],
  ['words compared as numbers', ['cap', 'champion_left', '', 'from', '2: Red'], 4, 'use "is"'],
  ['numbers compared as words', ['cap', 'open_tickets', '', 'is', '2: Red'], 4, '"from" or "up to"'],
  ['an edge that is no number', ['cap', 'open_tickets', '', 'from', 'many: Red'], 5, 'Write a number'],
  ['another condition', ['cap', 'open_tickets', '', 'about', '2: Red'], 4, 'is, from, up to'],
  ['a weight', ['cap', 'champion_left', 3, 'is', 'yes: Red'], 3, 'changes no score'],
  ['a metric that there is not', ['cap', 'mood', '', 'is', 'bad: Red'], 2, '"mood" is not a known metric'],
])('%s is named with its cell', (_, cap, column, words) => {
  const read = withCaps(cap);
  expect('problems' in read && read.problems).toContainEqual({
    row: 5,
    column,
    message: expect.stringContaining(words),
  });
});

test('a model of risk takes no caps', () => {
  const table = [...HEAD, CHAMPION, ...BANDS].map((row) => [...row]);
  table[1]![4] = '100 is worst';
  const read = ownModel(table);
  expect('problems' in read && read.problems.map(({ message }) => message)).toEqual([
    expect.stringContaining('100 is best'),
  ]);
});

test('the published models have none: their figures are their sources’', () => {
  const read = ownModel(SEGMENT_MODEL);
  expect('model' in read && read.model.caps).toEqual([]);
});
