/** What the overview says of the last run. */
import type { LastRun, ScoredAccount } from '../../src/addon/run/last-run';
import { sum } from '../../src/base/sum';
import { isAtRisk, namesOfRisk } from '../../src/customers/at-risk';
import type { StandingFigure } from '../../src/customers/figures';
import { figureOf } from '../../src/metrics/figures';
import { points } from '../words';

/** A figure at the top. */
export interface OverviewCard {
  readonly id: Extract<StandingFigure, 'average-health' | 'arr' | 'arr-at-risk' | 'arr-near-renewal'>;
  readonly name: string;
  /** Undefined where there is nothing to count. */
  readonly value: number | undefined;
  /** What is good, or what it counts. */
  readonly note: string;
}

/** The figures at the top of the overview. */
export function cardsOf(run: LastRun): OverviewCard[] {
  const card = (id: OverviewCard['id'], note: string): OverviewCard => ({
    id,
    name: figureOf(id).name,
    value: run.figures[id],
    note,
  });
  return [
    card('average-health', healthNote(run.figures['average-health'], run.healthTarget)),
    card('arr', 'recurring revenue a year'),
    card('arr-at-risk', `${namesOfRisk(run)} churn risk; less is better`),
    card('arr-near-renewal', `within ${run.nearDays} days`),
  ];
}

function healthNote(average: number | undefined, target: number): string {
  const direction = `100 is best; target ${target}`;
  if (average === undefined) return direction;
  return average >= target ? `${direction}, reached` : `${direction}, ${points(target - average)} to go`;
}

/** Customers whose health says one thing and whose churn risk says another. */
export interface Disagreements {
  /** At risk, and not in the worst band. */
  readonly healthyAtRisk: readonly ScoredAccount[];
  /** In the worst band, and in the lowest risk tier. */
  readonly unhealthyUnalarmed: readonly ScoredAccount[];
}

/** Finds the customers whose health and risk disagree, the widest apart first. */
export function disagreements(run: LastRun): Disagreements {
  const { accounts, bands, tiers } = run;
  const worst = bands[bands.length - 1];
  const gap = ({ health, risk }: ScoredAccount) => Math.abs((risk ?? 0) - (100 - (health ?? 0)));
  const widest = (wanted: (account: ScoredAccount) => boolean) =>
    accounts.filter(wanted).sort((a, b) => gap(b) - gap(a));
  return {
    healthyAtRisk: widest(
      (account) => bands.includes(account.status) && account.status !== worst && isAtRisk(account, run),
    ),
    unhealthyUnalarmed: widest(({ status, tier }) => status === worst && tier === tiers[tiers.length - 1]),
  };
}

/** By the stated pace of Google's services a run of so many customers comes near its six minutes. */
const NEAR_LIMITS = 20_000;

/** Whether the portfolio is so large that a sheet is soon too small for it. */
export function isNearLimits({ headcount }: LastRun): boolean {
  return headcount.customers >= NEAR_LIMITS;
}

/** The customers who could buy something, the largest potential first. */
export function withPotential({ accounts }: LastRun): ScoredAccount[] {
  return accounts.filter(({ potential }) => (potential ?? 0) > 0).sort((a, b) => b.potential! - a.potential!);
}

/** The revenue of a year of these customers. */
export function arrOf(accounts: readonly ScoredAccount[]): number {
  return sum(accounts.map(({ arr }) => arr ?? 0));
}

/** How health goes, the most urgent first: the level of the column `Trend priority`, and what it says of a customer. */
export const TRENDS = [
  { level: 'Critical', words: 'Falling, or stuck in the worst band' },
  { level: 'High', words: 'Leaving the best band, or recovering' },
  { level: 'Medium', words: 'Improving' },
] as const;

/** The accounts whose band and trend together have this priority, the largest ARR first. */
export function trending({ accounts }: LastRun, level: string): ScoredAccount[] {
  return accounts
    .filter(({ trendPriority }) => trendPriority.startsWith(`${level}:`))
    .sort((a, b) => (b.arr ?? 0) - (a.arr ?? 0));
}
