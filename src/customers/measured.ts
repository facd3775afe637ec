import type { CompiledModel } from '../scoring/compile';
import { BLANK, isMissing, type Value } from '../scoring/value';
import { NOT_ENOUGH_DATA, type Verdict, verdict } from './assess';

/** A metric's value in a form that can be sent to a page; null where there is none to score with. */
export type PlainValue = number | string | boolean | readonly string[] | null;

/** What the models read of one customer. */
export interface MeasuredCustomer {
  readonly id: string;
  readonly name: string;
  /** As models see it. */
  readonly segment: string;
  readonly csm: string;
  readonly arr: number | null;
  /** In the order of the portfolio's metrics. */
  readonly values: readonly PlainValue[];
}

/** What models read of a portfolio: enough to score it again and again without its cells. */
export interface MeasuredPortfolio {
  readonly metrics: readonly string[];
  readonly customers: readonly MeasuredCustomer[];
  readonly minimumCoverage: number;
}

/** Where a model puts a customer. */
export interface ModelStanding {
  /** The score; null where there is none. */
  readonly value: number | null;
  /** The band or tier, or why there is none. */
  readonly band: string;
  readonly verdict: Verdict | undefined;
}

/** Scores a measured portfolio, customer by customer, as a run would. */
export function standings(
  { metrics, customers, minimumCoverage }: MeasuredPortfolio,
  model: CompiledModel,
): ModelStanding[] {
  const positions = model.inputs.map((input) => metrics.indexOf(input));
  return customers.map(({ segment, values }) => {
    const read = positions.map((position) => asValue(values[position] ?? null));
    const found = verdict(model, read, segment, minimumCoverage);
    return found.band === undefined
      ? { value: null, band: NOT_ENOUGH_DATA, verdict: found }
      : { value: found.score.value, band: found.band, verdict: found };
  });
}

/** A value as it is sent. */
export function asPlain(value: Value): PlainValue {
  return isMissing(value) || (typeof value === 'number' && Number.isNaN(value)) ? null : value;
}

function asValue(value: PlainValue): Value {
  return value ?? BLANK;
}
