/** Parts a list wherever two entries next to each other do not belong together. */
export function runsOf<T>(entries: readonly T[], belong: (before: T, next: T) => boolean): T[][] {
  const runs: T[][] = [];
  for (const entry of entries) {
    const run = runs[runs.length - 1];
    if (run && belong(run[run.length - 1]!, entry)) run.push(entry);
    else runs.push([entry]);
  }
  return runs;
}

/** Whether a row or column number follows right after another. */
export const isNext = (before: number, next: number): boolean => next === before + 1;
