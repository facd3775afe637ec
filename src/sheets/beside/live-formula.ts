import { columnLetter, quotedTab } from '../../base/a1';

/** Where a live column finds its results. Columns and rows count from 1. */
export interface Lookup {
  readonly label: string;
  readonly headerRow: number;
  readonly keyColumn: number;
  readonly scoresTab: string;
  readonly idColumn: number;
  readonly resultColumn: number;
}

/**
 * The formula in the header cell of a live column: the header itself, and for every id below it that customer's result.
 * Anchored on the header's own row, so that a row inserted below the header shifts nothing; with `;`, English names and
 * no array literals it is valid in every locale.
 */
export function liveFormula({
  label,
  headerRow,
  keyColumn,
  scoresTab,
  idColumn,
  resultColumn,
}: Lookup): string {
  const key = columnLetter(keyColumn);
  const ids = `$${key}$${headerRow}:$${key}`;
  const scores = (column: number) =>
    `${quotedTab(scoresTab)}!$${columnLetter(column)}:$${columnLetter(column)}`;
  return (
    `=ARRAYFORMULA(IF(ROW(${ids})=ROW($${key}$${headerRow});"${label}";IF(${ids}="";;` +
    `IFNA(XLOOKUP(${ids};${scores(idColumn)};${scores(resultColumn)})))))`
  );
}
