/** Shows in Univer what the server says is in the sheet. The only code in the page that changes cells. */
import {
  BooleanNumber,
  CellValueType,
  HorizontalAlign,
  type ICellData,
  ICommandService,
  type IObjectMatrixPrimitiveType,
  type IRange,
  type IStyleData,
  VerticalAlign,
  WrapStrategy,
} from '@univerjs/core';
import {
  AddWorksheetMergeMutation,
  InsertSheetMutation,
  IRenderManagerService,
  RemoveSheetMutation,
  RemoveWorksheetMergeMutation,
  ScrollToCellOperation,
  SetColHiddenMutation,
  SetColVisibleMutation,
  SetFrozenMutation,
  SetRangeValuesMutation,
  SetRowHiddenMutation,
  SetRowVisibleMutation,
  SetSelectionsOperation,
  SetTabColorMutation,
  SetWorksheetActiveOperation,
  SetWorksheetColumnCountMutation,
  SetWorksheetColWidthMutation,
  SetWorksheetHideMutation,
  SetWorksheetNameMutation,
  SetWorksheetOrderMutation,
  SetWorksheetRowCountMutation,
  SetWorksheetRowHeightMutation,
  ToggleGridlinesMutation,
} from '@univerjs/preset-sheets-core';
import { DEFAULT_ROW_HEIGHT } from '../../grid';
import type { Area } from '../../shift';
import type { BookView, CellLook, CellView, SheetView } from '../wire';
import { setPictures } from './drawing';
import { BOOK, emptySheet, type Screen } from './univer';

/** What a cell of Univer's keeps beside its text. */
export interface Extra {
  /** The text for the editor. */
  readonly entry: string;
  /** Why the cell shows an error. */
  readonly problem: string;
}

/** Marks a change as the server's. */
export const FROM_SERVER = 'fromServer';
const HEADER_OF_FROZEN = { startRow: -1, startColumn: -1 };

export class View {
  readonly #screen: Screen;
  readonly #commands: ICommandService;
  /** What each sheet was shown as last. */
  readonly #shown = new Map<number, SheetView>();

  constructor(screen: Screen) {
    this.#screen = screen;
    this.#commands = screen.univer.__getInjector().get(ICommandService);
  }

  /** Makes Univer's tabs those of the file. */
  showBook({ tabs }: BookView): void {
    const { workbook } = this.#screen;
    const before = new Set(workbook.getSheets().map((sheet) => sheet.getSheetId()));
    const lookedAt = workbook.getActiveSheet().getSheetId();
    tabs.forEach(({ id, name, hidden, color }, index) => {
      const subUnitId = String(id);
      if (!before.delete(subUnitId)) {
        const sheet = emptySheet(subUnitId, name);
        this.#change(InsertSheetMutation.id, { index, sheet });
      }
      const sheet = workbook.getSheetBySheetId(subUnitId)!;
      if (sheet.getName() !== name) this.#change(SetWorksheetNameMutation.id, { subUnitId, name });
      const fromOrder = workbook.getConfig().sheetOrder.indexOf(subUnitId);
      if (fromOrder !== index)
        this.#change(SetWorksheetOrderMutation.id, { subUnitId, fromOrder, toOrder: index });
      if ((sheet.isSheetHidden() === BooleanNumber.TRUE) !== hidden) {
        const value = hidden ? BooleanNumber.TRUE : BooleanNumber.FALSE;
        this.#change(SetWorksheetHideMutation.id, { subUnitId, hidden: value });
      }
      if ((sheet.getTabColor() || null) !== color)
        this.#change(SetTabColorMutation.id, { subUnitId, color: color ?? '' });
    });
    for (const subUnitId of before) {
      if (workbook.getActiveSheet().getSheetId() === subUnitId) this.#activate(tabs[0]!.id);
      this.#change(RemoveSheetMutation.id, { subUnitId, subUnitName: '' });
    }
    // Univer goes to a tab that is new; the person stays where they are until the server says otherwise.
    if (workbook.getSheetBySheetId(lookedAt)) this.#activate(Number(lookedAt));
  }

