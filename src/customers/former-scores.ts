/** A row of `Vitals scores` as a run left it: its cells by their headers. */
export type FormerScores = (header: string) => unknown;
