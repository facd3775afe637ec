import type { Severity } from '../churn/warnings';
import { type Readiness, readinessOf } from '../expansion/readiness';
import { defaultExpansion, type ExpansionSettings } from '../expansion/settings';
import type { Situation } from '../playbooks/situation';
import type { CompiledModel } from '../scoring/compile';
import { bandOf } from '../scoring/score';
import { trend } from '../scoring/trend';
import type { Assessment, Verdict } from './assess';
import { isTooNewToDecline, type KnownOfCustomer, withoutEarlyDeclines } from './first-days';

/**
 * What a customer asks of us. `Act`: somebody acts, and nothing is sold. `Watch`: somebody looks, and nothing is sold.
 * `Calm`: the rest.
 */
export type State = 'Act' | 'Watch' | 'Calm';

/** What a state is derived from. */
export type Standing = Pick<
  Situation,
  | 'notice'
  | 'tier'
  | 'tierIsWorst'
  | 'tierAtRisk'
  | 'tierIsLeast'
  | 'lacksChurnColumns'
  | 'band'
  | 'bandRank'
  | 'bandIsReady'
  | 'worstRank'
  | 'healthChange'
  | 'leftBestBand'
  | 'signals'
  | 'concerns'
>;

/** The models that a customer is judged by, and what people set. */
export interface Judging {
  readonly health: CompiledModel;
  readonly churn: CompiledModel;
  readonly expansion?: ExpansionSettings;
}

/** Where a customer stands among the bands and tiers of its models, with what stands out. */
export function standingOf(
  assessment: Assessment,
  { health, churn, expansion }: Judging,
  { notice, late, daysAsCustomer }: KnownOfCustomer,
): Standing {
  // Bands that only compare are no reason to act, nor is a change of such a score.
  const { confirmed } = health.model;
  const [band, tier] = [confirmed ? rankOf(health, assessment.health) : -1, rankOf(churn, assessment.churn)];
  const healthChange = confirmed && !isTooNewToDecline(daysAsCustomer) ? assessment.healthChange : Number.NaN;
  const concerns = assessment.concerns().filter(({ metric }) => !late.some((one) => one.metric === metric));
  const { holdTiers, readyBands } = expansion ?? defaultExpansion();
  return {
    notice,
    tier: assessment.churn?.band,
    tierIsWorst: tier === 0,
    tierAtRisk: tier >= 0 && tier < (holdTiers || churn.model.atRisk.length),
    tierIsLeast: tier >= 0 && tier === churn.model.bands.length - 1,
    lacksChurnColumns: assessment.lacksChurnColumns,
    band: confirmed ? assessment.health?.band : undefined,
    bandRank: band < 0 ? undefined : band,
    bandIsReady: band >= 0 && band < (readyBands || health.model.ready.length),
    worstRank: health.model.bands.length - 1,
    healthChange: Number.isNaN(healthChange) ? undefined : healthChange,
    leftBestBand: band > 0 && wasInBestBand(assessment, healthChange, health),
    signals: withoutEarlyDeclines(assessment.warnings(), daysAsCustomer),
    concerns: [...late, ...concerns],
  };
}

/** Whether this is the time to propose more to a customer. */
export function readinessIn(standing: Standing): Readiness {
  const { bandRank, bandIsReady, tier, tierIsLeast, lacksChurnColumns, signals } = standing;
  const state = stateOf(standing);
  return readinessOf({ state, bandRank, bandIsReady, tier, tierIsLeast, lacksChurnColumns, signals });
}

/** A fall of so many points of health is a red flag. */
const RED_FLAG_POINTS = 20;

const WORRYING: readonly string[] = ['Critical', 'High'] satisfies Severity[];

/**
 * Whether a customer belongs among those to call first: it has given notice, is in a tier at risk or in the worst health
 * band, or a red flag stands.
 */
export function isEligible(standing: Standing): boolean {
  const { notice, tierAtRisk } = standing;
  return notice || tierAtRisk || isInWorstBand(standing) || hasRedFlag(standing);
}

/** What a customer asks of us now. */
export function stateOf(standing: Standing): State {
  const { signals, concerns } = standing;
  if (isEligible(standing) || signals.some(({ flag }) => flag === 'critical bug')) return 'Act';
  const worries = [...signals, ...concerns].some(({ severity }) => WORRYING.includes(severity));
  return worries || isDeclining(standing) ? 'Watch' : 'Calm';
}

/** Whether a red flag stands: a signal that is one, or a fall of health by more than a slip. */
export function hasRedFlag({ signals, healthChange }: Standing): boolean {
  return (
    signals.some(({ flag }) => flag === 'red flag') ||
    (healthChange !== undefined && healthChange <= -RED_FLAG_POINTS)
  );
}

/** Whether health is in the model's worst band, of a model that has more than one. */
function isInWorstBand({ bandRank, worstRank }: Standing): boolean {
  return bandRank !== undefined && worstRank > 0 && bandRank === worstRank;
}

function isDeclining({ healthChange, leftBestBand }: Standing): boolean {
  return leftBestBand || (healthChange !== undefined && trend(healthChange, 0) === 'Declining');
}

function wasInBestBand(
  { health, segment }: Assessment,
  healthChange: number,
  compiled: CompiledModel,
): boolean {
  if (!health || Number.isNaN(healthChange)) return false;
  const { bands, segments } = compiled.model;
  return bandOf(compiled, health.score.value - healthChange, segments.indexOf(segment)) === bands[0]?.label;
}

/** The place of a verdict among a model's bands or tiers, from the first; -1 where there is none. */
function rankOf({ model }: CompiledModel, verdict: Verdict | undefined): number {
  return model.bands.findIndex(({ label }) => label === verdict?.band);
}
