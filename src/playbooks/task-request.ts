import { lastEpisodes } from './episodes';
import { firstTask } from './open-task';
import type { FollowedAccount, Playbook } from './playbook';
import { playNamed } from './plays';
import { isStanding, openedTask, readTaskKey, type Task, taskKey } from './task';
import { ownerOf } from './team';

/** A task that an alert asks for. */
export interface TaskRequest {
  readonly account: FollowedAccount;
  /** The rule it comes from, such as `health_score_drop`. */
  readonly rule: string;
  /** The play that it starts; empty where the rule has none. */
  readonly play: string;
  /** The civil day on which what it is about began: one that is asked for again is not opened again. */
  readonly day: number;
  /** What to do, where there is no play. */
  readonly what: string;
  /** What happened: the numbers before and now, and the tickets where it is about them. */
  readonly reason: string;
  /** A role, such as CSM, or a name. */
  readonly owner: string;
}

/** Where no play says it: the time in which the sources want a CSM to react. */
const DAYS_TO_REACT = 2;

/**
 * The task for a request: the first step of its play. Undefined where the customer has that card already, or had it for the
 * same event.
 */
export function requestedTask(
  standing: readonly Task[],
  { account, rule, play: name, day, what, reason, owner }: TaskRequest,
  playbook: Playbook,
): Task | undefined {
  const play = playNamed(playbook.plays, name);
  const card = play?.name ?? rule.replace(/\|/g, '/');
  const key = taskKey({ customer: account.key, play: card, day, step: 1 });
  const theirs = standing.filter(({ key: known }) => readTaskKey(known)?.customer === account.key);
  const episode = lastEpisodes(theirs).get(card.toLowerCase());
  if (episode && (episode.day >= day || episode.tasks.some(isStanding))) return undefined;
  const { today, team } = playbook;
  if (play?.steps.length) {
    const unasked = { ...play, starts: 'by itself' } as const;
    return { ...firstTask(unasked, account, playbook), key, reason };
  }
  const { id, name: customer, csm } = account;
  return openedTask(
    {
      key,
      id,
      customer,
      play: card,
      step: what,
      owner: ownerOf(owner, csm, team),
      due: today + DAYS_TO_REACT,
      reason,
      csm,
    },
    today,
  );
}
