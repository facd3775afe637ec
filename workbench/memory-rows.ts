/** The rows of an in-memory tab, and what is written into them. */
import type { CellValue, StyleProperty, StyleValue } from './grid';

export type Style = Readonly<Record<StyleProperty, StyleValue>>;

/** What a row holds, each list by column and only as long as it needs to be. */
export class Row {
  values: CellValue[] = [];
  formulas: (string | undefined)[] = [];
  styles: (Style | undefined)[] = [];
  notes: (string | undefined)[] = [];

  lists(): unknown[][] {
    return [this.values, this.formulas, this.styles, this.notes];
  }
}

export const EMPTY_ROW = Object.freeze(new Row());

/** Sets one element without leaving holes, which would make every later read slow. */
export function put<T>(list: (T | undefined | null)[], index: number, value: T | undefined | null): void {
  if (index >= list.length && (value === undefined || value === null)) return;
  while (list.length < index) list.push(undefined);
  list[index] = value;
}

/** `Array.splice` for lists that end early, and for more elements than an argument list takes. */
export function splice<T>(list: T[], index: number, remove: number, insert: T[]): T[] {
  if (insert.length === 0) return list.splice(index, remove);
  while (list.length < index) list.push(undefined as T);
  const tail = list.splice(index);
  const removed = tail.splice(0, remove);
  for (const item of insert) list.push(item);
  for (const item of tail) list.push(item);
  return removed;
}

export function styledRow(styles: readonly (Style | undefined)[]): Row {
  const row = new Row();
  row.styles = [...styles];
  return row;
}

export function numberFormatOf({ numberFormat }: Style): Style | undefined {
  return numberFormat === undefined ? undefined : { numberFormat };
}

/** Cells that get the same style share one object. */
export function sharedStyles(property: StyleProperty) {
  const made = new Map<Style | undefined, Map<StyleValue | null, Style | undefined>>();
  return (style: Style | undefined, value: StyleValue | null): Style | undefined => {
    let byValue = made.get(style);
    if (!byValue) {
      byValue = new Map();
      made.set(style, byValue);
    }
    if (!byValue.has(value)) byValue.set(value, styleWith(style, property, value));
    return byValue.get(value);
  };
}

function styleWith(
  style: Style | undefined,
  property: StyleProperty,
  value: StyleValue | null,
): Style | undefined {
  const { [property]: _, ...others } = style ?? {};
  if (value !== null) return { ...others, [property]: value };
  return Object.keys(others).length > 0 ? others : undefined;
}
