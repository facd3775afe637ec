import type { Rule } from '../../alerts/rule';
import { shippedRules } from '../../alerts/shipped';
import { type RuleColumn, readRules } from '../../customers/rules';
import type { Book } from '../grid/book';
import { OwnTable, type OwnTableColumn } from '../grid/own-table';
import { RULES_TAB } from '../grid/owned-tabs';
import type { Cells } from '../grid/row-changes';

const COLUMNS: readonly (OwnTableColumn & { readonly name: RuleColumn })[] = [
  { name: 'Id', kind: 'text', width: 180 },
  { name: 'Metric', kind: 'text', width: 180 },
  { name: 'Condition', kind: 'text', width: 140 },
  { name: 'Threshold', kind: 'key', width: 100 },
  { name: 'Window', kind: 'number', numberFormat: '0' },
  { name: 'Action', kind: 'text', width: 140 },
  { name: 'Recipient', kind: 'text', width: 220 },
  { name: 'Cool-down', kind: 'number', numberFormat: '0' },
  { name: 'On/off', kind: 'text' },
  { name: 'Silent while', kind: 'text', width: 360 },
  { name: 'Play', kind: 'text', width: 160 },
];

/** A rule that cannot be used, with the cell to mend. */
export interface RuleMistake {
  readonly place: string;
  readonly message: string;
}

/** The rules that count: those of the tab, where there is one, else the shipped ones. */
export function rulesOf(book: Book): {
  rules: Rule[];
  mistakes: RuleMistake[];
} {
  const table = OwnTable.find(book, RULES_TAB, COLUMNS);
  if (!table) return { rules: shippedRules(), mistakes: [] };
  if (table.rows.length === 0) {
    const message = 'It holds no rule, so the shipped ones count. Press Edit rules to write them into it.';
    return { rules: shippedRules(), mistakes: [{ place: table.sheet.getName(), message }] };
  }
  const { rules, problems } = readRules(table.rows, book.reading.locale);
  const mistakes = problems.map(({ row, column, message }) => ({ place: table.place(row, column), message }));
  return { rules, mistakes };
}

/** Opens the tab of rules, made with the shipped ones where there is none. */
export function openRules(book: Book): GoogleAppsScript.Spreadsheet.Sheet {
  return OwnTable.open(book, RULES_TAB, COLUMNS, shippedRules().map(cellsOf)).sheet;
}

/** The shipped rules that a tab of rules does not have: it was made by an earlier version, or somebody took them out. */
export function lackingRules(book: Book): Rule[] {
  const table = OwnTable.find(book, RULES_TAB, COLUMNS);
  if (!table || table.rows.length === 0) return [];
  const ids = new Set(table.rows.map(({ cell }) => String(cell('Id')).trim()));
  return shippedRules().filter(({ id }) => !ids.has(id));
}

/** Writes the shipped rules that the tab of rules lacks below those that it has. */
export function addLackingRules(book: Book): void {
  const lacking = lackingRules(book);
  if (lacking.length > 0) OwnTable.open(book, RULES_TAB, COLUMNS).append(lacking.map(cellsOf));
}

function cellsOf(rule: Rule): Cells {
  const { id, metric, condition, threshold, window, action, recipient, coolDown, on, silentWhile, play } =
    rule;
  const cells: Readonly<Record<RuleColumn, string | number>> = {
    Id: id,
    Metric: metric,
    Condition: condition,
    Threshold: typeof threshold === 'number' ? threshold : threshold.join(', '),
    Window: window,
    Action: action,
    Recipient: recipient,
    'Cool-down': coolDown,
    'On/off': on ? 'on' : 'off',
    'Silent while': silentWhile.join(', '),
    Play: play,
  };
  return cells;
}
