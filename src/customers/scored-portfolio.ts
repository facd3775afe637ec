import { actBy } from '../churn/lead-times';
import type { ExpansionAccount } from '../expansion/account';
import { type Opportunity, opportunitiesOf } from '../expansion/opportunities';
import type { Readiness } from '../expansion/readiness';
import { defaultExpansion, type ExpansionSettings } from '../expansion/settings';
import { type Cadence, overdueOf } from '../playbooks/cadence';
import { measured } from '../playbooks/comparable';
import { type Decision, decide, type RunningPlay } from '../playbooks/next-action';
import type { FollowedAccount } from '../playbooks/playbook';
import { publishedActions } from '../playbooks/published-actions';
import type { ActionRow } from '../playbooks/read-actions';
import { weakMetrics } from '../playbooks/recommendations';
import type { Situation } from '../playbooks/situation';
import type { Team } from '../playbooks/team';
import type { ChurnForecast, Forecaster } from '../prediction/forecast';
import type { Portfolio } from '../reading/portfolio';
import type { CompiledModel } from '../scoring/compile';
import { markOf } from '../scoring/model';
import { type Assessment, assessor, NOT_ENOUGH_DATA } from './assess';
import { RENEWALS } from './at-risk';
import { type CallList, callListOf } from './call-first';
import { accountReader } from './expansion';
import { type KnownOfCustomer, knownReader } from './first-days';
import { memberReader } from './member';
import { type Absence, type Population, populationOf } from './population';
import type { PreviousScores } from './previous-scores';
import { readinessIn, type Standing, type State, standingOf, stateOf } from './state';

/** A customer with everything that was found out about it. */
export interface ScoredCustomer {
  /** Position of the row below the header, from 0. */
  readonly row: number;
  /** The id exactly as it stands in the cell. */
  readonly id: string | number;
  readonly name: string;
  readonly csm: string;
  /** Revenue of a year; NaN where unknown. */
  readonly arr: number;
  /** The currency that it is in; empty where the sheet names none. */
  readonly currency: string;
  /** Serial number of the day the contract ends; NaN where unknown. */
  readonly renewal: number;
  /** How its CSM calls the renewal; empty where nobody has. */
  readonly renewalCall: string;
  /** Whether it is to be called. */
  readonly callList: CallList;
  /** Why it is no customer of this day; undefined for those that count. */
  readonly absence: Absence | undefined;
  readonly assessment: Assessment;
  /** What plays are chosen by. */
  readonly situation: Situation;
  /** What a learned probability says; undefined where none was learned, or the row does not count. */
  readonly forecast: ChurnForecast | undefined;
  /** Whether something is late in its first 90 days. */
  readonly isLate: boolean;
  /** Whether somebody acts, watches, or neither. */
  readonly state: State;
  /** The health band, or why there is none. */
  readonly status: string;
  /** In at most six words; empty where nothing is to be done. */
  readonly nextAction: string;
  /** Who does that until when and why, and what else was considered. */
  readonly decision: Decision;
  readonly account: ExpansionAccount;
  /** What it could buy, the most pressing first; undefined where too little is known to tell. */
  readonly opportunities: readonly Opportunity[] | undefined;
  /** Whether this is the time to propose it. */
  readonly readiness: Readiness;
  /** Why there is no score; empty for a scored customer. */
  readonly unscored: string;
  /** How many points of health it lost this week; undefined where it did not drop. */
  readonly dropped: () => number | undefined;
}

const WEEK = 7;
const DUPLICATE_ID = 'Duplicate id';
/** Who is no customer has no health, and pays nothing. */
export const CHURNED = 'Churned';

/** The models and the day that a portfolio is scored with. */
export interface ScoringPlan {
  readonly health: CompiledModel;
  readonly churn: CompiledModel;
  readonly today: number;
  /** The time of the run, for a person: `2026-11-21 07:12`. */
  readonly at?: string;
  readonly minimumCoverage?: number;
  readonly pulseDays?: number;
  readonly previousScores?: PreviousScores;
  readonly expansion?: ExpansionSettings;
  /** What decides the next action; the published table where left out. */
  readonly actions?: readonly ActionRow[];
  /** Who takes which role. */
  readonly team?: Team;
  /** A contract that ends within so many days is near; the setting's own days where left out. */
  readonly nearDays?: number;
  /** How often customers are to be in touch and reviewed. */
  readonly cadence?: Cadence;
  /** What a learned probability says, and its version; left out where none was learned. */
  readonly forecast?:
    | { readonly version: number; readonly of: (portfolio: Portfolio) => Forecaster }
    | undefined;
  /** The play that a customer's tasks belong to. */
  readonly running?: (account: FollowedAccount) => RunningPlay | undefined;
}

