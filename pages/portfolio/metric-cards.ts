import { tenths } from '../../src/base/numbers';
import { sum } from '../../src/base/sum';
import { isAtRisk, isNear, namesOfRisk } from '../../src/customers/at-risk';
import { isReady } from '../../src/customers/figures';
import { benchmarks, benchmarksOf } from '../../src/metrics/benchmarks';
import { changeInPercent } from '../../src/metrics/card';
import { type FigureId, figureOf, partOf } from '../../src/metrics/figures';
import { MEASURES, reaches } from '../../src/metrics/measures';
import { type Figure, withoutNoise } from '../../src/metrics/rate';
import type { FigureValue } from '../words';
import { cardsOf, type OverviewCard } from './overview';
import { among, type Drill, moved, type View, YEAR } from './view';
import { type MonthFigure, periodOf, type Window } from './windows';

/** A figure with what it takes to judge it, and what to do about it. */
export interface MetricCard {
  readonly id: FigureId;
  /** The period that it is of, where it is of one. */
  readonly of?: string | undefined;
  readonly name: string;
  readonly value: FigureValue;
  /** What it counts. */
  readonly note: string;
  /** Since the month before, in its own unit and in percent of what it was; undefined where unknown. */
  readonly change?: {
    readonly by: number;
    readonly percent: Figure;
    readonly since: string;
    readonly isBetter: boolean;
  };
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
  readonly id: FigureId;
  readonly of?: string | undefined;
  readonly count: number;
  /** What stands behind the count. */
  readonly words: string;
  readonly drill: Drill;
}

/** Customers that a figure counts, and what they are called after their number. */
interface Named {
  readonly id: FigureId;
  readonly of?: string | undefined;
  readonly drill: Drill;
  readonly words: (count: number) => string;
}

/** What a card says of itself, before it is judged. */
type Plain = Pick<MetricCard, 'id' | 'of' | 'value' | 'note'> & {
  readonly figure?: MonthFigure;
  readonly works?: readonly Named[];
};

/** The figures at the top, each for the chosen part of the portfolio and the chosen period. */
export function metricCards(view: View): MetricCard[] {
  return [...retention(view), ...standing(view), ...satisfaction(view)].map((plain) => judged(view, plain));
}

function retention({ run, windows, choice }: View): Plain[] {
  const { nearDays } = run;
  const now = windows[windows.length - 1];
  if (!now) return [];
  const over = now.from ? `since ${now.from}` : 'over the period';
  const of = periodOf(now);
  const customers = one('customer');
  return [
    {
      id: 'nrr',
      of,
      value: now.nrr,
      figure: 'nrr',
      note: `net revenue retention ${over}`,
      works: [
        {
          id: 'ready',
          drill: among('Ready for a proposal', isReady),
          words: (n) => `${customers(n)} ready for a proposal`,
        },
      ],
    },
    {
      id: 'grr',
      of,
      value: now.grr,
      figure: 'grr',
      note: `gross revenue retention ${over}`,
      works: [
        {
          id: 'near-renewal',
          drill: among(`Renewal within ${nearDays} days`, (account) => isNear(account, run)),
          words: (n) => `${one('renewal')(n)} in ${nearDays} days`,
        },
      ],
    },
    {
      id: 'logo-churn',
      of,
      value: now.logoChurn,
      figure: 'logoChurn',
      note: choice.months === YEAR ? `customers lost ${over}` : `customers lost ${over}; not of a year`,
      works: [
        { id: 'churned-customers', of, drill: moved('Left'), words: (n) => `${customers(n)} left` },
        {
          id: 'shrunk-customers',
          of,
          drill: moved('Pay less'),
          words: (n) => `${customers(n)} ${n === 1 ? 'pays' : 'pay'} less`,
        },
      ],
    },
  ];
}

