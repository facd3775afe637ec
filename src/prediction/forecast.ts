/** How soon somebody has to look after a customer, by the probability to leave. */
export const LEVELS = ['High', 'Medium', 'Low'] as const;
export const NOT_UP_FOR_RENEWAL = 'Not up for renewal';
export const COLUMNS_MISSING = 'Columns missing';
export type Level = (typeof LEVELS)[number] | typeof NOT_UP_FOR_RENEWAL | typeof COLUMNS_MISSING;

/** What a learned probability says of one customer. */
export interface ChurnForecast {
  /** From 0 to 1; undefined where the level says why there is none. */
  readonly probability: number | undefined;
  readonly level: Level;
  /** What pushes it up and what down: "Up: Contract (Month-to-month). Down: tenure (60)". */
  pushes(): string;
}

/** A level is reached by a probability over its number. */
export interface Thresholds {
  readonly High: number;
  readonly Medium: number;
}

/** Those of the `dashboard` source. */
export const THRESHOLDS: Thresholds = { High: 0.7, Medium: 0.4 };

/** What it says of a row (from 0), by the days until its contract ends: NaN where unknown. */
export type Forecaster = (row: number, daysToRenewal: number) => ChurnForecast;

export function churnLevelOf(probability: number, { High, Medium }: Thresholds): Level {
  if (probability > High) return 'High';
  return probability > Medium ? 'Medium' : 'Low';
}

/** What is said of a customer whose contract ends after the horizon. Who has no known end can leave any day. */
export function forecastWithin(
  daysToRenewal: number,
  horizon: number,
  forecast: () => ChurnForecast,
): ChurnForecast {
  if (!(daysToRenewal > horizon)) return forecast();
  return { probability: undefined, level: NOT_UP_FOR_RENEWAL, pushes: () => '' };
}
