import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { Clock, MemoryGrid, openCsv, Workbench } from '../../workbench/index';
import { score } from '../../workbench/score';
import { openXlsx } from '../../workbench/xlsx';
import { saveXlsx } from '../../workbench/xlsx-save';
import { NOON_OF_2026_11_21, valuesOf } from '../support/sheets';
import { madeXlsx } from './made-xlsx';

const FOLDER = mkdtempSync(path.join(tmpdir(), 'vitals-score-'));
const inFolder = (name: string) => path.join(FOLDER, name);
afterAll(() => rmSync(FOLDER, { recursive: true }));

/** Starting programs takes seconds on a busy machine. */
jest.setTimeout(60_000);

const AS_OF = ['--as-of', '2026-11-21'];
const PORTFOLIO = 'examples/portfolio.csv';
const scoresOf = async (...args: string[]) => JSON.parse(await score([...args, ...AS_OF, '--json']));

const tiersOf = async (file: string) =>
  (await scoresOf(file)).map((record: Record<string, unknown>) => [
    record['Customer id'],
    record['Health score'],
    record['Risk tier'],
  ]);

function gridOf(csv: string) {
  const grid = new MemoryGrid();
  openCsv(grid, grid.activeSheet, csv, 2026);
  return grid;
}

const run = (...args: string[]) =>
  spawnSync('node_modules/.bin/tsx', ['workbench/score.ts', ...args], { encoding: 'utf8' });

describe('npm run score, as a program', () => {
  test('prints JSON and nothing else, and writes the file', () => {
    const out = inFolder('scored.xlsx');
    const { status, stdout, stderr } = run(PORTFOLIO, ...AS_OF, '--json', '--out', out);
    expect([status, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)[0]).toMatchObject({ 'Customer id': 'TF-1001', 'Health status': 'Yellow' });
    expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK');
  });

  test('disarms the cells of a CSV file that a spreadsheet would run, and says so; --raw does not, and says so', () => {
    const file = inFolder('armed.csv');
    writeFileSync(file, 'customer_id,name,nps_score,csat_score\nc1,+HYPERLINK(1),9,4\nc2,Beta,3,2\n');
    const out = inFolder('armed-out.csv');
    const disarmed = run(file, ...AS_OF, '--out', out);
    expect(disarmed.stderr).toMatch('stand behind an apostrophe, so that no spreadsheet runs them');
    expect(readFileSync(out, 'utf8')).toMatch("c1,'+HYPERLINK(1),");
    const raw = run(file, ...AS_OF, '--out', out, '--raw');
    expect(raw.stderr).toMatch('as they stand: another spreadsheet may run them as formulas');
    expect(readFileSync(out, 'utf8')).toMatch('c1,+HYPERLINK(1),');
  });

  test('ends a file that cannot be read with a sentence and exit code 1', () => {
    const broken = inFolder('broken.xlsx');
    writeFileSync(broken, 'PK and no more');
    const { status, stdout, stderr } = run(broken);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^.*broken\.xlsx: This is no XLSX workbook that can be read: .*\.\n$/);
  });
});

describe('npm run score refuses in a sentence', () => {
  test.each<[string, string[], RegExp]>([
    ['an unknown model', [PORTFOLIO, '--model', 'horoscope'], /model "?horoscope"?.*segment/i],
    ['a missing file', ['nowhere.csv'], /^nowhere\.csv cannot be read: there is no such file or folder\.$/],
    ['a file of another kind', ['customers.ods'], /must end in \.csv, \.xlsx or \.json/],
    ['a result of another kind', [PORTFOLIO, '--out', 'scored.pdf'], /must end in \.csv, \.xlsx or \.json/],
    ['a day that there is not', [PORTFOLIO, '--as-of', '2026-02-30'], /no day of the calendar/],
    ['a day in words', [PORTFOLIO, '--as-of', 'today'], /no day of the calendar/],
    [
      'a folder that there is not',
      [PORTFOLIO, '--out', 'nowhere/a.csv'],
      /^nowhere\/a\.csv cannot be written/,
    ],
    ['no file', [], /^Usage: /],
  ])('%s', async (_, args, sentence) => {
    await expect(score(args)).rejects.toThrow(sentence);
  });
});

