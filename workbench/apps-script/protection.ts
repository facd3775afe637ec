/** Protected ranges and sheets. Who else may edit is not kept: only whether the person who runs the script may. */
import type { GridProtection, GridSheet } from '../grid';
import { Emulation } from './emulation';
import { ProtectionType } from './enums';
import type { Environment } from './environment';
import { RangeEmulation } from './range';

export class ProtectionEmulation extends Emulation<GoogleAppsScript.Spreadsheet.Protection>('Protection') {
  constructor(
    readonly environment: Environment,
    readonly gridSheet: GridSheet,
    readonly protection: GridProtection,
  ) {
    super();
  }

  override canEdit(): boolean {
    return this.protection.editable;
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

  override remove(): void {
    this.gridSheet.protections = this.gridSheet.protections.filter(
      (protection) => protection !== this.protection,
    );
  }
}
