/**
 * What conditional formats make of a cell. As in Sheets, the first rule that applies decides, property by property.
 * Rules with a formula of their own or about dates are not drawn: the add-on makes none.
 */
import type { Gradient, GradientPoint } from '../apps-script/conditional-format';
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
  const rules = formats.flatMap(({ areas, rule }) =>
    areas.map((area) => ({ area, lookOf: lookBy(rule as Rule | Gradient) })),
  );
  const byColumn = Array.from({ length: columns }, (_, column) =>
    rules.filter(({ area }) => column >= area.column && column < area.column + area.columns),
  );
  return (row, column, value, look) => {
    let added = NOTHING;
    for (const { area, lookOf } of byColumn[column]!) {
      const inside = row >= area.row && row < area.row + area.rows;
      const given = inside ? lookOf(value) : undefined;
      if (given) added = { ...given, ...added };
    }
    return added === NOTHING ? look : { ...look, ...added };
  };
}

/** What a rule makes of a value; undefined where it does not apply. */
function lookBy(rule: Rule | Gradient): (value: CellValue) => CellLook | undefined {
  if ('minimum' in rule) {
    const { minimum, middle, maximum } = rule;
    const points = [minimum, ...(middle ? [middle] : []), maximum];
    return (value) => (typeof value === 'number' ? { background: mixed(points, value) } : undefined);
  }
  const { criteria, values, background, fontColor, bold, italic } = rule;
  const look = {
    ...(background && { background }),
    ...(fontColor && { color: fontColor }),
    ...(bold && { bold }),
    ...(italic && { italic }),
  };
  return (value) => (CRITERIA[criteria]?.(value, ...values) ? look : undefined);
}

/** The colour of a value on a scale; beyond its ends, that of the end. */
function mixed(points: readonly GradientPoint[], value: number): string {
  const above = points.findIndex((point) => Number(point.value) >= value);
  if (above <= 0) return points[above < 0 ? points.length - 1 : 0]!.color;
  const [from, to] = [points[above - 1]!, points[above]!];
  const share = (value - Number(from.value)) / (Number(to.value) - Number(from.value));
  const [start, end] = [channels(from.color), channels(to.color)];
  return `#${start.map((part, i) => hex(part + (end[i]! - part) * share)).join('')}`;
}

function channels(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}

function hex(part: number): string {
  return Math.round(part).toString(16).padStart(2, '0');
}
