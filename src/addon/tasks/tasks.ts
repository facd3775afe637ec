import type { ScoredCustomer, ScoringPlan } from '../../customers/scored-portfolio';
import { advance, type FollowedAccount, type Playbook } from '../../playbooks/advance';
import { tasksByCustomer } from '../../playbooks/episodes';
import { isOpen, type Task, type TaskChange } from '../../playbooks/task';
import { keyText } from '../../reading/identity';
import type { Book } from '../../sheets/grid/book';
import { readPlaybooks } from '../../sheets/tabs/playbooks-tab';
import { readTasks, writeTasks } from '../../sheets/tabs/tasks-tab';
import { readTeam } from '../../sheets/tabs/team-tab';
import { messageOf } from '../message';

/** What plays and tasks add to the plan of a run. */
export interface TaskPlan extends Pick<ScoringPlan, 'plays' | 'running'> {
  readonly playbook: Playbook;
  /** Rows of the playbooks that cannot be followed, with their cells. */
  readonly playProblems: readonly string[];
}

/** What a run did with tasks. */
export interface TaskReport {
  readonly opened: number;
  /** Closed because a play has worked, was replaced or is past. */
  readonly closed: number;
  readonly handedOver: number;
  readonly escalated: number;
  /** Open tasks of customers whose id is no longer in the tab: nothing happens to them. */
  readonly withoutCustomer: number;
  /** Why the tasks could not be kept, and rows of the playbooks that cannot be followed. */
  readonly problems: readonly string[];
}

/** Reads plays, team and tasks, for the next actions of a run. */
export function taskPlan(book: Book, day: number, tiers: readonly string[]): TaskPlan {
  const { plays, problems } = readPlaybooks(book, tiers);
  const playbook = { plays, team: readTeam(book), today: day };
  const standing = tasksByCustomer(readableTasks(book));
  return {
    plays,
    running: (account) => advance(standing.get(account.key) ?? [], account, playbook).running,
    playbook,
    playProblems: problems,
  };
}

/** No score waits for the tab of tasks: what is wrong with it is told where tasks are written. */
function readableTasks(book: Book): Task[] {
  try {
    return readTasks(book);
  } catch {
    return [];
  }
}

/**
 * Opens, closes, hands over and escalates tasks by the scores of a run. The tasks are read anew, under the lock of the
 * run: what another run opened since is seen. A failure is told, and costs no score.
 */
export function keepTasks(
  book: Book,
  customers: readonly ScoredCustomer[],
  { playbook, playProblems }: TaskPlan,
): TaskReport {
  const opened: Task[] = [];
  const changes = new Map<string, TaskChange>();
  const report = { opened: 0, closed: 0, handedOver: 0, escalated: 0, withoutCustomer: 0 };
  try {
    const standing = tasksByCustomer(readTasks(book));
    const known = new Set<string>();
    for (const customer of customers) {
      if (customer.absence !== undefined && customer.absence !== 'shared id') continue;
      const account = accountOf(customer);
      known.add(account.key);
      if (customer.absence === 'shared id') continue;
      const advanced = advance(standing.get(account.key) ?? [], account, playbook);
      opened.push(...advanced.opened);
      for (const [key, change] of advanced.changes) changes.set(key, change);
    }
    writeTasks(book, opened, changes);
    const all = [...changes.values()];
    const orphans = [...standing].filter(([key]) => !known.has(key)).flatMap(([, tasks]) => tasks);
    return {
      opened: opened.length,
      closed: all.filter(({ status }) => status !== undefined && !isOpen({ status })).length,
      handedOver: all.filter(({ handedOverFrom }) => handedOverFrom).length,
      escalated: all.filter(({ escalatedTo }) => escalatedTo).length,
      withoutCustomer: orphans.filter(isOpen).length,
      problems: playProblems,
    };
  } catch (error) {
    const reason = messageOf(error);
    const told = `The scores are complete, but the tasks could not be brought up to date: ${reason} Score again to catch up.`;
    return { ...report, problems: [told, ...playProblems] };
  }
}

function accountOf({ id, name, csm, situation }: ScoredCustomer): FollowedAccount {
  return { key: keyText(id), id, name, csm, situation };
}
