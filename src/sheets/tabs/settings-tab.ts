import { caseless } from '../../base/caseless';
import type { SettingRow } from '../../base/setting';
import type { ReadingSettings } from '../../reading/column';
import { areasWith, nameOfToday, readAllSettings, type Settings } from '../../settings/areas';
import { readingAsSet } from '../../settings/scoring';
import { type AnyArea, sameName } from '../../settings/table';
import type { Book } from '../grid/book';
import type { CellValue } from '../grid/cells';
import { type OwnRow, OwnTable, type OwnTableColumn } from '../grid/own-table';
import { SETTINGS_TAB } from '../grid/owned-tabs';
import type { Cells } from '../grid/row-changes';
import { usableHealthNames } from './run-models';

/** A setting as it is written: without a meaning, the row keeps the one it has. */
export interface WrittenSetting {
  readonly area: string;
  readonly name: string;
  readonly value: CellValue;
  readonly unit?: CellValue;
  readonly meaning?: string;
}

const COLUMNS: readonly OwnTableColumn[] = [
  { name: 'Area', kind: 'text', width: 140, isKey: true },
  { name: 'Setting', kind: 'text', width: 240, isKey: true },
  { name: 'Value', kind: 'key', width: 140 },
  { name: 'Unit', kind: 'text', width: 80 },
  { name: 'What it means', kind: 'text', width: 560 },
];

/** A setting that cannot be used as it stands, with its cell. */
export interface PlacedProblem {
  readonly tab: string;
  /** Such as "C5". */
  readonly cell: string;
  readonly message: string;
}

/** What people have set, the defaults where they have not, and what cannot be used of it. */
export interface BookSettings {
  readonly values: Settings;
  readonly problems: readonly PlacedProblem[];
}

/** What people have set in the tab, or the defaults where there is none. */
export function readSettings(book: Book): BookSettings {
  return book.once(settingsOf);
}

/** How people have set that the cells of their customers are read. */
export function readingSettings(book: Book): ReadingSettings {
  return { ...book.reading, ...readingAsSet(readSettings(book).values) };
}

/** The rows of the tab as they stand; none where there is no tab. */
export function settingRowsOf(book: Book): SettingRow[] {
  return (OwnTable.find(book, SETTINGS_TAB, COLUMNS)?.rows ?? []).map(settingOf);
}

function settingsOf(book: Book): BookSettings {
  const table = OwnTable.find(book, SETTINGS_TAB, COLUMNS);
  const models = usableHealthNames(book);
  const { values, problems } = readAllSettings(
    (table?.rows ?? []).map(settingOf),
    models,
    table && book.reading.locale,
  );
  if (!table || problems.length === 0) return { values, problems: [] };
  const tab = table.sheet.getName();
  return {
    values,
    problems: problems.map(({ row, cell, message }) => ({ tab, cell: table.address(row, cell), message })),
  };
}

/**
 * Writes settings into the tab, over the row of the same area and name where there is one; makes the tab if need be.
 * @throws A sentence where the user has a tab of their own under that name.
 */
export function writeSettings(book: Book, settings: readonly WrittenSetting[]): void {
  const table = OwnTable.open(book, SETTINGS_TAB, COLUMNS);
  renameSettings(table);
  const changes = new Map(settings.map((setting) => [keyOf(setting.area, setting.name), cellsOf(setting)]));
  const lacking = table.update((row) => keyOf(row.cell('Area'), row.cell('Setting')), changes);
  table.append(lacking.map((key) => changes.get(key)!));
}

/** Writes every setting that the tab lacks, at its default, for people to see what there is. */
export function addDefaults(book: Book): void {
  const areas = areasWith(usableHealthNames(book));
  const table = OwnTable.open(book, SETTINGS_TAB, COLUMNS);
  renameSettings(table);
  const known = new Set(table.rows.map((row) => keyOf(row.cell('Area'), row.cell('Setting'))));
  table.append(
    Object.values(areas)
      .flatMap(defaultRows)
      .filter(({ area, name }) => !known.has(keyOf(area, name)))
      .map(cellsOf),
  );
}

/** Gives the settings that an earlier version called otherwise the names that they have now. */
export function migrateSettings(book: Book): void {
  const table = OwnTable.find(book, SETTINGS_TAB, COLUMNS);
  if (table) renameSettings(table);
}

function renameSettings(table: OwnTable): void {
  const spelling = (row: OwnRow) => JSON.stringify([row.cell('Area'), row.cell('Setting')]);
  const changes = table.rows.flatMap((row) => {
    const [was, called] = [String(row.cell('Area')), String(row.cell('Setting'))];
    const { area, name } = nameOfToday(was, called);
    const renamed = {
      ...(sameName(area, was) ? {} : { Area: area }),
      ...(sameName(name, called) ? {} : { Setting: name }),
    };
    return Object.keys(renamed).length === 0 ? [] : [[spelling(row), renamed] as const];
  });
  table.update(spelling, new Map(changes));
}

function defaultRows(area: AnyArea): WrittenSetting[] {
  if ('read' in area) return [];
  if ('entries' in area) {
    const { kind, meaning } = area;
    return Object.entries(area.entries).map(([name, value]) => ({
      area: area.area,
      name,
      value: settingCell(kind, value),
      meaning,
    }));
  }
  return Object.values(area.settings).map(({ kind, name, value, meaning }) => ({
    area: area.area,
    name,
    value: settingCell(kind, value),
    meaning,
  }));
}

/** A share as people write it; yes or no in words, since the tab has no checkboxes. */
export function settingCell(kind: string, value: number | string | boolean): CellValue {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return kind === 'percent' && typeof value === 'number' ? `${Number((value * 100).toFixed(10))}%` : value;
}

function settingOf(row: OwnRow): SettingRow {
  return {
    area: String(row.cell('Area')).trim(),
    name: String(row.cell('Setting')).trim(),
    value: row.cell('Value'),
    unit: row.cell('Unit'),
    row: row.row,
  };
}

function cellsOf({ area, name, value, unit, meaning }: WrittenSetting): Cells {
  return {
    Area: area,
    Setting: name,
    Value: value,
    ...(unit === undefined ? {} : { Unit: unit }),
    ...(meaning === undefined ? {} : { 'What it means': meaning }),
  };
}

function keyOf(area: unknown, name: unknown): string {
  const today = nameOfToday(String(area), String(name));
  return JSON.stringify([today.area, today.name].map(caseless));
}
