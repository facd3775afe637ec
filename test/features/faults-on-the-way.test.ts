// What comes between a press and its end: a call that fails after the write, another person's job, a read that fails. Each
// is a situation that was found once; the jobs with all faults are in test/faults.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { RunReport } from '../../src/addon/run/score';
import { EDITIONS } from '../../tools/editions';
import { readEntry } from '../../tools/endpoints';
import { between, failAfter, failBefore, type Grid, type GridSheet } from '../../workbench';
import { call as formula } from '../support/call';
import { afterCalmDays, alertsIn, customer, HEADERS, tabOf } from '../support/eventful';
import { fill, recordsOf, type TestCell, valuesOf } from '../support/sheets';
import { teamWith } from '../support/team';

const TIMED_OUT = 'Service Spreadsheets timed out while accessing document with id workbench-spreadsheet.';
const ROWS = [HEADERS, customer('C1', 'Kim'), customer('C2', 'Lee')];

function scored(rows: readonly (readonly TestCell[])[] = ROWS) {
  const team = teamWith(rows);
  const sheet = team.grid.activeSheet;
  team.call('scorePortfolio', {});
  return { ...team, sheet };
}

const rowsOf = (grid: Grid, name: string) => {
  const tab = tabOf(grid, name);
  return tab && tab.extent().rows > 0 ? recordsOf(tab) : [];
};

describe('A press that failed after its write, pressed again, writes nothing twice:', () => {
  test.each([
    ['a note', 'addCustomerNote', ['C1', 'Called them.'], 'Vitals notes', 1],
    ['a version of a model', 'saveModel', ['segment', 'because'], 'Vitals model versions', 2],
    ['a model of one’s own', 'saveModelAs', ['table', 'Mine', 'because'], 'Vitals model versions', 2],
  ])('%s', (_, endpoint, args, tab, rows) => {
    const ready = () => {
      const team = scored();
      team.call('insertModel', 'segment');
      const table = valuesOf(tabOf(team.grid, 'Vitals model')!);
      team.grid.activeSheet = team.sheet;
      return { ...team, given: args.map((arg) => (arg === 'table' ? table : arg)) };
    };
    const peace = ready();
    const { log, error } = peace.bench.runFromClient(endpoint, ...peace.given);
    expect(error).toBeNull();
    const write = log.lastIndexOf('Range.setValues') + 1;
    const after = log.map((_each, i) => i + 1).filter((number) => number >= write);
    for (const number of after) {
      const { bench, grid, given } = ready();
      bench.watch = failAfter(number, TIMED_OUT);
      bench.runFromClient(endpoint, ...given);
      bench.watch = {};
      expect([number, bench.runFromClient(endpoint, ...given).error]).toEqual([number, null]);
      expect([number, rowsOf(grid, tab)]).toEqual([number, expect.objectContaining({ length: rows })]);
    }
  });
});

