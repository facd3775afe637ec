import { dayToIso } from '../../base/calendar';
import { factsOf } from '../../customers/customer-facts';
import { History } from '../../history/history';
import { dimensionSeries, HEALTH_SCORE, HEALTH_STATUS } from '../../history/series';
import type { Facts } from '../../playbooks/documents/facts';
import { keyText } from '../../reading/identity';
import { openBook } from '../../sheets/grid/book';
import { HistoryTab } from '../../sheets/tabs/history-tab';
import { notesOf } from '../../sheets/tabs/notes-tab';
import { readCustomer } from './customer';

/** A review looks back over four quarters. */
const DAYS_BACK = 366;
/** So far from a quarter ago a day is compared with all the same. */
const QUARTER_DAYS = 91;
const SPAN_DAYS = 45;

/**
 * What documents about a customer may say, as its row stands now.
 * @throws A sentence where no row has this id.
 */
export function documentFacts(id: string): Facts {
  const book = openBook();
  const { portfolio, customer, plan } = readCustomer(book, id);
  const key = keyText(customer.id);
  const { today } = plan;
  const history = new History(HistoryTab.find(book)?.tail(today - DAYS_BACK).days ?? []);
  const names = plan.health.dimensions.map(({ name }) => dimensionSeries(name));
  const valueOn = (series: string, day: number) => {
    const value = history.readAlikeSince(series) <= day ? history.valueOn(key, series, day) : null;
    return typeof value === 'number' ? value : null;
  };
  const quarter = today - QUARTER_DAYS;
  const [then] = history.days
    .filter((day) => day < today && Math.abs(day - quarter) <= SPAN_DAYS)
    .sort((a, b) => Math.abs(a - quarter) - Math.abs(b - quarter));
  const numbers = Object.fromEntries(
    then === undefined
      ? []
      : portfolio.matches.flatMap(({ metric }) => {
          const value = metric ? valueOn(metric.header, then) : null;
          return value === null ? [] : [[metric!.header, value]];
        }),
  );
  return factsOf(portfolio, customer, plan, {
    history: history
      .points(key, HEALTH_SCORE, today - DAYS_BACK)
      .filter(({ day, value }) => day < today && typeof value === 'number')
      .map(({ day, value }) => ({
        day: dayToIso(day),
        health: Number(value),
        band: String(history.valueOn(key, HEALTH_STATUS, day) ?? ''),
        dimensions: names.map((series) => valueOn(series, day)),
      })),
    quarterAgo: Object.keys(numbers).length > 0 ? { day: dayToIso(then!), numbers } : null,
    notes: notesOf(book, key),
  });
}
