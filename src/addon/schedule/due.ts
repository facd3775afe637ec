import { isoDayAfter } from '../../base/calendar';
import { wallClock } from '../../sheets/grid/zone';
/** When a scheduled run is due. Time comes in from outside, as the spreadsheet's own time zone has it. */

/** A time as a clock on the wall of the spreadsheet's time zone shows it. */
export interface WallTime {
  /** Civil day, as 2026-11-21. */
  readonly day: string;
  /** 0..23. */
  readonly hour: number;
}

/** What is known of the runs so far. */
export interface Progress {
  /** The last day whose run is complete; empty before the first one. */
  readonly done: string;
  /** The day of the last attempt, and how many there were on it. */
  readonly tried: string;
  readonly attempts: number;
}

/** So often a day is tried: a run that fails for a reason that stays must not use up what Google gives for a day. */
const ATTEMPTS_A_DAY = 4;

/**
 * Whether to run now. A day's run is due from its hour on until it is complete, so a day on which the hour was missed, or
 * does not exist because the clocks go forward, has its run later; an hour that comes twice has one run.
 */
export function isDue(hour: number, { done, tried, attempts }: Progress, now: WallTime): boolean {
  if (now.day <= done || now.hour < hour) return false;
  return now.day !== tried || attempts < ATTEMPTS_A_DAY;
}

/** The day of the next run: today while today's is to come or to be tried again. */
export function nextDay(progress: Progress, now: WallTime): string {
  const isOver =
    now.day <= progress.done || (now.day === progress.tried && progress.attempts >= ATTEMPTS_A_DAY);
  return isOver ? isoDayAfter(now.day, 1) : now.day;
}

/** The nights since the owner of a schedule was last told how it does, and how many of them were scored. */
export interface Week {
  readonly nights: number;
  readonly scored: number;
  /** The last of them. */
  readonly day: string;
}

/** So many nights after the last time it is told again. */
export const NIGHTS_TO_TELL = 7;

/** A week once the run of a day is complete; the first one begins with that day. */
export function weekAfter(week: Week | undefined, day: string): Week {
  const { nights, scored, day: before } = week ?? { nights: 0, scored: 0, day: isoDayAfter(day, -1) };
  const passed = Math.round((Date.parse(day) - Date.parse(before)) / 86_400_000);
  return { nights: nights + passed, scored: scored + 1, day };
}

/** The wall time of an instant. */
export function wallTime(instant: Date, timeZone: string): WallTime {
  const shown = wallClock(timeZone)(instant);
  return { day: shown.slice(0, 10), hour: Number(shown.slice(11, 13)) };
}

/** Whether an attempt is missing: the last one was made on this day, and the hour of a later one is over. */
export function isMissed(hour: number, triedOn: string, now: WallTime): boolean {
  return triedOn < (now.hour > hour + 1 ? now.day : isoDayAfter(now.day, -1));
}
