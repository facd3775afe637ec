import { hashOf } from '../base/hash';
import type { Verdict } from '../customers/assess';
import { yearly } from '../customers/member';
import { hasPast } from '../customers/population';
import type { ScoredCustomer, ScoringPlan } from '../customers/scored-portfolio';
import { expansionScore } from '../expansion/opportunities';
import type { Snapshot, Stored } from '../history/day';
import {
  ARR,
  CHURN_COVERAGE,
  CHURN_PROBABILITY_LEVEL,
  CHURN_RISK,
  CONTRACT_END,
  CSM,
  CURRENCY,
  dimensionSeries,
  EXPANSION_SCORE,
  HEALTH_COVERAGE,
  HEALTH_SCORE,
  HEALTH_STATUS,
  LATE_START,
  modelOf,
  NOTICE,
  RENEWAL_AT_RISK,
  RENEWAL_CALL,
  RISK_TIER,
  SEGMENT,
} from '../history/series';
import type { Column } from '../reading/column';
import { keyText } from '../reading/identity';
import type { Portfolio } from '../reading/portfolio';
import { rowStatusReader } from '../reading/row-status';
import { type Model, markOf } from '../scoring/model';
import { BLANK, type Value } from '../scoring/value';
import { relationMetrics } from './relations';

/** So many metrics are kept of each customer, at most. */
export const MOST_WATCHED = 24;
/** The rule `renewal_at_risk` is of a source that says 60 days, whatever a near renewal is elsewhere. */
const RULE_DAYS = 60;

/** Kept where the sheet has them, for the changes that can be told from them. */
const USUALLY_WATCHED = [
  RENEWAL_CALL,
  'daily_active_users',
  'feature_adoption',
  'login_frequency',
  'dau_mau_ratio',
  'nps_score',
  'csat_score',
  'support_ticket_volume',
  'open_escalations',
  'competitor_mentions',
  'champion_left',
  'sponsor_change',
  'meeting_attendance',
];

/**
 * The metrics that are kept of each customer: those that rules name, then the customer's own, then the usual ones, as far
 * as the sheet has them.
 */
export function watchedMetrics(portfolio: Portfolio, named: readonly string[]): string[] {
  const custom = portfolio.customColumns.map(({ metric }) => metric.header);
  const wanted = [...new Set([...named, ...custom, ...USUALLY_WATCHED, ...relationMetrics()])];
  return wanted
    .filter(
      (metric) =>
        ![ARR, CURRENCY, SEGMENT, CSM, CONTRACT_END].includes(metric) &&
        holdsOneValue(portfolio.column(metric)),
    )
    .slice(0, MOST_WATCHED);
}

function holdsOneValue(column: Column | undefined): boolean {
  return column !== undefined && column.metric.kind !== 'list';
}

