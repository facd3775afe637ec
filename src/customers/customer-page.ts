import { dayToIso } from '../base/calendar';
import { leadWords } from '../churn/lead-times';
import type { Severity } from '../churn/warnings';
import { type Opportunity, potentialOf, proposable } from '../expansion/opportunities';
import { breadthOf, rationaleOf, signalsOf } from '../expansion/rationale';
import { defaultExpansion, type ExpansionSettings } from '../expansion/settings';
import { type DimensionLevel, levelOfDimension } from '../models/rubrics';
import type { NextAction } from '../playbooks/next-action';
import { metricOf } from '../reading/catalog';
import { shownValue } from '../reading/shown-value';
import type { CompiledModel } from '../scoring/compile';
import { explain } from '../scoring/explain';
import { forSegment } from '../scoring/model';
import { bandOf } from '../scoring/score';
import { scoreScaleOf, scoreText } from '../scoring/shown';
import type { Value } from '../scoring/value';
import type { Verdict } from './assess';
import { DAYS_TO_RENEWAL } from './inputs';
import { type Headroom, headroomOf } from './lifts';
import { capped, metricLabel } from './reasons';
import { actByOf, type ScoredCustomer, type ScoringPlan } from './scored-portfolio';
import type { State } from './state';

/** Everything about one customer that its page shows, as plain data. */
export interface CustomerPage {
  readonly id: string;
  readonly name: string;
  readonly segment: string;
  readonly csm: string;
  readonly arr: number | null;
  /** ISO day; empty where unknown. */
  readonly renewal: string;
  /** The day by which notice is given, where the contract is decided before it ends; empty where it is not. */
  readonly decision: string;
  readonly daysToRenewal: number | null;
  readonly trend: string;
  /** Why there is no score; empty for a scored customer. */
  readonly unscored: string;
  readonly state: State;
  readonly nextAction: PageAction | null;
  /** What else was proposed, the most pressing first. */
  readonly also: readonly PageAction[];
  readonly warnings: readonly {
    readonly severity: Severity;
    readonly message: string;
    /** How long before churn it usually stands; empty where no source says. */
    readonly lead: string;
  }[];
  /** ISO day by which to act on the signals; empty where none has a lead time. */
  readonly actBy: string;
  readonly health: ScorePage | null;
  readonly churn: ScorePage | null;
  /** What would lift it to the best band; null where it has no score. */
  readonly room: Headroom | null;
  /** What it could buy; null where too little is known to tell. */
  readonly expansion: ExpansionPage | null;
}

/** Something that could be done, in words. */
export interface PageAction {
  readonly what: string;
  readonly owner: string;
  /** ISO day; empty where unknown. */
  readonly due: string;
  readonly why: string;
}

/** What a customer could buy, and whether to propose it. */
export interface ExpansionPage {
  readonly readiness: string;
  /** Revenue of a year of all opportunities. */
  readonly potential: number;
  /** The most pressing first. */
  readonly opportunities: readonly PageOpportunity[];
  /** What speaks for proposing something, in words. */
  readonly signals: readonly string[];
  /** How broadly it uses what it has, in words. */
  readonly use: readonly string[];
}

/** An opportunity, with why it is one. */
export interface PageOpportunity extends Opportunity {
  readonly why: string;
}

/** One score, taken apart. */
export interface ScorePage {
  readonly model: string;
  readonly value: number;
  /** The score in words. */
  readonly shown: string;
  readonly band: string;
  /** "Yellow (Champion left is yes)" where something keeps it from the better band of its score; else empty. */
  readonly cap: string;
  /** The band of the score itself, without any cap. */
  readonly computedBand: string;
  readonly coverage: number;
  /** From the best band or the first tier on, each with the score from which it counts for this customer. */
  readonly bands: readonly { readonly label: string; readonly from: number }[];
  readonly dimensions: readonly {
    readonly name: string;
    readonly value: number | null;
    /** What the score is called, and how good that is; null without a score. */
    readonly level: DimensionLevel | null;
  }[];
  /** Metrics that the model reads and gives no weight, with the score that each has by itself. */
  readonly weightless: readonly { readonly label: string; readonly value: string; readonly score: number }[];
  /** Points that add up to the score; what costs most, or brings most risk, comes first. */
  readonly parts: readonly ScorePart[];
}

/** What one metric brought to a score, and what it could still have brought. */
export interface ScorePart {
  readonly label: string;
  /** The customer's own value; empty for what the model itself did. */
  readonly value: string;
  readonly won: number;
  readonly lost: number;
  /** Whether it is what the model itself did: its ceiling, its urgency, its rounding. */
  readonly isOwn: boolean;
}

