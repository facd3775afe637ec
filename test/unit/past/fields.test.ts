import { expect, test } from '@jest/globals';
import { fieldsOf } from '../../../src/past/fields';

const values = (cells: unknown[], today = 46000) => {
  const [field] = fieldsOf(
    ['x'],
    cells.map((cell) => [cell]),
    cells.map(() => today),
  );
  return [field!.kind, ...field!.values];
};

test.each<[string, unknown[], unknown[]]>([
  ['numbers', [1, '2', '1,200.5', 'n/a', ''], ['number', 1, 2, 1200.5, null, null]],
  ['numbers of another country, as one proves', ['1.234,50', '12,5'], ['number', 1234.5, 12.5]],
  ['dates that are no days', [new Date(Date.UTC(2999, 11, 31)), 'open'], ['words', '2999-12-31', 'open']],
  ['percents', ['85%', '12.5 %', '7'], ['number', 85, 12.5, 7]],
  ['words', ['Yearly', ' Monthly', null], ['words', 'Yearly', 'Monthly', null]],
  ['checkboxes', [true, false, ''], ['words', 'Yes', 'No', null]],
  ['numbers with a slip', [...Array(9).fill(3), 'lots'], ['number', ...Array(9).fill(3), null]],
  ['as many words as numbers', [1, 'one'], ['words', '1', 'one']],
  ['days as days before today', ['2025-12-01', '2025-11-21'], ['number', 7, 17]],
  ['days with the day first, as one proves', ['13-11-2025', '02-11-2025'], ['number', 25, 36]],
  ['nothing', ['', null, 'N/A'], ['words', null, null, null]],
])('%s', (_, cells, expected) => {
  // 2025-12-08.
  expect(values(cells, 45999)).toEqual(expected);
});

test('columns without a header are no fields', () => {
  expect(fieldsOf(['', 'seats', null], [[1, 2, 3]], [0]).map(({ header }) => header)).toEqual(['seats']);
});
