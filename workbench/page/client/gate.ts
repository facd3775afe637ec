/**
 * Nothing that a person does in Univer changes the sheet in the page. Every change that Univer is about to make is caught
 * here and asked of the server instead, whose answer is then shown. A change that the server does not know is refused,
 * and said so: the page can never show something that is not so.
 */
import {
  CanceledError,
  CommandType,
  type ICellData,
  type ICommandInfo,
  ICommandService,
  type IRange,
  type Nullable,
  RedoCommand,
  UndoCommand,
} from '@univerjs/core';
import {
  AutoFillCommand,
  BEFORE_CELL_EDIT,
  type IAutoFillCommandParams,
  InsertColMutation,
  InsertRowMutation,
  InsertSheetMutation,
  MoveColsMutation,
  MoveRowsMutation,
  RemoveColMutation,
  RemoveRowMutation,
  RemoveSheetMutation,
  SetFrozenMutation,
  SetRangeValuesMutation,
  SetWorksheetColWidthMutation,
  SetWorksheetHideMutation,
  SetWorksheetNameMutation,
  SetWorksheetOrderMutation,
  SheetInterceptorService,
} from '@univerjs/preset-sheets-core';
import type { Area } from '../../shift';
import type { Action } from '../wire';
import { BOOK, type Screen } from './univer';
import { type Extra, FROM_SERVER } from './view';

/** Row heights follow from what is shown, and are the page's own business. */
const OWN_BUSINESS = [
  'sheet.mutation.set-worksheet-row-auto-height',
  'sheet.mutation.set-worksheet-row-is-auto-height',
];

// biome-ignore lint/suspicious/noExplicitAny: the parameters of Univer's mutations, each of its own kind.
type Params = any;

export interface Asking {
  /** Whether keys go to the sheet, and not into a cell that is being edited. */
  inSheet(): boolean;
  /** Asks the server for an action. */
  take(action: Action): void;
  /** Says that something cannot be done here. */
  refuse(): void;
  refuseUndo(): void;
}

/** Guards Univer's spreadsheet from now on. */
export function guard({ univer, workbook }: Screen, { inSheet, take, refuse, refuseUndo }: Asking): void {
  const injector = univer.__getInjector();
  const commands = injector.get(ICommandService);
  const translate: Readonly<Record<string, (params: Params) => Action | null | undefined>> = {
    [SetRangeValuesMutation.id]: ({ cellValue, subUnitId }) =>
      entered(
        cellValue,
        (row, column) => extraOf(workbook.getSheetBySheetId(subUnitId)?.getCellRaw(row, column))?.entry,
      ),
    [InsertRowMutation.id]: ({ range }) => ({ kind: 'insert', ...rowsOf(range), after: false }),
    [InsertColMutation.id]: ({ range }) => ({ kind: 'insert', ...columnsOf(range), after: false }),
    [RemoveRowMutation.id]: ({ range }) => ({ kind: 'delete', ...rowsOf(range) }),
    [RemoveColMutation.id]: ({ range }) => ({ kind: 'delete', ...columnsOf(range) }),
    [MoveRowsMutation.id]: ({ sourceRange, targetRange }) => ({
      kind: 'move',
      ...rowsOf(sourceRange),
      to: targetRange.startRow,
    }),
    [MoveColsMutation.id]: ({ sourceRange, targetRange }) => ({
      kind: 'move',
      ...columnsOf(sourceRange),
      to: targetRange.startColumn,
    }),
    [SetWorksheetColWidthMutation.id]: ({ ranges, colWidth }) => widened(ranges[0], colWidth),
    [SetFrozenMutation.id]: ({ xSplit, ySplit }) => ({ kind: 'freeze', rows: ySplit, columns: xSplit }),
    [InsertSheetMutation.id]: ({ index }) => ({ kind: 'add tab', index }),
    [RemoveSheetMutation.id]: ({ subUnitId }) => ({ kind: 'delete tab', sheet: Number(subUnitId) }),
    [SetWorksheetNameMutation.id]: ({ subUnitId, name }) => ({
      kind: 'rename tab',
      sheet: Number(subUnitId),
      name,
    }),
    [SetWorksheetOrderMutation.id]: ({ subUnitId, toOrder }) => ({
      kind: 'move tab',
      sheet: Number(subUnitId),
      index: toOrder,
    }),
    [SetWorksheetHideMutation.id]: ({ subUnitId, hidden }) => ({
      kind: 'hide tab',
      sheet: Number(subUnitId),
      hidden: Boolean(hidden),
    }),
  };

  commands.beforeCommandExecuted(({ id, type, params }: ICommandInfo<Params>, options) => {
    if ((id === UndoCommand.id || id === RedoCommand.id) && inSheet()) refuseUndo();
    const ours = type === CommandType.MUTATION && params?.unitId === BOOK && !OWN_BUSINESS.includes(id);
    if (!ours || options?.[FROM_SERVER]) return;
    const action = translate[id]?.(params);
    if (action) take(action);
    else if (action === undefined) refuse();
    throw new CanceledError();
  });

  // Filling copies formulas too, which the page does not know.
  commands.unregisterCommand(AutoFillCommand.id);
  commands.registerCommand({
    id: AutoFillCommand.id,
    type: CommandType.COMMAND,
    handler: (_, { sourceRange, targetRange }: IAutoFillCommandParams) => {
      const sheet = Number(workbook.getActiveSheet().getSheetId());
      take({ kind: 'copy', sheet, from: areaOf(sourceRange), to: areaOf(targetRange) });
      return true;
    },
  });

  injector.get(SheetInterceptorService).writeCellInterceptor.intercept(BEFORE_CELL_EDIT, {
    priority: 1000,
    handler: (cell, _, next) => {
      const extra = extraOf(cell);
      return next(extra && cell ? { ...cell, v: extra.entry } : cell);
    },
  });
}

