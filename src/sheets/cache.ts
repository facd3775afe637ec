/** The document's cache, for what one execution tells another. One that is out of order stops no work. */

/** As long as an execution can last: one that was killed does not seem to be going on for ever. */
const LONGEST_RUN_SECONDS = 360;

/** What is kept under a name; null where there is nothing, or nobody knows. */
export function recall(key: string): string | null {
  try {
    return CacheService.getDocumentCache()?.get(key) ?? null;
  } catch {
    return null;
  }
}

/** Keeps something for as long as an execution can last. */
export function remember(key: string, value: string): void {
  try {
    CacheService.getDocumentCache()?.put(key, value, LONGEST_RUN_SECONDS);
  } catch {
    // Nobody is told.
  }
}

export function forget(key: string): void {
  try {
    CacheService.getDocumentCache()?.remove(key);
  } catch {
    // It lapses by itself.
  }
}