/** What a run found out about each customer, as the history keeps it. */
export function snapshotOf(
  portfolio: Portfolio,
  customers: readonly ScoredCustomer[],
  { health, churn, today, forecast }: ScoringPlan,
  watched: readonly string[],
): Snapshot {
  const columns = watched.map((metric) => portfolio.column(metric)!);
  const worst = [lastLabel(health.model), ...churn.model.atRisk];
  const paid = ownPayment(portfolio, today);
  const valuesOf = (customer: ScoredCustomer): Stored[] => {
    const { row, assessment, absence } = customer;
    // A score that only compares is no past to tell a fall from.
    const own = health.model.confirmed ? assessment.health : undefined;
    const bands = [own?.band, assessment.churn?.band];
    const days = assessment.daysToRenewal;
    const known = !Number.isNaN(days) && bands.some((band) => band !== undefined);
    const atRisk = bands.some((band) => band !== undefined && worst.includes(band));
    return [
      scoreOf(own),
      bands[0] ?? null,
      scoreOf(assessment.churn),
      bands[1] ?? null,
      known ? days >= 0 && days <= RULE_DAYS && atRisk : null,
      orNull(paid(customer)),
      portfolio.currencies.of(row) || null,
      assessment.segment === '' ? null : assessment.segment,
      customer.csm === '' ? null : customer.csm,
      orNull(customer.renewal),
      ...health.dimensions.map((_, d) => orNull(own?.score.dimensions[d])),
      // What an export still says of a past customer is nobody's news.
      expansionOf(customer),
      covered(own),
      covered(assessment.churn),
      ...(absence === undefined ? [customer.situation.notice, customer.isLate] : [null, null]),
      ...(forecast ? [customer.situation.forecast?.level ?? null] : []),
      ...columns.map((column) => (absence === 'left' ? null : stored(column.readIn(portfolio.rows[row]!)))),
    ];
  };
  const series = [
    HEALTH_SCORE,
    HEALTH_STATUS,
    CHURN_RISK,
    RISK_TIER,
    RENEWAL_AT_RISK,
    ARR,
    CURRENCY,
    SEGMENT,
    CSM,
    CONTRACT_END,
    ...health.dimensions.map(({ name }) => dimensionSeries(name)),
    EXPANSION_SCORE,
    HEALTH_COVERAGE,
    CHURN_COVERAGE,
    NOTICE,
    LATE_START,
    ...(forecast ? [CHURN_PROBABILITY_LEVEL] : []),
    ...watched,
  ];
  const marks = {
    health: readingMark(portfolio, health.inputs),
    churn: readingMark(portfolio, churn.inputs),
  };
  return {
    day: today,
    series,
    readAs: series.map((name) => {
      const model = modelOf(name);
      if (model) return marks[model];
      // What another version says is not compared.
      if (name === CHURN_PROBABILITY_LEVEL) return `version ${forecast?.version}`;
      return watched.includes(name) || name === CONTRACT_END ? readingMark(portfolio, [name]) : '';
    }),
    healthModel: markOf(health.model),
    churnModel: markOf(churn.model),
    customers: new Map(
      customers
        .filter(({ absence }) => absence !== 'shared id' && hasPast(absence))
        .map((customer) => [keyText(customer.id), valuesOf(customer)]),
    ),
  };
}

/** What a customer pays a year as of a day, in its own currency: nothing once it has churned, NaN where unknown. */
export function ownPayment(portfolio: Portfolio, today: number): (customer: ScoredCustomer) => number {
  const departed = rowStatusReader(portfolio);
  const [arr, mrr] = ['arr', 'mrr'].map((metric) => portfolio.column(metric));
  return ({ row }) => {
    if (departed(row, today).lost) return 0;
    const cells = portfolio.rows[row]!;
    const [inYears, monthly] = [arr, mrr].map((column) => column?.readIn(cells) ?? BLANK);
    const paid = yearly(inYears!, monthly!);
    return typeof paid === 'number' ? paid : Number.NaN;
  };
}

/** What columns are read as, in a mark: another header or another unit is another reading. What people tick is what it is. */
function readingMark(portfolio: Portfolio, metrics: readonly string[]): string {
  const columns = metrics.map((metric) => portfolio.column(metric));
  const readings = columns.map((column) => {
    if (!column || column.metric.kind === 'yes/no') return '';
    return `${column.header}|${UNITS.includes(column.metric.kind) ? column.decision : ''}`;
  });
  return readings.join('') === '' ? '' : hashOf(readings.join('\n'));
}

/** Kinds whose numbers are read in one of several units. */
const UNITS: readonly string[] = ['percent', 'ratio', 'satisfaction'];

function expansionOf({ absence, opportunities, readiness }: ScoredCustomer): number | null {
  return absence === undefined && opportunities ? expansionScore(opportunities, readiness) : null;
}

/** In whole percent: less than that is no other coverage. */
function covered(verdict: Verdict | undefined): number | null {
  return verdict ? Math.round(verdict.score.coverage * 100) : null;
}

function scoreOf(verdict: Verdict | undefined): number | null {
  return verdict?.band === undefined ? null : verdict.score.value;
}

function lastLabel({ bands }: Model): string {
  return bands.length > 1 ? bands[bands.length - 1]!.label : '';
}

function orNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

function stored(value: Value): Stored {
  return typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean' ? value : null;
}
