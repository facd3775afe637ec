/**
 * A range: where it is (range-place), what it holds (range-contents), what holds for it (range-rules), and here how it
 * looks and what is attached to it.
 */
import type { StyleProperty, StyleValue } from '../grid';
import { checkBlock, fill } from './cell-values';
import {
  addMetadata,
  type DeveloperMetadataEmulation,
  DeveloperMetadataFinderEmulation,
  lineOfRange,
  type MetadataArguments,
  metadataAt,
  placeOfRange,
} from './developer-metadata';
import { labelOf, NotEmulated } from './emulation';
import { WrapStrategy } from './enums';
import { type ProtectionEmulation, protect } from './protection';
import { change, type RangePlace, sheetToRead } from './range-place';
import { RangeRules } from './range-rules';
import { SheetEmulation } from './sheet';
import { refuseTyped } from './tables';

/** What Sheets says of a cell whose format was never set. */
const AUTOMATIC = '0.###############';

type Alignment = 'left' | 'center' | 'normal' | 'right' | null;

export class RangeEmulation extends RangeRules {
  override getSheet(): SheetEmulation {
    return new SheetEmulation(this.environment, this.gridSheet);
  }

  override getNumberFormats(): string[][] {
    return styles(this, 'numberFormat', AUTOMATIC) as string[][];
  }

  override getNumberFormat(): string {
    return first(this).getNumberFormats()[0]![0]!;
  }

  override setNumberFormats(numberFormats: string[][]): this {
    const formats = checkBlock<string>(numberFormats, this.area, 'setNumberFormats');
    return change(this, (sheet) => {
      refuseTyped(sheet, this.area);
      sheet.setStyles(
        this.area,
        'numberFormat',
        formats.map((row) =>
          row.map((format) => (format === 'General' || format === AUTOMATIC ? null : format)),
        ),
      );
    });
  }

  override setNumberFormat(numberFormat: string): this {
    return this.setNumberFormats(fill(this.area, numberFormat));
  }

  override getBackgrounds(): string[][] {
    return styles(this, 'background', '#ffffff') as string[][];
  }

  override getBackground(): string {
    return first(this).getBackgrounds()[0]![0]!;
  }

  override setBackgrounds(color: (string | null)[][]): this {
    return restyle(this, 'background', colours(color), 'setBackgrounds');
  }

  override setBackground(color: string | null): this {
    return this.setBackgrounds(fill(this.area, color));
  }

  override setFontColors(colors: (string | null)[][]): this {
    return restyle(this, 'fontColor', colours(colors), 'setFontColors');
  }

  override setFontColor(color: string | null): this {
    return this.setFontColors(fill(this.area, color));
  }

  override getFontWeights(): GoogleAppsScript.Spreadsheet.FontWeight[][] {
    return styles(this, 'fontWeight', 'normal') as GoogleAppsScript.Spreadsheet.FontWeight[][];
  }

  override getFontWeight(): GoogleAppsScript.Spreadsheet.FontWeight {
    return first(this).getFontWeights()[0]![0]!;
  }

  override setFontWeights(fontWeights: ('normal' | 'bold' | null)[][]): this {
    return restyle(this, 'fontWeight', fontWeights, 'setFontWeights');
  }

  override setFontWeight(fontWeight: 'normal' | 'bold' | null): this {
    return this.setFontWeights(fill(this.area, fontWeight));
  }

  override setFontStyle(fontStyle: 'normal' | 'italic' | null): this {
    return restyle(this, 'fontStyle', fill(this.area, fontStyle), 'setFontStyle');
  }

  override setFontLine(fontLine: 'none' | 'underline' | 'line-through' | null): this {
    return restyle(this, 'fontLine', fill(this.area, fontLine), 'setFontLine');
  }

  override setFontSizes(sizes: number[][]): this {
    return restyle(this, 'fontSize', sizes, 'setFontSizes');
  }

  override setFontSize(size: number): this {
    return restyle(this, 'fontSize', fill(this.area, size), 'setFontSize');
  }

  override setFontFamily(fontFamily: string | null): this {
    return restyle(this, 'fontFamily', fill(this.area, fontFamily), 'setFontFamily');
  }

  override getHorizontalAlignments(): string[][] {
    return styles(this, 'horizontalAlignment', 'general') as string[][];
  }

  override getHorizontalAlignment(): string {
    return first(this).getHorizontalAlignments()[0]![0]!;
  }

