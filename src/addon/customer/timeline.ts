import { dayToIso } from '../../base/calendar';
import { CHURN, DAYS_BEFORE, type Event, type Timeline, timelineOf } from '../../past/timeline';
import { readDay } from '../../reading/cells/day';
import { keyText } from '../../reading/identity';
import { openBook } from '../../sheets/grid/book';
import { AlertsTab } from '../../sheets/tabs/alerts-tab';
import { HistoryTab } from '../../sheets/tabs/history-tab';
import { notesOf } from '../../sheets/tabs/notes-tab';
import { readTasks } from '../../sheets/tabs/tasks-tab';
import { type ListedTask, listedTask } from '../tasks/task-list';

/** What a customer is looked back on from, as ISO days; empty where there is none. */
export interface Ends {
  readonly renewal: string;
  readonly churned: string;
}

/** A customer's past, and what there is to do for it. */
export interface CustomerTimeline extends Timeline {
  readonly tasks: readonly ListedTask[];
  /** Today's ISO day. */
  readonly day: string;
}

/** An event further away is not looked back from: the history would be read for little. */
const FARTHEST_DAYS = 365;

/**
 * What was said of a customer and done about it, whether or not it still has a row. The end of the history is
 * read, never all of it.
 */
export function readTimeline(id: string, ends: Ends): CustomerTimeline {
  const { renewal, churned } = ends;
  const book = openBook();
  const day = book.today;
  const events = [
    { name: CHURN, day: readDay(churned) },
    { name: 'Renewal', day: readDay(renewal) },
    { name: 'Today', day },
  ].filter((event): event is Event => typeof event.day === 'number' && isNear(event.day - day));
  const first = Math.min(...events.map((event) => event.day)) - Math.max(...DAYS_BEFORE);
  const tasks = readTasks(book).filter((task) => keyText(task.id) === id);
  const records = {
    days: HistoryTab.find(book)?.tail(first).days ?? [],
    alerts: (AlertsTab.find(book)?.entries() ?? []).filter(({ customer }) => customer === id),
    tasks,
    notes: notesOf(book, id),
  };
  return {
    ...timelineOf(id, records, events, day),
    day: dayToIso(day),
    tasks: tasks.map((task) => listedTask(task, day)),
  };
}

/** What is further ahead than the days before it is nothing to look back from yet. */
function isNear(days: number): boolean {
  return days >= -FARTHEST_DAYS && days <= Math.max(...DAYS_BEFORE);
}
