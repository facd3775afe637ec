import { useState } from 'preact/hooks';
import type { ListedTask, TaskList } from '../../../src/addon/tasks/task-list';
import { OUTCOMES } from '../../../src/playbooks/task';
import { download } from '../../download';
import { Answer } from '../../parts/answer';
import { Button } from '../../parts/button';
import { CustomerCard } from '../../parts/customer-card';
import { Figure } from '../../parts/figure';
import { LongList } from '../../parts/long-list';
import { Task, type TaskPress } from '../../parts/task';
import { filtered, NO_FILTER } from '../../portfolio/filter';
import { knownOf, useAnswer, useRemote } from '../../remote';
import { server } from '../../server';
import { counted } from '../../words';
import type { Sidebar } from '../state/sidebar';
import { theirTasks } from '../today/calls';
import { WhoseField } from '../whose-field';

/** Where a play stands. */
const STATES = ['Due', 'Later', 'Proposed', 'Ended'] as const;
type State = (typeof STATES)[number];

function stateOf({ open, proposed, due }: ListedTask, day: string): State {
  if (proposed) return 'Proposed';
  if (!open) return 'Ended';
  return due !== '' && due <= day ? 'Due' : 'Later';
}

/** What is followed for whom: a card for each customer and play, with its next step. */
export function PlaysScreen(sidebar: Sidebar) {
  const { state, keepTasks } = sidebar;
  const [list, , press] = useAnswer('Reading the plays', () => server.listTasks(), 'tasks');
  const onPress: TaskPress = (change, call) =>
    press({
      change,
      call: async () => {
        const kept = await call();
        keepTasks(kept.tasks);
        return kept;
      },
    });
  const known = knownOf(list);
  const accounts = knownOf(state.today)?.run.accounts ?? [];
  return (
    <>
      <h1 class="apart">
        Plays
        <WhoseField {...sidebar} accounts={accounts} />
      </h1>
      <Answer to={list} />
      {known?.tasks.length === 0 && (
        <p>
          No play is proposed or followed. A run proposes plays for customers at risk, and starts those that
          cannot wait.
        </p>
      )}
      {known && known.tasks.length > 0 && <Cards {...sidebar} kept={known} onPress={onPress} />}
      <Tables />
    </>
  );
}

function Cards({
  kept,
  onPress,
  ...sidebar
}: Sidebar & { readonly kept: TaskList; readonly onPress: TaskPress }) {
  const { state, open } = sidebar;
  const today = knownOf(state.today);
  const [owner, setOwner] = useState('');
  const tasks = today ? theirTasks(state, today, kept.tasks) : kept.tasks;
  const inState = (wanted: State) => tasks.filter((task) => stateOf(task, kept.day) === wanted);
  const [chosen, choose] = useState<State>();
  // What waits for somebody comes first.
  const shown = chosen ?? STATES.find((each) => inState(each).length > 0) ?? 'Due';
  const order = new Map(
    filtered(today?.run.accounts ?? [], NO_FILTER).map((account, i) => [account.id, { account, i }] as const),
  );
  const rank = ({ id }: ListedTask) => order.get(id)?.i ?? order.size;
  const wanted = inState(shown).filter((task) => owner === '' || task.owner === owner);
  if (shown === 'Due' || shown === 'Proposed') wanted.sort((a, b) => rank(a) - rank(b));
  return (
    <>
      <p class="pills">
        {STATES.map((each) => (
          <button
            key={each}
            type="button"
            class="pill"
            aria-pressed={shown === each}
            onClick={() => choose(each)}
          >
            {each}
            {(each === 'Due' || each === 'Proposed') && (
              <>
                {' '}
                <Figure id="tasks" of={each.toLowerCase()} value={inState(each).length} />
              </>
            )}
          </button>
        ))}
      </p>
      <p role="status" class="quiet">
        <Figure id="tasks" of={`${shown.toLowerCase()} ${owner}`.trim()}>
          {counted(wanted.length, shown === 'Ended' ? 'step' : 'play')}
        </Figure>
        {owner !== '' && (
          <>
            {' '}
            of <span data-words="name">{owner}</span>{' '}
            <button type="button" class="link" onClick={() => setOwner('')}>
              Of everybody
            </button>
          </>
        )}
      </p>
      {shown === 'Ended' && <Outcomes {...kept} />}
      {shown === 'Ended' && <Pipeline {...kept} />}
      <LongList key={`${shown} ${owner}`} entries={wanted}>
        {(task) => {
          const account = order.get(task.id)?.account;
          return (
            <Task task={task} day={kept.day} onPress={onPress} withNote>
              {account && today ? (
                <CustomerCard account={account} run={today.run} open={open}>
                  <PlayName {...task} />
                </CustomerCard>
              ) : (
                <p>
                  <strong data-words="name">{task.customer || task.id}</strong> <PlayName {...task} />
                </p>
              )}
            </Task>
          );
        }}
      </LongList>
      <Load tasks={tasks.filter((task) => task.open)} day={kept.day} onChoose={setOwner} />
    </>
  );
}