describe('Somebody who changes the spreadsheet while a run looks at what it wrote beside the rows:', () => {
  const numbers = ['C1', 'C2', 'C3', 'C4'];
  const rows = [HEADERS, ...numbers.map((id, i) => customer(id, 'Kim', { login_frequency: 20 * i }))];
  const sortByUse = (sheet: GridSheet) =>
    sheet.sort({ row: 1, column: 0, rows: 4, columns: sheet.extent().columns }, [
      { column: HEADERS.indexOf('login_frequency'), ascending: false },
    ]);
  test.each<[string, string, (sheet: GridSheet, grid: Grid) => void]>([
    [
      'who renames Vitals scores',
      'live',
      (_, grid) => {
        tabOf(grid, 'Vitals scores')!.name = 'Scores, ours';
      },
    ],
    ['who moves a column', 'live', (sheet) => sheet.move('columns', 2, 1, 0)],
    ['who inserts a row', 'values', (sheet) => sheet.insert('rows', 2, 1, 2)],
    ['who sorts', 'values', sortByUse],
  ])('%s finds each result once, beside its customer, after the next run', (_, way, edit) => {
    const peace = teamWith(rows);
    const { log, tabs } = peace.bench.runFromClient('scorePortfolio', { way });
    const write = log.findIndex((name, i) => name === 'Range.setValues' && tabs[i] === 'Sheet1') + 1;
    expect(write).toBeGreaterThan(0);
    const formats = peace.grid.activeSheet.conditionalFormats.length;
    for (let call = write + 1; call < write + 30; call++) {
      const { bench, grid } = teamWith(rows);
      const sheet = grid.activeSheet as GridSheet;
      bench.watch = between(call, () => edit(sheet, grid));
      bench.runFromClient('scorePortfolio', { way });
      bench.watch = {};
      const { blocked } = bench.runFromClient('scorePortfolio', { way }).result() as RunReport;
      const headers = valuesOf(sheet)[0]!;
      expect([call, blocked, headers.filter((header) => header === 'Health score')]).toEqual([
        call,
        [],
        ['Health score'],
      ]);
      const score = (record: Record<string, unknown>) => record['Health score'];
      const beside = recordsOf(sheet).filter((record) => record.customer_id);
      expect([call, new Map(beside.map((record) => [record.customer_id, score(record)]))]).toEqual([
        call,
        new Map(recordsOf(grid.sheets[1]!).map((record) => [record['Customer id'], score(record)])),
      ]);
      expect([call, sheet.conditionalFormats.length]).toEqual([call, formats]);
    }
  });
});

test('a refused write into the history costs no day that it was to take the place of', () => {
  const ready = () => {
    const team = teamWith(ROWS);
    const score = (day: string, hour = 12) => {
      team.clock.forwardTo(`${day}T${hour}:00:00Z`);
      // Of data that stays the same it would be asked.
      const use = Number(day.slice(-2));
      fill(team.grid.sheets[0]!, [[use]], 1, HEADERS.indexOf('login_frequency'));
      return team.bench.runFromClient('scorePortfolio', {});
    };
    for (let day = 1; day < 10; day++) score(`2026-12-0${day}`);
    return { ...team, score: (hour?: number) => score('2027-04-15', hour) };
  };
  const days = (grid: Grid) => rowsOf(grid, 'Vitals history').map((row) => [row.Date, row.Values]);
  const peace = ready();
  const { log, tabs } = peace.score();
  const writes = log.flatMap((name, i) =>
    name === 'Range.setValues' && tabs[i] === 'Vitals history' ? [i + 1] : [],
  );
  expect([writes.length, days(peace.grid).length]).toEqual([2, 5]);
  for (const call of writes) {
    const { bench, grid, score } = ready();
    bench.watch = failBefore(call, TIMED_OUT);
    score();
    bench.watch = {};
    score(13);
    expect([call, days(grid).slice(0, -1)]).toEqual([call, days(peace.grid).slice(0, -1)]);
  }
});

test('no sentence of a failure is logged, whatever it quotes of customers', () => {
  const canaries = { name: 'canary-name', csm: 'canary@client.com' };
  const { bench } = scored([HEADERS, customer('canary-id', 'Kim', canaries), customer('C2', 'Lee')]);
  const runs = readEntry(EDITIONS.team.entry)
    .filter(({ isFormula, name }) => !isFormula && !/^on(Open|Install)$/.test(name))
    .map(({ name }) => bench.runFromClient(name, 'canary-id', 'canary-note', 'canary-reason'));
  expect(runs.some(({ error }) => error?.message.includes('canary'))).toBe(true);
  expect(runs.flatMap(({ console }) => console)).toEqual([]);
  for (const { folder } of [EDITIONS.base, EDITIONS.team])
    expect(JSON.parse(readFileSync(`${folder}/appsscript.json`, 'utf8')).exceptionLogging).toBe('NONE');
});

