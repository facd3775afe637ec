import {
  ALERT_STATES,
  type AlertState,
  type AlertWords,
  alertKey,
  newAlerts,
  type OutboxEntry,
  readAlertKey,
} from '../../alerts/outbox';
import { recipientsIn } from '../../alerts/recipients';
import { ACTIONS } from '../../alerts/rule';
import { caseless } from '../../base/caseless';
import { readDay } from '../../reading/cells/day';
import { keyText } from '../../reading/identity';
import type { Book } from '../grid/book';
import { type OwnRow, OwnTable, type OwnTableColumn } from '../grid/own-table';
import { ALERTS_TAB } from '../grid/owned-tabs';
import type { Cells } from '../grid/row-changes';

const COLUMNS: readonly OwnTableColumn[] = [
  { name: 'Date', kind: 'day' },
  { name: 'Customer id', kind: 'key' },
  { name: 'Name', kind: 'text', width: 180 },
  { name: 'CSM', kind: 'text' },
  { name: 'Rule', kind: 'text', width: 160 },
  { name: 'What happened', kind: 'text', width: 320 },
  { name: 'Action', kind: 'text', width: 140 },
  { name: 'Recipient', kind: 'text', width: 200 },
  { name: 'State', kind: 'text' },
  { name: 'Since', kind: 'text', width: 130 },
  { name: 'Note', kind: 'text', width: 320 },
  { name: 'Numbers', kind: 'text', width: 260 },
  { name: 'Why', kind: 'text', width: 320 },
  { name: 'What to do', kind: 'text', width: 320 },
  { name: 'Play', kind: 'text', width: 160 },
  { name: 'Told', kind: 'text', width: 200 },
  { name: 'Key', kind: 'text', width: 200, isKey: true },
];

/** Where an alert stands now. */
export type AlertMark = Pick<OutboxEntry, 'state' | 'note'> & Partial<Pick<OutboxEntry, 'told'>>;

/** The tab of alerts, as the outbox that it is. */
export class AlertsTab {
  private constructor(
    private readonly book: Book,
    private table: OwnTable,
  ) {}

  /** The tab as it stands, made where there is none yet. */
  static open(book: Book): AlertsTab {
    return new AlertsTab(book, OwnTable.open(book, ALERTS_TAB, COLUMNS));
  }

  /** The tab as it stands; undefined where there is none yet. */
  static find(book: Book): AlertsTab | undefined {
    const table = OwnTable.find(book, ALERTS_TAB, COLUMNS);
    return table && new AlertsTab(book, table);
  }

  /** The address of the tab. */
  get link(): string {
    return `${this.book.spreadsheet.getUrl()}#gid=${this.table.sheet.getSheetId()}`;
  }

  /** The name that the user has given it, and where an alert stands in it. */
  place(key: string): { readonly tab: string; readonly cell: string } | undefined {
    const found = this.table.rows.find((row) => keyIn(row) === key);
    return found && { tab: this.table.sheet.getName(), cell: `A${found.row}` };
  }

  /** This file's alerts. Those that came with a copy of another file are not: nothing is sent for them. */
  entries(): OutboxEntry[] {
    const { link } = this;
    const file = this.book.spreadsheet.getId();
    return this.table.rows.flatMap((row) => {
      const identity = readAlertKey(keyIn(row));
      return identity?.file === file ? [entryOf(row, identity, `${link}&range=A${row.row}`)] : [];
    });
  }

  /** The day of each customer's last alert by each rule, asked for by the id as ids are compared. */
  lastAlerts(): (customer: string, rule: string) => number | undefined {
    const { dayOfDate } = this.book.reading;
    const days = new Map<string, number>();
    for (const { cell } of this.table.rows) {
      const day = readDay(cell('Date'), undefined, dayOfDate);
      const pair = pairOf(keyText(cell('Customer id')), String(cell('Rule')));
      if (typeof day === 'number') days.set(pair, Math.max(day, days.get(pair) ?? day));
    }
    return (customer, rule) => days.get(pairOf(customer, rule));
  }

  /** Adds a row for each alert without a row yet. */
  add(alerts: readonly AlertWords[], since: string): void {
    const fresh = newAlerts(alerts, this.table.rows.map(keyIn));
    const file = this.book.spreadsheet.getId();
    this.table.append(fresh.map((alert) => cellsOf(alert, alertKey(file, alert), since)));
  }

  /**
   * Says of alerts, by their keys, where they stand, and arrives before anything else is done.
   * @returns The alerts whose rows somebody has deleted since: nothing is known of them any more.
   */
  mark(marks: ReadonlyMap<string, AlertMark>, since: string): string[] {
    const cells = [...marks].map(([key, { state, note, told }]): [string, Cells] => [
      key,
      { State: state, Since: since, Note: note, ...(told ? { Told: told.join(', ') } : {}) },
    ]);
    const gone = this.table.update(keyIn, new Map(cells));
    SpreadsheetApp.flush();
    this.table = OwnTable.open(this.book, ALERTS_TAB, COLUMNS);
    return gone;
  }
}

function pairOf(customer: string, rule: string): string {
  return `${rule}\n${customer}`;
}

function keyIn(row: OwnRow): string {
  return String(row.cell('Key'));
}

function entryOf(
  row: OwnRow,
  identity: { readonly customer: string; readonly rule: string; readonly day: number },
  link: string,
): OutboxEntry {
  const text = (column: string) => String(row.cell(column));
  const { customer, rule, day } = identity;
  return {
    customer,
    rule,
    day,
    key: keyIn(row),
    link,
    id: row.cell('Customer id') as string | number,
    name: text('Name'),
    csm: text('CSM'),
    what: text('What happened'),
    facts: text('Numbers')
      .split('\n')
      .filter((fact) => fact !== ''),
    reasons: text('Why'),
    next: text('What to do'),
    // An action or a state that somebody has made up stands for nothing that is done by itself.
    action: ACTIONS.find((action) => action === text('Action')) ?? 'notify',
    recipient: text('Recipient'),
    play: text('Play'),
    state: ALERT_STATES.find((state) => state === caseless(text('State'))) ?? 'not confirmed',
    since: text('Since'),
    note: text('Note'),
    told: recipientsIn(text('Told')),
  };
}

function cellsOf(alert: AlertWords, key: string, since: string): Cells {
  return {
    Date: alert.day,
    'Customer id': alert.id,
    Name: alert.name,
    CSM: alert.csm,
    Rule: alert.rule,
    'What happened': alert.what,
    Action: alert.action,
    Recipient: alert.recipient,
    State: 'pending' satisfies AlertState,
    Since: since,
    Note: '',
    Numbers: alert.facts.join('\n'),
    Why: alert.reasons,
    'What to do': alert.next,
    Play: alert.play,
    Told: '',
    Key: key,
  };
}
