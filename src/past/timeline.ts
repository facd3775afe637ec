import type { OutboxEntry } from '../alerts/outbox';
import { dayToIso } from '../base/calendar';
import { counted } from '../base/numbers';
import { IMPORTED, type KeptDay } from '../history/day';
import { CLOSED_BY_RUNS, isOpen, type Task } from '../playbooks/task';
import {
  courseOf,
  dimensionsBefore,
  type HealthLine,
  healthLines,
  modelNameOf,
  type Stage,
  said,
  turnsOf,
} from './course';

/** What is on record about a customer. */
export interface Records {
  readonly days: readonly KeptDay[];
  readonly alerts: readonly OutboxEntry[];
  readonly tasks: readonly Task[];
  /** ISO days; empty where unknown. */
  readonly notes: readonly { readonly day: string; readonly author: string; readonly note: string }[];
}

/** Something that happened on a day. */
export interface Moment {
  /** ISO day; empty where unknown. */
  readonly day: string;
  readonly kind: 'note' | 'task' | 'alert' | 'score' | 'model';
  readonly what: string;
  /** Why, by whom, with what outcome. */
  readonly more: string;
}

/** What was known so many days before something, and what was done from then on. */
export interface Before {
  readonly days: number;
  readonly day: string;
  readonly said: string;
  readonly done: string;
}

/** The way to an event. */
export interface LookBack {
  /** "Today", "Renewal", "Churn", "Left". */
  readonly event: string;
  readonly day: string;
  readonly before: readonly Before[];
}

/** A customer's past. */
export interface Timeline {
  /** The first day of which the scores were read; empty where none were kept. */
  readonly since: string;
  readonly health: readonly HealthLine[];
  /** The dimensions of health 30 days ago, or on the first day since. */
  readonly dimensionsBefore: readonly { readonly name: string; readonly value: number }[];
  /** The newest first. */
  readonly moments: readonly Moment[];
  readonly lookBacks: readonly LookBack[];
}

/** Something to look back from. */
export interface Event {
  readonly name: string;
  readonly day: number;
}

/** The event that tells when a customer left. */
export const CHURN = 'Churn';
/** So many days before an event one would have wanted to know. */
export const DAYS_BEFORE = [90, 60, 30];
/** Of one day, what was done comes after what it was done about, so the newest first begins with it. */
const KINDS: readonly Moment['kind'][] = ['note', 'task', 'alert', 'score', 'model'];

/** What was said of a customer and done about it, day by day and before each of these events. */
export function timelineOf(id: string, records: Records, events: readonly Event[], today: number): Timeline {
  const course = courseOf(records.days, id);
  const moments = [
    ...turnsOf(course).map(({ day, kind, what, why }) => ({ day: dayToIso(day), kind, what, more: why })),
    ...records.alerts.map(alertMoment),
    ...taskMoments(records.tasks),
    ...records.notes.map(({ day, author, note }) => ({
      day,
      kind: 'note' as const,
      what: note,
      more: author === '' ? 'author not known' : author,
    })),
  ];
  const [first] = course;
  return {
    since: first ? dayToIso(first.day) : '',
    health: healthLines(course),
    dimensionsBefore: dimensionsBefore(course, 30),
    moments: moments.sort(
      (a, b) => b.day.localeCompare(a.day) || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind),
    ),
    lookBacks: [...leaving(course, events), ...events].map((event) =>
      lookBack(event, course, records, today),
    ),
  };
}

/** The day on which a customer was first missed, where nobody says when it churned. */
function leaving(course: readonly Stage[], events: readonly Event[]): Event[] {
  let missed: Stage | undefined;
  for (const stage of course) missed = stage.values ? undefined : (missed ?? stage);
  const isKnown = events.some(({ name }) => name === CHURN);
  return missed && missed !== course[0] && !isKnown ? [{ name: 'Left', day: missed.day }] : [];
}

function alertMoment({ day, rule, what, action, recipient, state, since, note }: OutboxEntry): Moment {
  const whom = recipient === '' ? '' : ` to ${recipient}`;
  const more = [`${rule}, ${action}${whom}`, `${state} ${since}`.trim(), note].filter((part) => part !== '');
  return { day: dayToIso(day), kind: 'alert', what, more: more.join('. ') };
}

