import { lettersBy } from '../../alerts/letter';
import { slackMessage } from '../../alerts/slack';
import { redact } from '../../alerts/webhook';
import { slackAddress } from './slack-address';
import type { Channel, Told } from './tell';

const NO_ADDRESS = 'No Slack address is known: paste it in the sidebar, under Alerts.';
const SHOWN_CHARACTERS = 80;

/** Alerts as messages of Slack: one for each CSM and delivery. */
export function slackChannel(file: string): Channel {
  const address = slackAddress(file);
  return {
    action: 'send_slack',
    lettersOf: (entries) => lettersBy(entries, ({ csm }) => csm),
    hindrance: () => (address === undefined ? NO_ADDRESS : undefined),
    tell: (letter, sheet) => outcome(postTo(address!, JSON.stringify(slackMessage(letter, sheet))), address!),
  };
}

function postTo(address: string, payload: string): GoogleAppsScript.URL_Fetch.HTTPResponse {
  return UrlFetchApp.fetch(address, {
    method: 'post',
    contentType: 'application/json',
    payload,
    // Google's own words for a refused request may hold the address.
    muteHttpExceptions: true,
    // An address that is moved is none of Slack's.
    followRedirects: false,
  });
}

/** Slack says `ok`, or why it has not taken the message. Where its server failed, it may have taken it. */
function outcome(response: GoogleAppsScript.URL_Fetch.HTTPResponse, address: string): Told {
  const code = response.getResponseCode();
  if (code >= 200 && code < 300) return { state: 'sent', note: 'Slack has it.' };
  const words = redact(response.getContentText(), address).slice(0, SHOWN_CHARACTERS);
  const answer = `Slack answered ${code}${words === '' ? '' : ` (${words})`}`;
  if (code >= 500) {
    return {
      state: 'not confirmed',
      note: `${answer}: look in the channel, then resend or acknowledge it.`,
    };
  }
  return {
    state: 'pending',
    note: `${answer}. It is tried again with the next delivery; is the address right?`,
  };
}
