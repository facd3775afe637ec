import { type Kind, METRICS, type MetricName, UNITS } from './metrics';
import { normalizeHeader, wordKey } from './normalize';

/** A column that the add-on knows: what its cells mean, and how a person names it. */
export interface Metric {
  /** The canonical header, `feature_adoption` or `module NAME`. */
  readonly header: string;
  /** The name for people, `Feature adoption`. */
  readonly label: string;
  readonly description: string;
  readonly kind: Kind;
  /** The range of a number; infinite where the cells are not numbers. */
  readonly min: number;
  readonly max: number;
  /** A change against an earlier period, where below zero is a decline. */
  readonly change: boolean;
  /** Which way is better for the customer's health. */
  readonly direction: 'up' | 'down' | 'none';
  /** Other headers for the same column, beside the canonical one. */
  readonly synonyms: readonly string[];
  /** The module's name where the column is a `module NAME`. */
  readonly module?: string;
}

/** The headers of what the add-on writes: never an input, whoever pasted them. */
export const RESULT_HEADERS = [
  'Health score',
  'Health status',
  'Health trend',
  'Health drivers',
  'Health coverage',
  'Churn risk',
  'Risk tier',
  'Risk signals',
  'Risk coverage',
  'Days to renewal',
  'Next action',
  'Expansion potential',
  'Top opportunity',
  'Expansion readiness',
  'Scored on',
] as const;

let spellings: ReadonlyMap<string, string> | undefined;
const parsed = new Map<string, Metric>();

/** Every metric by its canonical header, in the order of metrics.md; `module NAME` columns are made as they appear. */
export function allMetrics(): ReadonlyMap<string, Metric> {
  for (const header of Object.keys(METRICS)) metric(header as MetricName);
  return parsed;
}

/** The metric with this canonical header. */
export function metric(header: MetricName): Metric {
  let known = parsed.get(header);
  if (known === undefined) {
    known = parseLine(header, METRICS[header]);
    parsed.set(header, known);
  }
  return known;
}

/** The metric that a header cell names, in whatever spelling. */
export function metricOf(headerCell: unknown): Metric | undefined {
  const words = normalizeHeader(headerCell);
  if (words === '') return undefined;
  if (words.startsWith('module ')) return moduleMetric(words.slice('module '.length));
  const known = bySpelling();
  const header = known.get(wordKey(words)) ?? known.get(wordKey(withoutBracket(headerCell)));
  return header === undefined ? undefined : metric(header as MetricName);
}

/** True for a header of a result column of ours. */
export function isResultHeader(headerCell: unknown): boolean {
  const key = wordKey(headerCell);
  return RESULT_HEADERS.some((header) => wordKey(header) === key);
}

// Read once in each cell formula's call, so the table's own words, which are plain already, are not normalized again.
function bySpelling(): ReadonlyMap<string, string> {
  spellings ??= new Map(
    Object.entries(METRICS).flatMap(([header, line]) =>
      [header, ...synonymsIn(line)].map((word): [string, string] => [word.replace(/[ _]/g, ''), header]),
    ),
  );
  return spellings;
}

function synonymsIn(line: string): string[] {
  return line.split(' | ')[3]?.split(', ') ?? [];
}

// `ARR (USD)`, `NPS [last survey]`: what stands in brackets at the end says more, but not what the column is.
function withoutBracket(headerCell: unknown): string {
  const text = String(headerCell);
  const bracket = Math.max(text.lastIndexOf('('), text.lastIndexOf('['));
  return bracket > 0 ? text.slice(0, bracket) : '';
}

function moduleMetric(words: string): Metric {
  const module = words.replace(/ /g, '_');
  return {
    ...parseLine(`module ${module}`, 'percent | up | Use of this module; n/a where it is not offered'),
    module,
  };
}

function parseLine(header: string, line: string): Metric {
  const [unit = '', direction, description = ''] = line.split('|').map((part) => part.trim());
  const [kind, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY] =
    UNITS[unit as keyof typeof UNITS];
  return {
    header,
    label: labelOf(header),
    description,
    kind,
    min,
    max,
    change: unit.endsWith('change'),
    direction: direction === 'up' || direction === 'down' ? direction : 'none',
    synonyms: synonymsIn(line),
  };
}

function labelOf(header: string): string {
  const label = header
    .replace(/_/g, ' ')
    .replace(/\b(arr|mrr|csm|nps|csat|dau|mau|api|roi|kpi|qbr)\b/g, (word) => word.toUpperCase())
    .replace('DAU MAU', 'DAU/MAU')
    .replace(/\b(NPS|CSAT) score$/, '$1');
  return label.charAt(0).toUpperCase() + label.slice(1);
}
