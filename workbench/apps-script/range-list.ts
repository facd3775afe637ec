/** Ranges of one sheet that are treated alike in one call. */
import { Emulation } from './emulation';
import type { RangeEmulation } from './range';

export class RangeListEmulation extends Emulation<GoogleAppsScript.Spreadsheet.RangeList>('RangeList') {
  constructor(readonly ranges: readonly RangeEmulation[]) {
    super();
  }

  override getRanges(): RangeEmulation[] {
    return [...this.ranges];
  }

  /** The grids know one selection: the last range, which Sheets makes the active one. */
  override activate(): this {
    for (const range of this.ranges) range.activate();
    return this;
  }

  override setNumberFormat(numberFormat: string): this {
    for (const range of this.ranges) range.setNumberFormat(numberFormat);
    return this;
  }

  override setWrap(isWrapEnabled: boolean): this {
    for (const range of this.ranges) range.setWrap(isWrapEnabled);
    return this;
  }

  override setVerticalAlignment(alignment: 'top' | 'middle' | 'bottom' | null): this {
    for (const range of this.ranges) range.setVerticalAlignment(alignment);
    return this;
  }

  override setBackground(color: string | null): this {
    for (const range of this.ranges) range.setBackground(color);
    return this;
  }

  override clearContent(): this {
    for (const range of this.ranges) range.clearContent();
    return this;
  }

  override setValue(value: unknown): this {
    for (const range of this.ranges) range.setValue(value);
    return this;
  }
}
