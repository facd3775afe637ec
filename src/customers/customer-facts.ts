import { dayToIso } from '../base/calendar';
import { wholeNumber } from '../base/numbers';
import { priorityLevel } from '../expansion/opportunities';
import { READY } from '../expansion/readiness';
import type { Facts, HealthFacts } from '../playbooks/documents/facts';
import { allMetrics } from '../reading/catalog';
import type { Portfolio } from '../reading/portfolio';
import { shownValue } from '../reading/shown-value';
import type { CompiledModel } from '../scoring/compile';
import { forSegment } from '../scoring/model';
import { isMissing } from '../scoring/value';
import { type CustomerPage, customerPage } from './customer-page';
import type { ScoredCustomer, ScoringPlan } from './scored-portfolio';

/** Fewer points than this round to nothing. */
const LEAST_LOST = 0.05;

/** Everything about a customer that a document may say, from its row and its history. */
export function factsOf(
  portfolio: Portfolio,
  customer: ScoredCustomer,
  plan: ScoringPlan,
  past: Pick<Facts, 'history' | 'quarterAgo' | 'notes'>,
): Facts {
  const page = customerPage(customer, plan);
  const { daysAsCustomer } = customer.situation;
  const { shown, numbers } = cellsOf(portfolio, customer.row);
  const currency = portfolio.currencies.base || shown.currency || '';
  return {
    ...past,
    today: dayToIso(plan.today),
    id: page.id,
    name: page.name === '' ? page.id : page.name,
    segment: page.segment,
    csm: textOf(page.csm),
    arr: page.arr === null ? null : `${wholeNumber(page.arr)} ${currency}`.trim(),
    currency,
    unscored: page.unscored,
    started: daysAsCustomer === undefined ? null : dayToIso(plan.today - daysAsCustomer),
    daysAsCustomer: daysAsCustomer ?? null,
    renewal: textOf(page.renewal),
    daysToRenewal: page.daysToRenewal,
    noticeBy: page.decision,
    health: healthOf(page, customer, plan),
    risk: page.churn && {
      shown: page.churn.shown,
      tier: page.churn.band,
      isWorst: customer.situation.tierIsWorst,
    },
    signals: page.warnings,
    actions: page.nextAction ? [page.nextAction, ...page.also] : page.also,
    shown,
    numbers,
    targets: targetsOf(plan.health, page.segment),
    expansion: page.expansion && {
      ...page.expansion,
      isReady: page.expansion.readiness === READY,
      opportunities: page.expansion.opportunities.map((one) => ({
        ...one,
        level: priorityLevel(one.priority),
      })),
    },
  };
}

function healthOf(
  page: CustomerPage,
  { assessment, situation }: ScoredCustomer,
  plan: ScoringPlan,
): HealthFacts | null {
  if (!page.health) return null;
  return {
    model: page.health.model,
    shown: page.health.shown,
    band: page.health.band,
    worst: situation.bandRank === situation.worstRank,
    best: situation.bandRank === 0,
    trend: page.trend,
    dimensions: plan.health.dimensions.map(({ name }, d) => {
      const value = assessment.health!.score.dimensions[d]!;
      return { name, value: Number.isNaN(value) ? null : value };
    }),
    drivers: page.health.parts.filter(({ lost }) => lost >= LEAST_LOST),
  };
}

/** The cells of a row that could be read, as a person writes them and as numbers. */
function cellsOf(portfolio: Portfolio, row: number): Pick<Facts, 'shown' | 'numbers'> {
  const shown: Record<string, string> = {};
  const numbers: Record<string, number> = {};
  for (const { metric, instead } of portfolio.matches) {
    const column = metric && !instead ? portfolio.column(metric.header) : undefined;
    if (!column) continue;
    const value = column.readIn(portfolio.rows[row]!);
    if (isMissing(value)) continue;
    shown[column.metric.header] = shownValue(column.metric, value);
    if (typeof value === 'number') numbers[column.metric.header] = value;
  }
  return { shown, numbers };
}

/** From where on a customer's model gives a number all points; none, where less is better. */
function targetsOf({ model }: CompiledModel, segment: string): Record<string, number> {
  const at = model.segments.indexOf(segment);
  const targets: Record<string, number> = {};
  for (const { metric, per, curve } of model.dimensions.flatMap(({ metrics }) => metrics)) {
    const { direction, max = Number.NaN } = allMetrics().get(metric) ?? {};
    const points = forSegment(curve, at);
    const isPast = (value: number) =>
      direction === 'up' ? points.ofNumber(value) >= 100 : points.ofNumber(value) <= 0;
    if (per !== undefined || !isPast(max) || isPast(0)) continue;
    let [low, high] = [0, max];
    for (let i = 0; i < 60; i++) {
      const middle = (low + high) / 2;
      if (isPast(middle)) high = middle;
      else low = middle;
    }
    const target = Math.round(high * 1000) / 1000;
    if (target < max) targets[metric] = target;
  }
  return targets;
}

function textOf(text: string): string | null {
  return text === '' ? null : text;
}
