import { expect, test } from '@jest/globals';
import { splitWords } from '../../../src/base/split-words';

test.each([
  ['customerID', ['customer', 'id']],
  ['Customer-Id', ['customer', 'id']],
  ['customer_id', ['customer', 'id']],
  ['AvgCSATScore (1-5)', ['avg', 'csat', 'score', '1', '5']],
  ['gekündigt am', ['gekündigt', 'am']],
  ['', []],
])('the words of "%s" are %j', (name, words) => {
  expect(splitWords(name)).toEqual(words);
});