function decisionIn({ renewal, assessment: { daysToRenewal } }: ScoredCustomer, today: number): string {
  const decision = today + daysToRenewal;
  return Number.isNaN(decision) || decision === renewal ? '' : dayToIso(decision);
}

/** Takes a customer's scores apart. */
export function customerPage(customer: ScoredCustomer, plan: ScoringPlan): CustomerPage {
  const { assessment, arr, renewal } = customer;
  const { health, churn, daysToRenewal } = assessment;
  return {
    id: String(customer.id).trim(),
    name: customer.name,
    segment: assessment.segment,
    csm: customer.csm,
    arr: known(arr),
    renewal: Number.isNaN(renewal) ? '' : dayToIso(renewal),
    decision: decisionIn(customer, plan.today),
    daysToRenewal: known(daysToRenewal),
    trend: assessment.trend,
    unscored: customer.unscored,
    state: customer.state,
    nextAction: customer.decision.first ? pageAction(customer.decision.first) : null,
    also: customer.decision.also.map(pageAction),
    warnings: assessment
      .warnings()
      .map(({ metric, severity, message }) => ({ severity, message, lead: leadWords(metric) })),
    actBy: dayOrBlank(actByOf(customer, plan.today)),
    health: scorePage(plan.health, health, assessment.segment, (part) => part.lost),
    churn: scorePage(plan.churn, churn, assessment.segment, (part) => part.won),
    expansion: expansionPage(customer, plan.expansion ?? defaultExpansion()),
    room: health?.band === undefined ? null : headroomOf(plan.health, health, assessment.segment),
  };
}

function dayOrBlank(day: number | undefined): string {
  return day === undefined ? '' : dayToIso(day);
}

function pageAction({ what, owner, due, why }: NextAction): PageAction {
  return { what, owner, due: dayOrBlank(due), why };
}

function expansionPage(
  { account, opportunities, readiness }: ScoredCustomer,
  settings: ExpansionSettings,
): ExpansionPage | null {
  if (!opportunities) return null;
  return {
    readiness,
    potential: potentialOf(opportunities),
    opportunities: proposable(opportunities, readiness)!.map((opportunity) => ({
      ...opportunity,
      why: rationaleOf(opportunity, account, settings),
    })),
    signals: signalsOf(account),
    use: breadthOf(account, settings),
  };
}

function scorePage(
  model: CompiledModel,
  verdict: Verdict | undefined,
  segment: string,
  weigh: (part: ScorePart) => number,
): ScorePage | null {
  if (verdict?.band === undefined) return null;
  const at = model.model.segments.indexOf(segment);
  const parts = explain(model, verdict.score).map(({ name, won, lost }) => ({
    label: metricLabel(name),
    value: shownOf(model, verdict.values, name),
    won,
    lost,
    isOwn: !model.metrics.some((metric) => metric.name === name),
  }));
  return {
    model: model.model.name,
    value: verdict.score.value,
    shown: scoreText(verdict.score.value, scoreScaleOf(model)),
    band: verdict.band,
    cap: verdict.score.cap ? capped(verdict.score.cap) : '',
    computedBand: bandOf(model, verdict.score.value, at) ?? verdict.band,
    coverage: verdict.score.coverage,
    bands: model.model.bands.map(({ label, from }) => ({ label, from: forSegment(from, at) })),
    dimensions: model.dimensions.map(({ name }, d) => {
      const value = known(verdict.score.dimensions[d]!);
      return {
        name,
        value,
        level: (value !== null && levelOfDimension(model.model, name, value, at)) || null,
      };
    }),
    weightless: weightlessOf(model, verdict),
    parts: parts.sort((a, b) => weigh(b) - weigh(a)),
  };
}

/** What a model lists and does not weigh, as far as the customer has it. */
function weightlessOf(model: CompiledModel, { score, values }: Verdict): ScorePage['weightless'] {
  return model.dimensions.flatMap(({ share, first, end }) =>
    model.metrics.slice(first, end).flatMap(({ name }, i) => {
      const points = score.points[first + i]!;
      if ((share > 0 && model.shares[first + i]! > 0) || Number.isNaN(points)) return [];
      return [{ label: metricLabel(name), value: shownOf(model, values, name), score: points }];
    }),
  );
}

function shownOf(model: CompiledModel, values: readonly Value[], name: string): string {
  return name
    .split(' / ')
    .map((part) => {
      const input = model.inputs.indexOf(part);
      const metric = metricOf(part);
      if (input < 0) return '';
      return metric
        ? shownValue(metric, values[input]!)
        : part === DAYS_TO_RENEWAL
          ? String(values[input])
          : '';
    })
    .filter((shown) => shown !== '')
    .join(' of ');
}

function known(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
