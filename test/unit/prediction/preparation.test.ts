import { describe, expect, test } from '@jest/globals';
import type { Field } from '../../../src/prediction/field';
import { columnsOf, prepare, prepared } from '../../../src/prediction/preparation';
import { seeded } from '../../../src/prediction/random';

const outcomes = Uint8Array.from({ length: 100 }, (_, i) => i % 2);
const table = (fields: Field[], rows = 100) => {
  const features = prepare(fields, outcomes);
  const { cells, columns } = prepared(features, fields, rows);
  return { features, columns, row: (i: number) => [...cells.slice(i * columns, (i + 1) * columns)] };
};

describe('columns become numbers', () => {
  test('words: one column each', () => {
    const values = Array.from({ length: 100 }, (_, i) =>
      i < 50 ? 'Monthly' : i < 80 ? 'Yearly' : i < 90 ? null : 'Weekly',
    );
    const field: Field = { header: 'Contract', kind: 'words', values };
    const { features, row } = table([field]);
    expect(columnsOf(features).map(({ of }) => of)).toEqual(['Monthly', 'Yearly', '(blank)', 'Weekly']);
    expect([row(0), row(60), row(85), row(99)]).toEqual([
      [1, 0, 0, 0],
      [0, 1, 0, 0],
      [0, 0, 1, 0],
      [0, 0, 0, 1],
    ]);
  });

  test('two words: one column, of the rarer', () => {
    const values = Array.from({ length: 100 }, (_, i) => (i < 30 ? 'Yes' : 'No'));
    const { features, row } = table([{ header: 'Sponsor', kind: 'words', values }]);
    expect(features).toEqual([{ kind: 'words', header: 'Sponsor', base: 'No', words: ['Yes'] }]);
    expect([row(0), row(99)]).toEqual([[1], [0]]);
  });

  test('rare words, and words not seen before, count together', () => {
    const values = Array.from({ length: 100 }, (_, i) => (i < 60 ? 'DE' : i < 97 ? 'FR' : `X${i}`));
    const field: Field = { header: 'Country', kind: 'words', values };
    const features = prepare([field], outcomes);
    expect(columnsOf(features).map(({ of }) => of)).toEqual(['DE', 'FR', '(other)']);
    const unseen: Field = { header: 'Country', kind: 'words', values: ['ZZ', 'DE', null] };
    expect([...prepared(features, [unseen], 3).cells]).toEqual([0, 0, 1, 1, 0, 0, 0, 0, 1]);
  });

  test('a blank number is the median, with a column that says so', () => {
    const values = Array.from({ length: 100 }, (_, i) => (i < 10 ? null : i - 50));
    const { features, row } = table([{ header: 'NPS', kind: 'number', values }]);
    expect(features).toMatchObject([{ fill: 5, low: -40, high: 49, blank: true }]);
    expect(row(0)).toEqual([5, 1]);
    expect(row(99)).toEqual([49, 0]);
  });

  test('what lies beyond what was seen counts as the end of it', () => {
    const field: Field = {
      header: 'Seats',
      kind: 'number',
      values: Array.from(outcomes, (_, i) => i),
    };
    const features = prepare([field], outcomes);
    const far: Field = { header: 'Seats', kind: 'number', values: [5000, -3] };
    expect([...prepared(features, [far], 2).cells]).toEqual([99, 0]);
  });

  test('a number counts by its size in powers only where that separates clearly better', () => {
    const random = seeded(2);
    const values = Array.from({ length: 2000 }, () => Math.exp(random() * 9));
    const decide = (odds: (value: number) => number) =>
      Uint8Array.from(values, (value) => (random() < 1 / (1 + Math.exp(-odds(value))) ? 1 : 0));
    const field: Field = { header: 'Amount', kind: 'number', values };
    expect(
      prepare(
        [field],
        decide((value) => Math.log(value) - 5),
      ),
    ).toMatchObject([{ log: true }]);
    expect(
      prepare(
        [field],
        decide(() => -1),
      ),
    ).toMatchObject([{ log: false }]);
  });
});
