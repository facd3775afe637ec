/** What a score was measured with, as a task keeps it: the marks of the models, then how much of their data was there. */
export function measuredWith(marks: readonly string[], coverages: readonly number[]): string {
  return [...marks, ...coverages.map((share) => `${Math.round(100 * (share || 0))} %`)].join(' · ');
}

/** Whether the models are the same: what another model says is no change of the customer. */
export function isSameModel(now: string, then: string): boolean {
  const marks = (text: string) => text.split(' · ').filter((part) => !isShare(part));
  return marks(now).join() === marks(then).join();
}

/** Whether no less is known than before: a score that rises since data is gone tells nothing. */
export function isAsCovered(now: string, then: string): boolean {
  const shares = (text: string) => text.split(' · ').filter(isShare).map(Number.parseFloat);
  const before = shares(then);
  return shares(now).every((share, i) => share >= (before[i] ?? 0));
}

function isShare(part: string): boolean {
  return /^\d+ %$/.test(part);
}
