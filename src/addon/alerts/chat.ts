import { type Letter, lettersBy } from '../../alerts/letter';
import type { Action } from '../../alerts/rule';
import { slackMessage } from '../../alerts/slack';
import { teamsMessage } from '../../alerts/teams';
import { type ChatName, redact } from '../../alerts/webhook';
import type { Channel, Told } from './tell';
import { webhookOf } from './webhooks';

interface Chat {
  readonly action: Action;
  readonly message: (letter: Letter, sheet: string) => unknown;
  /** Whether it has taken a message, by what it answers with a code of success. */
  readonly hasIt: (answer: string) => boolean;
}

const CHATS: Readonly<Record<ChatName, Chat>> = {
  Slack: { action: 'send_slack', message: slackMessage, hasIt: () => true },
  // A workflow answers with nothing; a connector says `1`, and why not where it has not taken it.
  Teams: {
    action: 'send_teams',
    message: teamsMessage,
    hasIt: (answer) => answer.trim() === '' || answer.trim() === '1' || /^\s*\{/.test(answer),
  },
};

const SHOWN_CHARACTERS = 80;

/** Alerts as messages of a chat: one for each CSM and delivery. */
export function chatChannel(name: ChatName, file: string): Channel {
  const address = webhookOf(name, file);
  const { action, message } = CHATS[name];
  return {
    action,
    lettersOf: (entries) => lettersBy(entries, ({ csm }) => csm),
    hindrance: () =>
      address === undefined
        ? `No ${name} address is known: paste it in the sidebar, under Alerts.`
        : undefined,
    tell: (letter, sheet) =>
      outcome(name, postTo(address!, JSON.stringify(message(letter, sheet))), address!),
  };
}

function postTo(address: string, payload: string): GoogleAppsScript.URL_Fetch.HTTPResponse {
  return UrlFetchApp.fetch(address, {
    method: 'post',
    contentType: 'application/json',
    payload,
    // Google's own words for a refused request may hold the address.
    muteHttpExceptions: true,
    // An address that is moved is none of theirs.
    followRedirects: false,
  });
}

/** A chat says that it has taken the message, or why not. Where its server failed, that stays unknown. */
function outcome(name: ChatName, response: GoogleAppsScript.URL_Fetch.HTTPResponse, address: string): Told {
  const code = response.getResponseCode();
  const text = response.getContentText();
  if (code >= 200 && code < 300 && CHATS[name].hasIt(text)) {
    return { state: 'sent', noteOf: () => `${name} has it.` };
  }
  const words = redact(text, address).slice(0, SHOWN_CHARACTERS);
  const answer = `${name} answered ${code}${words === '' ? '' : ` (${words})`}`;
  if (code >= 500) {
    const note = `${answer}: look in the channel, then resend or acknowledge it.`;
    return { state: 'not confirmed', noteOf: () => note };
  }
  const note = `${answer}. It is tried again with the next delivery; is the address right?`;
  return { state: 'pending', noteOf: () => note };
}
