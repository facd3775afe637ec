/** What the page and its server say to each other. The server holds the spreadsheet; the page shows it and asks. */
import type { MenuEntry } from '../apps-script/screen';
import type { Dimension } from '../grid';
import type { Area } from '../shift';
import type { PlacedSparkline } from '../sparkline';

/** How a cell looks. Colours are `#rrggbb`. */
export interface CellLook {
  readonly align?: 'left' | 'center' | 'right';
  readonly background?: string;
  readonly color?: string;
  readonly bold?: true;
  readonly italic?: true;
  readonly underline?: true;
  readonly strike?: true;
  /** In points. */
  readonly size?: number;
  readonly family?: string;
  readonly vertical?: 'top' | 'middle';
  readonly wrap?: true;
}

/** What is drawn over cells. */
export type Picture =
  | ({ readonly kind: 'chart' } & ChartPicture)
  | ({ readonly kind: 'sparkline' } & PlacedSparkline)
  /** What Sheets puts into the corners of cells: where a note is, a list to choose from, a filter. */
  | { readonly kind: 'note' | 'dropdown' | 'filter'; readonly area: Area };

/** A chart over the cells that begin at its anchor. */
export interface ChartPicture {
  readonly row: number;
  readonly column: number;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** As Apps Script names it: `LINE`. */
  readonly type: string;
  readonly title: string;
  readonly legend: boolean;
  readonly labels: readonly string[];
  /** Of a scatter: where each of its points stands across. */
  readonly across?: readonly (number | null)[];
  readonly stacked?: true;
  /** Of the series, in their order, where somebody has chosen them. */
  readonly colors?: readonly string[];
  /** What the value axis shows at least, and at most, where somebody has said so. */
  readonly least?: number;
  readonly most?: number;
  readonly series: readonly { readonly name: string; readonly numbers: readonly (number | null)[] }[];
}

/**
 * A cell as the page shows it: its text, or the text with its look (a place in `looks`), what stands in the editor where
 * that is something else, and why it shows an error.
 */
export type CellView = string | readonly [text: string, look: number, entry?: string, problem?: string];

/** One tab, or what has changed in it. */
export interface SheetView {
  readonly kind: 'sheet';
  readonly id: number;
  readonly rows: number;
  readonly columns: number;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly widths: readonly number[];
  /** Of rows that are not as high as others, by index, in pixels. */
  readonly heights: Readonly<Record<number, number>>;
  readonly merges: readonly Area[];
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  readonly gridlines: boolean;
  readonly pictures: readonly Picture[];
  readonly looks: readonly CellLook[];
  /** The rows that have changed, by index from zero, each as a whole: what is not listed is empty. */
  readonly changed: Readonly<Record<number, readonly CellView[]>>;
}

export interface TabView {
  readonly id: number;
  readonly name: string;
  readonly hidden: boolean;
  readonly color: string | null;
}

/** The file and its tabs, in order. */
export interface BookView {
  readonly kind: 'book';
  readonly name: string;
  readonly tabs: readonly TabView[];
}

/** A page of the add-on, by the address at which the server has it. */
export interface PageView {
  readonly title: string;
  readonly address: string;
}

/** A dialog, with the size that the script asked for; 0 where it did not. */
export interface DialogView extends PageView {
  readonly width: number;
  readonly height: number;
  readonly modal: boolean;
}

/** What the server tells a page. Each is the whole truth about its subject, but for a sheet's unchanged rows. */
export type Message =
  | BookView
  | SheetView
  | { readonly kind: 'select'; readonly sheet: number; readonly area: Area }
  | { readonly kind: 'menu'; readonly entries: readonly MenuEntry[] }
  | { readonly kind: 'sidebar'; readonly page: PageView | null }
  | { readonly kind: 'dialog'; readonly page: DialogView }
  | { readonly kind: 'toast'; readonly title: string; readonly message: string }
  /** Another file has been opened. */
  | { readonly kind: 'reload' };

/** What a person does in the page. Areas lie in the sheet that the page shows. */
export type Action =
  /** Nothing: the page shows another tab, and asks for what is in it. */
  | { readonly kind: 'look' }
  /** Text typed or pasted into cells, as Sheets would read it. */
  | { readonly kind: 'enter'; readonly row: number; readonly column: number; readonly texts: string[][] }
  /** Cells with their formulas and looks, once or as often as they fit into the place. */
  | { readonly kind: 'copy'; readonly sheet: number; readonly from: Area; readonly to: Area }
  | { readonly kind: 'clear'; readonly areas: readonly Area[] }
  /** All rows below the frozen ones, by a column. */
  | { readonly kind: 'sort'; readonly column: number; readonly ascending: boolean }
  | {
      readonly kind: 'insert';
      readonly dimension: Dimension;
      readonly index: number;
      readonly count: number;
      /** Whether the new ones look like those before them, or like those behind. */
      readonly after: boolean;
    }
  | {
      readonly kind: 'delete';
      readonly dimension: Dimension;
      readonly index: number;
      readonly count: number;
    }
  | {
      readonly kind: 'move';
      readonly dimension: Dimension;
      readonly index: number;
      readonly count: number;
      readonly to: number;
    }
  | { readonly kind: 'widths'; readonly column: number; readonly widths: readonly number[] }
  | { readonly kind: 'freeze'; readonly rows: number; readonly columns: number }
  | { readonly kind: 'add tab'; readonly index: number }
  | { readonly kind: 'delete tab'; readonly sheet: number }
  | { readonly kind: 'rename tab'; readonly sheet: number; readonly name: string }
  | { readonly kind: 'move tab'; readonly sheet: number; readonly index: number }
  | { readonly kind: 'hide tab'; readonly sheet: number; readonly hidden: boolean }
  /** Lets time pass, with every trigger that is due on the way. */
  | { readonly kind: 'pass'; readonly hours: number }
  /** An entry of the add-on's menu. */
  | { readonly kind: 'menu'; readonly functionName: string }
  /** `google.script.run`, from a page of the add-on. */
  | { readonly kind: 'call'; readonly functionName: string; readonly args: readonly unknown[] };

export type ActionOf<K extends Action['kind']> = Extract<Action, { readonly kind: K }>;

/** An action, and where the person who takes it is. */
export interface Request {
  readonly viewer: string;
  readonly sheet: number;
  readonly selection: Area;
  readonly action: Action;
}

export type Outcome =
  | { readonly ok: true; readonly value?: unknown }
  | { readonly ok: false; readonly name: string; readonly message: string };

/** What became of an action. It counts once the page has got so many messages: its effects are among them. */
export interface Reply {
  readonly after: number;
  readonly outcome: Outcome;
}
