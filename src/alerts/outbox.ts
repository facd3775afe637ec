import type { Action } from './rule';

/**
 * The outbox of alerts: each alert is a row of its own with a state, so that none is sent twice and none is
 * forgotten, whatever happens while it is sent.
 */

/**
 * `pending`: not told yet. `sending`: on its way. `sent`: told. `not confirmed`: the run ended, or the answer was lost,
 * while it was on its way: a person looks, and sends it again or not. `acknowledged`: a person has taken it up.
 */
export const ALERT_STATES = ['pending', 'sending', 'sent', 'not confirmed', 'acknowledged'] as const;
export type AlertState = (typeof ALERT_STATES)[number];

/** What makes an alert the one it is: a rule speaks once of a customer's episode, which is called by its first day. */
export interface AlertIdentity {
  /** The customer's id as ids are compared. */
  readonly customer: string;
  readonly rule: string;
  /** Civil day on which the episode began. */
  readonly day: number;
}

/** An alert in words: its row alone can be sent, today or later. */
export interface AlertWords extends AlertIdentity {
  /** The customer's id exactly as it stands in the sheet. */
  readonly id: string | number;
  readonly action: Action;
  /** Whom the rule names: `account_csm`, a role, a channel, an e-mail address; several with commas. */
  readonly recipient: string;
  /** The play whose step it asks for; empty where there is none. */
  readonly play: string;
  readonly name: string;
  readonly csm: string;
  /** What happened, in a sentence. */
  readonly what: string;
  /** The numbers, one each: `ARR: 120,000`. */
  readonly facts: readonly string[];
  readonly reasons: string;
  /** What to do next: a step of each whom it tells. */
  readonly next: string;
}

/** An alert as its row has it. */
export interface OutboxEntry extends AlertWords {
  readonly key: string;
  readonly state: AlertState;
  /** When it came to that state, for a person. */
  readonly since: string;
  /** How its delivery ended, for a person. */
  readonly note: string;
  /** Who has been mailed already, where several are to be. */
  readonly told: readonly string[];
  /** The address of its row in the spreadsheet. */
  readonly link: string;
}

/** The key of an alert in a file: nothing is sent twice under one key. */
export function alertKey(file: string, { customer, rule, day }: AlertIdentity): string {
  return JSON.stringify([file, customer, rule, day]);
}

/** What a key says; undefined where somebody has written something else into its cell. */
export function readAlertKey(text: string): (AlertIdentity & { readonly file: string }) | undefined {
  const match = /^\["/.test(text) ? parsed(text) : undefined;
  if (!Array.isArray(match) || match.length !== 4) return undefined;
  const [file, customer, rule, day] = match as unknown[];
  if (typeof file !== 'string' || typeof customer !== 'string' || typeof rule !== 'string') return undefined;
  return typeof day === 'number' ? { file, customer, rule, day } : undefined;
}

/**
 * The alerts without a row yet. Rows that came with a copy of a file count: what was told in the original is no
 * news in its copy.
 */
export function newAlerts(alerts: readonly AlertWords[], keys: readonly string[]): AlertWords[] {
  const known = new Set(keys.map((key) => readAlertKey(key)).map((read) => read && alertKey('', read)));
  return alerts.filter((alert) => {
    const key = alertKey('', alert);
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
}

/**
 * What becomes of a row that was on its way when its run ended. What is done inside the spreadsheet is looked up before
 * it is done, so it may be done again; whether a message has gone out, nobody here can know.
 */
export function afterDeath(action: Action): AlertState {
  return action.startsWith('send_') ? 'not confirmed' : 'pending';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
