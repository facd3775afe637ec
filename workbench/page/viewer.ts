/**
 * One open page: what it was shown last, so that it is told what is new. Whatever happened to the spreadsheet, the page
 * gets the difference between then and now, so no kind of change can be forgotten.
 */
import type { Page } from '../apps-script/screen';
import { ADDON_MENU } from '../apps-script/screen';
import { hiddenRows } from '../hidden-rows';
import type { Area } from '../shift';
import type { UniverSheet } from '../univer/univer-sheet';
import { columnWidths, type Memory, rowViews } from './cell-view';
import type { Desk } from './desk';
import { pictures } from './pictures';
import { rowHeights } from './row-heights';
import type { CellView, Message, Request, SheetView } from './wire';

interface Shown {
  shape: string;
  rows: string[];
}

/** Where pages of the add-on can be had. */
export type AddressOf = (page: Page) => string;

export class Viewer {
  /** How many messages it has got. */
  told = 0;
  #looksAt: number;
  readonly #send: (message: Message) => void;
  readonly #subjects = new Map<string, string>();
  readonly #sheets = new Map<number, Shown>();
  #dialogs: number;
  #toasts: number;

  constructor(desk: Desk, send: (message: Message) => void) {
    this.#looksAt = desk.grid.activeSheet.id;
    this.#send = send;
    this.#dialogs = desk.bench.screen.dialogs.length;
    this.#toasts = desk.bench.screen.toasts.length;
  }

  tell(message: Message): void {
    this.told++;
    this.#send(message);
  }

  /** Tells what is new. */
  show(desk: Desk, memory: Memory, addressOf: AddressOf): void {
    const { grid, bench } = desk;
    const { screen } = bench;
    const tabs = grid.sheets.map(({ id, name, hidden, tabColor }) => ({ id, name, hidden, color: tabColor }));
    this.#tellNew({ kind: 'book', name: desk.file, tabs });
    this.#looksAt = desk.sheet(this.#looksAt).id;
    this.#showSheet(desk, memory);
    this.#tellNew({ kind: 'menu', entries: screen.menus.get(ADDON_MENU) ?? [] });
    const pageView = (page: Page) => ({ title: page.title, address: addressOf(page) });
    this.#tellNew({ kind: 'sidebar', page: screen.sidebar && pageView(screen.sidebar) });
    for (const dialog of screen.dialogs.slice(this.#dialogs)) {
      const { width, height, modal } = dialog;
      this.tell({ kind: 'dialog', page: { ...pageView(dialog), width, height, modal } });
    }
    this.#dialogs = screen.dialogs.length;
    for (const toast of screen.toasts.slice(this.#toasts)) this.tell({ kind: 'toast', ...toast });
    this.#toasts = screen.toasts.length;
  }

  /** Looks at this tab from now on. */
  lookAt(sheet: UniverSheet): void {
    this.#looksAt = sheet.id;
  }

  /** Goes along where what the viewer has asked for led to another place than it was asked from. */
  follow({ sheet, selection }: Request, active: UniverSheet): void {
    const area = inOrder(active.selection);
    if (active.id !== sheet || JSON.stringify(area) !== JSON.stringify(inOrder(selection)))
      this.tell({ kind: 'select', sheet: active.id, area });
  }

  #tellNew(message: Message): void {
    const text = JSON.stringify(message);
    if (this.#subjects.get(message.kind) === text) return;
    this.#subjects.set(message.kind, text);
    this.tell(message);
  }

  #showSheet(desk: Desk, memory: Memory): void {
    const sheet = desk.sheet(this.#looksAt);
    const shown = this.#sheets.get(sheet.id) ?? { shape: '', rows: [] };
    this.#sheets.set(sheet.id, shown);
    const rows = rowViews(desk.grid, sheet, memory);
    const changed = differences(shown, rows);
    const shape = {
      id: sheet.id,
      rows: sheet.maxRows,
      columns: sheet.maxColumns,
      frozenRows: sheet.frozenRows,
      frozenColumns: sheet.frozenColumns,
      widths: columnWidths(sheet),
      heights: rowHeights(sheet),
      merges: sheet.merges,
      hiddenRows: hiddenRows(desk.grid, sheet),
      hiddenColumns: [...sheet.hiddenByUser.columns],
      gridlines: !sheet.hiddenGridlines,
      pictures: pictures(desk.grid, sheet),
    };
    const isNew = JSON.stringify(shape) !== shown.shape;
    shown.shape = JSON.stringify(shape);
    if (isNew || Object.keys(changed).length > 0)
      this.tell({ kind: 'sheet', ...shape, looks: memory.looks, changed });
  }
}

function inOrder({ row, column, rows, columns }: Area): Area {
  return { row, column, rows, columns };
}

/** The rows that are not as they were shown; takes note of how they are shown now. */
function differences(shown: Shown, rows: readonly CellView[][]): SheetView['changed'] {
  const changed: Record<number, CellView[]> = {};
  for (let i = 0; i < Math.max(rows.length, shown.rows.length); i++) {
    const row = rows[i] ?? [];
    const text = JSON.stringify(row);
    if ((shown.rows[i] ?? '[]') !== text) changed[i] = row;
    shown.rows[i] = text;
  }
  return changed;
}
