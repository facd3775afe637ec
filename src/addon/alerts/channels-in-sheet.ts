import { lettersBy } from '../../alerts/letter';
import type { OutboxEntry } from '../../alerts/outbox';
import type { ScoredCustomer } from '../../customers/scored-portfolio';
import type { Playbook } from '../../playbooks/playbook';
import type { TaskRequest } from '../../playbooks/task-request';
import { CSM_ROLE } from '../../playbooks/team';
import type { Book } from '../../sheets/grid/book';
import { addOpportunities } from '../../sheets/tabs/pipeline-tab';
import { openRequestedTasks } from '../tasks/requested-tasks';
import type { Channel } from './tell';

/** The customer of an alert, as the run has scored it; undefined where it is gone. */
export type CustomerOf = (key: string) => ScoredCustomer | undefined;

/** What is done about alerts within the spreadsheet. All of it is looked up first, so that it may be tried again. */
export function channelsInSheet(book: Book, playbook: Playbook, customerOf: CustomerOf): Channel[] {
  const openTasks = (entries: readonly OutboxEntry[]) => {
    const requests = entries.flatMap((entry) => {
      const customer = customerOf(entry.customer);
      return customer ? [requestOf(entry, customer)] : [];
    });
    openRequestedTasks(book, requests, playbook);
  };
  return [
    inside('create_task', 'Added to the tasks.', openTasks),
    inside('create_opportunity', 'Added to the pipeline, and its play to the tasks.', (entries) => {
      addOpportunities(book, entries, customerOf);
      openTasks(entries);
    }),
    inside('notify', 'It stands in the sidebar.', () => {}),
  ];
}

function requestOf(
  { customer: key, id, name, csm, rule, play, day, what, facts, next, recipient }: OutboxEntry,
  { situation }: ScoredCustomer,
): TaskRequest {
  return {
    account: { key, id, name, csm, situation },
    rule,
    play,
    day,
    what: next,
    reason: [what, ...facts].join('; '),
    owner: recipient === 'account_csm' ? CSM_ROLE : recipient,
  };
}

function inside(
  action: Channel['action'],
  note: string,
  work: (entries: readonly OutboxEntry[]) => void,
): Channel {
  return {
    action,
    lettersOf: (entries) => lettersBy(entries, () => ''),
    hindrance: () => undefined,
    tell: ({ entries }) => {
      work(entries);
      return { state: 'sent', noteOf: () => note };
    },
  };
}
