import { describe, expect, test } from '@jest/globals';
import { EDITIONS } from '../../tools/editions';
import { readEntry } from '../../tools/endpoints';
import type { Grid } from '../../workbench';
import { HEADERS } from '../support/eventful';
import { JOBS, ready } from '../support/jobs';
import { valuesOf } from '../support/sheets';
import { FAULTS } from './faults';

/** Of so many calls one is tried: of 1 in the slow suite, and in the gate a slice. */
const STRIDE = Number(process.env.FAULT_STRIDE ?? 67);

/** Jobs with a suite of their own, those that only read or show, and what writes nothing but its owner's properties. */
const OTHERS =
  /^(scorePortfolio|hourlySweep|importHistory|saveModel|saveModelAs|restoreModel|acknowledgeAlert|resendAlert|insertFormula|makeGoogleDoc|keepWhose|setSlackAddress|removeSlackAddress|cancelRun|onOpen|onInstall|tryModels|testRule|backtestChurn|lastRun|runProgress|exportActivities|selectedRow|matchPortfolio|reviewAccounts|proposeStarter|pastMonths|lookAtPast|(show|list|read|open|check|document)\w+)$/;

/** How many rows each tab has: what a job does twice has more. */
function heights(grid: Grid): Record<string, number> {
  return Object.fromEntries(
    grid.sheets
      .filter(({ name }) => name !== 'Vitals run before')
      .map((sheet) => [sheet.name, sheet.extent().rows] as const)
      .filter(([, rows]) => rows > 0),
  );
}

function userCells(grid: Grid) {
  return valuesOf(grid.sheets[0]!).map((row) => row.slice(0, HEADERS.length));
}

test('every job that writes is tried', () => {
  const endpoints = readEntry(EDITIONS.team.entry).filter(({ isFormula }) => !isFormula);
  const untried = endpoints.map(({ name }) => name).filter((name) => !JOBS[name] && !OTHERS.test(name));
  expect(untried).toEqual([]);
});

describe.each(Object.entries(JOBS))('%s, in which a call', (name, job) => {
  const peace = ready(job);
  const args = job.args?.(peace) ?? [];
  const { log, error } = peace.bench.runFromClient(name, ...args);
  test('works in peace', () => expect(error).toBeNull());
  const wanted = [userCells(peace.grid), heights(peace.grid)];
  const offset = name.length % STRIDE;
  const calls = log
    .map((_, i) => i + 1)
    .filter((call) => call % STRIDE === offset || log.length < STRIDE / 2);
  const tried = STRIDE === 1 ? calls : calls.slice(-1);

  test.each(Object.entries(FAULTS))('%s', (_fault, fault) => {
    for (const call of tried) {
      const { bench, grid } = ready(job);
      bench.watch = fault(call);
      bench.runFromClient(name, ...args);
      bench.watch = {};
      bench.runFromClient(name, ...args);
      expect([call, userCells(grid), heights(grid)]).toEqual([call, ...wanted]);
      expect(bench.environment.locks.size).toBe(0);
    }
  });
});
