/** The spreadsheet. */
import { parseA1 } from '../a1';
import { DEFAULT_COLUMNS, DEFAULT_ROWS, type GridSheet } from '../grid';
import { isLocale } from '../locale';
import { isTimeZone } from '../time-zone';
import {
  addMetadata,
  type DeveloperMetadataEmulation,
  DeveloperMetadataFinderEmulation,
  type MetadataArguments,
  metadataAt,
} from './developer-metadata';
import { Emulation, NotEmulated, ServiceException } from './emulation';
import type { Environment } from './environment';
import { findNamed, type NamedRangeEmulation, namedRanges, nameRange, rangeNamed } from './named-range';
import { type ProtectionEmulation, protectionsOf } from './protection';
import type { RangeEmulation } from './range';
import { refuseName, SheetEmulation } from './sheet';
import { refuseTooManyCells } from './sheet-shape';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

export class SpreadsheetEmulation extends Emulation<GoogleAppsScript.Spreadsheet.Spreadsheet>('Spreadsheet') {
  constructor(readonly environment: Environment) {
    super();
  }

  override getId(): string {
    return this.environment.grid.id;
  }

  override getName(): string {
    return this.environment.grid.name;
  }

  override rename(newName: string): void {
    this.environment.grid.name = newName;
  }

  override getUrl(): string {
    return `https://docs.google.com/spreadsheets/d/${this.environment.grid.id}/edit`;
  }

  override getSpreadsheetTimeZone(): string {
    return this.environment.grid.timeZone;
  }

  override setSpreadsheetTimeZone(timezone: string): void {
    if (!isTimeZone(timezone)) throw new ServiceException(`Invalid argument: ${timezone}`);
    this.environment.grid.timeZone = timezone;
  }

  override getSpreadsheetLocale(): string {
    return this.environment.grid.locale;
  }

  override setSpreadsheetLocale(locale: string): void {
    if (!isLocale(locale)) throw new ServiceException(`Invalid argument: ${locale}`);
    this.environment.grid.locale = locale;
  }

  override getSheets(): SheetEmulation[] {
    return this.environment.grid.sheets.map((sheet) => new SheetEmulation(this.environment, sheet));
  }

  override getNumSheets(): number {
    return this.environment.grid.sheets.length;
  }

  override getSheetByName(name: string): SheetEmulation | null {
    return emulate(
      this,
      this.environment.grid.sheets.find((sheet) => sheet.name === name),
    );
  }

  override getSheetById(id: number): SheetEmulation | null {
    return emulate(
      this,
      this.environment.grid.sheets.find((sheet) => sheet.id === id),
    );
  }

  override getActiveSheet(): SheetEmulation {
    return new SheetEmulation(this.environment, this.environment.grid.activeSheet);
  }

  override setActiveSheet(sheet: Sheet): GoogleAppsScript.Spreadsheet.Sheet {
    return sheet.activate();
  }

  override getActiveRange(): RangeEmulation {
    return this.getActiveSheet().getActiveRange();
  }

  override setActiveRange(range: GoogleAppsScript.Spreadsheet.Range): GoogleAppsScript.Spreadsheet.Range {
    return range.activate();
  }

  override getRange(a1Notation: string): RangeEmulation {
    const named = this.getRangeByName(a1Notation);
    if (named) return named;
    const name = parseA1(a1Notation, { maxRows: 1, maxColumns: 1 })?.sheet ?? null;
    const sheet = name === null ? this.getActiveSheet() : this.getSheetByName(name);
    if (!sheet) throw new ServiceException('Range not found');
    return sheet.getRange(a1Notation);
  }

  override getRangeByName(name: string): RangeEmulation | null {
    const named = findNamed(this.environment, name);
    return named ? rangeNamed(this.environment, named) : null;
  }

  override getNamedRanges(): NamedRangeEmulation[] {
    return namedRanges(this.environment);
  }

  override setNamedRange(name: string, range: GoogleAppsScript.Spreadsheet.Range): void {
    nameRange(this.environment, name, range as RangeEmulation);
  }

  override removeNamedRange(name: string): void {
    for (const named of namedRanges(this.environment))
      if (named.getName().toLowerCase() === name.toLowerCase()) named.remove();
  }

  override getProtections(type: GoogleAppsScript.Spreadsheet.ProtectionType): ProtectionEmulation[] {
    return this.environment.grid.sheets.flatMap((sheet) => protectionsOf(this.environment, sheet, type));
  }

  override insertSheet(...args: unknown[]): SheetEmulation {
    const { grid } = this.environment;
    const [first, second] = args;
    if (args.some((arg) => typeof arg === 'object')) {
      throw new NotEmulated('Spreadsheet.insertSheet with a template');
    }
    const name = typeof first === 'string' ? first : freeName(grid.sheets);
    refuseName(this, name);
    const asked = typeof first === 'number' ? first : (second as number | undefined);
    refuseTooManyCells(this.environment, DEFAULT_ROWS * DEFAULT_COLUMNS);
    const index = asked ?? grid.sheets.indexOf(grid.activeSheet) + 1;
    grid.activeSheet = grid.insertSheet(name, Math.min(index, grid.sheets.length));
    return new SheetEmulation(this.environment, grid.activeSheet);
  }

  override deleteSheet(sheet: Sheet): void {
    const { grid } = this.environment;
    const { gridSheet } = sheet as SheetEmulation;
    if (!grid.sheets.some((other) => other !== gridSheet && !other.hidden)) {
      throw new ServiceException("You can't remove all the visible sheets in a document.");
    }
    grid.deleteSheet(gridSheet);
  }

  override moveActiveSheet(pos: number): void {
    const { grid } = this.environment;
    grid.moveSheet(grid.activeSheet, pos - 1);
  }

  override toast(msg: string, title = ''): void {
    this.environment.screen.toasts.push({ message: String(msg), title });
  }

  override addDeveloperMetadata(...args: MetadataArguments): this {
    addMetadata(this.environment, { type: 'SPREADSHEET' }, args);
    return this;
  }

  override getDeveloperMetadata(): DeveloperMetadataEmulation[] {
    return metadataAt(this.environment, { type: 'SPREADSHEET' });
  }

  override createDeveloperMetadataFinder(): DeveloperMetadataFinderEmulation {
    return new DeveloperMetadataFinderEmulation(this.environment, () => true);
  }
}

function emulate({ environment }: SpreadsheetEmulation, sheet: GridSheet | undefined): SheetEmulation | null {
  return sheet ? new SheetEmulation(environment, sheet) : null;
}

function freeName(sheets: readonly GridSheet[]): string {
  let number = sheets.length + 1;
  while (sheets.some(({ name }) => name === `Sheet${number}`)) number++;
  return `Sheet${number}`;
}
