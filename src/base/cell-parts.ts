/** Sheets takes 50,000 characters in a cell: a longer text is kept in several. */
export const CHARACTERS_PER_CELL = 40_000;

/** A text in parts, each for a cell of its own; none where it is empty. */
export function cellParts(text: string): string[] {
  const parts: string[] = [];
  for (let at = 0; at < text.length; at += CHARACTERS_PER_CELL) {
    parts.push(text.slice(at, at + CHARACTERS_PER_CELL));
  }
  return parts;
}
