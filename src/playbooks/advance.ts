import { isAsCovered, isSameModel, measuredText, readMeasured } from './comparable';
import { INTENT_CONFIRMED } from './condition-forms';
import { Drafts } from './drafts';
import { type Episode, lastEpisodes } from './episodes';
import { escalateTask, handOver, stamp } from './move-task';
import type { RunningPlay } from './next-action';
import { firstTask, nextTaskOrDecision } from './open-task';
import type { FollowedAccount, Playbook } from './playbook';
import type { Play } from './plays';
import type { Situation } from './situation';
import {
  isCalledOff,
  isOpen,
  isProposed,
  isStanding,
  type Outcome,
  PASSED,
  REPLACED,
  readTaskKey,
  SUCCEEDED,
  type Task,
  type TaskChange,
} from './task';

/** What is to be done about one customer's tasks. */
export interface Advance {
  /** The first step of each play that starts, and the next one of each play that goes on. */
  readonly opened: readonly Task[];
  /** What changes in the tasks that stand, by their keys. */
  readonly changes: ReadonlyMap<string, TaskChange>;
  /** The play that is followed after that. */
  readonly running: RunningPlay | undefined;
}

/** Two runs so far apart have to find that a play works: a single good week is none. */
const STEADY_DAYS = 7;
/**
 * Advances a customer's tasks to today: plays start and end, each with its next step open, tasks move with the account,
 * and overdue ones reach further up. It looks at the tasks that stand and at nothing else, so a second run on the same
 * day changes nothing.
 */
export function advance(standing: readonly Task[], account: FollowedAccount, playbook: Playbook): Advance {
  const drafts = new Drafts(standing, playbook.today);
  const last = lastEpisodes(standing);
  const running = stillRunning(last, drafts, account, playbook);
  const opened = [
    ...goOn(running, drafts, playbook),
    ...startPlays(last, running, drafts, account, playbook),
  ];
  const startedOn = new Map(
    [...last.values()].flatMap(({ tasks, started }) => tasks.map(({ key }) => [key, started])),
  );
  for (const { before, now } of drafts.all()) {
    drafts.change([now], stamp(now, playbook.today));
    if (!isStanding(now)) continue;
    const moved = { ...now, ...handOver(now, account, playbook) };
    const age = playbook.today - startedOn.get(now.key)!;
    drafts.change([now], { ...moved, ...escalateTask(moved, before.csm, age, playbook) });
  }
  return { opened, changes: drafts.changes(), running: followed(running, opened, drafts, playbook.plays) };
}

/** The plays that are followed, and whether each has worked. */
type Running = Map<Play, Episode & { readonly isOver: boolean }>;

/** The plays that go on; those that have worked are closed, and ended where the customer has left their situation. */
function stillRunning(
  last: ReadonlyMap<string, Episode>,
  drafts: Drafts,
  { situation }: FollowedAccount,
  { plays, today }: Playbook,
): Running {
  const running: Running = new Map();
  for (const play of plays) {
    const episode = last.get(play.name.toLowerCase());
    if (!episode || episode.ended) continue;
    const { tasks } = episode;
    const fits = play.when.holds(situation, today - episode.started);
    const ending = endOf(play, fits, situation, episode, drafts, today);
    if (ending) drafts.close(tasks, ...ending);
    // A run that died may have closed some of them for a success that did not last.
    else if (fits) drafts.resume(tasks);
    if (ending && fits === false) drafts.end(tasks);
    else running.set(play, { ...episode, isOver: ending !== undefined });
  }
  return running;
}

/** How a play ends today: the status of what is left to do, and the outcome; undefined while it goes on. */
function endOf(
  play: Play,
  fits: boolean | undefined,
  situation: Situation,
  episode: Episode,
  drafts: Drafts,
  today: number,
): readonly [status: string, outcome: Outcome] | undefined {
  const measured = isReached(play, situation, episode, today - episode.started);
  if (measured !== undefined) {
    return hasWorked(measured, situation, episode, drafts, today) ? [SUCCEEDED, 'Succeeded'] : undefined;
  }
  const isDone = allStepsDone(play, episode);
  // Who started it by hand wants its steps done, whatever the situation.
  if (fits !== false || (play.when.onDemand && !isDone)) return undefined;
  return [PASSED, isDone ? 'Succeeded' : 'Stopped'];
}

function allStepsDone({ steps }: Play, { tasks }: Episode): boolean {
  const last = readTaskKey(tasks[tasks.length - 1]!.key)!.step;
  return last >= steps.length && !tasks.some((task) => isStanding(task) || isCalledOff(task));
}

