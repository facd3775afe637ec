import type { Book } from '../../sheets/grid/book';
import { whoIsThis } from './who';

/**
 * Mails the owner of a schedule what keeps it from running; whether it was sent. Without the permission to mail, the
 * sidebar says so.
 */
export function tellOwner({ spreadsheet }: Book, came: string, since: string): boolean {
  const owner = whoIsThis();
  if (owner === '') return false;
  const name = spreadsheet.getName().replace(/\s+/g, ' ');
  try {
    MailApp.sendEmail({
      to: owner,
      subject: `Customer Vitals: your daily run of "${name}" does not work`,
      body: [
        `Your daily run of "${name}" has scored nothing since ${since}.`,
        came,
        spreadsheet.getUrl(),
        'You get this once, until it works again. Under Alerts in the sidebar you can end your schedule.',
      ].join('\n\n'),
    });
    return true;
  } catch {
    return false;
  }
}
