import { caseless } from '../base/caseless';
import type { RowArea } from '../base/setting';
import { Missing } from '../scoring/value';
import { metric } from './catalog';
import { flagIn } from './cells/flag';
import { readStatus, type StatusWords, unknownStatus } from './cells/status';
import { readYesNo } from './cells/yes-no';
import type { Column } from './column';
import { wordKey } from './normalize';
import type { Portfolio } from './portfolio';
import { STATUS_LEVELS, type StatusLevel } from './status-levels';

/** Where a row stands on a day. */
export interface RowStatus {
  readonly level: StatusLevel;
  /** True for who was a customer and has left. */
  readonly lost: boolean;
  /** The day on which it left or is going to; undefined where that is unknown. */
  readonly left: number | undefined;
}

/** What people said of the words in their status column; a row that says nothing known is a problem. */
export const STATUS: RowArea<StatusWords> = {
  area: 'Status',
  read: (rows, refuse) => {
    const words = new Map<string, StatusLevel>();
    for (const row of rows) {
      const level = STATUS_LEVELS.find((each) => each === caseless(row.value));
      if (level) words.set(wordKey(row.name), level);
      else refuse(row, 'Value', `A status is one of: ${STATUS_LEVELS.join(', ')}.`);
    }
    return words;
  },
};

/** True for who is a customer: pays, or did and has not left. */
export function isCustomer(level: StatusLevel): boolean {
  return level !== 'churned' && level !== 'prospect' && level !== 'trial';
}

/**
 * Prepares to tell where each row (from 0) stands on a day. A churn date says more than a word, and a word more than
 * nothing; who gave notice is a customer until the end. What cannot be read is a finding, and counts as a customer.
 */
export function rowStatusReader(portfolio: Portfolio): (row: number, today: number) => RowStatus {
  const reader = (metric: string) => sayingsOf(portfolio, portfolio.column(metric));
  const [status, churned, date, notice] = [
    reader('status'),
    reader('churned'),
    reader('churn_date'),
    reader('notice_given'),
  ];
  return (row, today) => {
    const [word, tick, day, noticed] = [status(row), churned(row), date(row), notice(row)];
    const left = day.day ?? tick.day;
    const gaveNotice = noticed.level === 'notice given' || word.level === 'notice given';
    if (left !== undefined && left > today) return { level: 'notice given', lost: false, left };
    if (left !== undefined && !gaveNotice) {
      if (word.level === 'active') reportDisagreement(portfolio, row);
      return { level: 'churned', lost: true, left };
    }
    if (tick.level === 'churned') return { level: 'churned', lost: true, left: undefined };
    const level = word.level ?? tick.level ?? day.level ?? 'active';
    const now = gaveNotice && isCustomer(level) ? 'notice given' : level;
    return { level: now, lost: now === 'churned', left: undefined };
  };
}

/** What one cell says of where a customer stands. */
interface Saying {
  readonly level?: StatusLevel | undefined;
  readonly day?: number;
}

const NOTHING: Saying = {};

/** Reads a column's cells, each in any of the forms in which people say who has left: a word, a tick, a date. */
function sayingsOf(portfolio: Portfolio, column: Column | undefined): (row: number) => Saying {
  if (!column) return () => NOTHING;
  const { header } = column.metric;
  const days =
    header === 'status' || column.noted ? undefined : portfolio.readAs(column, metric('churn_date'));
  return (row) => {
    const cells = portfolio.rows[row]!;
    if (header === 'notice_given' && column.readIn(cells) === true) return { level: 'notice given' };
    if (column.noted) return NOTHING;
    const cell = cells[column.index];
    const value = column.read(cell);
    const day = typeof cell === 'number' && header !== 'churn_date' ? undefined : days?.read(cell);
    if (typeof day === 'number') return header === 'notice_given' ? { level: 'notice given' } : { day };
    const level = levelOf(cell);
    if (!(level instanceof Missing)) return { level };
    if (level === unknownStatus() && header === 'status')
      portfolio.findings.add('unknown status', column, row, cell);
    else if (value instanceof Missing) portfolio.findings.refused(column, row, value, cell);
    return NOTHING;
  };

  function levelOf(cell: unknown): StatusLevel | undefined | Missing {
    const level = readStatus(cell, portfolio.statusWords);
    if (header === 'status') return level;
    const yes = header === 'notice_given' ? flagIn(header, cell) : readYesNo(cell);
    if (typeof yes !== 'boolean') return level;
    if (!yes) return undefined;
    return header === 'notice_given' ? 'notice given' : 'churned';
  }
}

function reportDisagreement(portfolio: Portfolio, row: number): void {
  const column = portfolio.column('status')!;
  portfolio.findings.add('status disagrees', column, row, portfolio.rows[row]![column.index]);
}
