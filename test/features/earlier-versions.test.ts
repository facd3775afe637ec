import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { EditionName } from '../../tools/editions';
import { type CellValue, MemoryGrid } from '../../workbench';
import { type KeptState, restore } from '../support/kept-state';
import { benchOn, recordsOf, valuesOf } from '../support/sheets';

const FOLDER = 'test/features/states';
const STATES = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
const stateOf = (name: string) => JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8')) as KeptState;
const tabOf = (grid: MemoryGrid, name: string) => grid.sheets.find((sheet) => sheet.name === name)!;

describe.each(STATES)('A spreadsheet that the build of %s has left', (file) => {
  const state = stateOf(file);
  const kept = state.sheets.map(({ name }) => name);

  // A new script has properties of its own, empty ones: this is also a team's move to the published add-on.
  test.each<EditionName>(['base', 'team'])(
    'is taken up by the %s edition with all that is in it',
    (edition) => {
      const grid = restore(state);
      const before = valuesOf(grid.activeSheet);
      const bench = benchOn(grid, edition);
      const report = bench.runFromClient('scorePortfolio', { model: 'segment' });
      expect(report.error).toBeNull();

      const tabs = grid.sheets.map(({ name }) => name);
      // The tab `Vitals` takes its place in front of the scores; what was there stays in its order.
      expect(tabs.filter((name) => name !== 'Vitals').slice(0, kept.length)).toEqual(
        kept.map(nameAfterwards),
      );
      expect(tabs).toContain('Team scores');
      expect(tabs).not.toContain('Vitals scores');
      const after = valuesOf(grid.activeSheet);
      expect(after[0]).toEqual(before[0]);
      expect(theirs(after)).toEqual(theirs(before));
      expect(recordsOf(grid.activeSheet)[1]!.Remarks).toBe('call in May');
      const scores = new Map(
        recordsOf(tabOf(grid, 'Team scores')).map((record) => [Object.values(record)[0], record]),
      );
      for (const row of recordsOf(grid.activeSheet)) {
        const scored = scores.get(row['Account ID'] ?? null)!;
        for (const name of ['Health score', 'Risk tier', 'Next action']) expect(row[name]).toBe(scored[name]);
        expect(typeof scored['Health score']).toBe('number');
      }
    },
  );

  test('is scored with the model that they made of theirs', () => {
    const grid = restore(state);
    const model = tabOf(grid, 'Vitals model');
    if (!model) return;
    const bench = benchOn(grid);
    bench.runFromClient('scorePortfolio', { model: 'segment' }).result();
    const usage = valuesOf(model).find(([kind, name]) => kind === 'dimension' && name === 'Usage');
    expect(usage![2]).toBe(55);
    const published = restore(state);
    const row = valuesOf(model).findIndex(([kind, name]) => kind === 'dimension' && name === 'Usage');
    tabOf(published, 'Vitals model').write({ row, column: 2, rows: 1, columns: 1 }, [[30]]);
    benchOn(published).runFromClient('scorePortfolio', { model: 'segment' }).result();
    expect(healthOf(grid)).not.toEqual(healthOf(published));
  });

  test('can be undone', () => {
    const grid = restore(state);
    const before = theirs(valuesOf(grid.activeSheet));
    const bench = benchOn(grid);
    bench.runFromClient('scorePortfolio', { model: 'segment' }).result();
    expect(bench.runFromClient('undoLastRun').error).toBeNull();
    expect(theirs(valuesOf(grid.activeSheet))).toEqual(before);
  });
});

/** The cells that are the team's: all columns but those that the add-on made, which are blank once undone. */
function theirs(values: readonly CellValue[][]): CellValue[][] {
  const own = ['Health score', 'Health status', 'Risk tier', 'Health drivers', 'Risk signals', 'Next action'];
  const [headers] = values;
  return values.map((row) =>
    row.filter((_, j) => headers![j] !== null && !own.includes(String(headers![j]))),
  );
}

/** A dashboard of theirs is out of the way of the tab that takes its place. */
function nameAfterwards(tab: string): string {
  return tab === 'Vitals dashboard' ? 'Vitals dashboard (earlier)' : tab;
}

