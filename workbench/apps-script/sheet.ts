/** A sheet: its shape (sheet-shape), and here its cells, its looks and what is attached to it. */
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
import { labelOf, ServiceException } from './emulation';
import { SheetType } from './enums';
import { ProtectionEmulation } from './protection';
import { RangeEmulation } from './range';
import type { ClearOptions } from './range-contents';
import { RangeListEmulation } from './range-list';
import { living, SheetShape } from './sheet-shape';
import { SpreadsheetEmulation } from './spreadsheet';

export class SheetEmulation extends SheetShape {
  override getName(): string {
    return living(this).name;
  }

  override getSheetName(): string {
    return living(this).name;
  }

  override setName(name: string): this {
    const sheet = living(this);
    if (name === sheet.name) return this;
    refuseTakenName(this, name);
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
    return SheetType.GRID;
  }

  override getRange(rowOrA1: number | string, column?: number, numRows = 1, numColumns = 1): RangeEmulation {
    if (typeof rowOrA1 === 'string') return rangeFromA1(this, rowOrA1);
    return range(this, { row: rowOrA1 - 1, column: column! - 1, rows: numRows, columns: numColumns });
  }

  override getRangeList(a1Notations: string[]): RangeListEmulation {
    return new RangeListEmulation(a1Notations.map((a1) => rangeFromA1(this, a1)));
  }

  override getDataRange(): RangeEmulation {
    const { rows, columns } = living(this).extent();
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
    const sheet = living(this);
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

  override getFrozenRows(): number {
    return living(this).frozenRows;
  }

  override setFrozenRows(rows: number): void {
    living(this).frozenRows = rows;
  }

  override getFrozenColumns(): number {
    return living(this).frozenColumns;
  }

  override setFrozenColumns(columns: number): void {
    living(this).frozenColumns = columns;
  }

  override isSheetHidden(): boolean {
    return living(this).hidden;
  }

  override hideSheet(): this {
    const sheet = living(this);
    if (!this.environment.grid.sheets.some((other) => other !== sheet && !other.hidden)) {
      throw new ServiceException("You can't hide all the sheets in a document.");
    }
    sheet.hidden = true;
    return this;
  }

  override showSheet(): this {
    living(this).hidden = false;
    return this;
  }

  override getTabColor(): string | null {
    return living(this).tabColor;
  }

  override setTabColor(color: string | null): this {
    living(this).tabColor = color;
    return this;
  }

  override getColumnWidth(columnPosition: number): number {
    return living(this).columnWidth(columnPosition - 1);
  }

  override setColumnWidth(columnPosition: number, width: number): this {
    return this.setColumnWidths(columnPosition, 1, width);
  }

  override setColumnWidths(startColumn: number, numColumns: number, width: number): this {
    living(this).setColumnWidth(startColumn - 1, numColumns, width);
    return this;
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
    const protection = { area: null, description: '', warningOnly: false, editable: true };
    living(this).protections.push(protection);
    return new ProtectionEmulation(this.environment, this.gridSheet, protection);
  }

  override getProtections(type: GoogleAppsScript.Spreadsheet.ProtectionType): ProtectionEmulation[] {
    const protections = living(this).protections.map(
      (protection) => new ProtectionEmulation(this.environment, this.gridSheet, protection),
    );
    return protections.filter((protection) => labelOf(protection.getProtectionType()) === labelOf(type));
  }

  override getFilter(): null {
    return null;
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
  return new RangeEmulation(sheet.environment, living(sheet), area);
}

function everything(sheet: SheetEmulation): RangeEmulation {
  const { maxRows, maxColumns } = living(sheet);
  return range(sheet, { row: 0, column: 0, rows: maxRows, columns: maxColumns });
}

function rangeFromA1(sheet: SheetEmulation, text: string): RangeEmulation {
  const found = parseA1(text, living(sheet));
  if (!found) throw new ServiceException('Range not found');
  if (found.sheet === null || found.sheet === sheet.gridSheet.name) return range(sheet, found.area);
  const named = sheet.getParent().getSheetByName(found.sheet);
  if (!named) throw new ServiceException('Range not found');
  return named.getRange(text);
}

/** Sheet names are compared without regard to case. */
export function refuseTakenName(
  { environment }: { environment: SheetShape['environment'] },
  name: string,
): void {
  const taken = environment.grid.sheets.some((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
  if (taken) {
    throw new ServiceException(`A sheet with the name "${name}" already exists. Please enter another name.`);
  }
}
