import type { Headcount } from '../../customers/population';
import type { Book } from './book';
import { bookMarks, columnMarksByTab, documentVisibility, isAnythingMarked, tabMarks } from './metadata';

/**
 * What the add-on has noted about its own tabs and columns, in one mark on the spreadsheet: reading the mark on each of
 * them takes several calls. The marks stay the truth; they are read again where the register is missing, or
 * where an execution may have died before it noted what it did.
 */
export interface Noted {
  /** The ids of our tabs, by the names that code knows them by. */
  readonly tabs: Readonly<Record<string, number>>;
  /** The marks on columns of users' tabs, by the tab's id, each with the column (from 1) that it was seen on. */
  readonly columns: Readonly<Record<string, readonly NotedMark[]>>;
  /** What the formats of a tab were last set for, by the tab's name. */
  readonly formats: Readonly<Record<string, string>>;
  /** What each block of the dashboard was last written as. */
  readonly dashboard: readonly string[];
  /** What a dashboard of an earlier build was called before the tab `Vitals` took its place; undefined where it has not. */
  readonly former: string | undefined;
  /** The first day that the history holds; undefined where unknown. */
  readonly historyFrom: number | undefined;
  /** The rows that the last run left out of `Vitals scores`; undefined where unknown. */
  readonly withoutResult: Headcount['absent'] | undefined;
  /** What the last run scored; undefined where unknown. */
  readonly scored: ScoredTab | undefined;
}

/** The user's tab that was scored last. */
export interface ScoredTab {
  readonly id: number;
  /** As it was called then. */
  readonly name: string;
  /** The share of customers for which each column that is read held something, by the metric. */
  readonly fill: Readonly<Record<string, number>>;
  /** What tells its cells from others, and since which day they are the same. */
  readonly print: string;
  readonly since: number;
  /** True once a person has said that it is right that they stay the same. */
  readonly mayStay?: boolean;
  /** The run that scored it, by which what was there before is known to be of that run; '' where that is not kept. */
  readonly run: string;
  /** For how many customers the file had room; undefined where so few were scored that nobody counted. */
  readonly room?: number | undefined;
  /** How its results are placed next to the rows. */
  readonly way?: 'live' | 'values' | 'scores tab';
}

export type NotedMark = readonly [name: string, column: number];

const KEY = 'customer-vitals.register';
/** How the value of the register begins, which no other mark does: so no key has to be asked for. */
const BEGINS = '{"customer-vitals":';
/** One of an earlier form lacks the columns. */
const FORMAT = 2;

const NOTHING: Noted = {
  tabs: {},
  columns: {},
  formats: {},
  dashboard: [],
  former: undefined,
  historyFrom: undefined,
  withoutResult: undefined,
  scored: undefined,
};

/** The register of a book, as this execution knows it. */
export class Register {
  /** True once the spreadsheet says that its register may lack something. */
  private isUnsettled = false;
  /** How many changes of marks have begun and not come to their end. */
  private openChanges = 0;

  constructor(
    private readonly book: Book,
    private readonly mark: GoogleAppsScript.Spreadsheet.DeveloperMetadata | undefined,
    private known: Noted,
    /** Whether the spreadsheet's register lacks something of this. */
    private isChanged: boolean,
  ) {}

  get noted(): Noted {
    return this.known;
  }

  /**
   * Notes what has just been made, before anything is written into it: until the register is settled, others read the
   * marks themselves.
   */
  noteTab(name: string, id: number): void {
    this.note({ tabs: { ...this.known.tabs, [name]: id } });
    this.unsettle();
  }

  /** Changes marks on columns of a tab, and notes those that there then are. Where it fails, they are read again. */
  changeColumns(sheetId: number, change: () => readonly NotedMark[]): void {
    this.unsettle();
    this.openChanges++;
    this.noteColumns(sheetId, change());
    this.openChanges--;
  }

  /** Notes where marks on columns of a tab stand now. */
  noteColumns(sheetId: number, marks: readonly NotedMark[]): void {
    const { [String(sheetId)]: _, ...others } = this.known.columns;
    this.note({ columns: marks.length === 0 ? others : { ...others, [sheetId]: marks } });
  }

  /** Notes something that others find out for themselves where it is not noted. */
  note(change: Partial<Noted>): void {
    const before = JSON.stringify(this.known);
    this.known = { ...this.known, ...change };
    this.isChanged ||= JSON.stringify(this.known) !== before;
  }

  /** Notes more of the tab that was scored last. */
  noteScored(change: Partial<ScoredTab>): void {
    const { scored } = this.known;
    if (scored) this.note({ scored: { ...scored, ...change } });
  }

  /** Writes what was noted, at the end of what this execution did; where that fails, the marks are there to be read. */
  settle(): void {
    try {
      if (this.isChanged || this.isUnsettled) this.write(this.openChanges === 0);
      this.isChanged = false;
      this.isUnsettled = false;
    } catch {
      // The next execution that writes settles it.
    }
  }

  private unsettle(): void {
    if (!this.isUnsettled && this.mark) this.write(false);
    this.isUnsettled = true;
  }

  private write(isSettled: boolean): void {
    const value = `${BEGINS}${FORMAT},"settled":${isSettled},${JSON.stringify(this.known).slice(1)}`;
    const { spreadsheet } = this.book;
    if (this.mark) this.mark.setValue(value);
    else spreadsheet.addDeveloperMetadata(KEY, value, documentVisibility());
  }
}

/** The register of a book: as the spreadsheet has it, else from the marks on its tabs. */
export function registerOf(book: Book): Register {
  return book.once(readRegister);
}

function readRegister(book: Book): Register {
  // The newest mark first: ours is made after the version's.
  for (const mark of [...book.once(bookMarks)].reverse()) {
    const value = mark.getValue() ?? '';
    if (!value.startsWith(BEGINS)) continue;
    const { settled, noted } = parsed(value);
    // No mark on a tab says what the last run found.
    const { scored, withoutResult, former } = noted;
    const known = settled ? noted : { ...notedByMarks(book), scored, withoutResult, former };
    return new Register(book, mark, known, !settled);
  }
  const noted = notedByMarks(book);
  return new Register(book, undefined, noted, Object.keys(noted.tabs).length > 0);
}

function parsed(text: string): { settled: boolean; noted: Noted } {
  try {
    const { settled, 'customer-vitals': format, ...noted } = JSON.parse(text);
    return { settled: settled === true && format === FORMAT, noted: { ...NOTHING, ...noted } };
  } catch {
    return { settled: false, noted: NOTHING };
  }
}

function notedByMarks(book: Book): Noted {
  if (!isAnythingMarked(book)) return NOTHING;
  const tabs: Record<string, number> = {};
  for (const { name, sheetId } of tabMarks(book)) {
    // A mark on a copy of a tab says the id of the tab that it was copied from, which may be gone.
    const isSecond = name in tabs && tabs[name] !== sheetId;
    if (!isSecond || !book.spreadsheet.getSheetById(tabs[name]!)) tabs[name] = sheetId;
  }
  const columns = [...columnMarksByTab(book)].map(([sheetId, marks]) => [
    sheetId,
    marks.map(({ name, column }): NotedMark => [name, column]),
  ]);
  return { ...NOTHING, tabs, columns: Object.fromEntries(columns) };
}
