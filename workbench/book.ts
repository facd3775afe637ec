/** What a spreadsheet file has beside its tabs, the same in every grid. */
import type { GridNamedRange } from './grid';
import { MetadataStore } from './metadata-store';
import { type Change, shiftArea } from './shift';

export abstract class Book {
  readonly metadata = new MetadataStore();
  #namedRanges: readonly GridNamedRange[] = [];

  get namedRanges(): readonly GridNamedRange[] {
    return this.#namedRanges;
  }

  set namedRanges(ranges: readonly GridNamedRange[]) {
    this.#namedRanges = ranges;
    this.namesChanged();
  }

  /** Called when names mean other ranges, which formulas may use. */
  protected namesChanged(): void {}

  /** Moves what is attached to rows, columns and areas of a tab. A name whose cells are gone goes with them. */
  protected moveAttached(sheet: number, change: Change): void {
    this.metadata.shift(sheet, change);
    this.namedRanges = this.namedRanges.flatMap((named) => {
      if (named.sheet !== sheet) return [named];
      const area = shiftArea(named.area, change);
      return area ? [{ ...named, area }] : [];
    });
  }

  /** Drops what is attached to a tab that is deleted. */
  protected forgetSheet(sheet: number): void {
    this.metadata.removeSheet(sheet);
    this.namedRanges = this.namedRanges.filter((named) => named.sheet !== sheet);
  }
}
