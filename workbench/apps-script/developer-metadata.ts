/** Developer metadata as scripts see it. */
import type { MetadataPlace, MetadataRecord } from '../metadata-store';
import { Emulation, EnumValue, labelOf, refuseArguments, ServiceException } from './emulation';
import { DeveloperMetadataLocationType, DeveloperMetadataVisibility } from './enums';
import type { Environment } from './environment';
import { RangeEmulation } from './range';
import type { RangePlace } from './range-place';
import { SheetEmulation } from './sheet';
import { SpreadsheetEmulation } from './spreadsheet';

type Visibility = GoogleAppsScript.Spreadsheet.DeveloperMetadataVisibility;
type LocationType = GoogleAppsScript.Spreadsheet.DeveloperMetadataLocationType;

/** The forms of `addDeveloperMetadata`: key, key and value, key and visibility, all three. */
export type MetadataArguments = [
  key: string,
  valueOrVisibility?: string | Visibility,
  visibility?: Visibility,
];

export function addMetadata({ grid }: Environment, place: MetadataPlace, args: MetadataArguments): void {
  const [key, second, third] = args;
  const valueIsLeftOut = (second as unknown) instanceof EnumValue;
  const value = valueIsLeftOut ? null : ((second as string | undefined) ?? null);
  if (typeof key !== 'string' || (value !== null && typeof value !== 'string')) {
    refuseArguments('SpreadsheetApp.addDeveloperMetadata', args);
  }
  const visibility = valueIsLeftOut ? second : (third ?? DeveloperMetadataVisibility.DOCUMENT);
  grid.metadata.add({ key, value, visibility: labelOf(visibility) as MetadataRecord['visibility'], place });
}

export function metadataAt(environment: Environment, place: MetadataPlace): DeveloperMetadataEmulation[] {
  const records = environment.grid.metadata.all().filter((record) => samePlace(record.place, place));
  return records.map((record) => new DeveloperMetadataEmulation(environment, record));
}

function samePlace(a: MetadataPlace, b: MetadataPlace): boolean {
  return JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());
}

/** The row or column that a range covers, if it does. */
export function lineOfRange({ area, gridSheet }: RangePlace): MetadataPlace | null {
  const { row, column, rows, columns } = area;
  if (columns === 1 && rows === gridSheet.maxRows)
    return { type: 'COLUMN', sheetId: gridSheet.id, index: column };
  if (rows === 1 && columns === gridSheet.maxColumns)
    return { type: 'ROW', sheetId: gridSheet.id, index: row };
  return null;
}

/** The row or column that a range covers; other ranges can have no metadata. */
export function placeOfRange(range: RangePlace): MetadataPlace {
  const place = lineOfRange(range);
  if (place) return place;
  throw new ServiceException(
    'Adding developer metadata to arbitrary ranges is not currently supported. Developer metadata may only be added to the top-level spreadsheet, an individual sheet, or an entire row or column.',
  );
}

export class DeveloperMetadataEmulation extends Emulation<GoogleAppsScript.Spreadsheet.DeveloperMetadata>(
  'DeveloperMetadata',
) {
  constructor(
    readonly environment: Environment,
    readonly record: MetadataRecord,
  ) {
    super();
  }

  override getId(): number {
    return this.record.id;
  }

  override getKey(): string {
    return this.record.key;
  }

  override setKey(key: string): this {
    this.record.key = key;
    return this;
  }

  override getValue(): string | null {
    return this.record.value;
  }

  override setValue(value: string): this {
    this.record.value = value;
    return this;
  }

  override getVisibility(): GoogleAppsScript.Spreadsheet.DeveloperMetadataVisibility {
    return DeveloperMetadataVisibility[this.record.visibility];
  }

  override setVisibility(visibility: Visibility): this {
    this.record.visibility = labelOf(visibility) as MetadataRecord['visibility'];
    return this;
  }

  override getLocation(): DeveloperMetadataLocationEmulation {
    return new DeveloperMetadataLocationEmulation(this.environment, this.record.place);
  }

  override moveToColumn(column: GoogleAppsScript.Spreadsheet.Range): this {
    this.record.place = placeOfRange(column as RangeEmulation);
    return this;
  }

  override moveToSheet(sheet: GoogleAppsScript.Spreadsheet.Sheet): this {
    this.record.place = { type: 'SHEET', sheetId: sheet.getSheetId() };
    return this;
  }

  override moveToSpreadsheet(): this {
    this.record.place = { type: 'SPREADSHEET' };
    return this;
  }

  override remove(): void {
    this.environment.grid.metadata.remove(this.record.id);
  }
}

class DeveloperMetadataLocationEmulation extends Emulation<GoogleAppsScript.Spreadsheet.DeveloperMetadataLocation>(
  'DeveloperMetadataLocation',
) {
  constructor(
    readonly environment: Environment,
    readonly place: MetadataPlace,
  ) {
    super();
  }

  override getLocationType(): GoogleAppsScript.Spreadsheet.DeveloperMetadataLocationType {
    return DeveloperMetadataLocationType[this.place.type];
  }

  override getSpreadsheet(): SpreadsheetEmulation | null {
    return this.place.type === 'SPREADSHEET' ? new SpreadsheetEmulation(this.environment) : null;
  }

  override getSheet(): SheetEmulation | null {
    const { place, environment } = this;
    if (place.type === 'SPREADSHEET') return null;
    const sheet = environment.grid.sheets.find(({ id }) => id === place.sheetId);
    if (!sheet) throw new ServiceException('The developer metadata does not exist.');
    return new SheetEmulation(environment, sheet);
  }

  override getColumn(): RangeEmulation | null {
    const sheet = this.getSheet()?.gridSheet;
    if (this.place.type !== 'COLUMN' || !sheet) return null;
    const area = { row: 0, column: this.place.index, rows: sheet.maxRows, columns: 1 };
    return new RangeEmulation(this.environment, sheet, area);
  }

  override getRow(): RangeEmulation | null {
    const sheet = this.getSheet()?.gridSheet;
    if (this.place.type !== 'ROW' || !sheet) return null;
    const area = { row: this.place.index, column: 0, rows: 1, columns: sheet.maxColumns };
    return new RangeEmulation(this.environment, sheet, area);
  }
}

export class DeveloperMetadataFinderEmulation extends Emulation<GoogleAppsScript.Spreadsheet.DeveloperMetadataFinder>(
  'DeveloperMetadataFinder',
) {
  readonly tests: ((record: MetadataRecord) => boolean)[];

  constructor(
    readonly environment: Environment,
    inScope: (record: MetadataRecord) => boolean,
  ) {
    super();
    this.tests = [inScope];
  }

  override withKey(key: string): this {
    this.tests.push((record) => record.key === key);
    return this;
  }

  override withValue(value: string): this {
    this.tests.push((record) => record.value === value);
    return this;
  }

  override withId(id: number): this {
    this.tests.push((record) => record.id === id);
    return this;
  }

  override withVisibility(visibility: Visibility): this {
    this.tests.push((record) => record.visibility === labelOf(visibility));
    return this;
  }

  override withLocationType(locationType: LocationType): this {
    this.tests.push((record) => record.place.type === labelOf(locationType));
    return this;
  }

  override find(): DeveloperMetadataEmulation[] {
    const records = this.environment.grid.metadata
      .all()
      .filter((record) => this.tests.every((test) => test(record)));
    return records.map((record) => new DeveloperMetadataEmulation(this.environment, record));
  }
}
