import { ACTIONS, type Action, RULE_CONDITIONS, type Rule, type RuleCondition } from '../alerts/rule';
import { shippedPlay } from '../alerts/shipped';
import {
  CHURN_PROBABILITY_LEVEL,
  CHURN_RISK,
  EXPANSION_SCORE,
  HEALTH_SCORE,
  HEALTH_STATUS,
  LATE_START,
  NOTICE,
  RENEWAL_AT_RISK,
  RISK_TIER,
} from '../history/series';
import { type Metric, metricOf } from '../reading/catalog';
import { readNumber, readPercent } from '../reading/cells/number';
import { readYesNo } from '../reading/cells/yes-no';
import type { Locale } from '../reading/locale';
import { normalizeHeader, wordKey } from '../reading/normalize';
import { Missing } from '../scoring/value';

/** The columns of the tab of rules. */
export type RuleColumn =
  | 'Id'
  | 'Metric'
  | 'Condition'
  | 'Threshold'
  | 'Window'
  | 'Action'
  | 'Recipient'
  | 'Play'
  | 'Cool-down'
  | 'On/off'
  | 'Silent while';

/** A row of the tab of rules, its cells as the sheet has them. */
export interface RuleRow {
  readonly row: number;
  cell(column: RuleColumn): unknown;
}

/** Why a rule cannot be used as it stands: it is off until then. */
export interface RuleProblem {
  readonly row: number;
  readonly column: RuleColumn;
  readonly message: string;
}

const SCORES = [
  HEALTH_SCORE,
  HEALTH_STATUS,
  CHURN_RISK,
  RISK_TIER,
  RENEWAL_AT_RISK,
  EXPANSION_SCORE,
  NOTICE,
  LATE_START,
  CHURN_PROBABILITY_LEVEL,
];
const MOST_DAYS = 365;

/** Reads the rules of a tab; a row with a mistake is left out and told, and stops no other. */
export function readRules(
  rows: readonly RuleRow[],
  locale?: Locale,
): { rules: Rule[]; problems: RuleProblem[] } {
  const problems: RuleProblem[] = [];
  const ids = new Set<string>();
  const rules = rows.flatMap((row): Rule[] => {
    const before = problems.length;
    const refuse = (column: RuleColumn, message: string) => {
      problems.push({ row: row.row, column, message });
    };
    const rule = readRule(row, locale, refuse);
    if (ids.has(rule.id))
      refuse('Id', `Another rule is called "${rule.id}" already: give this one a name of its own.`);
    ids.add(rule.id);
    return problems.length === before ? [rule] : [];
  });
  return { rules, problems };
}

type Refuse = (column: RuleColumn, message: string) => void;

function readRule(row: RuleRow, locale: Locale | undefined, refuse: Refuse): Rule {
  const text = (column: RuleColumn) => String(row.cell(column)).trim();
  const id = text('Id');
  if (id === '') refuse('Id', 'A rule needs an id, such as health_score_drop.');
  const named = metricNamed(text('Metric'));
  if (!named) {
    refuse(
      'Metric',
      `"${text('Metric').slice(0, 60)}" is no column that is known, nor one of: ${SCORES.join(', ')}.`,
    );
  }
  const condition = conditionOf(text('Condition'), named?.metric);
  if (!condition) refuse('Condition', `Use one of: ${RULE_CONDITIONS.join(', ')}.`);
  const window = daysIn(row.cell('Window'), 'Window', 7, refuse);
  return {
    id,
    metric: named?.name ?? '',
    condition: condition ?? 'becomes',
    threshold: condition ? thresholdOf(row.cell('Threshold'), condition, named?.metric, locale, refuse) : 0,
    window,
    action: actionOf(text('Action'), refuse),
    recipient: text('Recipient'),
    // Tabs of earlier versions have no such column.
    play: text('Play') || shippedPlay(id),
    coolDown: daysIn(row.cell('Cool-down'), 'Cool-down', window, refuse),
    on: isOn(row.cell('On/off'), refuse),
    silentWhile: text('Silent while')
      .split(/[,;]/)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  };
}

function metricNamed(text: string): { name: string; metric?: Metric } | undefined {
  const words = normalizeHeader(text).replace(/^customer health score$/, 'health score');
  const score = SCORES.find((name) => normalizeHeader(name) === words);
  if (score) return { name: score };
  const metric = metricOf(text);
  if (metric) return { name: metric.header, metric };
  return / score$/i.test(text) ? { name: text } : undefined;
}

/** A value that simply `crosses` an edge does so for the worse. */
function conditionOf(text: string, metric: Metric | undefined): RuleCondition | undefined {
  const words = normalizeHeader(text);
  if (words === 'crosses') return metric?.direction === 'down' ? 'crosses above' : 'crosses below';
  return RULE_CONDITIONS.find((condition) => normalizeHeader(condition) === words);
}

function thresholdOf(
  cell: unknown,
  condition: RuleCondition,
  metric: Metric | undefined,
  locale: Locale | undefined,
  refuse: Refuse,
): Rule['threshold'] {
  const isChange = condition === 'change by percent';
  const asPercent = isChange || metric?.kind === 'percent';
  // A cell that shows 80% holds 0.8.
  const bare = (value: number) => (asPercent && Math.abs(value) < 1 ? value * 100 : value);
  const value = asPercent ? readPercent(cell, locale, Number, bare) : readNumber(cell, locale);
  if (condition === 'becomes' && (value instanceof Missing || metric?.kind === 'yes/no')) {
    return wordsIn(cell, refuse);
  }
  if (!(value instanceof Missing)) return condition.endsWith('points') ? Math.abs(value) : value;
  refuse('Threshold', `"${condition}" needs a number${isChange ? ', below zero for a fall: -30' : ''}.`);
  return 0;
}

function wordsIn(cell: unknown, refuse: Refuse): string[] {
  const yesNo = readYesNo(cell);
  if (!(yesNo instanceof Missing)) return [yesNo ? 'yes' : 'no'];
  const words = String(cell)
    .toLowerCase()
    .split(/[,;]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
  if (words.length === 0)
    refuse('Threshold', '"becomes" needs the word or number that is waited for, such as yes.');
  return words;
}

function daysIn(cell: unknown, column: RuleColumn, otherwise: number, refuse: Refuse): number {
  const text = String(cell).trim();
  if (text === '') return otherwise;
  const days = Number(/^(\d{1,3})(?:\.0+)?\s*(?:d|days?)?$/i.exec(text)?.[1] ?? Number.NaN);
  if (days >= 1 && days <= MOST_DAYS) return days;
  refuse(column, `Write days as a whole number from 1 to ${MOST_DAYS}.`);
  return otherwise;
}

function actionOf(text: string, refuse: Refuse): Action {
  const action = ACTIONS.find((known) => wordKey(known) === wordKey(text));
  if (!action && text !== '') refuse('Action', `Use one of: ${ACTIONS.join(', ')}.`);
  return action ?? 'notify';
}

function isOn(cell: unknown, refuse: Refuse): boolean {
  if (String(cell).trim() === '') return true;
  const value = readYesNo(cell);
  if (!(value instanceof Missing)) return value;
  refuse('On/off', 'Write on or off.');
  return false;
}
