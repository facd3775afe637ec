import { publishedTables } from '../models';
import { publishedBands } from '../models/confirmed';
import type { Metric } from '../reading/catalog';
import type { ModelTable } from '../scoring/table-cells';

export const STARTER = 'starter';

/** A column that can stand in a score of one's own, and what its thresholds come from. */
export interface StarterColumn {
  /** The header in the user's tab. */
  readonly header: string;
  /** As a model names it: `nps_score`, `custom logins`, `open_tickets / licensed_seats`. */
  readonly metric: string;
  readonly label: string;
  readonly dimension: string;
  /** Which way is better; 'none' where somebody has to say, and the column is left out until then. */
  readonly direction: Metric['direction'];
  /** Where its thresholds are from: the models' sources, the customers of the day it was made, or a person. */
  readonly from: 'published' | 'your customers' | 'poor and good';
  /** What is proposed as poor and as good, where they are asked; null where nothing can be proposed. */
  readonly poor: number | null;
  readonly good: number | null;
}

/** A threshold: a value, and what it is worth. */
export type Threshold = readonly [value: number, worth: number];

const HEADERS = [
  'Row',
  'Name',
  'Weight',
  'Curve',
  'Parameter',
  'Enterprise',
  'Mid-market',
  'SMB',
  'Rounding',
  'Remark',
];

/** So many metrics, of so many dimensions, make bands; fewer make a number. */
const LEAST_METRICS = 3;
const LEAST_DIMENSIONS = 2;

/** The dimensions of the published models that go by another name here. */
const DIMENSIONS: Readonly<Record<string, string>> = {
  'Product usage': 'Usage',
  Business: 'Usage',
  'Support metrics': 'Support',
  'Support sentiment': 'Support',
  'Relationship strength': 'Relationship',
};
/** What a dimension weighs where it was published. */
const WEIGHTS: Readonly<Record<string, number>> = {
  Usage: 30,
  Engagement: 25,
  Support: 20,
  Relationship: 25,
  'Business outcomes': 15,
};
const OTHER_WEIGHT = 20;
/** A published model shows it without scoring it: its figure is no benchmark. */
const NO_BENCHMARK = 'api_calls';

/** Whether so many columns make bands. */
export function makesBands(columns: readonly StarterColumn[]): boolean {
  const dimensions = new Set(columns.map(({ dimension }) => dimension));
  return columns.length >= LEAST_METRICS && dimensions.size >= LEAST_DIMENSIONS;
}

/**
 * A score of these columns as a model table. Until somebody confirms its thresholds it only compares, unless all of them
 * are published.
 */
export function starterTable(
  columns: readonly StarterColumn[],
  thresholdsOf: (column: StarterColumn) => readonly Threshold[],
): ModelTable {
  const compares = columns.some(({ from }) => from !== 'published');
  const hasBands = makesBands(columns);
  const remark = !hasBands ? 'Too few metrics' : compares ? 'Compared with your own customers' : '';
  const state = hasBands && !compares ? '' : 'unconfirmed';
  const published = publishedMetrics();
  const rowOf = ({ metric, from }: StarterColumn, thresholds: readonly Threshold[]) =>
    from === 'published'
      ? ['metric', metric, 1, ...published.get(metric)!.cells, '', 'published']
      : [
          'metric',
          metric,
          1,
          'points',
          thresholds.map(([x, y]) => `${x}: ${y}`).join('; '),
          '',
          '',
          '',
          '',
          from,
        ];
  const rows: ModelTable = [
    HEADERS,
    ['model', STARTER, '', state, '100 is best', '', '', '', '1 decimal', remark],
    ...[...new Set(columns.map(({ dimension }) => dimension))].flatMap((dimension) => [
      [
        'dimension',
        dimension,
        WEIGHTS[dimension] ?? OTHER_WEIGHT,
        'average',
        '',
        '',
        '',
        '',
        '1 decimal',
        '',
      ],
      ...columns
        .filter((column) => column.dimension === dimension)
        .map((column) => rowOf(column, column.from === 'published' ? [] : thresholdsOf(column))),
    ]),
    ...bandRows(hasBands, compares),
  ];
  return rows.map((row) => HEADERS.map((_, at) => row[at] ?? ''));
}

interface PublishedMetric {
  readonly dimension: string;
  /** Curve, parameter, and what each segment has. */
  readonly cells: ModelTable[number];
}

/** The rows of the published models by metric, of several the first: `segment` has benchmarks by segment. */
export function publishedMetrics(): ReadonlyMap<string, PublishedMetric> {
  const found = new Map<string, PublishedMetric>();
  for (const name of ['segment', 'lifecycle', 'dashboard']) {
    const [headers = [], ...rows] = publishedTables().get(name)!;
    let dimension = '';
    for (const row of rows) {
      const metric = String(row[1]);
      if (row[0] === 'dimension') dimension = DIMENSIONS[metric] ?? metric;
      if (row[0] !== 'metric' || metric === NO_BENCHMARK || found.has(metric)) continue;
      const cells = HEADERS.slice(3, 8).map((header) => row[headers.indexOf(header)] ?? '');
      found.set(metric, { dimension, cells });
    }
  }
  return found;
}

function bandRows(hasBands: boolean, compares: boolean): ModelTable {
  if (!hasBands) return [['band', 'Too few metrics', '', '', 0]];
  if (!compares) return publishedBands(HEADERS);
  const names = ['Top of your customers', 'Middle of your customers', 'Lowest of your customers'];
  return publishedBands(HEADERS).map((row, i) => ['band', names[i]!, '', '', row[4]!]);
}
