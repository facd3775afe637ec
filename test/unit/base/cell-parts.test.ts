import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CHARACTERS_PER_CELL, cellParts } from '../../../src/base/cell-parts';

test('parts are a text again, and each fits a cell', () => {
  const long = fc
    .nat(3 * CHARACTERS_PER_CELL)
    .map((length) => 'Pulse, '.repeat(length / 7 + 1).slice(0, length));
  fc.assert(
    fc.property(long, (text) => {
      const parts = cellParts(text);
      expect(parts.join('')).toBe(text);
      expect(parts.every(({ length }) => length > 0 && length <= CHARACTERS_PER_CELL)).toBe(true);
    }),
    { numRuns: 20 },
  );
});
