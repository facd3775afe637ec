import { dayToIso } from '../../base/calendar';
import { DONE, isOpen, OPEN, type Task } from '../../playbooks/task';
import { keyText } from '../../reading/identity';
import { openBook } from '../../sheets/grid/book';
import { withDocumentLock } from '../../sheets/grid/lock';
import { openPlaybooks } from '../../sheets/tabs/playbooks-tab';
import { readTasks, writeTasks } from '../../sheets/tabs/tasks-tab';
import { openTeam } from '../../sheets/tabs/team-tab';
import { lastRun } from '../run/last-run';

/** A task as the sidebar shows it. */
export interface ListedTask {
  /** Empty for a row that a person added: it can be closed in the tab only. */
  readonly key: string;
  readonly id: string;
  readonly customer: string;
  readonly play: string;
  readonly step: string;
  readonly owner: string;
  /** ISO day; empty where there is none. */
  readonly due: string;
  readonly status: string;
  readonly open: boolean;
  readonly overdue: boolean;
  readonly reason: string;
  readonly closed: string;
  readonly escalatedTo: string;
  readonly handedOverFrom: string;
}

export interface TaskList {
  /** The most urgent first, the closed ones last. */
  readonly tasks: readonly ListedTask[];
}

/** Every task: overdue and open ones by their due day, then the closed ones, the latest first. */
export function listTasks(): TaskList {
  const book = openBook();
  const day = book.today;
  const tasks = readTasks(book).map((task) => listed(task, day));
  const rank = ({ open, due, closed }: ListedTask) =>
    (open ? `0${due || '9999'}` : '1') + (open ? '' : closed);
  const opens = tasks.filter(({ open }) => open).sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  const closed = tasks.filter(({ open }) => !open).sort((a, b) => (rank(a) > rank(b) ? -1 : 1));
  return { tasks: [...opens, ...closed] };
}

/**
 * Closes a task of the tab `Vitals tasks`, or opens it again.
 * @throws A sentence where it is gone.
 */
export function setTask(key: string, done: boolean): TaskList {
  withDocumentLock((book) => {
    if (key === '' || !readTasks(book).some((task) => task.key === key)) {
      throw new Error('This task is no longer in "Vitals tasks". Look at the list again.');
    }
    const change = done ? { status: DONE, closed: book.today } : { status: OPEN, closed: undefined };
    writeTasks(book, [], new Map([[key, change]]));
  });
  return listTasks();
}

/** Shows the tab `Vitals playbooks`, made with the published plays where there is none; runs follow it from then on. */
export function editPlaybooks(): void {
  withDocumentLock((book) => book.show(openPlaybooks(book)));
}

/** Shows the tab `Vitals team`, with a row for each CSM of the last run. */
export function editTeam(): void {
  const names = [...new Set(lastRun().accounts.map(({ csm }) => csm))].filter((csm) => csm !== '').sort();
  withDocumentLock((book) => book.show(openTeam(book, names)));
}

/** A task as the sidebar shows it on a day. */
export function listed(task: Task, day: number): ListedTask {
  const { key, customer, play, step, owner, due, status, reason, closed, escalatedTo, handedOverFrom } = task;
  const open = isOpen(task);
  return {
    key,
    id: keyText(task.id),
    customer,
    play,
    step,
    owner,
    due: due === undefined ? '' : dayToIso(due),
    status,
    open,
    overdue: open && due !== undefined && due < day,
    reason,
    closed: closed === undefined ? '' : dayToIso(closed),
    escalatedTo,
    handedOverFrom,
  };
}