/**
 * Whether a play has worked on two runs that lie apart, and on those between; notes the first of them. Another model starts again,
 * and a score of less data than the play started with means nothing.
 */
function hasWorked(
  works: boolean,
  { measuredWith: now }: Situation,
  { tasks }: Episode,
  drafts: Drafts,
  today: number,
): boolean {
  const { measuredWith, worksSince } = tasks[0]!;
  const then = readMeasured(measuredWith);
  if (!isSameModel(now, then)) {
    drafts.change(tasks, { measuredWith: measuredText(now), worksSince: works ? today : undefined });
    return false;
  }
  const counts = works && isAsCovered(now, then);
  if (!counts) drafts.change(tasks, { worksSince: undefined });
  else if (worksSince === undefined) drafts.change(tasks, { worksSince: today });
  return counts && worksSince !== undefined && today - worksSince >= STEADY_DAYS;
}

/** Opens the next step of each play that goes on and of which nothing is left to do. */
function goOn(running: Running, drafts: Drafts, { team, today }: Playbook): Task[] {
  return [...running].flatMap(([play, { started, tasks, isOver }]) => {
    const now = tasks.map((task) => drafts.now(task));
    const next = isOver ? undefined : nextTaskOrDecision(play, now, { started, team, today });
    return next ? [next] : [];
  });
}

/** Starts the plays that fit now, and says which tasks that opens. */
function startPlays(
  last: ReadonlyMap<string, Episode>,
  running: Running,
  drafts: Drafts,
  account: FollowedAccount,
  playbook: Playbook,
): Task[] {
  const opened: Task[] = [];
  for (const play of playbook.plays) {
    if (!starts(play, account.situation, playbook.plays, running)) continue;
    for (const milder of play.when.tier ? tierPlays(running) : []) {
      const { tasks } = running.get(milder)!;
      drafts.close(tasks, REPLACED, 'Stopped');
      drafts.end(tasks);
      running.delete(milder);
    }
    const before = last.get(play.name.toLowerCase());
    if (before?.day === playbook.today) {
      // It was left today and has come back: the same episode goes on.
      drafts.resume(before.tasks);
      running.set(play, { ...before, isOver: false });
    } else {
      const task = firstTask(play, account, playbook);
      opened.push(task);
      const { today: day } = playbook;
      running.set(play, { play: play.name, day, started: day, tasks: [task], ended: false, isOver: false });
    }
  }
  return opened;
}

/** Whether what a play is measured by is reached, on a day of it; undefined where nothing measures it. */
function isReached(
  { success }: Play,
  situation: Situation,
  { tasks }: Episode,
  day: number,
): boolean | undefined {
  const criteria = success.flatMap((criterion) => (criterion.when ? [criterion.when] : []));
  const signs = criteria.filter(({ text }) => text !== INTENT_CONFIRMED);
  if (signs.length === 0) return undefined;
  const isConfirmed =
    signs.length === criteria.length || tasks.some(({ intentConfirmed }) => intentConfirmed);
  return isConfirmed && signs.some((sign) => sign.holds(situation, day) === true);
}

/**
 * A play starts where it fits and is not followed already; one that is only proposed, where the customer has no other. Of
 * the plays for risk tiers a customer follows one: a milder one waits until the more pressing one has worked.
 */
function starts(play: Play, situation: Situation, plays: readonly Play[], running: Running): boolean {
  if (play.starts === 'by a person' || play.steps.length === 0 || running.has(play)) return false;
  if (play.when.holds(situation, 0) !== true) return false;
  if (play.starts === 'proposed' && [...running.values()].some(({ tasks }) => tasks.some(isStanding)))
    return false;
  return !play.when.tier || tierPlays(running).every((other) => plays.indexOf(other) > plays.indexOf(play));
}

function tierPlays(running: Running): Play[] {
  return [...running.keys()].filter(({ when }) => when.tier);
}

/** The first of the plays that a person follows: with a step to do, or with all done and the outcome open. */
function followed(
  running: Running,
  opened: readonly Task[],
  drafts: Drafts,
  plays: readonly Play[],
): RunningPlay | undefined {
  for (const play of plays) {
    const episode = running.get(play);
    if (!episode) continue;
    const started = opened.filter((task) => task.play === episode.play);
    const tasks = [...episode.tasks.map((task) => drafts.now(task)), ...started];
    if (tasks.some((task) => isProposed(task) || isCalledOff(task))) continue;
    const next = tasks.find(isOpen);
    return { play: play.name, step: next?.step ?? '', owner: next?.owner ?? '', due: next?.due };
  }
  return undefined;
}
