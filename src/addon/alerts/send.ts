import { isDigestOnly } from '../../alerts/settings';
import { addressOf } from '../../playbooks/team';
import { openBook } from '../../sheets/grid/book';
import { withDocumentLock } from '../../sheets/grid/lock';
import { readSettings } from '../../sheets/tabs/settings-tab';
import { readTeam } from '../../sheets/tabs/team-tab';
import { type Feature, statesOf } from '../feature';
import { type AlertList, listAlerts, queueAgain } from './alerts';
import { mailChannel } from './mail';
import { MAIL } from './mail.feature';
import { slackChannel } from './slack';
import { SLACK } from './slack.feature';
import { forgetSlackAddress, keepSlackAddress, slackAddressHint } from './slack-address';
import { type Channel, type Delivery, tell } from './tell';

/** A delivery stops here: Google ends an execution after 360 seconds, whatever stands half-way. */
const LONGEST_MS = 240_000;

/** What leaves the spreadsheet, for the sidebar. */
export interface Outside {
  /** The last four characters of the user's Slack address; empty where there is none. */
  readonly slack: string;
}

export type { Delivery };

/** Sends the alerts that wait for it, by Slack and e-mail. */
export function sendAlerts(): Delivery {
  return deliver(false);
}

/** Sends what is pending by Slack and e-mail. `daily`: this is the one delivery of the day, which takes the digest along. */
export function deliver(daily: boolean): Delivery {
  const began = Date.now();
  return withDocumentLock((book) => {
    const waits = !daily && isDigestOnly(readSettings(book).values.alerts);
    const team = readTeam(book);
    const channels = [
      allowed(SLACK, slackChannel(book.spreadsheet.getId())),
      allowed(
        MAIL,
        mailChannel((role, csm) => addressOf(role, csm, team), waits),
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
  return { ...channel, hindrance: () => hindrance };
}

/** Sends an alert again that may or may not have arrived. */
export function resendAlert(key: string): AlertList {
  queueAgain(key);
  deliver(false);
  return listAlerts();
}

/** What may be known of the user's Slack address in this spreadsheet. */
export function readDelivery(): Outside {
  return { slack: slackAddressHint(openBook().spreadsheet.getId()) };
}

/** Keeps the address of the Slack webhook that the user has pasted; it is never handed out again. */
export function setSlackAddress(address: string): Outside {
  keepSlackAddress(openBook().spreadsheet.getId(), address);
  return readDelivery();
}

/** Forgets the user's Slack address. */
export function removeSlackAddress(): Outside {
  forgetSlackAddress(openBook().spreadsheet.getId());
  return readDelivery();
}
