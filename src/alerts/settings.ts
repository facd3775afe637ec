import type { Area } from '../base/setting';

const DAILY = 'once a day';

/** How alerts are sent. */
export const ALERTS = {
  area: 'Alerts',
  settings: {
    mails: {
      kind: 'word',
      name: 'E-mails go out',
      value: 'with each run',
      words: ['with each run', DAILY],
      meaning: 'Once a day: in one digest for each person, with the run of the schedule. Team edition only.',
    },
  },
} as const satisfies Area;

/** Whether e-mails wait for the digest of the day. */
export function isDigestOnly({ mails }: { readonly mails: string }): boolean {
  return mails === DAILY;
}
