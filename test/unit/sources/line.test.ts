import { expect, test } from '@jest/globals';
import { METRICS } from '../../../src/reading/metrics';
import { recognize } from '../../../src/reading/recognize';
import { cellsOfLine, type LineHeader, readLines, takeIn } from '../../../src/sources/line';
import { recipesOf, TOPICS } from '../../../src/sources/recipes';

const CELLS: Record<LineHeader, string | number> = {
  Tab: 'tickets',
  Source: 'support',
  'Customer key': 'account',
  Through: '',
  Day: 'opened',
  'Portfolio column': 'open_tickets',
  Take: 'count',
  Of: '',
  Where: 'status is open',
  Days: 30,
  'No row means': 0,
  'Stale after': '',
};
const read = (change: Partial<typeof CELLS>) => readLines([(header) => ({ ...CELLS, ...change })[header]]);

test('a line is read as it was written', () => {
  const { lines } = read({});
  expect(lines.map(cellsOfLine)).toEqual([CELLS]);
});

test.each<[Partial<typeof CELLS>, LineHeader, RegExp]>([
  [{ Take: 'total' }, 'Take', /^Write one of: count, sum, average/],
  [{ Days: 'a month' }, 'Days', /^Write a number of days/],
  [{ Take: 'change of count', Days: '' }, 'Days', /^A change compares/],
  [{ 'Portfolio column': '' }, 'Portfolio column', /^Name the column/],
  [{ 'No row means': 'nothing' }, 'No row means', /^Write 0 or missing/],
])('a line with a mistake is named with its column and left out', (change, column, message) => {
  const { lines, problems } = read(change);
  expect(lines).toEqual([]);
  expect(problems).toEqual([{ at: 0, column, message: expect.stringMatching(message) }]);
});

test('every recipe has a take, and a column that is a metric of its name or of no other meaning', () => {
  const all = TOPICS.flatMap(({ name }) => recipesOf(name));
  expect(all.length).toBeGreaterThan(55);
  for (const { column, take } of all) {
    expect([take, takeIn(take)]).not.toEqual([take, undefined]);
    const known = recognize(column)?.metric.header;
    expect([column, known]).toEqual([column, column in METRICS ? column : undefined]);
  }
});