  override setHorizontalAlignments(alignments: Alignment[][]): this {
    return restyle(this, 'horizontalAlignment', alignments, 'setHorizontalAlignments');
  }

  override setHorizontalAlignment(alignment: Alignment): this {
    return this.setHorizontalAlignments(fill(this.area, alignment));
  }

  override setVerticalAlignment(alignment: 'top' | 'middle' | 'bottom' | null): this {
    return restyle(this, 'verticalAlignment', fill(this.area, alignment), 'setVerticalAlignment');
  }

  override getWrapStrategy(): GoogleAppsScript.Spreadsheet.WrapStrategy {
    return WrapStrategy[styles(first(this), 'wrap', 'OVERFLOW')[0]![0] as 'WRAP'];
  }

  override getWrap(): boolean {
    return styles(first(this), 'wrap', 'OVERFLOW')[0]![0] === 'WRAP';
  }

  override setWrapStrategy(strategy: GoogleAppsScript.Spreadsheet.WrapStrategy): this {
    return restyle(this, 'wrap', fill(this.area, labelOf(strategy)), 'setWrapStrategy');
  }

  override setWrap(isWrapEnabled: boolean): this {
    return restyle(this, 'wrap', fill(this.area, isWrapEnabled ? 'WRAP' : 'OVERFLOW'), 'setWrap');
  }

  override addDeveloperMetadata(...args: MetadataArguments): this {
    addMetadata(this.environment, placeOfRange(this), args);
    return this;
  }

  override getDeveloperMetadata(): DeveloperMetadataEmulation[] {
    const place = lineOfRange(this);
    return place ? metadataAt(this.environment, place) : [];
  }

  override createDeveloperMetadataFinder(): DeveloperMetadataFinderEmulation {
    const { area, gridSheet } = this;
    return new DeveloperMetadataFinderEmulation(this.environment, ({ place }) => {
      if (place.type === 'SPREADSHEET' || place.type === 'SHEET' || place.sheetId !== gridSheet.id)
        return false;
      const [start, length, across, full] =
        place.type === 'ROW'
          ? [area.row, area.rows, area.columns, gridSheet.maxColumns]
          : [area.column, area.columns, area.rows, gridSheet.maxRows];
      return across === full && place.index >= start && place.index < start + length;
    });
  }

  override protect(): ProtectionEmulation {
    return protect(this.environment, sheetToRead(this), this.area);
  }

  /** Of the kinds of pasting only that of conditional formats: the rules of the first cell, for all of the destination. */
  override copyTo(
    destination: GoogleAppsScript.Spreadsheet.Range,
    copyPasteType?: unknown,
    _transposed?: unknown,
  ): void {
    if (labelOf(copyPasteType) !== 'PASTE_CONDITIONAL_FORMATTING')
      throw new NotEmulated('Range.copyTo of this kind');
    const { area } = destination as RangeEmulation;
    const holds = ({ row, column, rows, columns }: RangeEmulation['area']) =>
      this.area.row >= row &&
      this.area.row < row + rows &&
      this.area.column >= column &&
      this.area.column < column + columns;
    const rules = this.gridSheet.conditionalFormats.filter(({ areas }) => areas.some(holds));
    change(destination as RangeEmulation, (sheet) => {
      sheet.conditionalFormats = [
        ...sheet.conditionalFormats,
        ...rules.map(({ rule }) => ({ areas: [area], rule })),
      ];
    });
  }
}

function first(range: RangeEmulation): RangeEmulation {
  return range.offset(0, 0, 1, 1);
}

function styles(range: RangePlace, property: StyleProperty, standard: StyleValue): StyleValue[][] {
  const block = sheetToRead(range).styles(range.area, property);
  return block.map((row) => row.map((value) => value ?? standard));
}

function restyle<T extends RangePlace>(range: T, property: StyleProperty, block: unknown, method: string): T {
  const values = checkBlock<StyleValue | null>(block, range.area, method);
  return change(range, (sheet) => sheet.setStyles(range.area, property, values));
}

function colours(block: (string | null)[][]): unknown {
  return Array.isArray(block) ? block.map((row) => (Array.isArray(row) ? row.map(colour) : row)) : block;
}

function colour(text: string | null): string | null {
  if (text === null) return null;
  const hex = text.toLowerCase().replace(/^#([0-9a-f])([0-9a-f])([0-9a-f])$/, '#$1$1$2$2$3$3');
  if (/^#[0-9a-f]{6}$/.test(hex)) return hex;
  throw new NotEmulated(`The color name ${text}`);
}
