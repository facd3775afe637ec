import { counted } from '../base/numbers';

/** Rows with a day of their own, and the day on which their customer left. */
export interface Snapshots {
  /** Of each row; null where it cannot be read. */
  readonly days: readonly (number | null)[];
  /** Of each row's customer; null where they have not left. */
  readonly leaving: readonly (number | null)[];
}

/**
 * Who left within so many days after the day of each row. Left out: rows from the day on which they left, since nothing
 * is to be predicted any more; and the last rows of those who stayed, since what comes within the horizon is not known yet.
 */
export function withinHorizon({ days, leaving }: Snapshots, horizon: number) {
  const known = [...days, ...leaving].filter((day): day is number => day !== null);
  const lastDay = known.reduce((last, day) => Math.max(last, day), Number.NEGATIVE_INFINITY);
  const rows: number[] = [];
  const outcomes: number[] = [];
  const without = { day: 0, left: 0, open: 0 };
  days.forEach((day, i) => {
    const left = leaving[i] ?? null;
    if (day === null) without.day++;
    else if (left !== null && left <= day) without.left++;
    else if (left !== null && left <= day + horizon) {
      rows.push(i);
      outcomes.push(1);
    } else if (day + horizon > lastDay) without.open++;
    else {
      rows.push(i);
      outcomes.push(0);
    }
  });
  return {
    rows,
    outcomes: Uint8Array.from(outcomes),
    left: [`left within ${counted(horizon, 'day')}`],
    blankStayed: true,
    leftOut: [
      { reason: 'no day', rows: without.day },
      { reason: 'of a day after they left', rows: without.left },
      { reason: `less than ${counted(horizon, 'day')} before the last day`, rows: without.open },
    ].filter(({ rows: many }) => many > 0),
  };
}
