import type { Area } from '../base/setting';
import type { Portfolio } from '../reading/portfolio';
import { isMissing, Missing, type Value } from '../scoring/value';

/** The CSM's own judgement, as a metric: green, yellow or red. */
export const PULSE = 'pulse';
export const PULSE_DATE = 'pulse_date';

export const JUDGMENT = {
  area: 'Judgment',
  formerly: ['Judgement'],
  settings: {
    pulseDays: {
      kind: 'number',
      name: 'CSM rating expires after (days)',
      formerly: ['Pulse counts for days'],
      value: 90,
      least: 1,
      most: 3650,
      meaning:
        'How long the CSM’s own rating (pulse) counts. After that its weight is shared among the other metrics.',
    },
  },
} as const satisfies Area;

const PULSE_DAYS: number = JUDGMENT.settings.pulseDays.value;

const UNDATED = new Missing('pulse without a day', 'Fill in pulse_date, the day of the rating.');
const AGED = new Missing(
  'pulse too old',
  'Rate the customer again and fill in pulse_date: this rating has expired.',
);
const UNTOLD = new Missing('pulse of unknown age', 'Give the day to count from: a rating expires.');

/** The pulse as it counts on a day: missing once it is too old, or where its age is unknown. */
export function pulseOn(pulse: Value, date: Value, today: number | undefined, days = PULSE_DAYS): Value {
  if (isMissing(pulse)) return pulse;
  if (today === undefined) return UNTOLD;
  if (typeof date !== 'number') return UNDATED;
  return today - date > days ? AGED : pulse;
}

/** Adds a pulse that does not count to the findings: nothing that somebody wrote is dropped silently. */
export function reportPulse(portfolio: Portfolio, row: number, pulse: Value): void {
  const column = portfolio.column(PULSE);
  if (!column || !(pulse === UNDATED || pulse === AGED)) return;
  portfolio.findings.refused(column, row, pulse, portfolio.rows[row]![column.index]);
}