/** What a cell keeps beside its text. */
export function extraOf(cell: Nullable<ICellData>): Extra | undefined {
  return (cell || undefined)?.custom as Extra | undefined;
}

export function areaOf({ startRow, endRow, startColumn, endColumn }: IRange): Area {
  return {
    row: startRow,
    column: startColumn,
    rows: endRow - startRow + 1,
    columns: endColumn - startColumn + 1,
  };
}

/** Text put into cells; `null` where nothing changes, `undefined` where their looks do. */
function entered(
  cellValue: Readonly<Record<number, Readonly<Record<number, ICellData | null>>>> | undefined,
  entryAt: (row: number, column: number) => string | undefined,
): Action | null | undefined {
  const given = Object.values(cellValue ?? {}).flatMap((line) => Object.values(line));
  if (given.some((cell) => cell && !('v' in cell || 'f' in cell || 'p' in cell))) return undefined;
  const cells = Object.entries(cellValue ?? {}).flatMap(([row, line]) =>
    Object.entries(line).map(([column, cell]) => ({
      row: Number(row),
      column: Number(column),
      text: textOf(cell),
    })),
  );
  if (cells.length === 0) return null;
  const first = cells[0]!;
  if (cells.every(({ text }) => text === '')) return { kind: 'clear', areas: areasOf(cells) };
  if (cells.length === 1 && entryAt(first.row, first.column) === first.text) return null;
  const rows = [...new Set(cells.map(({ row }) => row))];
  const texts = rows.map((row) => cells.filter((cell) => cell.row === row).map(({ text }) => text));
  return { kind: 'enter', row: first.row, column: first.column, texts };
}

/** The text in a cell. */
export function textOf(cell: Nullable<ICellData>): string {
  if (!cell) return '';
  const text =
    cell.f ?? cell.p?.body?.dataStream.replace(/[\r\n]+$/, '').replaceAll('\r', '\n') ?? cell.v ?? '';
  // Univer has taken the apostrophe away that makes text of what follows.
  return cell.t === 4 ? `'${text}` : String(text);
}

/** The cells as one rectangle where they are one. */
function areasOf(cells: readonly { readonly row: number; readonly column: number }[]): Area[] {
  const rows = new Set(cells.map(({ row }) => row)).size;
  const columns = cells.length / rows;
  const [first, last] = [cells[0]!, cells.at(-1)!];
  const isOne = last.row - first.row === rows - 1 && last.column - first.column === columns - 1;
  if (isOne) return [{ row: first.row, column: first.column, rows, columns }];
  return cells.map(({ row, column }) => ({ row, column, rows: 1, columns: 1 }));
}

function rowsOf({ startRow, endRow }: IRange) {
  return { dimension: 'rows', index: startRow, count: endRow - startRow + 1 } as const;
}

function columnsOf({ startColumn, endColumn }: IRange) {
  return { dimension: 'columns', index: startColumn, count: endColumn - startColumn + 1 } as const;
}

function widened({ startColumn, endColumn }: IRange, width: number | Record<number, number>): Action {
  const widths = Array.from({ length: endColumn - startColumn + 1 }, (_, i) =>
    typeof width === 'number' ? width : width[startColumn + i]!,
  );
  return { kind: 'widths', column: startColumn, widths };
}
