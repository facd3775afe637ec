/** Shows in Univer what the server says is in the sheet. The only code in the page that changes cells. */
import {
  BooleanNumber,
  CellValueType,
  HorizontalAlign,
  type ICellData,
  ICommandService,
  type IObjectMatrixPrimitiveType,
  type IStyleData,
  WrapStrategy,
} from '@univerjs/core';
import {
  InsertSheetMutation,
  RemoveSheetMutation,
  ScrollToCellOperation,
  SetFrozenMutation,
  SetRangeValuesMutation,
  SetSelectionsOperation,
  SetTabColorMutation,
  SetWorksheetActiveOperation,
  SetWorksheetColumnCountMutation,
  SetWorksheetColWidthMutation,
  SetWorksheetHideMutation,
  SetWorksheetNameMutation,
  SetWorksheetOrderMutation,
  SetWorksheetRowCountMutation,
} from '@univerjs/preset-sheets-core';
import type { Area } from '../../shift';
import type { BookView, CellLook, CellView, SheetView } from '../wire';
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
  readonly #widths = new Map<number, readonly number[]>();

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
    this.#setWidths(view);
    this.#setFrozen(view);
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
    const shown = this.#widths.get(id);
    this.#widths.set(id, widths);
    if (JSON.stringify(shown) === JSON.stringify(widths)) return;
    const all = { startRow: 0, endRow: rows - 1, startColumn: 0, endColumn: widths.length - 1 };
    const colWidth = { ...widths };
    this.#change(SetWorksheetColWidthMutation.id, { subUnitId: String(id), ranges: [all], colWidth });
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

function styleOf({ align, background, color, bold, italic, wrap }: CellLook): IStyleData {
  return {
    ...(align && { ht: align === 'right' ? HorizontalAlign.RIGHT : HorizontalAlign.CENTER }),
    ...(background && { bg: { rgb: background } }),
    ...(color && { cl: { rgb: color } }),
    ...(bold && { bl: BooleanNumber.TRUE }),
    ...(italic && { it: BooleanNumber.TRUE }),
    ...(wrap && { tb: WrapStrategy.WRAP }),
  };
}
