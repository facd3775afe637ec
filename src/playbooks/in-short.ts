/** So many words fit a cell that is read at a glance. */
export const MOST_WORDS = 6;

/** What a step says at a glance: what stands before its colon, and of that no more than fits the cell. */
export function inShort(step: string): string {
  const words = step.split(/:\s/)[0]!.trim().split(/\s+/);
  return words.length > MOST_WORDS ? `${words.slice(0, MOST_WORDS).join(' ')}…` : words.join(' ');
}
