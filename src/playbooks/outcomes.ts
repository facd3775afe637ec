import { type Outcome, outcomeOf, readTaskKey, type Task } from './task';

/** How often a play has ended how. */
export interface PlayOutcomes {
  readonly play: string;
  readonly counts: Readonly<Partial<Record<Outcome, number>>>;
}

/** The outcomes of the plays that have ended, by play, in the order of their names. */
export function outcomesOf(tasks: readonly Task[]): PlayOutcomes[] {
  const found = new Map<string, Partial<Record<Outcome, number>>>();
  const seen = new Set<string>();
  for (const task of tasks) {
    const outcome = outcomeOf(task);
    // Of two rows with one key, a copy somebody made, the first counts.
    if (outcome === '' || !readTaskKey(task.key) || seen.has(task.key)) continue;
    seen.add(task.key);
    const counts = found.get(task.play) ?? {};
    counts[outcome] = (counts[outcome] ?? 0) + 1;
    found.set(task.play, counts);
  }
  return [...found].map(([play, counts]) => ({ play, counts })).sort((a, b) => (a.play < b.play ? -1 : 1));
}
