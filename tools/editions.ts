/** The editions of the add-on: each is an entry point, built into a folder of its own. */
export interface Edition {
  readonly entry: string;
  readonly folder: string;
}

export const EDITIONS = {
  /** Works in the open spreadsheet and nowhere else. */
  base: { entry: 'src/index.ts', folder: 'dist' },
  /** Also does what its features declare: schedules, messages, documents. */
  team: { entry: 'src/team.ts', folder: 'dist/team' },
} as const satisfies Record<string, Edition>;

export type EditionName = keyof typeof EDITIONS;
