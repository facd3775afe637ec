import { wholeNumber as whole } from '../src/base/numbers';

export { whole };

/** "1 customer", "260 customers". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${whole(count)} ${count === 1 ? one : many}`;
}

/** A score as people compare it: 62.1. */
export function points(score: number): string {
  return (Math.round(score * 10) / 10).toFixed(1).replace('-', '−');
}

/** A change of a score: +2.1, −0.4. */
export function signed(change: number): string {
  return change < 0 ? points(change) : `+${points(change)}`;
}

/** "renews in 31 days", "ended 12 days ago"; empty where nobody knows. */
export function renewal(days: number | null): string {
  if (days === null) return '';
  if (days === 0) return 'renews today';
  return days > 0 ? `renews in ${counted(days, 'day')}` : `ended ${counted(-days, 'day')} ago`;
}

/** 0.875 as "88 %". */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
