import type { Area, NumberList, NumberSetting, Setting, ValuesOf } from '../base/setting';
import { Missing } from '../scoring/value';
import { readNumber, readPercent } from './cells/number';
import { readYesNo } from './cells/yes-no';
import type { Locale } from './locale';
import { cleanText, normalizeHeader } from './normalize';

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

/** A setting that cannot be used as it stands: the default counts in its stead. */
export interface SettingProblem {
  /** Row of the sheet, from 1. */
  readonly row: number;
  readonly message: string;
}

/**
 * The rows of `Vitals settings`, asked for area by area. A row that is not there leaves its default; a value that cannot
 * be used does as well, and is a problem. The first of two rows of one name counts.
 */
export class SettingsTable {
  private readonly found = new Map<number, string>();
  private readonly asked = new Set<string>();

  constructor(
    private readonly all: readonly SettingRow[],
    private readonly locale?: Locale,
  ) {}

  /** The values of an area. */
  read<A extends Area>({ area, settings }: A): ValuesOf<A> {
    const rows = this.byName(area);
    const names = Object.values(settings).map(({ name }) => name);
    this.refuseOthers(rows, area, names);
    const values = Object.entries(settings).map(([key, setting]) => [
      key,
      this.valueOf(rows.get(normalizeHeader(setting.name)), setting),
    ]);
    return Object.fromEntries(values) as ValuesOf<A>;
  }

  /** The entries of a list: the declared ones, changed where a row says so, and those that people added. */
  readList(list: NumberList): ReadonlyMap<string, number> {
    const entries = new Map(Object.entries(list.entries));
    for (const row of this.byName(list.area).values()) {
      const name = [...entries.keys()].find((known) => normalizeHeader(known) === normalizeHeader(row.name));
      const value = this.numberOf(row, list);
      if (value !== undefined) entries.set(name ?? row.name, value);
    }
    return entries;
  }

  /** The rows of an area whose meaning the caller knows, by name. */
  rows(area: string): readonly SettingRow[] {
    return [...this.byName(area).values()];
  }

  /** Notes that a row cannot be used, and what would be right. */
  report({ row }: SettingRow, message: string): void {
    this.found.set(row, message);
  }

  /** What could not be used of the areas asked for so far, from the top of the tab down. */
  problems(): SettingProblem[] {
    return [...this.found].map(([row, message]) => ({ row, message })).sort((a, b) => a.row - b.row);
  }

  /** Rows of areas that nobody asked for: a misspelled area must not pass for a setting that counts. */
  strangers(): SettingRow[] {
    return this.all.filter(({ area, name }) => (area !== '' || name !== '') && !this.asked.has(plain(area)));
  }

  private byName(area: string): Map<string, SettingRow> {
    this.asked.add(plain(area));
    const rows = new Map<string, SettingRow>();
    for (const row of this.all) {
      if (plain(row.area) !== plain(area) || row.name === '') continue;
      const before = rows.get(normalizeHeader(row.name));
      if (before)
        this.report(
          row,
          `"${row.name}" is set in row ${before.row} already, which counts. Delete one of the two.`,
        );
      else rows.set(normalizeHeader(row.name), row);
    }
    return rows;
  }

  private refuseOthers(rows: ReadonlyMap<string, SettingRow>, area: string, names: readonly string[]): void {
    const known = new Set(names.map(normalizeHeader));
    for (const [name, row] of rows) {
      if (!known.has(name))
        this.report(row, `${area} has no setting "${row.name}". It has: ${names.join(', ')}.`);
    }
  }

  private valueOf(row: SettingRow | undefined, setting: Setting): number | string | boolean {
    if (row === undefined) return setting.value;
    switch (setting.kind) {
      case 'yes/no':
        return this.yesNoOf(row) ?? setting.value;
      case 'word':
        return this.wordOf(row, setting.words) ?? setting.value;
      default:
        return this.numberOf(row, setting) ?? setting.value;
    }
  }

  private numberOf(
    row: SettingRow,
    { kind, least, most }: Pick<NumberSetting, 'kind' | 'least' | 'most'>,
  ): number | undefined {
    const percent = kind === 'percent';
    const value = percent
      ? readPercent(row.value, this.locale, (percents) => percents / 100, Number)
      : readNumber(row.value, this.locale);
    if (!(value instanceof Missing) && value >= least && value <= most) return value;
    const [from, to] = [least, most].map((end) => (percent ? `${end * 100}%` : String(end)));
    const range = most === Number.POSITIVE_INFINITY ? `from ${from}` : `from ${from} to ${to}`;
    this.report(
      row,
      `"${row.name}" takes a number ${range}${percent ? ', such as 90%' : ''}: the default counts.`,
    );
    return undefined;
  }

  private wordOf(row: SettingRow, words: readonly string[]): string | undefined {
    const word = words.find((known) => plain(known) === plain(String(row.value)));
    if (word === undefined)
      this.report(row, `"${row.name}" takes one of: ${words.join(', ')}. The default counts.`);
    return word;
  }

  private yesNoOf(row: SettingRow): boolean | undefined {
    const value = readYesNo(row.value);
    if (!(value instanceof Missing)) return value;
    this.report(row, `"${row.name}" takes yes or no: the default counts.`);
    return undefined;
  }
}

function plain(text: string): string {
  return cleanText(text).toLowerCase();
}
