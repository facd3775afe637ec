import { describe, expect, test } from '@jest/globals';
import { EDITIONS } from '../../tools/editions';
import { readEntry } from '../../tools/endpoints';
import type { Grid } from '../../workbench';
import { customer, HEADERS } from '../support/eventful';
import { recordsOf, valuesOf } from '../support/sheets';
import { teamWith } from '../support/team';
import { FAULTS } from './faults';

/** Of so many calls one is tried: of 1 in the slow suite, and in the gate a slice. */
const STRIDE = Number(process.env.FAULT_STRIDE ?? 67);

type Team = ReturnType<typeof teamWith>;
interface Job {
  readonly args?: (team: Team) => readonly unknown[];
  /** What is done before it, once the portfolio is scored. */
  readonly first?: (team: Team) => void;
}

const firstTask = ({ grid }: Team) => String(rowsOf(grid, 'Vitals tasks')[0]?.Key ?? '');
const twice = ({ call }: Team) => void call('scorePortfolio', {});

/** The jobs that write, beside those that have a suite of their own. */
const JOBS: Readonly<Record<string, Job>> = {
  undoLastRun: { first: twice },
  continueRun: { args: () => [{ way: 'values' }] },
  repairResults: {},
  insertModel: { args: () => ['segment'] },
  changeSetting: { args: () => ['Scoring', 'Minimum coverage', '50%'] },
  correctColumn: { args: () => ['Notes', 'nps_score', ''] },
  correctColumns: { args: () => [[{ header: 'Notes', metric: 'nps_score', unit: '' }]] },
  explainStatus: { args: () => ['live', 'active'] },
  showSettings: {},
  addCustomerNote: { args: () => ['C1', 'Called them.'] },
  setTask: { args: (team) => [firstTask(team), true] },
  snoozeTask: {
    first: (team) => void team.call('startPlay', firstTask(team)),
    args: (team) => [firstTask(team), 7],
  },
  startPlayFor: { args: () => ['C2', 'Critical risk'] },
  startPlay: { args: (team) => [firstTask(team)] },
  declinePlay: { args: (team) => [firstTask(team)] },
  closeMonth: { args: () => ['2026-11'] },
  makeDashboard: {},
  makeHistoryTable: {},
  removeImportedHistory: {},
  editRules: {},
  editPlaybooks: {},
  editNextActions: {},
  editTeam: {},
  startSchedule: { args: () => [7] },
  stopSchedule: { first: ({ call }) => void call('startSchedule', 7) },
  removeEverything: { args: () => ['remove everything'] },
  sendAlerts: {},
};

/** Jobs with a suite of their own, those that only read or show, and what writes nothing but its owner's properties. */
const OTHERS =
  /^(scorePortfolio|hourlySweep|importHistory|saveModel|saveModelAs|restoreModel|acknowledgeAlert|resendAlert|insertFormula|makeGoogleDoc|keepWhose|setSlackAddress|removeSlackAddress|cancelRun|onOpen|onInstall|tryModels|testRule|backtestChurn|lastRun|runProgress|exportActivities|selectedRow|matchPortfolio|reviewAccounts|pastMonths|lookAtPast|(show|list|read|open|check|document)\w+)$/;

function rowsOf(grid: Grid, name: string) {
  const tab = grid.sheets.find((sheet) => sheet.name === name);
  return tab && tab.extent().rows > 0 ? recordsOf(tab) : [];
}

/** How many rows each tab has: what a job does twice has more. */
function heights(grid: Grid): Record<string, number> {
  return Object.fromEntries(
    grid.sheets
      .filter(({ name }) => name !== 'Vitals run before')
      .map((sheet) => [sheet.name, sheet.extent().rows] as const)
      .filter(([, rows]) => rows > 0),
  );
}

const TROUBLE = { daily_active_users: 20, login_frequency: 5, feature_adoption: 5, nps_score: 1 };
const ROWS = [
  HEADERS,
  customer('C1', 'Lee', { ...TROUBLE, sponsor_change: 'yes', unresolved_critical: 3 }),
  customer('C2', 'Kim'),
  customer('C3', 'Lee', { name: "'=note" }),
];

function userCells(grid: Grid) {
  return valuesOf(grid.sheets[0]!).map((row) => row.slice(0, HEADERS.length));
}

function ready({ first }: Job): Team {
  const team = teamWith(ROWS);
  team.call('scorePortfolio', {});
  first?.(team);
  return team;
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
