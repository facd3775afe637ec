import type { FollowedAccount, Playbook } from './playbook';
import { isOpen, keyOf, OPEN, readKey, type Task } from './task';
import { ownerOf } from './team';

/** A task that somebody or something other than a play asks for: an alert's rule, such as `health_score_drop`. */
export interface TaskRequest {
  readonly account: Omit<FollowedAccount, 'situation'>;
  /** The rule it comes from; a customer has one open task for a rule. */
  readonly rule: string;
  /** The civil day on which what it is about began: one that is asked for again is not opened again. */
  readonly day: number;
  readonly what: string;
  readonly reason: string;
  /** A role, such as CSM, or a name. */
  readonly owner: string;
  readonly dueInDays: number;
}

/** The task for a request; undefined where the customer has one of this rule that is open, or one of that day. */
export function requestedTask(
  standing: readonly Task[],
  { account, rule, day, what, reason, owner, dueInDays }: TaskRequest,
  { team, today }: Pick<Playbook, 'team' | 'today'>,
): Task | undefined {
  const play = rule.replace(/\|/g, '/');
  const key = keyOf({ customer: account.key, play, day, step: 1 });
  const theirs = standing.filter((task) => {
    const known = readKey(task.key);
    return known?.customer === account.key && known.play === play;
  });
  if (theirs.some((task) => isOpen(task) || task.key === key)) return undefined;
  return {
    key,
    id: account.id,
    customer: account.name,
    play,
    step: what,
    owner: ownerOf(owner, account.csm, team),
    due: today + dueInDays,
    status: OPEN,
    reason,
    opened: today,
    closed: undefined,
    escalatedTo: '',
    csm: account.csm,
    handedOverFrom: '',
    episodeEnded: undefined,
    worksSince: undefined,
    intentConfirmed: false,
  };
}
