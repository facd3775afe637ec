import { scoreText } from '../scoring/shown';
import type { Situation } from './condition';
import { type Episode, lastEpisodes } from './episodes';
import { dayOf, type RunningPlay } from './next-action';
import type { Level, Play } from './plays';
import {
  isOpen,
  keyOf,
  OPEN,
  PASSED,
  RECOVERED,
  REPLACED,
  readKey,
  type Task,
  type TaskChange,
} from './task';
import { CSM, ownerOf, ROLES, samePerson, type Team } from './team';

/** A customer, as far as its tasks need it. */
export interface FollowedAccount {
  /** The id as ids are compared. */
  readonly key: string;
  readonly id: string | number;
  readonly name: string;
  readonly csm: string;
  readonly situation: Situation;
}

/** What tasks are planned with. */
export interface Playbook {
  readonly plays: readonly Play[];
  readonly team: Team;
  readonly today: number;
}

/** What is to be done about one customer's tasks. */
export interface Advance {
  /** The tasks of the plays that start, each play's together. */
  readonly opened: readonly Task[];
  /** What changes in the tasks that stand, by their keys. */
  readonly changes: ReadonlyMap<string, TaskChange>;
  /** The play that is followed after that. */
  readonly running: RunningPlay | undefined;
}

/** Who hears of an overdue task that belongs to no play. */
const USUAL_PATH: readonly Level[] = [
  { who: CSM, fromDay: 1 },
  { who: 'CS manager', fromDay: 8 },
  { who: 'VP CS', fromDay: 15 },
];

/**
 * Advances a customer's tasks to today: plays start and end, tasks move with the account, and overdue ones reach
 * further up. It looks at the tasks that stand and at nothing else, so a second run on the same day changes nothing.
 */
export function advance(standing: readonly Task[], account: FollowedAccount, playbook: Playbook): Advance {
  const drafts = new Drafts(standing, playbook.today);
  const last = lastEpisodes(standing);
  const running = stillRunning(last, drafts, account, playbook);
  const opened = startPlays(last, running, drafts, account, playbook);
  for (const { before, now } of drafts.all()) {
    drafts.change([now], stamp(now, playbook.today));
    if (!isOpen(now)) continue;
    const moved = { ...now, ...handOver(now, account, playbook) };
    drafts.change([now], { ...moved, ...escalate(moved, before.csm, playbook) });
  }
  const first = playbook.plays.find((play) => running.has(play));
  return { opened, changes: drafts.changes(), running: first && followed(running.get(first)!, drafts) };
}

/** A customer's tasks as they stand, and as they are to be. */
class Drafts {
  private readonly drafts: ReadonlyMap<string, { readonly before: Task; now: Task }>;

  constructor(
    standing: readonly Task[],
    private readonly today: number,
  ) {
    this.drafts = new Map(standing.map((task) => [task.key, { before: task, now: task }]));
  }

  all() {
    return this.drafts.values();
  }

  now(task: Task): Task {
    return this.drafts.get(task.key)?.now ?? task;
  }

  change(tasks: readonly Task[], change: TaskChange): void {
    for (const { key } of tasks) {
      const draft = this.drafts.get(key)!;
      draft.now = { ...draft.now, ...change };
    }
  }

  close(tasks: readonly Task[], status: string): void {
    this.change(tasks.filter(isOpen), { status, closed: this.today });
  }

  end(tasks: readonly Task[]): void {
    this.change(tasks, { episodeEnded: this.today });
  }

  resume(tasks: readonly Task[]): void {
    this.change(tasks, { episodeEnded: undefined });
    this.change(tasks.filter(wasClosedByRun), { status: OPEN, closed: undefined });
  }

  changes(): Map<string, TaskChange> {
    const changes = new Map<string, TaskChange>();
    for (const [key, { before, now }] of this.drafts) {
      const fields = Object.entries(now).filter(([field, value]) => before[field as keyof Task] !== value);
      if (fields.length > 0) changes.set(key, Object.fromEntries(fields));
    }
    return changes;
  }
}

/** The plays that go on; those that have worked are closed, and ended where the customer has left their situation. */
function stillRunning(
  last: ReadonlyMap<string, Episode>,
  drafts: Drafts,
  { situation }: FollowedAccount,
  { plays, today }: Playbook,
): Map<Play, Episode> {
  const running = new Map<Play, Episode>();
  for (const play of plays) {
    const episode = last.get(play.name.toLowerCase());
    if (!episode || episode.ended) continue;
    const { fits, worked, measured } = outcome(play, situation, today - episode.day);
    if (worked) drafts.close(episode.tasks, measured ? RECOVERED : PASSED);
    // A run that died may have closed some of them for a recovery that did not last.
    else if (fits) drafts.resume(episode.tasks);
    if (worked && fits === false) drafts.end(episode.tasks);
    else running.set(play, episode);
  }
  return running;
}

