import type { ListedAlert } from '../../../src/addon/alerts/alerts';
import type { ScoredAccount } from '../../../src/addon/run/last-run';
import type { Today } from '../../../src/addon/run/today';
import type { ListedTask } from '../../../src/addon/tasks/task-list';
import { isAtRisk, isNear } from '../../../src/customers/at-risk';
import { type CallFirst, callFirst } from '../../../src/customers/call-first';
import { filtered } from '../../portfolio/filter';
import type { SidebarState } from '../state/store';
import { isTheirs } from '../state/whose';

/** Whom to call first, of those whose customers are looked at: the order is that of all customers. */
export function callsOf(
  state: Pick<SidebarState, 'whose'>,
  { run, tasks, lately, day }: Today,
): CallFirst<ScoredAccount> {
  const theirs = isTheirs(state);
  const waiting = new Set([...waitingCustomers(tasks, day), ...lately]);
  const lists = callFirst(run.accounts, (id) => waiting.has(id));
  const own = (accounts: readonly ScoredAccount[]) => accounts.filter(({ csm }) => theirs(csm));
  return {
    calls: own(lists.calls),
    contacted: own(lists.contacted),
    toConfirm: own(lists.toConfirm),
    unpaid: own(lists.unpaid),
  };
}

/** Those of some tasks that are for the customers that are looked at. */
export function theirTasks(
  state: Pick<SidebarState, 'whose'>,
  { run }: Pick<Today, 'run'>,
  tasks: readonly ListedTask[],
): ListedTask[] {
  const theirs = isTheirs(state);
  const csms = new Map(run.accounts.map(({ id, csm }) => [id, csm]));
  return tasks.filter(({ id }) => theirs(csms.get(id) ?? ''));
}

/** What is due by now, of those whose customers are looked at. */
export function dueTasks(state: Pick<SidebarState, 'whose'>, today: Today): ListedTask[] {
  return theirTasks(state, today, today.tasks).filter(({ due }) => due !== '' && due <= today.day);
}

/** What happened that nobody has taken up yet, of those whose customers are looked at. */
export function waitingAlerts(state: Pick<SidebarState, 'whose'>, { alerts }: Today): ListedAlert[] {
  const theirs = isTheirs(state);
  return alerts.alerts.filter(({ csm }) => theirs(csm));
}

/** Customers with steps to come, none of which is due yet. */
function waitingCustomers(tasks: readonly ListedTask[], day: string): ReadonlySet<string> {
  const due = new Set(tasks.filter((task) => task.due <= day).map(({ id }) => id));
  return new Set(tasks.map(({ id }) => id).filter((id) => !due.has(id)));
}

/** The customers that chip, filter and whose choice let through, in the order that was chosen. */
export function listedAccounts(
  state: Pick<SidebarState, 'whose' | 'chip' | 'days' | 'filter'>,
  today: Today,
): ScoredAccount[] {
  const theirs = isTheirs(state);
  const picked = pickedBy(state, today);
  // The order counts all customers, whoever looks.
  return filtered(today.run.accounts, state.filter).filter(
    (account) => theirs(account.csm) && picked(account),
  );
}

function pickedBy(
  state: Pick<SidebarState, 'whose' | 'chip' | 'days'>,
  today: Today,
): (account: ScoredAccount) => boolean {
  const { run } = today;
  switch (state.chip) {
    case '':
      return () => true;
    case 'to call': {
      const ids = new Set(callsOf(state, today).calls.map(({ id }) => id));
      return ({ id }) => ids.has(id);
    }
    case 'at risk':
      return (account) => isAtRisk(account, run);
    case 'renewing':
      return (account) => isNear(account, run);
    case 'dropped': {
      const since = today.since.find(({ days }) => days === state.days);
      const ids = new Set(since?.worse.map(({ id }) => id));
      return ({ id }) => ids.has(id);
    }
  }
}
