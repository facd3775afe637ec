import { describe, expect, test } from '@jest/globals';
import type { RunQuestion } from '../../src/addon/run/question';
import type { Placement } from '../../src/sheets/beside/placement';
import { between, type Grid, type GridSheet, type Watch } from '../../workbench';
import { recordsOf } from '../support/sheets';
import { type Call, seesEdit } from './distinct';
import { FAULTS } from './faults';
import { EDITS, openPortfolio, userColumns } from './portfolio';
import { Schedules } from './schedules';

const schedules = new Schedules('score', 131);

/** Each way in which results stand beside the rows, in a first run and in one that finds its columns. */
const RUNS: readonly [string, Placement, number][] = (['live', 'values', 'scores tab'] as const).flatMap(
  (way): [string, Placement, number][] => [
    [`${way}: a first run`, way, 0],
    [`${way}: a later run`, way, 1],
  ],
);

type Edit = (sheet: GridSheet, grid: Grid) => void;
type Opened = ReturnType<typeof openPortfolio>;

/** A portfolio after so many runs. */
function opened(way: Placement, runsBefore: number): Opened {
  const portfolio = openPortfolio();
  for (let i = 0; i < runsBefore; i++) portfolio.bench.runFromClient('scorePortfolio', { way });
  return portfolio;
}

/** The user's columns, the results and the tabs once the run is made in peace, and how it ended. */
function healed({ bench, grid, sheet }: Opened, way: Placement) {
  let run = bench.runFromClient('scorePortfolio', { way });
  // A column that somebody has deleted is asked about.
  const { answers } = (run.value ?? {}) as Partial<RunQuestion>;
  if (answers) run = bench.runFromClient('scorePortfolio', { way, ...answers[1]!.options });
  return {
    error: run.error,
    theirs: userColumns(sheet),
    formats: sheet.conditionalFormats.length,
    results: resultsOf(sheet),
    tabs: tabsOf(grid),
  };
}

/**
 * Runs in trouble, then once more in peace, beside a second sheet in which the person did the same and the add-on ran
 * only in peace: the user's columns, the results and the tabs must be equal, and nothing may be left behind.
 */
function expectSame(
  way: Placement,
  runsBefore: number,
  differs: (call: Call) => boolean,
  trouble: (call: number, sheet: GridSheet, grid: Grid) => Watch,
  edit: Edit,
): void {
  const turns = schedules.turnsOf(
    opened(way, runsBefore).bench.runFromClient('scorePortfolio', { way }),
    differs,
  );
  if (turns.length === 0) return;
  const peace = opened(way, runsBefore);
  edit(peace.sheet, peace.grid);
  const wanted = healed(peace, way);
  for (const call of turns) {
    const portfolio = opened(way, runsBefore);
    const { bench, grid, sheet } = portfolio;
    bench.watch = trouble(call, sheet, grid);
    bench.runFromClient('scorePortfolio', { way });
    bench.watch = {};
    expect({ call, ...healed(portfolio, way) }).toEqual({ call, ...wanted });
    expectWholePlays(grid);
    expect(bench.environment.locks.size).toBe(0);
  }
}

function resultsOf(sheet: GridSheet) {
  return recordsOf(sheet).map((row) => [
    row.customer_id,
    row['Health score'],
    row['Risk tier'],
    row['Next action'],
  ]);
}

/** No task is doubled, and each card has one step to do or to decide. */
function expectWholePlays(grid: Grid): void {
  const tab = grid.sheets.find(({ name }) => name === 'Vitals tasks');
  const keys = tab ? recordsOf(tab).map(({ Key }) => String(Key)) : [];
  expect(new Set(keys).size).toBe(keys.length);
  const cards = keys.map((key) => key.split(' | ').slice(0, 2).join(' | '));
  expect(new Set(cards).size).toBe(cards.length);
}

/**
 * Every tab of ours with all its cells; the journal must be closed. But for the tasks: one that was opened before a
 * person deleted the customer's row stands.
 */
function tabsOf(grid: Grid) {
  return grid.sheets
    .slice(1)
    .filter(({ name }) => name !== 'Vitals tasks' && name !== 'Vitals run before')
    .map((tab) => [tab.hidden, cellsOf(tab)])
    .sort();
}

function cellsOf(tab: GridSheet) {
  return tab.extent().rows === 0 ? [] : recordsOf(tab);
}

describe.each(RUNS)('%s, in which a call', (_, way, runsBefore) => {
  test.each(Object.entries(FAULTS))('%s', (_name, fault) => {
    expectSame(way, runsBefore, fault.differs, fault.at, () => {});
  });
});

describe.each(RUNS)('%s, during which somebody', (_, way, runsBefore) => {
  test.each(Object.entries(EDITS))('%s', (name, edit) => {
    expectSame(
      way,
      runsBefore,
      (call) => seesEdit(name, call),
      (number, sheet, grid) => between(number, () => edit(sheet, grid)),
      edit,
    );
  });
});
