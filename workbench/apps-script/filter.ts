/** The filter of a tab (**Data > Create a filter**): what it hides, and how a script sets it. */
import type { GridCondition, GridFilter, GridSheet } from '../grid';
import { instantToSerial, serialToInstant } from '../time-zone';
import { Emulation, labelOf, ServiceException } from './emulation';
import { BooleanCriteria } from './enums';
import type { Environment } from './environment';
import { RangeEmulation } from './range';

type Criterion = GridFilter['criteria'] extends ReadonlyMap<number, infer C> ? C : never;

export class FilterEmulation extends Emulation<GoogleAppsScript.Spreadsheet.Filter>('Filter') {
  constructor(
    readonly environment: Environment,
    readonly gridSheet: GridSheet,
  ) {
    super();
  }

  override getRange(): RangeEmulation {
    return new RangeEmulation(this.environment, this.gridSheet, filterOf(this).area);
  }

  override getColumnFilterCriteria(columnPosition: number): FilterCriteriaEmulation | null {
    const criterion = filterOf(this).criteria.get(columnIn(this, columnPosition));
    return criterion ? new FilterCriteriaEmulation(this.environment, criterion) : null;
  }

  override setColumnFilterCriteria(
    columnPosition: number,
    filterCriteria: GoogleAppsScript.Spreadsheet.FilterCriteria | null,
  ): this {
    const { area, criteria } = filterOf(this);
    const changed = new Map(criteria);
    const column = columnIn(this, columnPosition);
    if (filterCriteria) changed.set(column, (filterCriteria as FilterCriteriaEmulation).criterion);
    else changed.delete(column);
    this.gridSheet.filter = { area, criteria: changed };
    return this;
  }

  override removeColumnFilterCriteria(columnPosition: number): this {
    return this.setColumnFilterCriteria(columnPosition, null);
  }

  override sort(columnPosition: number, ascending: boolean): this {
    const { row, rows, ...across } = filterOf(this).area;
    const column = columnIn(this, columnPosition) + 1;
    const below = { row: row + 1, rows: rows - 1, ...across };
    if (rows > 1) new RangeEmulation(this.environment, this.gridSheet, below).sort({ column, ascending });
    return this;
  }

  override remove(): void {
    this.gridSheet.filter = null;
  }
}

function filterOf({ gridSheet }: FilterEmulation): GridFilter {
  if (!gridSheet.filter) throw new ServiceException('The filter does not exist.');
  return gridSheet.filter;
}

/** The column of the tab that a script counts from one, within the range of the filter. */
function columnIn(filter: FilterEmulation, position: number): number {
  const { column, columns } = filterOf(filter).area;
  if (position - 1 >= column && position - 1 < column + columns) return position - 1;
  throw new ServiceException('The column position is outside the range of the filter.');
}

class FilterCriteriaEmulation extends Emulation<GoogleAppsScript.Spreadsheet.FilterCriteria>(
  'FilterCriteria',
) {
  constructor(
    readonly environment: Environment,
    readonly criterion: Criterion,
  ) {
    super();
  }

  override getHiddenValues(): string[] {
    return 'hiddenValues' in this.criterion ? [...this.criterion.hiddenValues] : [];
  }

  override getCriteriaType(): GoogleAppsScript.Spreadsheet.BooleanCriteria {
    if ('hiddenValues' in this.criterion) return null as never;
    return BooleanCriteria[this.criterion.criteria as 'CELL_EMPTY'];
  }

  override getCriteriaValues(): unknown[] {
    if ('hiddenValues' in this.criterion) return [];
    const { criteria, values } = this.criterion;
    if (!criteria.startsWith('DATE_')) return [...values];
    const { timeZone } = this.environment.grid;
    return values.map((serial) => new Date(serialToInstant(serial as number, timeZone)));
  }

  override copy(): FilterCriteriaBuilderEmulation {
    return new FilterCriteriaBuilderEmulation(this.environment, this.criterion);
  }
}

