/** What a score was measured with: a score before it is compared with only where this allows it. */
export interface Measured {
  /** The marks of the models. */
  readonly marks: readonly string[];
  /** How much of each model's data was there, in whole percent. */
  readonly coverages: readonly number[];
}

/** The models by their marks, and the share of each one's data that was there; unknown is none. */
export function measured(marks: readonly string[], shares: readonly number[]): Measured {
  return { marks, coverages: shares.map((share) => Math.round(100 * (share || 0))) };
}

const BETWEEN = ' · ';

/** As a task keeps it: `segment 1 · churn 2 · 90 % · 85 %`. */
export function measuredText({ marks, coverages }: Measured): string {
  return [...marks, ...coverages.map((percent) => `${percent} %`)].join(BETWEEN);
}

/** What a task keeps, read. */
export function readMeasured(text: string): Measured {
  const parts = text.split(BETWEEN);
  const isPercent = (part: string) => /^\d+ %$/.test(part);
  return {
    marks: parts.filter((part) => !isPercent(part)),
    coverages: parts.filter(isPercent).map(Number.parseFloat),
  };
}

/** Whether the models are the same: what another model says is no change of the customer. */
export function isSameModel(now: Measured, then: Measured): boolean {
  return now.marks.join() === then.marks.join();
}

/** Whether no less is known than before: a score that rises because data is gone means nothing. */
export function isAsCovered(now: Measured, then: Measured): boolean {
  return now.coverages.every((percent, i) => percent >= (then.coverages[i] ?? 0));
}
