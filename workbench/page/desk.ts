/** A spreadsheet file with the add-on in it, as it lies on the desk: opened, worked on by a person, saved. */

import type { EditionName } from '../../tools/editions';
import { makeRoom } from '../contents';
import { saveCsv } from '../csv';
import { kindOf, openBytes } from '../files';
import type { Pace } from '../pace';
import { installAddOn } from '../project';
import type { Area } from '../shift';
import { connectCustomFunctions } from '../univer/custom-functions';
import { UniverGrid } from '../univer/univer-grid';
import type { UniverSheet } from '../univer/univer-sheet';
import type { Workbench } from '../workbench';
import { saveXlsx } from '../xlsx-save';
import { perform } from './actions';
import { LiveClock } from './live-clock';
import { ChatStandIn, outboxPage } from './outbox';
import type { Action, Outcome, Request } from './wire';

/** Room for a person to type in, beside and below what the file holds. */
const SPARE_ROWS = 50;
const SPARE_COLUMNS = 8;
/** The person at the keyboard, for an edition that may know. */
const YOU = 'you@example.com';

export class Desk {
  private constructor(
    /** The file's name, with its ending. */
    readonly file: string,
    readonly grid: UniverGrid,
    readonly bench: Workbench,
    readonly edition: EditionName,
    readonly pace: Pace,
    /** What the person should know of how the file was read. */
    readonly remarks: readonly string[],
    private readonly chats: ChatStandIn,
  ) {}

  /**
   * Opens a CSV or XLSX file, and the sidebar of an edition of the add-on beside it, whose services take time at a pace.
   * @throws A sentence where it cannot be read.
   */
  static async open(file: string, bytes: Uint8Array, edition: EditionName, pace: Pace): Promise<Desk> {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const name = file.replace(/\.\w+$/, '');
    const grid = new UniverGrid({ name, timeZone });
    const clock = new LiveClock();
    const remarks = await openBytes(grid, file, bytes, new Date(clock.now()).getFullYear());
    // A CSV file says nothing of its looks. A frozen header stays where it is when the sheet is sorted.
    if (kindOf(file) === 'csv') grid.activeSheet.frozenRows = 1;
    const { rows, columns } = grid.activeSheet.extent();
    makeRoom(grid.activeSheet, rows + SPARE_ROWS, columns + SPARE_COLUMNS);
    const chats = new ChatStandIn();
    const bench = await installAddOn(grid, clock, edition, {
      userEmail: YOU,
      receiver: chats.receive,
      pace,
    });
    const names = bench.functionNames().filter((name) => !name.endsWith('_'));
    connectCustomFunctions(grid, bench, names);
    bench.open();
    bench.run('showSidebar');
    return new Desk(file, grid, bench, edition, pace, remarks, chats);
  }

  /** Does what a person asks for, where they are. */
  take({ sheet, selection, action }: Request): Outcome {
    this.grid.activeSheet = this.sheet(sheet);
    this.grid.activeSheet.selection = within(selection, this.grid.activeSheet);
    return this.act(action);
  }

  /** Does something where the spreadsheet stands. */
  act(action: Action): Outcome {
    try {
      return { ok: true, value: perform(this.bench, this.grid.activeSheet, action) };
    } catch (error) {
      const { name, message } = error as Error;
      return { ok: false, name, message };
    }
  }

  /** The tab with this id; where there is none any more, the one that is active. */
  sheet(id: number): UniverSheet {
    return this.grid.sheets.find((sheet) => sheet.id === id) ?? this.grid.activeSheet;
  }

  /** A tab as CSV, and how many of its cells another spreadsheet would run as formulas. */
  csv(id: number): { readonly text: string; readonly formulaLike: number } {
    const { text, formulaLike } = saveCsv(this.grid, this.sheet(id));
    return { text, formulaLike: formulaLike.length };
  }

  /** What the add-on has sent, as a page. */
  outbox(): string {
    return outboxPage(this.bench.environment.mails, this.chats);
  }

  /** All tabs as XLSX, and what it does not hold. */
  xlsx(): ReturnType<typeof saveXlsx> {
    return saveXlsx(this.grid);
  }

  close(): void {
    this.grid.dispose();
  }
}

function within({ row, column, rows, columns }: Area, { maxRows, maxColumns }: UniverSheet): Area {
  const first = { row: Math.min(row, maxRows - 1), column: Math.min(column, maxColumns - 1) };
  return {
    ...first,
    rows: Math.max(1, Math.min(rows, maxRows - first.row)),
    columns: Math.max(1, Math.min(columns, maxColumns - first.column)),
  };
}
