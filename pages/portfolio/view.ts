import type { PastMonths } from '../../src/addon/months/past-months';
import type { LastRun, ScoredAccount } from '../../src/addon/run/last-run';
import { figuresOf } from '../../src/customers/figures';
import { arrOfSnapshot, monthEnds } from '../../src/metrics/month-ends';
import { type CustomerPlace, placesOf, type Window, windowsOf } from './windows';

/** Whose figures are shown, and over how many months. */
export interface FigureChoice {
  readonly csm: string;
  readonly segment: string;
  readonly months: number;
}

export const YEAR = 12;
/** Periods that end with the last run, in months. */
export const MONTH_PERIODS = [1, 3, 6, YEAR];

/** The longest period that the history reaches back for; a year where it reaches back for none. */
export function longestKnown(past: PastMonths): number {
  const back = monthEnds(past.months).reverse();
  const isKnown = (months: number) =>
    back[months] !== undefined && arrOfSnapshot(back[months].snapshot) !== undefined;
  return [...MONTH_PERIODS].reverse().find(isKnown) ?? YEAR;
}

/** The chosen part of the portfolio: now, and at the ends of the last twelve months. */
export interface View {
  readonly run: LastRun;
  /** Of everybody, those too who have left and still have a row. */
  readonly accounts: ReadonlyMap<string, ScoredAccount>;
  readonly choice: FigureChoice;
  readonly past: PastMonths;
  /** The oldest first; empty where nothing was kept yet. */
  readonly windows: readonly Window[];
  readonly isChosen: (id: string) => boolean;
  /** Customers whose rows are gone and whose CSM or segment is unknown. */
  readonly placeless: number;
}

/** Chooses among the customers of the last run and of the past. */
export function viewOf(whole: LastRun, past: PastMonths, choice: FigureChoice): View {
  const ends = monthEnds(past.months);
  const everybody = [...whole.accounts, ...whole.absent];
  const places = placesOf(ends, everybody);
  const fits = ({ segment, csm }: CustomerPlace) =>
    (choice.segment === '' || segment === choice.segment) && (choice.csm === '' || csm === choice.csm);
  const isEverybody = choice.segment === '' && choice.csm === '';
  const isChosen = (id: string) => isEverybody || fits(places.get(id) ?? { segment: '', csm: '' });
  const own = whole.accounts.filter(fits);
  const chosen = isEverybody ? whole : { ...whole, accounts: own, figures: figuresOf(own, whole) };
  const accounts = new Map(everybody.map((account) => [account.id, account]));
  const unknown = ({ segment, csm }: CustomerPlace) =>
    (choice.segment !== '' && segment === '') || (choice.csm !== '' && csm === '');
  return {
    run: chosen,
    accounts,
    choice,
    past,
    windows: windowsOf(ends, choice.months, isChosen),
    isChosen,
    placeless: [...places].filter(([id, place]) => !accounts.has(id) && unknown(place)).length,
  };
}

/** A customer behind a figure; `account` is missing where its row is gone. */
export interface Found {
  readonly id: string;
  readonly name: string;
  readonly arr: number | null;
  readonly change?: number;
  readonly account: ScoredAccount | undefined;
}

/** Customers to look at, by what they have in common: whoever fits once another part of the portfolio is chosen. */
export interface Drill {
  readonly title: string;
  readonly find: (view: View) => Found[];
}

/** Customers of the last run, the largest first. */
export function among(title: string, fits: (account: ScoredAccount) => boolean): Drill {
  return {
    title,
    find: ({ run }) =>
      run.accounts
        .filter(fits)
        .sort((a, b) => (b.arr ?? -1) - (a.arr ?? -1))
        .map((account) => ({ id: account.id, name: account.name, arr: account.arr, account })),
  };
}

export const EVERYBODY = among('', () => true);

/** What customers did in the period. */
export const MOVES = {
  Left: ({ start, end }) => start > 0 && end === 0,
  'Pay less': ({ start, end }) => end > 0 && end < start,
  'Pay more': ({ start, end }) => start > 0 && end > start,
  'Are new': ({ start, end }) => start === 0 && end > 0,
} as const satisfies Readonly<Record<string, (standing: Window['standings'][number]) => boolean>>;

export type Move = keyof typeof MOVES;

/** The customers of one kind of change, the largest change first. */
export function moved(move: Move): Drill {
  return {
    title: move,
    find: ({ accounts, windows }) =>
      (windows[windows.length - 1]?.standings ?? [])
        .filter(MOVES[move])
        .map(({ id, start, end }) => {
          const account = accounts.get(id);
          return { id, name: account?.name ?? '', arr: end, change: end - start, account };
        })
        .sort((a, b) => Math.abs(b.change) - Math.abs(a.change)),
  };
}
