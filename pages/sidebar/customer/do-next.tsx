import type { OpenedCustomer } from '../../../src/addon/customer/customer';
import type { ListedTask } from '../../../src/addon/tasks/task-list';
import type { PageAction } from '../../../src/customers/customer-page';
import { dayName } from '../../numbers';
import { Button } from '../../parts/button';
import { server } from '../../server';

const SNOOZE_DAYS = 7;

type Keep = (doing: string, call: () => Promise<unknown>) => void;

/** The one next step, and what can be said of it at a press. */
export function DoNext({
  customer: { state, nextAction, also },
  tasks,
  busy,
  keep,
  note,
}: {
  readonly customer: OpenedCustomer;
  readonly tasks: readonly ListedTask[];
  readonly busy: boolean;
  readonly keep: Keep;
  readonly note: () => void;
}) {
  const [open] = tasks
    .filter((task) => task.open && task.key !== '')
    .sort((a, b) => (a.due < b.due ? -1 : 1));
  const proposed = open ? undefined : tasks.find((task) => task.proposed);
  return (
    <section>
      <h2>Do next</h2>
      <div class={`do-next ${state.toLowerCase()}`}>
        {nextAction ? <Action {...nextAction} /> : <p>Nothing to do now.</p>}
        {open && open.step !== nextAction?.what && (
          <p class="quiet" data-words="advice">
            Open step: {open.step}
          </p>
        )}
        <p class="row">
          {open && (
            <>
              <Button
                primary
                busy={busy}
                onClick={() => keep('Keeping the task', () => server.setTask(open.key, true))}
              >
                Done
              </Button>
              <Button
                busy={busy}
                onClick={() => keep('Putting it off', () => server.snoozeTask(open.key, SNOOZE_DAYS))}
              >
                Snooze
              </Button>
            </>
          )}
          {proposed && (
            <Button
              primary
              busy={busy}
              onClick={() => keep('Starting the play', () => server.startPlay(proposed.key))}
            >
              Start play
            </Button>
          )}
          <Button onClick={note}>Note</Button>
        </p>
        {also.length > 0 && (
          <details>
            <summary>Also considered</summary>
            <ul>
              {also.map((action) => (
                <li key={action.what}>
                  <Action {...action} />
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </section>
  );
}

function Action({ what, owner, due, why }: PageAction) {
  const facts = [owner, due === '' ? '' : `by ${dayName(due)}`, why].filter((fact) => fact !== '');
  return (
    <>
      <p>
        <strong data-words="advice">{what}</strong>
      </p>
      <p class="quiet" data-words="reasons">
        {facts.join(' · ')}
      </p>
    </>
  );
}
