import type { ListedTask, TaskList } from '../../src/addon/tasks/task-list';
import { DONE, NOT_NEEDED, OPEN } from '../../src/playbooks/task';
import { server } from '../server';
import { Button } from './button';

/** What a press makes of a task, until the server has said the rest. */
const NOW_DONE = { open: false, overdue: false, status: DONE };
const NOW_OPEN = { open: true, proposed: false, status: OPEN, closed: '' };
const NOW_DECLINED = { open: false, proposed: false, status: NOT_NEEDED };

/** What becomes of a list of tasks with a press. */
export type TaskPress = (
  change: <T extends { readonly tasks: readonly ListedTask[] }>(known: T) => T,
  call: () => Promise<TaskList>,
) => void;

/** A task, for whom it is and until when, and the buttons that close it or open it again, start its play or decline it. */
export function Task({ task, onPress }: { readonly task: ListedTask; readonly onPress: TaskPress }) {
  const press = (now: Partial<ListedTask>, call: () => Promise<TaskList>) =>
    onPress((known) => {
      const tasks = known.tasks.map((each) => (each.key === task.key ? { ...each, ...now } : each));
      return { ...known, tasks };
    }, call);
  const {
    key,
    id,
    customer,
    step,
    play,
    owner,
    due,
    overdue,
    open,
    proposed,
    status,
    closed,
    escalatedTo,
    reason,
  } = task;
  const facts = [
    play,
    owner,
    due === '' ? '' : `${overdue ? 'overdue since' : 'due'} ${due}`,
    open ? '' : `${status} ${closed}`.trim(),
    escalatedTo === '' ? '' : `escalated to ${escalatedTo}`,
  ];
  return (
    <>
      <p>
        <strong data-words="name">{customer || id}</strong>: <span data-words="reasons">{step}</span>
      </p>
      <p class="quiet" data-words="task">
        {facts.filter((fact) => fact !== '').join(' · ')}
      </p>
      {reason !== '' && (
        <p class="quiet" data-words="reasons">
          {reason}
        </p>
      )}
      {key !== '' && !proposed && (
        <Button onClick={() => press(open ? NOW_DONE : NOW_OPEN, () => server.setTask(key, open))}>
          {open ? 'Done' : 'Open again'}
        </Button>
      )}
      {proposed && (
        <p class="row">
          <Button onClick={() => press(NOW_OPEN, () => server.startPlay(key))}>Start play</Button>
          <Button onClick={() => press(NOW_DECLINED, () => server.declinePlay(key))}>Not needed</Button>
        </p>
      )}
    </>
  );
}
