import { caseless } from '../base/caseless';

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
  /** The first of the days in a row on which the play's success was measured. */
  readonly worksSince: number | undefined;
  /** The models, and how much of their data was there, that its play's success is measured with, as `measuredText` writes it; empty where none. */
  readonly measuredWith: string;
  /** The outcome of its play; on the last task of one that has ended, else empty. */
  readonly outcome: Outcome | '';
  /** A person has heard from the customer that it stays. */
  readonly intentConfirmed: boolean;
}

/** What a run changes of a task; undefined where a cell is to be blank. */
export type TaskChange = Partial<Task>;

export const OPEN = 'Open';
export const DONE = 'Done';
/** A play that a run proposes: nobody has to do anything before a person starts it. */
export const PROPOSED = 'Proposed';
/** A person has ended its play, or never started it. */
export const NOT_NEEDED = 'Not needed';
/** Closed by a run: the play has worked. */
export const SUCCEEDED = 'Succeeded';
/** Closed by a run: the customer has left. */
export const LOST = 'Lost';
/** Closed by a run: what the play was for is past. */
export const PASSED = 'Passed';
/** Closed by a run: a more pressing play took over. */
export const REPLACED = 'Replaced';

/** How a play can end. */
export const OUTCOMES = ['Succeeded', 'Lost', 'Not needed', 'Stopped'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A task that opens today; it has no outcome yet. */
export function openedTask(
  facts: Pick<Task, 'key' | 'id' | 'customer' | 'play' | 'step' | 'owner' | 'due' | 'reason' | 'csm'>,
  today: number,
): Task {
  return {
    ...facts,
    status: OPEN,
    opened: today,
    closed: undefined,
    escalatedTo: '',
    handedOverFrom: '',
    episodeEnded: undefined,
    worksSince: undefined,
    measuredWith: '',
    outcome: '',
    intentConfirmed: false,
  };
}

/** What a run writes where it closes a task. */
export const CLOSED_BY_RUNS: readonly string[] = [SUCCEEDED, LOST, PASSED, REPLACED, 'Recovered'];

/** A person's words for a play that is not to go on. */
const ENDED_WORDS = ['cancelled', 'canceled', 'not needed', 'dropped', 'stopped'];

const CLOSED_WORDS = ['done', 'closed', 'complete', 'completed', 'finished', ...ENDED_WORDS];

/** Whether somebody still has to do it. An unknown word, such as "waiting", leaves it open. */
export function isOpen({ status }: Pick<Task, 'status'>): boolean {
  return !isProposed({ status }) && !isClosed(caseless(status));
}

function isClosed(word: string): boolean {
  return CLOSED_WORDS.includes(word) || CLOSED_BY_RUNS.some((byRun) => caseless(byRun) === word);
}

/** Whether it waits for a person to start its play. */
export function isProposed({ status }: Pick<Task, 'status'>): boolean {
  return caseless(status) === caseless(PROPOSED);
}

/** Whether a person has ended its play by it. */
export function isCalledOff({ status }: Pick<Task, 'status'>): boolean {
  return ENDED_WORDS.includes(caseless(status));
}

/** The outcome of its play, as a run has kept it or a person's word says; empty where it goes on. */
export function outcomeOf({ outcome, status }: Pick<Task, 'outcome' | 'status'>): Outcome | '' {
  if (outcome !== '' || !isCalledOff({ status })) return outcome;
  return caseless(status) === caseless(NOT_NEEDED) ? 'Not needed' : 'Stopped';
}

/** Whether a run has closed it. */
export function isClosedByRun({ status }: Pick<Task, 'status'>): boolean {
  return CLOSED_BY_RUNS.includes(status);
}

/** Whether something is still to be done or to be decided about a task. */
export function isStanding(task: Pick<Task, 'status'>): boolean {
  return isOpen(task) || isProposed(task);
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

export function taskKey({ customer, play, day, step }: TaskKey): string {
  return [customer, play, day, step].join(' | ');
}

/** Takes a key apart; undefined for what is none. An id may hold anything, so it is read from the end. */
export function readTaskKey(key: string): TaskKey | undefined {
  const parts = key.split(' | ');
  if (parts.length < 4) return undefined;
  const [play, day, step] = parts.slice(-3) as [string, string, string];
  if (!/^\d+$/.test(day) || !/^\d+$/.test(step)) return undefined;
  return { customer: parts.slice(0, -3).join(' | '), play, day: Number(day), step: Number(step) };
}
