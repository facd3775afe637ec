import { describe, expect, test } from '@jest/globals';
import { shown } from '../../../../src/sheets/grid/cells';

describe('What is written into a cell', () => {
  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'of %p is nothing: Sheets would write it as a text',
    (value) => {
      expect(shown(value)).toBe('');
    },
  );

  test('of a text of 55,000 characters is cut with a mark: Sheets refuses the block above 50,000', () => {
    const cell = String(shown('x'.repeat(55_000)));
    expect(cell.length).toBeLessThan(50_000);
    expect(cell).toMatch(/^x{45000}[^x]/);
    expect(shown('x'.repeat(45_000))).toBe('x'.repeat(45_000));
  });
});
