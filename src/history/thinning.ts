import { dayToIso } from '../base/calendar';
import type { Area, ValuesOf } from '../base/setting';
import { type KeptDay, merged } from './day';

/** For how many days every day is kept; older ones are kept once a week, then once a month. */
export const HISTORY_KEEPING = {
  area: 'History',
  settings: {
    daily: {
      kind: 'number',
      name: 'Daily history kept (days)',
      formerly: ['Every day for days'],
      value: 90,
      least: 45,
      most: 400,
      meaning: 'How far back “Vitals history” has every day. Older days are kept once a week.',
    },
    weekly: {
      kind: 'number',
      name: 'Weekly history kept (days)',
      formerly: ['Every week for days'],
      value: 365,
      least: 45,
      most: 3650,
      meaning:
        'How far back it has every week. Older weeks are kept once a month. What was thinned stays thinned.',
    },
  },
} as const satisfies Area;

export type Keeping = ValuesOf<typeof HISTORY_KEEPING>;

/** Makes one day of the old days of each week or month. */
export function thinned(days: readonly KeptDay[], today: number, keeping: Keeping): KeptDay[] {
  const thin = [...days];
  const groups = daysToThin(
    days.map(({ day }) => day),
    today,
    keeping,
  );
  for (const { first, last } of groups.reverse()) {
    thin.splice(first, last - first + 1, thin.slice(first, last + 1).reduce(merged));
  }
  return thin;
}

/** Days that become one, as positions from the first to the last, which stays. */
export interface DayGroup {
  readonly first: number;
  readonly last: number;
}

/** The days (in their order) that become one for their week or month, once no more can come to it. */
export function daysToThin(days: readonly number[], today: number, keeping: Keeping): DayGroup[] {
  const groups: { first: number; last: number }[] = [];
  let current = '';
  days.forEach((day, at) => {
    const period = periodOf(day, today, keeping);
    if (period === current) groups[groups.length - 1]!.last = at;
    else groups.push({ first: at, last: at });
    current = period;
  });
  return groups.filter(({ first, last }, i) => {
    const next = groups[i + 1];
    return last > first && next !== undefined && today - days[next.first]! > keeping.daily;
  });
}

/** The week or month that a day is thinned to; a day that is kept stands for itself. */
function periodOf(day: number, today: number, { daily, weekly }: Keeping): string {
  const age = today - day;
  return periodIn(age <= daily ? 'day' : age <= weekly ? 'week' : 'month', day);
}

/** How far apart days are. */
export const DAY_STEPS = ['day', 'week', 'month'] as const;
export type DayStep = (typeof DAY_STEPS)[number];

/** The day, week or month in which a day is; no two have one name. */
export function periodIn(step: DayStep, day: number): string {
  if (step === 'day') return `day ${day}`;
  // Day 2 of a spreadsheet's calendar was a Monday.
  if (step === 'week') return `week ${Math.floor((day - 2) / 7)}`;
  return dayToIso(day).slice(0, 7);
}
