// Where Apps Script's Intl does not know the spreadsheet's time zone, Google's own call tells the day.
import { expect, test } from '@jest/globals';
import { EDITIONS } from '../../tools/editions';
import { Clock, MemoryGrid, Workbench } from '../../workbench';
import { readProject } from '../../workbench/project';
import { fill, scoresOf, valuesOf } from '../support/sheets';

const INTL_WITHOUT_ZONES = `{
  const { DateTimeFormat } = Intl;
  Intl.DateTimeFormat = function (locale, options) {
    if (options && options.timeZone) throw new RangeError('Invalid time zone specified: ' + options.timeZone);
    return new DateTimeFormat(locale, options);
  };
}`;

function scoredWith(prefix: string) {
  const grid = new MemoryGrid({ timeZone: 'Pacific/Kiritimati' });
  const project = readProject(EDITIONS.team.folder);
  const code = `${prefix}\n${project.code}`;
  // 02:30 of the next day in Kiritimati.
  const bench = new Workbench({ ...project, code, grid, clock: new Clock('2026-11-21T12:30:00Z') });
  fill(grid.activeSheet, [
    ['customer_id', 'arr', 'nps_score', 'open_tickets', 'renewal_date'],
    ['C1', 5000, 9, 0, { day: 46_400 }],
    ['C2', 7000, 3, 4, { day: 46_401 }],
  ]);
  const run = bench.runFromClient('scorePortfolio', {});
  const started = bench.runFromClient('startSchedule', 7);
  return {
    errors: [run.error, started.error],
    scores: scoresOf(grid),
    tab: valuesOf(grid.activeSheet),
    calls: run.calls,
  };
}

test('the same days, scores and schedule come out', () => {
  const [known, unknown] = [scoredWith(''), scoredWith(INTL_WITHOUT_ZONES)];
  expect(unknown.errors).toEqual([null, null]);
  expect(unknown.scores).toEqual(known.scores);
  expect(unknown.tab).toEqual(known.tab);
  expect(unknown.calls.get('Utilities.formatDate')).toBeGreaterThan(0);
  expect(known.calls.has('Utilities.formatDate')).toBe(false);
});
