import { dayToIso } from '../base/calendar';
import type { ExpansionAccount } from '../expansion/account';
import { type Opportunity, opportunitiesOf } from '../expansion/opportunities';
import type { Readiness } from '../expansion/readiness';
import { DEFAULT_EXPANSION, type ExpansionSettings } from '../expansion/settings';
import type { FollowedAccount } from '../playbooks/advance';
import type { Situation } from '../playbooks/condition';
import { type NextAction, nextAction, type RunningPlay } from '../playbooks/next-action';
import type { Play } from '../playbooks/plays';
import { publishedPlays } from '../playbooks/published-plays';
import { recommendations } from '../playbooks/recommendations';
import { trendPriority } from '../playbooks/trend-priority';
import type { Portfolio } from '../reading/portfolio';
import type { CompiledModel } from '../scoring/compile';
import { BLANK, isMissing, type Value } from '../scoring/value';
import { type Assessment, assessor, NOT_ENOUGH_DATA, yearly } from './assess';
import { departure } from './departure';
import { expansionColumns } from './expansion';
import { type Roster, rosterOf } from './roster';
import { readinessIn, type Standing, type State, standingOf, stateOf } from './state';

/** A customer with everything that was found out about it. */
export interface ScoredCustomer {
  /** Position of the row below the header, from 0. */
  readonly row: number;
  /** The id exactly as it stands in the cell. */
  readonly id: string | number;
  readonly name: string;
  readonly csm: string;
  /** Revenue of a year; NaN where nobody knows. */
  readonly arr: number;
  /** Serial number of the day the contract ends; NaN where nobody knows. */
  readonly renewal: number;
  readonly assessment: Assessment;
  /** What plays are chosen by. */
  readonly situation: Situation;
  /** Whether somebody acts, watches, or neither. */
  readonly state: State;
  /** The health band, or why there is none. */
  readonly status: string;
  readonly nextAction: string;
  readonly account: ExpansionAccount;
  /** What it could buy, the most pressing first; undefined where too little is known to tell. */
  readonly opportunities: readonly Opportunity[] | undefined;
  /** Whether this is the time to propose it. */
  readonly readiness: Readiness;
  /** Why there is no score; empty for a scored customer. */
  readonly unscored: string;
}

export const DUPLICATE_ID = 'Duplicate id';
/** A past customer has no health, and pays nothing. */
export const CHURNED = 'Churned';

const WHO = ['name', 'csm', 'arr', 'mrr', 'contract_end_date', 'start_date', 'contract_start_date'];

/** The models and the day that a portfolio is scored with. */
export interface ScoringPlan {
  readonly health: CompiledModel;
  readonly churn: CompiledModel;
  readonly today: number;
  readonly minimumCoverage?: number;
  readonly pulseDays?: number;
  readonly expansion?: ExpansionSettings;
  /** What is done when; the published plays where left out. */
  readonly plays?: readonly Play[];
  /** The play that a customer's tasks belong to. */
  readonly running?: (account: FollowedAccount) => RunningPlay | undefined;
}

/** Does something with each entry of a list. */
export type Walk = <T, U>(entries: readonly T[], work: (entry: T) => U) => U[];

const atOnce: Walk = (entries, work) => entries.map((entry) => work(entry));

/**
 * Scores every customer of a portfolio; who wants to follow how far it is walks the customers. Rows without an id are left out, since no result could be kept for them; ids
 * that do not tell customers apart get no number. Both are findings, and stop no other row.
 * @throws A sentence where the table has no column of customer ids.
 */
export function scorePortfolio(
  portfolio: Portfolio,
  plan: ScoringPlan,
  walk: Walk = atOnce,
): ScoredCustomer[] {
  const { rows, score } = portfolioScorer(portfolio, plan);
  return walk(rows, score);
}

/** Scores the customers of a portfolio one by one. */
export interface PortfolioScorer extends Pick<Roster, 'rows' | 'keys'> {
  score(row: number): ScoredCustomer;
}

/**
 * Reads a portfolio's ids, and prepares to score its customers: see `scorePortfolio`.
 * @throws A sentence where the table has no column of customer ids.
 */
