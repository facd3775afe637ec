import { expect, test } from '@jest/globals';
import type { OpenedCustomer } from '../../src/addon/customer/customer';
import { fill, recordsOf, workbenchWith } from '../support/sheets';

test('notes are kept by customer with their day; text stays text, and people may edit the tab', () => {
  const { bench, grid } = workbenchWith([
    ['customer_id', 'name', 'arr'],
    [7, 'Acme', 1000],
    ['B', 'Beta', 2000],
  ]);
  const add = (id: string, note: string) => bench.runFromClient('addCustomerNote', id, note);
  expect((add('7', ' =1+1 ').value as OpenedCustomer).notes).toEqual([
    { day: '2026-11-21', author: '', note: '=1+1' },
  ]);
  bench.environment.clock.advance(86400000);
  add('B', 'of another');
  const { notes } = add('7', 'called Ana').value as OpenedCustomer;
  expect(notes.map(({ day, note }) => [day, note])).toEqual([
    ['2026-11-22', 'called Ana'],
    ['2026-11-21', '=1+1'],
  ]);
  const tab = grid.sheets.find(({ name }) => name === 'Vitals notes')!;
  expect(recordsOf(tab)[0]).toMatchObject({ 'Customer id': 7, Note: '=1+1' });
  fill(tab, [['Lee']], 1, 2);
  const opened = bench.runFromClient('openCustomer', '7').value as OpenedCustomer;
  expect(opened.notes[1]).toEqual({ day: '2026-11-21', author: 'Lee', note: '=1+1' });
});

test('an empty note, one that is too long, and one about nobody are refused with a sentence', () => {
  const { bench, grid } = workbenchWith([
    ['customer_id', 'arr'],
    ['A', 1],
  ]);
  const refused = (...args: string[]) => bench.runFromClient('addCustomerNote', ...args).error?.message;
  expect(refused('A', ' ')).toContain('Write the note first');
  expect(refused('A', 'x'.repeat(2001))).toContain('2000 characters');
  expect(refused('gone', 'x')).toContain('has the id "gone"');
  expect(grid.sheets.map(({ name }) => name)).not.toContain('Vitals notes');
});
