import { dayToIso } from '../base/calendar';
import { isMissing, type Value } from '../scoring/value';
import type { Metric } from './catalog';

/** A metric's value as a person writes it: 72 %, 0.42, yes, positive. */
export function shownValue({ kind }: Pick<Metric, 'kind'>, value: Value): string {
  if (isMissing(value)) return value.reason;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'number') return typeof value === 'string' ? value : value.join('; ');
  if (kind === 'day') return dayToIso(value);
  const rounded = String(Math.round(value * 100) / 100);
  return kind === 'percent' || kind === 'satisfaction' ? `${rounded} %` : rounded;
}
