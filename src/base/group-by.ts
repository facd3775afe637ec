/** Entries by what they have in common, groups and entries in the order in which they come. */
export function groupBy<T, K>(entries: Iterable<T>, keyOf: (entry: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return groups;
}

/** Of entries that have the same in common the first, in the order in which they come. */
export function firstOfEach<T>(entries: readonly T[], keyOf: (entry: T) => string): T[] {
  const keys = entries.map(keyOf);
  return entries.filter((_, i) => keys.indexOf(keys[i]!) === i);
}
