import { groupBy } from '../../base/group-by';
import { wholeNumber } from '../../base/numbers';
import type { ScoredCustomer, ScoringPlan } from '../../customers/scored-portfolio';
import { advance } from '../../playbooks/advance';
import { closeLost } from '../../playbooks/drafts';
import { tasksByCustomer } from '../../playbooks/episodes';
import type { FollowedAccount, Playbook } from '../../playbooks/playbook';
import { isOpen, PROPOSED, readTaskKey, type Task, type TaskChange } from '../../playbooks/task';
import { type NewTasks, tasksWithin } from '../../playbooks/task-room';
import { samePerson, type Team } from '../../playbooks/team';
import { keyText } from '../../reading/identity';
import type { Book } from '../../sheets/grid/book';
import { refusalOf } from '../../sheets/grid/locked';
import { readActionTable } from '../../sheets/tabs/actions-tab';
import { readPlaybooks } from '../../sheets/tabs/playbooks-tab';
import type { Room } from '../../sheets/tabs/room';
import { readTasks, TASK_CELLS, tasksIfKeyed, writeTasks } from '../../sheets/tabs/tasks-tab';
import { readTeam } from '../../sheets/tabs/team-tab';

/** What plays and tasks add to the plan of a run. */
export interface TaskPlan extends Pick<ScoringPlan, 'actions' | 'team' | 'running'> {
  readonly playbook: Playbook;
  /** So many open plays are enough for one CSM. */
  readonly openPlays: number;
  /** How many customers of each segment are enough for one. */
  readonly accountsOfCsm: ReadonlyMap<string, number>;
  /** Rows of the playbooks and of the next actions that cannot be followed, with their cells. */
  readonly playProblems: readonly string[];
}

/** What a run did with tasks. */
export interface TaskReport {
  readonly opened: number;
  /** Plays that wait for a person to start them. */
  readonly proposed: number;
  /** Closed because a play has worked, was replaced or is past. */
  readonly closed: number;
  readonly handedOver: number;
  readonly escalated: number;
  /** Open tasks of customers whose id is no longer in the tab: nothing happens to them. */
  readonly withoutCustomer: number;
  /** Why the tasks could not be kept, and rows of the playbooks that cannot be followed. */
  readonly problems: readonly string[];
  /** Who looks after more customers than are enough. */
  readonly overCapacity: readonly string[];
}

/** Reads plays, team and tasks, for the next actions of a run. */
export function taskPlan(
  book: Book,
  day: number,
  tiers: readonly string[],
  capacities: Pick<TaskPlan, 'openPlays' | 'accountsOfCsm'>,
): TaskPlan {
  const { plays, problems } = readPlaybooks(book, tiers);
  const { actions, problems: unusable } = readActionTable(book, plays, tiers);
  const team = readTeam(book);
  const playbook = { plays, team, today: day };
  // A tab of tasks that has lost its keys stops no score: writing the tasks reports it.
  const standing = tasksByCustomer(tasksIfKeyed(book));
  return {
    actions,
    team,
    running: (account) => advance(standing.get(account.key) ?? [], account, playbook).running,
    playbook,
    ...capacities,
    playProblems: [...problems, ...unusable],
  };
}

interface TaskRun {
  readonly isFirstRun: boolean;
  readonly room: Room;
}

/**
 * Opens, closes, hands over and escalates tasks by the scores of a run. The tasks are read again, under the lock of the
 * run: what another run opened since is seen. A failure is reported, and costs no score.
 */
