import { dayToIso, readDay } from '../customers/cells/day';
import { keyText } from '../customers/identity';
import { readingSettings } from './context';
import { type OwnColumn, OwnTable } from './own-table';
import { ALERTS_TAB } from './owned-tabs';

/** An alert as the tab holds it: something happened to a customer, and somebody is to do something about it. */
export interface AlertRow {
  /** The civil day on which it was noticed. */
  readonly day: number;
  /** The customer's id, exactly as it stands in the sheet. */
  readonly id: string | number;
  readonly name: string;
  readonly csm: string;
  readonly rule: string;
  readonly what: string;
  readonly action: string;
  readonly recipient: string;
}

/** Nobody has been told yet. */
export const PENDING = 'pending';

export const ALERT_COLUMNS: readonly OwnColumn[] = [
  { name: 'Date', kind: 'day' },
  { name: 'Customer id', kind: 'key' },
  { name: 'Name', kind: 'text', width: 180 },
  { name: 'CSM', kind: 'text' },
  { name: 'Rule', kind: 'text', width: 160 },
  { name: 'What happened', kind: 'text', width: 360 },
  { name: 'Action', kind: 'text', width: 140 },
  { name: 'Recipient', kind: 'text', width: 200 },
  { name: 'State', kind: 'text' },
  { name: 'Key', kind: 'text', width: 200 },
];

/** The day of each customer's last alert by each rule, asked for by the id as ids are compared. */
export function lastAlerts(
  book: GoogleAppsScript.Spreadsheet.Spreadsheet,
): (customer: string, rule: string) => number | undefined {
  const table = OwnTable.find(book, ALERTS_TAB, ALERT_COLUMNS);
  const { dayOfDate } = readingSettings(book);
  const days = new Map<string, number>();
  for (const { cell } of table?.rows ?? []) {
    const day = readDay(cell('Date'), undefined, dayOfDate);
    const key = keyOf(keyText(cell('Customer id')), String(cell('Rule')));
    if (typeof day === 'number') days.set(key, Math.max(day, days.get(key) ?? day));
  }
  return (customer, rule) => days.get(keyOf(customer, rule));
}

/** Adds alerts below those that are there, for somebody to be told. */
export function addAlerts(book: GoogleAppsScript.Spreadsheet.Spreadsheet, alerts: readonly AlertRow[]): void {
  if (alerts.length === 0) return;
  OwnTable.open(book, ALERTS_TAB, ALERT_COLUMNS).append(
    alerts.map(({ day, id, name, csm, rule, what, action, recipient }) => ({
      Date: day,
      'Customer id': id,
      Name: name,
      CSM: csm,
      Rule: rule,
      'What happened': what,
      Action: action,
      Recipient: recipient,
      State: PENDING,
      Key: `${keyText(id)} / ${rule} / ${dayToIso(day)}`,
    })),
  );
}

function keyOf(customer: string, rule: string): string {
  return `${rule}\n${customer}`;
}