/** What the last run says by itself. */
function standing({ run, windows }: View): Plain[] {
  const { nearDays } = run;
  const worst = run.bands[run.bands.length - 1] ?? '';
  const of = windows.length > 0 ? periodOf(windows[windows.length - 1]!) : undefined;
  const customers = one('customer');
  const own: Readonly<Record<OverviewCard['id'], Partial<Plain>>> = {
    'average-health': {
      figure: 'health',
      note: '100 is best',
      works: [
        {
          id: 'customers',
          of: partOf('band', worst),
          drill: among(worst, ({ status }) => status === worst),
          words: (n) => `${customers(n)} in ${worst}`,
        },
      ],
    },
    arr: {
      figure: 'arr',
      works: [
        { id: 'grown-customers', of, drill: moved('Pay more'), words: (n) => `${customers(n)} pay more` },
      ],
    },
    'arr-at-risk': {
      works: [
        {
          id: 'at-risk',
          drill: among(namesOfRisk(run, 'or'), (account) => isAtRisk(account, run)),
          words: (n) => `${customers(n)} at risk`,
        },
      ],
    },
    'arr-near-renewal': {
      works: [
        {
          id: 'near-renewal-at-risk',
          drill: among(
            `At risk, renewal within ${nearDays} days`,
            (account) => isNear(account, run) && isAtRisk(account, run),
          ),
          words: (n) => `${one('renewal')(n)} in ${nearDays} days at risk`,
        },
      ],
    },
  };
  return cardsOf(run).map(({ id, value, note }) => ({ id, value, note, ...own[id] }));
}

/** "customer" or "customers": the number itself stands before it. */
function one(noun: string): (count: number) => string {
  return (count) => (count === 1 ? noun : `${noun}s`);
}

/** Only where somebody was asked. */
function satisfaction({ windows }: View): Plain[] {
  const now = windows[windows.length - 1];
  const asked: Plain[] = [
    { id: 'nps', value: now?.nps, figure: 'nps', note: 'from −100 to 100' },
    { id: 'csat', value: now?.csat, figure: 'csat', note: 'mean answer from 1 to 5' },
  ];
  return asked.filter(({ value }) => typeof value === 'number');
}

function judged(view: View, { figure, works = [], ...plain }: Plain): MetricCard {
  const { windows, run, choice } = view;
  const { name } = figureOf(plain.id);
  const now = windows[windows.length - 1];
  const isOfPeriod = figure === 'nrr' || figure === 'grr' || figure === 'logoChurn';
  const measure = MEASURES.find((each) => each.name === name);
  const line = targetOf(view, name);
  // Targets and benchmarks of a retention are those of a year.
  const isComparable =
    measure !== undefined && typeof plain.value === 'number' && (!isOfPeriod || choice.months === YEAR);
  const median = isComparable ? medianOf(view, name) : undefined;
  const change = figure && changeOf(windows, figure);
  return {
    ...plain,
    name,
    ...(change !== undefined && {
      change: {
        ...change,
        since: windows[windows.length - 2]!.month,
        isBetter: change.by > 0 === (figureOf(plain.id).better !== 'lower'),
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
  const own = benchmarks().find(
    ({ measure, group, target }) => measure === name && target !== undefined && group === choice.segment,
  );
  return own?.target ?? past.targets[name] ?? benchmarksOf(name, 'all').target?.target;
}

/** That of everybody; else of the segments that are chosen, weighed as in the tab `Vitals`. */
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
  return { value: shown(value), of: 'others of your segments' };
}

/** Of two figures as they are shown, so that who looks finds their difference. */
function changeOf(windows: readonly Window[], figure: MonthFigure) {
  const [before, now] = windows.slice(-2).map((window) => window[figure]);
  if (typeof before !== 'number' || typeof now !== 'number') return undefined;
  const by = withoutNoise(shown(now) - shown(before));
  return { by, percent: changeInPercent(by, shown(before)) };
}

/** The first thing to do that concerns anybody. */
function workOf(view: View, works: readonly Named[]): { readonly work?: Work } {
  for (const { words, ...named } of works) {
    const count = named.drill.find(view).length;
    if (count > 0) return { work: { ...named, count, words: words(count) } };
  }
  return {};
}

/** At the one digit that rates and points have. */
function shown(value: number): number {
  return Number(tenths(value));
}
