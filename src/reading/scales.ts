import { once } from '../base/once';
import type { Missing } from '../scoring/value';
import type { Metric } from './catalog';
import { outOfRange } from './cells/missing';

/** How the numbers of a column are written, in the words of `Vitals settings`. */
export type Unit =
  | 'percent'
  | 'fraction'
  | '1 to 5'
  | '0 to 10'
  | '1 to 7'
  | '1 to 4'
  | '-1 to 1'
  | 'days a week'
  | 'days a month'
  | 'thousands'
  | 'ten thousands'
  | 'lakhs'
  | 'millions'
  | 'crores'
  | 'billions'
  | 'cents'
  | Duration;
type Duration = 'seconds' | 'minutes' | 'hours' | 'days' | 'weeks';

/** Each unit with what its numbers are, and the words in a header that say it, as `plainWord` spells them. */
const UNIT_LINES: Readonly<Record<Unit, string>> = {
  // Answers: the lowest number, the highest, and the one from which on nothing is better.
  percent: '0 100 100 | percent 100',
  fraction: '0 1 1 |',
  '1 to 5': '1 5 5 | 5',
  '0 to 10': '0 10 10 | 10',
  '1 to 7': '1 7 7 | 7',
  '1 to 4': '1 4 4 | 4',
  '-1 to 1': '-1 1 1 |',
  // Days that people work.
  'days a week': '0 7 5 | week weekly',
  'days a month': '0 31 22 | month monthly',
  // Sizes: what one is in whole units, or in hours.
  thousands:
    '1000 | k t thousand thousands tsd teur keur kusd kgbp kchf 000 1000 milliers miles mila tkr duizend тыс тысяч 千 千元 千円',
  'ten thousands': '10000 | 万 万元 万円 萬 萬元',
  lakhs: '100000 | lakh lakhs lac lacs',
  millions:
    '1000000 | m mm mn mio million millions mkr mnkr millones milhoes milioni miljoen млн 百万 百万元 百万円',
  crores: '10000000 | cr crore crores',
  billions: '1000000000 | b bn mrd billion billions',
  cents: '0.01 | cent cents pence',
  seconds:
    '0.0002777777777777778 | s sec secs second seconds sek sekunden secondes segundos secondi seconden сек 秒',
  minutes: '0.016666666666666666 | minutes minute minuten minutos minuti минут мин 分 分钟',
  hours:
    '1 | hours hour std stunden stunde heure heures hora horas ora ore uur uren timmar timer ч часов 小时 時間',
  days: '24 | days day tage tagen tag jour jours dia dias giorno giorni dag dagen днеи дня 天 日',
  weeks: '168 | weeks week wochen semaines semanas settimane weken недель 周 週',
};

/** All units, the answers first. */
export const writtenUnits = once(() => Object.keys(UNIT_LINES) as readonly Unit[]);

const SHARES: readonly Unit[] = ['percent', 'fraction'];
const FIVES: readonly Unit[] = ['1 to 5', '0 to 10'];
const SURVEYS: readonly Unit[] = ['1 to 7', '1 to 4'];
const LOGIN_DAYS: readonly Unit[] = ['days a week', 'days a month'];
const MULTIPLES: readonly Unit[] = [
  'thousands',
  'ten thousands',
  'lakhs',
  'millions',
  'crores',
  'billions',
  'cents',
];
const DURATIONS: readonly Unit[] = ['seconds', 'minutes', 'hours', 'days', 'weeks'];

/** The units that a metric's numbers may be written in; none where there is nothing to choose. */
export function unitsOf({ header, kind, max, change }: Metric): readonly Unit[] {
  if (change && (kind === 'percent' || kind === 'ratio')) return SHARES;
  if (kind === 'percent') return [...SHARES, ...FIVES, ...(header === 'login_frequency' ? LOGIN_DAYS : [])];
  if (kind === 'ratio') return [...SHARES, ...FIVES, '-1 to 1'];
  if (kind === 'satisfaction') return [...SHARES, ...FIVES, ...SURVEYS];
  if (kind === 'score') return max === 10 ? ['0 to 10'] : [...SHARES, ...FIVES, ...SURVEYS, '-1 to 1'];
  if (kind === 'money') return MULTIPLES;
  return DURATIONS.includes(kind as Unit) ? DURATIONS : [];
}

/**
 * Turns a number that is written in a unit into the metric's own: 4 of 5 is 80 %, 91 % is 4.55 of 5, 90 minutes are 1.5 hours.
 * Undefined where the metric is never written so.
 */
export function readerIn(metric: Metric, unit: Unit): ((value: number) => number | Missing) | undefined {
  if (!unitsOf(metric).includes(unit)) return undefined;
  const { kind, label, min, max } = metric;
  const [least, most, full] = figuresOf(unit) as [number, number?, number?];
  if (most === undefined) {
    const [own] = DURATIONS.includes(kind as Unit) ? figuresOf(kind as Unit) : [1];
    return (value) => withoutNoise((value * least) / own!);
  }
  const refused = outOfRange(`${label}, written ${unit},`, least, most);
  const [worst, best] = kind === 'score' ? [min, max] : [0, kind === 'ratio' ? 1 : 100];
  return (value) => {
    if (value < least || value > most) return refused;
    const share = least < 0 ? (value - least) / (most - least) : Math.min(1, value / full!);
    return Math.max(worst, withoutNoise(best * share));
  };
}

function figuresOf(unit: Unit): number[] {
  return UNIT_LINES[unit].split(' |')[0]!.split(' ').map(Number);
}

// 0.57 times 100 is 56.99999999999999 in binary; twelve digits are more than a figure has.
function withoutNoise(value: number): number {
  return Math.abs(value) < 1e6 ? Math.round(value * 1e9) / 1e9 : value;
}

/** Words next to a unit that add nothing, by the kind of the cells. */
const BESIDE: Readonly<Partial<Record<Metric['kind'], string>>> = {
  money: ' in of money usd eur gbp chf inr rs jpy cad aud brl sek nok dkk rub ',
  percent: ' per of a in logins days 0 1 to out scale points ',
};
const BESIDE_ANSWERS = ' 0 1 to out of in a scale points percent ';

/**
 * The unit that some words of a header name for a metric: those in the bracket of `ARR ($K)`, `Resolution time (days)`,
 * `CSAT (1-7)`. Undefined where they name none, or say something else as well.
 */
export function unitIn(metric: Metric, words: readonly string[]): Unit | undefined {
  if (metric.custom || words.length === 0) return undefined;
  // Whether 85 or 0.85 stands under a percent sign, the cells tell.
  const units = unitsOf(metric).filter((unit) => metric.kind === 'score' || unit !== 'percent');
  const said = words.join(' ');
  if (units.includes('-1 to 1') && /^1 (?:to )?1$/.test(said)) return '-1 to 1';
  if (units.includes('fraction') && /^0 (?:to )?1$/.test(said)) return 'fraction';
  const beside = BESIDE[metric.kind] ?? (units.includes('1 to 5') ? BESIDE_ANSWERS : ' in ');
  const named = words.filter((word) => !beside.includes(` ${word} `));
  if (named.length === 0)
    return words.includes('percent') && units.includes('percent') ? 'percent' : undefined;
  return units.find((unit) =>
    named.every((word) => `${UNIT_LINES[unit].split('|')[1]} `.includes(` ${word} `)),
  );
}
