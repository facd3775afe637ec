import { expect, test } from '@jest/globals';
import { caseless } from '../../../src/base/caseless';

test.each([
  [' At Risk ', 'at risk'],
  [12, '12'],
  [true, 'true'],
  ['', ''],
  [null, ''],
  [undefined, ''],
])('%p is plainly "%s"', (text, plain) => {
  expect(caseless(text)).toBe(plain);
});
