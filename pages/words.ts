import { money } from '../src/base/for-people';
import { counted, percent, tenths, wholeNumber as whole } from '../src/base/numbers';
import { type FigureId, figureOf } from '../src/metrics/figures';
import type { Figure } from '../src/metrics/rate';

export { counted, percent, whole };

/** Points at the one digit that people compare: 62.1, −0.4. */
export function points(value: number): string {
  return tenths(value).replace('-', '−');
}

/** A figure, or why there is none; nothing where unknown. */
export type FigureValue = Figure | undefined | null;

/** A figure in its unit: "1,200", "19.2M", "62.1", "106.0 %". */
export function figureText(id: FigureId, value: FigureValue): string {
  if (value === undefined || value === null) return 'No data';
  if (typeof value !== 'number') return 'n/a';
  switch (figureOf(id).unit) {
    case '%':
      return `${points(value)} %`;
    case 'share':
      return percent(value);
    case 'money':
      return money(value);
    case 'points':
    case 'of 5':
    case 'times':
      return points(value);
    default:
      return whole(value);
  }
}

/** A change of a score: +2.1, −0.4. */
export function signed(change: number): string {
  return change < 0 ? points(change) : `+${points(change)}`;
}

/** "renews in 31 days", "ended 12 days ago"; empty where unknown. */
export function renewal(days: number | null): string {
  if (days === null) return '';
  if (days === 0) return 'renews today';
  return days > 0 ? `renews in ${counted(days, 'day')}` : `ended ${counted(-days, 'day')} ago`;
}

/** A sentence of the server as pages print it, with “these” quotes: cells, files and commands keep "those". */
export function typeset(sentence: string): string {
  return sentence.replace(/"([^"]*)"/g, '“$1”');
}
