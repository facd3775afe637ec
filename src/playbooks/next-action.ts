import type { Situation } from './condition';
import type { Play, Step } from './plays';

/** The play that a customer's tasks belong to, and the first step of it that is still open. */
export interface RunningPlay {
  readonly play: string;
  /** Empty where every step is done. */
  readonly step: string;
}

/**
 * The one next step: the play that is being followed, else the first of the plays that fits, by name and with its first
 * step. A contract that has run out comes before everything: until somebody confirms it, every other number may be
 * about a past customer.
 */
export function nextAction(
  situation: Situation,
  plays: readonly Play[],
  recommendations: readonly string[],
  running?: RunningPlay,
): string {
  const first = recommendations[0] === undefined ? '' : `. ${recommendations[0]}`;
  const { daysToRenewal } = situation;
  if (daysToRenewal !== undefined && daysToRenewal < 0) {
    return `Confirm the renewal: the contract ended ${-daysToRenewal} ${daysToRenewal === -1 ? 'day' : 'days'} ago${first}`;
  }
  if (running)
    return `${running.play}: ${running.step || 'every step is done, watch whether it works'}${first}`;
  const play = plays.find(({ when, steps }) => steps.length > 0 && when.holds(situation, 0) === true);
  if (!play) return `Keep the usual rhythm: no play fits${first}`;
  return `${play.name}: ${stepNow(play, situation).what}${alarmOf(play, situation)}${first}`;
}

/** The first step that is not over; where all are, the last. */
function stepNow({ countsFrom, steps }: Play, { daysToRenewal, daysAsCustomer }: Situation): Step {
  const now =
    countsFrom === 'contract end'
      ? -(daysToRenewal ?? 0)
      : countsFrom === 'first day'
        ? (daysAsCustomer ?? 0)
        : 0;
  return steps.find(({ dueDay }) => dueDay >= now) ?? steps[steps.length - 1]!;
}

/** What the signal says, where a play was chosen for one. */
function alarmOf({ when }: Play, { signals }: Situation): string {
  const [worst] = signals;
  return worst && when.text.includes('signal') ? ` (${worst.message})` : '';
}
