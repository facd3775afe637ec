/**
 * What conditional formats make of a cell. As in Sheets, the first rule that applies decides, property by property.
 * Rules with a formula of their own or about dates are not drawn: the add-on makes none.
 */
import type { Gradient, GradientPoint } from '../apps-script/conditional-format';
import { isTold, meetsCondition } from '../conditions';
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

/** Conditional formats compare with no range, and their rules about dates are not drawn. */
const CONTEXT = { isDate: false, valuesOf: () => [] };

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
  if (!isTold(criteria)) return () => undefined;
  return (value) => (meetsCondition({ criteria, values }, value, CONTEXT) ? look : undefined);
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
