import type { Playbook } from '../../playbooks/playbook';
import type { Task } from '../../playbooks/task';
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
