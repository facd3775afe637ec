/** A1 notation. */
import type { Area } from './shift';

/** `0` -> `A`, `26` -> `AA`. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** `A` -> `0`, `AA` -> `26`. */
export function columnIndex(letters: string): number {
  return [...letters.toUpperCase()].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** `A1`, or `A1:B2` where the area has several cells. */
export function areaToA1({ row, column, rows, columns }: Area): string {
  const first = `${columnLetters(column)}${row + 1}`;
  if (rows === 1 && columns === 1) return first;
  return `${first}:${columnLetters(column + columns - 1)}${row + rows}`;
}

const SHEET_AND_CELLS = /^(?:(?:'((?:[^']|'')+)'|([^'!]+))!)?(.+)$/;
const CORNER = /^\$?([A-Z]{1,3})?\$?(\d+)?$/i;

/**
 * Reads `B2`, `A1:C9`, `G:G`, `2:5`, `A2:D`, each with or without a sheet name in front. A side that is left open
 * reaches the end of the sheet. Gives `null` for text that is none of these.
 */
export function parseA1(
  text: string,
  size: { maxRows: number; maxColumns: number },
): { sheet: string | null; area: Area } | null {
  const match = SHEET_AND_CELLS.exec(text.trim());
  const corners = match?.[3]?.split(':') ?? [];
  const [start, end] = corners.map((corner) => CORNER.exec(corner));
  if (!match || !start || corners.length > 2 || (corners.length === 2 && !end)) return null;
  const isCell = start[1] !== undefined && start[2] !== undefined;
  if (!end && !isCell) return null;
  const last = end ?? start;
  if ((start[1] === undefined) !== (last[1] === undefined)) return null;
  const [top, bottom] = ordered(
    start[2] ? Number(start[2]) - 1 : 0,
    last[2] ? Number(last[2]) - 1 : size.maxRows - 1,
  );
  const [left, right] = ordered(
    start[1] ? columnIndex(start[1]) : 0,
    last[1] ? columnIndex(last[1]) : size.maxColumns - 1,
  );
  const area = { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
  return { sheet: match[1]?.replace(/''/g, "'") ?? match[2] ?? null, area };
}

function ordered(a: number, b: number): [number, number] {
  return a <= b ? [a, b] : [b, a];
}
