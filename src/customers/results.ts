import { wholeNumber } from '../base/numbers';
import {
  expansionScore,
  type Opportunity,
  potentialOf,
  proposable,
  topAmountOf,
} from '../expansion/opportunities';
import { levelOfDimension, RUBRIC_EDGES } from '../models/rubrics';
import { phaseOf } from '../playbooks/lifecycle';
import { trendPriority } from '../playbooks/trend-priority';
import type { CompiledModel } from '../scoring/compile';
import { scoreFormat, scoreInWhole, scoreScaleOf } from '../scoring/shown';
import { NOT_ENOUGH_DATA, type Verdict } from './assess';
import { bandColorOf } from './band-color';
import { BETWEEN_PHRASES, drivers, firstFew, phrases, signals } from './reasons';
import { actByOf, type ScoredCustomer, type ScoringPlan } from './scored-portfolio';

/** A column of results: its header, what it holds, and how a customer's cell is made. '' leaves a cell blank. */
export interface Result {
  readonly name: string;
  readonly kind: 'text' | 'number' | 'day' | 'key';
  /** How Sheets shows its numbers. */
  readonly numberFormat?: string;
  /** Pixels, where its text would not fit the usual width. */
  readonly width?: number;
  readonly of: (customer: ScoredCustomer) => string | number;
}

/** The results next to the user's rows unless they choose others. */
export const BESIDE_THE_ROWS = [
  'Health score',
  'Health status',
  'Risk tier',
  'Health drivers',
  'Risk signals',
  'Next action',
];

/** Three short phrases, in the place of drivers and signals where somebody ticks it. */
export const WHY = 'Why';

/** From 0 to 1, by a model that was learned from the user's own outcomes. */
export const CHURN_PROBABILITY = 'Churn probability';

const NAME_WIDTH = 180;
const SENTENCE_WIDTH = 300;
/** Six words. */
const ACTION_WIDTH = 210;

/** Every column of `Vitals scores`, in order: who, the results, then the parts they are made of. */
export function allResults(plan: ScoringPlan): Result[] {
  const { health, churn, forecast } = plan;
  return [
    { name: 'Customer id', kind: 'key', of: ({ id }) => id },
    text('Name', ({ name }) => name, NAME_WIDTH),
    text('Segment', ({ assessment }) => assessment.segment),
    text('CSM', ({ csm }) => csm),
    number('ARR', ({ arr }) => arr, '#,##0'),
    day('Renewal date', ({ renewal }) => orBlank(renewal)),

    number('Health score', ({ assessment }) => scoreOf(assessment.health), scoreFormat(health)),
    text('Health status', ({ status }) => status),
    text('Health trend', ({ assessment }) => assessment.trend),
    text(
      'Health drivers',
      ({ assessment: a }) => (a.health ? drivers(health, a.health.score) : ''),
      SENTENCE_WIDTH,
    ),
    number('Health coverage', ({ assessment }) => coverageOf(assessment.health), '0%'),
    number('Churn risk', ({ assessment }) => scoreOf(assessment.churn), scoreFormat(churn)),
    text('Risk tier', ({ assessment, unscored }) => assessment.churn?.band ?? (unscored || NOT_ENOUGH_DATA)),
    text('Risk signals', ({ assessment }) => signals(assessment.warnings()), SENTENCE_WIDTH),
    number('Risk coverage', ({ assessment }) => coverageOf(assessment.churn), '0%'),
    number('Days to renewal', ({ assessment }) => assessment.daysToRenewal, '0'),
    text('Next action', ({ nextAction }) => nextAction, ACTION_WIDTH),
    text('Action owner', ({ decision }) => decision.first?.owner ?? ''),
    day('Action due', ({ decision }) => decision.first?.due ?? ''),
    number(
      'Expansion potential',
      ({ opportunities }) => opportunities && potentialOf(opportunities),
      '#,##0',
    ),
    text('Top opportunity', (customer) => topOf(proposableTo(customer)), NAME_WIDTH),
    text('Expansion readiness', ({ absence, readiness, unscored }) =>
      absence === undefined ? readiness : unscored,
    ),
    day('Scored on', () => plan.today),

    ...partsOf(health, ({ assessment }) => assessment.health),
    ...partsOf(churn, ({ assessment }) => assessment.churn),
    number(
      'Raw health',
      ({ assessment }) => (assessment.health?.band ? assessment.health.score.raw : undefined),
      '0.00',
    ),
    text('Health color', ({ assessment }) => bandColorOf(health, assessment.health?.band)),
    number('Raw risk', ({ assessment }) => (assessment.churn?.band ? assessment.churn.score.raw : undefined)),
    number('Urgency', ({ assessment }) => assessment.churn?.score.urgency, '0.00'),
    number('Expansion amount', (customer) => amountOf(proposableTo(customer)), '#,##0'),
    number(
      'Expansion score',
      ({ opportunities, readiness }) => opportunities && expansionScore(opportunities, readiness),
    ),
    text('Call list', ({ callList }) => callList),
    text('Currency', ({ currency }) => currency),
    text('Scored at', () => plan.at ?? ''),
    text('Phase', ({ absence, situation }) =>
      absence === undefined ? (phaseOf(situation.daysAsCustomer ?? Number.NaN)?.name ?? '') : '',
    ),
    text('State', ({ absence, state }) => (absence === undefined ? state : '')),
    day('Act by', (customer) => actByOf(customer, plan.today) ?? ''),
    text('Also considered', ({ decision }) => alsoOf(decision), SENTENCE_WIDTH),
    text(
      WHY,
      ({ situation, assessment }) => phrases(situation, assessment, health).join(BETWEEN_PHRASES),
      SENTENCE_WIDTH,
    ),
    text('Trend priority', ({ situation }) => trendPriority(situation), SENTENCE_WIDTH),
    text('Dimensions', dimensionsIn(health), SENTENCE_WIDTH),
    number('Dropped this week', ({ dropped }) => dropped()),
    text('Renewal call', ({ absence, renewalCall }) => (absence === undefined ? renewalCall : '')),
    ...(forecast ? forecastResults() : []),
    text('Model', () => health.model.name),
  ];
}

