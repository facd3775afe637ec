import type { OutboxEntry } from '../../alerts/outbox';
import type { TaskRequest } from '../../playbooks/task-request';
import { CSM } from '../../playbooks/team';
import type { Book } from '../../sheets/grid/book';
import { addOpportunities } from '../../sheets/tabs/pipeline-tab';
import { openRequestedTasks } from '../tasks/requested-tasks';
import type { Channel } from './tell';

/** An alert is looked into within two days, the time in which the sources want a CSM to react. */
const DAYS_TO_REACT = 2;

/** What is done about alerts within the spreadsheet. All of it is looked up first, so that it may be tried again. */
export function insideChannels(book: Book): Channel[] {
  return [
    inside('create_task', 'It stands among the tasks.', (entries) => {
      openRequestedTasks(book, entries.map(taskOf));
    }),
    inside('create_opportunity', 'It stands in the pipeline.', (entries) => addOpportunities(book, entries)),
    inside('notify', 'It stands in the sidebar.', () => {}),
  ];
}

function taskOf({ customer, id, name, csm, rule, day, what, next, recipient }: OutboxEntry): TaskRequest {
  return {
    account: { key: customer, id, name, csm },
    rule,
    day,
    what: next,
    reason: what,
    owner: recipient === 'account_csm' ? CSM : recipient,
    dueInDays: DAYS_TO_REACT,
  };
}

function inside(
  action: Channel['action'],
  note: string,
  work: (entries: readonly OutboxEntry[]) => void,
): Channel {
  return {
    action,
    addressee: () => '',
    hindrance: () => undefined,
    tell: ({ entries }) => {
      work(entries);
      return { state: 'sent', note };
    },
  };
}
