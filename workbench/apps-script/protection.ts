/** Protected ranges and sheets, and who may edit them. */
import type { GridProtection, GridSheet } from '../grid';
import type { Area } from '../shift';
import { Emulation, labelOf, ServiceException } from './emulation';
import { ProtectionType } from './enums';
import type { Environment } from './environment';
import { findNamed, rangeNamed } from './named-range';
import { RangeEmulation } from './range';
import { mayEdit } from './range-place';
import { UserEmulation } from './session';

type Range = GoogleAppsScript.Spreadsheet.Range;
type User = string | GoogleAppsScript.Base.User;

/** Protects an area of a tab, or all of it; whoever does so may edit it. */
export function protect(environment: Environment, sheet: GridSheet, area: Area | null): ProtectionEmulation {
  const protection = { area, description: '', warningOnly: false, editable: true };
  sheet.protections.push(protection);
  return new ProtectionEmulation(environment, sheet, protection);
}

/** The protections of a tab that are of this type. */
export function protectionsOf(
  environment: Environment,
  sheet: GridSheet,
  type: GoogleAppsScript.Spreadsheet.ProtectionType,
): ProtectionEmulation[] {
  return sheet.protections
    .map((protection) => new ProtectionEmulation(environment, sheet, protection))
    .filter((protection) => labelOf(protection.getProtectionType()) === labelOf(type));
}

export class ProtectionEmulation extends Emulation<GoogleAppsScript.Spreadsheet.Protection>('Protection') {
  constructor(
    readonly environment: Environment,
    readonly gridSheet: GridSheet,
    readonly protection: GridProtection,
  ) {
    super();
  }

  override canEdit(): boolean {
    return mayEdit(this.protection, this.environment.userEmail);
  }

  override getDescription(): string {
    return this.protection.description;
  }

  override setDescription(description: string): this {
    this.protection.description = description;
    return this;
  }

  override isWarningOnly(): boolean {
    return this.protection.warningOnly;
  }

  override setWarningOnly(warningOnly: boolean): this {
    this.protection.warningOnly = warningOnly;
    return this;
  }

  override getProtectionType(): GoogleAppsScript.Spreadsheet.ProtectionType {
    return this.protection.area ? ProtectionType.RANGE : ProtectionType.SHEET;
  }

  override getRange(): RangeEmulation {
    const { maxRows, maxColumns } = this.gridSheet;
    const area = this.protection.area ?? { row: 0, column: 0, rows: maxRows, columns: maxColumns };
    return new RangeEmulation(this.environment, this.gridSheet, area);
  }

  override setRange(range: Range): this {
    return cover(this, (range as RangeEmulation).area);
  }

  override getRangeName(): string | null {
    return this.protection.namedRange ?? null;
  }

  override setRangeName(rangeName: string): this {
    const named = findNamed(this.environment, rangeName);
    if (!named) throw new ServiceException('Range not found');
    return cover(this, rangeNamed(this.environment, named).area, named.name);
  }

  override setNamedRange(namedRange: GoogleAppsScript.Spreadsheet.NamedRange): this {
    return this.setRangeName(namedRange.getName());
  }

  override getUnprotectedRanges(): RangeEmulation[] {
    const { unprotected = [] } = this.protection;
    return unprotected.map((area) => new RangeEmulation(this.environment, this.gridSheet, area));
  }

  override setUnprotectedRanges(ranges: Range[]): this {
    if (this.protection.area)
      throw new ServiceException('Only a protected sheet can have unprotected ranges.');
    this.protection.unprotected = (ranges as RangeEmulation[]).map(({ area }) => area);
    return this;
  }

  override getEditors(): UserEmulation[] {
    return editorsOf(this).map((email) => new UserEmulation(email));
  }

  override addEditor(user: User): this {
    return this.addEditors([user] as string[]);
  }

  override addEditors(users: User[]): this {
    this.protection.editors = [...new Set([...editorsOf(this), ...users.map(emailOf)])];
    return this;
  }

  override removeEditor(user: User): this {
    return this.removeEditors([user] as string[]);
  }

  /** Whoever runs the script cannot shut themselves out. */
  override removeEditors(users: User[]): this {
    const removed = users.map(emailOf).filter((email) => email !== this.environment.userEmail);
    this.protection.editors = editorsOf(this).filter((email) => !removed.includes(email));
    return this;
  }

  override remove(): void {
    this.gridSheet.protections = this.gridSheet.protections.filter(
      (protection) => protection !== this.protection,
    );
  }
}

function cover<T extends ProtectionEmulation>(one: T, area: Area, namedRange?: string): T {
  one.protection.area = area;
  if (namedRange === undefined) delete one.protection.namedRange;
  else one.protection.namedRange = namedRange;
  return one;
}

/** Where nobody is named yet, whether the person at the keyboard is an editor is all that is known. */
function editorsOf({ protection, environment }: ProtectionEmulation): readonly string[] {
  return protection.editors ?? (protection.editable ? [environment.userEmail] : []);
}

function emailOf(user: User): string {
  return typeof user === 'string' ? user : user.getEmail();
}
