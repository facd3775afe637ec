import { rolesToldBy } from '../../alerts/recipients';
import { isoDayAfter } from '../../base/calendar';
import { addressOf } from '../../playbooks/team';
import { type Book, openBook } from '../../sheets/grid/book';
import { readCustomerTable } from '../../sheets/tabs/customer-table';
import { rulesOf } from '../../sheets/tabs/rules-tab';
import { readTeam } from '../../sheets/tabs/team-tab';
import { messageOf } from '../message';
import type { RunOptions } from '../run/options';
import { isMissed, nextDay, type WallTime, wallTime } from './due';
import {
  dropSchedule,
  keepSchedule,
  type PublicSchedule,
  publish,
  publishedBut,
  type Schedule,
  scheduleIn,
} from './kept';
import { whoIsThis } from './who';

/** The function that the trigger calls. */
const HANDLER = 'hourlySweep';

/** The user's own schedule, for the sidebar. */
export interface OwnSchedule {
  /** Runs between this hour and the next one. */
  readonly hour: number;
  /** The day of the next run, as 2026-11-22. */
  readonly next: string;
  readonly at: string;
  readonly came: string;
  readonly failed: boolean;
  /** What keeps it from running, in a sentence; empty where nothing does. */
  readonly trouble: string;
}

/** Every schedule of this document. */
export interface Schedules {
  readonly timeZone: string;
  readonly mine: OwnSchedule | null;
  readonly others: readonly PublicSchedule[];
  /** The roles that rules write to and that have no address yet. */
  readonly withoutAddress: readonly string[];
  /** What everybody is to see who opens the spreadsheet: schedules that fail day after day, or run no more. */
  readonly warnings: readonly string[];
}

/**
 * Scores every day between this hour and the next, in the spreadsheet's time zone, as the person who asks for it and
 * with what they have chosen.
 */
export function startSchedule(hour: number, options?: RunOptions): Schedules {
  if (!Number.isInteger(hour) || hour < 0 || hour > 23) {
    throw new Error('Choose an hour from 0 to 23.');
  }
  const book = openBook();
  const tab = readCustomerTable(book).sheet.getSheetId();
  const now = wallTime(new Date(), book.zone);
  const trigger = (ownTriggers(book)[0] ?? makeTrigger(book)).getUniqueId();
  const schedule: Schedule = {
    trigger,
    hour,
    tab,
    options: options ?? {},
    // Where today's hour has begun, the first run is tomorrow's.
    done: now.hour >= hour ? now.day : isoDayAfter(now.day, -1),
    tried: '',
    attempts: 0,
    at: book.now(),
    came: 'Started.',
    failed: false,
  };
  keepSchedule(book.spreadsheet.getId(), schedule);
  publish(trigger, { who: whoIsThis(), hour, at: schedule.at, came: schedule.came, failed: false });
  return readSchedule();
}

/** Ends the user's schedule. */
export function stopSchedule(): Schedules {
  const book = openBook();
  const schedule = scheduleIn(book.spreadsheet.getId());
  dropSchedule(book.spreadsheet.getId());
  if (schedule) publish(schedule.trigger, undefined);
  for (const trigger of ownTriggers(book)) ScriptApp.deleteTrigger(trigger);
  return readSchedule();
}

/** The schedules of this spreadsheet: when each last ran and with what result. */
export function readSchedule(): Schedules {
  const book = openBook();
  const now = wallTime(new Date(), book.zone);
  const schedule = scheduleIn(book.spreadsheet.getId());
  const mine = schedule && shown(book, schedule, now);
  const others = publishedBut(schedule?.trigger);
  const warnings = [
    ...(mine && schedule ? warningOf('Your daily run', { ...schedule, trouble: mine.trouble }, now) : []),
    ...others.flatMap((other) => {
      const trouble = isMissed(other.hour, other.at.slice(0, 10), now) ? RUNS_NO_MORE : '';
      return warningOf(`The daily run of ${other.who || 'another person'}`, { ...other, trouble }, now);
    }),
  ];
  const team = readTeam(book);
  const withoutAddress = rolesToldBy(rulesOf(book).rules).filter((role) => !addressOf(role, '', team));
  return { timeZone: book.zone, mine: mine ?? null, others, warnings, withoutAddress };
}

/** Its owner has left or lost access, or Google has disabled it or waits for their permission: nobody can tell which. */
const RUNS_NO_MORE =
  'it has not run when it should have: Google may have switched it off, or its owner has left. Its owner can start it again under Alerts; anybody else can start one of their own.';

function warningOf(
  whose: string,
  {
    at,
    came,
    failingSince = '',
    trouble,
  }: Pick<Schedule, 'at' | 'came' | 'failingSince'> & { readonly trouble: string },
  now: WallTime,
): string[] {
  if (trouble !== '') return [`${whose}, last at ${at}: ${trouble}`];
  const isSecondDay = failingSince !== '' && failingSince < now.day && at.slice(0, 10) > failingSince;
  return isSecondDay ? [`${whose} has failed since ${failingSince}. ${at}: ${came}`] : [];
}

function shown(book: Book, schedule: Schedule, now: WallTime): OwnSchedule {
  const { hour, at, came, failed } = schedule;
  return { hour, next: nextDay(schedule, now), at, came, failed, trouble: troubleOf(book, schedule, now) };
}

function troubleOf(book: Book, { trigger, hour, done, tried }: Schedule, now: WallTime): string {
  try {
    if (!ownTriggers(book).some((one) => one.getUniqueId() === trigger))
      return 'Google no longer has its trigger: start it again.';
  } catch (error) {
    return `Whether it still runs is not known: ${messageOf(error)}`;
  }
  return isMissed(hour, done > tried ? done : tried, now)
    ? 'It has not run when it should have. Google may have switched it off, or wait for your permission: start it again.'
    : '';
}

/** The triggers of this user in this document that call us: one, or none. */
function ownTriggers(book: Book): GoogleAppsScript.Script.Trigger[] {
  return ScriptApp.getUserTriggers(book.spreadsheet).filter(
    (trigger) => trigger.getHandlerFunction() === HANDLER,
  );
}

/** An add-on may have one trigger of a user in a document: where another window was quicker, its trigger is ours. */
function makeTrigger(book: Book): GoogleAppsScript.Script.Trigger {
  try {
    return ScriptApp.newTrigger(HANDLER).timeBased().everyHours(1).create();
  } catch (error) {
    const [other] = ownTriggers(book);
    if (other) return other;
    throw error;
  }
}
