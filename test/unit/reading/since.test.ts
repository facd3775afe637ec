import { expect, test } from '@jest/globals';
import { dayOf } from '../../../src/base/calendar';
import { metric } from '../../../src/reading/catalog';
import { DAY_AHEAD, DAY_WITHOUT_TODAY } from '../../../src/reading/cells/missing';
import { ColumnCells } from '../../../src/reading/column-cells';
import { decideColumn } from '../../../src/reading/decide-column';
import { BLANK } from '../../../src/scoring/value';

const TODAY = dayOf(2026, 11, 29);

function read(cells: readonly unknown[], today: number | undefined = TODAY): unknown[] {
  const column = decideColumn(
    { index: 0, header: 'Last login', metric: metric('days_since_login') },
    ColumnCells.of(cells),
    {
      today,
    },
  );
  return cells.map((cell) => column.read(cell));
}

test('a date of the last login is the days since', () => {
  expect(read(['2026-11-19', '2026-11-29T08:00:00Z', new Date(2026, 10, 28), ''])).toEqual([10, 0, 1, BLANK]);
});

test('a number of days stays one, beside dates and alone', () => {
  expect(read([3, '45', 0])).toEqual([3, 45, 0]);
  expect(read([3, '2026-11-19'])).toEqual([3, 10]);
});

test('a day ahead, and a formula that does not know today, are refused with what to do', () => {
  expect(read(['2026-12-24'])).toEqual([DAY_AHEAD]);
  const column = decideColumn(
    { index: 0, header: 'x', metric: metric('days_since_qbr') },
    ColumnCells.of(['2026-12-24']),
  );
  expect(column.read('2026-11-01')).toBe(DAY_WITHOUT_TODAY);
});
