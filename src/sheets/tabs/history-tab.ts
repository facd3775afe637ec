import { after, type KeptDay, merged, type Snapshot } from '../../history/day';
import { last } from '../../history/history';
import { daysToThin, type Keeping } from '../../history/thinning';
import {
  dayInRow,
  HISTORY_HEADERS,
  type IndexedDay,
  indexOf,
  soundDays,
  textsOf,
} from '../../past/history-text';
import { valuesFrom } from '../grid/blocks';
import type { Book } from '../grid/book';
import { writeValues } from '../grid/cells';
import {
  cutRows,
  ensureSize,
  findOwnedTab,
  HISTORY_TAB,
  openOwnedTab,
  USUAL_COLUMNS,
} from '../grid/owned-tabs';
import { registerOf } from '../grid/register';

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

/** The day that this execution has kept, and how it was before; nothing where it had no row. */
export interface DayBefore {
  day?: number;
  before?: readonly string[];
}

export function keptDay(book: Book): DayBefore {
  return book.once(noDay);
}

function noDay(): DayBefore {
  return {};
}

/** The row of the first day, below the headers. */
const TOP = 2;

/**
 * The tab of the history: what was imported, then what runs have kept, the newest last. It is read once in an execution,
 * and no row twice.
 */
export class HistoryTab {
  private known: readonly IndexedDay[] | undefined;
  private readonly cells = new Map<number, readonly unknown[]>();
  private readonly parsed = new Map<number, KeptDay | undefined>();

  private constructor(
    private readonly book: Book,
    private readonly sheet: GoogleAppsScript.Spreadsheet.Sheet,
  ) {}

  /** The tab as it stands; undefined where nothing was ever kept. */
  static find(book: Book): HistoryTab | undefined {
    return book.once(HistoryTab.tabIn);
  }

  /** The tab, made where there is none yet. */
  static open(book: Book): HistoryTab {
    return book.once(HistoryTab.opened);
  }

  private static opened(this: void, book: Book): HistoryTab {
    const known = HistoryTab.find(book);
    if (known) return known;
    openOwnedTab(book, HISTORY_TAB);
    book.forget(HistoryTab.tabIn);
    const made = HistoryTab.find(book)!;
    made.known = [];
    return made;
  }

  private static tabIn(book: Book): HistoryTab | undefined {
    const sheet = findOwnedTab(book, HISTORY_TAB);
    return sheet && new HistoryTab(book, sheet);
  }

  /** Whether the history may hold a day before this one, for all that is noted of it. */
  static mayReachBefore(book: Book, day: number): boolean {
    const { historyFrom } = registerOf(book).noted;
    return historyFrom === undefined || historyFrom < day;
  }

  private get index(): readonly IndexedDay[] {
    this.known ??= indexOf(valuesFrom(this.sheet, TOP, 1, -1, 3));
    return this.known;
  }

  /** The history from a day on, and what it takes to know the values of that day; never more is read. */
  tail(from: number): Tail {
    const wholes = this.index.filter(({ whole }) => whole);
    const first = last(wholes.filter(({ day }) => day <= from)) ?? wholes[0];
    if (!first) return { days: [], wantsWhole: true };
    const newest = last(this.index)!;
    const { days, isSound } = soundDays(this.read(first, newest));
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
    if (this.sheet.getLastRow() === 0) writeTexts(this.book, this.sheet, 1, [HISTORY_HEADERS]);
    const firstOfRuns = this.index.find(({ imported }) => !imported);
    const end = firstOfRuns ? TOP + firstOfRuns.at : this.sheet.getLastRow() + 1;
    const rows = days.map(textsOf);
    if (rows.length > 0) {
      if (firstOfRuns) this.sheet.insertRowsBefore(end, rows.length);
      const width = Math.max(...rows.map((texts) => texts.length), this.sheet.getLastColumn());
      ensureSize(this.book, this.sheet, end + rows.length - 1, width);
      for (const { first, count } of batches(rows).reverse()) {
        writePadded(this.sheet, end + first, width, rows.slice(first, first + count));
      }
    }
    if (end > TOP) deleteOld(this.sheet, TOP, end - TOP);
    this.forget();
  }

  /** Keeps a day below the last one, or over the same day, in one write: there is the whole of it or nothing. */
  keep(day: KeptDay): void {
    const newest = last(this.index);
    if (newest && newest.day > day.day) return;
    const isSame = newest?.day === day.day;
    const at = isSame ? newest.at : (newest?.at ?? -1) + 1;
    const texts = textsOf(day);
    this.noteBefore(day.day, isSame ? at : undefined);
    if (newest) writeTexts(this.book, this.sheet, TOP + at, [texts]);
    else writeTexts(this.book, this.sheet, TOP - 1, [HISTORY_HEADERS, texts]);
    const before = isSame ? this.index.slice(0, -1) : this.index;
    this.known = [...before, ...indexOf([texts]).map((kept) => ({ ...kept, at }))];
    this.cells.set(at, texts);
    this.parsed.delete(at);
    registerOf(this.book).note({ historyFrom: this.index[0]!.day });
  }