describe('npm run score with CSV', () => {
  const HEADERS = 'id,name,csat,nps,login_frequency,arr';
  const written = (name: string, bytes: Uint8Array | string) => {
    writeFileSync(inFolder(name), bytes);
    return inFolder(name);
  };

  test.each<[string, Uint8Array, string]>([
    ['UTF-16', Buffer.from(`\ufeff${HEADERS}\n7,Müller,4,50,20,1\n`, 'utf16le'), 'It is read as UTF-16.'],
    ['Windows-1252', Buffer.from(`${HEADERS}\n7,Müller,4,50,20,1\n`, 'latin1'), 'is read as Windows-1252'],
    ['tabs', Buffer.from(`${HEADERS}\n7,Müller,4,50,20,1\n`.replace(/,/g, '\t')), 'separated by tabs'],
  ])('in %s is read, and says so', (name, bytes, remark) => {
    const file = written(`${name}.csv`, bytes);
    const { status, stdout, stderr } = run(file, ...AS_OF, '--json');
    expect([status, JSON.parse(stdout)[0].Name]).toEqual([0, 'Müller']);
    expect(stderr).toContain(remark);
  });

  test('of another locale is read with it', async () => {
    const file = written(
      'german.csv',
      `${HEADERS}\n7,A,"4,5",50,20,"1.200,50"\n`.replace(/,(?! |\d+")/g, ';'),
    );
    expect((await scoresOf(file, '--locale', 'de_DE'))[0]).toMatchObject({ ARR: 1200.5 });
    await expect(score([file, '--locale', 'german'])).rejects.toThrow(/^There is no locale german/);
  });

  test('British days and amounts are read with the locale, and asked without it', async () => {
    const file = written(
      'british.csv',
      'customer_id,name,arr,renewal,nps\n1,A,"£1,200.50",31/12/2026,9\n2,B,£800,05/02/2027,3\n',
    );
    const rows = await scoresOf(file, '--locale', 'en_GB');
    expect(rows.map((row: Record<string, unknown>) => [row.ARR, row['Days to renewal']])).toEqual([
      [1200.5, 40],
      [800, 76],
    ]);
    const american = await scoresOf(file);
    expect(american[1]).toMatchObject({ ARR: 800, 'Days to renewal': null });
  });

  test.each([',', ';', '\t', '|', '^', '~'])('with %j between its fields', async (delimiter) => {
    const lines = ['customer_id,name,nps_score,csat_score,arr', '7,A,9,4,1200', '8,B,3,2,800'];
    const file = written('delimited.csv', lines.join('\n').replaceAll(',', delimiter));
    expect(await scoresOf(file)).toEqual([
      expect.objectContaining({ Name: 'A', ARR: 1200 }),
      expect.objectContaining({ Name: 'B', ARR: 800 }),
    ]);
  });

  test('says which columns a person should decide, and never null', async () => {
    const file = written(
      'asked.csv',
      'customer_id,name,nps,owner\n1,A,-60,Ana Berg\n2,B,40,Tom Hall\n3,C,9,Ana Berg\n',
    );
    const text = await score([file, ...AS_OF]);
    expect(text).toMatch(/Columns to decide\n(?: {2}.*\n)* {2}nps: read as NPS\. .*Account NPS/);
    expect(text).toMatch(/ {2}owner: read as CSM\. The header is a general word/);
    expect(text).not.toMatch(/null|undefined|NaN/);
  });

  test('several files are the tabs of one spreadsheet', async () => {
    const notes = written('notes.csv', 'about,note\n7,call\n');
    const more = written('more.xlsx', (await saveXlsx(gridOf('a,b\n1,2\n'))).bytes);
    const customers = written('clients.csv', `${HEADERS}\n7,A,4,50,20,1200\n`);
    const out = inFolder('several.xlsx');
    const records = await scoresOf(customers, notes, more, '--out', out);
    expect(records[0]).toMatchObject({ Name: 'A', ARR: 1200 });
    const scored = new MemoryGrid();
    await openXlsx(scored, readFileSync(out));
    expect(scored.sheets.map(({ name }) => name)).toEqual(['clients', 'notes', 'Sheet1']);
  });

  test('ids and amounts behind an equals sign are what they show', async () => {
    const file = written('equals.csv', `${HEADERS}\n"=""007""",A,4,50,20,=2*600\n`);
    expect((await scoresOf(file))[0]).toMatchObject({ 'Customer id': '007', ARR: 1200 });
  });
});

describe('npm run score with XLSX', () => {
  test('scores a portfolio as it does from CSV', async () => {
    const reference = '../shared/data/reference/public-customers.csv';
    const file = existsSync(reference) ? reference : PORTFOLIO;
    const xlsx = inFolder('customers.xlsx');
    writeFileSync(xlsx, (await saveXlsx(gridOf(readFileSync(file, 'utf8')))).bytes);
    expect(await scoresOf(xlsx)).toEqual(await scoresOf(file));
  });

  test('scores a portfolio whose values are the results of formulas, zeros and FALSE among them', async () => {
    const values = valuesOf(gridOf(readFileSync(PORTFOLIO, 'utf8')).activeSheet);
    expect(values.flat().filter((value) => value === 0 || value === false).length).toBeGreaterThan(1500);
    const xlsx = inFolder('formulas.xlsx');
    writeFileSync(xlsx, await madeXlsx(values, { formulas: true }));
    expect(await tiersOf(xlsx)).toEqual(await tiersOf(PORTFOLIO));
  });

  test('saves the customer tab first, with all results beside it, and the other tabs of the user', async () => {
    const grid = new MemoryGrid();
    grid.activeSheet.name = 'Notes';
    grid.activeSheet.write({ row: 0, column: 0, rows: 1, columns: 1 }, [['call Acme']]);
    const customers = grid.insertSheet('Clients', 1);
    openCsv(grid, customers, '\nid,name,csat,nps,login_frequency\n7,Acme,4,50,20\n007,Beta,2,-10,1\n', 2026);
    customers.frozenRows = 2;
    const file = inFolder('tabs.xlsx');
    writeFileSync(file, (await saveXlsx(grid)).bytes);

    const out = inFolder('tabs-scored.xlsx');
    const records = await scoresOf(file, '--out', out);
    const scored = new MemoryGrid();
    await openXlsx(scored, readFileSync(out));
    expect(scored.sheets.map(({ name }) => name)).toEqual(['Clients', 'Notes']);
    expect(scored.activeSheet.name).toBe('Clients');
    expect(scored.activeSheet.frozenRows).toBe(2);
    const [, headers, ...rows] = valuesOf(scored.activeSheet);
    expect(headers!.slice(0, 5)).toEqual(['id', 'name', 'csat', 'nps', 'login_frequency']);
    expect(headers!.slice(5)).toEqual(Object.keys(records[0]));
    expect(rows.map((row) => [row[0], row[5]])).toEqual(
      records.map((record: Record<string, unknown>) => [record['Customer id'], record['Customer id']]),
    );
  });

  test('scores what it has saved', async () => {
    const out = inFolder('again.xlsx');
    const first = await scoresOf(PORTFOLIO, '--out', out);
    const second = await scoresOf(out);
    const health = (records: Record<string, unknown>[]) => records.map((record) => record['Health score']);
    expect(health(second)).toEqual(health(first));
  });
});

test('what is scored is what the code in dist/ says: another weight, other scores', () => {
  // The build breaks long lines, within texts as well.
  const code = readFileSync('dist/Code.js', 'utf8').replace(/\\\n/g, '');
  const weight = /(?<=\["dimension",\s?"Usage",\s?)30(?=,)/;
  expect(code.split(weight)).toHaveLength(2);
  const healthBy = (text: string) => {
    const grid = new MemoryGrid();
    openCsv(grid, grid.activeSheet, readFileSync(PORTFOLIO, 'utf8'), 2026);
    const bench = new Workbench({ grid, code: text, clock: new Clock(NOON_OF_2026_11_21) });
    expect(bench.runFromClient('scorePortfolio', {}).error).toBeNull();
    const scores = valuesOf(grid.sheets.find(({ name }) => name === 'Vitals scores')!);
    const column = scores[0]!.indexOf('Health score');
    return scores.slice(1).map((row) => row[column]);
  };
  const before = healthBy(code);
  const after = healthBy(code.replace(weight, '60'));
  const changed = after.filter((health, i) => health !== before[i]);
  expect(changed.length).toBeGreaterThan(before.length / 2);
});
