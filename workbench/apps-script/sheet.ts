/** A sheet: its shape (sheet-shape), its looks (sheet-looks), and here its cells and what is attached to it. */
import { parseA1 } from '../a1';
import type { Area } from '../shift';
import { EmbeddedChartBuilderEmulation, EmbeddedChartEmulation } from './charts';
import { type ConditionalFormatRuleEmulation, readRules, writeRules } from './conditional-format';
import {
  addMetadata,
  type DeveloperMetadataEmulation,
  DeveloperMetadataFinderEmulation,
  type MetadataArguments,
  metadataAt,
} from './developer-metadata';
import { refuseArguments, ServiceException } from './emulation';
import { SheetType } from './enums';
import { FilterEmulation } from './filter';
import { findNamed, type NamedRangeEmulation, namedRanges, rangeNamed } from './named-range';
import { type ProtectionEmulation, protect, protectionsOf } from './protection';
import { RangeEmulation } from './range';
import type { ClearOptions } from './range-contents';
import { RangeListEmulation } from './range-list';
import { SheetLooks } from './sheet-looks';
import { cellsOf, living, type SheetShape } from './sheet-shape';
import { SpreadsheetEmulation } from './spreadsheet';

export class SheetEmulation extends SheetLooks {
  override getName(): string {
    return living(this).name;
  }

  override getSheetName(): string {
    return living(this).name;
  }

  override setName(name: string): this {
    const sheet = living(this);
    if (name === sheet.name) return this;
    refuseName(this, name);
    sheet.name = name;
    return this;
  }

  override getSheetId(): number {
    return this.gridSheet.id;
  }

  override getIndex(): number {
    return this.environment.grid.sheets.indexOf(living(this)) + 1;
  }

  override getParent(): SpreadsheetEmulation {
    return new SpreadsheetEmulation(this.environment);
  }

  override getType(): GoogleAppsScript.Spreadsheet.SheetType {
    return SheetType[living(this).type as 'GRID'];
  }

  override getRange(...args: unknown[]): RangeEmulation {
    const [first, column, rows = 1, columns = 1] = args as number[];
    if (args.length === 1 && typeof first === 'string') return rangeFromA1(this, first);
    if (args.length < 2 || args.some((one) => typeof one !== 'number'))
      refuseArguments('SpreadsheetApp.Sheet.getRange', args);
    return range(this, { row: first! - 1, column: column! - 1, rows, columns });
  }

  override getRangeList(a1Notations: string[]): RangeListEmulation {
    return new RangeListEmulation(a1Notations.map((a1) => rangeFromA1(this, a1)));
  }

  override getDataRange(): RangeEmulation {
    const { rows, columns } = cellsOf(this).extent();
    return range(this, { row: 0, column: 0, rows: Math.max(1, rows), columns: Math.max(1, columns) });
  }

  override getSheetValues(
    startRow: number,
    startColumn: number,
    numRows: number,
    numColumns: number,
  ): unknown[][] {
    // -1 rows or columns are those down to the last one with content, as scripts rely on.
    const { rows, columns } = living(this).extent();
    const height = numRows === -1 ? rows - startRow + 1 : numRows;
    const width = numColumns === -1 ? columns - startColumn + 1 : numColumns;
    return this.getRange(startRow, startColumn, height, width).getValues();
  }

  override appendRow(rowContents: unknown[]): this {
    const sheet = cellsOf(this);
    const row = sheet.extent().rows;
    if (row === sheet.maxRows) this.insertRowsAfter(sheet.maxRows, 1);
    if (rowContents.length > sheet.maxColumns) {
      this.insertColumnsAfter(sheet.maxColumns, rowContents.length - sheet.maxColumns);
    }
    range(this, { row, column: 0, rows: 1, columns: rowContents.length }).setValues([rowContents]);
    return this;
  }

  override clear(options: ClearOptions = {}): this {
    everything(this).clear(options);
    return this;
  }

  override clearContents(): this {
    everything(this).clearContent();
    return this;
  }

  override clearFormats(): this {
    everything(this).clearFormat();
    return this;
  }

  override clearNotes(): this {
    everything(this).clearNote();
    return this;
  }

  /** Sorts all rows but the frozen ones. */
  override sort(columnPosition: number, ascending = true): this {
    const { frozenRows, maxRows, maxColumns } = living(this);
    const rows = range(this, { row: frozenRows, column: 0, rows: maxRows - frozenRows, columns: maxColumns });
    rows.sort({ column: columnPosition, ascending });
    return this;
  }

