/** What holds for the cells of a range: data validation, checkboxes, merges, filters, groups. */
import type { Block, Dimension, GridSheet, GridValidation } from '../grid';
import type { Area } from '../shift';
import { checkBlock, fill } from './cell-values';
import { DataValidationEmulation, ruleAt, type ValidationRule } from './data-validation';
import { ServiceException } from './emulation';
import { FilterEmulation } from './filter';
import { RangeContents } from './range-contents';
import { change, contains, meets, type RangePlace, sheetToRead } from './range-place';
import { refuseTyped } from './tables';

type Rule = GoogleAppsScript.Spreadsheet.DataValidation | null;

export class RangeRules extends RangeContents {
  override getDataValidations(): (DataValidationEmulation | null)[][] {
    const sheet = sheetToRead(this);
    return Array.from({ length: this.area.rows }, (_, i) =>
      Array.from({ length: this.area.columns }, (_, j) => {
        const rule = ruleAt(sheet, this.area.row + i, this.area.column + j);
        return rule && new DataValidationEmulation(this.environment, rule);
      }),
    );
  }

  override getDataValidation(): DataValidationEmulation | null {
    return this.offset(0, 0, 1, 1).getDataValidations()[0]![0]!;
  }

  override setDataValidations(rules: Rule[][]): this {
    const block = checkBlock<Rule>(rules, this.area, 'setDataValidations');
    return change(this, (sheet) => {
      refuseTyped(sheet, this.area);
      setRule(sheet, this.area, null);
      sheet.validations = [...sheet.validations, ...runsOf(this.area, block)];
    });
  }

  override setDataValidation(rule: Rule): this {
    return change(this, (sheet) => {
      refuseTyped(sheet, this.area);
      setRule(sheet, this.area, (rule as DataValidationEmulation | null)?.rule ?? null);
    });
  }

  override clearDataValidations(): this {
    return this.setDataValidation(null);
  }

  override insertCheckboxes(...values: unknown[]): this {
    const [unchecked = false] = values.length > 1 ? [values[1]] : [];
    const rule = { criteria: 'CHECKBOX', values, allowInvalid: false, helpText: null };
    return change(this, (sheet) => {
      refuseTyped(sheet, this.area);
      setRule(sheet, this.area, rule);
      const shown = sheet.values(this.area);
      sheet.write(
        this.area,
        shown.map((row) => row.map((value) => value ?? (unchecked as boolean))),
      );
    });
  }

  override removeCheckboxes(): this {
    return change(this, (sheet) => {
      for (const cell of cellsOf(this.area))
        if (ruleAt(sheet, cell.row, cell.column)?.criteria === 'CHECKBOX') {
          setRule(sheet, cell, null);
          sheet.write(cell, [[null]]);
        }
    });
  }

  /** `null` where the cells are not all checkboxes, or not all alike. */
  override isChecked(): boolean | null {
    const sheet = sheetToRead(this);
    const states = cellsOf(this.area).map((cell) => {
      const rule = ruleAt(sheet, cell.row, cell.column);
      if (rule?.criteria !== 'CHECKBOX') return null;
      return sheet.values(cell)[0]![0] === checkedValue(rule);
    });
    return states.every((state) => state === states[0]) ? (states[0] ?? null) : null;
  }

  override check(): this {
    return setChecks(this, checkedValue);
  }

  override uncheck(): this {
    return setChecks(this, ({ values }) => values[1] ?? (values.length === 1 ? null : false));
  }

  /** Only the first cell keeps what it holds. */
  override merge(): this {
    return mergeAll(this, [this.area]);
  }

  override mergeAcross(): this {
    const { row, rows } = this.area;
    return mergeAll(
      this,
      Array.from({ length: rows }, (_, i) => ({ ...this.area, row: row + i, rows: 1 })),
    );
  }

  override mergeVertically(): this {
    const { column, columns } = this.area;
    return mergeAll(
      this,
      Array.from({ length: columns }, (_, j) => ({ ...this.area, column: column + j, columns: 1 })),
    );
  }

  override breakApart(): this {
    return change(this, (sheet) => {
      refusePartOfMerge(sheet, this.area);
      sheet.merges = sheet.merges.filter((merge) => !meets(merge, this.area));
    });
  }

  override createFilter(): FilterEmulation {
    const sheet = sheetToRead(this);
    if (sheet.filter)
      throw new ServiceException("You can't create a filter in a sheet that already has a filter.");
    sheet.filter = { area: this.area, criteria: new Map() };
    return new FilterEmulation(this.environment, sheet);
  }

