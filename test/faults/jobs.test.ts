import { describe, expect, test } from '@jest/globals';
import { EDITIONS } from '../../tools/editions';
import { readEntry } from '../../tools/endpoints';
import { between, type Execution, failBefore, type Grid, type Watch } from '../../workbench';
import { queues } from '../../workbench/apps-script/write-queue';
import {
  EDITS,
  JOBS,
  type Job,
  NOTE,
  OTHERS,
  readyFor,
  rowsOf,
  type Team,
  userColumns,
} from '../support/jobs';
import { type Call, seesEdit } from './distinct';
import { FAULTS, type Fault } from './faults';
import { Schedules } from './schedules';

const schedules = new Schedules('jobs', 151);
const PROTECTED =
  'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.';
/** What somebody does in the place of our columns. */
const INTO_OURS = ['pastes an export with two more columns', 'types right of everything'];
/** What the engine says where we have not. */
const RAW = /TypeError|ReferenceError|undefined|\[object|is not a function|Cannot read/;

/** How many rows each tab has: what a job does twice has more. */
function heights(grid: Grid): Record<string, number> {
  return Object.fromEntries(
    grid.sheets
      .slice(1)
      .filter(({ name }) => name !== 'Vitals run before')
      .map((sheet) => [sheet.name, sheet.extent().rows] as const)
      .filter(([, rows]) => rows > 0),
  );
}

function expectNothingLeft({ bench, grid }: Team, ...runs: readonly Execution[]): void {
  expect(bench.environment.locks.size).toBe(0);
  for (const { error } of runs) expect(error?.message ?? '').not.toMatch(RAW);
  for (const name of ['Vitals tasks', 'Vitals alerts']) {
    const keys = rowsOf(grid, name).map(({ Key }) => Key);
    expect([name, new Set(keys).size]).toEqual([name, keys.length]);
  }
  const mails = bench.environment.mails.map(({ body }) => body);
  expect(new Set(mails).size).toBe(mails.length);
}

test('every job that writes is tried', () => {
  const endpoints = readEntry(EDITIONS.team.entry).filter(({ isFormula }) => !isFormula);
  const untried = endpoints.map(({ name }) => name).filter((name) => !JOBS[name] && !OTHERS.test(name));
  expect(untried).toEqual([]);
});

describe.each(Object.entries(JOBS))('%s', (name, job: Job) => {
  const ready = readyFor(job);
  const peace = ready();
  const args = job.args?.(peace) ?? [];
  const inPeace = peace.bench.runFromClient(name, ...args);
  const { log } = inPeace;
  test('works in peace', () => expect(inPeace.error).toBeNull());
  const wanted = [userColumns(peace.grid.sheets[0]!), heights(peace.grid)];

  const pressed = (team: Team, watch: Watch) => {
    const { bench } = team;
    bench.watch = watch;
    const troubled = bench.runFromClient(name, ...args);
    bench.watch = {};
    return [troubled, bench.runFromClient(name, ...args)] as const;
  };

  const isQueued = ({ name: call }: Call) => queues(...(call.split('.') as [string, string]));
  const refused: Fault = { at: (call) => failBefore(call, PROTECTED), differs: isQueued };
  test.each(Object.entries({ ...FAULTS, 'is refused at the flush': refused }))(
    'of which a call %s, is whole after the next press, and does nothing twice',
    (_name, fault) => {
      for (const call of schedules.turnsOf(inPeace, fault.differs)) {
        const team = ready();
        const runs = pressed(team, fault.at(call));
        const { grid } = team;
        expect([call, userColumns(grid.sheets[0]!), heights(grid)]).toEqual([call, ...wanted]);
        expectNothingLeft(team, ...runs);
      }
    },
  );

  // Sheets has no write that checks what it replaces: who types where we write, after our last look, is written over.
  const isBlind = (call: number) => {
    const next = log.slice(call - 1).find((each) => each !== 'Sheet.getRange');
    return next === 'Range.setValues' || next === 'Range.clearContent';
  };
  test.each(Object.entries(EDITS))('during which somebody %s, keeps it', (edited, edit) => {
    const turns = schedules.turnsOf(
      inPeace,
      (each, call) => seesEdit(edited, each) && !(INTO_OURS.includes(edited) && isBlind(call)),
    );
    if (turns.length === 0) return;
    const before = ready();
    edit(before.grid, before.grid.sheets[0]!);
    for (const call of turns) {
      const team = ready();
      const { grid } = team;
      const runs = pressed(
        team,
        between(call, () => edit(grid, grid.sheets[0]!)),
      );
      expect([call, userColumns(grid.sheets[0]!)]).toEqual([call, userColumns(before.grid.sheets[0]!)]);
      if (name !== 'removeEverything')
        expect([call, cellsLike(grid, NOTE)]).toEqual([call, cellsLike(before.grid, NOTE)]);
      expectNothingLeft(team, ...runs);
    }
  });
});

/** In which tabs a text stands, once for each cell. */
function cellsLike(grid: Grid, text: string): string[] {
  return grid.sheets.flatMap((sheet) =>
    sheet
      .values({ row: 0, column: 0, ...sheet.extent() })
      .flat()
      .filter((value) => value === text)
      .map(() => sheet.name),
  );
}