/** "High risk · step 2 of 6": how far a play has come. */
function PlayName({ play, number, steps }: ListedTask) {
  return <span data-words="task">{number <= steps ? `${play} · step ${number} of ${steps}` : play}</span>;
}

/** The outcomes of the plays that have ended: "High risk: 2 succeeded, 1 not needed". */
function Outcomes({ outcomes }: Pick<TaskList, 'outcomes'>) {
  return (
    <ul>
      {outcomes.map(({ play, counts }) => (
        <li key={play}>
          <strong>{play}</strong>
          {OUTCOMES.filter((outcome) => counts[outcome]).map((outcome) => (
            <span key={outcome}>
              {' · '}
              <Figure id="tasks" of={`${play}: ${outcome}`} value={counts[outcome]} /> {outcome.toLowerCase()}
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}

/** The outcomes of the opportunities: "Pipeline · 2 won, 120K · 1 open, 50K". */
function Pipeline({ pipeline }: Pick<TaskList, 'pipeline'>) {
  if (pipeline.length === 0) return null;
  return (
    <p>
      <strong>Pipeline</strong>
      {pipeline.map(({ outcome, count, amount }) => (
        <span key={outcome}>
          {' · '}
          <Figure id="pipeline-rows" of={outcome} value={count} /> {outcome.toLowerCase()},{' '}
          <Figure id="pipeline-amount" of={outcome} value={amount} />
        </span>
      ))}
    </p>
  );
}

/** How much each owner has to do; a name leads to their plays. */
function Load({
  tasks,
  day,
  onChoose,
}: {
  readonly tasks: readonly ListedTask[];
  readonly day: string;
  readonly onChoose: (owner: string) => void;
}) {
  const owners = [...new Set(tasks.map(({ owner }) => owner))].filter((name) => name !== '').sort();
  if (owners.length === 0) return null;
  return (
    <details>
      <summary>How much each owner has</summary>
      <table>
        <thead>
          <tr>
            {['Owner', 'Due', 'Later'].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {owners.map((owner) => (
            <tr key={owner}>
              <th scope="row">
                <button type="button" class="link" onClick={() => onChoose(owner)}>
                  {owner}
                </button>
              </th>
              {(['Due', 'Later'] as const).map((each) => (
                <td key={each} class="number">
                  <Figure
                    id="tasks"
                    of={`${each.toLowerCase()} ${owner}`}
                    value={tasks.filter((task) => task.owner === owner && stateOf(task, day) === each).length}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** The tables behind the plays, and what takes them along. */
function Tables() {
  const [shown, show] = useRemote<void>();
  const tables = [
    ['Edit playbooks', () => server.editPlaybooks()],
    ['Edit next actions', () => server.editNextActions()],
    ['Edit team', () => server.editTeam()],
    [
      'Download for a CRM',
      () => server.exportActivities().then((csv) => download('vitals-activities.csv', 'text/csv', csv)),
    ],
  ] as const;
  return (
    <details>
      <summary>Playbooks, team and CRM</summary>
      <Answer to={shown} />
      <p class="row">
        {tables.map(([name, call]) => (
          <Button key={name} onClick={() => show(`${name} …`, call)}>
            {name}
          </Button>
        ))}
      </p>
    </details>
  );
}
