import { lastEpisodes } from '../../playbooks/episodes';
import { nextTask } from '../../playbooks/open-task';
import { playNamed } from '../../playbooks/plays';
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
import type { Book } from '../../sheets/grid/book';
import { withDocumentLock } from '../../sheets/grid/lock';
import { readPlaybooks } from '../../sheets/tabs/playbooks-tab';
import { readTasks, writeTasks } from '../../sheets/tabs/tasks-tab';
import { readTeam } from '../../sheets/tabs/team-tab';
import { readCustomer } from '../customer/customer';
import { openRequestedTasks } from './requested-tasks';
import { listTasks, type TaskList } from './task-list';

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
