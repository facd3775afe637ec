import type { Book } from '../../sheets/grid/book';
import type { Week } from './due';
import { whoIsThis } from './who';

/** Mails the owner of a schedule what keeps it from running; whether it was sent. */
export function tellOwner(book: Book, came: string, since: string): boolean {
  return mailOwner(book, ' does not work', (run) => [
    `${run} has scored nothing since ${since}.`,
    came,
    'You get this once, until it works again.',
  ]);
}

/** Mails the owner of a schedule that it is alive; whether it was sent. */
export function tellWeek(book: Book, { scored, nights }: Week, came: string): boolean {
  const told = `${scored} of ${nights} nights scored`;
  return mailOwner(book, `: ${told}`, (run) => [
    `${run}: ${told}.`,
    `The last one: ${came}`,
    'You get this once a week.',
  ]);
}

/** Without the permission to mail, the sidebar says how the schedule does. */
function mailOwner({ spreadsheet }: Book, news: string, says: (run: string) => readonly string[]): boolean {
  const owner = whoIsThis();
  if (owner === '') return false;
  const run = `our daily run of "${spreadsheet.getName().replace(/\s+/g, ' ')}"`;
  try {
    MailApp.sendEmail({
      to: owner,
      subject: `Customer Vitals: y${run}${news}`,
      body: [
        ...says(`Y${run}`),
        spreadsheet.getUrl(),
        'Under Alerts in the sidebar you can end your schedule.',
      ].join('\n\n'),
    });
    return true;
  } catch {
    return false;
  }
}
