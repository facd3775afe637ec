import type { ExpansionAccount } from '../expansion/account';
import { type Opportunity, opportunitiesOf } from '../expansion/opportunities';
import { type Readiness, readinessOf, type Standing } from '../expansion/readiness';
import { DEFAULT_EXPANSION, type ExpansionSettings } from '../expansion/settings';
import { nextAction } from '../playbooks/next-action';
import { recommendations } from '../playbooks/recommendations';
import type { CompiledModel } from '../scoring/compile';
import { isMissing, type Value } from '../scoring/value';
import { type Assessment, assessor, NOT_ENOUGH_DATA, type Verdict, yearly } from './assess';
import { expansionColumns } from './expansion';
import { identify, isEmptyRow, reportIdentities } from './identity';
import type { Portfolio } from './portfolio';

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

const WHO = ['name', 'csm', 'arr', 'mrr', 'contract_end_date'];

/** The models and the day that a portfolio is scored with. */
export interface ScoringPlan {
  readonly health: CompiledModel;
  readonly churn: CompiledModel;
  readonly today: number;
  readonly minimumCoverage?: number;
  readonly expansion?: ExpansionSettings;
}

/**
 * Scores every customer of a portfolio. Rows without an id are left out, since no result could be kept for them; ids
 * that do not tell customers apart get no number. Both are findings, and stop no other row.
 * @throws A sentence where the table has no column of customer ids.
 */
export function scorePortfolio(portfolio: Portfolio, plan: ScoringPlan): ScoredCustomer[] {
  const { rows, score } = portfolioScorer(portfolio, plan);
  return rows.map(score);
}

/** Scores the customers of a portfolio one by one. */
export interface PortfolioScorer {
  /** The rows that hold a customer, from 0 below the header. */
  readonly rows: readonly number[];
  /** The id of each row, as ids are compared; empty where there is no customer. */
  readonly keys: readonly string[];
  score(row: number): ScoredCustomer;
}

/**
 * Reads a portfolio's ids, and prepares to score its customers: see `scorePortfolio`.
 * @throws A sentence where the table has no column of customer ids.
 */
export function portfolioScorer(portfolio: Portfolio, plan: ScoringPlan): PortfolioScorer {
  const key = portfolio.column('customer_id');
  if (!key) {
    throw new Error('No column is headed "customer_id" (or "Account id", "Id"): add one, then run again.');
  }
  const identities = identify(portfolio.rows, key.index);
  reportIdentities(portfolio.findings, identities, key, portfolio.rows);
  const unclear = new Set([...identities.duplicates, ...identities.caseClashes]);
  const expansion = expansionColumns(portfolio);
  const assess = assessor(portfolio, { ...plan, also: [...WHO, ...expansion.metrics] });

  const rows = portfolio.rows.flatMap((cells, row) =>
    identities.keys[row] === '' || isEmptyRow(cells) ? [] : [row],
  );
  const score = (row: number): ScoredCustomer => {
    const assessment = assess(row);
    const [name, csm, arr, mrr, renewal] = assessment.also as [Value, Value, Value, Value, Value];
    const yearlyRevenue = numberOf(yearly(arr, mrr));
    const account = expansion.accountOf(assessment.also.slice(WHO.length), yearlyRevenue, assessment.segment);
    const known = {
      row,
      id: portfolio.rows[row]![key.index] as string | number,
      name: textOf(name),
      csm: textOf(csm),
      arr: yearlyRevenue,
      renewal: numberOf(renewal),
      account,
    };
    return { ...known, ...judge(assessment, account, plan, unclear.has(row)) };
  };
  return { rows, keys: identities.keys, score };
}

type Judgement = Omit<ScoredCustomer, 'row' | 'id' | 'name' | 'csm' | 'arr' | 'renewal' | 'account'>;

function judge(
  assessment: Assessment,
  account: ExpansionAccount,
  plan: ScoringPlan,
  unclear: boolean,
): Judgement {
  if (unclear) {
    return {
      assessment: withoutNumbers(assessment),
      status: DUPLICATE_ID,
      nextAction: 'Give each customer an id of its own',
      unscored: DUPLICATE_ID,
      opportunities: undefined,
      readiness: NOT_ENOUGH_DATA,
    };
  }
  const { health, churn, daysToRenewal } = assessment;
  const expansion = plan.expansion ?? DEFAULT_EXPANSION;
  const rank = rankOf(plan.health, health);
  return {
    assessment,
    status: health?.band ?? NOT_ENOUGH_DATA,
    nextAction: nextAction({
      tier: churn?.band,
      bandRank: rank < 0 ? undefined : rank,
      daysToRenewal: Number.isNaN(daysToRenewal) ? undefined : daysToRenewal,
      alarm: alarmOf(assessment),
      recommendations: health ? recommendations(plan.health, health.score, health.values) : [],
    }),
    unscored: health?.band === undefined ? NOT_ENOUGH_DATA : '',
    opportunities: opportunitiesOf(account, expansion),
    readiness: readinessOf(standingOf(plan, assessment), expansion),
  };
}

/** Where a customer stands among the bands and tiers of its models. */
export function standingOf(
  { health, churn }: Pick<ScoringPlan, 'health' | 'churn'>,
  assessment: Assessment,
): Standing {
  return {
    band: rankOf(health, assessment.health),
    bands: health.model.bands.length,
    tier: rankOf(churn, assessment.churn),
  };
}

function rankOf({ model }: CompiledModel, verdict: Verdict | undefined): number {
  return model.bands.findIndex(({ label }) => label === verdict?.band);
}

function alarmOf(assessment: Assessment): string | undefined {
  const [worst] = assessment.warnings();
  return worst?.severity === 'Critical' ? worst.message : undefined;
}

/** Nobody knows which of two customers of one id the numbers belong to. */
function withoutNumbers(assessment: Assessment): Assessment {
  return { ...assessment, health: undefined, churn: undefined, trend: 'No data', warnings: () => [] };
}

function textOf(value: Value): string {
  return isMissing(value) ? '' : String(value);
}

function numberOf(value: Value): number {
  return typeof value === 'number' ? value : Number.NaN;
}