export function keepTasks(
  book: Book,
  customers: readonly ScoredCustomer[],
  { playbook, playProblems, openPlays, accountsOfCsm }: TaskPlan,
  { isFirstRun, room }: TaskRun,
): TaskReport {
  const wanted: NewTasks[] = [];
  const changes = new Map<string, TaskChange>();
  const report = { opened: 0, proposed: 0, closed: 0, handedOver: 0, escalated: 0, withoutCustomer: 0 };
  try {
    const standing = tasksByCustomer(readTasks(book));
    const known = new Set<string>();
    const load = new Load(standing, openPlays);
    const rules = { ...playbook, isFirstRun, isFull: (csm: string) => load.isFull(csm) };
    for (const customer of customers) {
      const account = accountOf(customer);
      const theirs = standing.get(account.key) ?? [];
      known.add(account.key);
      if (customer.absence !== undefined && customer.absence !== 'left') continue;
      const advanced =
        customer.absence === 'left'
          ? { opened: [], changes: closeLost(theirs, playbook.today) }
          : advance(theirs, account, rules);
      wanted.push({ arr: customer.arr, tasks: advanced.opened });
      load.add(advanced.opened);
      for (const [key, change] of advanced.changes) changes.set(key, change);
    }
    const { opened, waiting } = tasksWithin(wanted, Math.floor(room.cellsForTasks / TASK_CELLS));
    writeTasks(book, opened, changes);
    // A write is refused at the next look: the blame stands with the tasks.
    if (!isFirstRun) SpreadsheetApp.flush();
    const all = [...changes.values()];
    const orphans = [...standing].filter(([key]) => !known.has(key)).flatMap(([, tasks]) => tasks);
    return {
      opened: opened.filter(isOpen).length,
      proposed: opened.filter(({ status }) => status === PROPOSED).length,
      closed: all.filter(({ status }) => status !== undefined && !isOpen({ status })).length,
      handedOver: all.filter(({ handedOverFrom }) => handedOverFrom).length,
      escalated: all.filter(({ escalatedTo }) => escalatedTo).length,
      withoutCustomer: orphans.filter(isOpen).length,
      overCapacity: overCapacity(customers, playbook.team, accountsOfCsm),
      problems: waiting === 0 ? playProblems : [lackOfRoom(waiting, room), ...playProblems],
    };
  } catch (error) {
    const told = `The scores are complete, but the tasks could not be brought up to date: ${refusalOf(book, error)} Score again to catch up.`;
    return { ...report, overCapacity: [], problems: [told, ...playProblems] };
  }
}

/** Who looks after more customers than are enough, by `Vitals team` or by the segments' cadence. */
function overCapacity(
  customers: readonly ScoredCustomer[],
  team: Team,
  accountsOfCsm: ReadonlyMap<string, number>,
): string[] {
  const counted = customers.filter(({ absence, csm }) => absence === undefined && csm !== '');
  return [...groupBy(counted, ({ csm }) => csm)].flatMap(([csm, theirs]) => {
    const most = team.find(({ name }) => samePerson(name, csm))?.capacity;
    const shareOf = ({ assessment }: ScoredCustomer) =>
      1 / (accountsOfCsm.get(assessment.segment) || Infinity);
    const full = theirs.reduce(
      (sum, customer) => sum + (most === undefined ? shareOf(customer) : 1 / most),
      0,
    );
    if (full <= 1) return [];
    const why =
      most === undefined
        ? 'more than one CSM can follow by their segments'
        : `more than the ${most} of "Vitals team"`;
    return [`${csm} looks after ${theirs.length} customers, ${why}.`];
  });
}

/** How many plays each CSM follows. */
class Load {
  private readonly open = new Map<string, Set<string>>();

  constructor(
    standing: ReadonlyMap<string, readonly Task[]>,
    private readonly most: number,
  ) {
    for (const tasks of standing.values()) this.add(tasks);
  }

  add(tasks: readonly Task[]): void {
    for (const task of tasks.filter(isOpen)) {
      const { customer, play } = readTaskKey(task.key)!;
      const plays = this.open.get(task.csm) ?? new Set();
      this.open.set(task.csm, plays.add(`${customer} | ${play}`));
    }
  }

  isFull(csm: string): boolean {
    return (this.open.get(csm)?.size ?? 0) >= this.most;
  }
}

function accountOf({ id, name, csm, situation }: ScoredCustomer): FollowedAccount {
  return { key: keyText(id), id, name, csm, situation };
}

function lackOfRoom(waiting: number, room: Room): string {
  return (
    `${wholeNumber(waiting)} tasks are not opened: the file has no cells left for them, after those of the history. The tasks of the ` +
    `largest customers come first. ${room.mostFreed()}, then score again.`
  );
}
