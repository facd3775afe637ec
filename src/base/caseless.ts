/** A name or word as people mean it, whatever its case and the blanks around it: ` At Risk ` and `at risk` are one. */
export function caseless(text: unknown): string {
  return text === null || text === undefined ? '' : String(text).trim().toLowerCase();
}
