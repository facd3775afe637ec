/** What the cells of a range hold. */
import { displayTexts } from '../contents';
import { localeRules } from '../locale';
import { offsetReference, rewriteReferences } from '../univer/rewrite';
import { checkBlock, checkLength, fill, scriptValues, writeScriptValues } from './cell-values';
import { NotEmulated, ServiceException } from './emulation';
import { change, meets, RangePlace, sheetToRead } from './range-place';

export class RangeContents extends RangePlace {
  override getValues(): unknown[][] {
    return scriptValues(this.environment, sheetToRead(this), this.area);
  }

  override getValue(): unknown {
    return this.offset(0, 0, 1, 1).getValues()[0]![0];
  }

  override getDisplayValues(): string[][] {
    return displayTexts(this.environment.grid, sheetToRead(this), this.area);
  }

  override getDisplayValue(): string {
    return this.offset(0, 0, 1, 1).getDisplayValues()[0]![0]!;
  }

  override getFormulas(): string[][] {
    return sheetToRead(this).formulas(this.area);
  }

  override getFormula(): string {
    return this.offset(0, 0, 1, 1).getFormulas()[0]![0]!;
  }

  override isBlank(): boolean {
    const { rows, columns } = sheetToRead(this).extent();
    const { row, column } = this.area;
    // Beyond the last cell with content there is nothing to look at, however many blank rows follow.
    const [height, width] = [
      Math.min(this.area.rows, rows - row),
      Math.min(this.area.columns, columns - column),
    ];
    if (height <= 0 || width <= 0) return true;
    return this.offset(0, 0, height, width)
      .getValues()
      .every((cells) => cells.every((value) => value === ''));
  }

  override setValues(values: unknown[][]): this {
    const block = checkBlock(values, this.area, 'setValues');
    return change(this, (sheet) => writeScriptValues(this.environment, sheet, this.area, block));
  }

  override setValue(value: unknown): this {
    return this.setValues(fill(this.area, value));
  }

  override setFormulas(formulas: string[][]): this {
    const block = checkBlock<string>(formulas, this.area, 'setFormulas');
    return change(this, (sheet) =>
      sheet.write(
        this.area,
        block.map((row) => row.map(formulaContent)),
      ),
    );
  }

  /** In several cells, relative references move along. */
  override setFormula(formula: string): this {
    if (!formula) return this.setFormulas(fill(this.area, ''));
    const { decimal } = localeRules(this.environment.grid.locale);
    const text = formula.startsWith('=') ? formula : `=${formula}`;
    const moved = (down: number, right: number) =>
      rewriteReferences(text, decimal, (one) => offsetReference(one, down, right));
    return this.setFormulas(
      fill(this.area, '').map((row, i) => row.map((_, j) => (i + j === 0 ? text : moved(i, j)))),
    );
  }

  override getNotes(): string[][] {
    return sheetToRead(this).notes(this.area);
  }

  override getNote(): string {
    return this.offset(0, 0, 1, 1).getNotes()[0]![0]!;
  }

  override setNotes(notes: (string | null)[][]): this {
    const texts = checkBlock<string | null>(notes, this.area, 'setNotes').map((row) =>
      row.map((note) => note ?? ''),
    );
    return change(this, (sheet) => sheet.setNotes(this.area, texts));
  }

  override setNote(note: string | null): this {
    return this.setNotes(fill(this.area, note));
  }

  override clearNote(): this {
    return this.setNote(null);
  }

  override clearContent(): this {
    return change(this, (sheet) => sheet.write(this.area, fill(this.area, null)));
  }

  override clearFormat(): this {
    return change(this, (sheet) => sheet.clearStyles(this.area));
  }

  override clear(options: ClearOptions = {}): this {
    const { contentsOnly, formatOnly, commentsOnly, validationsOnly, skipFilteredRows } = options;
    if (skipFilteredRows) throw new NotEmulated('Range.clear({skipFilteredRows})');
    const all = !(contentsOnly || formatOnly || commentsOnly || validationsOnly);
    if (all || contentsOnly) this.clearContent();
    if (all || formatOnly) this.clearFormat();
    if (commentsOnly) this.clearNote();
    if (validationsOnly) this.clearDataValidations();
    return this;
  }

  override sort(sortSpecObj: SortSpec | SortSpec[]): this {
    const specs = Array.isArray(sortSpecObj) ? sortSpecObj : [sortSpecObj];
    const keys = specs.map((spec) => {
      const { column, ascending = true } = typeof spec === 'number' ? { column: spec } : spec;
      if (column < this.getColumn() || column > this.getLastColumn()) {
        throw new ServiceException('The column index is outside the range.');
      }
      return { column: column - 1, ascending };
    });
    return change(this, (sheet) => {
      if (sheet.merges.some((merge) => merge.rows > 1 && meets(merge, this.area)))
        throw new ServiceException("You can't sort a range with vertical merges.");
      sheet.sort(this.area, keys);
    });
  }
}

export interface ClearOptions {
  readonly contentsOnly?: boolean | undefined;
  readonly formatOnly?: boolean | undefined;
  readonly commentsOnly?: boolean | undefined;
  readonly validationsOnly?: boolean | undefined;
  readonly skipFilteredRows?: boolean | undefined;
}

type SortSpec = number | { readonly column: number; readonly ascending?: boolean };

function formulaContent(formula: string) {
  if (formula === '') return null;
  checkLength(formula);
  return { formula: formula.startsWith('=') ? formula : `=${formula}` };
}
