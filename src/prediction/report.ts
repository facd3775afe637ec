/** What a backtest found, as plain JSON: what the page shows and the command prints. */
import { type Backtest, type Known, titleOf } from './backtest';
import type { Driver } from './drivers';
import {
  type alertWorth,
  type Calibration,
  type Capacity,
  captureOf,
  type Judgement,
  judge,
  type Tenth,
} from './judgement';
import type { BandRate, ScoreBacktest } from './score-backtest';
import type { Separation } from './separation';
import type { LeftOut, Sifted } from './sift';
import type { VerdictKind } from './verdict';

export interface BacktestReport {
  /** Customers with a known outcome. */
  readonly rows: number;
  /** How many of them left. */
  readonly events: number;
  readonly baseRate: number;
  /** What was tested: a learner's title, or a model's name. */
  readonly tested: string;
  readonly testedOn: 'holdout' | 'five folds' | 'all customers';
  /** The customers that were tested on, where they are others. */
  readonly holdout: { readonly rows: number; readonly events: number } | null;
  readonly auc: number | null;
  /** The 95 % interval of the AUC. */
  readonly aucInterval: readonly [low: number, high: number] | null;
  /** How many times the average left in the tenth with the highest risk. */
  readonly lift: number | null;
  /** Of all who left, and of all revenue that left, the share in that tenth. */
  readonly caughtInWorstTenth: number | null;
  readonly arrCaughtInWorstTenth: number | null;
  readonly verdict: string;
  readonly verdictKind: VerdictKind;
  /** Whether it may be used. */
  readonly accepted: boolean;
  readonly refused: readonly LeftOut[];
  readonly protectedTraits: readonly LeftOut[];
  readonly unusable: readonly LeftOut[];
  readonly used: readonly string[];
  /** The columns that tell most by themselves. */
  readonly bestSingle: readonly Separation[];
  readonly tenths: readonly Tenth[];
  /** The share of leavers caught when 0 %, 5 %, and so on up to 100 % of the customers are called, highest risk first. */
  readonly curve: readonly number[];
  readonly bySegment: readonly SegmentReport[];
  readonly capacity: Capacity | null;
  readonly learned: LearnedReport | null;
  readonly score: ScoreReport | null;
}

export interface SegmentReport {
  readonly segment: string;
  readonly rows: number;
  readonly events: number;
  readonly auc: number | null;
  readonly lift: number | null;
}

export interface LearnedReport {
  /** The learner taken; null where none is good enough to use. */
  readonly chosen: string | null;
  readonly learners: readonly { readonly learner: string; readonly logLoss: number }[];
  readonly baseLogLoss: number;
  readonly gain: number;
  readonly gainError: number;
  readonly calibration: Calibration;
  readonly alerts: readonly {
    readonly over: number;
    readonly customers: number;
    readonly left: number | null;
  }[];
  readonly drivers: readonly Driver[];
}

export interface ScoreReport {
  readonly bands: readonly BandRate[];
  readonly worstToBest: number | null;
  readonly unscored: number;
}

const SHOWN = 5;

/** What a learned probability was worth. `tested` are the customers of the holdout, or all. */
export function learnedReport(
  known: Known,
  tested: Known,
  found: Backtest,
  segments: readonly string[],
): BacktestReport {
  const { result, testedOn, accepted } = found;
  return {
    ...common(known, found, found.verdict),
    ...judged(result?.judgement, tested, result?.probabilities, segments),
    tested: result ? titleOf(result.learner) : 'nothing',
    testedOn,
    holdout: testedOn === 'holdout' ? countsIn(tested) : null,
    accepted,
    bestSingle: found.single.slice(0, SHOWN),
    capacity: result?.capacity ?? null,
    learned: result
      ? {
          chosen: accepted ? result.learner : null,
          learners: result.choice.tried.map(({ learner, logLoss }) => ({ learner, logLoss })),
          baseLogLoss: result.choice.baseLoss,
          gain: result.choice.gain,
          gainError: result.choice.error,
          calibration: result.calibration,
          alerts: result.alerts.map((alert: ReturnType<typeof alertWorth>) => ({
            ...alert,
            left: alert.left ?? null,
          })),
          drivers: result.drivers.slice(0, 2 * SHOWN),
        }
      : null,
    score: null,
  };
}

