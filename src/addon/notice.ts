import { alertsOn } from '../alerts/alerts';
import { isDecline } from '../alerts/condition';
import { daysKnown } from '../alerts/episodes';
import type { AlertWords } from '../alerts/outbox';
import type { Rule } from '../alerts/rule';
import { urgencyOf } from '../alerts/urgency';
import { alertWords } from '../customers/alert-words';
import { isTooNewToDecline } from '../customers/first-days';
import type { ScoredCustomer } from '../customers/scored-portfolio';
import { changedDay, wholeDay } from '../history/day';
import { History } from '../history/history';
import { modelOf } from '../history/series';
import { snapshotOf, watchedMetrics } from '../past/snapshot';
import { keyText } from '../reading/identity';
import type { Portfolio } from '../reading/portfolio';
import type { Book } from '../sheets/grid/book';
import { AlertsTab } from '../sheets/tabs/alerts-tab';
import { readCustomerTable } from '../sheets/tabs/customer-table';
import { HistoryTab } from '../sheets/tabs/history-tab';
import { type RuleMistake, rulesOf } from '../sheets/tabs/rules-tab';
import { channelsInSheet } from './alerts/channels-in-sheet';
import { tell } from './alerts/tell';
import { openAndScore, type RunPlan, type ScoredPortfolio, scoringPlan } from './run/portfolio';
import { tellCards } from './tasks/requested-tasks';

/** What a run noticed. */
export interface Noticed {
  /** What happened to customers by the rules, each reported once. */
  readonly alerts: readonly AlertWords[];
  /** Rules that cannot be used as they stand. */
  readonly mistakes: readonly RuleMistake[];
}

/**
 * Compares today's scores with the history by the rules, adds the alerts and keeps the day. The alerts come first: where
 * the execution dies in between, the next run finds the same change again, and the alert that was told.
 */
export function noticeAndKeep(book: Book, scored: ScoredPortfolio, plan: RunPlan): Noticed {
  const { portfolio, customers } = scored;
  const { rules, mistakes } = rulesOf(book);
  const active = rules.filter(({ on }) => on);
  const watched = watchedBy(portfolio, rules);
  const today = snapshotOf(portfolio, customers, plan, watched);
  const tab = HistoryTab.open(book);
  const tail = tab.tail(today.day - Math.max(0, ...active.map(daysKnown)));
  const history = new History(tail.days.filter(({ day }) => day < today.day));
  const last = history.last();
  const kept = last && !tail.wantsWhole ? changedDay(last, today) : wholeDay(today);
  history.add(kept);

  const alerts = tellNews(book, scored, plan, active, history, today.day);
  // Thinned first: a file that is full has room again for the day.
  tab.thinOut(today.day, plan.keeping);
  tab.keep(kept);
  return { alerts, mistakes };
}

/** Does what alerts ask for within the spreadsheet, once the tasks of the run are open: those of this run, and those that wait. */
export function actOnAlerts(
  book: Book,
  scored: ScoredPortfolio,
  plan: RunPlan,
  alerts: readonly AlertWords[],
): void {
  tellCards(book, alerts);
  const byId = customersById(scored);
  tell(
    book,
    channelsInSheet(book, plan.playbook, (key) => byId.get(key)),
    () => true,
  );
}

/**
 * The metrics that a day is kept with, the same for all who look at it: days that are kept with others are not compared. A rule that
 * is off can be tested over the history before it is switched on.
 */
function watchedBy(portfolio: Portfolio, rules: readonly Rule[]): string[] {
  const active = rules.filter(({ on }) => on);
  return watchedMetrics(
    portfolio,
    [...active, ...rules].map(({ metric }) => metric),
  );
}

/** Puts what is news on a day into the tab of alerts. */
function tellNews(
  book: Book,
  scored: ScoredPortfolio,
  plan: RunPlan,
  rules: readonly Rule[],
  history: History,
  day: number,
): readonly AlertWords[] {
  const byId = customersById(scored);
  const lastAlert = AlertsTab.find(book)?.lastAlerts() ?? (() => undefined);
  const alerts = alertsOn(day, rules, history, lastAlert)
    .filter(({ rule, customer }) => maySpeak(rule, byId.get(customer)!))
    .map((alert) =>
      alertWords(alert, byId.get(alert.customer)!, scored.portfolio, plan, plan.playbook.plays),
    );
  if (alerts.length > 0) AlertsTab.open(book).add(alerts, book.now());
  return alerts;
}

/**
 * Looks at the urgent flags alone, between two runs: what is new since the last look is reported, and nothing is
 * scored or kept.
 * The next run finds the same change again, and the alert that was told.
 */
export function noticeFlags(book: Book, { model, tab: customers }: FlagOptions): number {
  const { rules } = rulesOf(book);
  if (!HistoryTab.find(book) || urgentOf(rules).length === 0) return 0;
  const plan = scoringPlan(book, model);
  return tellFlags(book, openAndScore(book, plan, readCustomerTable(book, customers)), plan, rules);
}

/** Tells the urgent flags of some customers; returns how many are news. */
export function tellFlags(
  book: Book,
  scored: ScoredPortfolio,
  plan: RunPlan,
  rules: readonly Rule[] = rulesOf(book).rules,
): number {
  const tab = HistoryTab.find(book);
  const flags = urgentOf(rules);
  if (!tab || flags.length === 0) return 0;
  const watched = watchedBy(scored.portfolio, rules);
  const now = snapshotOf(scored.portfolio, scored.customers, plan, watched);
  const { days } = tab.tail(now.day - Math.max(...flags.map(daysKnown)));
  const history = new History(days.filter(({ day }) => day < now.day));
  history.add(wholeDay(now));
  return tellNews(book, scored, plan, flags, history, now.day).length;
}

/** The rules whose alerts want an answer soon, and look at a column of the sheet alone. */
function urgentOf(rules: readonly Rule[]): Rule[] {
  return rules.filter(
    ({ id, on, metric }) => on && urgencyOf(id) !== undefined && modelOf(metric) === undefined,
  );
}

/** Which customers, and by which model. */
interface FlagOptions {
  readonly model?: string;
  /** The id of their tab. */
  readonly tab: number;
}

function customersById({ customers }: ScoredPortfolio): ReadonlyMap<string, ScoredCustomer> {
  return new Map(customers.map((customer) => [keyText(customer.id), customer]));
}

/** Offers nothing to a customer who is not ready, and reports no decline of one who is too new to have declined. */
function maySpeak(rule: Rule, { readiness, situation }: ScoredCustomer): boolean {
  // Health alone proposes a step; an opportunity takes a known risk as well.
  if (rule.action === 'create_opportunity') return readiness === 'Ready' && situation.tier !== undefined;
  return !(isDecline(rule) && isTooNewToDecline(situation.daysAsCustomer));
}
