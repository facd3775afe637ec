import { describe, expect, test } from '@jest/globals';
import { CATALOG_NAMES, ownModel } from '../../../src/customers/model-names';
import { publishedTables } from '../../../src/models';
import { SEGMENT_MODEL } from '../../../src/models/segment';
import type { Parameter } from '../../../src/scoring/curve';
import { readModel } from '../../../src/scoring/table';

test.each([...publishedTables()])('%s names only metrics and segments that the catalog has', (_, table) => {
  expect(readModel(table, CATALOG_NAMES)).toEqual({ model: expect.anything() });
});

test('a table may spell metrics and segments as a header may', () => {
  const table = SEGMENT_MODEL.map((row) => [...row]);
  table[0]![6] = 'Mid market';
  table[4]![1] = 'Feature Adoption';
  table[7]![1] = 'Tickets';
  const read = ownModel(table);
  if ('problems' in read) throw new Error(read.problems[0]!.message);
  expect(read.model.model.segments).toEqual(['enterprise', 'mid-market', 'smb']);
  expect(read.model.inputs).toEqual(expect.arrayContaining(['feature_adoption', 'support_ticket_volume']));
});

describe('is named with its cell', () => {
  test.each<[string, (t: Parameter[][]) => void, number, number, string]>([
    [
      'an unknown metric',
      (t) => (t[3]![1] = 'login_freqency'),
      4,
      2,
      '"login_freqency" is not a known metric',
    ],
    ['half a ratio that is unknown', (t) => (t[3]![1] = 'api_calls / x'), 4, 2, '"x" is not a known metric'],
    [
      'a property of all objects',
      (t) => (t[3]![1] = 'constructor'),
      4,
      2,
      '"constructor" is not a known metric',
    ],
    ['a map on a number', (t) => (t[3]![3] = 'map'), 4, 4, 'login_frequency holds numbers'],
    ['a target on a word', (t) => (t[18]![3] = 'target'), 19, 4, 'renewal_sentiment holds words (positive,'],
    [
      'a word there is not',
      (t) => (t[18]![4] = 'positiv: 100'),
      19,
      5,
      'renewal_sentiment is never "positiv"',
    ],
    ['a metric that is text', (t) => (t[3]![1] = 'csm'), 4, 4, 'csm cannot be scored'],
    ['the outcome itself', (t) => (t[3]![1] = 'churned'), 4, 4, 'churned cannot be scored'],
    ['a segment there is not', (t) => (t[0]![7] = 'Startup'), 1, 8, 'no segment "startup"'],
    ['a metric that stands twice', (t) => (t[4]![1] = 'login_frequency'), 5, 2, 'stands in row 4'],
    [
      'the same metric by another name',
      (t) => (t[4]![1] = 'login rate'),
      5,
      2,
      '"login_frequency" stands in row 4',
    ],
  ])('%s', (_, change, row, column, words) => {
    const table = SEGMENT_MODEL.map((cells) => [...cells]);
    change(table);
    const read = ownModel(table);
    expect('problems' in read && read.problems).toContainEqual({
      row,
      column,
      message: expect.stringContaining(words),
    });
  });
});
