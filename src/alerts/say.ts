import { dayToIso } from '../base/calendar';
import { capitalized, labelOf } from '../base/label';
import { flagWords } from '../churn/warnings';
import { CONTRACT_END, LATE_START, modelOf, NOTICE, RENEWAL_AT_RISK } from '../history/series';
import { type ScoreScale, scoreText } from '../scoring/shown';
import type { Alert } from './alerts';
import type { Rule } from './rule';

/** When a rule speaks, in words: "Health score drops by 20 points within 7 days". */
export function sayRule(rule: Rule): string {
  const { condition, window } = rule;
  const metric = metricOf(rule);
  const edge = typeof rule.threshold === 'number' ? String(rule.threshold) : rule.threshold.join(' or ');
  switch (condition) {
    case 'drop by points':
      return `${metric} drops by ${edge} points within ${days(window)}`;
    case 'rise by points':
      return rule.metric === CONTRACT_END
        ? `${metric} moves on by ${days(Number(edge))} within ${days(window)}`
        : `${metric} rises by ${edge} points within ${days(window)}`;
    case 'change by percent':
      return `${metric} changes by ${edge} % within ${days(window)}`;
    case 'stays above':
      return `${metric} stays at ${edge} or more for ${days(window)}`;
    case 'stays below':
      return `${metric} stays at ${edge} or less for ${days(window)}`;
    default:
      return `${metric} ${condition} ${edge}`;
  }
}

/** What happened, in words and numbers: "Health score 82.0 to 55.3 within 7 days", "Health status Green (82.0) to Red (41.0) within 1 day". */
export function sayAlert(
  { rule, now, from, scores }: Alert,
  scales: Partial<Record<'health' | 'churn', ScoreScale>> = {},
): string {
  const metric = metricOf(rule);
  const model = modelOf(rule.metric);
  const shown = (value: Alert['now']['value']) => {
    if (typeof value !== 'number') return valueText(value);
    if (rule.metric === CONTRACT_END) return dayToIso(value);
    return model ? scoreText(value, scales[model]) : valueText(value);
  };
  const is = shown(now.value);
  if (rule.condition.startsWith('stays')) {
    const side = rule.condition === 'stays above' ? 'at least' : 'at most';
    return `${metric} ${side} ${rule.threshold} for ${now.day - (from ?? now).day} days, now ${is}`;
  }
  if (!from) return `${metric} ${is}`;
  const happened = now.value === true ? happenedBy(rule.metric) : '';
  if (happened !== '')
    return `${happened} (${valueText(from.value)} to ${is} within ${days(now.day - from.day)})`;
  const [before, after] = scores?.map((score) => ` (${scoreText(score, model && scales[model])})`) ?? [
    '',
    '',
  ];
  return `${metric} ${shown(from.value)}${before} to ${is}${after} within ${days(now.day - from.day)}`;
}

/** What a flag that stands says of the customer: "The champion left"; empty where nobody has put it into words. */
function happenedBy(metric: string): string {
  return capitalized(KEPT[metric] ?? flagWords(metric));
}

/** The same of what only the history keeps. */
const KEPT: Readonly<Record<string, string>> = {
  [NOTICE]: 'they have given notice',
  [LATE_START]: 'their start is late',
  [RENEWAL_AT_RISK]: 'their renewal is at risk',
};

function metricOf({ metric }: Rule): string {
  return labelOf(metric.replace(/^custom /, ''));
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}

function valueText(value: Alert['now']['value']): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'number' ? String(Math.round(value * 10) / 10) : value;
}
