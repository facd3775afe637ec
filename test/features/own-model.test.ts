/** A model of one's own, walked as a new user would: insert it or save it, edit a weight, score. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { PortfolioMatch } from '../../src/addon/run/match';
import { publishedTables } from '../../src/models';
import { type CellValue, type Grid, MemoryGrid, openCsv, type Workbench } from '../../workbench';
import { benchOn, recordsOf, scoresOf, valuesOf } from '../support/sheets';

function newUser() {
  const grid = new MemoryGrid({ rows: 300, columns: 80 });
  openCsv(grid, grid.activeSheet, readFileSync('examples/portfolio.csv', 'utf8'), 2026);
  return { grid, bench: benchOn(grid) };
}

const ask = <T>(bench: Workbench, name: string, ...args: unknown[]) =>
  bench.runFromClient(name, ...args).result() as T;
const proposedBy = (bench: Workbench) => ask<PortfolioMatch>(bench, 'matchPortfolio').proposed;
/** What the button does: it sends the model that the sidebar shows as chosen. */
const press = (bench: Workbench, model = proposedBy(bench)) => ask(bench, 'scorePortfolio', { model });
const modelsUsed = (grid: Grid) => [...new Set(scoresOf(grid).map((row) => row.Model))];
const healthOf = (grid: Grid) =>
  scoresOf(grid).map((row) => [row['Customer id'], row['Health score']] as const);

/** Doubles the weight of a dimension in the tab of models, by hand. */
function doubleWeight(grid: Grid, name: string): void {
  const tab = grid.sheets.find((sheet) => sheet.name === 'Vitals model')!;
  const row = valuesOf(tab).findIndex((cells) => cells[0] === 'dimension' && cells[1] === name);
  const area = { row, column: 2, rows: 1, columns: 1 };
  tab.write(area, [[Number(tab.values(area)[0]![0]) * 2]]);
}

/** The health of every customer by the formula, with the table that stands in the tab of models now. */
function healthByFormula(grid: Grid, bench: Workbench): CellValue[] {
  const [headers, ...rows] = valuesOf(grid.sheets[0]!);
  const width = headers!.indexOf('Health score');
  const cut = (row: readonly CellValue[]) => (width < 0 ? row : row.slice(0, width));
  const table = valuesOf(grid.sheets.find((sheet) => sheet.name === 'Vitals model')!);
  const args = [[cut(headers!)], rows.map(cut), table, new Date('2026-11-21T00:00:00Z')];
  const answer = bench.callCustomFunction('HEALTHSCORE', args);
  if (answer.error) throw new Error(answer.error.message);
  return (answer.value as CellValue[][]).map(([cell]) => cell!);
}

describe('a new user who inserts the model in use', () => {
  const { grid, bench } = newUser();
  const first = proposedBy(bench);
  press(bench);
  const before = healthOf(grid);

  test('keeps it in use, with the same scores', () => {
    ask(bench, 'insertModel', first);
    expect(proposedBy(bench)).toBe(first);
    press(bench);
    expect(modelsUsed(grid)).toEqual([first]);
    expect(healthOf(grid)).toEqual(before);
  });

  test('scores with the weight that was edited there, row by row as the formula does with the same cells', () => {
    doubleWeight(grid, 'Usage');
    press(bench);
    expect(modelsUsed(grid)).toEqual([first]);
    const after = healthOf(grid);
    expect(after.map(([id]) => id)).toEqual(before.map(([id]) => id));
    expect(after).not.toEqual(before);
    const rows = recordsOf(grid.sheets[0]!);
    const formula = healthByFormula(grid, bench);
    const known = new Map(rows.map((row, i) => [row['Account ID'], formula[i]]));
    const scored = after.filter(([, health]) => typeof health === 'number');
    expect(scored.length).toBeGreaterThan(200);
    expect(scored.filter(([id, health]) => known.get(id as string) !== health)).toEqual([]);
  });

  test('keeps it in use when another model is inserted as well', () => {
    const other = first === 'lifecycle' ? 'dashboard' : 'lifecycle';
    const edited = healthOf(grid);
    ask(bench, 'insertModel', other);
    expect(proposedBy(bench)).toBe(first);
    press(bench);
    expect(modelsUsed(grid)).toEqual([first]);
    expect(healthOf(grid)).toEqual(edited);
  });
});

describe('a new user who saves a model of their own', () => {
  const { grid, bench } = newUser();
  const first = proposedBy(bench);
  press(bench);
  const before = healthOf(grid);
  const table = publishedTables()
    .get(first)!
    .map((row) =>
      row[0] === 'dimension' && row[1] === 'Usage' ? [...row.slice(0, 2), 90, ...row.slice(3)] : row,
    );

  test('scores with it once it is chosen, and from then on without choosing it again', () => {
    ask(bench, 'saveModelAs', table, 'ours', 'usage counts most');
    expect(proposedBy(bench)).toBe(first);
    press(bench, 'ours');
    expect(modelsUsed(grid)).toEqual(['ours']);
    expect(healthOf(grid)).not.toEqual(before);
    const saved = healthOf(grid);
    press(bench);
    expect(modelsUsed(grid)).toEqual(['ours']);
    expect(healthOf(grid)).toEqual(saved);
  });

  test('scores with a weight that is edited in its table', () => {
    const saved = healthOf(grid);
    doubleWeight(grid, 'Engagement');
    press(bench);
    expect(modelsUsed(grid)).toEqual(['ours']);
    expect(healthOf(grid)).not.toEqual(saved);
  });
});
