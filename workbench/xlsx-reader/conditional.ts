/** Conditional formats of a tab in an XLSX file. */
import type { Area } from '../shift';
import type { ReadColor } from './color';
import { areasOf } from './rules';
import { type DifferentLook, readDifference } from './styles';
import { child, type Element } from './xml';

/** A color at a value of a scale. */
export interface FileScalePoint {
  /** `min`, `max`, `num`, `percent`, `percentile`, `formula`. */
  readonly type: string;
  readonly value: string;
  /** `#rrggbb`. */
  readonly color: string | null;
}

export interface FileConditionalFormat {
  readonly areas: readonly Area[];
  /** The lowest is looked at first. */
  readonly priority: number;
  /** `cellIs`, `expression`, `colorScale`, `dataBar`. */
  readonly type: string;
  readonly operator: string;
  readonly text: string;
  readonly formulas: readonly string[];
  /** What it changes: the number of a look that the workbook keeps, or a look of its own. */
  readonly look: number | DifferentLook | null;
  readonly points: readonly FileScalePoint[];
}

/** The rules of an element `conditionalFormatting`, as Excel writes it or as its extension for formulas over other tabs does. */
export function readConditionalFormats(element: Element, colorOf: ReadColor): FileConditionalFormat[] {
  const areas = areasOf(element.attributes.sqref ?? child(element, 'sqref')?.text ?? '');
  if (areas.length === 0) return [];
  return element.children
    .filter(({ name }) => name === 'cfRule')
    .map((rule) => {
      const { type = '', priority, operator = '', text = '', dxfId } = rule.attributes;
      const own = child(rule, 'dxf');
      const formulas = rule.children.flatMap((one) =>
        one.name === 'formula' || one.name === 'f' ? [one.text.trim()] : [],
      );
      return {
        areas,
        priority: Number(priority ?? Number.POSITIVE_INFINITY),
        type,
        operator,
        text,
        formulas,
        look: own ? readDifference(own, colorOf) : dxfId === undefined ? null : Number(dxfId),
        points: readPoints(child(rule, 'colorScale'), colorOf),
      };
    });
}

function readPoints(scale: Element | undefined, colorOf: ReadColor): FileScalePoint[] {
  const colors = scale?.children.filter(({ name }) => name === 'color') ?? [];
  const values = scale?.children.filter(({ name }) => name === 'cfvo') ?? [];
  return values.map((one, i) => ({
    type: one.attributes.type ?? 'num',
    value: one.attributes.val ?? child(one, 'f')?.text.trim() ?? '',
    color: colorOf(colors[i]),
  }));
}
