import { alertsOver } from '../alerts/alerts';
import { sayAlert } from '../alerts/say';
import { dayToIso } from '../customers/cells/day';
import { History } from '../history/history';
import { HistoryTab } from '../sheets/history-tab';
import { withDocumentLock } from '../sheets/lock';
import { openRules, rulesOf } from '../sheets/rules-tab';

/** What a rule would have told of a customer on a day. */
export interface TriedAlert {
  readonly date: string;
  readonly id: string;
  readonly what: string;
}

/** Shows the tab of rules, in which people say what they want to be told. */
export function editRules(): void {
  const book = SpreadsheetApp.getActive();
  const sheet = withDocumentLock(() => openRules(book));
  book.setActiveSheet(sheet);
}

/**
 * What a rule of the tab would have told over the history, before it is switched on; writes nothing.
 * @throws A sentence where there is no such rule, or it has a mistake.
 */
export function testRule(id: string): TriedAlert[] {
  const book = SpreadsheetApp.getActive();
  const { rules, mistakes } = rulesOf(book);
  const rule = rules.find((one) => one.id === id);
  if (!rule) {
    const [first] = mistakes;
    throw new Error(
      `There is no rule "${id.slice(0, 60)}" that can be used.${first ? ` ${first.place}: ${first.message}` : ''}`,
    );
  }
  const kept = HistoryTab.find(book)?.tail(Number.NEGATIVE_INFINITY).days ?? [];
  const others = rules.filter(({ on }) => on);
  return alertsOver([...new Set([...others, rule])], new History(kept))
    .filter((alert) => alert.rule === rule)
    .sort((a, b) => b.day - a.day)
    .map((alert) => ({ date: dayToIso(alert.day), id: alert.customer, what: sayAlert(alert) }));
}
