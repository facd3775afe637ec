/** A cell is cut to this before it is parsed, so that no cell can make a reader slow. */
export const LONGEST_CELL = 1000;

/** A cell's text as readers take it: trimmed, cut, without the invisible characters that come along from web pages. */
export function cleanText(cell: string): string {
  const text = cell.trim();
  const cut = text.length > LONGEST_CELL ? text.slice(0, LONGEST_CELL) : text;
  return /[\u200b-\u200d\u2060\ufeff]/.test(cut)
    ? cut.replace(/[\u200b-\u200d\u2060\ufeff]/g, '').trim()
    : cut;
}

/**
 * A header in its plain form: `Feature-Adoption (%)` and `feature_adoption` are both `feature adoption`. Case, width of
 * the letters, invisible characters and everything that people put between words make no difference.
 */
export function normalizeHeader(cell: unknown): string {
  if (typeof cell !== 'string' && typeof cell !== 'number') return '';
  return cleanText(String(cell))
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-‐-―−/.,:;?*%()[\]"'’]+/g, ' ')
    .trim();
}

/** The plain form without its spaces: `AccountId`, `account id` and `account_id` are one word. */
export function wordKey(cell: unknown): string {
  return normalizeHeader(cell).replace(/ /g, '');
}
