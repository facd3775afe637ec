import { once } from '../../base/once';
import type { DashboardSource } from '../../sheets/dashboard/source';
import { hasDashboard, refreshDashboard } from '../../sheets/dashboard/tab';
import type { Book } from '../../sheets/grid/book';
import { refusalOf } from '../../sheets/grid/locked';
import type { Room } from '../../sheets/tabs/room';
import { keepCohorts } from '../months/cohorts';
import { monthFigures } from '../months/months';
import { actOnAlerts, type Noticed, noticeAndKeep } from '../notice';
import { keepTasks, type TaskReport } from '../tasks/tasks';
import type { RunPlan, ScoredPortfolio } from './portfolio';
import { keepRunChanges, type Undoable } from './run-before';

/** What a run did once its scores stood. */
export interface FollowUp extends Noticed {
  readonly tasks: TaskReport;
  /** What could not be kept, and why: the scores stand all the same. */
  readonly unkept: readonly string[];
}

/** What a run knows of itself. */
interface Circumstances {
  readonly isFirstRun: boolean;
  readonly room: Room;
  readonly undoable: Undoable;
}

/**
 * Compares with the history, keeps the figures of the month and the cohorts, and opens tasks: none of it may cost a score. Tasks
 * come last, since they take the most cells and can be opened by any later run, while a day that was not kept is lost.
 */
export function followUp(
  book: Book,
  scored: ScoredPortfolio,
  plan: RunPlan,
  { isFirstRun, room, undoable }: Circumstances,
  dashboard: () => DashboardSource,
): FollowUp {
  const unkept: string[] = [];
  function kept<T>(what: string, otherwise: T, work: () => T): T {
    try {
      const done = work();
      // A write is refused at the next look: the blame stands with the part that wrote. Nobody has locked tabs that are new.
      if (!isFirstRun) SpreadsheetApp.flush();
      return done;
    } catch (error) {
      unkept.push(`${what}: ${refusalOf(book, error)}`);
      return otherwise;
    }
  }
  const noticed = kept<Noticed>('Alerts and history', { alerts: [], mistakes: [] }, () =>
    noticeAndKeep(book, scored, plan),
  );
  const figures = once(() => monthFigures(book, scored, plan));
  kept('The figures of the month', undefined, () => figures().keepMonth());
  kept('The figures of the team', undefined, () => figures().keepTeam());
  kept('The cohorts', undefined, () => keepCohorts(book, scored, plan));
  const tasks = keepTasks(book, scored.customers, plan, { isFirstRun, room });
  kept('What alerts ask for', undefined, () => actOnAlerts(book, scored, plan, noticed.alerts));
  if (hasDashboard(book)) kept('The tab “Vitals”', undefined, () => refreshDashboard(book, dashboard));
  kept('What is needed to undo this run', undefined, () => keepRunChanges(book, undoable));
  return { ...noticed, tasks, unkept };
}
