/** The letter of a column, from 1: 1 is A, 27 is AA. */
export function columnLetter(column: number): string {
  const before = Math.floor((column - 1) / 26);
  return (before > 0 ? columnLetter(before) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}

/** The column (from 1) of a letter; 0 where there is none. */
export function columnNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}

/** A tab's name as formulas and A1 ranges want it: quoted, quotes in it doubled. */
export function quotedTab(name: string): string {
  return `'${name.replace(/'/g, "''")}'`;
}