/** Does something with each entry of a list. */
export type MapWithProgress = <T, U>(entries: readonly T[], work: (entry: T) => U) => U[];

/** Scores every row of a portfolio that has an id. */
export function scoreCustomers(portfolio: Portfolio, plan: ScoringPlan): ScoredCustomer[] {
  const { population, score } = portfolioScorer(portfolio, plan);
  return population.named.map(score);
}

/** Scores the customers of a portfolio one by one. */
export interface PortfolioScorer {
  readonly population: Population;
  score(row: number): ScoredCustomer;
}

/**
 * Tells who counts in a portfolio, and prepares to score its rows. Rows without an id get no score, since no result could
 * be kept for them; ids that do not tell customers apart get no number. Both are findings, and stop no other row.
 * @throws A sentence where the table has no column of customer ids.
 */
export function portfolioScorer(portfolio: Portfolio, plan: ScoringPlan): PortfolioScorer {
  const population = populationOf(portfolio, plan.today);
  const { keys, keyIndex, absenceOf } = population;
  const [memberOf, accountOf] = [memberReader(portfolio, plan.today), accountReader(portfolio)];
  const assess = assessor(portfolio, { ...plan, concerns: true });
  const knownOf = knownReader(portfolio, plan.today);
  const marks = [plan.health, plan.churn].map(({ model }) => markOf(model));
  const forecast = plan.forecast?.of(portfolio);
  const reviews = portfolio.reader(['days_since_qbr']);
  const score = (row: number): ScoredCustomer => {
    const assessment = assess(row);
    const absence = absenceOf(row);
    const unscored = insteadOfAScore(absence);
    const { name, csm, revenue, renewal, renewalCall, start, sinceContact } = memberOf(row);
    const account = accountOf(row, revenue, assessment.segment);
    const id = portfolio.rows[row]![keyIndex] as string | number;
    const clear = unscored === '' ? assessment : withoutNumbers(assessment);
    const facts = unscored === '' ? knownOf(row) : NOTHING_KNOWN;
    const standing = standingOf(clear, plan, facts);
    const outlook = outlookOf(standing, account, plan.expansion, unscored !== '');
    const [sinceQbr] = reviews(row);
    const qbr = typeof sinceQbr === 'number' ? sinceQbr : Number.NaN;
    const overdue = overdueOf(clear.segment, { contact: sinceContact, qbr }, plan.cadence);
    const churnForecast = unscored === '' ? forecast?.(row, assessment.daysToRenewal) : undefined;
    const situation = situationOf(clear, standing, outlook, plan.today - start, plan, {
      overdue,
      forecast: churnForecast,
      measuredWith: measured(
        marks,
        [clear.health, clear.churn].map((verdict) => verdict?.score.coverage ?? 0),
      ),
    });
    const verdict =
      unscored === ''
        ? judge(clear, { key: keys[row]!, id, name, csm, situation }, plan)
        : {
            status: unscored,
            nextAction: absence === 'shared id' ? GIVE_AN_ID : '',
            decision: NOTHING,
            unscored,
          };
    const callList = unscored === '' ? callListOf(standing, orUndefined(sinceContact)) : '';
    const isLate = facts.late.length > 0;
    // Named one by one: several lists spread into one take ten times as long, for each customer.
    return {
      row,
      id,
      name,
      csm,
      arr: revenue,
      currency: portfolio.currencies.base,
      renewal,
      renewalCall,
      absence,
      account,
      assessment: clear,
      opportunities: outlook.opportunities,
      readiness: outlook.readiness,
      state: outlook.state,
      situation,
      forecast: churnForecast,
      isLate,
      callList,
      status: verdict.status,
      nextAction: verdict.nextAction,
      decision: verdict.decision,
      unscored: verdict.unscored,
      dropped: () => {
        const { health } = clear;
        return health?.band === undefined
          ? undefined
          : portfolio.healthLost(row, WEEK, health.score.value, health.band);
      },
    };
  };
  return { population, score };
}

