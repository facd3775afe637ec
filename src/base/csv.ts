/** Rows as a CSV file; the cells in it that another spreadsheet would run as formulas stand behind an apostrophe. */
export interface CsvFile {
  readonly text: string;
  /** Places of the cells that stand behind an apostrophe, from 0 and with the headers as row 0. */
  readonly disarmed: readonly (readonly [row: number, column: number])[];
}

/** Writes rows as CSV, as RFC 4180 has it. */
export function csvOf(rows: readonly (readonly unknown[])[]): CsvFile {
  const disarmed: [number, number][] = [];
  const lines = rows.map((row, i) =>
    row.map((cell, j) => {
      if (!startsFormula(cell)) return quoted(String(cell));
      disarmed.push([i, j]);
      return quoted(`'${cell}`);
    }),
  );
  return { text: lines.map((line) => line.join(',')).join('\r\n'), disarmed };
}

/** Whether a spreadsheet that opens a file would run a cell as a formula. */
export function startsFormula(cell: unknown): boolean {
  // Readers pass over blanks, NUL and a mark of byte order before the sign.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what some cells begin with.
  return typeof cell === 'string' && /^(?:[\t\r\n]|[\s\u0000\ufeff]*[=+\-@])/.test(cell);
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
