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
      name: 'Pulse counts for days',
      value: 90,
      least: 1,
      most: 3650,
      meaning:
        'How long a CSM’s pulse counts after its day. After that its weight is shared out among the others.',
    },
  },
} as const satisfies Area;

export const PULSE_DAYS: number = JUDGMENT.settings.pulseDays.value;

const UNDATED = new Missing('pulse without a day', 'Fill in pulse_date: nobody knows how old the pulse is.');
const AGED = new Missing(
  'pulse too old',
  'Judge the customer again, and fill in pulse_date: it no longer counts.',
);
const UNTOLD = new Missing('pulse of unknown age', 'Say from which day to count: a pulse ages.');

/** The pulse as it counts on a day: missing once it is too old, or where its age is unknown. */
export function pulseOn(pulse: Value, date: Value, today: number | undefined, days = PULSE_DAYS): Value {
  if (isMissing(pulse)) return pulse;
  if (today === undefined) return UNTOLD;
  if (typeof date !== 'number') return UNDATED;
  return today - date > days ? AGED : pulse;
}

/** Adds a pulse that does not count to the findings: nothing that somebody wrote is passed over in silence. */
export function reportPulse(portfolio: Portfolio, row: number, pulse: Value): void {
  const column = portfolio.column(PULSE);
  if (!column || !(pulse === UNDATED || pulse === AGED)) return;
  portfolio.findings.refused(column, row, pulse, portfolio.rows[row]![column.index]);
}
