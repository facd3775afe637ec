import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { OpenedCustomer } from '../../src/addon/customer/customer';
import { familyRows } from '../../src/customers/family';
import { populationOf } from '../../src/customers/population';
import { Portfolio } from '../../src/reading/portfolio';
import { type TestCell, workbenchWith } from '../support/sheets';

const day = (on: number) => ({ day: 46347 + on });
const HEADERS = ['customer_id', 'name', 'Parent Account', 'ARR', 'Renewal date', 'Status', 'nps_score'];
const ROWS: TestCell[][] = [
  HEADERS,
  ['G', 'Globe', '', 100, day(300), 'Active', 8],
  ['N', 'Globe North', 'Globe', 300, day(40), 'Active', 4],
  ['S', 'Globe South', 'G', '', day(-20), 'Active', 2],
  ['X', 'Globe South Sub', 'S', 50, day(90), 'Active', ''],
  ['L', 'Globe Lost', 'G', 900, day(10), 'Churned', 1],
  ['A', 'Alone', '', 7, day(5), 'Active', 9],
];

describe('A parent account', () => {
  const { bench } = workbenchWith(ROWS);
  bench.runFromClient('changeSetting', 'Scoring', 'Minimum coverage', '1%');
  const open = (id: string) => {
    const { value, error } = bench.runFromClient('openCustomer', id);
    if (error) throw new Error(error.message);
    return value as OpenedCustomer;
  };

  test('rolls up ARR, health by ARR and the worst, and renewals, whoever of it is opened', () => {
    const [top, sub] = [open('G'), open('X')];
    expect(sub.family).toEqual(top.family);
    // Against an NPS of 7, which smb aims at: 100 and 57.1, so (100 x 100 + 300 x 57.1) / 400.
    expect(top.family).toEqual({
      parent: 'Globe',
      customers: 4,
      arr: 450,
      withoutArr: 1,
      health: expect.closeTo(67.825, 6),
      worst: { id: 'S', name: 'Globe South', health: expect.any(Number) },
      renewals: [
        { id: 'N', name: 'Globe North', day: '2026-12-31' },
        { id: 'X', name: 'Globe South Sub', day: '2027-02-19' },
        { id: 'G', name: 'Globe', day: '2027-09-17' },
      ],
    });
  });

  test('is nobody’s who belongs to none', () => {
    expect(open('A').family).toBeNull();
  });
});

test('whatever stands as parent, every customer is in one family at most', () => {
  const id = fc.constantFrom('A', 'B', 'C', 'D', 'E');
  const parent = fc.oneof(id, fc.constantFrom('', 'Z', 'n/a'));
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(id, parent), { selector: ([own]) => own, minLength: 1 }), (rows) => {
      const portfolio = new Portfolio(['customer_id', 'parent_id'], rows);
      const found = [...familyRows(portfolio, populationOf(portfolio, 46347)).values()].flat();
      expect(new Set(found).size).toBe(found.length);
    }),
  );
});