  override activate(): this {
    this.environment.grid.activeSheet = living(this);
    return this;
  }

  override getActiveRange(): RangeEmulation {
    return range(this, living(this).selection);
  }

  override setActiveRange(selected: GoogleAppsScript.Spreadsheet.Range): GoogleAppsScript.Spreadsheet.Range {
    return selected.activate();
  }

  override autoResizeColumn(columnPosition: number): this {
    return this.autoResizeColumns(columnPosition, 1);
  }

  /** There is no font to measure here: widths stay as they are. */
  override autoResizeColumns(startColumn: number, numColumns: number): this {
    range(this, { row: 0, column: startColumn - 1, rows: 1, columns: numColumns });
    return this;
  }

  override getConditionalFormatRules(): ConditionalFormatRuleEmulation[] {
    return readRules(this.environment, living(this));
  }

  override setConditionalFormatRules(rules: GoogleAppsScript.Spreadsheet.ConditionalFormatRule[]): void {
    living(this).conditionalFormats = writeRules(rules);
  }

  override clearConditionalFormatRules(): void {
    living(this).conditionalFormats = [];
  }

  override newChart(): EmbeddedChartBuilderEmulation {
    return new EmbeddedChartBuilderEmulation(this);
  }

  override insertChart(chart: GoogleAppsScript.Spreadsheet.EmbeddedChart): void {
    living(this).charts.push((chart as EmbeddedChartEmulation).chart);
  }

  override getCharts(): EmbeddedChartEmulation[] {
    return living(this).charts.map((chart) => new EmbeddedChartEmulation(chart));
  }

  override removeChart(chart: GoogleAppsScript.Spreadsheet.EmbeddedChart): void {
    const sheet = living(this);
    sheet.charts = sheet.charts.filter(({ id }) => id !== chart.getChartId());
  }

  override protect(): ProtectionEmulation {
    return protect(this.environment, living(this), null);
  }

  override getProtections(type: GoogleAppsScript.Spreadsheet.ProtectionType): ProtectionEmulation[] {
    return protectionsOf(this.environment, living(this), type);
  }

  override getFilter(): FilterEmulation | null {
    const sheet = living(this);
    return sheet.filter && new FilterEmulation(this.environment, sheet);
  }

  override getNamedRanges(): NamedRangeEmulation[] {
    return namedRanges(this.environment, living(this).id);
  }

  override addDeveloperMetadata(...args: MetadataArguments): this {
    addMetadata(this.environment, { type: 'SHEET', sheetId: living(this).id }, args);
    return this;
  }

  override getDeveloperMetadata(): DeveloperMetadataEmulation[] {
    return metadataAt(this.environment, { type: 'SHEET', sheetId: living(this).id });
  }

  override createDeveloperMetadataFinder(): DeveloperMetadataFinderEmulation {
    const { id } = living(this);
    return new DeveloperMetadataFinderEmulation(
      this.environment,
      ({ place }) => place.type !== 'SPREADSHEET' && place.sheetId === id,
    );
  }
}

function range(sheet: SheetEmulation, area: Area): RangeEmulation {
  return new RangeEmulation(sheet.environment, cellsOf(sheet), area);
}

function everything(sheet: SheetEmulation): RangeEmulation {
  const { maxRows, maxColumns } = cellsOf(sheet);
  return range(sheet, { row: 0, column: 0, rows: maxRows, columns: maxColumns });
}

function rangeFromA1(sheet: SheetEmulation, text: string): RangeEmulation {
  const found = parseA1(text, cellsOf(sheet));
  const named = found ? undefined : findNamed(sheet.environment, text);
  if (named) return rangeNamed(sheet.environment, named);
  if (!found) throw new ServiceException('Range not found');
  if (found.sheet === null || found.sheet === sheet.gridSheet.name) return range(sheet, found.area);
  const other = sheet.getParent().getSheetByName(found.sheet);
  if (!other) throw new ServiceException('Range not found');
  return other.getRange(text);
}

/** Names of tabs hold something, and are compared without regard to case. */
export function refuseName({ environment }: { environment: SheetShape['environment'] }, name: string): void {
  if (name === '') throw new ServiceException('The name of the sheet cannot be empty.');
  const taken = environment.grid.sheets.some((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
  if (taken) {
    throw new ServiceException(`A sheet with the name "${name}" already exists. Please enter another name.`);
  }
}
