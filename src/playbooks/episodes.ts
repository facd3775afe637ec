import { readTaskKey, type Task } from './task';

/** A play as it was followed for one customer, from the day it started: its tasks, in the order of its steps. */
export interface Episode {
  readonly play: string;
  readonly day: number;
  /** The day on which its first task was opened: a proposal starts later. */
  readonly started: number;
  readonly tasks: readonly Task[];
  /** The customer has left the situation since. */
  readonly ended: boolean;
}

/** A customer's last episode of each play, by the play's name in lower case. */
export function lastEpisodes(tasks: readonly Task[]): Map<string, Episode> {
  const last = new Map<string, Episode>();
  for (const task of tasks) {
    const key = readTaskKey(task.key)!;
    const name = key.play.toLowerCase();
    const known = last.get(name);
    if (known && known.day > key.day) continue;
    const together = known?.day === key.day ? [...known.tasks, task] : [task];
    last.set(name, {
      play: key.play,
      day: key.day,
      started: Math.min(...together.map(({ opened }) => opened ?? key.day)),
      tasks: together.sort((a, b) => readTaskKey(a.key)!.step - readTaskKey(b.key)!.step),
      // Of some only, where a run died over it: the next one decides again.
      ended: together.every(({ episodeEnded }) => episodeEnded !== undefined),
    });
  }
  return last;
}

/** Tasks by the customer of their key. Of two rows with one key, a copy somebody made, the first counts. */
export function tasksByCustomer(tasks: readonly Task[]): Map<string, Task[]> {
  const seen = new Set<string>();
  const byCustomer = new Map<string, Task[]>();
  for (const task of tasks) {
    const key = readTaskKey(task.key);
    if (!key || seen.has(task.key)) continue;
    seen.add(task.key);
    const theirs = byCustomer.get(key.customer);
    if (theirs) theirs.push(task);
    else byCustomer.set(key.customer, [task]);
  }
  return byCustomer;
}
