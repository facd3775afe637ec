import { type ChatName, lastFour, webhookAddress } from '../../alerts/webhook';

/**
 * The address of a webhook is a secret: it lies in the properties of the user who pasted it, under the file's id, and is
 * never handed out again. A copy of the file, and anybody else in it, has none.
 */
const keyOf = (chat: ChatName, file: string) => `customer-vitals.${chat.toLowerCase()}.${file}`;

/** Keeps the address that the user has pasted. */
export function keepWebhook(chat: ChatName, file: string, pasted: string): void {
  PropertiesService.getUserProperties().setProperty(keyOf(chat, file), webhookAddress(chat, pasted));
}

export function forgetWebhook(chat: ChatName, file: string): void {
  PropertiesService.getUserProperties().deleteProperty(keyOf(chat, file));
}

/** The address to send to; undefined where the user has given none. For nothing but the request itself. */
export function webhookOf(chat: ChatName, file: string): string | undefined {
  return PropertiesService.getUserProperties().getProperty(keyOf(chat, file)) ?? undefined;
}

/** What may be shown of the address: its last four characters; empty where there is none. */
export function webhookHint(chat: ChatName, file: string): string {
  const address = webhookOf(chat, file);
  return address === undefined ? '' : lastFour(address);
}
