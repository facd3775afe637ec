/**
 * What people may set in `Vitals settings`, as a room declares it beside the code that uses it. A room takes its values
 * as a plain object; without a tab, those are the defaults.
 */
interface Described {
  /** As the tab shows it, and as people may not rename it. */
  readonly name: string;
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

/** Settings that belong together, each under the name that code calls it by. */
export interface Area<S extends Readonly<Record<string, Setting>> = Readonly<Record<string, Setting>>> {
  readonly area: string;
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
export interface NumberList {
  readonly area: string;
  readonly kind: 'number' | 'percent';
  readonly entries: Readonly<Record<string, number>>;
  readonly least: number;
  readonly most: number;
  readonly meaning: string;
}

/** The values of an area that nobody has changed. */
export function defaultsOf<A extends Area>({ settings }: A): ValuesOf<A> {
  return Object.fromEntries(Object.entries(settings).map(([key, { value }]) => [key, value])) as ValuesOf<A>;
}
