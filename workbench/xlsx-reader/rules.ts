/** What holds for the cells of a tab in an XLSX file: its filter, what may be entered, who may edit. */
import { parseA1 } from '../a1';
import type { Area } from '../shift';
import { child, type Element, isTrue } from './xml';

/** The most that a sheet of Excel can have. */
export const EXCEL = { maxRows: 1_048_576, maxColumns: 16_384 };

export interface FileFilter {
  /** With the header row. */
  readonly area: Area;
  readonly columns: readonly FileFilterColumn[];
}

export interface FileFilterColumn {
  /** Of the tab. */
  readonly column: number;
  /** The texts that are shown, `''` for blank cells, where the filter is a list of them. */
  readonly shown?: readonly string[];
  /** What cells are compared with, where the filter is a comparison. */
  readonly comparisons?: readonly { readonly operator: string; readonly value: string }[];
  readonly all: boolean;
  /** The name of the filter's kind: `filters`, `top10`. */
  readonly kind: string;
}

export interface FileValidation {
  readonly areas: readonly Area[];
  /** `list`, `whole`, `date`, `custom`. */
  readonly type: string;
  readonly operator: string;
  readonly formulas: readonly [string, string];
  readonly allowInvalid: boolean;
  readonly showsDropdown: boolean;
  readonly helpText: string | null;
}

export function readFilter(element: Element): FileFilter | null {
  const area = parseA1(element.attributes.ref ?? '', EXCEL)?.area;
  if (!area) return null;
  const columns = element.children
    .filter(({ name }) => name === 'filterColumn')
    .flatMap((column) => {
      const criterion = column.children.find(({ name }) => name !== 'extLst');
      return criterion
        ? [readFilterColumn(area.column + Number(column.attributes.colId ?? 0), criterion)]
        : [];
    });
  return { area, columns };
}

function readFilterColumn(column: number, criterion: Element): FileFilterColumn {
  const { name: kind, attributes, children } = criterion;
  const found = { column, kind, all: isTrue(attributes.and) };
  const byDate = children.some(({ name }) => name === 'dateGroupItem');
  if (kind === 'filters' && !byDate)
    return {
      ...found,
      shown: [...children.map((one) => one.attributes.val ?? ''), ...(isTrue(attributes.blank) ? [''] : [])],
    };
  if (kind !== 'customFilters') return found;
  const comparisons = children.map(({ attributes: { operator = 'equal', val = '' } }) => ({
    operator,
    value: val,
  }));
  return { ...found, comparisons };
}

/** The rule of an element `dataValidation`, as Excel writes it or as its extension for ranges of other tabs does. */
export function readValidation(element: Element): FileValidation | null {
  const { attributes } = element;
  const { type = 'none', operator = 'between', errorStyle = 'stop', promptTitle, prompt } = attributes;
  const areas = areasOf(attributes.sqref ?? child(element, 'sqref')?.text ?? '');
  if (type === 'none' || areas.length === 0) return null;
  const formula = (name: string) => {
    const found = child(element, name);
    return (child(found, 'f')?.text ?? found?.text ?? '').trim();
  };
  return {
    areas,
    type,
    operator,
    formulas: [formula('formula1'), formula('formula2')],
    allowInvalid: errorStyle !== 'stop' || !isTrue(attributes.showErrorMessage),
    showsDropdown: !isTrue(attributes.showDropDown),
    helpText: [promptTitle, prompt].filter(Boolean).join(': ') || null,
  };
}

/** Areas as a list with spaces between them. */
export function areasOf(sqref: string): Area[] {
  return sqref
    .trim()
    .split(/\s+/)
    .flatMap((ref) => parseA1(ref, EXCEL)?.area ?? []);
}
