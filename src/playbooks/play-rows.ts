import type { Cell } from './read-plays';

/** A row of the table of plays. */
export type Row = readonly Cell[];

export const csm = 'CSM';
export const manager = 'CS manager';
export const vp = 'VP CS';
export const engineer = 'Solutions engineer';

interface PlayFacts {
  readonly countsFrom?: string;
  /** As the column "Opens tasks" says it. */
  readonly opens?: 'yes' | 'propose';
}

export function play(
  name: string,
  when: string,
  purpose: string,
  rows: readonly Row[],
  more: PlayFacts = {},
): Row[] {
  const head = ['play', name, purpose, when, '', '', more.countsFrom ?? '', more.opens ?? 'no'];
  return [head, ...rows.map(([kind, ...rest]) => [kind!, name, ...rest, '', ''])];
}

export function step(dueDay: number, owner: string, what: string): Row {
  return ['step', what, '', owner, dueDay];
}

export function success(what: string, when = ''): Row {
  return ['success', what, when, '', ''];
}

export function escalate(fromDay: number, who: string): Row {
  return ['escalate', 'Overdue steps', '', who, fromDay];
}
