import { isResultHeader, type Metric, metricOf } from './catalog';
import { type Correction, type Corrections, NO_CORRECTIONS } from './corrections';
import { normalizeHeader, wordKey } from './normalize';

export { normalizeHeader } from './normalize';

/** Where a column stands: its position from 0 and its header as shown. */
export interface Place {
  readonly index: number;
  readonly header: string;
}

/** What a header turned out to be. */
export interface HeaderMatch extends Place {
  /** The metric the header names; none for a column of the user's own, or for a result column of ours. */
  readonly metric: Metric | undefined;
  /** The column that is read instead, where two headers name the same metric. */
  readonly instead: Place | undefined;
  /** True for a result column of ours, which is never an input. */
  readonly result: boolean;
}

/** A column that is read. */
export interface Input extends Place {
  readonly metric: Metric;
}

/**
 * Matches a header row to the catalog; blank headers are left out. Of several headers for one metric the canonical
 * one is read, else the first; what people said a column is goes before both.
 */
export function matchHeaders(
  headerCells: readonly unknown[],
  corrections: Corrections = NO_CORRECTIONS,
): HeaderMatch[] {
  const said = (cell: unknown) =>
    corrections.size === 0 ? undefined : corrections.get(normalizeHeader(cell));
  const isSaid = ({ header }: HeaderMatch) => Boolean(said(header)?.metric);
  const found = headerCells
    .map((cell, index) => headerAt(cell, index, said(cell)))
    .filter((match) => match.header !== '');
  const read = new Map<string, HeaderMatch>();
  for (const match of found) {
    if (match.metric === undefined) continue;
    const before = read.get(match.metric.header);
    const goesBefore =
      isSaid(match) || (before && !isSaid(before) && !isCanonical(before) && isCanonical(match));
    if (before === undefined || goesBefore) {
      read.set(match.metric.header, match);
    }
  }
  return found.map((match) => {
    const first = match.metric && read.get(match.metric.header);
    return first === undefined || first === match
      ? match
      : { ...match, instead: { index: first.index, header: first.header } };
  });
}

/** The columns to read, one for each metric. */
export function inputsOf(matches: readonly HeaderMatch[]): Input[] {
  return matches.filter(
    (match): match is HeaderMatch & Input => match.metric !== undefined && !match.instead,
  );
}

/** How much a row looks like a header row. */
export interface HeaderLikeness {
  /** How many distinct metrics its cells name. */
  readonly metrics: number;
  readonly hasKey: boolean;
}

/** Tells how much a row looks like a header row; the best of the first rows is the header row. */
export function headerLikeness(
  cells: readonly unknown[],
  corrections: Corrections = NO_CORRECTIONS,
): HeaderLikeness {
  const metrics = new Set(inputsOf(matchHeaders(cells, corrections)).map((input) => input.metric.header));
  return { metrics: metrics.size, hasKey: metrics.has('customer_id') };
}

/** The position of the header row among a sheet's first rows; -1 where no row names two metrics. */
export function findHeaderRow(
  rows: readonly (readonly unknown[])[],
  corrections: Corrections = NO_CORRECTIONS,
): number {
  let best = -1;
  let most = 1;
  rows.slice(0, 20).forEach((row, position) => {
    const { metrics, hasKey } = headerLikeness(row, corrections);
    const weight = metrics < 2 ? 0 : metrics + (hasKey ? 1 : 0);
    if (weight > most) {
      best = position;
      most = weight;
    }
  });
  return best;
}

function headerAt(cell: unknown, index: number, said: Correction | undefined): HeaderMatch {
  const result = isResultHeader(cell);
  const header =
    typeof cell === 'string' || typeof cell === 'number' ? String(cell).trim().slice(0, 200) : '';
  const metric = result ? undefined : said?.metric === undefined ? metricOf(cell) : said.metric;
  return { index, header, metric: metric ?? undefined, instead: undefined, result };
}

function isCanonical(match: HeaderMatch): boolean {
  return wordKey(match.header) === wordKey(match.metric?.header);
}
