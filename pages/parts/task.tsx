import type { ListedTask, TaskList } from '../../src/addon/tasks/task-list';
import { server } from '../server';
import { Button } from './button';

/** A task, for whom it is and until when, and the buttons that close it or open it again, start its play or decline it. */
export function Task({
  task,
  busy,
  onDo,
}: {
  readonly task: ListedTask;
  readonly busy: boolean;
  /** Says what is being done, and does it. */
  readonly onDo: (doing: string, call: () => Promise<TaskList>) => void;
}) {
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
        <Button busy={busy} onClick={() => onDo('Keeping the task', () => server.setTask(key, open))}>
          {open ? 'Done' : 'Open again'}
        </Button>
      )}
      {proposed && (
        <p class="row">
          <Button busy={busy} onClick={() => onDo('Starting the play', () => server.startPlay(key))}>
            Start play
          </Button>
          <Button busy={busy} onClick={() => onDo('Declining the play', () => server.declinePlay(key))}>
            Not needed
          </Button>
        </p>
      )}
    </>
  );
}
