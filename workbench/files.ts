/** Spreadsheet files on this machine: CSV, XLSX or JSON, as their names end. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { tabToFill } from './contents';
import { csvRemarks, openCsv, saveCsv } from './csv';
import { type DecodedText, decodeText } from './encoding';
import type { Grid, GridSheet } from './grid';
import { openJson } from './json';
import { openXlsx } from './xlsx';
import { saveXlsx } from './xlsx-save';

/**
 * Opens a file in a grid: in the empty tab of a new one, else behind its tabs. `year` is that of dates which are written without one. Returns what a person should know
 * of how it was read, a sentence each.
 * @throws A sentence that names the file where it cannot be read.
 */
export async function openFile(grid: Grid, file: string, year: number): Promise<string[]> {
  kindOf(file);
  const bytes = attempt(file, 'read', () => readFileSync(file));
  return openBytes(grid, file, bytes, year).catch((error: Error) => {
    throw new Error(`${file}: ${error.message}`, { cause: error });
  });
}

/**
 * Opens files as the tabs of one new grid: a CSV file as a tab of its name, an XLSX file with all of its own. Returns what a
 * person should know of how they were read, with the names of the files.
 */
export async function openFiles(grid: Grid, files: readonly string[], year: number): Promise<string[]> {
  const remarks: string[] = [];
  const { activeSheet } = grid;
  for (const file of files)
    for (const remark of await openFile(grid, file, year)) remarks.push(`${file}: ${remark}`);
  if (files.length > 1) grid.activeSheet = activeSheet;
  return remarks;
}

/** As `openFile`, what a file of this name holds. */
export async function openBytes(
  grid: Grid,
  file: string,
  bytes: Uint8Array,
  year: number,
): Promise<string[]> {
  if (kindOf(file) === 'xlsx') return openXlsx(grid, bytes);
  const { text, encoding } = decodeText(bytes);
  if (kindOf(file) === 'json') {
    openJson(tabToFill(grid, path.basename(file, path.extname(file))), text, year);
    return encodingRemarks(encoding);
  }
  openCsv(grid, tabToFill(grid, path.basename(file, path.extname(file))), text, year);
  return [...encodingRemarks(encoding), ...csvRemarks(text, grid.locale)];
}

function encodingRemarks(encoding: DecodedText['encoding']): string[] {
  if (encoding === 'UTF-8') return [];
  if (encoding === 'UTF-16') return ['It is read as UTF-16.'];
  return ['It is no UTF-8 and is read as Windows-1252: if letters look wrong, save it as CSV UTF-8.'];
}

/**
 * Saves tabs to a file: all of them to XLSX, the first one to CSV, in which cells that another spreadsheet would run as formulas
 * are disarmed, unless it is to be raw. Returns what a person should know of it, a sentence each.
 */
export async function saveFile(
  grid: Grid,
  sheets: readonly GridSheet[],
  file: string,
  isRaw = false,
): Promise<string[]> {
  const { bytes, remarks } =
    kindOf(file) === 'csv' ? csvBytes(grid, sheets[0]!, isRaw) : await saveXlsx(grid, sheets);
  attempt(file, 'written', () => writeFileSync(file, bytes));
  return remarks;
}

function csvBytes(grid: Grid, sheet: GridSheet, isRaw: boolean): { bytes: string; remarks: string[] } {
  const { text, formulaLike } = saveCsv(grid, sheet, !isRaw);
  if (formulaLike.length === 0) return { bytes: text, remarks: [] };
  const which = `Cells that begin with =, +, - or @ (${formulaLike.length}, such as ${formulaLike[0]})`;
  const remark = isRaw
    ? `${which} are saved as they stand: another spreadsheet may run them as formulas.`
    : `${which} stand behind an apostrophe, so that no spreadsheet runs them. --raw leaves them as they are.`;
  return { bytes: text, remarks: [remark] };
}

/** @throws A sentence where the file is of no kind that can be opened and saved. */
export function kindOf(file: string): 'csv' | 'xlsx' | 'json' {
  const ending = path.extname(file).toLowerCase();
  if (ending === '.csv' || ending === '.tsv' || ending === '.txt') return 'csv';
  if (ending === '.xlsx') return 'xlsx';
  if (ending === '.json' || ending === '.jsonl' || ending === '.ndjson') return 'json';
  throw new Error(`${file}: the name must end in .csv, .xlsx or .json.`);
}

function attempt<T>(file: string, what: string, access: () => T): T {
  try {
    return access();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'there is no such file or folder' : message;
    throw new Error(`${file} cannot be ${what}: ${reason}.`, { cause: error });
  }
}