/** What the `dashboard` source's model gives; the recommended action stands as a next action among the others. */
function forecastResults(): Result[] {
  return [
    number(CHURN_PROBABILITY, ({ forecast }) => forecast?.probability, '0%'),
    text('Churn priority', ({ forecast }) => forecast?.level ?? ''),
    text('Churn pushes', ({ forecast }) => forecast?.pushes() ?? '', SENTENCE_WIDTH),
  ];
}

/** "Book the renewal talk (contract ends in 80 days); Meet people in more departments (weak multi threading depth)". */
function alsoOf({ also }: ScoredCustomer['decision']): string {
  return firstFew(also, ({ what, why }) => `${what} (${why})`);
}

/** "Usage 84 Green (declining); Support 41 Red". */
function dimensionsIn(compiled: CompiledModel): (customer: ScoredCustomer) => string {
  const { model, dimensions } = compiled;
  const scale = { decimals: 1, edges: [...scoreScaleOf(compiled).edges, ...RUBRIC_EDGES] };
  return ({ assessment: { health, segment, dimensionTrends } }) => {
    if (health?.band === undefined) return '';
    const trends = dimensionTrends();
    const at = model.segments.indexOf(segment);
    return dimensions
      .flatMap(({ name }, d) => {
        const value = health.score.dimensions[d]!;
        const level = levelOfDimension(model, name, value, at);
        const going = /Declining|Improving/.test(trends[d]!) ? ` (${trends[d]!.toLowerCase()})` : '';
        return level ? [`${name} ${scoreInWhole(value, scale)} ${level.word}${going}`] : [];
      })
      .join('; ');
  };
}

/** A model's dimensions as columns: `Usage score`. */
function partsOf(model: CompiledModel, verdict: (customer: ScoredCustomer) => Verdict | undefined): Result[] {
  return model.dimensions.map(({ name }, d) =>
    number(`${name} score`, (customer) => verdict(customer)?.score.dimensions[d]),
  );
}

function proposableTo({ opportunities, readiness }: ScoredCustomer): readonly Opportunity[] | undefined {
  return proposable(opportunities, readiness);
}

function amountOf(opportunities: readonly Opportunity[] | undefined): number | undefined {
  return opportunities && topAmountOf(opportunities);
}

/** "Tier upgrade: enterprise (8,413 a year)"; empty where there is none. */
function topOf(opportunities: readonly Opportunity[] | undefined): string {
  const top = opportunities?.[0];
  return top ? `${top.category}: ${top.what} (${wholeNumber(top.revenue)} a year)` : '';
}

function scoreOf(verdict: Verdict | undefined): number | undefined {
  return verdict?.band === undefined ? undefined : verdict.score.value;
}

function coverageOf(verdict: Verdict | undefined): number | undefined {
  return verdict?.score.coverage;
}

function day(name: string, of: Result['of']): Result {
  return { name, kind: 'day', of };
}

function text(name: string, of: Result['of'], width?: number): Result {
  return { name, kind: 'text', of, ...(width === undefined ? {} : { width }) };
}

function number(
  name: string,
  of: (customer: ScoredCustomer) => number | undefined,
  numberFormat = '0.0',
): Result {
  return { name, kind: 'number', numberFormat, of: (customer) => orBlank(of(customer)) };
}

function orBlank(value = Number.NaN): number | '' {
  return Number.isNaN(value) ? '' : value;
}
