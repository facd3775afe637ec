import { brierScore, logLoss } from './loss';
import { meanOf, type Outcomes } from './matrix';
import { type Ranking, rankingOf } from './ranking';

/** What a probability, or a score, was worth on customers whose outcome is known. */
export interface Judgement {
  readonly rows: number;
  /** How many of them left. */
  readonly events: number;
  /** The share who left. */
  readonly baseRate: number;
  readonly ranking: Ranking | undefined;
  /** How many times the base rate left among the tenth with the highest risk. */
  readonly lift: number | undefined;
  /** Of all who left, the share among the tenth with the highest risk. */
  readonly caughtInWorstTenth: number | undefined;
  /** The same for the amounts: of all that was lost, the share in that tenth. */
  readonly amountCaughtInWorstTenth: number | undefined;
  /** From the highest risk to the lowest. */
  readonly tenths: readonly Tenth[];
}

export interface Tenth {
  readonly customers: number;
  readonly left: number;
  readonly rate: number;
  readonly meanRisk: number;
}

/**
 * Judges the order in which a number puts customers, the highest risk first. Customers with equal numbers share what
 * stands at the border of a tenth, so that the order of the rows decides nothing.
 */
export function judge(outcomes: Outcomes, risks: ArrayLike<number>, amounts?: ArrayLike<number>): Judgement {
  const rows = outcomes.length;
  const events = outcomes.reduce((sum, each) => sum + each, 0);
  const baseRate = events / rows;
  const curve = captureOf(risks, Float64Array.from(outcomes));
  const caught = events === 0 ? undefined : curve(rows / 10) / events;
  const lost = amounts && Float64Array.from(outcomes, (left, i) => (left ? amounts[i]! : 0));
  const allLost = lost?.reduce((sum, each) => sum + each, 0) ?? 0;
  return {
    rows,
    events,
    baseRate,
    ranking: rankingOf(outcomes, risks),
    lift: caught === undefined ? undefined : caught * 10,
    caughtInWorstTenth: caught,
    amountCaughtInWorstTenth: lost && allLost > 0 ? captureOf(risks, lost)(rows / 10) / allLost : undefined,
    tenths: tenthsOf(curve, captureOf(risks, risks), rows),
  };
}

function tenthsOf(
  left: (customers: number) => number,
  risk: (customers: number) => number,
  rows: number,
): Tenth[] {
  return Array.from({ length: Math.min(10, rows) }, (_, k, of = Math.min(10, rows)) => {
    const [from, to] = [Math.round((k * rows) / of), Math.round(((k + 1) * rows) / of)];
    const customers = to - from;
    const gone = left(to) - left(from);
    return { customers, left: gone, rate: gone / customers, meanRisk: (risk(to) - risk(from)) / customers };
  });
}

/** How much of the amounts the customers with the highest risks hold, by how many customers are taken. */
export function captureOf(
  risks: ArrayLike<number>,
  amounts: ArrayLike<number>,
): (customers: number) => number {
  const order = Int32Array.from({ length: risks.length }, (_, i) => i).sort(
    (a, b) => risks[b]! - risks[a]! || a - b,
  );
  const captured = new Float64Array(risks.length + 1);
  for (let from = 0; from < order.length; ) {
    let to = from;
    let sum = 0;
    while (to < order.length && risks[order[to]!] === risks[order[from]!]) sum += amounts[order[to++]!]!;
    for (let k = from; k < to; k++) captured[k + 1] = captured[from]! + (sum * (k + 1 - from)) / (to - from);
    from = to;
  }
  return (customers) => {
    const whole = Math.min(risks.length, Math.floor(customers));
    const next = captured[Math.min(risks.length, whole + 1)]!;
    return captured[whole]! + (customers - whole) * (next - captured[whole]!);
  };
}

/** How far probabilities can be taken at their word. */
export interface Calibration {
  readonly logLoss: number;
  readonly brier: number;
  /** By steps of a tenth from 0 to 1, those that have customers. */
  readonly steps: readonly CalibrationStep[];
}

export interface CalibrationStep {
  readonly from: number;
  readonly to: number;
  readonly customers: number;
  /** The mean probability that was given. */
  readonly said: number;
  /** The share who left. */
  readonly left: number;
}

export function calibrationOf(outcomes: Outcomes, probabilities: ArrayLike<number>): Calibration {
  const steps = Array.from({ length: 10 }, (_, k) => ({ from: k / 10, to: (k + 1) / 10 }));
  return {
    logLoss: logLoss(outcomes, probabilities),
    brier: brierScore(outcomes, probabilities),
    steps: steps.flatMap(({ from, to }, k) => {
      const rows = rowsWhere(probabilities, (p) => Math.min(9, Math.floor(p * 10)) === k);
      return rows.length === 0 ? [] : [{ from, to, ...saidAndLeft(rows, outcomes, probabilities) }];
    }),
  };
}

/** What an alert over a probability was worth: of those over it, how many left. */
export function alertWorth(
  threshold: number,
  outcomes: Outcomes,
  probabilities: ArrayLike<number>,
): { readonly over: number; readonly customers: number; readonly left: number | undefined } {
  const rows = rowsWhere(probabilities, (p) => p > threshold);
  const left = rows.length === 0 ? undefined : saidAndLeft(rows, outcomes, probabilities).left;
  return { over: threshold, customers: rows.length, left };
}

function rowsWhere(probabilities: ArrayLike<number>, is: (probability: number) => boolean): number[] {
  const rows: number[] = [];
  for (let i = 0; i < probabilities.length; i++) if (is(probabilities[i]!)) rows.push(i);
  return rows;
}

function saidAndLeft(rows: readonly number[], outcomes: Outcomes, probabilities: ArrayLike<number>) {
  return {
    customers: rows.length,
    said: meanOf(rows.map((i) => probabilities[i]!)),
    left: meanOf(rows.map((i) => outcomes[i]!)),
  };
}

export interface Capacity {
  /** How many customers the team can look after. */
  readonly customers: number;
  /** Of those, the share who left: how often a call was due. */
  readonly precision: number | undefined;
  /** Of all who left, the share among those. */
  readonly recall: number | undefined;
}

/** What a team of some people with some hours each would reach if it took the customers with the highest risks. */
export function capacityOf(
  team: { readonly people: number; readonly hours: number; readonly hoursPerPlay: number },
  outcomes: Outcomes,
  risks: ArrayLike<number>,
): Capacity {
  const customers = Math.min(
    outcomes.length,
    Math.floor((team.people * team.hours) / team.hoursPerPlay + 1e-9),
  );
  const events = outcomes.reduce((sum, each) => sum + each, 0);
  const caught = captureOf(risks, Float64Array.from(outcomes))(customers);
  return {
    customers,
    precision: customers === 0 ? undefined : caught / customers,
    recall: events === 0 ? undefined : caught / events,
  };
}
