import { expect, test } from '@jest/globals';
import { itemsIn } from '../../tools/items';

test('items are what a name begins with, and nothing else in it', () => {
  const names = [
    'D290 H537 a first escalation',
    'B107 to B117 all that hold',
    'C14 a contradiction',
    'C100 is neither',
    'A10 a score of about 95',
    'I565 D0 escalation',
    'the cell A1',
    'E360',
  ];
  expect([...itemsIn(names)].sort()).toEqual(
    [
      'A10',
      'C14',
      'D290',
      'E360',
      'H537',
      'I565',
      ...Array.from({ length: 11 }, (_, i) => `B${107 + i}`),
    ].sort(),
  );
});
