import { labelOf } from '../base/label';
import { once } from '../base/once';
import { type Kind, METRICS, type MetricName, synonymsIn, UNITS } from './metrics';
import { normalizeHeader, wordKey } from './normalize';

/** A column that the add-on knows: what its cells mean, and how a person names it. */
export interface Metric {
  /** The canonical header, `feature_adoption` or `module NAME`. */
  readonly header: string;
  /** The name for people, `Feature adoption`. */
  readonly label: string;
  readonly kind: Kind;
  /** The range of a number; infinite where the cells are not numbers. */
  readonly min: number;
  readonly max: number;
  /** A change against an earlier period, where below zero is a decline. */
  readonly change: boolean;
  /** Days since something: a date in a cell is counted from. */
  readonly since: boolean;
  /** Days past a day that may still lie ahead: below zero there are none. */
  readonly overdue: boolean;
  /** Which way is better for the customer's health. */
  readonly direction: 'up' | 'down' | 'none';
  /** The module's name where the column is a `module NAME`. */
  readonly module?: string;
  /** True for a metric of the customer's own, `custom NAME`. */
  readonly custom?: boolean;
}

/** In front of the name of a metric of the customer's own, wherever a metric is named. */
export const CUSTOM = 'custom ';

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
  'Action owner',
  'Action due',
  'Expansion potential',
  'Top opportunity',
  'Expansion readiness',
  'Scored on',
] as const;

/** What earlier builds called two of them. */
const FORMER_RESULT_HEADERS = ['Next action owner', 'Next action due'];

const ANY_NUMBER = { kind: 'points', min: -1e12, max: 1e12, direction: 'none' } as const;

const byName = new Map<unknown, Metric | undefined>();
let spellings: ReadonlyMap<string, Spelling> | undefined;
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

/**
 * The metric that goes by a name, in whatever spelling; what heads a column may say more: see `recognize`. Of a custom one
 * the name tells only that it is a number: its column knows the rest.
 */
export function metricOf(name: unknown): Metric | undefined {
  // Every customer of a portfolio asks for the names of the same few.
  if (!byName.has(name)) byName.set(name, metricSpelled(name));
  return byName.get(name);
}

function metricSpelled(name: unknown): Metric | undefined {
  const words = normalizeHeader(name);
  return words.startsWith(CUSTOM) ? customMetric(words.slice(CUSTOM.length)) : spelledOut(name)?.metric;
}

/** A metric of the customer's own: a number in some unit. */
export function customMetric(
  name: string,
  { kind, min, max, direction }: Pick<Metric, 'kind' | 'min' | 'max' | 'direction'> = ANY_NUMBER,
): Metric {
  const words = normalizeHeader(name);
  return {
    header: CUSTOM + words.replace(/ /g, '_'),
    label: labelOf(words),
    kind,
    min,
    max,
    direction,
    change: false,
    since: false,
    overdue: false,
    custom: true,
  };
}

/** A metric by its name or one of its synonyms, and which of them: 0 is the name itself. */
export function spelledOut(name: unknown): { readonly metric: Metric; readonly rank: number } | undefined {
  const words = normalizeHeader(name);
  if (words === '') return undefined;
  if (words.startsWith('module ')) return { metric: moduleMetric(words.slice('module '.length)), rank: 0 };
  spellings ??= spellingsOf(METRICS);
  const found = spellings.get(wordKey(words));
  return found && { metric: metric(found.name), rank: found.rank };
}

const resultKeys = once(
  () => new Set([...RESULT_HEADERS, ...FORMER_RESULT_HEADERS].map((header) => wordKey(header))),
);

/** True for a header of a result column of ours. */
export function isResultHeader(headerCell: unknown): boolean {
  return resultKeys().has(wordKey(headerCell));
}

interface Spelling {
  readonly name: MetricName;
  readonly rank: number;
}

// Read once in each cell formula's call, so the table's own words, which are plain already, are not normalized again.
function spellingsOf(metrics: typeof METRICS): Map<string, Spelling> {
  return new Map(
    Object.entries(metrics).flatMap(([name, line]) =>
      [name, ...synonymsIn(line)].map((word, rank): [string, Spelling] => [
        word.replace(/[ _]/g, ''),
        { name: name as MetricName, rank },
      ]),
    ),
  );
}

function moduleMetric(words: string): Metric {
  const module = words.replace(/ /g, '_');
  return {
    ...parseLine(`module ${module}`, 'percent | up'),
    module,
  };
}

function parseLine(header: string, line: string): Metric {
  const [unit = '', direction] = line.split('|').map((part) => part.trim());
  const [kind, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY] =
    UNITS[unit as keyof typeof UNITS];
  return {
    header,
    label: labelOf(header),
    kind,
    min,
    max,
    change: unit.endsWith('change'),
    since: unit === 'days since',
    overdue: unit === 'days overdue',
    direction: direction === 'up' || direction === 'down' ? direction : 'none',
  };
}

/** A yes or no of which yes worries us, and what is noted of such. */
export function isFlag({ header, kind, direction }: Metric): boolean {
  return header === 'red_flags' || (kind === 'yes/no' && direction === 'down');
}
