/** The editions of the add-on: each is an entry point, built into a folder of its own. */
export interface Edition {
  readonly entry: string;
  readonly folder: string;
  /** The windows that only other editions open. */
  readonly without: readonly string[];
}

export const EDITIONS = {
  /** Works in the open spreadsheet and nowhere else. */
  base: { entry: 'src/index.ts', folder: 'dist', without: ['bigquery'] },
  /** Also does what its features declare: schedules, messages, documents. */
  team: { entry: 'src/team.ts', folder: 'dist/team', without: [] },
} as const satisfies Record<string, Edition>;

export type EditionName = keyof typeof EDITIONS;
