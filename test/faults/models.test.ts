import { describe, expect, test } from '@jest/globals';
import type { VersionEntry } from '../../src/addon/models/models';
import { publishedTables } from '../../src/models';
import { asParameter, findTables } from '../../src/models/tables';
import { between, type Grid } from '../../workbench';
import { fill, valuesOf } from '../support/sheets';
import { FAULTS } from './faults';
import { openPortfolio, userColumns } from './portfolio';
import { Schedules } from './schedules';

const schedules = new Schedules('models', 89);

const tabOf = (grid: Grid) => grid.sheets.find(({ name }) => name === 'Vitals model')!;
const tablesIn = (grid: Grid) => findTables(valuesOf(tabOf(grid)).map((row) => row.map(asParameter)));

/** A portfolio with two models in its tab, the upper one edited and two rows shorter than its first version. */
function withEditedModel() {
  const opened = openPortfolio();
  for (const name of ['segment', 'lifecycle']) opened.bench.runFromClient('insertModel', name);
  const tab = tabOf(opened.grid);
  tab.delete('rows', 12, 2);
  fill(tab, [[99]], 2, 2);
  return opened;
}

type Step = readonly [name: string, endpoint: string, args: readonly unknown[]];
const STEPS: readonly Step[] = [
  ['inserting a model', 'insertModel', ['dashboard']],
  ['saving a version', 'saveModel', ['segment', 'because']],
  ['restoring a version', 'restoreModel', ['segment', 1]],
  ['a run with an edited model', 'scorePortfolio', [{}]],
];

describe.each(STEPS)('%s, of which a call', (_step, endpoint, args) => {
  const peace = withEditedModel().bench.runFromClient(endpoint, ...args);

  test.each(Object.entries(FAULTS))('%s', (_name, fault) => {
    for (const call of schedules.turnsOf(peace, fault.differs)) {
      const { bench, grid, sheet } = withEditedModel();
      const before = userColumns(sheet);
      bench.watch = fault.at(call);
      bench.runFromClient(endpoint, ...args);
      bench.watch = {};
      bench.runFromClient(endpoint, ...args);
      const run = bench.runFromClient('scorePortfolio', {});

      expect([call, run.error]).toEqual([call, null]);
      expect(userColumns(sheet)).toEqual(before);
      const tables = new Map(tablesIn(grid).map(({ name, table }) => [name, table]));
      expect(tables.get('lifecycle')).toEqual(publishedTables().get('lifecycle'));
      if (endpoint === 'insertModel')
        expect(tables.get('dashboard')).toEqual(publishedTables().get('dashboard'));
      if (endpoint === 'restoreModel')
        expect(tables.get('segment')).toEqual(publishedTables().get('segment'));
      else expect(tables.get('segment')).toHaveLength(20);
      const versions = bench.runFromClient('listModelVersions', 'segment').value as VersionEntry[];
      expect(versions.map(({ version }) => version)).toEqual(versions.map((_, i) => versions.length - i));
      expect(grid.sheets.find(({ name }) => name === 'Vitals model versions')!.hidden).toBe(true);
      expect(bench.environment.locks.size).toBe(0);
    }
  });
});

test('a row that somebody inserts above while a version is restored: every model and the row stand', () => {
  const [, endpoint, args] = STEPS[2]!;
  const peace = withEditedModel().bench.runFromClient(endpoint, ...args);
  // Sheets has no write that checks what it replaces: between the check and the write one call is left.
  const write = peace.log.indexOf('Range.setValues', peace.log.indexOf('Range.setValues') + 1) + 1;
  const near = [-3, -2, 1, 2, 3].map((calls) => write + calls);
  const turns = schedules.turnsOf(peace, (_, call) => call < write - 1 || call > write);
  for (const call of new Set([...near, ...turns])) {
    const { bench, grid } = withEditedModel();
    const lower = tablesIn(grid)[1]!.table;
    bench.watch = between(call, () => {
      tabOf(grid).insert('rows', 0, 1, 0);
      fill(tabOf(grid), [['theirs']]);
    });
    bench.runFromClient(endpoint, ...args);
    bench.watch = {};
    bench.runFromClient(endpoint, ...args);
    expect([call, valuesOf(tabOf(grid))[0]![0]]).toEqual([call, 'theirs']);
    expect(tablesIn(grid).map(({ table }) => table)).toEqual([publishedTables().get('segment'), lower]);
  }
});
