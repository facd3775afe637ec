import type { OutboxEntry } from '../../alerts/outbox';
import { addOpportunities } from '../../sheets/pipeline-tab';
import type { Channel } from './tell';

/** What is done about alerts within the spreadsheet. All of it is looked up first, so that it may be tried again. */
export function insideChannels(book: GoogleAppsScript.Spreadsheet.Spreadsheet): Channel[] {
  return [
    inside('create_opportunity', 'It stands in the pipeline.', (entries) => addOpportunities(book, entries)),
    inside('notify', 'It stands in the sidebar.', () => {}),
  ];
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
