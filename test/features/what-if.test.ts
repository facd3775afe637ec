import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { VersionEntry } from '../../src/addon/models/models';
import type { Trial } from '../../src/addon/models/what-if';
import type { RunReport } from '../../src/addon/run/score';
import { standings } from '../../src/customers/measured';
import { ownModel } from '../../src/customers/model-names';
import { atRisk, movers, shifts } from '../../src/customers/what-if';
import { knobsOf, renamed, turned } from '../../src/models/knobs';
import type { CompiledModel } from '../../src/scoring/compile';
import type { ModelTable } from '../../src/scoring/table-cells';
import { MemoryGrid, type Workbench } from '../../workbench';
import { openCsv } from '../../workbench/csv';
import { benchOn, countedScores, valuesOf, workbenchWith } from '../support/sheets';

function sample() {
  const grid = new MemoryGrid();
  openCsv(grid, grid.activeSheet, readFileSync('examples/portfolio.csv', 'utf8'), 2026);
  return { grid, bench: benchOn(grid) };
}

function call<T>(bench: Workbench, name: string, ...args: unknown[]): T {
  const run = bench.runFromClient(name, ...args);
  if (run.error) throw new Error(run.error.message);
  return run.value as T;
}

function compiled(table: ModelTable): CompiledModel {
  const read = ownModel(table);
  if ('problems' in read) throw new Error(read.problems[0]!.message);
  return read.model;
}

const labels = (model: CompiledModel) => model.model.bands.map(({ label }) => label);

/** What a page shows for these tables, and what a run finds once they are saved: both as rows of cells. */
function trialAndRun(health: ModelTable, churn: ModelTable, minimumCoverage?: string) {
  const { bench, grid } = sample();
  if (minimumCoverage) call(bench, 'changeSetting', 'Scoring', 'Minimum coverage', minimumCoverage);
  const trial = call<Trial>(bench, 'tryModels');
  const [healthy, risky] = [
    standings(trial.portfolio, compiled(health)),
    standings(trial.portfolio, compiled(churn)),
  ];
  call(bench, 'saveModelAs', health, 'mine', 'tried');
  call(bench, 'saveModelAs', churn, 'churn risk', 'tried');
  const report = call<RunReport>(bench, 'scorePortfolio', { model: 'mine' });
  return {
    trial,
    tried: trial.portfolio.customers.map(({ id, arr }, i) => [
      id,
      arr,
      healthy[i]!.value,
      healthy[i]!.band,
      risky[i]!.value,
      risky[i]!.band,
    ]),
    ran: countedScores(grid).map((row) => [
      row['Customer id'],
      row.ARR,
      row['Health score'],
      row['Health status'],
      row['Churn risk'],
      row['Risk tier'],
    ]),
    atRisk: atRisk(
      shifts(labels(compiled(churn)), trial.portfolio.customers, { before: risky, after: risky }),
      { before: compiled(churn), after: compiled(churn) },
    ),
    bands: shifts(labels(compiled(health)), trial.portfolio.customers, { before: healthy, after: healthy }),
    report,
  };
}

describe('what if', () => {
  const { bench } = sample();
  const trial = call<Trial>(bench, 'tryModels');

  test('finds what a run finds with the published models', () => {
    const { tried, ran, atRisk, report } = trialAndRun(trial.health[0]!.table, trial.churn.table);
    expect(tried).toEqual(ran);
    expect(atRisk.after.arr).toBe(report.summary.arrAtRisk);
  });

  test('finds what a run finds with the model that is saved, whatever is turned', () => {
    const turning = fc.record({
      model: fc.nat({ max: trial.health.length - 1 }),
      weights: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 12, maxLength: 12 }),
      edges: fc.integer({ min: -10, max: 10 }),
    });
    fc.assert(
      fc.property(turning, ({ model, weights, edges }) => {
        const turn = (table: ModelTable) =>
          knobsOf(table).reduce((now, knob, i) => {
            if (knob.kind === 'weight') return turned(now, knob, weights[i % 12]!);
            return knob.value === '' ? now : turned(now, knob, Number(knob.value) + edges);
          }, table);
        const { tried, ran, atRisk, bands, report } = trialAndRun(
          turn(trial.health[model]!.table),
          turn(trial.churn.table),
        );
        expect(tried).toEqual(ran);
        expect(atRisk.after.arr).toBe(report.summary.arrAtRisk);
        expect(bands.slice(0, report.summary.bands.length).map(({ after }) => after)).toEqual(
          report.summary.bands.map(({ customers, arr }) => ({ customers, arr })),
        );
      }),
      { numRuns: 4, seed: 42 },
    );
  });

  test('keeps to the minimum coverage that is set', () => {
    const { tried, ran } = trialAndRun(trial.health[0]!.table, trial.churn.table, '99%');
    expect(tried).toEqual(ran);
    expect(tried.filter(([, , value]) => value === null).length).toBeGreaterThan(5);
  });

  test('names who moves, the largest revenue first, and counts everybody once', () => {
    const table = trial.health[0]!.table;
    const harsher = knobsOf(table).reduce(
      (now, knob) => (knob.kind === 'edge' && knob.name === 'Green' ? turned(now, knob, 90) : now),
      table,
    );
    const [before, after] = [table, harsher].map((one) => standings(trial.portfolio, compiled(one)));
    const change = { before: before!, after: after! };
    const moved = movers(trial.portfolio.customers, change, { before: before!, after: before! });
    expect(moved.length).toBeGreaterThan(0);
    expect(
      moved.every(({ health }) => health.before.band === 'Green' && health.after.band === 'Yellow'),
    ).toBe(true);
    const arr = moved.map(({ customer }) => customer.arr ?? -1);
    expect(arr).toEqual([...arr].sort((a, b) => b - a));
    const rows = shifts(labels(compiled(table)), trial.portfolio.customers, change);
    const total = (side: 'before' | 'after') => rows.reduce((sum, row) => sum + row[side].customers, 0);
    expect([total('before'), total('after')]).toEqual(new Array(2).fill(trial.portfolio.customers.length));
    expect(rows[0]!.before.customers - rows[0]!.after.customers).toBe(moved.length);
  });

  test('writes nothing', () => {
    const one = sample();
    const before = one.grid.sheets.map((sheet) => [sheet.name, valuesOf(sheet)]);
    call(one.bench, 'tryModels');
    expect(one.grid.sheets.map((sheet) => [sheet.name, valuesOf(sheet)])).toEqual(before);
  });
});

