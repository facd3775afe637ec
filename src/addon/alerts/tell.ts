import type { Letter } from '../../alerts/letter';
import { afterDeath, type OutboxEntry } from '../../alerts/outbox';
import type { Action } from '../../alerts/rule';
import { byUrgency } from '../../alerts/urgency';
import type { Book } from '../../sheets/grid/book';
import { AlertsTab } from '../../sheets/tabs/alerts-tab';
import { messageOf } from '../message';

/** What an action comes to. */
export interface Channel {
  readonly action: Action;
  /** What goes into one letter. */
  lettersOf(entries: readonly OutboxEntry[]): Letter[];
  /** Why a letter has to wait, in a sentence; undefined where it can go. */
  hindrance(letter: Letter): string | undefined;
  /** Tells it; `sheet` is the address of the tab of alerts. An error means that it may or may not have arrived. */
  tell(letter: Letter, sheet: string): Told;
}

export interface Told {
  /** `pending`: certainly not told, to be tried again. */
  readonly state: 'sent' | 'pending' | 'not confirmed';
  readonly note: string;
}

/** What a delivery came to, in alerts. */
export interface Delivery {
  readonly sent: number;
  /** Of this delivery and of earlier ones. */
  readonly notConfirmed: number;
  /** Time ran out before everything was tried. */
  readonly unfinished: boolean;
}

/** What a person does about an alert that may or may not have arrived. */
const LOOK = 'look whether it has arrived, then resend or acknowledge it.';

/**
 * Tells every pending alert for which there is a channel, one letter after the other, each marked before and after:
 * what dies in between is found by the next delivery, and never told a second time by itself. The caller holds the
 * document's lock.
 */
export function tell(book: Book, channels: readonly Channel[], isTimeLeft: () => boolean): Delivery {
  const tab = AlertsTab.find(book);
  if (!tab) return { sent: 0, notConfirmed: 0, unfinished: false };
  const since = book.now();
  buryDead(tab, since);
  let sent = 0;
  let unfinished = false;
  for (const channel of channels) {
    const waiting = tab
      .entries()
      .filter(({ action, state }) => action === channel.action && state === 'pending')
      // Where a day's mails run out, the most urgent have gone.
      .sort(byUrgency);
    for (const letter of channel.lettersOf(waiting)) {
      if (!isTimeLeft()) unfinished = true;
      else sent += post(tab, letter, channel, since);
    }
  }
  const notConfirmed = tab.entries().filter(({ state }) => state === 'not confirmed').length;
  return { sent, notConfirmed, unfinished };
}

/** Nobody else writes while we hold the lock: what is on its way now belongs to a run that has died. */
function buryDead(tab: AlertsTab, since: string): void {
  for (const { key, action, state } of tab.entries()) {
    if (state !== 'sending') continue;
    const next = afterDeath(action);
    tab.mark([key], next, since, next === 'pending' ? '' : `A run ended while it was sent: ${LOOK}`);
  }
}

/** Tells one letter; returns how many alerts have certainly gone out. */
function post(tab: AlertsTab, letter: Letter, channel: Channel, since: string): number {
  const keys = letter.entries.map(({ key }) => key);
  const hindrance = channel.hindrance(letter);
  if (hindrance !== undefined) {
    if (letter.entries.some(({ note }) => note !== hindrance)) tab.mark(keys, 'pending', since, hindrance);
    return 0;
  }
  // Of what somebody has just deleted nothing could be kept: it is not told.
  const gone = tab.mark(keys, 'sending', since, '');
  const entries = letter.entries.filter(({ key }) => !gone.includes(key));
  if (entries.length === 0) return 0;
  const { state, note } = attempt(channel, { ...letter, entries }, tab.link);
  tab.mark(
    entries.map(({ key }) => key),
    state,
    since,
    note,
  );
  return state === 'sent' ? entries.length : 0;
}

/** What an error from outside says may hold a secret: it is not passed on. */
function attempt(channel: Channel, letter: Letter, sheet: string): Told {
  try {
    return channel.tell(letter, sheet);
  } catch (error) {
    if (afterDeath(channel.action) === 'not confirmed')
      return { state: 'not confirmed', note: `The answer was lost: ${LOOK}` };
    return { state: 'pending', note: messageOf(error) };
  }
}
