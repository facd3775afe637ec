/** So many cells are read in a call, so that no answer of Google's is too large. */
const CELLS_PER_CALL = 200_000;

/** The values of a whole tab of any size, from its first row on. */
export function valuesInBlocks(sheet: GoogleAppsScript.Spreadsheet.Sheet): unknown[][] {
  const [height, width] = [sheet.getLastRow(), sheet.getLastColumn()];
  const rows: unknown[][] = [];
  const perCall = Math.max(1, Math.floor(CELLS_PER_CALL / Math.max(1, width)));
  for (let row = 1; row <= height; row += perCall) {
    const block = sheet.getRange(row, 1, Math.min(perCall, height - row + 1), width).getValues();
    for (const cells of block) rows.push(cells);
  }
  return rows;
}
