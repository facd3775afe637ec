import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { absenceOfStatus } from '../../src/customers/scored-portfolio';
import { EDITIONS, type EditionName } from '../../tools/editions';
import { type CellValue, Clock, type Grid, type GridSheet, MemoryGrid, Workbench } from '../../workbench';
import { readProject } from '../../workbench/project';

/** A cell of a test sheet; a day is written as `{ day: 46387 }`. */
export type TestCell = CellValue | { readonly day: number } | { readonly formula: string };

export const NOON_OF_2026_11_21 = '2026-11-21T12:00:00Z';

/** The built add-on in a spreadsheet that holds these rows. */
export function workbenchWith(
  rows: readonly (readonly TestCell[])[],
  options: { locale?: string; timeZone?: string } = {},
) {
  const width = Math.max(26, ...rows.map((row) => row.length));
  const grid = new MemoryGrid({ rows: Math.max(1000, rows.length), columns: width, ...options });
  fill(grid.activeSheet, rows);
  return { grid, sheet: grid.activeSheet as GridSheet, bench: benchOn(grid) };
}

const projects = new Map<EditionName, ReturnType<typeof readProject>>();

/** An edition as it was built: read once for all spreadsheets of a test file, since reading takes a third of the time of a fault schedule. */
export function projectOf(edition: EditionName): ReturnType<typeof readProject> {
  const project = projects.get(edition) ?? readProject(EDITIONS[edition].folder);
  projects.set(edition, project);
  return project;
}

/** The built add-on on a grid, in the base edition or another, where the user did not allow some of its scopes. */
export function benchOn(
  grid: Grid,
  edition: EditionName = 'base',
  declined: readonly string[] = [],
): Workbench {
  const bench = new Workbench({ ...projectOf(edition), grid, clock: new Clock(NOON_OF_2026_11_21) });
  for (const scope of declined) bench.environment.authorization.granted.delete(scope);
  return bench;
}

/** Writes cells from the top left corner, or from the row and column given (from 0). */
export function fill(sheet: GridSheet, rows: readonly (readonly TestCell[])[], row = 0, column = 0): void {
  const width = Math.max(...rows.map((cells) => cells.length));
  const area = { row, column, rows: rows.length, columns: width };
  const padded = rows.map((cells) => [...cells, ...new Array<null>(width - cells.length).fill(null)]);
  sheet.write(
    area,
    padded.map((cells) => cells.map((cell) => (isDay(cell) ? cell.day : cell))),
  );
  sheet.setStyles(
    area,
    'numberFormat',
    padded.map((cells) => cells.map((cell) => (isDay(cell) ? 'yyyy-mm-dd' : undefined))),
  );
}

function isDay(cell: TestCell): cell is { readonly day: number } {
  return typeof cell === 'object' && cell !== null && 'day' in cell;
}

/** All cells of a tab with content. */
export function valuesOf(sheet: GridSheet): CellValue[][] {
  return sheet.values({ row: 0, column: 0, ...sheet.extent() });
}

/** A tab as records by header. */
export function recordsOf(sheet: GridSheet): Record<string, CellValue>[] {
  const [headers, ...rows] = valuesOf(sheet);
  return rows.map((row) => Object.fromEntries(headers!.map((header, i) => [String(header), row[i] ?? null])));
}

/** The rows of `Vitals scores` that count as customers. */
export function countedScores(grid: Grid): ReturnType<typeof scoresOf> {
  return scoresOf(grid).filter((row) => absenceOfStatus(String(row['Health status'])) === undefined);
}

/** The add-on's tab of results. */
export function scoresOf(grid: Grid): Record<string, CellValue>[] {
  return recordsOf(grid.sheets.find(({ name }) => name === 'Vitals scores')!);
}

/** Data handed over beside the repository; its tests are skipped where it is absent. */
export function sharedCsv(path: string): Record<string, string>[] | undefined {
  try {
    const text = readFileSync(`../shared/data/${path}`, 'utf8').replace(/^\ufeff/, '');
    return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
  } catch {
    return undefined;
  }
}

/** What a cell of a CSV file becomes in a sheet, for files that hold plain numbers, ISO days and TRUE or FALSE. */
export function cellOf(text: string): TestCell {
  if (text === '') return null;
  if (text === 'TRUE' || text === 'FALSE') return text === 'TRUE';
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return { day: Date.parse(text) / 86400000 + 25569 };
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

/** A CSV file's records as the rows of a sheet. */
export function sheetOf(records: readonly Record<string, string>[]): TestCell[][] {
  const headers = Object.keys(records[0]!);
  return [headers, ...records.map((record) => headers.map((header) => cellOf(record[header]!)))];
}
