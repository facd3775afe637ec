import { tenth } from '../base/numbers';
import { type ExpansionAccount, isTellable, openDepartments, seatUtilization } from './account';
import { CATEGORIES, type Category } from './categories';
import type { Readiness } from './readiness';
import { type ExpansionSettings, moduleKey } from './settings';
import { type OfferUrgency, urgencyFor } from './signals';

export type Effort = 'low' | 'medium' | 'high';

/** More that a customer could buy. */
export interface Opportunity {
  readonly category: Category;
  /** What they would buy: `47 more seats`, `enterprise`, `analytics`, `Sales`. */
  readonly what: string;
  /** Revenue of a year, in whole currency. */
  readonly revenue: number;
  readonly effort: Effort;
  /** 0..300: what it brings, and three times over where it costs little. */
  readonly priority: number;
  /** How pressing what speaks for it is; undefined where no source says. */
  readonly urgency: OfferUrgency | undefined;
}

const EASE: Readonly<Record<Effort, number>> = { low: 3, medium: 2, high: 1 };
const EFFORTS: Readonly<Record<Category, Effort>> = {
  'Seat expansion': 'low',
  'Tier upgrade': 'medium',
  'Module cross-sell': 'low',
  'Department expansion': 'high',
};

/** What a customer could buy, the most pressing first; undefined where too little is known to tell. */
export function opportunitiesOf(
  account: ExpansionAccount,
  settings: ExpansionSettings,
): readonly Opportunity[] | undefined {
  if (!isTellable(account)) return undefined;
  const urgencyOf = (category: Category) => urgencyFor(category, account, settings);
  const priced = (category: Category, what: string, revenue: number): Opportunity => {
    const effort = EFFORTS[category];
    const whole = wholeCurrency(revenue);
    const priority = priorityOf(whole, effort, settings);
    return { category, what, revenue: whole, effort, priority, urgency: urgencyOf(category) };
  };
  return [
    ...seats(account, settings, priced),
    ...nextTier(account, settings, priced),
    ...modules(account, settings, priced),
    ...departments(account, settings, priced),
  ]
    .filter(({ revenue }) => revenue > 0)
    .sort(byPriority);
}

/** All of it together, whether or not this is the time to propose it. */
export function potentialOf(opportunities: readonly Opportunity[]): number {
  return opportunities.reduce((sum, { revenue }) => sum + revenue, 0);
}

/** Revenue of a year of the one to propose first; 0 where there is nothing to propose. */
export function topAmountOf(opportunities: readonly Opportunity[]): number {
  return opportunities[0]?.revenue ?? 0;
}

/** What may be proposed to a customer: nothing while it is on hold. */
export function proposable(
  opportunities: readonly Opportunity[] | undefined,
  readiness: Readiness,
): readonly Opportunity[] | undefined {
  return opportunities && readiness === 'Hold: at risk' ? [] : opportunities;
}

/** A third of the highest priority is the highest score. */
const PRIORITY_PER_POINT = 3;
const MOST_BEFORE_READY = 49;

/** How far a customer is worth an opportunity, 0 to 100: nothing on hold, less than half before it is ready. */
export function expansionScore(opportunities: readonly Opportunity[], readiness: Readiness): number {
  const [top] = proposable(opportunities, readiness)!;
  if (!top) return 0;
  const score = tenth(Math.min(100, top.priority / PRIORITY_PER_POINT));
  return readiness === 'Ready' ? score : Math.min(score, MOST_BEFORE_READY);
}

const URGENCIES: readonly (OfferUrgency | undefined)[] = ['High', 'Medium', undefined];

/** The higher priority first; among equals what something pressing speaks for, then the larger, then by category. */
export function byPriority(a: Opportunity, b: Opportunity): number {
  return (
    b.priority - a.priority ||
    URGENCIES.indexOf(a.urgency) - URGENCIES.indexOf(b.urgency) ||
    b.revenue - a.revenue ||
    CATEGORIES.indexOf(a.category) - CATEGORIES.indexOf(b.category)
  );
}

/** A priority as reviews ask for it: 1 is the most pressing, 5 the least. */
export function priorityLevel(priority: number): number {
  return 5 - Math.min(4, Math.floor(priority / 60));
}

type Pricing = (category: Category, what: string, revenue: number) => Opportunity;

function seats(account: ExpansionAccount, settings: ExpansionSettings, priced: Pricing): Opportunity[] {
  if (!(seatUtilization(account) >= settings.seatsFrom)) return [];
  const share = settings.seatShares.get(account.segment) ?? settings.seatShares.get('mid-market')!;
  const more = Math.max(1, Math.floor(account.licensedSeats * share));
  const what = `${more} more ${more === 1 ? 'seat' : 'seats'}`;
  return [priced('Seat expansion', what, account.arr * share)];
}

/** The next plan by its price, whatever the order in which they are listed: no plan is skipped. */
function nextTier(account: ExpansionAccount, settings: ExpansionSettings, priced: Pricing): Opportunity[] {
  const multiplierOf = (tier: string) => settings.tierMultipliers.get(tier) ?? Number.NaN;
  const current = multiplierOf(account.tier);
  const [next] = account.availableTiers
    .filter((tier) => multiplierOf(tier) > current)
    .sort((a, b) => multiplierOf(a) - multiplierOf(b));
  if (next === undefined) return [];
  const revenue = (account.arr / current) * multiplierOf(next) - account.arr;
  return [priced('Tier upgrade', next.replace(/_/g, ' '), revenue)];
}

function modules(account: ExpansionAccount, settings: ExpansionSettings, priced: Pricing): Opportunity[] {
  return account.modules
    .filter(({ usage }) => usage === undefined)
    .map(({ name }) => {
      const share = settings.moduleShares.get(moduleKey(name)) ?? settings.otherModuleShare;
      return priced('Module cross-sell', name.replace(/_/g, ' '), account.arr * share);
    });
}

function departments(account: ExpansionAccount, settings: ExpansionSettings, priced: Pricing): Opportunity[] {
  const each = (account.arr / Math.max(account.departments.length, 1)) * settings.departmentShare;
  return openDepartments(account).map((name) => priced('Department expansion', name, each));
}

function priorityOf(revenue: number, effort: Effort, { revenuePerPoint }: ExpansionSettings): number {
  return tenth(Math.min(Math.max(revenue / revenuePerPoint, 0), 100) * EASE[effort]);
}

/** Whole currency, ties to even. */
function wholeCurrency(revenue: number): number {
  const floor = Math.floor(revenue);
  const fraction = revenue - floor;
  if (fraction !== 0.5) return fraction > 0.5 ? floor + 1 : floor;
  return floor % 2 === 0 ? floor : floor + 1;
}
