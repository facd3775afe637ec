import { expect, test } from '@jest/globals';
import { showsRight } from '../../../../src/sheets/beside/window-check';
import { OwnFormula } from '../../../../src/sheets/grid/cells';

/** Whether a column shows right that holds these formulas, all of which show what was written. */
function isRight(written: readonly (string | OwnFormula)[], formulas: readonly string[]): boolean {
  const shows = written.map((cell) => [typeof cell === 'object' ? 'Health score' : cell]);
  const range = { getValues: () => shows, getFormulas: () => formulas.map((formula) => [formula]) };
  const table = { sheet: { getRange: () => range }, headerRow: 1 } as never;
  return showsRight(table, { columns: [5], rows: written.map((cell) => [cell]), shows });
}

test('a text that became a formula is not right, though it shows the same', () => {
  expect(isRight(['Health score', '=A2'], ['', ''])).toBe(true);
  expect(isRight(['Health score', '=A2'], ['', '=A2'])).toBe(false);
});

test('a formula of ours in whose place its value stands is not right', () => {
  const live = new OwnFormula('=ARRAYFORMULA(A2:A)');
  expect(isRight([live, ''], ['=ARRAYFORMULA(A2:A)', ''])).toBe(true);
  expect(isRight([live, ''], ['', ''])).toBe(false);
});
