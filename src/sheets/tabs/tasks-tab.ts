import { OUTCOMES, readTaskKey, type Task, type TaskChange } from '../../playbooks/task';
import { readDay } from '../../reading/cells/day';
import { readYesNo } from '../../reading/cells/yes-no';
import type { ReadingSettings } from '../../reading/column';
import type { Book } from '../grid/book';
import type { CellValue } from '../grid/cells';
import { type OwnRow, OwnTable, type OwnTableColumn } from '../grid/own-table';
import { TASKS_TAB } from '../grid/owned-tabs';
import type { Cells } from '../grid/row-changes';

/** Which column holds what of a task; `Notes` belongs to people. Columns of a change are written in this order. */
const COLUMNS: readonly (OwnTableColumn & { readonly field: keyof Task | undefined })[] = [
  { name: 'Customer id', kind: 'key', field: 'id' },
  { name: 'Customer', kind: 'text', width: 160, field: 'customer' },
  { name: 'Play', kind: 'text', width: 160, field: 'play' },
  { name: 'Step', kind: 'text', width: 360, field: 'step' },
  { name: 'Owner', kind: 'text', width: 140, field: 'owner' },
  { name: 'Due', kind: 'day', field: 'due' },
  { name: 'Status', kind: 'text', field: 'status' },
  { name: 'Notes', kind: 'text', width: 320, field: undefined },
  { name: 'Reason', kind: 'text', width: 320, field: 'reason' },
  { name: 'Opened', kind: 'day', field: 'opened' },
  { name: 'Closed', kind: 'day', field: 'closed' },
  { name: 'Escalated to', kind: 'text', field: 'escalatedTo' },
  { name: 'CSM', kind: 'text', field: 'csm' },
  { name: 'Handed over from', kind: 'text', field: 'handedOverFrom' },
  // After the status: a run that dies between the two leaves a play that the next one judges again.
  { name: 'Episode ended', kind: 'day', field: 'episodeEnded' },
  { name: 'Works since', kind: 'day', field: 'worksSince' },
  { name: 'Measured with', kind: 'text', field: 'measuredWith' },
  { name: 'Outcome', kind: 'text', field: 'outcome' },
  { name: 'Intent confirmed', kind: 'text', field: 'intentConfirmed' },
  { name: 'Key', kind: 'text', width: 200, field: 'key', isKey: true },
];

/** How many cells a task takes. */
export const TASK_CELLS = COLUMNS.length;

/** Rows of one write: below the size at which a block is written in parts, so that a play's tasks stand or none. */
const ROWS_PER_WRITE = 2000;

/**
 * The tasks as they stand, those without a key of ours included: a person added them.
 * @throws A sentence where the tab has lost its column of keys, without which every task would be opened again.
 */
export function readTasks(book: Book): Task[] {
  const table = OwnTable.find(book, TASKS_TAB, COLUMNS);
  const [first] = table?.rows ?? [];
  if (!table || !first) return [];
  table.require('Key');
  return tasksIn(book, table);
}

/** The same for a look at what is there: none where the tab has lost its column of keys. */
export function tasksIfKeyed(book: Book): Task[] {
  const table = OwnTable.find(book, TASKS_TAB, COLUMNS);
  return table?.headers().includes('Key') ? tasksIn(book, table) : [];
}

function tasksIn(book: Book, { rows }: OwnTable): Task[] {
  return rows.map((row) => taskIn(row, (date) => book.dayOfDate(date)));
}

/** Adds tasks below the others and changes some, by their keys; the tab is made where there is none. */
export function writeTasks(
  book: Book,
  opened: readonly Task[],
  changes: ReadonlyMap<string, TaskChange>,
): void {
  if (opened.length === 0 && changes.size === 0) return;
  const table = OwnTable.open(book, TASKS_TAB, COLUMNS);
  table.update(firstOfEachKey(), new Map([...changes].map(([key, change]) => [key, cellsOf(change)])));
  for (let start = 0; start < opened.length; ) {
    let end = Math.min(start + ROWS_PER_WRITE, opened.length);
    while (end < opened.length && readTaskKey(opened[end]!.key)!.step > 1) end++;
    table.append(opened.slice(start, end).map(cellsOf));
    start = end;
  }
}

/** A row that somebody copied has the key of the first one, which counts. */
function firstOfEachKey(): (row: OwnRow) => string {
  const seen = new Set<string>();
  return ({ cell }) => {
    const key = String(cell('Key'));
    if (seen.has(key)) return '';
    seen.add(key);
    return key;
  };
}

function taskIn({ cell }: OwnRow, dayOfDate: ReadingSettings['dayOfDate']): Task {
  const text = (column: string) => String(cell(column)).trim();
  const day = (column: string) => {
    const read = readDay(cell(column), undefined, dayOfDate);
    return typeof read === 'number' ? read : undefined;
  };
  const id = cell('Customer id');
  return {
    key: String(cell('Key')),
    id: typeof id === 'number' ? id : String(id),
    customer: text('Customer'),
    play: text('Play'),
    step: text('Step'),
    owner: text('Owner'),
    due: day('Due'),
    status: text('Status'),
    reason: text('Reason'),
    opened: day('Opened'),
    closed: day('Closed'),
    escalatedTo: text('Escalated to'),
    csm: text('CSM'),
    handedOverFrom: text('Handed over from'),
    episodeEnded: day('Episode ended'),
    worksSince: day('Works since'),
    measuredWith: text('Measured with'),
    outcome: OUTCOMES.find((outcome) => outcome === text('Outcome')) ?? '',
    intentConfirmed: readYesNo(cell('Intent confirmed')) === true,
  };
}

function cellsOf(change: TaskChange): Cells {
  const cells: Record<string, CellValue> = {};
  for (const { name, field } of COLUMNS) {
    if (field === undefined || !(field in change)) continue;
    const value = change[field] ?? '';
    cells[name] = typeof value === 'boolean' ? (value ? 'yes' : '') : value;
  }
  return cells;
}
