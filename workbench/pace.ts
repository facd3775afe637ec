/** How long services take: by the emulated clock, so that a run which would be too slow at Google times out here. */

export interface Pace {
  /** What each call takes. */
  readonly callMilliseconds: number;
  /** How many cells pass to or from the script in a second. */
  readonly cellsPerSecond: number;
}

/**
 * A careful guess at Google's pace, for tests of what a run costs: 30 ms a call, as the fastest of public measurements
 * of single calls have it, and 10,000 cells a second, as Google's own example of a batched write takes (100 x 100 cells
 * in 1 s). Not measured there: docs/platform-probe.md asks for it.
 */
export const GOOGLE_PACE: Pace = { callMilliseconds: 30, cellsPerSecond: 10_000 };

/** The milliseconds that a call with these arguments and this result takes. */
export function durationOf(pace: Pace, args: readonly unknown[], result: unknown): number {
  const cells = cellsIn(result) + args.reduce<number>((sum, arg) => sum + cellsIn(arg), 0);
  return pace.callMilliseconds + (cells / pace.cellsPerSecond) * 1000;
}

/** The cells of a block, row by row; what is none counts nothing. */
function cellsIn(value: unknown): number {
  if (!Array.isArray(value) || !Array.isArray(value[0])) return 0;
  return value.reduce<number>((sum, row: unknown) => sum + (Array.isArray(row) ? row.length : 0), 0);
}
