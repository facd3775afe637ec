import { scoreText } from '../scoring/shown';
import { measuredText } from './comparable';
import { playDayOf, stepOn } from './next-action';
import type { FollowedAccount, Playbook } from './playbook';
import type { Play, Step } from './plays';
import type { Situation } from './situation';
import {
  isCalledOff,
  isClosedByRun,
  isStanding,
  OPEN,
  openedTask,
  PROPOSED,
  readTaskKey,
  type Task,
  type TaskKey,
  taskKey,
} from './task';
import { ownerOf } from './team';

/** A play that has not worked by then is extended, or goes further up. */
const DECISION_DAY = 30;
const DECIDE = 'Extend or escalate: 30 days are over, and the play has not worked';

/**
 * The first step of a play that starts today. It is proposed where nothing starts unasked, or where its CSM can follow no
 * more; what cannot wait goes to the manager then, to be reassigned.
 */
export function firstTask(play: Play, account: FollowedAccount, playbook: Playbook): Task {
  const { key, id, name, csm, situation } = account;
  const { team, today, isFirstRun, isFull } = playbook;
  const passed = playDayOf(play, situation);
  const step = stepOn(passed, play)!;
  const facts = {
    key: taskKey({ customer: key, play: play.name, day: today, step: play.steps.indexOf(step) + 1 }),
    id,
    customer: name,
    play: play.name,
    step: step.what,
    owner: ownerOf(step.owner, csm, team),
    due: today + Math.max(0, step.dueDay - passed),
    reason: reasonOf(situation),
    csm,
  };
  const task = { ...openedTask(facts, today), measuredWith: measuredText(situation.measuredWith) };
  if (play.starts === 'proposed' || isFirstRun) return { ...task, status: PROPOSED };
  if (!isFull?.(csm)) return task;
  if (!cannotWait(play)) return { ...task, status: PROPOSED };
  return {
    ...task,
    owner: ownerOf('CS manager', csm, team),
    reason: `Reassign: ${csm || 'the CSM'} has no room. ${task.reason}`,
  };
}

/** A play of which somebody further up hears on its first day. */
function cannotWait({ escalation }: Play): boolean {
  return escalation.some(({ fromDay }) => fromDay === 0);
}

type Following = { readonly started: number } & Pick<Playbook, 'team' | 'today'>;

/** The step after the last one of a play, once nothing is left to do of it; undefined where none follows. */
export function nextTask(play: Play, tasks: readonly Task[], following: Following): Task | undefined {
  return taskAfter(play, tasks, following, ({ step }) => play.steps[step]);
}

/** The same, and after its steps what is decided about a play that has not worked in time. */
export function nextTaskOrDecision(
  play: Play,
  tasks: readonly Task[],
  following: Following,
): Task | undefined {
  const age = following.today - following.started;
  return taskAfter(play, tasks, following, ({ step }) => play.steps[step] ?? decision(play, step, age));
}

function taskAfter(
  play: Play,
  tasks: readonly Task[],
  { started, team, today }: Following,
  stepAfter: (last: TaskKey) => Step | undefined,
): Task | undefined {
  if (tasks.some((task) => isStanding(task) || isCalledOff(task) || isClosedByRun(task))) return undefined;
  const before = tasks[tasks.length - 1]!;
  const key = readTaskKey(before.key)!;
  const next = stepAfter(key);
  if (!next) return undefined;
  const begun = (before.due ?? started) - (play.steps[key.step - 1]?.dueDay ?? 0);
  return {
    ...before,
    key: taskKey({ ...key, step: key.step + 1 }),
    step: next.what,
    owner: ownerOf(next.owner, before.csm, team),
    due: Math.max(today, begun + next.dueDay),
    status: OPEN,
    opened: today,
    closed: undefined,
    escalatedTo: '',
    handedOverFrom: '',
  };
}

/** What a manager decides about a play that somebody further up hears of, and that has not worked in time. */
function decision({ steps, escalation }: Play, number: number, age: number): Step | undefined {
  if (escalation.length === 0 || number > steps.length || age < DECISION_DAY) return undefined;
  return { what: DECIDE, owner: 'CS manager', dueDay: DECISION_DAY };
}

/** From here on a renewal adds to the urgency of the churn risk. */
const URGENT_DAYS = 180;
/** So many signals fit a card next to tier and renewal: the customer's page has them all. */
const MOST_SIGNALS = 2;

/** Why tasks open now: "Risk tier Critical, churn risk 84.2 (100 is worst); renews in 31 days; the champion left". */
function reasonOf({ tier, risk, daysToRenewal, signals }: Situation): string {
  const reasons = [
    tier === undefined ? '' : `Risk tier ${tier}, churn risk ${scoreText(risk!)} (100 is worst)`,
    daysToRenewal === undefined || daysToRenewal < 0 || daysToRenewal > URGENT_DAYS
      ? ''
      : `renews in ${daysToRenewal} days`,
    ...signals.slice(0, MOST_SIGNALS).map(({ message }) => message),
  ];
  return reasons.filter((reason) => reason !== '').join('; ');
}
