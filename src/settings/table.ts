import { caseless } from '../base/caseless';
import type {
  Area,
  NumberList,
  NumberSetting,
  Refuse,
  RowArea,
  Setting,
  SettingCell,
  SettingRow,
  ValuesOf,
} from '../base/setting';
import { readNumber, readPercent } from '../reading/cells/number';
import { readYesNo } from '../reading/cells/yes-no';
import type { Locale } from '../reading/locale';
import { cleanText, normalizeHeader } from '../reading/normalize';
import { Missing } from '../scoring/value';

/** A cell of the settings that cannot be used as it stands: the default counts instead. */
export interface SettingProblem {
  /** Row of the sheet, from 1. */
  readonly row: number;
  readonly cell: SettingCell;
  readonly message: string;
}

export type AnyArea = Area | NumberList | RowArea<unknown>;

/** What an area holds once it is read: values by name, the numbers of a list, or what its rows mean. */
export type AreaValue<A extends AnyArea> = A extends Area
  ? ValuesOf<A>
  : A extends NumberList
    ? ReadonlyMap<string, number>
    : A extends RowArea<infer T>
      ? T
      : never;

/** The values of some areas, each under the name that code calls it by. */
export type AreaValues<A extends Readonly<Record<string, AnyArea>>> = {
  readonly [K in keyof A]: AreaValue<A[K]>;
};

/** Settings as they were read. */
export interface ReadSettings<A extends Readonly<Record<string, AnyArea>>> {
  readonly values: AreaValues<A>;
  /** What could not be used, from the top of the tab down. */
  readonly problems: readonly SettingProblem[];
  /** Rows that belong to none of these areas. */
  readonly strangers: readonly SettingRow[];
}

/**
 * Reads the rows of `Vitals settings` by area. A row that is not there leaves its default; a value that cannot be used
 * does as well, and is a problem. The first of two rows of one name counts.
 */
export function readAreas<A extends Readonly<Record<string, AnyArea>>>(
  areas: A,
  rows: readonly SettingRow[],
  locale?: Locale,
): ReadSettings<A> {
  const problems: SettingProblem[] = [];
  const refuse: Refuse = ({ row }, cell, message) => problems.push({ row, cell, message });
  const known = new Map(
    Object.values(areas).flatMap((area) => areaNames(area).map((name) => [plainName(name), area] as const)),
  );
  const values = Object.entries(areas).map(([key, area]) => {
    const own = namedRows(
      rows.filter((row) => known.get(plainName(row.area)) === area),
      refuse,
    );
    return [key, readArea(area, own, refuse, locale)];
  });
  return {
    values: Object.fromEntries(values) as AreaValues<A>,
    problems: problems.sort((a, b) => a.row - b.row),
    strangers: rows.filter(({ area }) => !known.has(plainName(area))),
  };
}

/** What an area is called, first as it is now. */
export function areaNames({ area, formerly = [] }: AnyArea): string[] {
  return [area, ...formerly];
}

/** What a setting is called, first as it is now. */
export function settingNames({ name, formerly = [] }: Setting): string[] {
  return [name, ...formerly];
}

type RowsByName = ReadonlyMap<string, SettingRow>;

/** The first row of each name; one without a name sets nothing. */
function namedRows(rows: readonly SettingRow[], refuse: Refuse): RowsByName {
  const named = new Map<string, SettingRow>();
  for (const row of rows) {
    const before = named.get(normalizeHeader(row.name));
    if (row.name === '') {
      if (row.value !== '') refuse(row, 'Setting', `Name the setting of "${row.area}", or clear its value.`);
    } else if (before) {
      refuse(
        row,
        'Setting',
        `"${row.name}" is set in row ${before.row} already, which counts. Delete one of the two.`,
      );
    } else named.set(normalizeHeader(row.name), row);
  }
  return named;
}

function readArea(area: AnyArea, rows: RowsByName, refuse: Refuse, locale: Locale | undefined): unknown {
  if ('read' in area) return area.read([...rows.values()], refuse);
  if ('entries' in area) return readList(area, rows, refuse, locale);
  refuseOthers(area, rows, refuse);
  return Object.fromEntries(
    Object.entries(area.settings).map(([key, setting]) => {
      const row = settingNames(setting)
        .map((name) => rows.get(normalizeHeader(name)))
        .find((named) => named !== undefined);
      return [key, (row && readSetting(row, setting, refuse, locale)) ?? setting.value];
    }),
  );
}

/** The entries of a list: the declared ones, changed where a row says so, and those that people added. */
function readList(list: NumberList, rows: RowsByName, refuse: Refuse, locale: Locale | undefined) {
  const entries = new Map(Object.entries(list.entries));
  for (const row of rows.values()) {
    const name = [...entries.keys()].find((known) => normalizeHeader(known) === normalizeHeader(row.name));
    const value = readNumberSetting(row, list, refuse, locale);
    if (value !== undefined) entries.set(name ?? row.name, value);
  }
  return entries;
}

function refuseOthers({ area, settings }: Area, rows: RowsByName, refuse: Refuse): void {
  const names = Object.values(settings).map(({ name }) => name);
  const known = new Set(Object.values(settings).flatMap(settingNames).map(normalizeHeader));
  for (const [name, row] of rows) {
    if (known.has(name)) continue;
    refuse(row, 'Setting', `${area} has no setting "${row.name}". It has: ${names.join(', ')}.`);
  }
}

function readSetting(
  row: SettingRow,
  setting: Setting,
  refuse: Refuse,
  locale: Locale | undefined,
): number | string | boolean | undefined {
  switch (setting.kind) {
    case 'yes/no':
      return readYesNoSetting(row, refuse);
    case 'word':
      return readWord(row, setting.words, refuse);
    default:
      return readNumberSetting(row, setting, refuse, locale);
  }
}

function readNumberSetting(
  row: SettingRow,
  { kind, least, most }: Pick<NumberSetting, 'kind' | 'least' | 'most'>,
  refuse: Refuse,
  locale: Locale | undefined,
): number | undefined {
  const percent = kind === 'percent';
  const value = percent
    ? readPercent(row.value, locale, (percents) => percents / 100, Number)
    : readNumber(row.value, locale);
  if (!(value instanceof Missing) && value >= least && value <= most) return value;
  const [from, to] = [least, most].map((end) => (percent ? `${end * 100}%` : String(end)));
  const range = most === Number.POSITIVE_INFINITY ? `from ${from}` : `from ${from} to ${to}`;
  const example = percent ? ', such as 90%' : '';
  refuse(row, 'Value', `"${row.name}" takes a number ${range}${example}: the default counts.`);
  return undefined;
}

function readWord(row: SettingRow, words: readonly string[], refuse: Refuse): string | undefined {
  const word = words.find((known) => sameName(known, String(row.value)));
  if (word === undefined)
    refuse(row, 'Value', `"${row.name}" takes one of: ${words.join(', ')}. The default counts.`);
  return word;
}

function readYesNoSetting(row: SettingRow, refuse: Refuse): boolean | undefined {
  const value = readYesNo(row.value);
  if (!(value instanceof Missing)) return value;
  refuse(row, 'Value', `"${row.name}" takes yes or no: the default counts.`);
  return undefined;
}

/** Whether two names are the same to a person. */
export function sameName(a: string, b: string): boolean {
  return plainName(a) === plainName(b);
}

function plainName(text: string): string {
  return caseless(cleanText(text));
}
