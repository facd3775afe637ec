/**
 * What a person does in the page, done in the spreadsheet. It goes through the same code that scripts go through, so
 * that protected cells, limits and what typed text becomes are the same for both.
 */
import { RangeEmulation } from '../apps-script/range';
import { SheetEmulation } from '../apps-script/sheet';
import { SpreadsheetEmulation } from '../apps-script/spreadsheet';
import { LOOKS } from '../contents';
import type { Execution } from '../execution';
import type { Content, GridSheet } from '../grid';
import { localeRules } from '../locale';
import type { Area } from '../shift';
import { offsetReference, rewriteReferences } from '../univer/rewrite';
import type { Workbench } from '../workbench';
import type { Action, ActionOf } from './wire';

/** What a copied cell takes along. */
const COPIED_LOOKS = [...LOOKS, 'verticalAlignment'];

const HOUR_MILLISECONDS = 60 * 60 * 1000;
/** Each trigger fires on the way. */
const MOST_HOURS = 366 * 24;

type Actions = { readonly [K in Action['kind']]: (place: Place, action: ActionOf<K>) => unknown };

/** Where an action is taken: in the tab that the person sees. */
class Place {
  constructor(
    readonly bench: Workbench,
    readonly sheet: GridSheet,
  ) {}

  get tab(): SheetEmulation {
    return new SheetEmulation(this.bench.environment, this.sheet);
  }

  get book(): SpreadsheetEmulation {
    return new SpreadsheetEmulation(this.bench.environment);
  }

  range(area: Area): RangeEmulation {
    return new RangeEmulation(this.bench.environment, this.sheet, area);
  }

  other(id: number): SheetEmulation {
    const sheet = this.bench.grid.sheets.find((one) => one.id === id);
    if (!sheet) throw new Error('This tab is no longer there.');
    return new SheetEmulation(this.bench.environment, sheet);
  }
}

/** Whether something that came over the wire names an action. */
export function isAction(value: unknown): value is Action {
  const kind = (value as Action | null | undefined)?.kind;
  return typeof kind === 'string' && Object.hasOwn(ACTIONS, kind);
}

/** Whether something that came over the wire is an area. */
export function isArea(value: unknown): value is Area {
  const { row, column, rows, columns } = (value ?? {}) as Partial<Area>;
  return [row, column, rows, columns].every((part) => Number.isInteger(part) && part! >= 0);
}

/** @throws A sentence where the action is refused. */
export function perform(bench: Workbench, sheet: GridSheet, action: Action): unknown {
  const act = ACTIONS[action.kind] as (place: Place, action: Action) => unknown;
  const outcome = act(new Place(bench, sheet), action);
  bench.environment.writes.flush();
  return outcome;
}

const ACTIONS: Actions = {
  look: () => undefined,
  enter: (place, { row, column, texts }) => {
    const area = { row, column, rows: texts.length, columns: texts[0]!.length };
    makeRoom(place, area);
    place.range(area).setValues(texts);
  },
  copy,
  clear: (place, { areas }) => {
    for (const area of areas) place.range(area).clearContent();
  },
  sort: (place, { column, ascending }) => {
    place.tab.sort(column + 1, ascending);
  },
  insert: (place, { dimension, index, count, after }) => {
    if (dimension === 'rows' && after) place.tab.insertRowsAfter(index, count);
    else if (dimension === 'rows') place.tab.insertRowsBefore(index + 1, count);
    else if (after) place.tab.insertColumnsAfter(index, count);
    else place.tab.insertColumnsBefore(index + 1, count);
  },
  delete: (place, { dimension, index, count }) => {
    if (dimension === 'rows') place.tab.deleteRows(index + 1, count);
    else place.tab.deleteColumns(index + 1, count);
  },
  move: (place, { dimension, index, count, to }) => {
    const { maxRows, maxColumns } = place.sheet;
    if (dimension === 'rows')
      place.tab.moveRows(place.range({ row: index, rows: count, column: 0, columns: maxColumns }), to + 1);
    else place.tab.moveColumns(place.range({ column: index, columns: count, row: 0, rows: maxRows }), to + 1);
  },
  widths: (place, { column, widths }) => {
    widths.forEach((width, i) => {
      place.tab.setColumnWidth(column + i + 1, Math.round(width));
    });
  },
  freeze: (place, { rows, columns }) => {
    place.tab.setFrozenRows(rows);
    place.tab.setFrozenColumns(columns);
  },
  'add tab': (place, { index }) => {
    const taken = new Set(place.bench.grid.sheets.map(({ name }) => name));
    let number = taken.size + 1;
    while (taken.has(`Sheet${number}`)) number++;
    place.book.insertSheet(`Sheet${number}`, index);
  },
  'delete tab': (place, { sheet }) => place.book.deleteSheet(place.other(sheet)),
  'rename tab': (place, { sheet, name }) => place.other(sheet).setName(name) && undefined,
  'move tab': (place, { sheet, index }) => {
    place.other(sheet).activate();
    place.book.moveActiveSheet(index + 1);
  },
  'hide tab': (place, { sheet, hidden }) => {
    if (hidden) place.other(sheet).hideSheet();
    else place.other(sheet).showSheet().activate();
  },
  pass: ({ bench }, { hours }) => {
    if (!(hours > 0 && hours <= MOST_HOURS))
      throw new Error('Let time pass by an hour or more, and a year at most.');
    const { clock } = bench.environment;
    const fired = bench.passTo(new Date(clock.now() + hours * HOUR_MILLISECONDS));
    return passed(new Date(clock.now()), bench.grid.timeZone, fired);
  },
  menu: ({ bench }, { functionName }) => resultOf(bench.run(functionName)) && undefined,
  call: ({ bench }, { functionName, args }) => resultOf(bench.runFromClient(functionName, ...args)),
};

