/** What people set in `Vitals settings` of how customers are read and judged, as the reading and the scoring take it. */
import { expansionSettings } from '../customers/expansion';
import type { PreviousScores } from '../customers/previous-scores';
import type { ScoringPlan } from '../customers/scored-portfolio';
import type { ReadingSettings } from '../reading/column';
import { exchangeRates } from '../reading/currencies';
import type { Settings } from './areas';

/** How the cells of customers are read. */
export function readingAsSet({
  corrections,
  rates,
  statuses,
  renewals,
  tierMultipliers,
}: Settings): ReadingSettings {
  return {
    corrections,
    rates: exchangeRates(rates),
    statuses,
    noticeDays: renewals.noticeDays,
    plans: [...tierMultipliers.keys()],
  };
}

/** What scores are held against. */
export function judgedAsSet(values: Settings) {
  const { scoring, renewals, contactDays, qbrDays, judgment } = values;
  return {
    minimumCoverage: scoring.minimumCoverage,
    previousScores: scoring.previousScores as PreviousScores,
    expansion: expansionSettings(values),
    nearDays: renewals.nearDays,
    cadence: { contactDays, qbrDays },
    ...judgment,
  } satisfies Partial<ScoringPlan>;
}
