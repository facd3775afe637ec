/**
 * What conditional formats make of a cell. As in Sheets, the first rule that applies decides, property by property.
 * Rules with a formula, of their own or as what they compare with, and rules about dates are not drawn: the add-on makes none.
 */
import type { Gradient, GradientPoint } from '../apps-script/conditional-format';
import { isTold, meetsCondition } from '../conditions';
import type { CellValue, GridConditionalFormat } from '../grid';
import type { Area } from '../shift';
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
  valuesOf: (area: Area) => CellValue[][],
): (row: number, column: number, value: CellValue, look: CellLook) => CellLook {
  const rules = formats.flatMap(({ areas, rule }) =>
    areas.map((area) => ({
      area,
      lookOf: lookBy(rule as Rule | Gradient, () =>
        areas.flatMap((one) => valuesOf(one).flat()).filter((value) => typeof value === 'number'),
      ),
    })),
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
function lookBy(rule: Rule | Gradient, numbers: () => number[]): (value: CellValue) => CellLook | undefined {
  if ('minimum' in rule) {
    const { minimum, middle, maximum } = rule;
    const points = placed([minimum, ...(middle ? [middle] : []), maximum], numbers);
    return (value) => (typeof value === 'number' ? { background: mixed(points, value) } : undefined);
  }
  const { criteria, values, background, fontColor, bold, italic } = rule;
  const look = {
    ...(background && { background }),
    ...(fontColor && { color: fontColor }),
    ...(bold && { bold }),
    ...(italic && { italic }),
  };
  const isFormula = values.some((value) => typeof value === 'string' && value.startsWith('='));
  if (!isTold(criteria) || (isFormula && !criteria.startsWith('TEXT_'))) return () => undefined;
  return (value) => (meetsCondition({ criteria, values }, value, CONTEXT) ? look : undefined);
}

interface ColorAt {
  readonly color: string;
  readonly at: number;
}

/** Where the points of a scale lie, given the numbers of its cells. */
function placed(points: readonly GradientPoint[], numbers: () => number[]): ColorAt[] {
  const sorted = points.some(({ type }) => type !== 'NUMBER') ? numbers().sort((a, b) => a - b) : [];
  const [low = 0, high = 0] = [sorted[0], sorted[sorted.length - 1]];
  return points.map(({ color, value, type }) => {
    const share = Number(value) / 100;
    if (type === 'MIN') return { color, at: low };
    if (type === 'MAX') return { color, at: high };
    if (type === 'PERCENT') return { color, at: low + (high - low) * share };
    if (type === 'PERCENTILE') return { color, at: percentile(sorted, share) };
    return { color, at: Number(value) };
  });
}

function percentile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const [below = 0, above = below] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return below + (above - below) * (place - Math.floor(place));
}

/** The colour of a value on a scale; beyond its ends, that of the end. */
function mixed(points: readonly ColorAt[], value: number): string {
  const above = points.findIndex(({ at }) => at >= value);
  if (above <= 0) return points[above < 0 ? points.length - 1 : 0]!.color;
  const [from, to] = [points[above - 1]!, points[above]!];
  const share = (value - from.at) / (to.at - from.at);
  const [start, end] = [channels(from.color), channels(to.color)];
  return `#${start.map((part, i) => hex(part + (end[i]! - part) * share)).join('')}`;
}

function channels(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}

function hex(part: number): string {
  return Math.round(part).toString(16).padStart(2, '0');
}
