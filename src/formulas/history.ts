import { dayToIso } from '../base/calendar';
import type { KeptDay, Stored } from '../history/day';
import { History, nearestTo } from '../history/history';
import { modelOf } from '../history/series';
import { readDay } from '../reading/cells/day';
import { keyText } from '../reading/identity';
import { isMissing } from '../scoring/value';
import type { Answer, CellAnswer } from './answer';
import { type Argument, isLeftOut, toRows } from './arguments';
import { readHistory, readSeries } from './history-argument';

const NOTHING_KEPT = 'n/a: no run has kept a day yet';

/**
 * What was kept of a customer day by day: the date, the value, and a note where another model begins, whose scores are not comparable with those before.
 *
 * @param {unknown[][]} history The history: 'Vitals history'!A:Z, or 'Vitals history table'!A:Z.
 * @param {string} customer The customer's id.
 * @param {string} metric Optional. What to tell: "health_score" (if left out), "churn_risk", "risk_tier", "arr", or a metric that is kept.
 * @param {Date} from Optional. The first day.
 * @param {Date} to Optional. The last day.
 * @return {unknown[][]} A row for each day, below their headers.
 * @example =HEALTHHISTORY('Vitals history'!A:Z, "A")
 * @customfunction
 */
export function HEALTHHISTORY(
  history: Argument,
  customer: Argument,
  metric?: Argument,
  from?: Argument,
  to?: Argument,
): Answer {
  const name = 'HEALTHHISTORY';
  const kept = readHistory(name, history);
  if (kept.length === 0) return NOTHING_KEPT;
  const series = readSeries(name, metric, kept);
  const [first, last] = [dayIn(name, from, 'from'), dayIn(name, to, 'to')];
  const days = rowsOf(kept, keyText(customer), series).filter(
    ({ day }) => day >= (first ?? day) && day <= (last ?? day),
  );
  if (days.length === 0) return `n/a: no ${series} of ${keyText(customer) || 'a blank id'} is kept then`;
  return [
    ['Date', series, 'Note'],
    ...days.map(({ day, value, model }, i) => [
      dayToIso(day),
      typeof value === 'boolean' ? (value ? 'yes' : 'no') : value,
      i > 0 && model !== days[i - 1]!.model ? 'Another model: not comparable with the rows above' : '',
    ]),
  ];
}

/**
 * By how much a value of each customer has changed over so many days; n/a with the reason where unknown. Scores of another model are never compared.
 *
 * @param {unknown[][]} history The history: 'Vitals history'!A:Z, or 'Vitals history table'!A:Z.
 * @param {string|string[][]} customers The id of a customer, or a range of ids.
 * @param {number} days Over how many days: against the day that is kept nearest to then, at most half of them off.
 * @param {string} metric Optional. What to compare: "health_score" (if left out), "churn_risk", "arr", or a metric that is kept.
 * @param {Date} as_of Optional. Up to which day: the last one kept until then counts, of all if left out.
 * @return {number|number[][]} A change for each customer.
 * @example =HEALTHCHANGE('Vitals history'!A:Z, A2:A251, 30)
 * @customfunction
 */
export function HEALTHCHANGE(
  history: Argument,
  customers: Argument,
  days: Argument,
  metric?: Argument,
  as_of?: Argument,
): Answer {
  const name = 'HEALTHCHANGE';
  if (typeof days !== 'number' || !(days >= 1)) {
    throw new Error(`${name}: days is a number from 1 on, such as 30.`);
  }
  const all = readHistory(name, history);
  const until = dayIn(name, as_of, 'as_of') ?? Number.POSITIVE_INFINITY;
  const kept = all.filter(({ day }) => day <= until);
  const series = readSeries(name, metric, all);
  const known = new History(kept);
  const answer = (cell: unknown): CellAnswer => {
    const id = keyText(cell);
    if (id === '') return '';
    return kept.length === 0 ? nothingUntil(until) : changeOf(known, id, series, days);
  };
  const cells = toRows(customers).map((row) => row.map(answer));
  return Array.isArray(customers) ? cells : cells[0]![0]!;
}

/** A value on a day, and the model it is from: all the same for what the sheet itself says. */
interface Told {
  readonly day: number;
  readonly value: NonNullable<Stored>;
  readonly model: string;
}

function rowsOf(kept: readonly KeptDay[], customer: string, series: string): Told[] {
  const history = new History(kept);
  const scored = modelOf(series);
  return kept.flatMap(({ day, healthModel, churnModel }) => {
    const value = history.valueOn(customer, series, day);
    if (value === null) return [];
    return [
      { day, value, model: scored === undefined ? '' : scored === 'health' ? healthModel : churnModel },
    ];
  });
}

function changeOf(history: History, customer: string, series: string, days: number): CellAnswer {
  const [begin, last] = [history.days[0]!, history.days[history.days.length - 1]!];
  const now = history.valueOn(customer, series, last);
  if (now === null) return `n/a: no ${series} on ${dayToIso(last)}`;
  if (typeof now !== 'number') return `n/a: ${series} is no number`;
  const then = last - days;
  const before = nearestTo(history.points(customer, series), then, days);
  if (typeof before?.value === 'number') return Math.round((now - before.value) * 1e9) / 1e9;
  const since = history.modelSince(series);
  if (since > then + days / 2) return `n/a: another model before ${dayToIso(since)}`;
  if (begin > then + days / 2) return `n/a: the history begins on ${dayToIso(begin)}`;
  return `n/a: no ${series} around ${dayToIso(then)}`;
}

function nothingUntil(day: number): string {
  return day === Number.POSITIVE_INFINITY ? NOTHING_KEPT : `n/a: nothing was kept until ${dayToIso(day)}`;
}

/** @throws A sentence where a day is given that cannot be read. */
function dayIn(name: string, argument: Argument, label: string): number | undefined {
  if (isLeftOut(argument)) return undefined;
  const day = readDay(argument);
  if (isMissing(day)) throw new Error(`${name}: ${label} is ${day.reason}. ${day.advice}`);
  return day;
}
