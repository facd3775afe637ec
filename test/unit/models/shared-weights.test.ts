import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { publishedTables } from '../../../src/models';
import { knobsOf, shared, sharesOf, turned } from '../../../src/models/knobs';
import type { ModelTable } from '../../../src/scoring/table-cells';

const weightsOf = (table: ModelTable) => knobsOf(table).filter(({ kind }) => kind === 'weight');
const numbersOf = (table: ModelTable) => weightsOf(table).map(({ value }) => Number(value));
const published = fc.constantFrom(...publishedTables().values());
const total = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);

test('whatever weights a model has, and whichever share is given, shares are whole and add up to 100', () => {
  fc.assert(
    fc.property(
      published,
      fc.array(fc.double({ min: 0, max: 1000, noNaN: true }), { minLength: 6, maxLength: 6 }),
      fc.nat(5),
      fc.nat(100),
      (table, weights, which, percent) => {
        const knobs = weightsOf(table);
        const start = knobs.reduce((changed, knob, i) => turned(changed, knob, weights[i]!), table);
        const knob = knobs[which % knobs.length]!;
        const shares = sharesOf(numbersOf(shared(start, knob, percent)));
        expect(total(shares)).toBe(100);
        expect(shares.every(Number.isInteger)).toBe(true);
        expect(shares[knobs.indexOf(knob)]).toBe(percent);
      },
    ),
  );
});

test.each([
  ['segment', [60, 14, 12, 14]],
  ['dashboard', [0.6, 0.16, 0.12, 0.12, 0, 0]],
])('the others of %s share the rest as before, and its weights keep their size', (name, after) => {
  const table = publishedTables().get(name)!;
  const now = numbersOf(shared(table, weightsOf(table)[0]!, 60));
  expect(now).toEqual(after);
});

test('a share as it is leaves every weight as it is', () => {
  for (const table of publishedTables().values()) {
    for (const [i, knob] of weightsOf(table).entries()) {
      expect(shared(table, knob, sharesOf(numbersOf(table))[i]!)).toEqual(table);
    }
  }
});
