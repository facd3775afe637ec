/** How a CSM calls a renewal: their own judgment, next to which ours is never put. */
export const RENEWAL_CALLS = ['Commit', 'Likely', 'At risk', 'Lost'] as const;

/** A call as people read it, from the word that its column was read as; empty for none. */
export function renewalCallOf(word: unknown): string {
  return RENEWAL_CALLS.find((call) => call.toLowerCase() === word) ?? '';
}
