/** What holds for the cells of an XLSX file, as Sheets has it: validation, filters, protection, names. */
import { areaToA1, columnLetters, parseA1 } from './a1';
import { type ConditionRange, isTold } from './conditions';
import { displayTexts } from './contents';
import type { Grid, GridCondition, GridFilter, GridSheet } from './grid';
import { hiddenByFilter } from './hidden-rows';
import { type Area, clipped } from './shift';
import type { FileFilterColumn, FileValidation } from './xlsx-reader/rules';
import type { FileName, FileTab } from './xlsx-reader/workbook';

/** A tab of the file, and what it became. */
export interface OpenedTab {
  readonly sheet: GridSheet;
  readonly tab: FileTab;
}

/** Gives tabs the rules of their file, once all of them are there. Returns a sentence for each rule that is left out. */
export function addRules(grid: Grid, book: OpenedBook, names: readonly FileName[]): string[] {
  const remarks = addNames(grid, book, names);
  for (const { sheet, tab } of book.tabs) {
    remarks.push(...addValidations(sheet, tab, book), ...addFilter(grid, sheet, tab));
    sheet.tables = tab.tables.flatMap(({ name, area }) => {
      const inside = clipped(area, sheet);
      return inside ? [{ name, area: inside, types: new Array<null>(inside.columns).fill(null) }] : [];
    });
    if (tab.unprotected)
      sheet.protections.push({
        area: null,
        description: '',
        warningOnly: false,
        // Whoever opens a file owns what becomes of it.
        editable: true,
        unprotected: tab.unprotected.flatMap((area) => clipped(area, sheet) ?? []),
      });
  }
  return remarks;
}

function addNames(grid: Grid, book: OpenedBook, names: readonly FileName[]): string[] {
  const known = new Set(grid.namedRanges.map(({ name }) => name.toLowerCase()));
  const [noRange, taken]: [string[], string[]] = [[], []];
  for (const { name, formula } of names) {
    const range = rangeOf(formula, book);
    if (range) book.named.set(name.toLowerCase(), range);
    if (!range) noRange.push(name);
    else if (known.has(name.toLowerCase())) taken.push(name);
    else grid.namedRanges = [...grid.namedRanges, { name, ...range }];
  }
  const remark = (list: readonly string[], one: string, several: string) =>
    list.length === 0
      ? []
      : list.length === 1
        ? [`The name ${list[0]} ${one} and is left out.`]
        : [`The names ${list.join(', ')} ${several} and are left out.`];
  return [
    ...remark(noRange, 'stands for no range', 'stand for no range'),
    ...remark(taken, 'is taken', 'are taken'),
  ];
}

/** The tabs and the names of one file: those of files that were opened before are not meant by its formulas. */
export interface OpenedBook {
  readonly tabs: readonly OpenedTab[];
  readonly named: Map<string, ConditionRange>;
}

function addValidations(sheet: GridSheet, { validations }: FileTab, book: OpenedBook): string[] {
  const remarks: string[] = [];
  for (const validation of validations) {
    const { allowInvalid, helpText, type } = validation;
    const areas = validation.areas.flatMap((area) => clipped(area, sheet) ?? []);
    const condition = conditionOf(validation, book, sheet);
    if (areas.length === 0) continue;
    if (condition)
      sheet.validations = [...sheet.validations, { areas, rule: { ...condition, allowInvalid, helpText } }];
    else
      remarks.push(
        `The data validation of ${areas.map(areaToA1).join(', ')} in "${sheet.name}" is of a kind that the workbench ` +
          `lacks (${type}) and is left out.`,
      );
  }
  return remarks;
}

/** `Plans!$A$2:$A$4` or a name, as the range that it means; `sheet` is the tab of a range that names none. */
export function rangeOf(
  formula: string,
  { tabs, named }: OpenedBook,
  sheet?: GridSheet,
): ConditionRange | null {
  const plain = formula.replace(/^=/, '');
  const known = named.get(plain.toLowerCase());
  if (known) return known;
  const tabName = parseA1(plain, { maxRows: 1, maxColumns: 1 })?.sheet;
  const tab = tabName ? tabs.find((one) => one.tab.name === tabName)?.sheet : sheet;
  const area = tab && parseA1(plain, tab)?.area;
  const inside = area && clipped(area, tab);
  return inside ? { sheet: tab.id, area: inside } : null;
}

/** How Excel compares, and what Sheets calls it for numbers and for dates. */
export const COMPARISONS: Readonly<Record<string, readonly [number: string, date: string]>> = {
  between: ['NUMBER_BETWEEN', 'DATE_BETWEEN'],
  notBetween: ['NUMBER_NOT_BETWEEN', 'DATE_NOT_BETWEEN'],
  equal: ['NUMBER_EQUAL_TO', 'DATE_EQUAL_TO'],
  notEqual: ['NUMBER_NOT_EQUAL_TO', ''],
  greaterThan: ['NUMBER_GREATER_THAN', 'DATE_AFTER'],
  greaterThanOrEqual: ['NUMBER_GREATER_THAN_OR_EQUAL_TO', 'DATE_ON_OR_AFTER'],
  lessThan: ['NUMBER_LESS_THAN', 'DATE_BEFORE'],
  lessThanOrEqual: ['NUMBER_LESS_THAN_OR_EQUAL_TO', 'DATE_ON_OR_BEFORE'],
};

