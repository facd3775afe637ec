/** How high rows are: as somebody made them, else as high as the largest text in them, broken into lines where it is. */
import { DEFAULT_ROW_HEIGHT, type GridSheet } from '../grid';

const STANDARD_SIZE = 10;
/** Pixels for each point of a text's size: of a line's height, and of a letter's width, which is a guess. */
const LINE = 1.6;
const LETTER = 0.75;
const EDGE = 5;

/** Of rows that are not as high as others, by index, in pixels. */
export function rowHeights(sheet: GridSheet): Record<number, number> {
  const area = { row: 0, column: 0, ...sheet.extent() };
  const [sizes, wraps] = [sheet.styles(area, 'fontSize'), sheet.styles(area, 'wrap')];
  const values = sheet.values(area);
  const heights: Record<number, number> = {};
  values.forEach((line, row) => {
    const needed = line.map((value, column) => {
      const size = Number(sizes[row]![column] ?? STANDARD_SIZE);
      const wrap = wraps[row]![column];
      const isWrapped = (wrap === 'WRAP' || wrap === true) && typeof value === 'string';
      if (value === null || (size === STANDARD_SIZE && !isWrapped)) return 0;
      const width = sheet.columnWidth(column) - EDGE;
      return size * LINE * (isWrapped ? linesOf(value, width / (size * LETTER)) : 1) + EDGE;
    });
    const height = Math.round(Math.max(...needed, 0));
    if (height > DEFAULT_ROW_HEIGHT) heights[row] = height;
  });
  return { ...heights, ...Object.fromEntries(sheet.rowHeights) };
}

/** How many lines a text takes where so many letters fit into one. */
function linesOf(text: string, letters: number): number {
  return text.split('\n').reduce((sum, line) => {
    let lines = 1;
    let used = 0;
    for (const word of line.split(' ')) {
      if (used > 0 && used + 1 + word.length > letters) {
        lines++;
        used = word.length;
      } else used += word.length + (used > 0 ? 1 : 0);
    }
    return sum + lines;
  }, 0);
}
