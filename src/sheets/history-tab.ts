import { dayToIso, readDay } from '../customers/cells/day';
import { after, type Change, IMPORTED, type KeptDay, merged, type Snapshot } from '../history/day';
import { daysToThin, type Keeping } from '../history/thinning';
import { type ColumnFormat, writeRows } from './cells';
import { ensureSize, findOwnedTab, HISTORY_TAB, openOwnedTab } from './owned-tabs';

const HEADERS = ['Date', 'Holds', 'Health model', 'Churn model', 'Series', 'Values'];
const WHOLE = 'all values';
const CHANGES = 'changes';
/** Values stand in as many cells as their text needs. */
const CHARACTERS_PER_CELL = 40000;
/** So often a day is kept whole, so that the last ones can be read without those before. */
const WHOLE_EVERY_DAYS = 30;
/** So much text goes into one write, but for a day that has more by itself. */
const CHARACTERS_PER_WRITE = 2_000_000;

/** The end of the history. */
export interface Tail {
  /** From a whole day on. A day whose text somebody changed is left out, with those that build on it. */
  readonly days: readonly KeptDay[];
  /** Whether the next day has to be whole. */
  readonly wantsWhole: boolean;
}

interface IndexedDay {
  readonly row: number;
  readonly day: number;
  readonly whole: boolean;
  readonly imported: boolean;
}

/** The tab of the history: what was imported, then what runs have kept, the newest last. */
export class HistoryTab {
  private constructor(
    private readonly sheet: GoogleAppsScript.Spreadsheet.Sheet,
    private readonly index: readonly IndexedDay[],
  ) {}

  /** The tab as it stands; undefined where nothing was ever kept. */
  static find(book: GoogleAppsScript.Spreadsheet.Spreadsheet): HistoryTab | undefined {
    const sheet = findOwnedTab(book, HISTORY_TAB);
    return sheet && new HistoryTab(sheet, readIndex(sheet));
  }

  /** The tab, made where there is none yet. */
  static open(book: GoogleAppsScript.Spreadsheet.Spreadsheet): HistoryTab {
    const sheet = openOwnedTab(book, HISTORY_TAB);
    if (!sheet.isSheetHidden()) sheet.hideSheet();
    return new HistoryTab(sheet, readIndex(sheet));
  }

  /** The history from a day on, and what it takes to know the values of that day; never more is read. */
  tail(from: number): Tail {
    const wholes = this.index.filter(({ whole }) => whole);
    const first = last(wholes.filter(({ day }) => day <= from)) ?? wholes[0];
    if (!first) return { days: [], wantsWhole: true };
    const newest = last(this.index)!;
    const days: KeptDay[] = [];
    let isSound = false;
    for (const day of this.read(first, newest)) {
      isSound = day !== undefined && (day.whole || isSound);
      if (isSound) days.push(day!);
    }
    const isOld = newest.day - last(wholes)!.day >= WHOLE_EVERY_DAYS;
    // What was imported may be imported otherwise: nothing builds on it.
    return { days, wantsWhole: !isSound || isOld || newest.imported };
  }

  /** What was known on a day, from the days kept until then; undefined where the history does not reach back to it. */
  at(day: number): Snapshot | undefined {
    const until = this.index.filter((kept) => kept.day <= day);
    const first = last(until.filter(({ whole }) => whole));
    if (!first) return undefined;
    const days = this.read(first, last(until)!);
    return days.reduce<Snapshot | undefined>(
      (before, kept) => (kept && (kept.whole || before) ? after(before, kept) : undefined),
      undefined,
    );
  }

  /** The first day that a run has kept; undefined where none has. */
  firstOfRuns(): number | undefined {
    return this.index.find(({ imported }) => !imported)?.day;
  }

  /** The days that were imported. */
  imported(): KeptDay[] {
    const own = this.index.filter(({ imported }) => imported);
    if (own.length === 0) return [];
    return this.read(own[0]!, last(own)!).filter((day): day is KeptDay => day !== undefined);
  }

  /**
   * Puts imported days in the place of those that there are. They are written below the old ones, from the last up, and
   * count from where they stand (see `readIndex`); then the old ones go, in one call. So whoever reads in between finds
   * days of one or the other, and never a day of a run less.
   */
  replaceImported(days: readonly KeptDay[]): void {
    if (this.sheet.getLastRow() === 0) writeTexts(this.sheet, 1, HEADERS);
    const firstOfRuns = this.index.find(({ imported }) => !imported)?.row;
    const end = firstOfRuns ?? this.sheet.getLastRow() + 1;
    const rows = days.map(textsOf);
    if (rows.length > 0) {
      if (firstOfRuns) this.sheet.insertRowsBefore(end, rows.length);
      const width = Math.max(...rows.map((texts) => texts.length), this.sheet.getLastColumn());
      ensureSize(this.sheet, end + rows.length - 1, width);
      for (const { first, count } of batches(rows).reverse()) {
        writePadded(this.sheet, end + first, width, rows.slice(first, first + count));
      }
    }
    if (end > 2) this.sheet.deleteRows(2, end - 2);
  }