describe('Save as model', () => {
  const table: ModelTable = [
    ['Row', 'Name', 'Weight', 'Curve', 'Parameter', 'Rounding'],
    ['model', 'draft', '', '', '100 is best', 'none'],
    ['dimension', 'Usage', 1, 'average', '', ''],
    ['metric', 'feature_adoption', 1, 'as is', '', ''],
    ['band', 'Fine', '', '', 50, ''],
    ['band', 'Poor', '', '', 0, ''],
  ];
  const rows = [
    ['customer_id', 'feature_adoption'],
    ['A', 49],
  ];
  const save = (bench: Workbench, name: string, tables = table) =>
    call<VersionEntry>(bench, 'saveModelAs', tables, name, 'tried');

  test('writes the table under the name that was asked for, once', () => {
    const { bench, grid } = workbenchWith(rows);
    expect(save(bench, ' Strict ')).toMatchObject({ model: 'Strict', version: 1, reason: 'tried' });
    const tab = () => valuesOf(grid.sheets.find(({ name }) => name === 'Vitals model')!);
    expect(tab()[1]!.slice(0, 2)).toEqual(['model', 'Strict']);
    const after = tab();
    expect(save(bench, 'Strict')).toMatchObject({ version: 1 });
    expect(tab()).toEqual(after);
  });

  test('rows that end early are filled up: a range takes a rectangle', () => {
    const { bench, grid } = workbenchWith(rows);
    const short = table.map((row) => row.slice(0, row[0] === 'band' ? 5 : row.length));
    expect(save(bench, 'Short', short)).toMatchObject({ model: 'Short', version: 1 });
    expect(call<RunReport>(bench, 'scorePortfolio', { model: 'Short' }).summary.bands[1]!.customers).toBe(1);
    expect(valuesOf(grid.sheets.find(({ name }) => name === 'Vitals model')!)).toHaveLength(table.length);
  });

  test('a model of that name gives way, and is kept as it stood', () => {
    const { bench } = workbenchWith(rows);
    save(bench, 'Strict');
    const lenient = turned(table, { row: 4, column: 4 }, 40);
    expect(save(bench, 'strict', lenient)).toMatchObject({ version: 2 });
    expect(call<Trial>(bench, 'tryModels').health.at(-1)!.table).toEqual(renamed(lenient, 'strict'));
    call(bench, 'restoreModel', 'strict', 1);
    expect(call<RunReport>(bench, 'scorePortfolio', { model: 'Strict' }).summary.bands[1]!.customers).toBe(1);
  });

  test.each<[string, unknown, string, string]>([
    ['no name', table, '  ', 'Give the model a name'],
    ['a table with a mistake', turned(table, { row: 4, column: 4 }, 140), 'x', 'Row 5, column 5: '],
    ['no table', 'x', 'x', 'something that it does not take'],
  ])('refuses %s, and writes nothing', (_, given, name, words) => {
    const { bench, grid } = workbenchWith(rows);
    expect(() => call(bench, 'saveModelAs', given, name, '')).toThrow(words);
    expect(grid.sheets).toHaveLength(1);
  });

  test('a name that looks like a formula stays text', () => {
    const { bench, grid } = workbenchWith(rows);
    save(bench, '=1+1');
    const cell = { row: 1, column: 1, rows: 1, columns: 1 };
    const sheet = grid.sheets.find(({ name }) => name === 'Vitals model')!;
    expect(sheet.formulas(cell)).toEqual([['']]);
    expect(sheet.values(cell)).toEqual([['=1+1']]);
  });
});
