import { dayToIso } from '../../base/calendar';
import { doneLately } from '../../customers/call-first';
import { History } from '../../history/history';
import { dayToCompare } from '../../history/moves';
import { COMPARE_DAYS, type Since, sinceDay } from '../../past/since';
import { type Book, openBook } from '../../sheets/grid/book';
import { HistoryTab } from '../../sheets/tabs/history-tab';
import { readScores } from '../../sheets/tabs/scores-tab';
import { readTasks } from '../../sheets/tabs/tasks-tab';
import { type AlertList, alertsIn } from '../alerts/alerts';
import { type ListedTask, listedTask } from '../tasks/task-list';
import { accountOf, type LastRun, lastRunOf } from './last-run';

/** What changed in a period, with its days as people know them. */
export interface SinceThen extends Omit<Since, 'day'> {
  /** How far back it was asked for. */
  readonly days: number;
  /** The ISO day that is compared with; a later one where the history does not reach so far. */
  readonly since: string;
}

/** What the sidebar opens on. */
export interface Today {
  readonly run: LastRun;
  /** Today's ISO day, which need not be the run's. */
  readonly day: string;
  /** When it was scored, in the spreadsheet's time: `2026-11-21 07:12`; empty where unknown. */
  readonly scoredAt: string;
  /** The currency of all amounts; empty where the sheet names none. */
  readonly currency: string;
  /** What changed, by period; none on the first day of a model. */
  readonly since: readonly SinceThen[];
  /** What is to be done for customers. */
  readonly tasks: readonly ListedTask[];
  /** Ids of customers with a step that a person has done within a week. */
  readonly lately: readonly string[];
  /** What happened that nobody has taken up yet. */
  readonly alerts: AlertList;
}

/** The last run, what changed before it and what is to be done: all that the sidebar opens on, in one call. */
export function openToday(): Today {
  const book = openBook();
  const run = lastRunOf(book, accountOf);
  const [first] = readScores(book);
  const listed = readTasks(book).map((task) => listedTask(task, book.today));
  return {
    run,
    day: dayToIso(book.today),
    scoredAt: first ? String(first.cell('Scored at')) || run.scoredOn : '',
    currency: first ? String(first.cell('Currency')) : '',
    since: run.scoredOn === '' ? [] : sinceThen(book, run),
    tasks: listed.filter(({ open }) => open),
    lately: doneLately(listed, dayToIso(book.today)),
    alerts: alertsIn(book),
  };
}

function sinceThen(book: Book, { tiers }: LastRun): SinceThen[] {
  const tab = HistoryTab.find(book);
  const history = new History(tab?.tail(book.today - Math.max(...COMPARE_DAYS)).days ?? []);
  const now = history.last();
  if (!tab || !now) return [];
  return COMPARE_DAYS.flatMap((days) => {
    const day = dayToCompare(history, now.day, days);
    const before = day === undefined ? undefined : tab.at(day);
    if (!before) return [];
    const { day: from, ...since } = sinceDay(before, now, history, tiers);
    return [{ days, since: dayToIso(from), ...since }];
  });
}
