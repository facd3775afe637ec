import { useState } from 'preact/hooks';
import type { CustomerTimeline, Ends } from '../../../src/addon/customer/timeline';
import type { TaskList } from '../../../src/addon/tasks/task-list';
import { dateName } from '../../../src/base/for-people';
import type { LookBack, Moment } from '../../../src/past/timeline';
import { Answer } from '../../parts/answer';
import { Button } from '../../parts/button';
import { Figure } from '../../parts/figure';
import { LongList } from '../../parts/long-list';
import { Select } from '../../parts/select';
import { Sparkline } from '../../parts/sparkline';
import { Task, type TaskPress } from '../../parts/task';
import { knownOf, type Remote, useAnswer, useRemote } from '../../remote';
import { server } from '../../server';
import { counted } from '../../words';
import type { Sidebar } from '../state/sidebar';

const KINDS: Readonly<Record<Moment['kind'], string>> = {
  note: 'Note',
  task: 'Task',
  alert: 'Alert',
  score: 'Scores',
  model: 'Another model',
};

type Keep = (doing: string, call: () => Promise<TaskList>) => void;

/** A customer's past, and how to do something that changes it. */
export function useCustomerPast(
  id: string,
  ends: Ends,
  keepTasks: Sidebar['keepTasks'],
): { past: Remote<CustomerTimeline>; keep: Keep; onPress: TaskPress } {
  const read = () => server.readTimeline(id, ends);
  const [past, ask, press] = useAnswer('Reading its past', read, `past of ${id}`);
  const onPress: TaskPress = (change, call) =>
    press({
      change,
      call: async () => {
        keepTasks((await call()).tasks);
        return read();
      },
    });
  const keep: Keep = (doing, call) =>
    void ask(doing, async () => {
      keepTasks((await call()).tasks);
      return read();
    });
  return { past, keep, onPress };
}

/** What is to be done for a customer, and what was said of it and done about it until now. */
export function CustomerPast({
  id,
  past,
  keep,
  onPress,
}: {
  readonly id: string;
  readonly past: Remote<CustomerTimeline>;
  readonly keep: Keep;
  readonly onPress: TaskPress;
}) {
  return (
    <Answer to={past}>
      {(known) => (
        <>
          <Tasks id={id} {...known} busy={past.at === 'waiting'} onDo={keep} onPress={onPress} />
          <Past {...known} />
        </>
      )}
    </Answer>
  );
}

/** The past of a customer that has left. */
export function LeftCustomerPast({ id, ends }: { readonly id: string; readonly ends: Ends }) {
  // Nobody who has left is on a list of Today.
  return <CustomerPast id={id} {...useCustomerPast(id, ends, () => {})} />;
}

function Tasks({
  id,
  tasks,
  day,
  busy,
  onDo,
  onPress,
}: Pick<CustomerTimeline, 'tasks' | 'day'> & {
  readonly id: string;
  readonly busy: boolean;
  readonly onDo: Keep;
  readonly onPress: TaskPress;
}) {
  const open = tasks.filter((task) => task.open);
  return (
    <section>
      <h2>Tasks</h2>
      <p>
        <Figure id="tasks" of={`open, customer ${id}`}>
          {counted(open.length, 'open task')}
        </Figure>
        ,{' '}
        <Figure
          id="tasks"
          of={`closed, customer ${id}`}
          value={tasks.filter((task) => !task.open && !task.proposed).length}
        />{' '}
        closed
      </p>
      <LongList entries={tasks.filter((task) => task.open || task.proposed)}>
        {(task) => <Task task={task} day={day} onPress={onPress} />}
      </LongList>
      <StartPlay id={id} busy={busy} onDo={onDo} />
    </section>
  );
}

/** Starts a play that no run starts, such as the one after a renewal. */
function StartPlay({ id, busy, onDo }: { readonly id: string; readonly busy: boolean; readonly onDo: Keep }) {
  const [plays, ask] = useRemote<string[]>();
  const [chosen, choose] = useState('');
  const names = knownOf(plays) ?? [];
  const play = chosen || (names[0] ?? '');
  if (names.length === 0) {
    return (
      <>
        <Answer to={plays} />
        <Button onClick={() => ask('Reading the plays', () => server.listPlays())}>Start a play</Button>
      </>
    );
  }
  return (
    <>
      <Select
        label="Play"
        value={play}
        choices={names.map((name) => ({ value: name, name }))}
        onChoose={choose}
      />
      <Button busy={busy} onClick={() => onDo('Starting the play', () => server.startPlayFor(id, play))}>
        Start
      </Button>
    </>
  );
}

function Past({ since, health, moments, lookBacks }: CustomerTimeline) {
  return (
    <section>
      <h2>History</h2>
      {since === '' ? (
        <p>No history is kept yet: each run adds a day.</p>
      ) : (
        <p class="quiet" data-words="definition">
          Health (100 is best) and churn risk (100 is worst), from {dateName(since)} on, as the runs of those
          days found them.
        </p>
      )}
      <Sparkline lines={health} />
      {since !== '' && <LookingBack lookBacks={lookBacks} />}
      {moments.length > 0 && (
        <details>
          <summary>
            Day by day{' '}
            <span class="count" data-words="pages">
              {moments.length}
            </span>
          </summary>
          <LongList entries={moments}>
            {({ day, kind, what, more }) => (
              <>
                <p data-words="past">
                  <strong>{dateName(day) || 'No date'}</strong> {KINDS[kind]}: {what}
                </p>
                {more !== '' && (
                  <p class="quiet" data-words="past">
                    {more}
                  </p>
                )}
              </>
            )}
          </LongList>
        </details>
      )}
    </section>
  );
}

function LookingBack({ lookBacks }: Pick<CustomerTimeline, 'lookBacks'>) {
  const [chosen, choose] = useState<string>();
  const lookBack = lookBacks.find(({ event }) => event === chosen) ?? lookBacks[0]!;
  return (
    <>
      {lookBacks.length > 1 && (
        <Select
          label="Look back from"
          value={lookBack.event}
          choices={lookBacks.map(({ event, day }) => ({ value: event, name: `${event}, ${dateName(day)}` }))}
          onChoose={choose}
        />
      )}
      <ul aria-label={`Looking back from ${lookBack.event}`}>
        {lookBack.before.map(({ days, day, said, done }) => (
          <li key={days} data-words="past">
            <p>
              <strong>{stopName(lookBack, days)}</strong>, {dateName(day)}
            </p>
            <p>{said}</p>
            <p class="quiet">{done}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

function stopName({ event }: LookBack, days: number): string {
  if (days === 0) return event;
  return event === 'Today' ? `${days} days ago` : `${days} days before`;
}
