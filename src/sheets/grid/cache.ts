/** The document's cache, for what one execution tells another. One that is out of order stops no work. */

/** As long as an execution can last: one that was killed does not seem to be going on for ever. */
const LONGEST_RUN_SECONDS = 360;

let known: GoogleAppsScript.Cache.Cache | null = null;

/** Asked for once: each question is a call of a service. */
function documentCache(): GoogleAppsScript.Cache.Cache | null {
  known ??= CacheService.getDocumentCache();
  return known;
}

/** What is kept under a name; null where there is nothing, or that is unknown. */
export function recall(key: string): string | null {
  try {
    return documentCache()?.get(key) ?? null;
  } catch {
    return null;
  }
}

/** Keeps something for as long as an execution can last. */
export function remember(key: string, value: string): void {
  try {
    documentCache()?.put(key, value, LONGEST_RUN_SECONDS);
  } catch {
    // Nobody is told.
  }
}

export function forget(key: string): void {
  try {
    documentCache()?.remove(key);
  } catch {
    // It lapses by itself.
  }
}
