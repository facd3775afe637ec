import { caseless } from '../base/caseless';
import type { Condition } from './situation';

/** What is done about a situation: steps with who does them and until when, and when it has worked. */
export interface Play {
  readonly name: string;
  readonly purpose: string;
  readonly when: Condition;
  readonly countsFrom: Anchor;
  /** What a run does when a customer comes into the situation: open the first step, propose the play, or nothing. */
  readonly starts: Start;
  readonly steps: readonly Step[];
  readonly success: readonly Criterion[];
  /** Who hears of overdue tasks, from which day of the play on; the earliest first. */
  readonly escalation: readonly EscalationLevel[];
}

export type Start = 'by itself' | 'proposed' | 'by a person';

/** The day that a play's days are counted from. */
export type Anchor = 'day it starts' | 'contract end' | 'first day';
export const ANCHORS: readonly Anchor[] = ['day it starts', 'contract end', 'first day'];

export interface Step {
  readonly what: string;
  /** A role, such as CSM, or a name. */
  readonly owner: string;
  /** The last day for it, counted from the play's anchor; before it where negative. */
  readonly dueDay: number;
}

/** A sign that a play has worked. */
export interface Criterion {
  readonly what: string;
  /** Undefined where only a person can tell. */
  readonly when: Condition | undefined;
}

export interface EscalationLevel {
  readonly who: string;
  readonly fromDay: number;
}

/** The play of a name, in whatever case; undefined where there is none. */
export function playNamed(plays: readonly Play[], wanted: string): Play | undefined {
  const name = caseless(wanted);
  return name === '' ? undefined : plays.find((play) => play.name.toLowerCase() === name);
}