export class FilterCriteriaBuilderEmulation extends Emulation<GoogleAppsScript.Spreadsheet.FilterCriteriaBuilder>(
  'FilterCriteriaBuilder',
) {
  constructor(
    readonly environment: Environment,
    public criterion: Criterion | null = null,
  ) {
    super();
  }

  override setHiddenValues(values: string[]): this {
    this.criterion = { hiddenValues: values.map(String) };
    return this;
  }

  override whenCellEmpty(): this {
    return when(this, 'CELL_EMPTY');
  }

  override whenCellNotEmpty(): this {
    return when(this, 'CELL_NOT_EMPTY');
  }

  override whenTextEqualTo(text: string): this {
    return when(this, 'TEXT_EQUAL_TO', text);
  }

  override whenTextContains(text: string): this {
    return when(this, 'TEXT_CONTAINS', text);
  }

  override whenTextDoesNotContain(text: string): this {
    return when(this, 'TEXT_DOES_NOT_CONTAIN', text);
  }

  override whenTextStartsWith(text: string): this {
    return when(this, 'TEXT_STARTS_WITH', text);
  }

  override whenTextEndsWith(text: string): this {
    return when(this, 'TEXT_ENDS_WITH', text);
  }

  override whenNumberEqualTo(number: number): this {
    return when(this, 'NUMBER_EQUAL_TO', number);
  }

  override whenNumberNotEqualTo(number: number): this {
    return when(this, 'NUMBER_NOT_EQUAL_TO', number);
  }

  override whenNumberGreaterThan(number: number): this {
    return when(this, 'NUMBER_GREATER_THAN', number);
  }

  override whenNumberGreaterThanOrEqualTo(number: number): this {
    return when(this, 'NUMBER_GREATER_THAN_OR_EQUAL_TO', number);
  }

  override whenNumberLessThan(number: number): this {
    return when(this, 'NUMBER_LESS_THAN', number);
  }

  override whenNumberLessThanOrEqualTo(number: number): this {
    return when(this, 'NUMBER_LESS_THAN_OR_EQUAL_TO', number);
  }

  override whenNumberBetween(start: number, end: number): this {
    return when(this, 'NUMBER_BETWEEN', start, end);
  }

  override whenNumberNotBetween(start: number, end: number): this {
    return when(this, 'NUMBER_NOT_BETWEEN', start, end);
  }

  override whenDateAfter(date: unknown): this {
    return whenDate(this, 'DATE_AFTER', date);
  }

  override whenDateBefore(date: unknown): this {
    return whenDate(this, 'DATE_BEFORE', date);
  }

  override whenDateEqualTo(date: unknown): this {
    return whenDate(this, 'DATE_EQUAL_TO', date);
  }

  override whenFormulaSatisfied(formula: string): this {
    return when(this, 'CUSTOM_FORMULA', formula);
  }

  override withCriteria(criteria: GoogleAppsScript.Spreadsheet.BooleanCriteria, args: unknown[]): this {
    const label = labelOf(criteria);
    return label.startsWith('DATE_') ? whenDate(this, label, args[0]) : when(this, label, ...args);
  }

  override copy(): FilterCriteriaBuilderEmulation {
    return new FilterCriteriaBuilderEmulation(this.environment, this.criterion);
  }

  override build(): FilterCriteriaEmulation {
    return new FilterCriteriaEmulation(this.environment, this.criterion ?? { hiddenValues: [] });
  }
}

function when<T extends FilterCriteriaBuilderEmulation>(
  builder: T,
  criteria: string,
  ...values: unknown[]
): T {
  const condition: GridCondition = { criteria, values };
  builder.criterion = condition;
  return builder;
}

function whenDate<T extends FilterCriteriaBuilderEmulation>(builder: T, criteria: string, date: unknown): T {
  const serial = instantToSerial((date as Date).getTime(), builder.environment.grid.timeZone);
  return when(builder, criteria, Math.floor(serial));
}
