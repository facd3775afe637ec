import type { AlertWords } from '../../alerts/outbox';
import type { Playbook } from '../../playbooks/playbook';
import { isStanding, readTaskKey, type Task, type TaskChange } from '../../playbooks/task';
import { requestedTask, type TaskRequest } from '../../playbooks/task-request';
import type { Book } from '../../sheets/grid/book';
import { readTasks, writeTasks } from '../../sheets/tabs/tasks-tab';

/**
 * Opens the tasks that something other than a play asks for, such as the alerts of a run; who calls holds the document's
 * lock. Answers how many were opened: a customer has one open task for a rule.
 */
export function openRequestedTasks(book: Book, requests: readonly TaskRequest[], playbook: Playbook): number {
  if (requests.length === 0) return 0;
  const standing = readTasks(book);
  const opened: Task[] = [];
  for (const request of requests) {
    const task = requestedTask([...standing, ...opened], request, playbook);
    if (task) opened.push(task);
  }
  writeTasks(book, opened, new Map());
  return opened.length;
}

/** Tells the cards that this day has opened what happened to their customers: the numbers before and now, and the tickets. */
export function tellCards(book: Book, alerts: readonly AlertWords[]): void {
  const cardOf = (customer: string, play: string) => `${play.toLowerCase()}\n${customer}`;
  const told = new Map(
    alerts.map(({ customer, play, what, facts }) => [cardOf(customer, play), [what, ...facts].join('; ')]),
  );
  if (told.size === 0) return;
  const changes = new Map<string, TaskChange>();
  for (const task of readTasks(book)) {
    const { customer, play } = readTaskKey(task.key) ?? {};
    if (customer === undefined || play === undefined || task.opened !== book.today) continue;
    const reason = told.get(cardOf(customer, play));
    if (reason !== undefined && reason !== task.reason && isStanding(task)) changes.set(task.key, { reason });
  }
  writeTasks(book, [], changes);
}
