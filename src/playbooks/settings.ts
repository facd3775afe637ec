import type { Area } from '../base/setting';

/** How much one person can follow. */
export const PLAYS = {
  area: 'Plays',
  settings: {
    openPlays: {
      kind: 'number',
      name: 'Open plays for a CSM',
      value: 5,
      least: 1,
      most: 1000,
      meaning:
        'With so many open plays further ones are only proposed; critical risk, legal threats and notices go to the manager.',
    },
  },
} as const satisfies Area;
