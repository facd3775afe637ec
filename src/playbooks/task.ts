/** Something to do for a customer, as a row of the tab of tasks. */
export interface Task {
  /** Tells the task from every other; empty for a row that a person added. */
  readonly key: string;
  /** The customer's id as it stands in the tab of customers. */
  readonly id: string | number;
  readonly customer: string;
  readonly play: string;
  readonly step: string;
  readonly owner: string;
  /** Civil day; undefined where the cell holds none. */
  readonly due: number | undefined;
  readonly status: string;
  readonly reason: string;
  readonly opened: number | undefined;
  readonly closed: number | undefined;
  /** Who hears of it because it is overdue; empty while nobody but its owner does. */
  readonly escalatedTo: string;
  /** Who looked after the customer when the add-on last looked. */
  readonly csm: string;
  readonly handedOverFrom: string;
  /** The day the customer left the situation that the play is for. */
  readonly episodeEnded: number | undefined;
}

/** What a run changes of a task; undefined where a cell is to be blank. */
export type TaskChange = Partial<Task>;

export const OPEN = 'Open';
export const DONE = 'Done';
/** Closed by a run: the play has worked. */
export const RECOVERED = 'Recovered';
/** Closed by a run: what the play was for is past. */
export const PASSED = 'Passed';
/** Closed by a run: a more pressing play took over. */
export const REPLACED = 'Replaced';

/** What a run writes where it closes a task. */
export const CLOSED_BY_RUNS: readonly string[] = [RECOVERED, PASSED, REPLACED];

const CLOSED_WORDS = [
  'done',
  'closed',
  'complete',
  'completed',
  'finished',
  'cancelled',
  'canceled',
  'not needed',
  'dropped',
  ...CLOSED_BY_RUNS.map((word) => word.toLowerCase()),
];

/** Whether somebody still has to do it. A word that nobody knows, such as "waiting", leaves it open. */
export function isOpen({ status }: Pick<Task, 'status'>): boolean {
  return !CLOSED_WORDS.includes(status.trim().toLowerCase());
}

/** A task's key: a customer has one task for each step of a play in each episode, which is known by its first day. */
export interface TaskKey {
  /** The customer's id as ids are compared. */
  readonly customer: string;
  readonly play: string;
  readonly day: number;
  /** From 1. */
  readonly step: number;
}

export function keyOf({ customer, play, day, step }: TaskKey): string {
  return [customer, play, day, step].join(' | ');
}

/** Takes a key apart; undefined for what is none. An id may hold anything, so it is read from the end. */
export function readKey(key: string): TaskKey | undefined {
  const parts = key.split(' | ');
  if (parts.length < 4) return undefined;
  const [play, day, step] = parts.slice(-3) as [string, string, string];
  if (!/^\d+$/.test(day) || !/^\d+$/.test(step)) return undefined;
  return { customer: parts.slice(0, -3).join(' | '), play, day: Number(day), step: Number(step) };
}