/** What stands in the place of a score where a row does not count, for those that get a row of results. */
export const INSTEAD_OF_A_SCORE = {
  left: CHURNED,
  prospect: 'Prospect',
  trial: 'Trial',
  'shared id': DUPLICATE_ID,
} as const satisfies Partial<Record<Absence, string>>;

function insteadOfAScore(absence: Absence | undefined): string {
  return (absence && new Map<string, string>(Object.entries(INSTEAD_OF_A_SCORE)).get(absence)) ?? '';
}

/** Why a row of `Vitals scores` does not count, by its health status; undefined for a customer. */
export function absenceOfStatus(status: string): Absence | undefined {
  const found = Object.entries(INSTEAD_OF_A_SCORE).find(([, word]) => word === status);
  return found?.[0] as Absence | undefined;
}

const NOTHING_KNOWN: KnownOfCustomer = { notice: false, late: [], daysAsCustomer: undefined };

const GIVE_AN_ID = 'Give it its own id';

const NOTHING: Decision = { first: undefined, also: [] };

function judge(
  { health }: Assessment,
  followed: FollowedAccount,
  plan: ScoringPlan,
): Pick<ScoredCustomer, 'status' | 'nextAction' | 'decision' | 'unscored'> {
  const { csm, situation } = followed;
  const { actions = publishedActions(), team = [], today } = plan;
  const decision = decide(situation, { actions, team, csm, today, running: plan.running?.(followed) });
  return {
    status: health?.band ?? NOT_ENOUGH_DATA,
    nextAction: decision.first?.what ?? '',
    decision,
    unscored: health?.band === undefined ? NOT_ENOUGH_DATA : '',
  };
}

/** The day by which to act on what stands; undefined where no signal has a lead time. */
export function actByOf({ assessment, renewal }: ScoredCustomer, today: number): number | undefined {
  const metrics = assessment.warnings().map(({ metric }) => metric);
  return actBy(metrics, today, orUndefined(renewal));
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
    opportunities: opportunitiesOf(account, expansion ?? defaultExpansion()),
    readiness: readinessIn(standing),
    state: stateOf(standing),
  };
}

function situationOf(
  { health, churn, daysToRenewal }: Assessment,
  standing: Standing,
  { opportunities = [], readiness, state }: Outlook,
  daysAsCustomer: number,
  plan: ScoringPlan,
  { overdue, measuredWith, forecast }: Pick<Situation, 'overdue' | 'measuredWith' | 'forecast'>,
): Situation {
  return {
    tier: standing.tier,
    tierIsWorst: standing.tierIsWorst,
    tierAtRisk: standing.tierAtRisk,
    tierIsLeast: standing.tierIsLeast,
    lacksChurnColumns: standing.lacksChurnColumns,
    band: standing.band,
    bandRank: standing.bandRank,
    bandIsReady: standing.bandIsReady,
    worstRank: standing.worstRank,
    healthChange: standing.healthChange,
    leftBestBand: standing.leftBestBand,
    signals: standing.signals,
    concerns: standing.concerns,
    notice: standing.notice,
    overdue,
    measuredWith,
    forecast,
    isCalm: state === 'Calm',
    risk: churn?.band === undefined ? undefined : churn.score.value,
    daysToRenewal: orUndefined(daysToRenewal),
    daysAsCustomer: orUndefined(daysAsCustomer),
    // Without anything to propose nobody is ready for it.
    readiness: opportunities.length > 0 ? readiness : undefined,
    nearDays: plan.nearDays ?? RENEWALS.settings.nearDays.value,
    weak: health && plan.health.model.confirmed ? weakMetrics(plan.health, health.score, health.values) : [],
  };
}

function orUndefined(value: number): number | undefined {
  return Number.isNaN(value) ? undefined : value;
}

/** Of two rows with one id it is unknown whose the numbers are, and a past customer's mean nothing any more. */
function withoutNumbers(assessment: Assessment): Assessment {
  return {
    ...assessment,
    health: undefined,
    churn: undefined,
    trend: 'No data',
    healthChange: Number.NaN,
    dimensionTrends: () => [],
    warnings: () => [],
    concerns: () => [],
  };
}
