/**
 * What is kept of a schedule. It lies in the properties of the user who made it, under the file's id: a trigger has
 * nothing else for certain, and a copy of the file has no schedule. What others may see of it lies in the document's.
 */
import type { RunOptions } from '../run/options';
import type { Progress, Week } from './due';

export interface Schedule extends Progress {
  /** The id of the trigger that it runs by. */
  readonly trigger: string;
  /** The hour from which a day's run is due, 0..23. */
  readonly hour: number;
  /** The tab of customers, by its id. */
  readonly tab: number;
  /** What its owner has chosen for its runs. */
  readonly options: RunOptions;
  /** When it last did something, as 2026-11-21 07:12, and what. */
  readonly at: string;
  readonly came: string;
  /** Whether that needs a person. */
  readonly failed: boolean;
  /** The first of the days on which it has failed since it last worked; empty where it works. */
  readonly failingSince?: string | undefined;
  /** Whether its owner has been told of that by mail. */
  readonly isTold?: boolean;
  /** How it has done since its owner was last told; undefined before the first complete run. */
  readonly week?: Week | undefined;
}

/** What others see of a schedule. */
export interface PublicSchedule {
  /** Empty where the edition may not know. */
  readonly who: string;
  readonly hour: number;
  readonly at: string;
  readonly came: string;
  readonly failed: boolean;
  readonly failingSince?: string | undefined;
}

const PREFIX = 'customer-vitals.schedule.';

/** The user's schedule in a file; undefined where there is none. */
export function scheduleIn(file: string): Schedule | undefined {
  const text = PropertiesService.getUserProperties().getProperty(PREFIX + file);
  return text === null ? undefined : (JSON.parse(text) as Schedule);
}

/** The user's schedule that runs by a trigger, and its file: found without any spreadsheet being open. */
export function scheduleOf(trigger: string): { file: string; schedule: Schedule } | undefined {
  const kept = PropertiesService.getUserProperties().getProperties();
  for (const [key, text] of Object.entries(kept)) {
    if (!key.startsWith(PREFIX)) continue;
    const schedule = JSON.parse(text) as Schedule;
    if (schedule.trigger === trigger) return { file: key.slice(PREFIX.length), schedule };
  }
  return undefined;
}

export function keepSchedule(file: string, schedule: Schedule): void {
  PropertiesService.getUserProperties().setProperty(PREFIX + file, JSON.stringify(schedule));
}

export function dropSchedule(file: string): void {
  PropertiesService.getUserProperties().deleteProperty(PREFIX + file);
}

/** Shows others of the document what a schedule came to. Where that fails, the schedule itself goes on. */
export function publish(trigger: string, schedule: PublicSchedule | undefined): void {
  try {
    const store = PropertiesService.getDocumentProperties();
    if (schedule) store.setProperty(PREFIX + trigger, JSON.stringify(schedule));
    else store.deleteProperty(PREFIX + trigger);
  } catch {
    // Others see what they saw before.
  }
}

/** The schedules of everybody in this document but the one of this trigger. */
export function publishedBut(trigger: string | undefined): PublicSchedule[] {
  const kept = PropertiesService.getDocumentProperties().getProperties();
  return Object.entries(kept)
    .filter(([key]) => key.startsWith(PREFIX) && key !== PREFIX + trigger)
    .map(([, text]) => JSON.parse(text) as PublicSchedule);
}
