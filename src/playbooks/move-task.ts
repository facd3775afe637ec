import type { FollowedAccount, Playbook } from './playbook';
import type { EscalationLevel } from './plays';
import { isProposed, isStanding, readTaskKey, type Task, type TaskChange } from './task';
import { CSM_ROLE, ownerOf, ROLES, samePerson } from './team';

/** Who hears of an overdue task that belongs to no play. */
const USUAL_PATH: readonly EscalationLevel[] = [
  { who: CSM_ROLE, fromDay: 1 },
  { who: 'CS manager', fromDay: 8 },
  { who: 'VP CS and executive sponsor', fromDay: 15 },
];

/** A person closes a task by its status alone, and opens it again; the day is kept for them. */
export function stamp(task: Task, today: number): TaskChange {
  if (isStanding(task)) return task.closed === undefined ? {} : { closed: undefined };
  return task.closed === undefined ? { closed: today } : {};
}

/** What the former CSM had to do, and their manager, goes to the new ones; what a person gave to somebody else stays. */
export function handOver(task: Task, account: FollowedAccount, { team }: Playbook): TaskChange {
  const csm = account.csm || task.csm;
  const moved = (part: string) => {
    const isTaker = (role: string) =>
      samePerson(part, ownerOf(role, task.csm, team)) || samePerson(part, role);
    const role = ROLES.find(isTaker);
    return role ? ownerOf(role, csm, team) : part;
  };
  const owner = { owner: task.owner.split(' and ').map(moved).join(' and ') };
  if (samePerson(csm, task.csm)) return owner;
  return { ...owner, csm, ...(task.csm === '' ? {} : { handedOverFrom: task.csm }) };
}

/** How far up an overdue task has come by the age of its play. Another name that a person put there stays. */
export function escalateTask(
  task: Task,
  formerCsm: string,
  age: number,
  { plays, team, today }: Playbook,
): TaskChange {
  const { play } = readTaskKey(task.key)!;
  const path = plays.find(({ name }) => samePerson(name, play))?.escalation ?? USUAL_PATH;
  const level = path.filter(({ fromDay }) => fromDay <= age).pop();
  if (
    isProposed(task) ||
    task.due === undefined ||
    task.due >= today ||
    !level ||
    samePerson(level.who, CSM_ROLE)
  )
    return {};
  const ours = path.flatMap(({ who }) => [ownerOf(who, formerCsm, team), ownerOf(who, task.csm, team), who]);
  const free = task.escalatedTo === '' || ours.some((name) => samePerson(name, task.escalatedTo));
  return free ? { escalatedTo: ownerOf(level.who, task.csm, team) } : {};
}
