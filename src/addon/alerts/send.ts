import { isDigestOnly } from '../../alerts/settings';
import { addressOf } from '../../playbooks/team';
import { openBook } from '../../sheets/grid/book';
import { withDocumentLock } from '../../sheets/grid/lock';
import { readSettings } from '../../sheets/tabs/settings-tab';
import { readTeam } from '../../sheets/tabs/team-tab';
import { type Feature, statesOf } from '../feature';
import { type AlertList, listAlerts, queueAgain } from './alerts';
import { chatChannel } from './chat';
import { mailChannel } from './mail';
import { MAIL } from './mail.feature';
import { SLACK } from './slack.feature';
import { TEAMS } from './teams.feature';
import { type Channel, type Delivery, tell } from './tell';
import { forgetWebhook, keepWebhook, webhookHint } from './webhooks';

/** A delivery stops here: Google ends an execution after 360 seconds, whatever stands half-way. */
const LONGEST_MS = 240_000;

/** What leaves the spreadsheet, for the sidebar: the last four characters of the user's addresses; empty where there is none. */
export interface Outside {
  readonly slack: string;
  readonly teams: string;
}

export type { Delivery };

/** Sends the alerts that wait for it, by Slack, Teams and e-mail. */
export function sendAlerts(): Delivery {
  return deliver(false);
}

/** Sends what is pending by Slack, Teams and e-mail. `daily`: this is the one delivery of the day, which takes the digest along. */
export function deliver(daily: boolean): Delivery {
  const began = Date.now();
  return withDocumentLock((book) => {
    const inDigest = isDigestOnly(readSettings(book).values.alerts);
    const time = inDigest ? (daily ? 'in this digest' : 'in a later digest') : 'at once';
    const [team, file] = [readTeam(book), book.spreadsheet.getId()];
    const channels = [
      allowed(SLACK, chatChannel('Slack', file)),
      allowed(TEAMS, chatChannel('Teams', file)),
      allowed(
        MAIL,
        mailChannel((role, csm) => addressOf(role, csm, team), time),
      ),
    ];
    return tell(book, channels, () => Date.now() - began < LONGEST_MS);
  });
}

/** A channel that waits where the user has not allowed what it needs. */
function allowed(feature: Feature, channel: Channel): Channel {
  const [state] = statesOf([feature]);
  if (state!.allowed) return channel;
  const hindrance = `You have not allowed the add-on to ${feature.does}: allow it in the sidebar, under Alerts.`;
  return { ...channel, lettersOf: (entries) => [{ to: '', entries }], hindrance: () => hindrance };
}

/** Sends an alert again that may or may not have arrived. */
export function resendAlert(key: string): AlertList {
  queueAgain(key);
  deliver(false);
  return listAlerts();
}

/** What may be known of the user's addresses in this spreadsheet. */
export function readDelivery(): Outside {
  const file = openBook().spreadsheet.getId();
  return { slack: webhookHint('Slack', file), teams: webhookHint('Teams', file) };
}

/** Keeps the address of the Slack webhook that the user has pasted; it is never handed out again. */
export function setSlackAddress(address: string): Outside {
  keepWebhook('Slack', openBook().spreadsheet.getId(), address);
  return readDelivery();
}

/** Forgets the user's Slack address. */
export function removeSlackAddress(): Outside {
  forgetWebhook('Slack', openBook().spreadsheet.getId());
  return readDelivery();
}

/** The same for the address of a Teams webhook. */
export function setTeamsAddress(address: string): Outside {
  keepWebhook('Teams', openBook().spreadsheet.getId(), address);
  return readDelivery();
}

/** Forgets the user's Teams address. */
export function removeTeamsAddress(): Outside {
  forgetWebhook('Teams', openBook().spreadsheet.getId());
  return readDelivery();
}