test('a run that waited for the lock scores with what another person has saved meanwhile', () => {
  const ada = scored();
  ada.call('insertModel', 'segment');
  const table = valuesOf(tabOf(ada.grid, 'Vitals model')!);
  const edited = table.map((row) => row.map((cell) => (row[1] === 'Usage' && cell === 30 ? 5 : cell)));
  ada.grid.activeSheet = ada.sheet;
  const bea = ada.bench.besideUser('bea@example.com');
  const { log } = ada.bench.runFromClient('scorePortfolio', { model: 'segment' });
  ada.bench.watch = between(log.indexOf('LockService.getDocumentLock') + 1, () => {
    bea.runFromClient('saveModelAs', edited, 'segment', 'Bea mends it').result();
    ada.grid.activeSheet = ada.sheet;
  });
  ada.bench.runFromClient('scorePortfolio', { model: 'segment' }).result();
  ada.bench.watch = {};
  const [first] = ada.bench.runFromClient('listModelVersions', 'segment').value as { reason: string }[];
  expect(first!.reason).toBe('Bea mends it');
  const waited = rowsOf(ada.grid, 'Vitals scores').map((row) => row['Health score']);
  ada.bench.runFromClient('scorePortfolio', { model: 'segment' }).result();
  expect(rowsOf(ada.grid, 'Vitals scores').map((row) => row['Health score'])).toEqual(waited);
});

test('a read that fails while the tasks are planned changes no alert and no day to act by', () => {
  const run = () => {
    const day = afterCalmDays();
    return { ...day, told: () => alertsIn(day.grid).map((row) => [row.Key, row['What to do']]) };
  };
  const peace = run();
  const { log } = peace.bench.runFromClient('scorePortfolio', {});
  const wanted = peace.told();
  expect(wanted.length).toBeGreaterThan(0);
  const reads = log.flatMap((name, i) => (/get(Name|Values|SheetValues|LastRow)$/.test(name) ? [i + 1] : []));
  for (const number of reads.slice(0, 40).filter((_, i) => i % 5 === 0)) {
    const day = run();
    day.bench.watch = failBefore(number, TIMED_OUT);
    const came = day.bench.runFromClient('scorePortfolio', {});
    day.bench.watch = {};
    // A run whose alerts were not kept says so, and the next one tells them.
    const { unkept = [] } = (came.value ?? {}) as Partial<RunReport>;
    if (came.error || unkept.length > 0) day.bench.runFromClient('scorePortfolio', {}).result();
    expect([number, day.told()]).toEqual([number, wanted]);
  }
});

describe('No function of figures shows #NUM! without a reason:', () => {
  test.each([
    ['RETENTIONCOST', [40, 5e-324]],
    ['GRRBRIDGE', [1e308, 54, 0.1]],
    ['MRR', [[[1e308], [1e308]]]],
    ['MRRMOVEMENTS', [[[109575]], [[1e308]]]],
  ])('%s', (name, args) => {
    const cells = [formula(name, ...args)].flat(2);
    for (const cell of cells) expect(typeof cell === 'number' && !Number.isFinite(cell)).toBe(false);
  });

  test('any function, with the largest and smallest numbers there are', () => {
    const names = readEntry(EDITIONS.base.entry).flatMap(({ isFormula, name }) => (isFormula ? [name] : []));
    const extreme = fc.constantFrom(1e308, -1e308, 5e-324, 0, 1, 54, 109575);
    const range = fc.array(fc.array(extreme, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.array(fc.oneof(extreme, range), { minLength: 1, maxLength: 4 }),
        (name, args) => {
          let cells: unknown[] = [];
          try {
            cells = [formula(name, ...args)].flat(2);
          } catch (error) {
            expect(String(error)).not.toMatch(/TypeError|RangeError/);
          }
          for (const cell of cells)
            expect([name, args, typeof cell === 'number' && !Number.isFinite(cell)]).toEqual([
              name,
              args,
              false,
            ]);
        },
      ),
      { numRuns: 400 },
    );
  });
});
