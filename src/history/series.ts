/** What is kept of each customer beside the watched metrics, by the names that rules use. */
export const HEALTH_SCORE = 'health_score';
export const HEALTH_STATUS = 'health_status';
export const CHURN_RISK = 'churn_risk';
export const RISK_TIER = 'risk_tier';
/** How far a customer is worth an opportunity: 0 on hold, at most 49 before it is ready. */
export const EXPANSION_SCORE = 'expansion_score';
/** The share of each model's weight with data: across a change of it no score is compared. */
export const HEALTH_COVERAGE = 'health_coverage';
export const CHURN_COVERAGE = 'churn_coverage';
/** What the customer pays a year, in its own currency; 0 once it has churned. */
export const ARR = 'arr';
/** The currency that it is in, so that other rates make no customer grow or shrink; nothing for the base currency. */
export const CURRENCY = 'currency';
/** Where the customer belongs, who looks after it, and the day its contract ends: who is gone from the sheet has them here only. */
export const SEGMENT = 'segment';
export const CSM = 'csm';
export const CONTRACT_END = 'contract_end_date';
/** Yes where a contract ends within 60 days and the customer is at risk. */
export const RENEWAL_AT_RISK = 'renewal_at_risk';

/** How the CSM calls the renewal, as the sheet has it. */
export const RENEWAL_CALL = 'renewal_call';

/** Yes where somebody has given notice, by a tick, a word or a date. */
export const NOTICE = 'notice';
/** Yes where a customer's first 90 days do not go as they should. */
export const LATE_START = 'late_start';

/** High, Medium or Low, by the learned probability to leave; only where one was learned. */
export const CHURN_PROBABILITY_LEVEL = 'churn_probability_level';

/** The score that a band or tier is told from; undefined for any other series. */
export function scoreBehind(series: string): string | undefined {
  if (series === HEALTH_STATUS) return HEALTH_SCORE;
  return series === RISK_TIER ? CHURN_RISK : undefined;
}

/** The series of a dimension's scores: `Usage score`. */
export function dimensionSeries(dimension: string): string {
  return `${dimension}${OF_DIMENSION}`;
}

const OF_DIMENSION = ' score';

/** The dimension whose scores a series holds; undefined for any other. */
export function dimensionOf(series: string): string | undefined {
  return series.endsWith(OF_DIMENSION) ? series.slice(0, -OF_DIMENSION.length) : undefined;
}

/** The model whose numbers a series holds; undefined for what the sheet itself says. */
export function modelOf(series: string): 'health' | 'churn' | undefined {
  if (series === HEALTH_SCORE || series === HEALTH_STATUS || dimensionOf(series) !== undefined)
    return 'health';
  return series === CHURN_RISK || series === RISK_TIER || series === RENEWAL_AT_RISK ? 'churn' : undefined;
}