  /** Keeps a day below the last one, or over the same day, in one write: there is the whole of it or nothing. */
  keep(day: KeptDay): void {
    const newest = last(this.index);
    if (newest && newest.day > day.day) return;
    if (!newest) writeTexts(this.sheet, 1, HEADERS);
    const row = newest?.day === day.day ? newest.row : (newest?.row ?? 1) + 1;
    writeTexts(this.sheet, row, textsOf(day));
  }

  /**
   * Makes one day of the old days of a week or month. It is written over the last of them before the others go, so that
   * whoever reads between the two finds the same values.
   */
  thinOut(today: number, keeping: Keeping): void {
    const days = this.index.map(({ day }) => day);
    for (const group of daysToThin(days, today, keeping).reverse()) {
      const [from, to] = [this.index[group.first]!.row, this.index[group.last]!.row];
      const old = this.read(this.index[group.first]!, this.index[group.last]!);
      if (to - from !== group.last - group.first || old.includes(undefined)) continue;
      writeTexts(this.sheet, to, textsOf((old as KeptDay[]).reduce(merged)));
      this.sheet.deleteRows(from, to - from);
    }
  }

  /** The days of some rows, without those that do not count; undefined for a row that cannot be read. */
  private read(first: IndexedDay, until: IndexedDay): (KeptDay | undefined)[] {
    const counting = new Set(this.index.map(({ row }) => row));
    return this.sheet
      .getRange(first.row, 1, until.row - first.row + 1, this.sheet.getLastColumn())
      .getValues()
      .map(keptIn)
      .filter((day, i) => day === undefined || counting.has(first.row + i));
  }
}

/**
 * The days that count, and where they stand. A day counts if it is before all those below it: an import that died left
 * others above its own.
 */
function readIndex(sheet: GoogleAppsScript.Spreadsheet.Sheet): IndexedDay[] {
  const rows = sheet.getLastRow() - 1;
  if (rows < 1) return [];
  const cells = sheet.getRange(2, 1, rows, 3).getValues();
  const index: IndexedDay[] = [];
  let next = Number.POSITIVE_INFINITY;
  for (let i = rows - 1; i >= 0; i--) {
    const [date, holds, healthModel] = cells[i]!;
    const day = readDay(date);
    if (typeof day !== 'number' || day >= next) continue;
    index.push({ row: i + 2, day, whole: holds === WHOLE, imported: healthModel === IMPORTED });
    next = day;
  }
  return index.reverse();
}

function keptIn([date, holds, healthModel, churnModel, series, ...values]: readonly unknown[]):
  | KeptDay
  | undefined {
  const day = readDay(date);
  const names = parsed(String(series));
  const changes = parsed(values.join(''));
  if (typeof day !== 'number' || !Array.isArray(names) || !Array.isArray(changes)) return undefined;
  if (!changes.every((change) => Array.isArray(change) && typeof change[0] === 'string')) return undefined;
  return {
    day,
    whole: holds === WHOLE,
    healthModel: String(healthModel),
    churnModel: String(churnModel),
    series: names as string[],
    changes: changes as unknown as Change[],
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function textsOf({ day, whole, healthModel, churnModel, series, changes }: KeptDay): string[] {
  const text = asciiJson(changes);
  const cells: string[] = [];
  for (let at = 0; at < text.length; at += CHARACTERS_PER_CELL) {
    cells.push(text.slice(at, at + CHARACTERS_PER_CELL));
  }
  return [dayToIso(day), whole ? WHOLE : CHANGES, healthModel, churnModel, asciiJson(series), ...cells];
}

/** Every other character is written by its number: one that a cell cut in two would be lost. */
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Writes a row, and blanks what a longer one left. */
function writeTexts(sheet: GoogleAppsScript.Spreadsheet.Sheet, row: number, texts: readonly string[]): void {
  const width = Math.max(texts.length, sheet.getLastColumn());
  ensureSize(sheet, row, width);
  writePadded(sheet, row, width, [texts]);
}

function writePadded(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  top: number,
  width: number,
  rows: readonly (readonly string[])[],
): void {
  const formats = new Array<ColumnFormat>(width).fill({ kind: 'text' });
  const cells = rows.map((texts) => Array.from({ length: width }, (_, i) => texts[i] ?? ''));
  writeRows(sheet, top, 1, formats, cells);
}

/** Rows that are written together, from the first to the last. */
function batches(rows: readonly (readonly string[])[]): { first: number; count: number }[] {
  const found: { first: number; count: number; characters: number }[] = [];
  rows.forEach((texts, first) => {
    const characters = texts.reduce((sum, text) => sum + text.length, 0);
    const current = last(found);
    if (current && current.characters + characters <= CHARACTERS_PER_WRITE) {
      current.count += 1;
      current.characters += characters;
    } else found.push({ first, count: 1, characters });
  });
  return found;
}

function last<T>(list: readonly T[]): T | undefined {
  return list[list.length - 1];
}
