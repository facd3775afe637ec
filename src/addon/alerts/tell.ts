import type { Letter } from '../../alerts/letter';
import { afterDeath, type OutboxEntry } from '../../alerts/outbox';
import type { Action } from '../../alerts/rule';
import { byUrgency } from '../../alerts/urgency';
import type { Book } from '../../sheets/grid/book';
import { type AlertMark, AlertsTab } from '../../sheets/tabs/alerts-tab';
import { messageOf } from '../message';

/** What an action comes to. */
export interface Channel {
  readonly action: Action;
  /** What goes into one letter. An alert for several people is in a letter to each who has not been told. */
  lettersOf(entries: readonly OutboxEntry[]): Letter[];
  /** Why a letter has to wait, in a sentence; undefined where it can go. */
  hindrance(letter: Letter): string | undefined;
  /** Tells it; `sheet` is the address of the tab of alerts. An error means that it may or may not have arrived. */
  tell(letter: Letter, sheet: string): Told;
}

export interface Told {
  /** `pending`: certainly not told, to be tried again. */
  readonly state: 'sent' | 'pending' | 'not confirmed';
  /** How the delivery of an alert ended, for a person; `told` are all who have it now. */
  noteOf(entry: OutboxEntry, told: readonly string[]): string;
  /** Who has it now; left out where an alert goes to one place alone. */
  readonly to?: string;
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
    const letters = channel.lettersOf(waiting);
    const round = new Round(tab, channel, letters, since);
    for (const letter of letters) {
      if (!isTimeLeft()) unfinished = true;
      else sent += round.post(letter);
    }
  }
  const notConfirmed = tab.entries().filter(({ state }) => state === 'not confirmed').length;
  return { sent, notConfirmed, unfinished };
}

/** Nobody else writes while we hold the lock: what is on its way now belongs to a run that has died. */
function buryDead(tab: AlertsTab, since: string): void {
  const marks = new Map<string, AlertMark>();
  for (const { key, action, state } of tab.entries()) {
    if (state !== 'sending') continue;
    const next = afterDeath(action);
    const note = next === 'pending' ? '' : `A run ended while it was sent: ${LOOK}`;
    marks.set(key, { state: next, note });
  }
  if (marks.size > 0) tab.mark(marks, since);
}

/** The letters of one channel in one delivery. */
class Round {
  /** In how many letters an alert is that have not gone yet. */
  private readonly left = new Map<string, number>();
  private readonly told = new Map<string, readonly string[]>();
  /** Alerts of which somebody may have been told or not. */
  private readonly uncertain = new Map<string, string>();

  constructor(
    private readonly tab: AlertsTab,
    private readonly channel: Channel,
    letters: readonly Letter[],
    private readonly since: string,
  ) {
    for (const { entries } of letters)
      for (const { key, told } of entries) {
        this.left.set(key, (this.left.get(key) ?? 0) + 1);
        this.told.set(key, told);
      }
  }

  /** Tells one letter; returns of how many alerts everybody has been told by it. */
  post(letter: Letter): number {
    const { tab, channel, since } = this;
    const hindrance = channel.hindrance(letter);
    if (hindrance !== undefined) {
      if (letter.entries.some(({ note }) => note !== hindrance))
        this.mark(letter.entries, () => ({ state: 'pending', note: hindrance }));
      return 0;
    }
    // Of what somebody has just deleted nothing could be kept: it is not told.
    const onItsWay = letter.entries.map(({ key }): [string, AlertMark] => [
      key,
      { state: 'sending', note: '' },
    ]);
    const gone = tab.mark(new Map(onItsWay), since);
    const entries = letter.entries.filter(({ key }) => !gone.includes(key));
    if (entries.length === 0) return 0;
    const outcome = attempt(channel, { ...letter, entries }, tab.link);
    let sent = 0;
    this.mark(entries, (entry) => {
      const mark = this.after(entry, outcome);
      if (mark.state === 'sent') sent += 1;
      return mark;
    });
    return sent;
  }

  /** Where an alert stands after a letter: told, unless others wait for it. */
  private after(entry: OutboxEntry, { state, noteOf, to }: Told): AlertMark {
    const { key } = entry;
    const told = [...this.told.get(key)!, ...(state === 'sent' && to !== undefined ? [to] : [])];
    this.told.set(key, told);
    const note = noteOf(entry, told);
    const kept = to === undefined ? {} : { told };
    if (state === 'not confirmed') this.uncertain.set(key, note);
    if (state !== 'sent') return { state, note, ...kept };
    const left = this.left.get(key)! - 1;
    this.left.set(key, left);
    return { state: left > 0 ? 'pending' : 'sent', note, ...kept };
  }

  /** What is not certain stays so, whatever becomes of the alert's other letters. */
  private mark(entries: readonly OutboxEntry[], markOf: (entry: OutboxEntry) => AlertMark): void {
    const marks = entries.map((entry): [string, AlertMark] => {
      const mark = markOf(entry);
      const doubt = this.uncertain.get(entry.key);
      return [entry.key, doubt === undefined ? mark : { ...mark, state: 'not confirmed', note: doubt }];
    });
    this.tab.mark(new Map(marks), this.since);
  }
}

/** What an error from outside says may hold a secret: it is not passed on. */
function attempt(channel: Channel, letter: Letter, sheet: string): Told {
  try {
    return channel.tell(letter, sheet);
  } catch (error) {
    if (afterDeath(channel.action) === 'not confirmed')
      return { state: 'not confirmed', noteOf: () => `The answer was lost: ${LOOK}` };
    const note = messageOf(error);
    return { state: 'pending', noteOf: () => note };
  }
}
