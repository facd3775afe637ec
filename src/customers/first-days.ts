/** The first days of a customer have rules of their own: what is late, and which declines are none yet. */
import { counted } from '../base/numbers';
import type { Signal } from '../playbooks/situation';
import type { Portfolio } from '../reading/portfolio';
import { rowStatusReader } from '../reading/row-status';
import type { Value } from '../scoring/value';

const FIRST_DAYS = 90;
/** Before that there is nothing that could have declined. */
const DAYS_BEFORE_DECLINES = 28;
const QUIET_DAYS = 14;
/** From this day on, so much of the training should be done. */
const TRAINED_FROM = 30;
const TRAINED_PERCENT = 50;

/** Signals that hold a customer against what it was before. */
const DECLINES: readonly string[] = [
  'login_trend',
  'feature_adoption_change',
  'dau_mau_change',
  'nps_change',
];

/** Whether a customer is so new that nothing can have declined; not where its start is unknown. */
export function isTooNewToDecline(daysAsCustomer: number | undefined): boolean {
  return daysAsCustomer !== undefined && daysAsCustomer < DAYS_BEFORE_DECLINES;
}

/** The signals of a customer, without declines where it is too new for any. */
export function withoutEarlyDeclines<T extends { readonly metric: string }>(
  signals: readonly T[],
  daysAsCustomer: number | undefined,
): readonly T[] {
  return isTooNewToDecline(daysAsCustomer)
    ? signals.filter(({ metric }) => !DECLINES.includes(metric))
    : signals;
}

/** What is known of a customer beside its scores. */
export interface KnownOfCustomer {
  readonly notice: boolean;
  /** What is late in its first days. */
  readonly late: readonly Signal[];
  /** Undefined where unknown. */
  readonly daysAsCustomer: number | undefined;
}

const STARTS = ['start_date', 'contract_start_date'];
const PROGRESS = ['days_since_login', 'training_completion_rate', 'go_live_late'];

/** Prepares to tell, row by row (from 0), since when it is a customer, what is late, and whether it has given notice. */
export function knownReader(portfolio: Portfolio, today: number): (row: number) => KnownOfCustomer {
  const [starts, progress] = [portfolio.reader(STARTS), portfolio.reader(PROGRESS)];
  const standing = rowStatusReader(portfolio);
  return (row) => {
    const start = starts(row).find((day) => typeof day === 'number');
    const days = start === undefined ? undefined : today - start;
    return {
      notice: standing(row, today).level === 'notice given',
      late: days !== undefined && days >= 0 && days <= FIRST_DAYS ? lateOf(progress(row), days) : [],
      daysAsCustomer: days,
    };
  };
}

function lateOf([quiet, trained, isLate]: readonly Value[], days: number): Signal[] {
  const late = (is: boolean, metric: string, message: string): Signal[] =>
    is ? [{ metric, severity: 'High', message }] : [];
  const [since, share] = [Number(quiet), Math.round(Number(trained))];
  return [
    ...late(since >= QUIET_DAYS, 'days_since_login', `no login for ${counted(since, 'day')}`),
    ...late(isLate === true, 'go_live_late', 'the go-live is late'),
    ...late(
      days >= TRAINED_FROM && share < TRAINED_PERCENT,
      'training_completion_rate',
      `${share} % of the training done on day ${days}`,
    ),
  ];
}
