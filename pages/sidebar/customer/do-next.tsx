import type { OpenedCustomer } from '../../../src/addon/customer/customer';
import type { ListedTask, TaskList } from '../../../src/addon/tasks/task-list';
import { dayName } from '../../../src/base/for-people';
import type { PageAction } from '../../../src/customers/customer-page';
import { Button } from '../../parts/button';
import { server } from '../../server';

const SNOOZE_DAYS = 7;

type Keep = (doing: string, call: () => Promise<TaskList>) => void;

/** The one next step, and what can be said of it at a press. */
export function DoNext({
  customer: { id, state, nextAction, also },
  tasks,
  day,
  busy,
  keep,
  note,
}: {
  readonly customer: OpenedCustomer;
  readonly tasks: readonly ListedTask[];
  /** Today's ISO day; empty until the tasks are here. */
  readonly day: string;
  readonly busy: boolean;
  readonly keep: Keep;
  readonly note: () => void;
}) {
  const open = tasks.filter((task) => task.open && task.key !== '').sort((a, b) => (a.due < b.due ? -1 : 1));
  const its = tasks.filter(({ step }) => step === nextAction?.what);
  const kept = open.find((task) => its.includes(task));
  const isDone = !kept && its.some((task) => !task.open && !task.proposed && task.closed === day);
  const next = open.find((task) => task !== kept);
  const proposed = open.length > 0 ? undefined : tasks.find((task) => task.proposed);
  return (
    <section>
      <h2>Do next</h2>
      <div class={`do-next ${state.toLowerCase()}`}>
        {nextAction ? <Action {...nextAction} /> : <p>Nothing to do now.</p>}
        {isDone && <p class="quiet">Done today.</p>}
        {kept && kept.due > day && (
          <p class="quiet">
            Put off until <span data-words="time">{dayName(kept.due, day)}</span>.
          </p>
        )}
        <p class="row">
          {nextAction && !isDone && day !== '' && (
            <Settle
              busy={busy}
              keep={keep}
              done={() => (kept ? server.setTask(kept.key, true) : server.keepNextAction(id, null))}
              snooze={() =>
                kept ? server.snoozeTask(kept.key, SNOOZE_DAYS) : server.keepNextAction(id, SNOOZE_DAYS)
              }
              primary={!proposed}
            />
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
        {next && (
          <>
            <p class="quiet" data-words="advice">
              Open step: {next.step}
            </p>
            <p class="row">
              <Settle
                busy={busy}
                keep={keep}
                of=" with the open step"
                done={() => server.setTask(next.key, true)}
                snooze={() => server.snoozeTask(next.key, SNOOZE_DAYS)}
                primary={!nextAction}
              />
            </p>
          </>
        )}
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

/** The two buttons that a step is settled with. */
function Settle({
  busy,
  keep,
  of = '',
  done,
  snooze,
  primary,
}: {
  readonly busy: boolean;
  readonly keep: Keep;
  /** Of what, where there are two steps. */
  readonly of?: string;
  readonly done: () => Promise<TaskList>;
  readonly snooze: () => Promise<TaskList>;
  readonly primary: boolean;
}) {
  const more = of !== '' && <span class="unseen">{of}</span>;
  return (
    <>
      <Button primary={primary} busy={busy} onClick={() => keep('Keeping the task', done)}>
        Done{more}
      </Button>
      <Button busy={busy} onClick={() => keep('Putting it off', snooze)}>
        Snooze{more}
      </Button>
    </>
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
