import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { ListedTask, TaskList } from '../../src/addon/tasks/task-list';
import { dayOfIso, isoDayAfter } from '../../src/base/calendar';
import { dateName, withDates } from '../../src/base/for-people';
import { inShort } from '../../src/playbooks/in-short';
import { DONE, NOT_NEEDED, OPEN } from '../../src/playbooks/task';
import { useRemote } from '../remote';
import { server } from '../server';
import { counted } from '../words';
import { Answer } from './answer';
import { Button } from './button';

/** What a press makes of a task, until the server has said the rest. */
const NOW_DONE = { open: false, overdue: false, status: DONE };
const NOW_OPEN = { open: true, proposed: false, status: OPEN, closed: '' };
const NOW_DECLINED = { open: false, proposed: false, status: NOT_NEEDED };
const SNOOZE_DAYS = 7;
const FIRST_REASONS = 1;

/** What becomes of a list of tasks with a press. */
export type TaskPress = (
  change: <T extends { readonly tasks: readonly ListedTask[] }>(known: T) => T,
  call: () => Promise<TaskList>,
) => void;

/** A step of a play: what to do, by whom and until when, and the buttons that close it, put it off, or start its play. */
export function Task({
  task,
  day,
  onPress,
  withNote = false,
  children,
}: {
  readonly task: ListedTask;
  /** Today's ISO day. */
  readonly day: string;
  readonly onPress: TaskPress;
  readonly withNote?: boolean;
  /** The customer, where the screen does not name it already. */
  readonly children?: ComponentChildren;
}) {
  const [noting, setNoting] = useState(false);
  const press = (now: Partial<ListedTask>, call: () => Promise<TaskList>) =>
    onPress((known) => {
      const tasks = known.tasks.map((each) => (each.key === task.key ? { ...each, ...now } : each));
      return { ...known, tasks };
    }, call);
  const { key, step, play, owner, due, open, proposed, status, closed, escalatedTo, reason } = task;
  const short = inShort(step);
  const facts = [
    children ? '' : play,
    owner,
    due === '' || !open ? '' : dueIn(dayOfIso(due) - dayOfIso(day)),
    open || proposed ? '' : `${status} ${dateName(closed)}`.trim(),
    escalatedTo === '' ? '' : `escalated to ${escalatedTo}`,
  ];
  return (
    <>
      {children}
      <p data-words="advice">
        <strong>{short}</strong>
        {step.startsWith(short) ? step.slice(short.length) : ''}
      </p>
      <p class="quiet" data-words="task">
        {facts.filter((fact) => fact !== '').join(' · ')}
      </p>
      {reason !== '' && <Reason of={reason} />}
      <p class="row">
        {key !== '' && !proposed && (
          <Button onClick={() => press(open ? NOW_DONE : NOW_OPEN, () => server.setTask(key, open))}>
            {open ? 'Done' : 'Open again'}
          </Button>
        )}
        {key !== '' && open && (
          <Button
            onClick={() =>
              press({ due: isoDayAfter(day, SNOOZE_DAYS), overdue: false }, () =>
                server.snoozeTask(key, SNOOZE_DAYS),
              )
            }
          >
            Snooze
          </Button>
        )}
        {proposed && (
          <>
            <Button onClick={() => press(NOW_OPEN, () => server.startPlay(key))}>Start play</Button>
            <Button onClick={() => press(NOW_DECLINED, () => server.declinePlay(key))}>Not needed</Button>
          </>
        )}
        {withNote && !noting && <Button onClick={() => setNoting(true)}>Note</Button>}
      </p>
      {noting && <NoteField task={task} close={() => setNoting(false)} />}
    </>
  );
}

/** Why a play is there: its first reasons, the others at a press. */
function Reason({ of }: { readonly of: string }) {
  const said = withDates(of).split('; ');
  const first = said.slice(0, FIRST_REASONS).join(' · ');
  if (said.length <= FIRST_REASONS) {
    return (
      <p class="quiet" data-words="reasons">
        {first}
      </p>
    );
  }
  return (
    <details class="quiet" data-words="reasons">
      <summary>{first}</summary>
      {said.slice(FIRST_REASONS).join(' · ')}
    </details>
  );
}

/** "due today", "due in 3 days", "2 days overdue". */
function dueIn(days: number): string {
  if (days === 0) return 'due today';
  return days > 0 ? `due in ${counted(days, 'day')}` : `${counted(-days, 'day')} overdue`;
}

/** Room for a note about the customer of a task. */
function NoteField({
  task: { id, customer },
  close,
}: {
  readonly task: ListedTask;
  readonly close: () => void;
}) {
  const [text, setText] = useState('');
  const [kept, keep] = useRemote<void>();
  return (
    <>
      <Answer to={kept} />
      <textarea
        aria-label={`Note about ${customer || id}`}
        rows={2}
        value={text}
        ref={(field) => void (text === '' && field?.focus())}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      <p class="row">
        <Button
          busy={kept.at === 'waiting'}
          onClick={() => void keep('Keeping the note', () => server.addCustomerNote(id, text).then(close))}
        >
          Add note
        </Button>
        <Button onClick={close}>Cancel</Button>
      </p>
    </>
  );
}
