import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ownModel } from '../../../src/customers/model-names';
import { publishedTables } from '../../../src/models';
import { difference } from '../../../src/models/difference';
import { asParameter, findTables } from '../../../src/models/tables';
import type { Parameter } from '../../../src/scoring/curve';
import { explain } from '../../../src/scoring/explain';
import { bandOf, score } from '../../../src/scoring/score';
import { rowOf } from '../scoring/arbitrary';

const TABLES = [...publishedTables().values()];
const CELLS = [...new Set(TABLES.flat(2))];

/** Cells that people, spreadsheets and attackers put into a table. */
const cell = fc.oneof(
  fc.constantFrom<unknown>(
    ...CELLS,
    ...[
      '',
      ' ',
      '0',
      '-1',
      '1e9',
      '0,5',
      '50%',
      '__proto__',
      'constructor',
      '=1+1',
      '#REF!',
      '0: 0',
      ';',
      ':',
    ],
    ...[true, false, null, undefined, 0, -0, -5, 1e308, 1e-308, Number.NaN, Number.POSITIVE_INFINITY],
    new Date(0),
  ),
  fc.string(),
  fc.double(),
);

/** A published table with a few of its cells exchanged. */
const edited = fc
  .tuple(
    fc.constantFrom(...TABLES),
    fc.array(fc.tuple(fc.nat(40), fc.nat(9), cell), { minLength: 1, maxLength: 3 }),
  )
  .map(([table, edits]) => {
    const rows: unknown[][] = table.map((row) => [...row]);
    for (const [row, column, value] of edits) {
      const cells = rows[row % rows.length]!;
      cells[column % cells.length] = value;
    }
    return rows.map((row) => row.map(asParameter));
  });

test('an edited table is either named with a cell of its own, or scores within 0 to 100 and adds up exactly', () => {
  let models = 0;
  fc.assert(
    fc.property(edited, fc.nat(), (table: Parameter[][], seed) => {
      const read = ownModel(table);
      if ('problems' in read) {
        expect(read.problems.length).toBeGreaterThan(0);
        for (const { row, column, message } of read.problems) {
          expect(row >= 1 && row <= table.length && column >= 1 && column <= 10).toBe(true);
          expect(message).toMatch(/[.)]$/);
        }
        return;
      }
      models++;
      const { model } = read;
      for (const values of fc.sample(rowOf(model), { numRuns: 5, seed })) {
        const scored = score(model, values, -1);
        expect(Number.isNaN(scored.value)).toBe(scored.coverage === 0);
        if (Number.isNaN(scored.value)) continue;
        expect(scored.value >= 0 && scored.value <= 100).toBe(true);
        expect(bandOf(model, scored.value, -1)).toBeDefined();
        const parts = explain(model, scored);
        expect(parts.reduce((sum, { won }) => sum + won, 0)).toBe(scored.value);
      }
    }),
    { numRuns: 1000 },
  );
  expect(models).toBeGreaterThan(50);
});

test('any cells at all are read without an exception, and so is their difference', () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 12 }), (cells) => {
      const rows = cells.map((row) => row.map(asParameter));
      expect(ownModel(rows)).toHaveProperty('problems');
      for (const { table } of findTables(rows)) expect(ownModel(table)).toHaveProperty('problems');
      expect(typeof difference(rows, TABLES[0]!)).toBe('string');
      expect(typeof difference(TABLES[0]!, rows)).toBe('string');
    }),
  );
});
