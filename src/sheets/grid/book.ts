import { dayOf } from '../../base/calendar';
import type { ReadingSettings } from '../../reading/column';
import { localeOf } from '../../reading/locale';
import { wallClock } from './zone';

/** By which the tabs of ours are told from theirs. */
export const TAB_COLOR = '#1a73e8';

/**
 * The spreadsheet as one execution has opened it. Every question to Google is a call that takes about 50 ms, so what
 * does not change while the execution lasts is asked for once, when it is first needed, and kept here.
 */
export class Book {
  private readonly kept = new Map<unknown, unknown>();
  /** The tab the user was in before tabs were made. */
  private left: GoogleAppsScript.Spreadsheet.Sheet | undefined;

  constructor(readonly spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet) {}

  /** What a question to this book is answered with: asked the first time, remembered after that. */
  once<T>(question: (book: Book) => T): T {
    if (!this.kept.has(question)) this.kept.set(question, question(this));
    return this.kept.get(question) as T;
  }

  /** Asks a question again from here on: its answer has changed. */
  forget(question: (book: Book) => unknown): void {
    this.kept.delete(question);
  }

  /** How this spreadsheet writes numbers and dates, and which civil day a Date of it is. */
  get reading(): ReadingSettings {
    return this.once(readingOf);
  }

  /** Which civil day a Date of this spreadsheet is. */
  dayOfDate(date: Date): number {
    return this.once(daysOf)(date);
  }

  /** The tab the user was in when the book was opened. */
  get activeSheet(): GoogleAppsScript.Spreadsheet.Sheet {
    return this.once(activeSheetOf);
  }

  /** A tab's id, which never changes. */
  idOf(sheet: GoogleAppsScript.Spreadsheet.Sheet): number {
    const ids = this.once(idsOfTabs);
    const id = ids.get(sheet) ?? sheet.getSheetId();
    ids.set(sheet, id);
    return id;
  }

  /** The tab of this id; null where it is gone. */
  tabOf(id: number): GoogleAppsScript.Spreadsheet.Sheet | null {
    const sheet = this.spreadsheet.getSheetById(id);
    if (sheet) this.once(idsOfTabs).set(sheet, id);
    return sheet;
  }

  /** Shows a tab of ours to the user, who has asked for it. */
  show(sheet: GoogleAppsScript.Spreadsheet.Sheet): void {
    this.left = undefined;
    sheet.showSheet().setTabColor(TAB_COLOR);
    this.spreadsheet.setActiveSheet(sheet);
  }

  /** Takes the user to cells. */
  goTo(cells: GoogleAppsScript.Spreadsheet.Range): void {
    this.left = undefined;
    cells.activate();
  }

  /** Sheets shows a tab once it is made: says which one the user was in. */
  hasLeft(sheet: GoogleAppsScript.Spreadsheet.Sheet): void {
    this.left = sheet;
  }

  /** Brings the user back to the tab that they were in. */
  comeBack(): void {
    if (this.left) this.spreadsheet.setActiveSheet(this.left);
    this.left = undefined;
  }

  /** The spreadsheet's time zone, such as "Europe/Berlin". */
  get zone(): string {
    return this.once(zoneOf);
  }

  /** Today's civil day in the spreadsheet's time zone. */
  get today(): number {
    return this.once(todayIn);
  }

  /** The time now in the spreadsheet's time zone, for a person: `2026-11-21 07:12`. */
  now(): string {
    return wallClock(this.zone)(new Date());
  }

  /** The time of day now in the spreadsheet's time zone, such as "11:58". */
  timeOfDay(): string {
    return this.now().slice(11);
  }
}

/** Opens the spreadsheet that this execution works in: once, by whoever the user or a trigger has called. */
export function openBook(): Book {
  return new Book(SpreadsheetApp.getActive());
}

/**
 * The spreadsheet that a trigger works in. Whether a trigger of a published add-on has it open under
 * `spreadsheets.currentonly` is not documented; where it has not, opening it by its id needs a wider scope.
 */
export function openBookOf(file: string): Book {
  const active = SpreadsheetApp.getActive() as GoogleAppsScript.Spreadsheet.Spreadsheet | null;
  if (active) return new Book(active);
  const spreadsheet = SpreadsheetApp.openById(file);
  // From here on it is the active one for everything that the job does.
  SpreadsheetApp.setActiveSpreadsheet(spreadsheet);
  return new Book(spreadsheet);
}

function activeSheetOf({ spreadsheet }: Book): GoogleAppsScript.Spreadsheet.Sheet {
  return spreadsheet.getActiveSheet();
}

function idsOfTabs(): Map<GoogleAppsScript.Spreadsheet.Sheet, number> {
  return new Map();
}

function zoneOf({ spreadsheet }: Book): string {
  // Of a file that came from Excel, Sheets may name no zone.
  return spreadsheet.getSpreadsheetTimeZone() || Session.getScriptTimeZone();
}

function daysOf(book: Book): (date: Date) => number {
  return dayInZone(book.zone);
}

function readingOf(book: Book): ReadingSettings {
  return {
    locale: localeOf(book.spreadsheet.getSpreadsheetLocale()),
    dayOfDate: book.once(daysOf),
    today: book.today,
  };
}

function todayIn(book: Book): number {
  return book.dayOfDate(new Date());
}

/** The civil day of a date. Each distinct time is looked up once, since a column of dates repeats itself. */
function dayInZone(timeZone: string): (date: Date) => number {
  const shown = wallClock(timeZone);
  const known = new Map<number, number>();
  return (date) => {
    const time = date.getTime();
    const day = known.get(time);
    if (day !== undefined) return day;
    const [year, month, dayOfMonth] = shown(date).slice(0, 10).split('-').map(Number) as [
      number,
      number,
      number,
    ];
    const found = dayOf(year, month, dayOfMonth);
    known.set(time, found);
    return found;
  };
}
