/** Spreadsheet files on this machine: CSV or XLSX, as their names end. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openCsv, saveCsv } from './csv';
import type { Grid, GridSheet } from './grid';
import { openXlsx, saveXlsx } from './xlsx';

/**
 * Opens a file in a new grid. `year` is that of dates which are written without one.
 * @throws A sentence that names the file where it cannot be read.
 */
export async function openFile(grid: Grid, file: string, year: number): Promise<void> {
  const kind = kindOf(file);
  const bytes = attempt(file, 'read', () => readFileSync(file));
  if (kind === 'csv') openCsv(grid, grid.activeSheet, bytes.toString('utf8'), year);
  else {
    await openXlsx(grid, bytes).catch((error: Error) => {
      throw new Error(`${file}: ${error.message}`, { cause: error });
    });
  }
}

/** Saves tabs to a file: all of them to XLSX, the first one to CSV. */
export async function saveFile(grid: Grid, sheets: readonly GridSheet[], file: string): Promise<void> {
  const content = kindOf(file) === 'csv' ? saveCsv(grid, sheets[0]!).text : await saveXlsx(sheets);
  attempt(file, 'written', () => writeFileSync(file, content));
}

/** @throws A sentence where the file is of no kind that can be opened and saved. */
export function kindOf(file: string): 'csv' | 'xlsx' {
  const ending = path.extname(file).toLowerCase();
  if (ending === '.csv' || ending === '.tsv' || ending === '.txt') return 'csv';
  if (ending === '.xlsx') return 'xlsx';
  throw new Error(`${file}: the name must end in .csv or .xlsx.`);
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
