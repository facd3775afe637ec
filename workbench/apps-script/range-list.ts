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

  override setNumberFormat(numberFormat: string): this {
    for (const range of this.ranges) range.setNumberFormat(numberFormat);
    return this;
  }

  override setValue(value: unknown): this {
    for (const range of this.ranges) range.setValue(value);
    return this;
  }
}
