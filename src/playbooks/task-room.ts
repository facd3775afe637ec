import type { Task } from './task';

/** The tasks that a run opens for one customer. */
export interface NewTasks {
  /** Revenue of a year; NaN where unknown. */
  readonly arr: number;
  readonly tasks: readonly Task[];
}

/**
 * The tasks for which there are so many rows, in the order given; where not for all, those of the largest customers, each
 * with all of theirs or none.
 */
export function tasksWithin(
  wanted: readonly NewTasks[],
  rows: number,
): { readonly opened: readonly Task[]; readonly waiting: number } {
  const all = wanted.flatMap(({ tasks }) => tasks);
  if (all.length <= rows) return { opened: all, waiting: 0 };
  const fitting = new Set<NewTasks>();
  let free = rows;
  for (const one of [...wanted].sort((a, b) => (b.arr || 0) - (a.arr || 0))) {
    if (one.tasks.length > free) continue;
    free -= one.tasks.length;
    fitting.add(one);
  }
  const opened = wanted.filter((one) => fitting.has(one)).flatMap(({ tasks }) => tasks);
  return { opened, waiting: all.length - opened.length };
}
