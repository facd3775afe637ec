import { describe, expect, test } from '@jest/globals';
import type { RunQuestion } from '../../src/addon/run/question';
import type { Placement } from '../../src/sheets/beside/placement';
import { between, type Grid, type GridSheet, type Watch } from '../../workbench';
import { recordsOf } from '../support/sheets';
import { type Call, seesEdit } from './distinct';
import { FAULTS } from './faults';
import { EDITS, openPortfolio, pasteWider, userColumns } from './portfolio';
import { Schedules } from './schedules';

const schedules = new Schedules('score', 131);

/** What happened before the run: nothing, a run, or a run and a paste that took over a column of ours. */
const BEFORE = {
  'a first run': () => {},
  'a later run': (portfolio, way) => void portfolio.bench.runFromClient('scorePortfolio', { way }),
  'a run whose columns step aside': (portfolio, way) => {
    BEFORE['a later run'](portfolio, way);
    pasteWider(portfolio.sheet);
  },
} satisfies Record<string, (portfolio: Opened, way: Placement) => void>;
type Before = keyof typeof BEFORE;

/** Each way in which results stand beside the rows, in each of these runs. In a tab of their own there is nothing to step aside from. */
const RUNS = (['live', 'values', 'scores tab'] as const).flatMap((way) =>
  (Object.keys(BEFORE) as Before[])
    .filter((before) => way !== 'scores tab' || before !== 'a run whose columns step aside')
    .map((before): [string, Placement, Before] => [`${way}: ${before}`, way, before]),
);

type Edit = (sheet: GridSheet, grid: Grid) => void;
type Opened = ReturnType<typeof openPortfolio>;

function opened(way: Placement, before: Before): Opened {
  const portfolio = openPortfolio();
  BEFORE[before](portfolio, way);
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
  before: Before,
  differs: (call: Call) => boolean,
  trouble: (call: number, sheet: GridSheet, grid: Grid) => Watch,
  edit: Edit,
): void {
  const turns = schedules.turnsOf(
    opened(way, before).bench.runFromClient('scorePortfolio', { way }),
    differs,
  );
  if (turns.length === 0) return;
  const peace = opened(way, before);
  edit(peace.sheet, peace.grid);
  const wanted = healed(peace, way);
  for (const call of turns) {
    const portfolio = opened(way, before);
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
  return (
    grid.sheets
      .slice(1)
      .filter(({ name }) => name !== 'Vitals tasks' && name !== 'Vitals run before')
      .map((tab) => [tab.hidden, cellsOf(tab)])
      // A fault may have made one before the other.
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  );
}

function cellsOf(tab: GridSheet) {
  return tab.extent().rows === 0 ? [] : recordsOf(tab);
}

describe.each(RUNS)('%s, in which a call', (_, way, before) => {
  test.each(Object.entries(FAULTS))('%s', (_name, fault) => {
    expectSame(way, before, fault.differs, fault.at, () => {});
  });
});

describe.each(RUNS)('%s, during which somebody', (_, way, before) => {
  test.each(Object.entries(EDITS))('%s', (name, edit) => {
    expectSame(
      way,
      before,
      (call) => seesEdit(name, call),
      (number, sheet, grid) => between(number, () => edit(sheet, grid)),
      edit,
    );
  });
});
