import { expect, test } from '@jest/globals';
import type { OpenedCustomer } from '../../src/addon/customer/customer';
import { makeDocument } from '../../src/playbooks/documents';
import { COPIES, type Copy } from '../../src/playbooks/documents/document';
import type { Facts } from '../../src/playbooks/documents/facts';
import { toMarkdown } from '../../src/playbooks/documents/markdown';
import type { DocumentName } from '../../src/playbooks/documents/names';
import { fill, recordsOf, workbenchWith } from '../support/sheets';
import { callOn } from '../support/team';

test('notes are kept by customer with their day; text stays text, and people may edit the tab', () => {
  const { bench, grid } = workbenchWith([
    ['customer_id', 'name', 'arr'],
    [7, 'Acme', 1000],
    ['B', 'Beta', 2000],
  ]);
  const add = (id: string, note: string) => bench.runFromClient('addCustomerNote', id, note);
  expect((add('7', ' =1+1 ').value as OpenedCustomer).notes).toEqual([
    { day: '2026-11-21', author: '', kind: 'Note', note: '=1+1' },
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
  expect(opened.notes[1]).toEqual({ day: '2026-11-21', author: 'Lee', kind: 'Note', note: '=1+1' });
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

test('I665 I663 I672 who is who, wins and references are notes of their kind, and stand in the reviews', () => {
  const { bench, grid } = workbenchWith([
    ['customer_id', 'name', 'arr', 'start_date'],
    ['A', 'Acme', 1000, '2026-02-01'],
    ['B', 'Beta', 1000, '2026-02-01'],
  ]);
  const call = callOn(bench);
  call('addCustomerNote', 'A', 'Won in spring', 'Win');
  call('addCustomerNote', 'A', 'Ana Roe, CFO: undecided', 'Stakeholder');
  call('addCustomerNote', 'B', 'Bo, user: against us', 'Stakeholder');
  bench.environment.clock.advance(100 * 86_400_000);
  call('addCustomerNote', 'A', 'Ana Roe, CFO: signs, for us', 'stakeholder');
  call('addCustomerNote', 'A', 'Answers in half the time', 'Win');
  call('addCustomerNote', 'A', 'Spoke to Delta for us', 'Reference');
  const page = call<OpenedCustomer>('addCustomerNote', 'A', 'Called', 'gossip');
  expect(page.notes.map(({ kind }) => kind)).toEqual([
    'Note',
    'Reference',
    'Win',
    'Stakeholder',
    'Stakeholder',
    'Win',
  ]);
  expect(page.phase?.measures).toEqual(['1 reference']);
  const facts = call<Facts>('documentFacts', 'A');
  const document = (name: DocumentName, copy: Copy = 'Internal copy') =>
    toMarkdown(makeDocument(name, facts, copy));
  expect(document('Executive business review')).toContain('| Ana Roe | CFO | signs, for us |');
  expect(document('Executive business review')).not.toContain('Bo');
  expect(document('Executive business review', 'Customer copy')).not.toContain('signs, for us');
  for (const copy of COPIES) {
    expect(document('Quarterly business review', copy)).toContain('Answers in half the time');
    expect(document('Quarterly business review', copy)).not.toContain('Won in spring');
  }
  const tab = grid.sheets.find(({ name }) => name === 'Vitals notes')!;
  expect(recordsOf(tab).map(({ Kind }) => Kind)).toEqual([
    'Win',
    'Stakeholder',
    'Stakeholder',
    'Stakeholder',
    'Win',
    'Reference',
    null,
  ]);
});
