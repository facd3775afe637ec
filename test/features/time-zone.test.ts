// The day of a spreadsheet whose zone Apps Script's Intl does not know, or which has none.
import { expect, jest, test } from '@jest/globals';
import { EDITIONS } from '../../tools/editions';
import { Clock, MemoryGrid, Workbench } from '../../workbench';
import { SpreadsheetEmulation } from '../../workbench/apps-script/spreadsheet';
import { readProject } from '../../workbench/project';
import { fill, scoresOf, valuesOf } from '../support/sheets';

const INTL_WITHOUT_ZONES = `{
  const { DateTimeFormat } = Intl;
  Intl.DateTimeFormat = function (locale, options) {
    if (options && options.timeZone) throw new RangeError('Invalid time zone specified: ' + options.timeZone);
    return new DateTimeFormat(locale, options);
  };
}`;

const timeZone = 'Pacific/Kiritimati';

function scoredWith(prefix: string) {
  const grid = new MemoryGrid({ timeZone });
  const project = { ...readProject(EDITIONS.team.folder), timeZone };
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

test('Intl does not know the zone: the same days, scores and schedule come out', () => {
  const [known, unknown] = [scoredWith(''), scoredWith(INTL_WITHOUT_ZONES)];
  expect(unknown.errors).toEqual([null, null]);
  expect(unknown.scores).toEqual(known.scores);
  expect(unknown.tab).toEqual(known.tab);
  expect(unknown.calls.get('Utilities.formatDate')).toBeGreaterThan(0);
  expect(known.calls.has('Utilities.formatDate')).toBe(false);
});

test('the spreadsheet, which came from Excel, names no zone: the one of the script counts', () => {
  const known = scoredWith('');
  const zone = jest.spyOn(SpreadsheetEmulation.prototype, 'getSpreadsheetTimeZone').mockReturnValue('');
  const unknown = scoredWith('');
  zone.mockRestore();
  expect(unknown.errors).toEqual([null, null]);
  expect(unknown.scores).toEqual(known.scores);
  expect(unknown.tab).toEqual(known.tab);
});
