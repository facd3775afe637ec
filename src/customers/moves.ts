import { keyText } from '../reading/identity';
import { type CompiledModel, labelsOf } from '../scoring/compile';
import { scaleOf, scoreText } from '../scoring/shown';
import { trend } from '../scoring/trend';
import type { ScoredCustomer, ScoringPlan } from './scored-portfolio';

/** A row of `Vitals scores` as the run before left it: its cells by their headers. */
export type FormerScores = (header: string) => unknown;

/** A customer that stands elsewhere than at the run before. */
export interface Move {
  readonly id: string;
  readonly name: string;
  /** "Health 62.1 to 48.0, Yellow to Red; risk tier Medium to High". */
  readonly what: string;
  /** The part of the health score that moved most: "Usage 71.0 to 52.3"; empty where only the risk moved. */
  readonly why: string;
}

/** What changed since the run before. */
export interface Moves {
  readonly better: readonly Move[];
  readonly worse: readonly Move[];
  /** Mean health of the run before; null where it scored none. */
  readonly averageHealthBefore: number | null;
}

interface Weighed extends Move {
  /** Points of health, and where none, steps of tier: below zero is worse. */
  readonly by: number;
}

/**
 * Compares with the run before: customers whose band or tier changed, or whose health moved by more than 5 points, the
 * furthest first. Null where there was no run before, or one under another model, whose numbers mean something else.
 */
export function movesSince(
  former: readonly FormerScores[],
  customers: readonly ScoredCustomer[],
  plan: ScoringPlan,
): Moves | null {
  if (former.length === 0 || former[0]!('Model') !== plan.health.model.name) return null;
  const byId = new Map(former.map((cell) => [keyText(cell('Customer id')), cell]));
  const moves = customers.flatMap((customer): Weighed[] => {
    const before = byId.get(keyText(customer.id));
    const move = before && customer.unscored === '' ? moveOf(before, customer, plan) : undefined;
    return move ? [move] : [];
  });
  const scores = former.map((cell) => cell('Health score')).filter((health) => typeof health === 'number');
  return {
    better: moves
      .filter(({ by }) => by > 0)
      .sort((a, b) => b.by - a.by)
      .map(plain),
    worse: moves
      .filter(({ by }) => by < 0)
      .sort((a, b) => a.by - b.by)
      .map(plain),
    averageHealthBefore:
      scores.length === 0 ? null : scores.reduce((sum, health) => sum + health, 0) / scores.length,
  };
}

function moveOf(before: FormerScores, customer: ScoredCustomer, plan: ScoringPlan): Weighed | undefined {
  const { health, churn } = customer.assessment;
  const [formerHealth, formerBand, formerTier] = [
    before('Health score'),
    before('Health status'),
    before('Risk tier'),
  ];
  if (!health || typeof formerHealth !== 'number') return undefined;
  const points = health.score.value - formerHealth;
  const moved = health.band !== formerBand || trend(health.score.value, formerHealth) !== 'Stable';
  const steps = tierSteps(plan.churn, String(formerTier), churn?.band);
  if (!moved && steps === 0) return undefined;
  const scale = scaleOf(plan.health);
  const what = [
    moved ? `Health ${scoreText(formerHealth, scale)} to ${scoreText(health.score.value, scale)}` : '',
    health.band === formerBand ? '' : `${String(formerBand)} to ${health.band}`,
    steps === 0 ? '' : `risk tier ${String(formerTier)} to ${churn!.band}`,
  ];
  return {
    id: keyText(customer.id),
    name: customer.name,
    what: what.filter((part) => part !== '').join(', '),
    why: moved ? whatMoved(plan.health, before, health.score.dimensions, Math.sign(points)) : '',
    by: moved ? points : steps,
  };
}

/** How many tiers a customer went down in risk; 0 where one of the two is none. */
function tierSteps(churn: CompiledModel, before: string, now: string | undefined): number {
  const labels = labelsOf(churn);
  const [from, to] = [labels.indexOf(before), now === undefined ? -1 : labels.indexOf(now)];
  return from < 0 || to < 0 ? 0 : to - from;
}

/** The dimension that counts for most of a move, in its direction. */
function whatMoved(
  model: CompiledModel,
  before: FormerScores,
  now: readonly number[],
  direction: number,
): string {
  let why = '';
  let most = 0;
  model.dimensions.forEach(({ name, share }, d) => {
    const former = before(`${name} score`);
    if (typeof former !== 'number' || Number.isNaN(now[d]!)) return;
    const weight = (now[d]! - former) * share * direction;
    if (weight <= most) return;
    most = weight;
    why = `${name} ${scoreText(former)} to ${scoreText(now[d]!)}`;
  });
  return why;
}

function plain({ by, ...move }: Weighed): Move {
  return move;
}
