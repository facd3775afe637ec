import type { Alert } from './alerts';

/** What happened, in words and numbers: "Health score 82 to 55 within 7 days". */
export function sayAlert({ rule, now, from }: Alert): string {
  const name = rule.metric.replace(/_/g, ' ');
  const metric = name.charAt(0).toUpperCase() + name.slice(1);
  const is = shown(now.value);
  if (rule.condition.startsWith('stays')) {
    const side = rule.condition === 'stays above' ? 'at least' : 'at most';
    return `${metric} ${side} ${rule.threshold} for ${now.day - (from ?? now).day} days, now ${is}`;
  }
  if (!from) return `${metric} ${is}`;
  const days = now.day - from.day;
  return `${metric} ${shown(from.value)} to ${is} within ${days} ${days === 1 ? 'day' : 'days'}`;
}

function shown(value: Alert['now']['value']): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'number' ? String(Math.round(value * 10) / 10) : value;
}
