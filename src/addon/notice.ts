import { alertsOn } from '../alerts/alerts';
import { daysKnown } from '../alerts/episodes';
import type { AlertWords } from '../alerts/outbox';
import { alertWords } from '../customers/alert-words';
import { changedDay, wholeDay } from '../history/day';
import { History } from '../history/history';
import { snapshotOf, watchedMetrics } from '../past/snapshot';
import { keyText } from '../reading/identity';
import type { Book } from '../sheets/grid/book';
import { AlertsTab } from '../sheets/tabs/alerts-tab';
import { HistoryTab } from '../sheets/tabs/history-tab';
import { type RuleMistake, rulesOf } from '../sheets/tabs/rules-tab';
import { insideChannels } from './alerts/inside';
import { tell } from './alerts/tell';
import type { RunPlan, ScoredPortfolio } from './run/portfolio';

/** What a run noticed. */
export interface Noticed {
  /** What happened to customers that the rules tell of, each told once. */
  readonly alerts: readonly AlertWords[];
  /** Rules that cannot be used as they stand. */
  readonly mistakes: readonly RuleMistake[];
}

/**
 * Compares today's scores with the history by the rules, adds the alerts, keeps the day, and does what is to be done
 * within the spreadsheet. The alerts come first: where the execution dies in between, the next run finds the same change
 * again, and the alert that was told.
 */
export function noticeAndKeep(book: Book, { portfolio, customers }: ScoredPortfolio, plan: RunPlan): Noticed {
  const { rules, mistakes } = rulesOf(book);
  const active = rules.filter(({ on }) => on);
  // A rule that is off can be tested over the history before it is switched on.
  const named = [...active, ...rules].map(({ metric }) => metric);
  const watched = watchedMetrics(portfolio, named);
  const today = snapshotOf(portfolio, customers, plan, watched);
  const tab = HistoryTab.open(book);
  const tail = tab.tail(today.day - Math.max(0, ...active.map(daysKnown)));
  const history = new History(tail.days.filter(({ day }) => day < today.day));
  const last = history.last();
  const kept = last && !tail.wantsWhole ? changedDay(last, today) : wholeDay(today);
  history.add(kept);

  const byId = new Map(customers.map((customer) => [keyText(customer.id), customer]));
  const lastAlert = AlertsTab.find(book)?.lastAlerts() ?? (() => undefined);
  const alerts = alertsOn(today.day, active, history, lastAlert).map((alert) =>
    alertWords(alert, byId.get(alert.customer)!, portfolio, plan),
  );
  if (alerts.length > 0) AlertsTab.open(book).add(alerts, book.now());
  tab.keep(kept);
  tab.thinOut(today.day, plan.keeping);
  tell(book, insideChannels(book), () => true);
  return { alerts, mistakes };
}
