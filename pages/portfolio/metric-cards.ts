import { sum } from '../../src/base/sum';
import { isAtRisk, isNear, namesOfRisk } from '../../src/customers/at-risk';
import type { FigureId } from '../../src/customers/figures';
import { BENCHMARKS, benchmarksOf } from '../../src/metrics/benchmarks';
import { MEASURES, reaches } from '../../src/metrics/measures';
import { type Figure, withoutNoise } from '../../src/metrics/rate';
import { counted } from '../words';
import { type Card, cardsOf } from './overview';
import { among, type Drill, moved, type View, YEAR } from './view';
import type { MonthFigure, Window } from './windows';

export type Unit = 'percent' | 'points' | 'money' | 'of 5';

/** A figure with what it takes to judge it, and what to do about it. */
export interface MetricCard {
  /** Of a figure that other screens show as well. */
  readonly id?: FigureId;
  readonly name: string;
  readonly unit: Unit;
  readonly value: Figure | undefined;
  /** What it counts. */
  readonly note: string;
  /** Since the month before, in its own unit; undefined where nobody knows. */
  readonly change?: { readonly by: number; readonly since: string; readonly isBetter: boolean };
  readonly target?: { readonly line: number; readonly isReached: boolean };
  /** How others stand, and which. */
  readonly median?: { readonly value: number; readonly of: string };
  readonly computedOn: string;
  /** The oldest day whose data it takes. */
  readonly oldestInput: string;
  readonly work?: Work;
}

/** Whom to look at because of a figure. */
export interface Work {
  readonly words: string;
  readonly drill: Drill;
}

/** What a card says of itself, before it is judged. */
type Plain = Pick<MetricCard, 'id' | 'name' | 'unit' | 'value' | 'note'> & {
  readonly figure?: MonthFigure;
  readonly works?: readonly (readonly [Drill, (count: number) => string])[];
};

/** The figures at the top, each for the chosen part of the portfolio and the chosen period. */
export function metricCards(view: View): MetricCard[] {
  return [...retention(view), ...standing(view), ...satisfaction(view)].map((plain) => judged(view, plain));
}

function retention({ run, windows, choice }: View): Plain[] {
  const { nearDays } = run;
  const now = windows[windows.length - 1];
  const over = now?.from ? `since ${now.from}` : 'over the period';
  const renewing = among(`Renewal within ${nearDays} days`, (account) => isNear(account, run));
  const ready = among('Ready for a proposal', ({ readiness }) => readiness === 'Ready');
  if (!now) return [];
  return [
    {
      name: 'NRR',
      unit: 'percent',
      value: now.nrr,
      figure: 'nrr',
      note: `net revenue retention ${over}`,
      works: [[ready, (n) => `${counted(n, 'customer')} ready for a proposal`]],
    },
    {
      name: 'GRR',
      unit: 'percent',
      value: now.grr,
      figure: 'grr',
      note: `gross revenue retention ${over}`,
      works: [[renewing, (n) => `${counted(n, 'renewal')} in ${nearDays} days`]],
    },
    {
      name: 'Logo churn',
      unit: 'percent',
      value: now.logoChurn,
      figure: 'logoChurn',
      note: choice.months === YEAR ? `customers lost ${over}` : `customers lost ${over}; not of a year`,
      works: [
        [moved('Left'), (n) => `${counted(n, 'customer')} left`],
        [moved('Pay less'), (n) => `${counted(n, 'customer')} ${n === 1 ? 'pays' : 'pay'} less`],
      ],
    },
  ];
}

/** What the last run says by itself. */
function standing({ run, windows }: View): Plain[] {
  const { nearDays } = run;
  const worst = run.bands[run.bands.length - 1] ?? '';
  const now = windows[windows.length - 1];
  const own: Readonly<Record<Card['id'], Partial<Plain>>> = {
    'average-health': {
      ...(now && { value: now.health }),
      figure: 'health',
      note: '100 is best',
      works: [
        [among(worst, ({ status }) => status === worst), (n) => `${counted(n, 'customer')} in ${worst}`],
      ],
    },
    arr: {
      // As the month's table has it: who has left pays nothing, whatever its row says.
      ...(now &&
        run.accounts.some(({ arr }) => arr !== null) && {
          value: now.arr,
          note: `a year, of ${counted(now.customers, 'paying customer')}`,
        }),
      figure: 'arr',
      works: [[moved('Pay more'), (n) => `${counted(n, 'customer')} pay more`]],
    },
    'arr-at-risk': {
      works: [
        [
          among(namesOfRisk(run, 'or'), (account) => isAtRisk(account, run)),
          (n) => `${counted(n, 'customer')} at risk`,
        ],
      ],
    },
    'arr-near-renewal': {
      works: [
        [
          among(
            `At risk, renewal within ${nearDays} days`,
            (account) => isNear(account, run) && isAtRisk(account, run),
          ),
          (n) => `${counted(n, 'renewal')} in ${nearDays} days at risk`,
        ],
      ],
    },
  };
  return cardsOf(run, null).map(({ id, name, value, shown, note }) => ({
    id,
    name,
    unit: shown,
    value,
    note,
    ...own[id],
  }));
}

