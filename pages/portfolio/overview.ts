/** The portfolio of the last run in figures. */
import type { LastRun, ScoredAccount } from '../../src/addon/run/last-run';
import { sum } from '../../src/base/sum';
import { isAtRisk, namesOfRisk } from '../../src/customers/at-risk';
import { FIGURES, type FigureId, figuresOf } from '../../src/customers/figures';
import { points } from '../words';

/** Customers of one band or tier. */
export interface Group {
  readonly label: string;
  readonly customers: number;
  readonly arr: number;
}

/** A figure on the overview. */
export interface Card {
  readonly id: Exclude<FigureId, 'customers'>;
  readonly name: string;
  /** Undefined where there is nothing to count. */
  readonly value: number | undefined;
  readonly shown: 'points' | 'money';
  /** Points since the run before; undefined where nothing is known of it. */
  readonly change?: number;
  /** What is good, or what it counts. */
  readonly note: string;
}

/** The customers of each label, in the labels' order; those without one come last, by the reason. */
export function groupsOf(
  accounts: readonly ScoredAccount[],
  labels: readonly string[],
  labelOf: (account: ScoredAccount) => string,
): Group[] {
  const all = [...new Set([...labels, ...accounts.map(labelOf)])];
  return all.map((label) => {
    const members = accounts.filter((account) => labelOf(account) === label);
    return { label, customers: members.length, arr: arrOf(members) };
  });
}

function healthNote(average: number | undefined, target: number): string {
  const direction = `100 is best; target ${target}`;
  if (average === undefined) return direction;
  return average >= target ? `${direction}, reached` : `${direction}, ${points(target - average)} to go`;
}

/** The figures at the top of the overview. */
export function cardsOf(run: LastRun, averageHealthBefore: number | null): Card[] {
  const figures = figuresOf(run.accounts, run);
  const average = figures['average-health'];
  const change =
    average === undefined || averageHealthBefore === null ? {} : { change: average - averageHealthBefore };
  const card = (id: Card['id'], note: string): Card => {
    const { name, unit } = FIGURES[id];
    return { id, name, value: figures[id], shown: unit, note };
  };
  return [
    { ...card('average-health', healthNote(average, run.healthTarget)), ...change },
    card('arr', FIGURES.arr.counts),
    card('arr-at-risk', `${namesOfRisk(run)} churn risk; less is better`),
    card('arr-near-renewal', `within ${run.nearDays} days`),
  ];
}

/** Customers whose health says one thing and whose churn risk says another. */
export interface Disagreements {
  /** In the best band, and at risk. */
  readonly healthyAtRisk: readonly ScoredAccount[];
  /** In the worst band, and in the lowest risk tier. */
  readonly unhealthyUnalarmed: readonly ScoredAccount[];
}

/** Finds the customers to look at twice, the largest first. */
export function disagreements(run: LastRun): Disagreements {
  const { accounts, bands, tiers } = run;
  const [best, worst] = [bands[0], bands[bands.length - 1]];
  const largest = (wanted: (account: ScoredAccount) => boolean) =>
    accounts.filter(wanted).sort((a, b) => (b.arr ?? 0) - (a.arr ?? 0));
  return {
    healthyAtRisk: largest((account) => account.status === best && isAtRisk(account, run)),
    unhealthyUnalarmed: largest(({ status, tier }) => status === worst && tier === tiers[tiers.length - 1]),
  };
}

/** What a portfolio could still buy. */
export interface Expansion {
  readonly potential: number;
  /** Customers of whom it can be told. */
  readonly told: number;
  readonly ready: { readonly customers: number; readonly potential: number };
  /** Those with a potential, the largest first. */
  readonly accounts: readonly ScoredAccount[];
}

/** Adds up what the customers could still buy. */
export function expansionOf(run: LastRun): Expansion {
  const potentialOf = (accounts: readonly ScoredAccount[]) =>
    sum(accounts.map(({ potential }) => potential ?? 0));
  const accounts = run.accounts
    .filter(({ potential }) => (potential ?? 0) > 0)
    .sort((a, b) => b.potential! - a.potential!);
  const ready = accounts.filter(({ readiness }) => readiness === 'Ready');
  return {
    potential: potentialOf(accounts),
    told: run.accounts.filter(({ potential }) => potential !== null).length,
    ready: { customers: ready.length, potential: potentialOf(ready) },
    accounts,
  };
}

/** The revenue of a year of these customers. */
export function arrOf(accounts: readonly ScoredAccount[]): number {
  return sum(accounts.map(({ arr }) => arr ?? 0));
}

/** From the most urgent: a best band that declines comes before a middle one that is stable. */
export const TREND_LEVELS = ['Critical', 'High', 'Medium'];

/** The accounts whose band and trend together have this priority, the largest ARR first. */
export function trending({ accounts }: LastRun, level: string): ScoredAccount[] {
  return accounts
    .filter(({ trendPriority }) => trendPriority.startsWith(`${level}:`))
    .sort((a, b) => (b.arr ?? 0) - (a.arr ?? 0));
}
