/** A chart in a cell, as `SPARKLINE` asks for it. */
export interface Sparkline {
  readonly type: 'line' | 'bar' | 'column' | 'winloss';
  /** `null` where a cell holds no number. */
  readonly numbers: readonly (number | null)[];
  /** Of a line, where its points stand from left to right; `null` where they are evenly spaced. */
  readonly places: readonly (number | null)[] | null;
  /** By their names in lower case: `color1`, `max`, `linewidth`. */
  readonly options: Readonly<Record<string, string | number | boolean>>;
}

export interface PlacedSparkline {
  readonly row: number;
  readonly column: number;
  readonly picture: Sparkline;
}
