import { ALERTS } from '../../alerts/settings';
import type { Area, Setting } from '../../base/setting';
import { EXPANSION_AREAS, expansionSettings } from '../../customers/expansion';
import { JUDGEMENT } from '../../customers/pulse';
import { BESIDE_AREA, scoringArea } from '../../customers/run-settings';
import { KEEPING } from '../../history/thinning';
import { BENCHMARK_LIST } from '../../metrics/benchmarks';
import { TARGETS } from '../../metrics/targets';
import { COLUMNS_AREA, correctionsIn } from '../../reading/corrections';
import { exchangeRates } from '../../reading/currencies';
import { withDocumentLock } from '../../sheets/grid/lock';
import { openOwnedTab, SETTINGS_TAB } from '../../sheets/grid/owned-tabs';
import {
  addDefaults,
  placeOfSetting,
  readSettings,
  shownValue,
  writeSettings,
} from '../../sheets/tabs/settings-tab';
import { usableModels } from '../run/run-models';

/** Opens the tab of settings, with every setting that there is: those that it lacked come at their defaults. */
export function showSettings(): string {
  const book = SpreadsheetApp.getActive();
  return withDocumentLock(() => {
    addDefaults(book, [...areasOn(book), ...EXPANSION_AREAS, BENCHMARK_LIST]);
    const sheet = openOwnedTab(book, SETTINGS_TAB);
    book.setActiveSheet(sheet);
    return `The settings stand in the tab “${sheet.getName()}”. Change a value there: the next run uses it.`;
  });
}

/** A setting as a page shows it and takes it back. */
export interface ShownSetting {
  readonly area: string;
  readonly name: string;
  readonly meaning: string;
  readonly value: string;
  /** What may be chosen; none where anything may be typed. */
  readonly words: readonly string[];
  /** How it would be if nobody had set it. */
  readonly usual: string;
}

export interface SettingsPage {
  readonly settings: readonly ShownSetting[];
  /** What cannot be used as it stands, each with its cell: the default counts in its stead. */
  readonly problems: readonly { readonly tab: string; readonly cell: string; readonly message: string }[];
}

/** The settings of a run, and what cannot be used of them. */
export function readSettingsPage(): SettingsPage {
  const book = SpreadsheetApp.getActive();
  const settings = readSettings(book);
  correctionsIn(settings);
  expansionSettings(settings);
  settings.readList(BENCHMARK_LIST);
  exchangeRates(settings);
  const shown = areasOn(book).flatMap((area) => {
    const values: Readonly<Record<string, number | string | boolean>> = settings.read(area);
    return Object.entries(area.settings).map(([key, setting]) => ({
      area: area.area,
      name: setting.name,
      meaning: setting.meaning,
      value: String(shownValue(setting.kind, values[key]!)),
      words: wordsOf(setting),
      usual: String(shownValue(setting.kind, setting.value)),
    }));
  });
  const problems = settings.problems().map(({ row, message }) => {
    const [tab, cell] = placeOfSetting(book, row).split('!') as [string, string];
    return { tab, cell, message };
  });
  return { settings: shown, problems };
}

/** Writes a setting into the tab `Vitals settings`. */
export function changeSetting(area: string, name: string, value: string): SettingsPage {
  const book = SpreadsheetApp.getActive();
  return withDocumentLock(() => {
    const meaning = meaningOf(areasOn(book), area, name);
    writeSettings(book, [{ area, name, value: value.trim(), meaning }]);
    return readSettingsPage();
  });
}

/** Remembers what the column of a header is, as a metric or "not an input", and how its cells are to be read. */
export function correctColumn(header: string, metric: string, unit: string): void {
  const book = SpreadsheetApp.getActive();
  withDocumentLock(() => {
    const meaning = 'What the column of this header is, and how its cells are written.';
    writeSettings(book, [{ area: COLUMNS_AREA, name: header, value: metric, unit, meaning }]);
  });
}

/** The areas that the page shows; the tab has the lists of expansion, too. */
function areasOn(book: GoogleAppsScript.Spreadsheet.Spreadsheet): readonly Area[] {
  const models = usableModels(book).health.map(({ model }) => model.model.name);
  return [scoringArea(models), BESIDE_AREA, ALERTS, JUDGEMENT, TARGETS, KEEPING];
}

function wordsOf(setting: Setting): readonly string[] {
  if (setting.kind === 'word') return setting.words;
  return setting.kind === 'yes/no' ? ['yes', 'no'] : [];
}

/** @throws A sentence where there is no such setting. */
function meaningOf(areas: readonly Area[], area: string, name: string): string {
  const known = areas
    .filter((candidate) => candidate.area === area)
    .flatMap(({ settings }) => Object.values(settings))
    .find((setting) => setting.name === name);
  if (known) return known.meaning;
  throw new Error(`There is no setting "${name.slice(0, 60)}" in "${area.slice(0, 60)}".`);
}
