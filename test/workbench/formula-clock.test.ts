// NOW() and TODAY() read the clock of the workbench, in the zone of the spreadsheet.
import { expect, test } from '@jest/globals';
import { Clock, Workbench } from '../../workbench/index';
import { connectCustomFunctions } from '../../workbench/univer/custom-functions';
import { UniverGrid } from '../../workbench/univer/univer-grid';

const CODE = 'function ONE() { return 1; }';
/** 2026-11-21 as days since 1899-12-30. */
const DAY = 46347;

function benchAt(instant: string, timeZone: string) {
  const grid = new UniverGrid({ timeZone });
  const clock = new Clock(instant);
  connectCustomFunctions(grid, new Workbench({ grid, code: CODE, clock }));
  return { grid, clock, sheet: grid.activeSheet };
}

test.each([
  ['Etc/UTC', DAY, 0.5],
  // 12:00 in UTC is 7:00 in New York and 2:00 on the next day in Kiritimati.
  ['America/New_York', DAY, 7 / 24],
  ['Pacific/Kiritimati', DAY + 1, 2 / 24],
])('in %s', (timeZone, day, time) => {
  const { grid } = benchAt('2026-11-21T12:00:00Z', timeZone);
  expect(grid.calculate('=TODAY()').values).toEqual([[day]]);
  expect(Number(grid.calculate('=NOW()').values[0]![0])).toBeCloseTo(day + time, 9);
  expect(grid.calculate('=TODAY()').formats).toEqual([['m/d/yyyy']]);
});

test('a day later the days to a renewal are one fewer, though no cell has changed', () => {
  const { clock, sheet } = benchAt('2026-11-21T12:00:00Z', 'Etc/UTC');
  sheet.write({ row: 0, column: 0, rows: 1, columns: 3 }, [
    [DAY + 30, { formula: '=A1-TODAY()' }, { formula: '=IF(B1<30;"soon";"later")' }],
  ]);
  const shown = () => sheet.values({ row: 0, column: 1, rows: 1, columns: 2 })[0];
  expect(shown()).toEqual([30, 'later']);
  clock.advance(86_400_000);
  expect(shown()).toEqual([29, 'soon']);
});
