import type { AlertState, OutboxEntry } from '../../alerts/outbox';
import { type Book, openBook } from '../../sheets/grid/book';
import { withDocumentLock } from '../../sheets/grid/lock';
import { AlertsTab } from '../../sheets/tabs/alerts-tab';

/** An alert, for the sidebar. */
export interface ListedAlert
  extends Pick<OutboxEntry, 'key' | 'customer' | 'name' | 'csm' | 'rule' | 'action'> {
  readonly what: string;
  readonly next: string;
  readonly state: AlertState;
  readonly note: string;
}

/** The alerts that want somebody. */
export interface AlertList {
  /** Not acknowledged yet, the newest first. */
  readonly alerts: readonly ListedAlert[];
  /** How many more there are than are listed. */
  readonly more: number;
}

const MOST_LISTED = 100;

/** The alerts that nobody has acknowledged yet. */
export function listAlerts(): AlertList {
  return alertsIn(openBook());
}

/** The same, of a spreadsheet that is open already. */
export function alertsIn(book: Book): AlertList {
  const tab = AlertsTab.find(book);
  const open = (tab?.entries() ?? []).filter(({ state }) => state !== 'acknowledged').reverse();
  return { alerts: open.slice(0, MOST_LISTED).map(listed), more: Math.max(0, open.length - MOST_LISTED) };
}

/** Acknowledges an alert: it is sent to nobody any more, and leaves the list. */
export function acknowledgeAlert(key: string): AlertList {
  moveTo(key, 'acknowledged', 'Acknowledged in the sidebar.');
  return listAlerts();
}

/** Puts an alert that may or may not have arrived back among those to send. */
export function queueAgain(key: string): void {
  moveTo(key, 'pending', '', ['not confirmed']);
}

function moveTo(key: string, state: AlertState, note: string, from?: readonly AlertState[]): void {
  withDocumentLock((book) => {
    const tab = AlertsTab.find(book);
    const entry = tab?.entries().find((one) => one.key === key);
    if (!tab || !entry) throw new Error('This alert is no longer in the tab of alerts.');
    // A press that died has queued it, or died while it was sent: the delivery that follows goes on, or says that it is not certain.
    if (from && (entry.state === 'pending' || entry.state === 'sending')) return;
    if (from && !from.includes(entry.state))
      throw new Error(`This alert is ${entry.state}: there is nothing to send again.`);
    tab.mark(new Map([[key, { state, note }]]), book.now());
  });
}

/** Selects an alert's row, so that the user sees it. */
export function showAlert(key: string): void {
  const book = openBook();
  const place = AlertsTab.find(book)?.place(key);
  const sheet = place && book.spreadsheet.getSheetByName(place.tab);
  if (!sheet) throw new Error('This alert is no longer in the tab of alerts.');
  book.show(sheet);
  book.goTo(sheet.getRange(place.cell));
}

function listed({
  key,
  customer,
  name,
  csm,
  rule,
  action,
  what,
  next,
  state,
  note,
}: OutboxEntry): ListedAlert {
  return { key, customer, name, csm, rule, action, what, next, state, note };
}
