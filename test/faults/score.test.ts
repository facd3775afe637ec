import { describe, expect, test } from '@jest/globals';
import type { RunQuestion } from '../../src/addon/run/question';
import type { Placement } from '../../src/sheets/beside/placement';
import { between, type Grid, type GridSheet, type Watch } from '../../workbench';
import { recordsOf } from '../support/sheets';
import { FAULTS } from './faults';
import { EDITS, openPortfolio, userColumns } from './portfolio';

/** Of so many calls one is tried: of 1 in the slow suite, and in the gate a slice that differs from test to test. */
const STRIDE = Number(process.env.FAULT_STRIDE ?? 131);

/** Each way in which results stand beside the rows, in a first run and in one that finds its columns. */
const RUNS: readonly [string, Placement, number][] = (['live', 'values', 'scores tab'] as const).flatMap(
  (way): [string, Placement, number][] => [
    [`${way}: a first run`, way, 0],
    [`${way}: a later run`, way, 1],
  ],
);

type Trouble = (sheet: GridSheet, grid: Grid) => Watch;
type Edit = (sheet: GridSheet, grid: Grid) => void;

/** How many calls a run makes in peace, after so many runs before it: told once for all faults and edits. */
const countedCalls = new Map<string, number>();

/** The calls of a run in peace, after so many runs before it: those that this test tries. */
function callsOf(way: Placement, runsBefore: number): number[] {
  const key = `${way} ${runsBefore}`;
  if (!countedCalls.has(key)) {
    const { bench } = openPortfolio();
    for (let i = 0; i < runsBefore; i++) bench.runFromClient('scorePortfolio', { way });
    countedCalls.set(key, bench.runFromClient('scorePortfolio', { way }).log.length);
  }
  const offset = (++tests * 7) % STRIDE;
  return Array.from({ length: countedCalls.get(key)! }, (_, i) => i + 1).filter(
    (call) => call % STRIDE === offset,
  );
}

let tests = 0;

/**
 * Runs in trouble, then once more in peace, beside a second sheet in which the person did the same and the add-on ran
 * only in peace: the user's columns, the results and the tabs must be equal, and nothing may be left behind.
 */
function expectSame(way: Placement, runsBefore: number, trouble: Trouble, edit: Edit): void {
  const { bench, grid, sheet } = openPortfolio();
  const peace = openPortfolio();
  for (let i = 0; i < runsBefore; i++) {
    bench.runFromClient('scorePortfolio', { way });
    peace.bench.runFromClient('scorePortfolio', { way });
  }
  bench.watch = trouble(sheet, grid);
  bench.runFromClient('scorePortfolio', { way });
  bench.watch = {};
  edit(peace.sheet, peace.grid);

  const [healed, untroubled] = [bench, peace.bench].map((each) => {
    const run = each.runFromClient('scorePortfolio', { way });
    // A column that somebody has deleted is asked about.
    const { answers } = (run.value ?? {}) as Partial<RunQuestion>;
    return answers ? each.runFromClient('scorePortfolio', { way, ...answers[1]!.options }) : run;
  });
  expect(healed!.error).toEqual(untroubled!.error);
  expect(userColumns(sheet)).toEqual(userColumns(peace.sheet));
  expect(sheet.conditionalFormats.length).toBe(peace.sheet.conditionalFormats.length);
  expect(resultsOf(sheet)).toEqual(resultsOf(peace.sheet));
  expect(tabsOf(grid)).toEqual(tabsOf(peace.grid));
  expectWholePlays(grid);
  expect(bench.environment.locks.size).toBe(0);
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
    for (const call of callsOf(way, runsBefore)) {
      at(call, () =>
        expectSame(
          way,
          runsBefore,
          () => fault(call),
          () => {},
        ),
      );
    }
  });
});

describe.each(RUNS)('%s, during which somebody', (_, way, runsBefore) => {
  test.each(Object.entries(EDITS))('%s', (_name, edit) => {
    for (const call of callsOf(way, runsBefore)) {
      at(call, () =>
        expectSame(way, runsBefore, (sheet, grid) => between(call, () => edit(sheet, grid)), edit),
      );
    }
  });
});

/** Says at which call it went wrong. */
function at(call: number, check: () => void): void {
  try {
    check();
  } catch (error) {
    throw new Error(`at call ${call}: ${error instanceof Error ? error.message : error}`);
  }
}
