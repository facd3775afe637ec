/** What a run does with the history, without scoring. Bundled, and run in the workbench (history.ts). */

import { defaultsOf } from '../src/base/setting';
import { changedDay, type Snapshot, type Stored, wholeDay } from '../src/history/day';
import { History } from '../src/history/history';
import { HISTORY_KEEPING } from '../src/history/thinning';
import { openBook } from '../src/sheets/grid/book';
import { HistoryTab } from '../src/sheets/tabs/history-tab';

/** As far back as the shipped rules look. */
const RULES_LOOK_BACK = 31;

/** Reads what rules need, keeps a day, and thins out. */
export function keepDay(day: number, series: string[], rows: [string, Stored[]][]): void {
  const tab = HistoryTab.open(openBook());
  const tail = tab.tail(day - RULES_LOOK_BACK);
  const last = new History(tail.days).last();
  const today: Snapshot = {
    day,
    series,
    healthModel: 'segment',
    churnModel: 'churn risk',
    customers: new Map(rows),
  };
  tab.keep(last && !tail.wantsWhole ? changedDay(last, today) : wholeDay(today));
  tab.thinOut(day, defaultsOf(HISTORY_KEEPING));
}

/** The values of some customers on each day that is kept, from a day on. */
export function readBack(from: number, series: string[], customers: string[]): [number, Stored[][]][] {
  const history = new History(HistoryTab.open(openBook()).tail(from).days);
  return history.days.map((day) => [
    day,
    customers.map((id) => series.map((name) => history.valueOn(id, name, day))),
  ]);
}
