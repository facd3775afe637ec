import { useState } from 'preact/hooks';
import type { ListedTask } from '../../../src/addon/tasks/task-list';
import { download } from '../../download';
import { Answer } from '../../parts/answer';
import { Button } from '../../parts/button';
import { Figure } from '../../parts/figure';
import { LongList } from '../../parts/long-list';
import { Select } from '../../parts/select';
import { Task } from '../../parts/task';
import { knownOf, useAnswer, useRemote } from '../../remote';
import { server } from '../../server';
import { counted } from '../../words';

const EVERYBODY = '';
const STATES = [
  { value: 'overdue', name: 'Overdue' },
  { value: 'open', name: 'Open' },
  { value: 'proposed', name: 'Proposed plays' },
  { value: 'done', name: 'Done' },
] as const;
type State = (typeof STATES)[number]['value'];

/** What there is to do, for whom and until when. */
export function TasksScreen() {
  const [list, , press] = useAnswer('Reading the tasks', () => server.listTasks(), 'tasks');
  const [shown, show] = useRemote<void>();
  const [state, setState] = useState<State>('open');
  const [owner, setOwner] = useState<string>(EVERYBODY);
  const tasks = knownOf(list)?.tasks;
  const owners = [...new Set(tasks?.map((task) => task.owner))].filter((name) => name !== '').sort();
  const wanted = tasks?.filter((task) => isIn(task, state) && (owner === EVERYBODY || task.owner === owner));
  return (
    <>
      <h1>Tasks</h1>
      <Answer to={list} />
      <Answer to={shown} />
      {tasks?.length === 0 && (
        <p>
          There are no tasks. A run proposes plays for customers at risk, and starts those that cannot wait.
        </p>
      )}
      {tasks && tasks.length > 0 && (
        <>
          <Select label="Show" value={state} choices={STATES} onChoose={setState} />
          <Select
            label="Owner"
            value={owner}
            choices={[
              { value: EVERYBODY, name: 'Everybody' },
              ...owners.map((name) => ({ value: name, name })),
            ]}
            onChoose={setOwner}
          />
        </>
      )}
      {wanted && tasks!.length > 0 && (
        <p role="status">
          <Figure id="tasks" of={`${state} ${owner}`.trim()}>
            {counted(wanted.length, 'task')}
          </Figure>
        </p>
      )}
      {wanted && (
        <LongList entries={wanted}>
          {(task) => <Task task={task} onPress={(change, call) => press({ change, call })} />}
        </LongList>
      )}
      {tasks && owners.length > 0 && <Load tasks={tasks} owners={owners} onChoose={setOwner} />}
      <p class="row">
        <Button onClick={() => show('Opening the playbooks', () => server.editPlaybooks())}>
          Edit playbooks
        </Button>
        <Button onClick={() => show('Opening the next actions', () => server.editNextActions())}>
          Edit next actions
        </Button>
        <Button
          onClick={() =>
            show('Writing the file', () =>
              server.exportActivities().then((csv) => download('vitals-activities.csv', 'text/csv', csv)),
            )
          }
        >
          Download for a CRM
        </Button>
        <Button onClick={() => show('Opening the team', () => server.editTeam())}>Edit team</Button>
      </p>
    </>
  );
}

/** How much each owner has to do; a name leads to their tasks. */
function Load({
  tasks,
  owners,
  onChoose,
}: {
  readonly tasks: readonly ListedTask[];
  readonly owners: readonly string[];
  readonly onChoose: (owner: string) => void;
}) {
  const count = (owner: string, state: State) =>
    tasks.filter((task) => task.owner === owner && isIn(task, state)).length;
  return (
    <details>
      <summary>How much each owner has</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">Owner</th>
            <th scope="col" class="number">
              Open
            </th>
            <th scope="col" class="number">
              Overdue
            </th>
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
              {(['open', 'overdue'] as const).map((each) => (
                <td key={each} class="number">
                  <Figure id="tasks" of={`${each} ${owner}`} value={count(owner, each)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function isIn({ open, overdue, proposed }: ListedTask, state: State): boolean {
  if (state === 'proposed') return proposed;
  if (state === 'done') return !open && !proposed;
  return state === 'overdue' ? overdue : open;
}