/** What a score that there is was worth. */
export function scoreReport(
  known: Known,
  sifted: Sifted,
  found: ScoreBacktest,
  risks: ArrayLike<number>,
  segments: readonly string[],
  name: string,
): BacktestReport {
  const { verdict, judgement, bands, unscored, single } = found;
  return {
    ...common(known, sifted, verdict),
    ...judged(judgement, known, risks, segments),
    tested: name,
    testedOn: 'all customers',
    holdout: null,
    accepted: verdict.kind === 'predicts',
    bestSingle: single.slice(0, SHOWN),
    capacity: found.capacity ?? null,
    learned: null,
    score: { bands, worstToBest: found.worstToBest ?? null, unscored },
  };
}

function countsIn({ outcomes }: Known): { readonly rows: number; readonly events: number } {
  return { rows: outcomes.length, events: outcomes.reduce((sum, each) => sum + each, 0) };
}

function common(known: Known, sifted: Sifted, verdict: Backtest['verdict']) {
  const { rows, events } = countsIn(known);
  return {
    rows,
    events,
    baseRate: rows === 0 ? 0 : events / rows,
    verdict: verdict.sentence,
    verdictKind: verdict.kind,
    refused: sifted.refused,
    protectedTraits: sifted.protectedTraits,
    unusable: sifted.unusable,
    used: sifted.used.map(({ header }) => header),
  };
}

function judged(
  judgement: Judgement | undefined,
  tested: Known,
  risks: ArrayLike<number> | undefined,
  segments: readonly string[],
) {
  const ranking = judgement?.ranking;
  return {
    auc: ranking?.auc ?? null,
    aucInterval: ranking ? ([ranking.low, ranking.high] as const) : null,
    lift: judgement?.lift ?? null,
    caughtInWorstTenth: judgement?.caughtInWorstTenth ?? null,
    arrCaughtInWorstTenth: judgement?.amountCaughtInWorstTenth ?? null,
    tenths: judgement?.tenths ?? [],
    curve: risks ? curveOf(tested, risks) : [],
    bySegment: risks ? segmentReports(tested, risks, segments) : [],
  };
}

function curveOf({ outcomes }: Known, risks: ArrayLike<number>): number[] {
  const known = Int32Array.from(outcomes.keys()).filter((i) => !Number.isNaN(risks[i]!));
  const gone = Float64Array.from(known, (i) => outcomes[i]!);
  const events = gone.reduce((sum, each) => sum + each, 0);
  if (events === 0) return [];
  const caught = captureOf(
    Float64Array.from(known, (i) => risks[i]!),
    gone,
  );
  return Array.from({ length: 21 }, (_, k) => caught((k * known.length) / 20) / events);
}

/** Fewer of either outcome say nothing about a segment. */
const FEWEST_IN_SEGMENT = 20;

function segmentReports({ outcomes }: Known, risks: ArrayLike<number>, segments: readonly string[]) {
  const names = [...new Set(segments)].filter((segment) => segment !== '').sort();
  return names.map((segment) => {
    const rows = [...outcomes.keys()].filter((i) => segments[i] === segment && !Number.isNaN(risks[i]!));
    const { events, ranking, lift } = judge(
      Uint8Array.from(rows, (i) => outcomes[i]!),
      Float64Array.from(rows, (i) => risks[i]!),
    );
    const tells = Math.min(events, rows.length - events) >= FEWEST_IN_SEGMENT;
    return {
      segment,
      rows: rows.length,
      events,
      auc: tells ? (ranking?.auc ?? null) : null,
      lift: tells ? (lift ?? null) : null,
    };
  });
}
