import { alertsOver } from '../../alerts/alerts';
import { sayAlert, sayRule } from '../../alerts/say';
import { dayToIso } from '../../base/calendar';
import { History } from '../../history/history';
import { keyText } from '../../reading/identity';
import { openBook } from '../../sheets/grid/book';
import { withDocumentLock } from '../../sheets/grid/lock';
import { HistoryTab } from '../../sheets/tabs/history-tab';
import {
  addLackingRules,
  lackingRules,
  openRules,
  type RuleMistake,
  rulesOf,
} from '../../sheets/tabs/rules-tab';
import { readScores } from '../../sheets/tabs/scores-tab';

/** A rule of the tab, for the sidebar. */
export interface ListedRule {
  readonly id: string;
  /** When it speaks, in words. */
  readonly says: string;
  readonly action: string;
  readonly recipient: string;
  readonly on: boolean;
}

/** The rules that count, and the rows of the tab that cannot be used. */
export interface RuleList {
  readonly rules: readonly ListedRule[];
  readonly mistakes: readonly RuleMistake[];
  /** The ids of shipped rules that the tab does not have. */
  readonly lacking: readonly string[];
}

/** What a rule would have told of a customer on a day. */
export interface TriedAlert {
  readonly date: string;
  readonly id: string;
  /** Empty where the last run does not know the customer. */
  readonly name: string;
  readonly what: string;
}

/** What a rule would have told over the history. */
export interface RuleTrial {
  readonly rule: string;
  /** The first and the last day that are kept, as ISO days; empty where none is. */
  readonly since: string;
  readonly until: string;
  /** Whether anything was ever kept of the rule's metric. */
  readonly known: boolean;
  /** The newest first. */
  readonly alerts: readonly TriedAlert[];
  /** How many more there are than are listed, and of how many customers all of them are. */
  readonly more: number;
  readonly customers: number;
}

const MOST_LISTED = 200;

/** Shows the tab of rules, in which people say what they want to be told. */
export function editRules(): void {
  withDocumentLock((book) => book.show(openRules(book)));
}

/** The rules that can be tested, on or off, and what is wrong with the others. */
export function listRules(): RuleList {
  const book = openBook();
  const { rules, mistakes } = rulesOf(book);
  return {
    lacking: lackingRules(book).map(({ id }) => id),
    rules: rules.map((rule) => {
      const { id, action, recipient, on } = rule;
      return { id, says: sayRule(rule), action, recipient, on };
    }),
    mistakes,
  };
}

/** Adds the shipped rules that the tab lacks, where somebody asks for them. */
export function addRules(): RuleList {
  withDocumentLock(addLackingRules);
  return listRules();
}

/**
 * What a rule of the tab would have told over the history, before it is switched on; writes nothing.
 * @throws A sentence where there is no such rule, or it has a mistake.
 */
export function testRule(id: string): RuleTrial {
  const book = openBook();
  const { rules, mistakes } = rulesOf(book);
  const rule = rules.find((one) => one.id === id);
  if (!rule) {
    const [first] = mistakes;
    throw new Error(
      `There is no rule "${id.slice(0, 60)}" that can be used.${first ? ` ${first.place}: ${first.message}` : ''}`,
    );
  }
  const history = new History(HistoryTab.find(book)?.tail(Number.NEGATIVE_INFINITY).days ?? []);
  const others = rules.filter(({ on }) => on);
  const found = alertsOver([...new Set([...others, rule])], history)
    .filter((alert) => alert.rule === rule)
    .sort((a, b) => b.day - a.day);
  const names = new Map(
    readScores(book).map(({ cell }) => [keyText(cell('Customer id')), String(cell('Name'))]),
  );
  const [since, until] = [history.days[0], history.days[history.days.length - 1]];
  return {
    rule: rule.id,
    since: since === undefined ? '' : dayToIso(since),
    until: until === undefined ? '' : dayToIso(until),
    known: history.has(rule.metric),
    alerts: found.slice(0, MOST_LISTED).map((alert) => ({
      date: dayToIso(alert.day),
      id: alert.customer,
      name: names.get(alert.customer) ?? '',
      what: sayAlert(alert),
    })),
    more: Math.max(0, found.length - MOST_LISTED),
    customers: new Set(found.map(({ customer }) => customer)).size,
  };
}
