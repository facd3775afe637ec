import { lastEpisodes } from './episodes';
import {
  isClosedByRun,
  isStanding,
  LOST,
  OPEN,
  type Outcome,
  outcomeOf,
  type Task,
  type TaskChange,
} from './task';

/** A customer's tasks as they stand, and as they are to be. */
export class Drafts {
  private readonly drafts: ReadonlyMap<string, { readonly before: Task; now: Task }>;

  constructor(
    standing: readonly Task[],
    private readonly today: number,
  ) {
    this.drafts = new Map(standing.map((task) => [task.key, { before: task, now: task }]));
  }

  all() {
    return this.drafts.values();
  }

  now(task: Task): Task {
    return this.drafts.get(task.key)?.now ?? task;
  }

  change(tasks: readonly Task[], change: TaskChange): void {
    for (const { key } of tasks) {
      const draft = this.drafts.get(key)!;
      draft.now = { ...draft.now, ...change };
    }
  }

  /** Closes what is still to be done of a play, and writes the outcome on its last task. */
  close(tasks: readonly Task[], status: string, outcome: Outcome): void {
    const open = tasks.filter((task) => isStanding(this.now(task)));
    this.change(open, { status, closed: this.today });
    const last = tasks[tasks.length - 1]!;
    this.change([last], { outcome: outcomeOf(last) || outcome });
  }

  end(tasks: readonly Task[]): void {
    this.change(tasks, { episodeEnded: this.today });
  }

  resume(tasks: readonly Task[]): void {
    this.change(tasks, { episodeEnded: undefined, outcome: '' });
    this.change(tasks.filter(isClosedByRun), { status: OPEN, closed: undefined });
  }

  changes(): Map<string, TaskChange> {
    const changes = new Map<string, TaskChange>();
    for (const [key, { before, now }] of this.drafts) {
      const fields = Object.entries(now).filter(([field, value]) => before[field as keyof Task] !== value);
      if (fields.length > 0) changes.set(key, Object.fromEntries(fields));
    }
    return changes;
  }
}

/** Closes what is still to be done for a customer that has left. */
export function closeLost(standing: readonly Task[], today: number): ReadonlyMap<string, TaskChange> {
  const drafts = new Drafts(standing, today);
  for (const { tasks, ended } of lastEpisodes(standing).values()) {
    if (ended) continue;
    drafts.close(tasks, LOST, 'Lost');
    drafts.end(tasks);
  }
  return drafts.changes();
}