/** Starts the plays that fit now, and says which tasks that opens. */
function startPlays(
  last: ReadonlyMap<string, Episode>,
  running: Map<Play, Episode>,
  drafts: Drafts,
  account: FollowedAccount,
  playbook: Playbook,
): Task[] {
  const opened: Task[] = [];
  for (const play of playbook.plays) {
    if (!starts(play, account.situation, playbook.plays, running)) continue;
    for (const milder of play.when.tier ? tierPlays(running) : []) {
      const { tasks } = running.get(milder)!;
      drafts.close(tasks, REPLACED);
      drafts.end(tasks);
      running.delete(milder);
    }
    const before = last.get(play.name.toLowerCase());
    if (before?.day === playbook.today) {
      // It was left today and has come back: the same episode goes on.
      drafts.resume(before.tasks);
      running.set(play, before);
    } else {
      const tasks = open(play, account, playbook);
      opened.push(...tasks);
      running.set(play, { play: play.name, day: playbook.today, tasks, ended: false });
    }
  }
  return opened;
}

/** Whether a customer is still in the situation of a play that is followed, and whether that has worked. */
function outcome({ when, success }: Play, situation: Situation, day: number) {
  const fits = when.holds(situation, day);
  const signs = success.flatMap((criterion) => (criterion.when ? [criterion.when] : []));
  const measured = signs.length > 0;
  const worked = measured ? signs.some((sign) => sign.holds(situation, day) === true) : fits === false;
  return { fits, worked, measured };
}

/**
 * A play starts where it fits and is not followed already. Of the plays for risk tiers a customer follows one: a milder
 * one waits until the more pressing one has worked.
 */
function starts(
  play: Play,
  situation: Situation,
  plays: readonly Play[],
  running: ReadonlyMap<Play, Episode>,
): boolean {
  if (!play.opensTasks || play.steps.length === 0 || running.has(play)) return false;
  if (play.when.holds(situation, 0) !== true) return false;
  return !play.when.tier || tierPlays(running).every((other) => plays.indexOf(other) > plays.indexOf(play));
}

function tierPlays(running: ReadonlyMap<Play, Episode>): Play[] {
  return [...running.keys()].filter(({ when }) => when.tier);
}

function open(play: Play, account: FollowedAccount, { team, today }: Playbook): Task[] {
  const { key, id, name, csm, situation } = account;
  const day = dayOf(play, situation);
  return play.steps.map(({ what, owner, dueDay }, i) => ({
    key: keyOf({ customer: key, play: play.name, day: today, step: i + 1 }),
    id,
    customer: name,
    play: play.name,
    step: what,
    owner: ownerOf(owner, csm, team),
    due: today + Math.max(0, dueDay - day),
    status: OPEN,
    reason: reasonOf(situation),
    opened: today,
    closed: undefined,
    escalatedTo: '',
    csm,
    handedOverFrom: '',
    episodeEnded: undefined,
  }));
}

/** From here on a renewal adds to the urgency of the churn risk. */
const URGENT_DAYS = 180;

/** Why tasks open now: "Risk tier Critical, churn risk 84.2 (100 is worst); renews in 31 days; the champion left". */
function reasonOf({ tier, risk, daysToRenewal, signals }: Situation): string {
  const reasons = [
    tier === undefined ? '' : `Risk tier ${tier}, churn risk ${scoreText(risk!)} (100 is worst)`,
    daysToRenewal === undefined || daysToRenewal < 0 || daysToRenewal > URGENT_DAYS
      ? ''
      : `renews in ${daysToRenewal} days`,
    ...signals.slice(0, 2).map(({ message }) => message),
  ];
  return reasons.filter((reason) => reason !== '').join('; ');
}

function wasClosedByRun({ status }: Task): boolean {
  return status === RECOVERED || status === PASSED || status === REPLACED;
}

/** A person closes a task by its status alone, and opens it again; the day is kept for them. */
function stamp(task: Task, today: number): TaskChange {
  if (isOpen(task)) return task.closed === undefined ? {} : { closed: undefined };
  return task.closed === undefined ? { closed: today } : {};
}

/** What the former CSM had to do, and their manager, goes to the new ones; what a person gave to somebody else stays. */
function handOver(task: Task, account: FollowedAccount, { team }: Playbook): TaskChange {
  const csm = account.csm || task.csm;
  const role = ROLES.find(
    (each) => samePerson(task.owner, ownerOf(each, task.csm, team)) || samePerson(task.owner, each),
  );
  const owner = role ? { owner: ownerOf(role, csm, team) } : {};
  if (samePerson(csm, task.csm)) return owner;
  return { ...owner, csm, ...(task.csm === '' ? {} : { handedOverFrom: task.csm }) };
}

/** How far up an overdue task has come by the age of its play. Another name that a person put there stays. */
function escalate(task: Task, formerCsm: string, { plays, team, today }: Playbook): TaskChange {
  const { play, day } = readKey(task.key)!;
  const path = plays.find(({ name }) => samePerson(name, play))?.escalation ?? USUAL_PATH;
  const level = path.filter(({ fromDay }) => fromDay <= today - day).pop();
  if (task.due === undefined || task.due >= today || !level || samePerson(level.who, CSM)) return {};
  const ours = path.flatMap(({ who }) => [ownerOf(who, formerCsm, team), ownerOf(who, task.csm, team), who]);
  const free = task.escalatedTo === '' || ours.some((name) => samePerson(name, task.escalatedTo));
  return free ? { escalatedTo: ownerOf(level.who, task.csm, team) } : {};
}

function followed({ play, tasks }: Episode, drafts: Drafts): RunningPlay {
  const next = tasks.map((task) => drafts.now(task)).find(isOpen);
  return { play, step: next?.step ?? '', owner: next?.owner ?? '', due: next?.due };
}
