import type { OutboxEntry } from '../../alerts/outbox';
import type { Book } from '../grid/book';
import { type OwnColumn, OwnTable } from '../grid/own-table';
import { PIPELINE_TAB } from '../grid/owned-tabs';

const COLUMNS: readonly OwnColumn[] = [
  { name: 'Since', kind: 'day' },
  { name: 'Customer id', kind: 'key' },
  { name: 'Name', kind: 'text', width: 180 },
  { name: 'Owner', kind: 'text' },
  { name: 'Stage', kind: 'text' },
  { name: 'Why', kind: 'text', width: 360 },
  { name: 'Next step', kind: 'text', width: 360 },
  { name: 'Alert', kind: 'text', width: 200 },
];

/** Puts opportunities into the pipeline, at the stage at which a rule finds them. Those that stand there are left alone. */
export function addOpportunities(book: Book, alerts: readonly OutboxEntry[]): void {
  const table = OwnTable.open(book, PIPELINE_TAB, COLUMNS);
  const known = new Set(table.rows.map((row) => String(row.cell('Alert'))));
  table.append(
    alerts
      .filter(({ key }) => !known.has(key))
      .map(({ day, id, name, csm, what, next, key }) => ({
        Since: day,
        'Customer id': id,
        Name: name,
        Owner: csm,
        Stage: 'qualified',
        Why: what,
        'Next step': next,
        Alert: key,
      })),
  );
}