/** A play opens and closes many tasks on a day: they are one moment. */
function taskMoments(tasks: readonly Task[]): Moment[] {
  const opened = groups(tasks, ({ opened: day, play }) => [day, play]).map(({ day, all }) => {
    const [{ play, reason }] = all;
    const whom = namesIn(all.map(({ escalatedTo }) => escalatedTo));
    const former = namesIn(all.map(({ handedOverFrom }) => handedOverFrom));
    return moment(day, opening(play, all), [
      `Owner ${namesIn(all.map(({ owner }) => owner)) || 'not known'}`,
      former === '' ? '' : `Handed over from ${former}`,
      whom === '' ? '' : `Escalated to ${whom}`,
      reason,
    ]);
  });
  const closed = groups(
    tasks.filter((task) => !isOpen(task)),
    ({ closed: day, play, status }) => [day, play, status],
  ).map(({ day, all }) => {
    const [{ play, status }] = all;
    const whose = `Owner ${namesIn(all.map(({ owner }) => owner)) || 'not known'}`;
    return moment(day, `${status}: ${all.map(({ step }) => step).join('; ')}`, [
      play,
      CLOSED_BY_RUNS.includes(status) ? 'closed by a run' : whose,
    ]);
  });
  return [...opened, ...closed];
}

function opening(play: string, tasks: readonly Task[]): string {
  const name = play === '' ? 'Task' : play;
  return tasks.length === 1
    ? `${name} opened: ${tasks[0]!.step}`
    : `${name} opened: ${tasks.length} tasks, the first is ${tasks[0]!.step}`;
}

function moment(day: number, what: string, more: readonly string[]): Moment {
  return { day: dayToIso(day), kind: 'task', what, more: more.filter((part) => part !== '').join('. ') };
}

interface Group {
  readonly day: number;
  readonly all: readonly [Task, ...Task[]];
}

/** Tasks of one day that say the same; those without a day stay with what is still to do. */
function groups(
  tasks: readonly Task[],
  keyOf: (task: Task) => readonly [day: number | undefined, ...of: string[]],
): Group[] {
  const found = new Map<string, { day: number; all: [Task, ...Task[]] }>();
  for (const task of tasks) {
    const [day, ...of] = keyOf(task);
    if (day === undefined) continue;
    const key = JSON.stringify([day, ...of]);
    const group = found.get(key);
    if (group) group.all.push(task);
    else found.set(key, { day, all: [task] });
  }
  return [...found.values()];
}

function lookBack({ name, day }: Event, course: readonly Stage[], records: Records, today: number): LookBack {
  const last = course[course.length - 1];
  const stops = [...DAYS_BEFORE, 0].filter((days) => day - days <= today);
  return {
    event: name,
    day: dayToIso(day),
    before: stops.map((days, i) => {
      const from = day - days;
      const next = stops[i + 1];
      const until = next === undefined ? today + 1 : day - next;
      return {
        days,
        day: dayToIso(from),
        said: saidOn(from, course, last),
        done: doneBetween(records, from, until),
      };
    }),
  };
}

function saidOn(day: number, course: readonly Stage[], last: Stage | undefined): string {
  const stage = [...course].reverse().find((one) => one.day <= day);
  if (!stage) return 'No data yet';
  if (stage.healthModel === last!.healthModel) return said(stage);
  if (stage.healthModel === IMPORTED) return `${said(stage)}, imported`;
  const [then, now] = [modelNameOf(stage.healthModel), modelNameOf(last!.healthModel)];
  return `${said(stage)}, by another model (${then}${then === now ? ', as it was' : ''})`;
}

/** What was done from a day until another: "1 alert; 6 tasks opened, 2 done by Kim; 1 note by Lee". */
function doneBetween({ alerts, tasks, notes }: Records, from: number, until: number): string {
  const isThen = (day: number | undefined) => day !== undefined && day >= from && day < until;
  const told = alerts.filter(({ day }) => isThen(day)).length;
  const opened = tasks.filter((task) => isThen(task.opened)).length;
  const done = tasks.filter(
    (task) => !isOpen(task) && !CLOSED_BY_RUNS.includes(task.status) && isThen(task.closed),
  );
  const written = notes.filter(({ day }) => day >= dayToIso(from) && day < dayToIso(until));
  const parts = [
    told === 0 ? '' : counted(told, 'alert'),
    opened === 0 ? '' : `${counted(opened, 'task')} opened`,
    done.length === 0 ? '' : `${counted(done.length, 'task')} done${by(done.map(({ owner }) => owner))}`,
    written.length === 0
      ? ''
      : `${counted(written.length, 'note')}${by(written.map(({ author }) => author))}`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'No data yet' : parts.join('; ');
}

function by(names: readonly string[]): string {
  const known = namesIn(names);
  return known === '' ? '' : ` by ${known}`;
}

function namesIn(names: readonly string[]): string {
  return [...new Set(names.filter((name) => name !== ''))].join(', ');
}
