/** The address of a Slack webhook. Whoever has it can write into the channel: it is a secret. */

/** What a webhook address looks like, whole: no port, no user, no other host, path or query. */
const WEBHOOK = /^https:\/\/hooks\.slack\.com\/services\/[A-Za-z0-9]+\/[A-Za-z0-9]+\/[A-Za-z0-9]+$/;
const LONGEST = 200;

/** Anything in a text that may be such an address, whole or in part. */
const ANY_WEBHOOK = /(?:https?:)?(?:\/\/)?hooks\.slack\.com[^\s"'<>]*/gi;
const HIDDEN = '[Slack address hidden]';

/**
 * The address that somebody has pasted.
 * @throws A sentence where it is no incoming webhook of Slack; what was pasted is not repeated.
 */
export function webhookAddress(pasted: string): string {
  const address = pasted.trim();
  if (address.length <= LONGEST && WEBHOOK.test(address)) return address;
  throw new Error(
    'This is no address of a Slack webhook. Copy the whole address that Slack shows under "Incoming Webhooks": it ' +
      'begins with https://hooks.slack.com/services/ and goes on in three parts.',
  );
}

/** What may be shown of an address: its last four characters. */
export function lastFour(address: string): string {
  return address.slice(-4);
}

/** A text without any webhook address, nor any part of this one that tells anything. */
export function redact(text: string, address = ''): string {
  const withoutAddresses = text.replace(ANY_WEBHOOK, HIDDEN);
  return address
    .split('/')
    .slice(4)
    .filter((part) => part.length > 3)
    .reduce((left, part) => left.split(part).join(HIDDEN), withoutAddresses);
}