  showSheet(view: SheetView): void {
    const subUnitId = String(view.id);
    const sheet = this.#screen.workbook.getSheetBySheetId(subUnitId)!;
    const { rows, columns } = view;
    setPictures(view.id, view.pictures);
    // Enough room for both what was there and what comes.
    if (sheet.getRowCount() < rows || sheet.getColumnCount() < columns) this.#setSize(view);
    // Univer lays a cell's new look over the old one. So that nothing of that one stays, the rows are emptied first.
    const emptied: IObjectMatrixPrimitiveType<ICellData | null> = {};
    const filled: IObjectMatrixPrimitiveType<ICellData | null> = {};
    const styles = view.looks.map(styleOf);
    for (const [row, cells] of Object.entries(view.changed)) {
      const before = sheet.getCellMatrix().getRow(Number(row)) ?? {};
      emptied[Number(row)] = Object.fromEntries(Object.keys(before).map((column) => [column, null]));
      filled[Number(row)] = Object.fromEntries(
        cells.flatMap((cell, column) => (cell === '' ? [] : [[column, cellOf(cell, styles)]])),
      );
    }
    this.#change(SetRangeValuesMutation.id, { subUnitId, cellValue: emptied });
    this.#change(SetRangeValuesMutation.id, { subUnitId, cellValue: filled });
    if (sheet.getRowCount() > rows || sheet.getColumnCount() > columns) this.#setSize(view);
    const before = this.#shown.get(view.id);
    this.#shown.set(view.id, view);
    if (!isSame(view.widths, before?.widths ?? [])) this.#setWidths(view);
    this.#setHeights(view, before?.heights ?? {});
    this.#setFrozen(view);
    this.#setMerges(view, before?.merges ?? []);
    this.#setHidden(view, before);
    const showGridlines = view.gridlines ? BooleanNumber.TRUE : BooleanNumber.FALSE;
    if (sheet.getConfig().showGridlines !== showGridlines)
      this.#change(ToggleGridlinesMutation.id, { subUnitId, showGridlines });
    this.#redraw();
  }

  /** Marks cells, in the tab that they are in, and brings them into sight. */
  select(id: number, { row, column, rows, columns }: Area): void {
    const subUnitId = String(id);
    this.#activate(id);
    const range = {
      startRow: row,
      startColumn: column,
      endRow: row + rows - 1,
      endColumn: column + columns - 1,
    };
    const primary = {
      ...range,
      endRow: row,
      endColumn: column,
      actualRow: row,
      actualColumn: column,
      isMerged: false,
      isMergedMainCell: false,
    };
    const selections = [{ range, primary, style: null }];
    this.#commands.syncExecuteCommand(SetSelectionsOperation.id, { unitId: BOOK, subUnitId, selections });
    // Their first cell, as Sheets does it: a whole row would bring its far end into sight.
    const first = { ...range, endRow: row, endColumn: column };
    this.#commands.syncExecuteCommand(ScrollToCellOperation.id, { unitId: BOOK, subUnitId, range: first });
  }

  #activate(id: number): void {
    const subUnitId = String(id);
    if (this.#screen.workbook.getActiveSheet().getSheetId() !== subUnitId)
      this.#change(SetWorksheetActiveOperation.id, { subUnitId });
  }

