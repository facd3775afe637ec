/** The address of a webhook, of Slack or of Teams. Whoever has it can write into the channel: it is a secret. */
import { once } from '../base/once';

export type ChatName = 'Slack' | 'Teams';

interface Webhook {
  /** What its address looks like, whole: no user, no other host. */
  readonly address: RegExp;
  /** Anything in a text that may be such an address, whole or in part. */
  readonly anywhere: RegExp;
  /** Where to find it, for who has pasted something else. */
  readonly help: string;
}

const webhooks = once(
  (): Readonly<Record<ChatName, Webhook>> => ({
    Slack: {
      address: /^https:\/\/hooks\.slack\.com\/services\/[A-Za-z0-9]+\/[A-Za-z0-9]+\/[A-Za-z0-9]+$/,
      anywhere: /(?:https?:)?(?:\/\/)?hooks\.slack\.com[^\s"'<>]*/gi,
      help:
        'Copy the whole address that Slack shows under "Incoming Webhooks": it begins with ' +
        'https://hooks.slack.com/services/ and goes on in three parts.',
    },
    Teams: {
      // Workflows sign their address in its query; the older connectors have none.
      address:
        /^https:\/\/(?!-)[a-z0-9.-]+\.(?:webhook\.office|logic\.azure|api\.powerplatform)\.com(?::443)?\/(?:[\w@-]+\/)*[\w@-]+(?:\?[\w%.&=~+-]+)?$/,
      anywhere:
        /(?:https?:)?(?:\/\/)?[a-z0-9.-]+\.(?:webhook\.office|logic\.azure|api\.powerplatform)\.com[^\s"'<>]*/gi,
      help:
        'In Teams, add the workflow "Send webhook alerts to a channel" and copy the whole address that it shows: its ' +
        'host ends in .logic.azure.com or .api.powerplatform.com.',
    },
  }),
);

const LONGEST: Readonly<Record<ChatName, number>> = { Slack: 200, Teams: 600 };

/**
 * The address that somebody has pasted.
 * @throws A sentence where it is no webhook of that chat; what was pasted is not repeated.
 */
export function webhookAddress(chat: ChatName, pasted: string): string {
  const address = pasted.trim();
  const { address: form, help } = webhooks()[chat];
  // The port is that of https in any case, and Google compares addresses without it.
  if (address.length <= LONGEST[chat] && form.test(address)) return address.replace(':443/', '/');
  throw new Error(`This is no address of a ${chat} webhook. ${help}`);
}

/** What may be shown of an address: its last four characters. */
export function lastFour(address: string): string {
  return address.slice(-4);
}

/** A text without any webhook address, nor any part of this one that tells anything. */
export function redact(text: string, address = ''): string {
  const withoutAddresses = Object.entries(webhooks()).reduce(
    (left, [chat, { anywhere }]) => left.replace(anywhere, `[${chat} address hidden]`),
    text,
  );
  return address
    .split(/[/?&=]/)
    .slice(3)
    .filter((part) => part.length > 3 && !WORDS_OF_ADDRESSES.includes(part))
    .reduce((left, part) => left.split(part).join('[hidden]'), withoutAddresses);
}

/** Parts of such addresses that tell nothing. */
const WORDS_OF_ADDRESSES = [
  ...['services', 'workflows', 'triggers', 'manual', 'paths', 'invoke', 'api-version'],
  ...['webhookb2', 'IncomingWebhook', 'powerautomate', 'automations', 'direct'],
];
