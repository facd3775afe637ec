/** Comparisons of texts in a query, all with regard to case. */
import { QuerySyntaxError } from './language';

/** @throws {QuerySyntaxError} Where a pattern cannot be read. */
export function textMeets(text: string, sign: string, pattern: string): boolean {
  switch (sign) {
    case 'contains':
      return text.includes(pattern);
    case 'starts with':
      return text.startsWith(pattern);
    case 'ends with':
      return text.endsWith(pattern);
    case 'like':
      return new RegExp(
        `^${pattern
          .replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
          .replace(/%/g, '[\\s\\S]*')
          .replace(/_/g, '[\\s\\S]')}$`,
      ).test(text);
    default:
      return matches(text, pattern);
  }
}

function matches(text: string, pattern: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`).test(text);
  } catch {
    throw new QuerySyntaxError(`"${pattern}" is no regular expression`);
  }
}
