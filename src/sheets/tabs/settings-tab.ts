import type { Area, NumberList } from '../../base/setting';
import { localeOf } from '../../reading/locale';
import { type SettingRow, SettingsTable } from '../../reading/settings-table';
import type { CellValue } from '../grid/cells';
import { type Cells, type OwnColumn, type OwnRow, OwnTable } from '../grid/own-table';
import { SETTINGS_TAB } from '../grid/owned-tabs';

/** A setting as it is written: without a meaning, the row keeps the one it has. */
export interface WrittenSetting {
  readonly area: string;
  readonly name: string;
  readonly value: CellValue;
  readonly unit?: CellValue;
  readonly meaning?: string;
}

const COLUMNS: readonly OwnColumn[] = [
  { name: 'Area', kind: 'text', width: 140 },
  { name: 'Setting', kind: 'text', width: 240 },
  { name: 'Value', kind: 'key', width: 140 },
  { name: 'Unit', kind: 'text', width: 80 },
  { name: 'What it means', kind: 'text', width: 560 },
];

/** What people have set; nothing where there is no tab of settings yet. */
export function readSettings(book: GoogleAppsScript.Spreadsheet.Spreadsheet): SettingsTable {
  const table = OwnTable.find(book, SETTINGS_TAB, COLUMNS);
  return new SettingsTable((table?.rows ?? []).map(settingOf), localeOf(book.getSpreadsheetLocale()));
}

/** Where a setting stands, for a person to find it: "Vitals settings!C5"; the tab's name where there is no tab yet. */
export function placeOfSetting(book: GoogleAppsScript.Spreadsheet.Spreadsheet, row: number): string {
  return OwnTable.find(book, SETTINGS_TAB, COLUMNS)?.place(row, 'Value') ?? SETTINGS_TAB;
}

/**
 * Writes settings into the tab, over the row of the same area and name where there is one; makes the tab if need be.
 * @throws A sentence where the user has a tab of their own under that name.
 */
export function writeSettings(
  book: GoogleAppsScript.Spreadsheet.Spreadsheet,
  settings: readonly WrittenSetting[],
): void {
  const table = OwnTable.open(book, SETTINGS_TAB, COLUMNS);
  const changes = new Map(settings.map((setting) => [keyOf(setting.area, setting.name), cellsOf(setting)]));
  const lacking = table.update((row) => keyOf(row.cell('Area'), row.cell('Setting')), changes);
  table.append(lacking.map((key) => changes.get(key)!));
}

/** Writes every setting of these areas that the tab lacks, at its default, for people to see what there is. */
export function addDefaults(
  book: GoogleAppsScript.Spreadsheet.Spreadsheet,
  areas: readonly (Area | NumberList)[],
): void {
  const table = OwnTable.open(book, SETTINGS_TAB, COLUMNS);
  const known = new Set(table.rows.map((row) => keyOf(row.cell('Area'), row.cell('Setting'))));
  table.append(
    areas
      .flatMap(defaultRows)
      .filter(({ area, name }) => !known.has(keyOf(area, name)))
      .map(cellsOf),
  );
}

function defaultRows(area: Area | NumberList): WrittenSetting[] {
  if ('entries' in area) {
    const { kind, meaning } = area;
    return Object.entries(area.entries).map(([name, value]) => ({
      area: area.area,
      name,
      value: shownValue(kind, value),
      meaning,
    }));
  }
  return Object.values(area.settings).map(({ kind, name, value, meaning }) => ({
    area: area.area,
    name,
    value: shownValue(kind, value),
    meaning,
  }));
}

/** A share as people write it; yes or no in words, since the tab has no checkboxes. */
export function shownValue(kind: string, value: number | string | boolean): CellValue {
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
  return JSON.stringify([area, name].map((text) => String(text).trim().toLowerCase()));
}
