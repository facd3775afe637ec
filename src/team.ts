/**
 * The team edition: everything of `index.ts`, and what needs more than the open spreadsheet. What each feature asks for
 * is declared beside its code (`addon/feature.ts`), and explained in docs/permissions.md.
 */
import type { AlertList } from './addon/delivery/alerts';
import { MAIL } from './addon/delivery/mail.feature';
import * as outside from './addon/delivery/outside';
import { SLACK } from './addon/delivery/slack.feature';
import { type Feature, type FeatureState, statesOf } from './addon/feature';
import { type MadeDoc, makeGoogleDocOf } from './addon/google-doc';
import { GOOGLE_DOC } from './addon/google-doc.feature';
import { dailyRun } from './addon/schedule/daily-run';
import { readSchedules, type Schedules, startDaily, stopDaily } from './addon/schedule/schedule';
import { SCHEDULE } from './addon/schedule/schedule.feature';
import { sweepHourly, type TriggerEvent } from './addon/schedule/sweep';
import type { RunOptions } from './addon/score';

export * from './index';

const FEATURES: readonly Feature[] = [SCHEDULE, SLACK, MAIL, GOOGLE_DOC];

/** Which features this edition has, and whether the user has allowed them. */
export function listFeatures(): FeatureState[] {
  return statesOf(FEATURES);
}

/** Scores every day between this hour and the next, in the spreadsheet's time zone, with these choices. */
export function startSchedule(hour: number, options?: RunOptions): Schedules {
  return startDaily(hour, options ?? {});
}

/** Ends the user's schedule. */
export function stopSchedule(): Schedules {
  return stopDaily();
}

/** The schedules of this spreadsheet: when each last ran and what came of it. */
export function readSchedule(): Schedules {
  return readSchedules();
}

/** What the schedule's trigger calls every hour; it does nothing unless a run is due. */
export function hourlySweep(event?: TriggerEvent): void {
  sweepHourly(event, dailyRun);
}

/** Sends the alerts that wait for it, by Slack and e-mail. */
export function sendAlerts(): outside.Delivery {
  return outside.deliver(false);
}

/** Sends an alert once more of which nobody knows whether it has arrived. */
export function resendAlert(key: string): AlertList {
  return outside.resend(String(key));
}

/** What may be known of the user's Slack address in this spreadsheet. */
export function readDelivery(): outside.Outside {
  return outside.readOutside();
}

/** Keeps the address of the Slack webhook that the user has pasted; it is never handed out again. */
export function setSlackAddress(address: string): outside.Outside {
  return outside.setSlack(String(address));
}

/** Forgets the user's Slack address. */
export function removeSlackAddress(): outside.Outside {
  return outside.removeSlack();
}

/** Makes a Google Doc in the user's Drive of a document about a customer. */
export function makeGoogleDoc(title: string, html: string): MadeDoc {
  return makeGoogleDocOf(String(title), String(html));
}
