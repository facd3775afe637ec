import { expect, test } from '@jest/globals';
import { plainText } from '../../../src/base/plain';

test.each([
  [' At Risk ', 'at risk'],
  [12, '12'],
  [true, 'true'],
  ['', ''],
  [null, ''],
  [undefined, ''],
])('%p is plainly "%s"', (text, plain) => {
  expect(plainText(text)).toBe(plain);
});