function conditionOf(
  { type, operator, formulas, showsDropdown }: FileValidation,
  book: OpenedBook,
  sheet: GridSheet,
): GridCondition | null {
  const [first, second] = formulas;
  if (type === 'list') {
    const list = /^"(.*)"$/s.exec(first)?.[1];
    const values = list?.replace(/""/g, '"').split(',');
    if (values)
      return { criteria: 'VALUE_IN_LIST', values: [values.map((one) => one.trim()), showsDropdown] };
    const range = rangeOf(first, book, sheet);
    return range && { criteria: 'VALUE_IN_RANGE', values: [range, showsDropdown] };
  }
  const criteria = COMPARISONS[operator]?.[type === 'date' ? 1 : 0];
  const isNumber = type === 'whole' || type === 'decimal' || type === 'date';
  const values = (criteria?.endsWith('BETWEEN') ? [first, second] : [first]).map(Number);
  const isPlain = first !== '' && values.every(Number.isFinite);
  return isNumber && criteria && isPlain ? { criteria, values } : null;
}

/**
 * The filter of a tab: its own, else that of its first table. What it hides is hidden by it, and the other hidden rows by
 * the person who saved the file.
 */
function addFilter(grid: Grid, sheet: GridSheet, { name, filter, tables, rows }: FileTab): string[] {
  const inFile = filter ?? tables.find((table) => table.filter)?.filter ?? null;
  const area = inFile && clipped(inFile.area, sheet);
  const remarks: string[] = [];
  if (inFile && area && area.rows > 1) {
    const criteria: [number, GridFilter['criteria'] extends ReadonlyMap<number, infer C> ? C : never][] = [];
    for (const column of inFile.columns) {
      const criterion = criterionOf(column, area, grid, sheet);
      if (criterion) criteria.push([column.column, criterion]);
      else
        remarks.push(
          `The filter of column ${columnLetters(column.column)} in "${name}" is of a kind that the workbench lacks ` +
            `(${column.kind}) and is left out; the rows that it hides stay hidden.`,
        );
    }
    sheet.filter = { area, criteria: new Map(criteria) };
  }
  for (const { first, hidden } of rows)
    if (hidden && first < sheet.maxRows && !hiddenByFilter(grid, sheet, first))
      sheet.hiddenByUser.rows.add(first);
  return remarks;
}

function criterionOf(
  { column, shown, comparisons = [], all }: FileFilterColumn,
  area: Area,
  grid: Grid,
  sheet: GridSheet,
) {
  if (shown) {
    const cells = { ...area, row: area.row + 1, rows: area.rows - 1, column, columns: 1 };
    const lower = new Set(shown.map((text) => text.toLowerCase()));
    const texts = new Set(displayTexts(grid, sheet, cells).map(([text]) => text!));
    return { hiddenValues: [...texts].filter((text) => !lower.has(text.toLowerCase())) };
  }
  const [first, second] = comparisons;
  if (first && !second) return comparisonOf(first);
  const isBetween = first?.operator === 'greaterThanOrEqual' && second?.operator === 'lessThanOrEqual';
  const values = [Number(first?.value), Number(second?.value)];
  return all && isBetween && values.every(Number.isFinite) ? { criteria: 'NUMBER_BETWEEN', values } : null;
}

/** One comparison of a filter by condition: with a number, or with text that may have `*` at its ends. */
function comparisonOf({ operator, value }: { operator: string; value: string }): GridCondition | null {
  if (operator === 'notEqual' && value.trim() === '') return { criteria: 'CELL_NOT_EMPTY', values: [] };
  if (value.trim() !== '' && Number.isFinite(Number(value))) {
    const criteria = COMPARISONS[operator]?.[0];
    return criteria ? { criteria, values: [Number(value)] } : null;
  }
  const [, before = '', text = '', after = ''] = /^(\*?)([^*?]+)(\*?)$/.exec(value) ?? [];
  const ends = before && after ? 'CONTAINS' : before ? 'ENDS_WITH' : after ? 'STARTS_WITH' : 'EQUAL_TO';
  const criteria = operator === 'equal' ? `TEXT_${ends}` : ends === 'CONTAINS' ? 'TEXT_DOES_NOT_CONTAIN' : '';
  const isText = operator === 'equal' || operator === 'notEqual';
  return text !== '' && isText && isTold(criteria) ? { criteria, values: [text] } : null;
}
