/** Clocks and medians. */

/** Milliseconds that a call takes. */
export function time(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** Milliseconds of the processor that a call takes, collecting garbage included: other work on the machine counts for none. */
export function processorTime(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The middle one, or between the middle two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The median of `count` measurements. */
export function medianOf(count: number, measure: () => number): number {
  return median(Array.from({ length: count }, measure));
}

export interface Paired {
  /** Median milliseconds of each. */
  readonly milliseconds: number[];
  /** Median of how many times as long as the first each took, compared round by round. */
  readonly ratios: number[];
  /** The least and the most of those. */
  readonly ranges: (readonly [number, number])[];
}

/**
 * Compares calls on a machine that is now fast, now slow: all of them in every round, forwards and backwards in turn,
 * and only what was measured in the same round is compared. The first two rounds warm up and do not count.
 */
export function paired(calls: readonly (() => unknown)[], rounds: number): Paired {
  const times: number[][] = calls.map(() => []);
  const order = calls.map((_, i) => i);
  for (let round = -2; round < rounds; round++) {
    for (const i of round % 2 === 0 ? order : [...order].reverse()) {
      const milliseconds = time(calls[i]!);
      if (round >= 0) times[i]!.push(milliseconds);
    }
  }
  const ratios = times.map((list) => list.map((milliseconds, round) => milliseconds / times[0]![round]!));
  return {
    milliseconds: times.map(median),
    ratios: ratios.map(median),
    ranges: ratios.map((list) => [Math.min(...list), Math.max(...list)]),
  };
}