export function portfolioScorer(portfolio: Portfolio, plan: ScoringPlan): PortfolioScorer {
  const { rows, keys, keyIndex, unclear } = rosterOf(portfolio);
  const departed = departure(portfolio);
  const expansion = expansionColumns(portfolio);
  const assess = assessor(portfolio, { ...plan, concerns: true, also: [...WHO, ...expansion.metrics] });
  const score = (row: number): ScoredCustomer => {
    const assessment = assess(row);
    const unscored = unclear.has(row) ? DUPLICATE_ID : departed(row, plan.today).lost ? CHURNED : '';
    const [name, csm, arr, mrr, renewal, ...starts] = assessment.also.slice(0, WHO.length) as [
      Value,
      Value,
      Value,
      Value,
      Value,
    ];
    const start = starts.find((day) => typeof day === 'number') ?? BLANK;
    const yearlyRevenue = unscored === CHURNED ? 0 : numberOf(yearly(arr, mrr));
    const account = expansion.accountOf(assessment.also.slice(WHO.length), yearlyRevenue, assessment.segment);
    const known = {
      row,
      id: portfolio.rows[row]![keyIndex] as string | number,
      name: textOf(name),
      csm: textOf(csm),
      arr: yearlyRevenue,
      renewal: numberOf(renewal),
      account,
    };
    const clear = unscored === '' ? assessment : withoutNumbers(assessment);
    const standing = standingOf(clear, plan);
    const outlook = outlookOf(standing, account, plan.expansion, unscored !== '');
    const situation = situationOf(clear, standing, outlook, plan.today - numberOf(start));
    const verdict =
      unscored === ''
        ? judge(clear, { ...known, key: keys[row]!, situation }, plan)
        : { status: unscored, nextAction: INSTEAD_OF_AN_ACTION[unscored], unscored };
    return { ...known, assessment: clear, ...outlook, situation, ...verdict };
  };
  return { rows, keys, score };
}

const INSTEAD_OF_AN_ACTION = {
  [DUPLICATE_ID]: 'Give each customer an id of its own',
  [CHURNED]: '',
};

function judge(
  { health }: Assessment,
  followed: FollowedAccount,
  plan: ScoringPlan,
): Pick<ScoredCustomer, 'status' | 'nextAction' | 'unscored'> {
  const { csm, situation } = followed;
  const { plays = publishedPlays(), today } = plan;
  const action = nextAction(situation, { plays, csm, today, running: plan.running?.(followed) });
  const [advice] = health ? recommendations(plan.health, health.score, health.values) : [];
  return {
    status: health?.band ?? NOT_ENOUGH_DATA,
    nextAction: [inWords(action), trendOf(situation), advice].filter(Boolean).join('. '),
    unscored: health?.band === undefined ? NOT_ENOUGH_DATA : '',
  };
}

/** "Trend Critical: health is on its way to the worst band". */
function trendOf(situation: Situation): string {
  const priority = trendPriority(situation);
  return priority && `Trend ${priority}`;
}

/** "Critical risk: Agree a save plan (Ana, by 2026-11-24)". */
function inWords({ what, owner, due }: NextAction): string {
  const who = [owner, due === undefined ? '' : `by ${dayToIso(due)}`].filter((part) => part !== '');
  return who.length === 0 ? what : `${what} (${who.join(', ')})`;
}

type Outlook = Pick<ScoredCustomer, 'opportunities' | 'readiness' | 'state'>;

function outlookOf(
  standing: Standing,
  account: ExpansionAccount,
  expansion: ExpansionSettings | undefined,
  isUnscored: boolean,
): Outlook {
  if (isUnscored) return { opportunities: undefined, readiness: NOT_ENOUGH_DATA, state: 'Calm' };
  return {
    opportunities: opportunitiesOf(account, expansion ?? DEFAULT_EXPANSION),
    readiness: readinessIn(standing),
    state: stateOf(standing),
  };
}

function situationOf(
  { churn, daysToRenewal }: Assessment,
  standing: Standing,
  { opportunities = [], readiness }: Outlook,
  daysAsCustomer: number,
): Situation {
  return {
    ...standing,
    risk: churn?.band === undefined ? undefined : churn.score.value,
    daysToRenewal: orUndefined(daysToRenewal),
    daysAsCustomer: orUndefined(daysAsCustomer),
    // Without anything to propose nobody is ready for it.
    readiness: opportunities.length > 0 ? readiness : undefined,
  };
}

function orUndefined(value: number): number | undefined {
  return Number.isNaN(value) ? undefined : value;
}

/** Nobody knows which of two customers of one id the numbers belong to, and a past customer's mean nothing any more. */
function withoutNumbers(assessment: Assessment): Assessment {
  return {
    ...assessment,
    health: undefined,
    churn: undefined,
    trend: 'No data',
    healthChange: Number.NaN,
    warnings: () => [],
    concerns: () => [],
  };
}

function textOf(value: Value): string {
  return isMissing(value) ? '' : String(value);
}

function numberOf(value: Value): number {
  return typeof value === 'number' ? value : Number.NaN;
}