  /** Notes how a day was before it was first written: its row (from 0), where it had one. */
  private noteBefore(day: number, at: number | undefined): void {
    const kept = keptDay(this.book);
    if (kept.day !== undefined) return;
    kept.day = day;
    if (at === undefined) return;
    this.readCells(at, at);
    kept.before = this.cells.get(at)!.map(String);
  }

  /** Gives the last day back what was there before a run kept it, if it is this one; whether it was. */
  giveBack({ day, before }: DayBefore): boolean {
    const newest = last(this.index);
    if (day === undefined || newest?.day !== day || newest.imported) return false;
    if (before === undefined) return this.takeBack(day);
    writeTexts(this.book, this.sheet, TOP + newest.at, [before]);
    this.forget();
    return true;
  }

  /** Takes out the last day, if it is this one and a run has kept it; whether it was. */
  takeBack(day: number): boolean {
    const newest = last(this.index);
    if (newest?.day !== day || newest.imported) return false;
    this.sheet.deleteRows(TOP + newest.at, 1);
    this.forget();
    return true;
  }

  /**
   * Makes one day of the old days of a week or month. It is written over the last of them before the others go, so that
   * whoever reads between the two finds the same values.
   */
  thinOut(today: number, keeping: Keeping): void {
    const { index } = this;
    const groups = daysToThin(
      index.map(({ day }) => day),
      today,
      keeping,
    );
    for (const group of groups.reverse()) {
      const [from, to] = [index[group.first]!, index[group.last]!];
      const old = this.read(from, to);
      if (to.at - from.at !== group.last - group.first || old.includes(undefined)) continue;
      writeTexts(this.book, this.sheet, TOP + to.at, [textsOf((old as KeptDay[]).reduce(merged))]);
      deleteOld(this.sheet, TOP + from.at, to.at - from.at);
    }
    if (groups.length > 0) this.forget();
  }

  /** The days of some rows, without those that do not count; undefined for a row that cannot be read. */
  private read(first: IndexedDay, until: IndexedDay): (KeptDay | undefined)[] {
    this.readCells(first.at, until.at);
    const counting = new Set(this.index.map(({ at }) => at));
    const days: (KeptDay | undefined)[] = [];
    for (let at = first.at; at <= until.at; at++) {
      if (!this.parsed.has(at)) this.parsed.set(at, dayInRow(this.cells.get(at) ?? []));
      const day = this.parsed.get(at);
      if (day === undefined || counting.has(at)) days.push(day);
    }
    return days;
  }

  /** Reads those rows that are not known yet, in one call. */
  private readCells(first: number, until: number): void {
    let [from, to] = [first, until];
    while (from <= to && this.cells.has(from)) from++;
    while (from <= to && this.cells.has(to)) to--;
    if (from > to) return;
    valuesFrom(this.sheet, TOP + from, 1, to - from + 1).forEach((row, i) => {
      this.cells.set(from + i, row);
    });
  }

  private forget(): void {
    this.known = undefined;
    this.cells.clear();
    this.parsed.clear();
    registerOf(this.book).note({ historyFrom: undefined });
  }
}

/** Takes old rows out once what takes their place has arrived: a refused write tells it at the flush only. */
function deleteOld(sheet: GoogleAppsScript.Spreadsheet.Sheet, row: number, count: number): void {
  SpreadsheetApp.flush();
  sheet.deleteRows(row, count);
}

/** Writes rows, and blanks what longer ones left. */
function writeTexts(
  book: Book,
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  row: number,
  rows: readonly (readonly string[])[],
): void {
  const used = sheet.getLastColumn();
  const width = Math.max(...rows.map((texts) => texts.length), used);
  const bottom = row + rows.length - 1;
  // Where days take more columns than a tab usually has, each blank row below them costs as many cells.
  if (width > USUAL_COLUMNS && width > used) cutRows(book, sheet, Math.max(bottom, sheet.getLastRow()));
  ensureSize(book, sheet, bottom, width);
  writePadded(sheet, row, width, rows);
}

function writePadded(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  top: number,
  width: number,
  rows: readonly (readonly string[])[],
): void {
  const cells = rows.map((texts) => Array.from({ length: width }, (_, i) => texts[i] ?? ''));
  writeValues(sheet, top, 1, cells);
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
