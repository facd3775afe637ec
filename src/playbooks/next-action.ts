import type { Situation } from './condition';
import type { Play } from './plays';
import { CSM, ownerOf } from './team';

/** The play that a customer's tasks belong to, and the first of them that is still open. */
export interface RunningPlay {
  readonly play: string;
  /** Empty where every step is done. */
  readonly step: string;
  readonly owner: string;
  /** Civil day; undefined where nobody knows. */
  readonly due: number | undefined;
}

/** The one next step. */
export interface NextAction {
  readonly what: string;
  readonly owner: string;
  readonly due: number | undefined;
}

/**
 * The one next step: the play that is being followed, else the first of the plays that fits, by name and with its first
 * step. A contract that has run out comes before everything: until somebody confirms it, every other number may be
 * about a past customer.
 */
export function nextAction(situation: Situation, { plays, csm, today, running }: Following): NextAction {
  const { daysToRenewal } = situation;
  if (daysToRenewal !== undefined && daysToRenewal < 0) {
    const days = daysToRenewal === -1 ? '1 day' : `${-daysToRenewal} days`;
    const what = `Confirm the renewal: the contract ended ${days} ago`;
    return { what, owner: ownerOf(CSM, csm, []), due: today };
  }
  if (running) {
    const { play, step, owner, due } = running;
    return { what: `${play}: ${step || 'every step is done, watch whether it works'}`, owner, due };
  }
  const play = plays.find(({ when, steps }) => steps.length > 0 && when.holds(situation, 0) === true);
  if (!play) return { what: 'Keep the usual rhythm: no play fits', owner: '', due: undefined };
  const day = dayOf(play, situation);
  // Where all are over, the last.
  const step = play.steps.find(({ dueDay }) => dueDay >= day) ?? play.steps[play.steps.length - 1]!;
  return {
    what: `${play.name}: ${step.what}${alarmOf(play, situation)}`,
    owner: ownerOf(step.owner, csm, []),
    due: today + Math.max(0, step.dueDay - day),
  };
}

/** What the next step is chosen with. */
export interface Following {
  readonly plays: readonly Play[];
  /** Empty where nobody looks after the customer. */
  readonly csm: string;
  readonly today: number;
  readonly running: RunningPlay | undefined;
}

/** Which day of a play today is: the first one, if its days do not count from the customer's own. */
export function dayOf({ countsFrom }: Play, { daysToRenewal = 0, daysAsCustomer = 0 }: Situation): number {
  if (countsFrom === 'contract end') return -daysToRenewal;
  return countsFrom === 'first day' ? daysAsCustomer : 0;
}

/** What the signal says, where a play was chosen for one. */
function alarmOf({ when }: Play, { signals }: Situation): string {
  const [worst] = signals;
  return worst && when.text.includes('signal') ? ` (${worst.message})` : '';
}