/** Only where somebody was asked. */
function satisfaction({ windows }: View): Plain[] {
  const now = windows[windows.length - 1];
  return [
    { name: 'NPS', unit: 'points', value: now?.nps, figure: 'nps', note: 'from −100 to 100' } as const,
    {
      name: 'CSAT',
      unit: 'of 5',
      value: now?.csat,
      figure: 'csat',
      note: 'mean answer from 1 to 5',
    } as const,
  ].filter(({ value }) => typeof value === 'number');
}

function judged(view: View, { figure, works = [], ...plain }: Plain): MetricCard {
  const { windows, run, choice } = view;
  const now = windows[windows.length - 1];
  const isOfPeriod = figure === 'nrr' || figure === 'grr' || figure === 'logoChurn';
  const measure = MEASURES.find(({ name }) => name === plain.name);
  const line = targetOf(view, plain.name);
  // Targets and benchmarks of a retention are those of a year.
  const isComparable =
    measure !== undefined && typeof plain.value === 'number' && (!isOfPeriod || choice.months === YEAR);
  const median = isComparable ? medianOf(view, plain.name) : undefined;
  const change = figure && changeOf(windows, figure);
  return {
    ...plain,
    ...(change !== undefined && {
      change: {
        by: change,
        since: windows[windows.length - 2]!.month,
        isBetter: change > 0 === (measure?.better !== 'lower'),
      },
    }),
    ...(isComparable &&
      line !== undefined && { target: { line, isReached: reaches(measure, plain.value as number, line) } }),
    ...(median && { median }),
    computedOn: run.scoredOn,
    oldestInput: isOfPeriod && now?.from ? now.from : run.scoredOn,
    ...workOf(view, works),
  };
}

/** That of the chosen segment where it has one of its own, else what people set, else that of everybody. */
function targetOf({ choice, past }: View, name: string): number | undefined {
  const own = BENCHMARKS.find(
    ({ measure, group, target }) => measure === name && target !== undefined && group === choice.segment,
  );
  return own?.target ?? past.targets[name] ?? benchmarksOf(name, 'all').target?.target;
}

/** That of everybody; else of the segments that are chosen, weighed as in `Vitals dashboard`. */
function medianOf({ run, past }: View, name: string): MetricCard['median'] {
  const all = past.medians[`${name}, all`];
  if (all !== undefined) return { value: all, of: 'others' };
  const known = run.accounts.flatMap(({ segment, arr }) => {
    const median = past.medians[`${name}, ${segment}`];
    return median === undefined ? [] : [{ median, weight: name === 'Average health' ? 1 : (arr ?? 0) }];
  });
  const weight = sum(known.map((each) => each.weight));
  if (weight === 0) return undefined;
  const value = sum(known.map((each) => each.median * each.weight)) / weight;
  return { value: Math.round(value * 10) / 10, of: 'others of your segments' };
}

/** Of two figures as they are shown, so that who looks finds their difference. */
function changeOf(windows: readonly Window[], figure: MonthFigure): number | undefined {
  const [before, now] = windows.slice(-2).map((window) => window[figure]);
  if (typeof before !== 'number' || typeof now !== 'number') return undefined;
  return withoutNoise(shown(now) - shown(before));
}

/** The first thing to do that concerns anybody. */
function workOf(view: View, works: NonNullable<Plain['works']>): { readonly work?: Work } {
  for (const [drill, words] of works) {
    const count = drill.find(view).length;
    if (count > 0) return { work: { words: words(count), drill } };
  }
  return {};
}

/** At the one digit that rates and points have. */
function shown(value: number): number {
  return Math.round(value * 10) / 10;
}