  #change(mutation: string, params: object): void {
    this.#commands.syncExecuteCommand(mutation, { unitId: BOOK, ...params }, { [FROM_SERVER]: true });
  }

  #setSize({ id, rows, columns }: SheetView): void {
    const subUnitId = String(id);
    this.#change(SetWorksheetRowCountMutation.id, { subUnitId, rowCount: rows });
    this.#change(SetWorksheetColumnCountMutation.id, { subUnitId, columnCount: columns });
  }

  #setWidths({ id, rows, widths }: SheetView): void {
    const all = { startRow: 0, endRow: rows - 1, startColumn: 0, endColumn: widths.length - 1 };
    const colWidth = { ...widths };
    this.#change(SetWorksheetColWidthMutation.id, { subUnitId: String(id), ranges: [all], colWidth });
  }

  #setMerges({ id, merges }: SheetView, before: readonly Area[]): void {
    if (isSame(merges, before)) return;
    const subUnitId = String(id);
    if (before.length > 0)
      this.#change(RemoveWorksheetMergeMutation.id, { subUnitId, ranges: before.map(rangeOf) });
    if (merges.length > 0)
      this.#change(AddWorksheetMergeMutation.id, { subUnitId, ranges: merges.map(rangeOf) });
  }

  #setHidden(view: SheetView, before: SheetView | undefined): void {
    const { id, rows, columns, hiddenRows, hiddenColumns } = view;
    const change = (mutation: string, areas: readonly Area[]) =>
      this.#change(mutation, { subUnitId: String(id), ranges: areas.map(rangeOf) });
    const all = { row: 0, column: 0, rows, columns };
    if (!isSame(hiddenRows, before?.hiddenRows ?? [])) {
      change(SetRowVisibleMutation.id, [all]);
      const hidden = runsOf(hiddenRows).map(([row, count]) => ({ ...all, row, rows: count }));
      if (hidden.length > 0) change(SetRowHiddenMutation.id, hidden);
    }
    if (!isSame(hiddenColumns, before?.hiddenColumns ?? [])) {
      change(SetColVisibleMutation.id, [all]);
      const hidden = runsOf(hiddenColumns).map(([column, count]) => ({ ...all, column, columns: count }));
      if (hidden.length > 0) change(SetColHiddenMutation.id, hidden);
    }
  }

  /** Univer draws anew what it knows to have changed, which what lies over cells is not. */
  #redraw(): void {
    const renders = this.#screen.univer.__getInjector().get(IRenderManagerService);
    renders.getRenderById(BOOK)?.mainComponent?.makeForceDirty(true);
  }

  #setHeights({ id, rows, heights }: SheetView, before: SheetView['heights']): void {
    if (isSame(Object.entries(heights), Object.entries(before))) return;
    const back = Object.keys(before).map((row) => [row, DEFAULT_ROW_HEIGHT]);
    const ranges = [rangeOf({ row: 0, column: 0, rows, columns: 1 })];
    const rowHeight = { ...Object.fromEntries(back), ...heights };
    this.#change(SetWorksheetRowHeightMutation.id, { subUnitId: String(id), ranges, rowHeight });
  }

  #setFrozen({ id, frozenRows, frozenColumns }: SheetView): void {
    const { xSplit, ySplit } = this.#screen.workbook.getSheetBySheetId(String(id))!.getFreeze();
    if (xSplit === frozenColumns && ySplit === frozenRows) return;
    this.#change(SetFrozenMutation.id, {
      subUnitId: String(id),
      ...HEADER_OF_FROZEN,
      ...(frozenRows > 0 && { startRow: frozenRows }),
      ...(frozenColumns > 0 && { startColumn: frozenColumns }),
      ySplit: frozenRows,
      xSplit: frozenColumns,
    });
  }
}

function cellOf(cell: CellView, styles: readonly IStyleData[]): ICellData {
  if (typeof cell === 'string') return { v: cell, t: CellValueType.STRING };
  const [text, look, entry = text, problem = ''] = cell;
  const custom: Extra = { entry, problem };
  return { v: text, t: CellValueType.STRING, s: styles[look]!, custom: { ...custom } };
}

function rangeOf({ row, column, rows, columns }: Area): IRange {
  return { startRow: row, startColumn: column, endRow: row + rows - 1, endColumn: column + columns - 1 };
}

/** Numbers as runs of those that follow each other. */
function runsOf(numbers: readonly number[]): [first: number, count: number][] {
  const runs: [number, number][] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = runs[runs.length - 1];
    if (last && last[0] + last[1] === number) last[1]++;
    else runs.push([number, 1]);
  }
  return runs;
}

function isSame(now: readonly unknown[], before: readonly unknown[]): boolean {
  return JSON.stringify(now) === JSON.stringify(before);
}

const LINE = { s: BooleanNumber.TRUE };

function styleOf(look: CellLook): IStyleData {
  const { align, background, color, bold, italic, underline, strike, size, family, vertical, wrap } = look;
  return {
    ...(align && { ht: align === 'right' ? HorizontalAlign.RIGHT : HorizontalAlign.CENTER }),
    ...(background && { bg: { rgb: background } }),
    ...(color && { cl: { rgb: color } }),
    ...(bold && { bl: BooleanNumber.TRUE }),
    ...(italic && { it: BooleanNumber.TRUE }),
    ...(underline && { ul: LINE }),
    ...(strike && { st: LINE }),
    ...(size && { fs: size }),
    ...(family && { ff: family }),
    ...(vertical && { vt: vertical === 'top' ? VerticalAlign.TOP : VerticalAlign.MIDDLE }),
    ...(wrap && { tb: WrapStrategy.WRAP }),
  };
}
