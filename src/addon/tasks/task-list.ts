import { rolesToldBy } from '../../alerts/recipients';
import { dayToIso } from '../../base/calendar';
import { crmCsv } from '../../playbooks/crm-csv';
import { lastEpisodes } from '../../playbooks/episodes';
import { nextTask } from '../../playbooks/open-task';
import { outcomesOf, type PlayOutcomes } from '../../playbooks/outcomes';
import { type Play, playNamed } from '../../playbooks/plays';
import {
  DONE,
  isOpen,
  isProposed,
  NOT_NEEDED,
  OPEN,
  openedTask,
  readTaskKey,
  type Task,
  type TaskChange,
  taskKey,
} from '../../playbooks/task';
import { ownerOf, samePerson } from '../../playbooks/team';
import { keyText } from '../../reading/identity';
import { type Book, openBook } from '../../sheets/grid/book';
import { withDocumentLock } from '../../sheets/grid/lock';
import { openActionTable } from '../../sheets/tabs/actions-tab';
import { allNotes } from '../../sheets/tabs/notes-tab';
import { type PipelineOutcome, pipelineOutcomes } from '../../sheets/tabs/pipeline-tab';
import { openPlaybooks, readPlaybooks } from '../../sheets/tabs/playbooks-tab';
import { rulesOf } from '../../sheets/tabs/rules-tab';
import { readTasks, writeTasks } from '../../sheets/tabs/tasks-tab';
import { openTeam, readTeam } from '../../sheets/tabs/team-tab';
import { readCustomer } from '../customer/customer';
import { lastRun } from '../run/last-run';
import { openPortfolio } from '../run/portfolio';
import { openRequestedTasks } from './requested-tasks';

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
  /** What became of the plays that have ended. */
  readonly outcomes: readonly PlayOutcomes[];
  /** What became of the opportunities of the pipeline. */
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
    const next = done ? followingTask(book, key) : undefined;
    writeTasks(book, next ? [next] : [], new Map([[key, change]]));
  });
  return listTasks();
}

/** The step that follows once this one is done; undefined where there is none, or it is there. */
function followingTask(book: Book, key: string): Task | undefined {
  const { customer, play } = readTaskKey(key) ?? {};
  const theirs = readTasks(book).filter((task) => readTaskKey(task.key)?.customer === customer);
  const episode = lastEpisodes(theirs).get((play ?? '').toLowerCase());
  const known = readPlaybooks(book).plays.find(({ name }) => samePerson(name, play ?? ''));
  if (!episode || !known || !episode.tasks.some((task) => task.key === key)) return undefined;
  const tasks = episode.tasks.map((task) => (task.key === key ? { ...task, status: DONE } : task));
  return nextTask(known, tasks, { started: episode.started, team: readTeam(book), today: book.today });
}

/**
 * Puts a task off: it is due so many days from today.
 * @throws A sentence where it is gone or closed.
 */
export function snoozeTask(key: string, days: number): TaskList {
  withDocumentLock((book) => {
    const task = readTasks(book).find((one) => key !== '' && one.key === key);
    if (!task || !isOpen(task)) {
      throw new Error('This task is no longer open in "Vitals tasks". Look at the list again.');
    }
    writeTasks(book, [], new Map([[key, { due: book.today + days }]]));
  });
  return listTasks();
}

/** What the tasks are called that hold a next action of their own: no play has such a name. */
const NEXT_ACTION = 'Next action';

/**
 * Keeps a customer's next action as a task, where it is no open step of a play: done today, or due in so many days (null for done).
 * @throws A sentence where nothing is asked for of this customer.
 */
export function keepNextAction(id: string, dueIn: number | null): TaskList {
  withDocumentLock((book) => {
    const { customer, plan } = readCustomer(book, id);
    const action = customer.decision.first;
    if (!action) throw new Error('Nothing is asked for of this customer any more. Open it again.');
    const theirs = readTasks(book).filter((task) => readTaskKey(task.key)?.customer === id);
    const kept = theirs.find((task) => task.step === action.what && isOpen(task));
    const now: TaskChange =
      dueIn === null ? { status: DONE, closed: book.today } : { due: book.today + dueIn };
    if (kept) return writeTasks(book, [], new Map([[kept.key, now]]));
    const { csm, name: named } = customer;
    const before = theirs.filter(({ key }) => {
      const { play, day } = readTaskKey(key)!;
      return play === NEXT_ACTION && day === book.today;
    });
    const task = openedTask(
      {
        key: taskKey({ customer: id, play: NEXT_ACTION, day: book.today, step: before.length + 1 }),
        id: customer.id,
        customer: named,
        play: NEXT_ACTION,
        step: action.what,
        owner: ownerOf(action.owner, csm, plan.playbook.team),
        due: book.today,
        reason: action.why,
        csm,
      },
      book.today,
    );
    writeTasks(book, [{ ...task, ...now }], new Map());
  });
  return listTasks();
}

