/** Data validation: what may be entered into cells. */
import { areaToA1 } from '../a1';
import { type ConditionRange, meetsCondition } from '../conditions';
import type { Block, Content, GridCondition, GridSheet, GridValidation, StyleValue } from '../grid';
import { formatKind } from '../number-format';
import type { Area } from '../shift';
import { instantToSerial, serialToInstant } from '../time-zone';
import { Emulation, labelOf, refuseArguments, ServiceException } from './emulation';
import { DataValidationCriteria } from './enums';
import type { Environment } from './environment';
import { RangeEmulation } from './range';
import { contains } from './range-place';

export type ValidationRule = GridValidation['rule'];

/** The rule of a cell; the last one that was set where several meet. */
export function ruleAt({ validations }: GridSheet, row: number, column: number): ValidationRule | null {
  const cell = { row, column, rows: 1, columns: 1 };
  const here = validations.filter(({ areas }) => areas.some((area) => contains(area, cell)));
  return here.at(-1)?.rule ?? null;
}

/**
 * Refuses contents that break a rule which rejects input. Clearing a cell is always allowed, and so is a formula, whose
 * result is only marked.
 */
export function refuseInvalid(
  environment: Environment,
  sheet: GridSheet,
  area: Area,
  contents: Block<Content>,
  formatOf: (i: number, j: number) => StyleValue | null,
): void {
  const rejects = sheet.validations.some(({ rule }) => !rule.allowInvalid);
  if (!rejects) return;
  contents.forEach((row, i) => {
    row.forEach((content, j) => {
      if (content === null || typeof content === 'object') return;
      const [atRow, atColumn] = [area.row + i, area.column + j];
      const rule = ruleAt(sheet, atRow, atColumn);
      if (!rule || rule.allowInvalid) return;
      const isDate = formatKind(String(formatOf(i, j) ?? '')) === 'date';
      if (!meetsCondition(rule, content, { isDate, valuesOf: (range) => valuesOf(environment, range) }))
        throw new ServiceException(violation(atRow, atColumn, rule));
    });
  });
}

function rangeOf(environment: Environment, { sheet: id, area }: ConditionRange): RangeEmulation {
  const sheet = environment.grid.sheets.find((sheet) => sheet.id === id);
  if (!sheet) throw new ServiceException('Range not found');
  return new RangeEmulation(environment, sheet, area);
}

function valuesOf({ grid }: Environment, { sheet: id, area }: ConditionRange) {
  return grid.sheets.find((sheet) => sheet.id === id)?.values(area) ?? [];
}

function violation(row: number, column: number, { criteria, values }: GridCondition): string {
  const cell = areaToA1({ row, column, rows: 1, columns: 1 });
  const sentence = `The data you entered in cell ${cell} violates the data validation rules set on this cell.`;
  if (criteria !== 'VALUE_IN_LIST') return sentence;
  return `${sentence} Please enter one of the following values: ${(values[0] as unknown[]).join(', ')}.`;
}

export class DataValidationEmulation extends Emulation<GoogleAppsScript.Spreadsheet.DataValidation>(
  'DataValidation',
) {
  constructor(
    readonly environment: Environment,
    readonly rule: ValidationRule,
  ) {
    super();
  }

  override getCriteriaType(): GoogleAppsScript.Spreadsheet.DataValidationCriteria {
    return DataValidationCriteria[this.rule.criteria as 'CHECKBOX'];
  }

  override getCriteriaValues(): unknown[] {
    const { criteria, values } = this.rule;
    if (criteria.startsWith('DATE_')) {
      const { timeZone } = this.environment.grid;
      return values.map((serial) => new Date(serialToInstant(serial as number, timeZone)));
    }
    if (criteria !== 'VALUE_IN_RANGE') return [...values];
    const [range, ...others] = values;
    return [rangeOf(this.environment, range as ConditionRange), ...others];
  }

  override getAllowInvalid(): boolean {
    return this.rule.allowInvalid;
  }

  override getHelpText(): string {
    return this.rule.helpText ?? (null as never);
  }

  override copy(): DataValidationBuilderEmulation {
    return new DataValidationBuilderEmulation(this.environment, this.rule);
  }
}

const NO_RULE = { allowInvalid: true, helpText: null };

