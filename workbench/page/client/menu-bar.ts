/** What the menus of the page hold: what Sheets has where Sheets has it, as far as the stand-in goes, and the add-on's. */
import type { MenuEntry } from '../../apps-script/screen';
import type { Dimension } from '../../grid';
import type { Action } from '../wire';
import type { Where } from './channel';
import type { Files } from './files';
import type { Entry, Menu } from './menus';

export interface Hands {
  take(action: Action): void;
  where(): Where;
  readonly files: Files;
  fileName(): string;
}

const SEPARATOR = { kind: 'separator' } as const;

/** The menus, with the add-on's own entries under Extensions. */
export function menuBar(addOn: readonly MenuEntry[], hands: Hands): Menu[] {
  const { take, where, files, fileName } = hands;
  const save = (as: 'csv' | 'xlsx') => () => void files.save(fileName(), as, where().sheet);
  return [
    menu('File', [
      item('Open a CSV or XLSX file', () => files.pick()),
      SEPARATOR,
      item('Download as XLSX', save('xlsx')),
      item('Download this tab as CSV', save('csv')),
    ]),
    menu('Edit', [
      item('Clear the marked cells', () => take({ kind: 'clear', areas: [where().selection] })),
      SEPARATOR,
      item('Delete the marked rows', () => take({ kind: 'delete', ...marked('rows', where()) })),
      item('Delete the marked columns', () => take({ kind: 'delete', ...marked('columns', where()) })),
    ]),
    menu('View', [
      item('Freeze no rows', () => take({ kind: 'freeze', rows: 0, columns: 0 })),
      item('Freeze one row', () => take({ kind: 'freeze', rows: 1, columns: 0 })),
      item('Freeze down to here', () =>
        take({ kind: 'freeze', rows: where().selection.row + 1, columns: 0 }),
      ),
    ]),
    menu('Insert', [
      item('Rows above', () => take({ kind: 'insert', ...marked('rows', where()), after: false })),
      item('Rows below', () => take({ kind: 'insert', ...behind('rows', where()), after: true })),
      item('Columns to the left', () =>
        take({ kind: 'insert', ...marked('columns', where()), after: false }),
      ),
      item('Columns to the right', () =>
        take({ kind: 'insert', ...behind('columns', where()), after: true }),
      ),
    ]),
    menu('Data', [
      item('Sort sheet by this column, A to Z', () => take(sort(where(), true))),
      item('Sort sheet by this column, Z to A', () => take(sort(where(), false))),
    ]),
    menu('Time', [
      item('An hour later', () => take({ kind: 'pass', hours: 1 })),
      item('A day later', () => take({ kind: 'pass', hours: 24 })),
      item('A week later', () => take({ kind: 'pass', hours: 7 * 24 })),
    ]),
    menu('Extensions', [
      menu(
        'Customer Vitals',
        addOn.map((entry) => addOnEntry(entry, hands)),
      ),
    ]),
  ];
}

function menu(caption: string, entries: readonly Entry[]): Menu {
  return { kind: 'menu', caption, entries };
}

function item(caption: string, act: () => void): Entry {
  return { kind: 'item', caption, act };
}

function addOnEntry(entry: MenuEntry, hands: Hands): Entry {
  if (entry.kind === 'separator') return SEPARATOR;
  if (entry.kind === 'menu')
    return menu(
      entry.caption,
      entry.entries.map((one) => addOnEntry(one, hands)),
    );
  return item(entry.caption, () => hands.take({ kind: 'menu', functionName: entry.functionName }));
}

function marked(dimension: Dimension, { selection }: Where) {
  const { row, rows, column, columns } = selection;
  return dimension === 'rows'
    ? { dimension, index: row, count: rows }
    : { dimension, index: column, count: columns };
}

function behind(dimension: Dimension, place: Where) {
  const { index, count } = marked(dimension, place);
  return { dimension, index: index + count, count };
}

function sort({ selection }: Where, ascending: boolean): Action {
  return { kind: 'sort', column: selection.column, ascending };
}
