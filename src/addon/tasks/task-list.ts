import { dayToIso } from '../../base/calendar';
import { crmCsv } from '../../playbooks/crm-csv';
import { outcomesOf, type PlayOutcomes } from '../../playbooks/outcomes';
import { type Play, playNamed } from '../../playbooks/plays';
import { isOpen, isProposed, readTaskKey, type Task } from '../../playbooks/task';
import { keyText } from '../../reading/identity';
import { openBook } from '../../sheets/grid/book';
import { allNotes } from '../../sheets/tabs/notes-tab';
import { type PipelineOutcome, pipelineOutcomes } from '../../sheets/tabs/pipeline-tab';
import { readPlaybooks } from '../../sheets/tabs/playbooks-tab';
import { readTasks } from '../../sheets/tabs/tasks-tab';

/** A task as the sidebar shows it. */
export interface ListedTask {
  /** Empty for a row that a person added: it can be closed in the tab only. */
  readonly key: string;
  readonly id: string;
  readonly customer: string;
  readonly play: string;
  readonly step: string;
  /** Which step of its play it is, from 1, and how many there are; 0 where unknown. */
  readonly number: number;
  readonly steps: number;
  readonly owner: string;
  /** ISO day; empty where there is none. */
  readonly due: string;
  readonly status: string;
  readonly open: boolean;
  readonly overdue: boolean;
  /** It waits for a person to start its play. */
  readonly proposed: boolean;
  readonly reason: string;
  readonly closed: string;
  readonly escalatedTo: string;
  readonly handedOverFrom: string;
}

export interface TaskList {
  /** Today's ISO day. */
  readonly day: string;
  /** The most urgent first, the closed ones last. */
  readonly tasks: readonly ListedTask[];
  /** The outcomes of the plays that have ended. */
  readonly outcomes: readonly PlayOutcomes[];
  /** The outcomes of the opportunities of the pipeline. */
  readonly pipeline: readonly PipelineOutcome[];
}

/** Every task: overdue and open ones by their due day, then what is proposed, then the closed ones, the latest first. */
export function listTasks(): TaskList {
  const book = openBook();
  const day = book.today;
  const all = readTasks(book);
  const { plays } = readPlaybooks(book);
  const tasks = all.map((task) => listedTask(task, day, plays));
  const rank = ({ open, due, closed }: ListedTask) =>
    (open ? `0${due || '9999'}` : '1') + (open ? '' : closed);
  const proposed = tasks.filter((task) => task.proposed);
  const opens = tasks.filter(({ open }) => open).sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  const closed = tasks
    .filter(({ open, proposed }) => !open && !proposed)
    .sort((a, b) => (rank(a) > rank(b) ? -1 : 1));
  return {
    day: dayToIso(day),
    tasks: [...opens, ...proposed, ...closed],
    outcomes: outcomesOf(all),
    pipeline: pipelineOutcomes(book),
  };
}

/** The names of the plays that can be started by hand. */
export function listPlays(): string[] {
  return readPlaybooks(openBook()).plays.map(({ name }) => name);
}

/** All tasks and notes as a CSV that CRMs import as activities. */
export function exportActivities(): string {
  const book = openBook();
  return crmCsv(readTasks(book), allNotes(book));
}

/** A task as the sidebar shows it on a day, and how far its play has come where that is one of these. */
export function listedTask(task: Task, day: number, plays: readonly Play[] = []): ListedTask {
  const { key, customer, play, step, owner, due, status, reason, closed, escalatedTo, handedOverFrom } = task;
  const open = isOpen(task);
  return {
    key,
    id: keyText(task.id),
    customer,
    play,
    step,
    number: readTaskKey(key)?.step ?? 0,
    steps: playNamed(plays, play)?.steps.length ?? 0,
    owner,
    due: due === undefined ? '' : dayToIso(due),
    status,
    open,
    proposed: isProposed(task),
    overdue: open && due !== undefined && due < day,
    reason,
    closed: closed === undefined ? '' : dayToIso(closed),
    escalatedTo,
    handedOverFrom,
  };
}