export class DataValidationBuilderEmulation extends Emulation<GoogleAppsScript.Spreadsheet.DataValidationBuilder>(
  'DataValidationBuilder',
) {
  rule: Partial<ValidationRule> & typeof NO_RULE;

  constructor(
    readonly environment: Environment,
    rule?: ValidationRule,
  ) {
    super();
    this.rule = { ...NO_RULE, ...(rule as typeof NO_RULE) };
  }

  override requireCheckbox(...values: unknown[]): this {
    return require(this, 'CHECKBOX', values);
  }

  override requireValueInList(values: string[], showDropdown = true): this {
    if (!Array.isArray(values))
      refuseArguments('SpreadsheetApp.DataValidationBuilder.requireValueInList', [values]);
    return require(this, 'VALUE_IN_LIST', [values.map(String), showDropdown]);
  }

  override requireValueInRange(range: GoogleAppsScript.Spreadsheet.Range, showDropdown = true): this {
    const { gridSheet, area } = range as RangeEmulation;
    return require(this, 'VALUE_IN_RANGE', [{ sheet: gridSheet.id, area }, showDropdown]);
  }

  override requireFormulaSatisfied(formula: string): this {
    return require(this, 'CUSTOM_FORMULA', [formula]);
  }

  override requireNumberBetween(start: number, end: number): this {
    return require(this, 'NUMBER_BETWEEN', [start, end]);
  }

  override requireNumberNotBetween(start: number, end: number): this {
    return require(this, 'NUMBER_NOT_BETWEEN', [start, end]);
  }

  override requireNumberEqualTo(number: number): this {
    return require(this, 'NUMBER_EQUAL_TO', [number]);
  }

  override requireNumberNotEqualTo(number: number): this {
    return require(this, 'NUMBER_NOT_EQUAL_TO', [number]);
  }

  override requireNumberGreaterThan(number: number): this {
    return require(this, 'NUMBER_GREATER_THAN', [number]);
  }

  override requireNumberGreaterThanOrEqualTo(number: number): this {
    return require(this, 'NUMBER_GREATER_THAN_OR_EQUAL_TO', [number]);
  }

  override requireNumberLessThan(number: number): this {
    return require(this, 'NUMBER_LESS_THAN', [number]);
  }

  override requireNumberLessThanOrEqualTo(number: number): this {
    return require(this, 'NUMBER_LESS_THAN_OR_EQUAL_TO', [number]);
  }

  override requireTextContains(text: string): this {
    return require(this, 'TEXT_CONTAINS', [text]);
  }

  override requireTextDoesNotContain(text: string): this {
    return require(this, 'TEXT_DOES_NOT_CONTAIN', [text]);
  }

  override requireTextEqualTo(text: string): this {
    return require(this, 'TEXT_EQUAL_TO', [text]);
  }

  override requireTextIsEmail(): this {
    return require(this, 'TEXT_IS_VALID_EMAIL', []);
  }

  override requireTextIsUrl(): this {
    return require(this, 'TEXT_IS_VALID_URL', []);
  }

  override requireDate(): this {
    return require(this, 'DATE_IS_VALID_DATE', []);
  }

  override requireDateAfter(date: GoogleAppsScript.Base.Date): this {
    return requireDate(this, 'DATE_AFTER', [date]);
  }

  override requireDateBefore(date: GoogleAppsScript.Base.Date): this {
    return requireDate(this, 'DATE_BEFORE', [date]);
  }

  override requireDateEqualTo(date: GoogleAppsScript.Base.Date): this {
    return requireDate(this, 'DATE_EQUAL_TO', [date]);
  }

  override requireDateOnOrAfter(date: GoogleAppsScript.Base.Date): this {
    return requireDate(this, 'DATE_ON_OR_AFTER', [date]);
  }

  override requireDateOnOrBefore(date: GoogleAppsScript.Base.Date): this {
    return requireDate(this, 'DATE_ON_OR_BEFORE', [date]);
  }

  override requireDateBetween(start: GoogleAppsScript.Base.Date, end: GoogleAppsScript.Base.Date): this {
    return requireDate(this, 'DATE_BETWEEN', [start, end]);
  }

  override requireDateNotBetween(start: GoogleAppsScript.Base.Date, end: GoogleAppsScript.Base.Date): this {
    return requireDate(this, 'DATE_NOT_BETWEEN', [start, end]);
  }

  override withCriteria(
    criteria: GoogleAppsScript.Spreadsheet.DataValidationCriteria,
    args: unknown[],
  ): this {
    const label = labelOf(criteria);
    if (label === 'VALUE_IN_RANGE')
      return this.requireValueInRange(
        args[0] as GoogleAppsScript.Spreadsheet.Range,
        (args[1] ?? true) as boolean,
      );
    return label.startsWith('DATE_') ? requireDate(this, label, args) : require(this, label, args);
  }

  override setAllowInvalid(allowInvalidData: boolean): this {
    this.rule = { ...this.rule, allowInvalid: allowInvalidData };
    return this;
  }

  override setHelpText(helpText: string): this {
    this.rule = { ...this.rule, helpText: helpText as never };
    return this;
  }

  override build(): DataValidationEmulation {
    const { criteria, values } = this.rule;
    if (!criteria || !values) throw new ServiceException('A data validation rule must have criteria.');
    return new DataValidationEmulation(this.environment, { ...this.rule, criteria, values });
  }
}

function require<T extends DataValidationBuilderEmulation>(
  builder: T,
  criteria: string,
  values: readonly unknown[],
): T {
  builder.rule = { ...builder.rule, criteria, values };
  return builder;
}

function requireDate<T extends DataValidationBuilderEmulation>(
  builder: T,
  criteria: string,
  dates: readonly unknown[],
): T {
  const { timeZone } = builder.environment.grid;
  return require(builder, criteria, dates.map((date) =>
    Math.floor(instantToSerial((date as Date).getTime(), timeZone)),
  ));
}
