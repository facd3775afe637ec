/**
 * `npm run second-engine`: the tab `Vitals` of the sample, calculated once by the workbench and once by LibreOffice, cell by cell.
 * The workbench and the add-on come from one hand; what another engine finds in the same formulas does not.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import ExcelJs from 'exceljs';
import { columnLetters } from './a1';
import { Clock } from './clock';
import { runIfProgram } from './command';
import { makeRoom } from './contents';
import { openFile } from './files';
import type { CellValue, GridSheet } from './grid';
import { MemoryGrid } from './memory-grid';
import { installAddOn } from './project';
import { giveThePast } from './sample-history';
import { UniverGrid } from './univer/univer-grid';
import { saveXlsx } from './xlsx-save';

const PORTFOLIO = new URL('../examples/portfolio.csv', import.meta.url).pathname;
const [FIRST_DAY, SECOND_DAY] = ['2026-11-21T12:00:00Z', '2026-12-28T12:00:00Z'];
const TAB = 'Vitals';
const INSTALL = `LibreOffice is not installed: this compares the formulas of the tab "${TAB}" with it. On Debian: apt-get install --no-install-recommends libreoffice-calc`;
/** What LibreOffice learned in 24.8, and what only Sheets has: such cells go into the file as the values that they have here. */
const SHEETS_ALONE = /\b(FILTER|SORT|UNIQUE|ARRAY_CONSTRAIN)\(/;
/** Functions that files name with a prefix. */
const LATER = /\b(MAXIFS|MINIFS|IFNA)\(/g;

/** The sample with a year of history, scored in two months, and its tab. */
async function tabGrid(): Promise<UniverGrid> {
  const grid = new UniverGrid();
  await openFile(grid, PORTFOLIO, 2026);
  const customers = grid.activeSheet;
  const headers = customers.values({ row: 0, column: 0, rows: 1, columns: customers.extent().columns })[0]!;
  callRenewals(customers, headers.length);
  const clock = new Clock(new Date(FIRST_DAY));
  const bench = await installAddOn(grid, clock);
  giveThePast(grid, bench);
  clock.forwardTo(SECOND_DAY);
  const arr = { row: 1, column: headers.indexOf('ARR'), rows: 1, columns: 1 };
  customers.write(arr, [[Number(customers.values(arr)[0]![0]) + 1200]]);
  grid.activeSheet = customers;
  bench.runFromClient('scorePortfolio', { model: 'segment', way: 'scores tab' }).result();
  bench.runFromClient('makeDashboard').result();
  return grid;
}

/** A column in which every fourth renewal has no call yet. */
function callRenewals(customers: GridSheet, column: number): void {
  const { rows } = customers.extent();
  makeRoom(customers, rows, column + 1);
  const calls = ['Commit', 'Likely', 'At risk', null, 'Lost'];
  const cells = Array.from({ length: rows - 1 }, (_, i): CellValue[] => [calls[i % calls.length]!]);
  customers.write({ row: 0, column, rows, columns: 1 }, [['Renewal call'], ...cells]);
}

/** A formula as files have it: commas, and areas with an end. */
export function asInFiles(formula: string, rows: number): string {
  const parts = formula.slice(1).split(/("(?:[^"]|"")*")/);
  return parts
    .map((part, i) =>
      i % 2 === 1
        ? part
        : part
            .replace(/;/g, ',')
            .replace(/(\$[A-Z]+\$\d+:\$[A-Z]+)(?![$\d])/g, `$1$${rows}`)
            .replace(LATER, '_xlfn.$1('),
    )
    .join('');
}

interface Compared {
  readonly equal: number;
  readonly numbers: number;
  readonly alone: number;
  readonly different: readonly string[];
}

/** Compares every formula of the tab but those of functions that Sheets alone has, which are counted. */
export async function compareWith(engine: string): Promise<Compared> {
  const grid = await tabGrid();
  const sheet = grid.sheets.find(({ name }) => name === TAB)!;
  const area = { row: 0, column: 0, ...sheet.extent() };
  const [values, formulas] = [sheet.values(area), sheet.formulas(area)];
  const rows = Math.max(...grid.sheets.map((each) => each.extent().rows)) + 1;
  const { bytes } = await saveXlsx(grid);
  const workbook = new ExcelJs.Workbook();
  await workbook.xlsx.load(bytes.slice().buffer);
  const all = formulas.flatMap((line, row) =>
    line.flatMap((formula, column) =>
      formula
        ? [
            {
              place: columnLetters(column) + (row + 1),
              formula,
              expected: values[row]![column]!,
              row,
              column,
            },
          ]
        : [],
    ),
  );
  const asked = all.filter(({ formula }) => !SHEETS_ALONE.test(formula));
  const copy = workbook.getWorksheet(TAB)!;
  for (const { place, formula } of asked) copy.getCell(place).value = { formula: asInFiles(formula, rows) };
  const found = await calculated(workbook, engine);
  const different = asked.flatMap(({ place, formula, expected, row, column }) => {
    const got = found(row, column);
    return isSame(expected, got)
      ? []
      : [`${place}: ${String(expected)} here, ${String(got)} there: ${formula}`];
  });
  const numbers = asked.filter(({ expected }) => typeof expected === 'number').length;
  return { equal: asked.length - different.length, numbers, alone: all.length - asked.length, different };
}

/** Has the other engine calculate a file. */
async function calculated(
  workbook: ExcelJs.Workbook,
  engine: string,
): Promise<(row: number, column: number) => CellValue> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'vitals-second-'));
  try {
    const file = path.join(folder, 'asked.xlsx');
    writeFileSync(file, new Uint8Array(await workbook.xlsx.writeBuffer()));
    const out = path.join(folder, 'out');
    const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
    const run = spawnSync(engine, [profile, '--headless', '--convert-to', 'xlsx', '--outdir', out, file]);
    if (run.status !== 0) throw new Error(`${engine} failed: ${String(run.stderr)}`);
    const answer = new MemoryGrid();
    await openFile(answer, path.join(out, 'asked.xlsx'), 2026);
    const sheet = answer.sheets.find(({ name }) => name === TAB)!;
    const cells = sheet.values({ row: 0, column: 0, ...sheet.extent() });
    return (row, column) => cells[row]?.[column] ?? null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function isSame(expected: CellValue, got: CellValue): boolean {
  if (typeof expected === 'number' && typeof got === 'number')
    return Math.abs(expected - got) <= 1e-9 * Math.max(1, Math.abs(expected));
  return (expected ?? '') === (got ?? '');
}

async function secondEngine(): Promise<string> {
  const engine = ['soffice', 'localc'].find((name) => spawnSync(name, ['--version']).status === 0);
  if (!engine) throw new Error(INSTALL);
  const version = String(spawnSync(engine, ['--version']).stdout).trim();
  const { equal, numbers, alone, different } = await compareWith(engine);
  if (different.length > 0) {
    throw new Error(
      `${different.length} of ${equal + different.length} cells differ in ${version}:\n${different.join('\n')}`,
    );
  }
  return `${equal} formulas of "${TAB}", ${numbers} of them with numbers, are equal in ${version}. ${alone} with FILTER, SORT or UNIQUE, which it lacks, were left out.\n`;
}

runIfProgram(import.meta.url, secondEngine);