  override getFilter(): FilterEmulation | null {
    const sheet = sheetToRead(this);
    return sheet.filter ? new FilterEmulation(this.environment, sheet) : null;
  }

  override shiftRowGroupDepth(delta: number): this {
    return shiftDepth(this, 'rows', this.area.row, this.area.rows, delta);
  }

  override shiftColumnGroupDepth(delta: number): this {
    return shiftDepth(this, 'columns', this.area.column, this.area.columns, delta);
  }
}

const DEEPEST_GROUP = 8;

function shiftDepth<T extends RangePlace>(
  range: T,
  dimension: Dimension,
  start: number,
  count: number,
  delta: number,
): T {
  return change(range, ({ groupDepths: { [dimension]: depths } }) => {
    for (let i = start; i < start + count; i++) {
      const depth = Math.min(DEEPEST_GROUP, Math.max(0, (depths.get(i) ?? 0) + delta));
      if (depth === 0) depths.delete(i);
      else depths.set(i, depth);
    }
  });
}

function cellsOf({ row, column, rows, columns }: Area): Area[] {
  return Array.from({ length: rows * columns }, (_, i) => ({
    row: row + Math.floor(i / columns),
    column: column + (i % columns),
    rows: 1,
    columns: 1,
  }));
}

/** A block of rules as areas: one for each run of the same rule down a column. */
function runsOf({ row, column, rows, columns }: Area, block: Block<Rule>): GridValidation[] {
  const runs: GridValidation[] = [];
  for (let j = 0; j < columns; j++) {
    let end = 0;
    for (let i = 0; i < rows; i = end) {
      const rule = block[i]![j];
      while (end < rows && block[end]![j] === rule) end++;
      const area = { row: row + i, column: column + j, rows: end - i, columns: 1 };
      if (rule) runs.push({ areas: [area], rule: (rule as DataValidationEmulation).rule });
    }
  }
  return runs;
}

/** Gives an area a rule, or none, in place of those that it has. */
function setRule(sheet: GridSheet, area: Area, rule: ValidationRule | null): void {
  const others = sheet.validations
    .map((one) => ({ ...one, areas: one.areas.flatMap((other) => without(other, area)) }))
    .filter(({ areas }) => areas.length > 0);
  sheet.validations = rule ? [...others, { areas: [area], rule }] : others;
}

/** What is left of an area where another one is cut out: above, below, to the left, to the right. */
function without(area: Area, cut: Area): Area[] {
  if (!meets(cut, area)) return [area];
  const top = Math.max(area.row, cut.row);
  const bottom = Math.min(area.row + area.rows, cut.row + cut.rows);
  const left = Math.max(area.column, cut.column);
  const right = Math.min(area.column + area.columns, cut.column + cut.columns);
  return [
    { ...area, rows: top - area.row },
    { ...area, row: bottom, rows: area.row + area.rows - bottom },
    { row: top, rows: bottom - top, column: area.column, columns: left - area.column },
    { row: top, rows: bottom - top, column: right, columns: area.column + area.columns - right },
  ].filter(({ rows, columns }) => rows > 0 && columns > 0);
}

function checkedValue({ values }: ValidationRule): boolean | string | number {
  return (values[0] ?? true) as boolean;
}

function setChecks<T extends RangePlace>(range: T, stateOf: (rule: ValidationRule) => unknown): T {
  return change(range, (sheet) => {
    for (const cell of cellsOf(range.area)) {
      const rule = ruleAt(sheet, cell.row, cell.column);
      if (rule?.criteria === 'CHECKBOX') sheet.write(cell, [[stateOf(rule) as boolean]]);
    }
  });
}

function mergeAll<T extends RangePlace>(range: T, areas: readonly Area[]): T {
  return change(range, (sheet) => {
    refusePartOfMerge(sheet, range.area);
    const merges = areas.filter(({ rows, columns }) => rows * columns > 1);
    sheet.merges = [...sheet.merges.filter((merge) => !meets(merge, range.area)), ...merges];
    for (const merge of merges) {
      const contents = fill<string | number | boolean | null | { formula: string }>(merge, null).map(
        (row) => [...row],
      );
      const formula = sheet.formulas({ ...merge, rows: 1, columns: 1 })[0]![0]!;
      contents[0]![0] = formula ? { formula } : sheet.values({ ...merge, rows: 1, columns: 1 })[0]![0]!;
      sheet.write(merge, contents);
    }
  });
}

function refusePartOfMerge(sheet: GridSheet, area: Area): void {
  if (sheet.merges.every((merge) => !meets(merge, area) || contains(area, merge))) return;
  throw new ServiceException('You must select all cells in a merged range to merge or unmerge them.');
}
