import { dayToIso } from '../../base/calendar';
import { type FormerScore, factsOf } from '../../customers/customer-facts';
import { History } from '../../history/history';
import { HEALTH_SCORE, HEALTH_STATUS } from '../../history/series';
import type { Facts } from '../../playbooks/documents/facts';
import { keyText } from '../../reading/identity';
import { type Book, openBook } from '../../sheets/grid/book';
import { HistoryTab } from '../../sheets/tabs/history-tab';
import { notesOf } from '../../sheets/tabs/notes-tab';
import { readCustomer } from './customer';

/** A review looks back over four quarters. */
const DAYS_BACK = 366;

/**
 * What documents about a customer may say, as its row stands now.
 * @throws A sentence where no row has this id.
 */
export function documentFacts(id: string): Facts {
  const book = openBook();
  const { portfolio, customer, plan } = readCustomer(book, id);
  const key = keyText(customer.id);
  return factsOf(portfolio, customer, plan, formerScores(book, key, plan.today), notesOf(book, key));
}

function formerScores(book: Book, id: string, today: number): FormerScore[] {
  const history = new History(HistoryTab.find(book)?.tail(today - DAYS_BACK).days ?? []);
  return history
    .points(id, HEALTH_SCORE, today - DAYS_BACK)
    .filter(({ day, value }) => day < today && typeof value === 'number')
    .map(({ day, value }) => ({
      day: dayToIso(day),
      health: Number(value),
      band: String(history.valueOn(id, HEALTH_STATUS, day) ?? ''),
    }));
}
