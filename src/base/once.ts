/**
 * A table that is made when it is first asked for, and kept: each formula's call loads the whole script, so loading only
 * declares.
 */
export function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
