import { expect, test } from '@jest/globals';
import { workbenchWith } from '../support/sheets';

function portfolio() {
  const rows = ['A', 'B', 'C', 'D', 'E'].map((id) => [id, 10, 80]);
  return workbenchWith([['customer_id', 'arr', 'login_frequency'], ...rows]);
}

test('the rows of several customers are selected, the first of them in view', () => {
  const { bench, sheet, grid } = portfolio();
  grid.activeSheet = grid.insertSheet('Notes', 1);
  const { value } = bench.runFromClient('showCustomers', ['E', 'C', 'B', 'gone']);
  expect(value).toBe('3 rows are selected in "Sheet1".');
  expect(grid.activeSheet.name).toBe(sheet.name);
  expect(sheet.selection).toMatchObject({ row: 2, rows: 2, column: 0 });
});

test('says what to do where none of them has a row any more', () => {
  const { error } = portfolio().bench.runFromClient('showCustomers', ['gone']);
  expect(error!.message).toContain('None of these customers has a row in "Sheet1" any more. Score again');
});
