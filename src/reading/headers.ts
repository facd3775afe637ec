import { isResultHeader, type Metric } from './catalog';
import { type Correction, type Corrections, NO_CORRECTIONS } from './corrections';
import { normalizeHeader } from './normalize';
import { asExported } from './profiles';
import { recognize } from './recognize';

/** Where a column stands: its position from 0 and its header as shown. */
export interface ColumnPlace {
  readonly index: number;
  readonly header: string;
}

/** What a header turned out to be. */
export interface HeaderMatch extends ColumnPlace {
  /** The metric the header names; none for a column of the user's own, or for a result column of ours. */
  readonly metric: Metric | undefined;
  /** The column that is read instead, where two headers name the same metric. */
  readonly instead: ColumnPlace | undefined;
  /** True for a result column of ours, which is never an input. */
  readonly result: boolean;
  /** How near the header is to the metric's own name: of several columns for one metric the lowest is read. */
  readonly rank: number;
  /** True for a general word, such as "Type", which only the cells can confirm. */
  readonly general: boolean;
  /** True where people said that the column is no input. */
  readonly setAside: boolean;
}

/** A column that is read. */
export interface Input extends ColumnPlace {
  readonly metric: Metric;
  /** Whether the column holds notes, of which only those about this metric count. */
  readonly noted?: boolean;
}

/**
 * Matches a header row to the catalog; blank headers are left out. Of several headers for one metric the one nearest to
 * the metric's own name is read, the first of two that are as near; what people said a column is goes before all.
 */
export function matchHeaders(
  headerCells: readonly unknown[],
  corrections: Corrections = NO_CORRECTIONS,
): HeaderMatch[] {
  const said = (cell: unknown) =>
    corrections.size === 0 ? undefined : corrections.get(normalizeHeader(cell));
  const found = headerCells
    .map((cell, index) => headerAt(cell, index, said(cell)))
    .filter((match) => match.header !== '');
  return withRivals(asExported(found));
}

/** Names, for each column, the one that is read instead. */
function withRivals(found: readonly HeaderMatch[]): HeaderMatch[] {
  const read = new Map<string, HeaderMatch>();
  for (const match of found) {
    if (match.metric === undefined) continue;
    const before = read.get(match.metric.header);
    if (before === undefined || match.rank < before.rank) read.set(match.metric.header, match);
  }
  return found.map((match) => {
    const first = match.metric && read.get(match.metric.header);
    const instead =
      first === undefined || first === match ? undefined : { index: first.index, header: first.header };
    return { ...match, instead };
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

/** The position of the first row that can be headers by its shape: texts, each once, with a row below; -1 where there is none. */
export function firstHeaderRow(rows: readonly (readonly unknown[])[]): number {
  return rows.slice(0, 20).findIndex((row, position) => {
    const cells = row.filter((cell) => cell !== '');
    const isTexts = cells.every((cell) => typeof cell === 'string' && Number.isNaN(Number(cell)));
    const below = (rows[position + 1] ?? []).filter((cell) => cell !== '');
    return cells.length >= 2 && isTexts && new Set(cells).size === cells.length && below.length >= 2;
  });
}

/** What people said goes before every header. */
const SAID = -1;

function headerAt(cell: unknown, index: number, said: Correction | undefined): HeaderMatch {
  const result = isResultHeader(cell);
  const header =
    typeof cell === 'string' || typeof cell === 'number' ? String(cell).trim().slice(0, 200) : '';
  const place = {
    index,
    header,
    instead: undefined,
    result,
    rank: 0,
    general: false,
    setAside: said?.metric === null,
  };
  if (result || place.setAside) return { ...place, metric: undefined };
  if (said?.metric) return { ...place, metric: said.metric, rank: SAID };
  return { ...place, metric: undefined, ...recognize(cell) };
}