/**
 * Starts a play that was proposed: its first step is open from today on.
 * @throws A sentence where it is gone, or was started meanwhile.
 */
export function startPlay(key: string): TaskList {
  return answerProposal(key, (task, today) => ({
    status: OPEN,
    opened: today,
    due: today + Math.max(0, (task.due ?? today) - (task.opened ?? today)),
  }));
}

/**
 * Starts a play for a customer by hand, such as the one after a renewal: its first step is open from today on.
 * @throws A sentence where there is no such play or customer, or the customer has that card already.
 */
export function startPlayFor(id: string, name: string): TaskList {
  withDocumentLock((book) => {
    const { customer, plan } = readCustomer(book, id);
    const { plays } = plan.playbook;
    if (!playNamed(plays, name)?.steps.length)
      throw new Error(`No play of "Vitals playbooks" is named "${name}".`);
    const { csm, situation } = customer;
    const request = {
      account: { key: id, id: customer.id, name: customer.name, csm, situation },
      rule: '',
      play: name,
      day: book.today,
      what: '',
      reason: 'Started by hand',
      owner: '',
    };
    if (openRequestedTasks(book, [request], plan.playbook) === 0) {
      throw new Error(
        `"${name}" runs for this customer already, or was started today. Look among its tasks.`,
      );
    }
  });
  return listTasks();
}

/** The names of the plays that can be started by hand. */
export function listPlays(): string[] {
  return readPlaybooks(openBook()).plays.map(({ name }) => name);
}

/** Declines a play that was proposed: it is not proposed again before the customer has left its situation. */
export function declinePlay(key: string): TaskList {
  return answerProposal(key, (_, today) => ({ status: NOT_NEEDED, closed: today }));
}

function answerProposal(key: string, change: (task: Task, today: number) => TaskChange): TaskList {
  withDocumentLock((book) => {
    const task = readTasks(book).find((one) => one.key === key);
    if (!task || !isProposed(task)) {
      throw new Error('This play is no longer proposed in "Vitals tasks". Look at the list again.');
    }
    writeTasks(book, [], new Map([[key, change(task, book.today)]]));
  });
  return listTasks();
}

/** All tasks and notes as a CSV that CRMs import as activities. */
export function exportActivities(): string {
  const book = openBook();
  return crmCsv(readTasks(book), allNotes(book));
}

/** Shows the tab `Vitals playbooks`, made with the published plays where there is none; runs follow it from then on. */
export function editPlaybooks(): void {
  withDocumentLock((book) => book.show(openPlaybooks(book)));
}

/** Shows the tab `Vitals next actions`, made with the published rows where there is none; runs follow it from then on. */
export function editNextActions(): void {
  withDocumentLock((book) => book.show(openActionTable(book)));
}

/** Shows the tab `Vitals team`, with a row for each CSM of the last run and for each role that a rule writes to. */
export function editTeam(): void {
  const names = [...new Set(lastRun().accounts.map(({ csm }) => csm))].filter((csm) => csm !== '').sort();
  withDocumentLock((book) => {
    const emails = emailsOfCsms(book);
    const people = names.map((name) => ({ name, email: emails.get(name) ?? '' }));
    const roles = rolesToldBy(rulesOf(book).rules).map((name) => ({ name, email: '' }));
    book.show(openTeam(book, [...people, ...roles]));
  });
}

/** What the tab of customers says of its CSMs' addresses; one that differs from row to row is not known. */
function emailsOfCsms(book: Book): ReadonlyMap<string, string> {
  const { portfolio } = openPortfolio(book);
  const read = portfolio.reader(['csm', 'csm_email']);
  const emails = new Map<string, string>();
  portfolio.rows.forEach((_, row) => {
    const [csm, email] = read(row).map((value) => (typeof value === 'string' ? value.trim() : ''));
    if (!csm || !email) return;
    emails.set(csm, [email, undefined].includes(emails.get(csm)) ? email : '');
  });
  return emails;
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
