import type { ColumnPlace, HeaderMatch } from './headers';
import { isEmptyRow, keyText } from './identity';
import { isTotalLabel } from './no-customer';
import { wordKey } from './normalize';

/** Headers of what tells customers apart where there is no id, the likeliest first. */
const ALSO_UNIQUE = ['website', 'domain', 'url', 'email', 'companydomainname', 'customeremail'];

/**
 * The column that can stand for ids where there is none: the names, or another column of texts, if every customer has one
 * and no two have the same. Undefined where no column is like that.
 */
export function keyColumnOf(
  matches: readonly HeaderMatch[],
  rows: readonly (readonly unknown[])[],
): ColumnPlace | undefined {
  const filled = rows.filter(
    (row) =>
      row.filter((cell) => cell !== '').length > 1 &&
      !isTotalLabel(row.find((cell) => cell !== '')) &&
      !isEmptyRow(row),
  );
  if (filled.length === 0) return undefined;
  const weight = ({ header, metric }: HeaderMatch) => {
    if (metric) return metric.header === 'name' ? 0 : Number.NaN;
    const at = ALSO_UNIQUE.indexOf(wordKey(header));
    return at < 0 ? ALSO_UNIQUE.length + 1 : at + 1;
  };
  return matches
    .filter(
      (match) => !match.result && !Number.isNaN(weight(match)) && !match.setAside && isUnique(match.index),
    )
    .sort((a, b) => weight(a) - weight(b) || a.index - b.index)[0];

  function isUnique(index: number): boolean {
    const keys = filled.map((row) =>
      typeof row[index] === 'string' ? keyText(row[index]).toLowerCase() : '',
    );
    return keys.every((key) => key !== '') && new Set(keys).size === keys.length;
  }
}
