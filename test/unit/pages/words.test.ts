import { expect, test } from '@jest/globals';
import { typeset } from '../../../pages/words';

test.each([
  ['The model "mine" is not in "Vitals model".', 'The model “mine” is not in “Vitals model”.'],
  ['"Acme" is left out', '“Acme” is left out'],
  ['No quotes: “as it is”.', 'No quotes: “as it is”.'],
  ['a 5" screen', 'a 5" screen'],
  ['', ''],
])('%s is printed with one kind of quotes', (sentence, printed) => {
  expect(typeset(sentence)).toBe(printed);
});
