/**
 * What conditional formats make of a cell. As in Sheets, the first rule that applies decides, property by property.
 * Rules with a formula of their own or about dates are not drawn: the add-on makes none.
 */
import type { CellValue, GridConditionalFormat } from '../grid';
import type { CellLook } from './wire';

/** A rule as the Apps Script layer keeps it. */
interface Rule {
  readonly criteria: string;
  readonly values: readonly unknown[];
  readonly background: string | null;
  readonly fontColor: string | null;
  readonly bold: boolean | null;
  readonly italic: boolean | null;
}

const NOTHING: CellLook = {};

type Criterion = (value: CellValue, ...values: unknown[]) => boolean;

const about =
  (compare: (text: string, wanted: string) => boolean): Criterion =>
  (value, wanted) =>
    value !== null && compare(String(value).toLowerCase(), String(wanted).toLowerCase());
const above =
  (compare: (value: number, first: number, second: number) => boolean): Criterion =>
  (value, first, second) =>
    typeof value === 'number' && compare(value, Number(first), Number(second));

const CRITERIA: Readonly<Record<string, Criterion>> = {
  CELL_EMPTY: (value) => value === null || value === '',
  CELL_NOT_EMPTY: (value) => value !== null && value !== '',
  TEXT_EQUAL_TO: about((text, wanted) => text === wanted),
  TEXT_CONTAINS: about((text, wanted) => text.includes(wanted)),
  TEXT_DOES_NOT_CONTAIN: (value, wanted) => !CRITERIA.TEXT_CONTAINS!(value, wanted),
  TEXT_STARTS_WITH: about((text, wanted) => text.startsWith(wanted)),
  TEXT_ENDS_WITH: about((text, wanted) => text.endsWith(wanted)),
  NUMBER_EQUAL_TO: above((value, wanted) => value === wanted),
  NUMBER_NOT_EQUAL_TO: above((value, wanted) => value !== wanted),
  NUMBER_GREATER_THAN: above((value, wanted) => value > wanted),
  NUMBER_GREATER_THAN_OR_EQUAL_TO: above((value, wanted) => value >= wanted),
  NUMBER_LESS_THAN: above((value, wanted) => value < wanted),
  NUMBER_LESS_THAN_OR_EQUAL_TO: above((value, wanted) => value <= wanted),
  NUMBER_BETWEEN: above((value, low, high) => value >= low && value <= high),
  NUMBER_NOT_BETWEEN: above((value, low, high) => value < low || value > high),
};

/** Gives the look of a cell with what the formats of its sheet add to it, or take the place of. */
export function conditionalLooks(
  formats: readonly GridConditionalFormat[],
  columns: number,
): (row: number, column: number, value: CellValue, look: CellLook) => CellLook {
  const rules = formats.flatMap(({ areas, rule }) => areas.map((area) => ({ area, ...(rule as Rule) })));
  const byColumn = Array.from({ length: columns }, (_, column) =>
    rules.filter(({ area }) => column >= area.column && column < area.column + area.columns),
  );
  return (row, column, value, look) => {
    let added = NOTHING;
    for (const { area, criteria, values, ...given } of byColumn[column]!) {
      const inside = row >= area.row && row < area.row + area.rows;
      if (inside && CRITERIA[criteria]?.(value, ...values)) added = { ...lookOf(given), ...added };
    }
    return added === NOTHING ? look : { ...look, ...added };
  };
}

function lookOf({ background, fontColor, bold, italic }: Partial<Rule>): CellLook {
  return {
    ...(background && { background }),
    ...(fontColor && { color: fontColor }),
    ...(bold && { bold }),
    ...(italic && { italic }),
  };
}
