import type { ListedTask } from '../../src/addon/tasks/task-list';
import { Button } from './button';

/** A task, for whom it is and until when, and the button that closes it or opens it again. */
export function Task({
  task,
  busy,
  onSet,
}: {
  readonly task: ListedTask;
  readonly busy: boolean;
  readonly onSet: (done: boolean) => void;
}) {
  const { key, id, customer, step, play, owner, due, overdue, open, status, closed, escalatedTo } = task;
  const facts = [
    play,
    owner,
    due === '' ? '' : `${overdue ? 'overdue since' : 'due'} ${due}`,
    open ? '' : `${status} ${closed}`,
    escalatedTo === '' ? '' : `escalated to ${escalatedTo}`,
  ];
  return (
    <>
      <p>
        <strong>{customer || id}</strong>: {step}
      </p>
      <p class="quiet">{facts.filter((fact) => fact !== '').join(' · ')}</p>
      {key !== '' && (
        <Button busy={busy} onClick={() => onSet(open)}>
          {open ? 'Done' : 'Open again'}
        </Button>
      )}
    </>
  );
}
