/**
 * The spreadsheet under the Apps Script layer. Everything the layer needs of a spreadsheet is here, so that the
 * in-memory grid and a real spreadsheet engine can stand in for each other. Rows and columns count from zero. Areas lie
 * within the sheet: the layer above checks them. Blocks that a grid hands out belong to the caller, who may change them.
 */
import type { MetadataStore } from './metadata-store';
import type { Area } from './shift';

/** What a cell holds. A date is a serial number (days since 1899-12-30) whose number format says it is a date. */
export type CellValue = string | number | boolean | null;

/** A formula, with its leading `=`. */
export interface Formula {
  readonly formula: string;
  /** What it shows on a grid that does not calculate it. */
  readonly shows?: CellValue;
}

/** What can be written into a cell; `null` empties it. */
export type Content = CellValue | Formula;

/** A block of cells, row by row. */
export type Block<T> = readonly (readonly T[])[];

/**
 * How a cell looks, as an open record. The Apps Script layer uses `numberFormat`, `background`, `fontColor`,
 * `fontWeight`, `fontStyle`, `fontLine`, `fontSize`, `fontFamily`, `horizontalAlignment`, `verticalAlignment`, `wrap`.
 */
export type StyleProperty = string;
export type StyleValue = string | number | boolean;

export type Dimension = 'rows' | 'columns';

/** One key of a sort: a column of the sheet and the direction. */
export interface SortKey {
  readonly column: number;
  readonly ascending: boolean;
}

/** Cells which only some people may change. `area` is `null` where the whole sheet is protected. */
export interface GridProtection {
  area: Area | null;
  description: string;
  warningOnly: boolean;
  /** Whether the person who runs the script is among those who may change the cells, where `editors` does not say it. */
  editable: boolean;
  /** The addresses of those who may change the cells. */
  editors?: readonly string[];
  /** The cells of a protected tab that everybody may change. */
  unprotected?: readonly Area[];
  /** The named range that is protected. */
  namedRange?: string;
}

/** A conditional format: where it applies, and a rule that only the Apps Script layer reads. */
export interface GridConditionalFormat {
  areas: readonly Area[];
  rule: unknown;
}

/** A condition on the value of a cell. */
export interface GridCondition {
  /** As Apps Script names it: `VALUE_IN_LIST`, `NUMBER_BETWEEN`. */
  readonly criteria: string;
  /** What it compares with. A range is `{ sheet, area }`, `sheet` being the id of its tab. */
  readonly values: readonly unknown[];
}

/** What may be entered into cells (**Data > Data validation**). */
export interface GridValidation {
  readonly areas: readonly Area[];
  readonly rule: GridCondition & {
    /** Whether an entry that breaks the rule is kept with a warning; else it is refused. */
    readonly allowInvalid: boolean;
    readonly helpText: string | null;
  };
}

/** The filter of a tab. A row is hidden where a cell breaks the condition of its column. */
export interface GridFilter {
  /** With the header row. */
  readonly area: Area;
  /** By column of the tab. `hiddenValues` are texts as cells show them. */
  readonly criteria: ReadonlyMap<number, GridCondition | { readonly hiddenValues: readonly string[] }>;
}

/** A structured table (**Format > Convert to table**). */
export interface GridTable {
  readonly name: string;
  /** With the header row. */
  readonly area: Area;
  /** The type of each column, such as `NUMBER` or `DROPDOWN`; `null` where it has none. */
  readonly types: readonly (string | null)[];
}

/** A named range of the file. */
export interface GridNamedRange {
  readonly name: string;
  readonly sheet: number;
  readonly area: Area;
}

/** What a tab is: a grid of cells, a chart on a tab of its own, or a connection to a database. */
export type TabType = 'GRID' | 'OBJECT' | 'DATASOURCE';

/** A chart that a script asked for. */
export interface GridChart {
  readonly id: number;
  /** As Apps Script names it: `COLUMN`. */
  readonly type: string;
  readonly sources: readonly { readonly sheet: number; readonly area: Area }[];
  readonly headers: number;
  readonly options: Readonly<Record<string, unknown>>;
  readonly anchor?: { readonly row: number; readonly column: number };
}

/** One tab. */
export interface GridSheet {
  readonly id: number;
  name: string;
  hidden: boolean;
  tabColor: string | null;
  frozenRows: number;
  frozenColumns: number;
  selection: Area;
  readonly maxRows: number;
  readonly maxColumns: number;
  type: TabType;
  hiddenGridlines: boolean;
  /** The rows and columns that a person has hidden. */
  readonly hiddenByUser: Record<Dimension, Set<number>>;
  /** How deep rows and columns are in groups; those in none are not listed. */
  readonly groupDepths: Record<Dimension, Map<number, number>>;
  /** The heights that somebody gave to rows, in pixels; others are as high as what they hold. */
  readonly rowHeights: Map<number, number>;
  merges: readonly Area[];
  validations: readonly GridValidation[];
  filter: GridFilter | null;
  tables: readonly GridTable[];
  protections: GridProtection[];
  conditionalFormats: GridConditionalFormat[];
  charts: GridChart[];

  /** How many rows and columns it takes to hold every cell with content. */
  extent(): { rows: number; columns: number };
  values(area: Area): CellValue[][];
  /** The formula of each cell, `''` where there is none. */
  formulas(area: Area): string[][];
  write(area: Area, contents: Block<Content>): void;

  styles(area: Area, property: StyleProperty): (StyleValue | null)[][];
  /** `null` takes the property away, `undefined` leaves the cell as it is. */
  setStyles(area: Area, property: StyleProperty, values: Block<StyleValue | null | undefined>): void;
  /** Takes every property away but the number format. */
  clearStyles(area: Area): void;

  notes(area: Area): string[][];
  setNotes(area: Area, notes: Block<string>): void;

  columnWidth(column: number): number;
  setColumnWidth(column: number, count: number, width: number): void;

  /** Inserts `count` rows or columns at `index`, which take styles and validation of the one that stands at `like`. */
  insert(dimension: Dimension, index: number, count: number, like: number): void;
  delete(dimension: Dimension, index: number, count: number): void;
  /** Moves rows or columns in front of the one that stands at `to` before the move. */
  move(dimension: Dimension, index: number, count: number, to: number): void;
  /** Sorts the rows of `area`: numbers, then text, then booleans, blanks always last. Equal rows keep their order. */
  sort(area: Area, keys: readonly SortKey[]): void;
}

/** A spreadsheet file. */
export interface Grid {
  readonly id: string;
  name: string;
  /** As Sheets writes it: `en_US`, `de_DE`. */
  locale: string;
  timeZone: string;
  /** The tabs, in order. */
  readonly sheets: readonly GridSheet[];
  activeSheet: GridSheet;
  readonly metadata: MetadataStore;
  namedRanges: readonly GridNamedRange[];

  insertSheet(name: string, index: number): GridSheet;
  deleteSheet(sheet: GridSheet): void;
  moveSheet(sheet: GridSheet, index: number): void;

  /** Resolves when every formula shows its final value. */
  settle(): Promise<void>;
}

export const DEFAULT_ROWS = 1000;
export const DEFAULT_COLUMNS = 26;
export const DEFAULT_COLUMN_WIDTH = 100;
export const DEFAULT_ROW_HEIGHT = 21;
