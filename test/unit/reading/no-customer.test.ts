import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inputsOf, matchHeaders } from '../../../src/reading/headers';
import { isTotalLabel, noCustomers } from '../../../src/reading/no-customer';

const HEADERS = ['Account ID', 'Account Name', 'ARR', 'Seats', 'NPS'];
const CUSTOMERS = [
  ['A-1', 'Alder', 100, 10, 9],
  ['A-2', 'Birch', 250, 20, 8],
  ['A-3', 'Cedar', 50, 5, 3],
];

function found(rows: readonly (readonly unknown[])[], headers: readonly unknown[] = HEADERS) {
  return [...noCustomers({ headers, rows, inputs: inputsOf(matchHeaders(headers)) })];
}

describe('rows that are no customers', () => {
  test.each([
    ['a label in the column of ids', ['Grand Totals (3 records)', '', 400, '', '']],
    ['with averages', ['Total / Average', '', 400, 11.7, 6.7]],
    ['averages alone', ['Average', '', 133.3, 11.7, 6.7]],
    ['a label in the column of names', ['', 'Total:', 400, 35, '']],
    ['a label with the number of customers', ['Total: 3 accounts', '', 400, '', '']],
    ['in German', ['Gesamtsumme', '', 400, 35, '']],
    ['in Japanese', ['合計', '', 400, 35, '']],
    ['no label, the sums of all above', ['', '', 400, 35, '']],
    ['an id by the row number, a label and the sums', [4, 'Total', 400, 35, '']],
  ])('totals: %s', (_, row) => {
    expect(found([...CUSTOMERS, row])).toEqual([[3, 'total']]);
  });

  test('totals between groups, and over all of them', () => {
    const rows = [
      ...CUSTOMERS,
      ['Subtotal', '', 400, 35, ''],
      ['B-1', 'Dogwood', 100, 7, 7],
      ['', '', 500, 42, ''],
    ];
    expect(found(rows)).toEqual([
      [3, 'total'],
      [5, 'total'],
    ]);
  });

  test.each([
    ['named so', ['A-4', 'Total', 90, 9, 9]],
    ['named so in part', ['A-4', 'Total Energies', 400, 35, 9]],
    ['that pays what all others pay', ['A-4', 'Elm', 400, 35, 9]],
    ['without an id', ['', 'Elm', 400, 35, 9]],
    ['without anything', ['A-4', '', '', '', '']],
    ['with a long name', ['A-4', 'The Society for the Care of Old Trees in Town', '', '', '']],
    ['of which nothing is filled in', ['A-4', 'Elm', 'n/a', 'TBD', 'unknown']],
  ])('never a customer %s', (_, row) => {
    expect(found([...CUSTOMERS, row])).toEqual([]);
  });

  test('footers, at the end only', () => {
    const rows = [
      ...CUSTOMERS,
      ['', '', '', '', ''],
      ['Confidential Information - Do Not Distribute', '', '', '', ''],
      ['Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved.', '', '', '', ''],
    ];
    expect(found(rows)).toEqual([
      [4, 'footer'],
      [5, 'footer'],
    ]);
    expect(found([['Confidential Ltd', 'Confidential Ltd', 5, 5, 5], ...CUSTOMERS])).toEqual([]);
  });

  test('the header row again, and a row of units below the header', () => {
    expect(found([...CUSTOMERS, HEADERS, ...CUSTOMERS])).toEqual([[3, 'repeated header']]);
    expect(found([['text', 'text', 'USD', 'count', '0-10'], ...CUSTOMERS])).toEqual([[0, 'row of units']]);
    expect(found([['Text', 'Count', 'n/a', '-', ''], ...CUSTOMERS])).toEqual([]);
  });

  test('a label is a total or none whether its first word tells so at once or it is looked at in full', () => {
    const words = 'total Sum avg sub grand Average count x C 1 22 ( ) : - / & " * . # é 合計'.split(' ');
    const label = fc.array(fc.oneof(fc.constantFrom(...words, ' '), fc.string({ maxLength: 3 })), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(label, (parts) => {
        const text = parts.join('');
        // A joiner of no width takes the long way and changes nothing.
        expect(isTotalLabel(text)).toBe(isTotalLabel(`${text}\u200b`));
      }),
      { numRuns: 2000 },
    );
  });

  test('never one of customers that have ids and numbers of any kind', () => {
    const customer = fc.tuple(
      fc.uuid(),
      fc.string({ minLength: 1 }),
      fc.oneof(fc.nat(), fc.constant('')),
      fc.nat(),
      fc.integer({ min: 0, max: 10 }),
    );
    fc.assert(
      fc.property(fc.array(customer, { minLength: 1, maxLength: 30 }), (rows) => {
        expect(found(rows.filter(([, name]) => !isTotalLabel(name)))).toEqual([]);
      }),
    );
  });
});
