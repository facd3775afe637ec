import { dayToIso } from '../base/calendar';

/** What stands between the steps of an alert that asks several people for something. */
export const BETWEEN_STEPS = '; ';

/** A step with who takes it and until when: "Call their executive (VP CS, by 2026-11-23)". */
export function stepText(what: string, owner: string, due: number | undefined): string {
  const who = [owner, due === undefined ? '' : `by ${dayToIso(due)}`].filter(Boolean);
  return `${what} (${who.join(', ')})`;
}

/** Of an alert's steps those of one reader; all of them where none is theirs. */
export function stepsFor(steps: string, isReader: (owner: string) => boolean): string {
  const each = steps.split(/(?<=, by \d{4}-\d\d-\d\d\)); /);
  const theirs = each.filter((step) =>
    (/\(([^()]*), by [^()]*\)$/.exec(step)?.[1] ?? '').split(' and ').some(isReader),
  );
  return (theirs.length > 0 ? theirs : each).join(BETWEEN_STEPS);
}
