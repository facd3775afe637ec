/**
 * The team edition: everything of `index.ts`, and what needs more than the open spreadsheet. What each feature asks for
 * is declared beside its code (`addon/feature.ts`), and explained in docs/permissions.md.
 */
import { MAIL } from './addon/alerts/mail.feature';
import { SLACK } from './addon/alerts/slack.feature';
import { TEAMS } from './addon/alerts/teams.feature';
import { GOOGLE_DOC } from './addon/customer/google-doc.feature';
import { type Feature, type FeatureState, statesOf } from './addon/feature';
import { SCHEDULE } from './addon/schedule/schedule.feature';
import { BIGQUERY } from './addon/warehouse/bigquery.feature';

export {
  readDelivery,
  removeSlackAddress,
  removeTeamsAddress,
  resendAlert,
  sendAlerts,
  setSlackAddress,
  setTeamsAddress,
} from './addon/alerts/send';
export { makeGoogleDoc, makeTemplate } from './addon/customer/google-doc';
export { readSchedule, startSchedule, stopSchedule } from './addon/schedule/schedule';
export { hourlySweep } from './addon/schedule/sweep';
export { readWarehouse, showBigQuery } from './addon/warehouse/warehouse';
export * from './index';

const FEATURES: readonly Feature[] = [SCHEDULE, SLACK, TEAMS, MAIL, GOOGLE_DOC, BIGQUERY];

/** Which features this edition has, and whether the user has allowed them. */
export function listFeatures(): FeatureState[] {
  return statesOf(FEATURES);
}