/** What came of letting time pass: "It is Monday, 23 November 2026 at 08:12. A trigger fired 24 times." */
function passed(now: Date, timeZone: string, fired: readonly Execution[]): string {
  const time = now.toLocaleString('en-GB', { timeZone, dateStyle: 'full', timeStyle: 'short' });
  const failed = fired.find(({ error }) => error)?.error;
  const triggers = fired.length === 0 ? 'No trigger was due' : `A trigger fired ${fired.length} times`;
  return `It is ${time}. ${triggers}.${failed ? ` One failed: ${failed.message}` : ''}`;
}

/** A script's own failure, under the name that it has in a page of the add-on. */
function resultOf(execution: Execution): unknown {
  if (!execution.error) return execution.value;
  throw Object.assign(new Error(execution.error.message), { name: execution.error.name });
}

/** Pasting beyond the edge makes the sheet larger. */
function makeRoom({ tab, sheet }: Place, { row, column, rows, columns }: Area): void {
  if (row + rows > sheet.maxRows) tab.insertRowsAfter(sheet.maxRows, row + rows - sheet.maxRows);
  if (column + columns > sheet.maxColumns)
    tab.insertColumnsAfter(sheet.maxColumns, column + columns - sheet.maxColumns);
}

function copy(place: Place, { sheet, from, to }: ActionOf<'copy'>): void {
  const source = place.other(sheet).gridSheet;
  const { decimal } = localeRules(place.bench.grid.locale);
  // A smaller copy is repeated where it fits into the marked cells a whole number of times.
  const times = (marked: number, copied: number) => (marked % copied === 0 ? marked : copied);
  const target = { ...to, rows: times(to.rows, from.rows), columns: times(to.columns, from.columns) };
  makeRoom(place, target);
  // Cells that a formula elsewhere fills are copied as what they show.
  const values = source.values(from);
  const formulas = source.formulas(from);
  const contents: Content[][] = Array.from({ length: target.rows }, (_, i) =>
    Array.from({ length: target.columns }, (_, j) => {
      const [row, column] = [i % from.rows, j % from.columns];
      const formula = formulas[row]![column]!;
      if (formula === '') return values[row]![column]!;
      const down = target.row + i - (from.row + row);
      const right = target.column + j - (from.column + column);
      return { formula: rewriteReferences(formula, decimal, (one) => offsetReference(one, down, right)) };
    }),
  );
  const looks = COPIED_LOOKS.map((property) => [property, source.styles(from, property)] as const);
  place.range(target).clear();
  place.sheet.write(target, contents);
  for (const [property, styles] of looks) {
    const repeated = contents.map((line, i) => line.map((_, j) => styles[i % from.rows]![j % from.columns]!));
    place.sheet.setStyles(target, property, repeated);
  }
}
