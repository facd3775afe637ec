import { expect, test } from '@jest/globals';
import type { RunReport } from '../../../src/addon/run/score';
import { type TestCell, workbenchWith } from '../../support/sheets';

const HEADERS = ['customer_id', 'login_frequency', 'feature_adoption', 'nps_score', 'Note', 'Health'];

/** Five customers, with these formulas in the last column. */
function hintsOf(formulas: readonly string[]): readonly string[] {
  const rows = formulas.map((formula, i): TestCell[] => [
    `C-${i + 1}`,
    60 + i,
    70,
    8,
    '',
    formula === '' ? '' : { formula },
  ]);
  const run = workbenchWith([HEADERS, ...rows]).bench.runFromClient('scorePortfolio', {});
  if (run.error) throw new Error(run.error.message);
  return (run.value as RunReport).formulaHints;
}

test('a formula of ours in row after row is named, with what to write in its place', () => {
  const each = [2, 3, 4, 5, 6].map((row) => `=ROUND(HEALTHSCORE($A$1:$D$1, A${row}:D${row}), 0)`);
  expect(hintsOf(each)).toEqual([
    'Column F has 5 formulas with HEALTHSCORE, and each loads the add-on. ' +
      'One is enough: give it all rows, as Help inserts it, and clear the others.',
  ]);
});

test('one formula over all rows is none, nor are formulas of Sheets', () => {
  expect(hintsOf(['=HEALTHSCORE(A1:D1, A2:D6)', '', '', '', ''])).toEqual([]);
  expect(hintsOf([2, 3, 4, 5, 6].map((row) => `=ROUND(SUM(B${row}:D${row}), 0)`))).toEqual([]);
});
