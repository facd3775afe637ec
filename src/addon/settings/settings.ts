import { wholeNumber } from '../../base/numbers';
import type { Area, Setting } from '../../base/setting';
import { COLUMN_CORRECTIONS } from '../../reading/corrections';
import { STATUS } from '../../reading/row-status';
import { areasWith, nameOfToday } from '../../settings/areas';
import { type Book, openBook } from '../../sheets/grid/book';
import { withDocumentLock } from '../../sheets/grid/lock';
import { openOwnedTab, SETTINGS_TAB } from '../../sheets/grid/owned-tabs';
import { registerOf } from '../../sheets/grid/register';
import { usableHealthNames } from '../../sheets/tabs/run-models';
import {
  addDefaults,
  type PlacedProblem,
  readSettings,
  settingCell,
  type WrittenSetting,
  writeSettings,
} from '../../sheets/tabs/settings-tab';

/** Opens the tab of settings, with every setting that there is: those that it lacked come at their defaults. */
export function showSettings(): string {
  return withDocumentLock((book) => {
    addDefaults(book);
    const sheet = openOwnedTab(book, SETTINGS_TAB);
    book.show(sheet);
    return `The settings are in the tab “${sheet.getName()}”. Change a value there: the next run uses it.`;
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
  /** What cannot be used as it stands, each with its cell: the default counts instead. */
  readonly problems: readonly PlacedProblem[];
  /** For how many customers the file has room, in words; empty where so few were scored that nobody counted. */
  readonly room: string;
}

/** The settings of a run, and what cannot be used of them. */
export function readSettingsPage(): SettingsPage {
  const book = openBook();
  const { values, problems } = readSettings(book);
  const shown = shownAreas(book).flatMap(([key, area]) => {
    const set: Readonly<Record<string, unknown>> = values[key];
    return Object.entries(area.settings).map(([name, setting]) => ({
      area: area.area,
      name: setting.name,
      meaning: setting.meaning,
      value: String(settingCell(setting.kind, set[name] as Setting['value'])),
      words: wordsOf(setting),
      usual: String(settingCell(setting.kind, setting.value)),
    }));
  });
  const room = registerOf(book).noted.scored?.room;
  return {
    settings: shown,
    problems,
    room: room === undefined ? '' : `This file has room for ${wholeNumber(room)} customers.`,
  };
}

/** Writes a setting into the tab `Vitals settings`. */
export function changeSetting(area: string, name: string, value: string): SettingsPage {
  return withDocumentLock((book) => {
    const known = nameOfToday(area, name);
    const meaning = meaningOf(
      shownAreas(book).map(([, each]) => each),
      known.area,
      known.name,
    );
    writeSettings(book, [{ ...known, value: value.trim(), meaning }]);
    return readSettingsPage();
  });
}

/** What a person says of a column: the metric, or "not an input", and how its cells are written. */
export interface ColumnSaid {
  readonly header: string;
  readonly metric: string;
  readonly unit: string;
}

/** Remembers what the column of a header is, as a metric or "not an input", and how its cells are to be read. */
export function correctColumn(header: string, metric: string, unit: string): void {
  correctColumns([{ header, metric, unit }]);
}

/** Remembers the same of several columns, by one press. */
export function correctColumns(columns: readonly ColumnSaid[]): void {
  const meaning = 'What the column of this header is, and how its cells are written.';
  remember(
    columns.map(({ header, metric, unit }) => ({
      area: COLUMN_CORRECTIONS.area,
      name: header,
      value: metric,
      unit,
      meaning,
    })),
  );
}

/** Remembers what a word of the status column means, such as "churned". */
export function explainStatus(word: string, level: string): void {
  const meaning = 'What this word of the status column means.';
  remember([{ area: STATUS.area, name: word, value: level, meaning }]);
}

function remember(settings: readonly WrittenSetting[]): void {
  withDocumentLock((book) => writeSettings(book, settings));
}

/** The areas that the page shows; the tab has the lists, too. */
const ON_PAGE = [
  'scoring',
  'renewals',
  'beside',
  'alerts',
  'plays',
  'judgment',
  'targets',
  'keeping',
] as const;

function shownAreas(book: Book): [(typeof ON_PAGE)[number], Area][] {
  const areas = areasWith(usableHealthNames(book));
  return ON_PAGE.map((key) => [key, areas[key]]);
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
