import { rolesToldBy } from '../../alerts/recipients';
import type { Book } from '../../sheets/grid/book';
import { withDocumentLock } from '../../sheets/grid/lock';
import { openActionTable } from '../../sheets/tabs/actions-tab';
import { openPlaybooks } from '../../sheets/tabs/playbooks-tab';
import { rulesOf } from '../../sheets/tabs/rules-tab';
import { openTeam } from '../../sheets/tabs/team-tab';
import { lastRun } from '../run/last-run';
import { openPortfolio } from '../run/portfolio';

/** Shows the tab `Vitals playbooks`, made with the published plays where there is none; runs follow it from then on. */
export function editPlaybooks(): void {
  withDocumentLock((book) => book.show(openPlaybooks(book)));
}

/** Shows the tab `Vitals next actions`, made with the published rows where there is none; runs follow it from then on. */
export function editNextActions(): void {
  withDocumentLock((book) => book.show(openActionTable(book)));
}

/** Shows the tab `Vitals team`, with a row for each CSM of the last run and for each role that a rule writes to. */
export function editTeam(): void {
  const names = [...new Set(lastRun().accounts.map(({ csm }) => csm))].filter((csm) => csm !== '').sort();
  withDocumentLock((book) => {
    const emails = emailsOfCsms(book);
    const people = names.map((name) => ({ name, email: emails.get(name) ?? '' }));
    const roles = rolesToldBy(rulesOf(book).rules).map((name) => ({ name, email: '' }));
    book.show(openTeam(book, [...people, ...roles]));
  });
}

/** What the tab of customers says of its CSMs' addresses; one that differs from row to row is not known. */
function emailsOfCsms(book: Book): ReadonlyMap<string, string> {
  const { portfolio } = openPortfolio(book);
  const read = portfolio.reader(['csm', 'csm_email']);
  const emails = new Map<string, string>();
  portfolio.rows.forEach((_, row) => {
    const [csm, email] = read(row).map((value) => (typeof value === 'string' ? value.trim() : ''));
    if (!csm || !email) return;
    emails.set(csm, [email, undefined].includes(emails.get(csm)) ? email : '');
  });
  return emails;
}
