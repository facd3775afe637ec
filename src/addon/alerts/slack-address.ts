import { lastFour, webhookAddress } from '../../alerts/webhook';

/**
 * The address of the Slack webhook is a secret: it lies in the properties of the user who pasted it, under the file's id,
 * and is never handed out again. A copy of the file, and anybody else in it, has none.
 */
const PREFIX = 'customer-vitals.slack.';

/** Keeps the address that the user has pasted. */
export function keepSlackAddress(file: string, pasted: string): void {
  PropertiesService.getUserProperties().setProperty(PREFIX + file, webhookAddress(pasted));
}

export function forgetSlackAddress(file: string): void {
  PropertiesService.getUserProperties().deleteProperty(PREFIX + file);
}

/** The address to send to; undefined where the user has given none. For nothing but the request itself. */
export function slackAddress(file: string): string | undefined {
  return PropertiesService.getUserProperties().getProperty(PREFIX + file) ?? undefined;
}

/** What may be shown of the address: its last four characters; empty where there is none. */
export function slackAddressHint(file: string): string {
  const address = slackAddress(file);
  return address === undefined ? '' : lastFour(address);
}
