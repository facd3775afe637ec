/**
 * What people may set in `Vitals settings`, as a room declares it beside the code that uses it. A room takes its values
 * as a plain object; without a tab, those are the defaults.
 */
interface Described {
  /** As the tab shows it, and as people may not rename it. */
  readonly name: string;
  /** What earlier versions called it: their rows keep counting. */
  readonly formerly?: readonly string[];
  /** What it changes, in a sentence. */
  readonly meaning: string;
}

/** A number; a percent is its share: 0.9 for 90 %. */
export interface NumberSetting extends Described {
  readonly kind: 'number' | 'percent';
  readonly value: number;
  readonly least: number;
  readonly most: number;
}

/** One word of a few. */
export interface WordSetting extends Described {
  readonly kind: 'word';
  readonly value: string;
  readonly words: readonly string[];
}

export interface YesNoSetting extends Described {
  readonly kind: 'yes/no';
  readonly value: boolean;
}

export type Setting = NumberSetting | WordSetting | YesNoSetting;

/** How an area is called in the tab. */
interface Named {
  readonly area: string;
  /** What earlier versions called it: their rows keep counting. */
  readonly formerly?: readonly string[];
}

/** Settings that belong together, each under the name that code calls it by. */
export interface Area<S extends Readonly<Record<string, Setting>> = Readonly<Record<string, Setting>>>
  extends Named {
  readonly settings: S;
}

/** The values of an area, as the code that uses them takes them. */
export type ValuesOf<A extends Area> = {
  readonly [K in keyof A['settings']]: A['settings'][K] extends NumberSetting
    ? number
    : A['settings'][K] extends YesNoSetting
      ? boolean
      : string;
};

/** An area to which people may add names of their own, such as the prices of modules. */
export interface NumberList extends Named {
  readonly kind: 'number' | 'percent';
  readonly entries: Readonly<Record<string, number>>;
  readonly least: number;
  readonly most: number;
  readonly meaning: string;
}

/** A row of `Vitals settings`, its cells as the sheet has them. */
export interface SettingRow {
  readonly area: string;
  readonly name: string;
  readonly value: unknown;
  /** What goes with the value, such as the unit of a column; blank in most areas. */
  readonly unit: unknown;
  /** Where it stands in the sheet, from 1. */
  readonly row: number;
}

/** The cells of a row of settings that may hold a mistake, by the header of their column. */
export type SettingCell = 'Area' | 'Setting' | 'Value' | 'Unit';

/** Notes that a cell of a row cannot be used, and what would be right. */
export type Refuse = (row: SettingRow, cell: SettingCell, message: string) => void;

/** An area whose rows mean what its room says, such as what people said of their columns. */
export interface RowArea<T> extends Named {
  read(rows: readonly SettingRow[], refuse: Refuse): T;
}

/** The values of an area that nobody has changed. */
export function defaultsOf<A extends Area>({ settings }: A): ValuesOf<A> {
  return Object.fromEntries(Object.entries(settings).map(([key, { value }]) => [key, value])) as ValuesOf<A>;
}