function healthOf(grid: MemoryGrid): CellValue[] {
  return recordsOf(tabOf(grid, 'Team scores')).map((record) => record['Health score']!);
}

describe('A dashboard of an earlier build', () => {
  const opened = () => {
    const grid = restore(stateOf('acfb73a.json'));
    const bench = benchOn(grid);
    const former = tabOf(grid, 'Vitals dashboard');
    const score = () => bench.runFromClient('scorePortfolio', { model: 'segment' }).result();
    return { grid, bench, former, score, before: formulasOf(former) };
  };
  const formulasOf = (sheet: MemoryGrid['sheets'][number]) =>
    sheet.formulas({ row: 0, column: 0, ...sheet.extent() });

  test('gets another name once, with all that is in it, and the tab Vitals takes its place', () => {
    const { grid, former, score, before } = opened();
    score();
    expect([former.name, former.hidden]).toEqual(['Vitals dashboard (earlier)', true]);
    expect(formulasOf(former)).toEqual(before);
    expect(valuesOf(former)[0]![0]).toBe('No longer brought up to date: see "Vitals"');
    const vitals = tabOf(grid, 'Vitals');
    expect([vitals.hidden, valuesOf(vitals)[0]![0]]).toEqual([false, 'Customer Vitals']);
    former.name = 'Board figures';
    former.hidden = false;
    score();
    expect([former.name, former.hidden]).toEqual(['Board figures', false]);
    expect(grid.sheets.filter(({ name }) => name === 'Vitals')).toHaveLength(1);
  });

  test('is back where the run is undone, and the next run puts it away again', () => {
    const { grid, bench, former, score } = opened();
    score();
    bench.runFromClient('undoLastRun').result();
    expect([former.name, former.hidden]).toEqual(['Vitals dashboard', false]);
    expect(valuesOf(former)[0]![0]).toBe('Customer Vitals dashboard');
    expect(tabOf(grid, 'Vitals').hidden).toBe(true);
    score();
    expect([former.name, tabOf(grid, 'Vitals').hidden]).toEqual(['Vitals dashboard (earlier)', false]);
  });

  test('keeps the name that people have given it', () => {
    const { former, score } = opened();
    former.name = 'Board figures';
    score();
    expect([former.name, former.hidden]).toEqual(['Board figures', true]);
  });
});

describe('What the add-on knows its tabs and columns by', () => {
  const scored = () => {
    const grid = restore(stateOf(STATES[0]!));
    const bench = benchOn(grid);
    bench.runFromClient('scorePortfolio', { model: 'segment' }).result();
    return { grid, bench };
  };

  test('is seen by every version in the document, pasted or published', () => {
    const grid = new MemoryGrid();
    grid.activeSheet.write({ row: 0, column: 0, rows: 2, columns: 2 }, [
      ['customer_id', 'feature_adoption'],
      ['A', 50],
    ]);
    benchOn(grid).runFromClient('scorePortfolio', {}).result();
    const marks = grid.metadata.all();
    expect(marks.length).toBeGreaterThan(3);
    expect(marks.map(({ visibility }) => visibility)).toEqual(marks.map(() => 'DOCUMENT'));
  });

  test('carries a version, once', () => {
    const { grid, bench } = scored();
    bench.runFromClient('scorePortfolio', { model: 'segment' }).result();
    const versions = grid.metadata.all().filter(({ key }) => key === 'customer-vitals.version');
    expect(versions.map(({ value, place }) => [value, place.type])).toEqual([['2', 'SPREADSHEET']]);
  });

  test('is not written over by an older script than the one that wrote it last', () => {
    const { grid, bench } = scored();
    const mark = grid.metadata.all().find(({ key }) => key === 'customer-vitals.version')!;
    mark.value = '3';
    const before = grid.sheets.map(valuesOf);
    const { error } = bench.runFromClient('scorePortfolio', { model: 'segment' });
    expect(error?.message).toContain('A newer Customer Vitals has written in this spreadsheet.');
    expect(grid.sheets.map(valuesOf)).toEqual(before);
  });
});
