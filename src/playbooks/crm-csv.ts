import { dayToIso } from '../base/calendar';
import { csvOf } from '../base/csv';
import { isOpen, isProposed, type Task } from './task';

/** A note as a CRM takes it. */
export interface CrmNote {
  readonly id: string;
  /** ISO day; empty where unknown. */
  readonly day: string;
  readonly author: string;
  readonly note: string;
}

const HEADERS = [
  'Type',
  'Subject',
  'Account ID',
  'Account name',
  'Owner',
  'Due date',
  'Status',
  'Description',
  'Key',
];

/** Tasks and notes as a CSV of activities, as the import of a CRM asks for it; `Key` tells a row from every other. */
export function crmCsv(tasks: readonly Task[], notes: readonly CrmNote[]): string {
  const activities = tasks
    .filter((task) => !isProposed(task))
    .map(({ step, id, customer, owner, due, status, play, reason, key }) => [
      'Task',
      step,
      String(id),
      customer,
      owner,
      due === undefined ? '' : dayToIso(due),
      isOpen({ status }) ? 'Open' : 'Completed',
      [play, reason, status].filter((part) => part !== '').join('. '),
      key,
    ]);
  const noted = notes.map(({ id, day, author, note }) => [
    'Note',
    note.split('\n')[0]!.slice(0, 80),
    id,
    '',
    author,
    day,
    'Completed',
    note,
    '',
  ]);
  return csvOf([HEADERS, ...activities, ...noted]).text;
}
