/** A row of `Vitals scores` as a run left it. */
export interface ScoreRow {
  /** The cell under a header; '' where there is none. */
  cell(header: string): unknown;
}
