/**
 * What scoring would be if it were written down as one thinks of it, for comparison: an object for every row, another
 * for every cell, and each metric looked up by name. The segment health model, its benchmarks and the sharing out of
 * missing weights are the same, and so are the scores; cells are not checked and nothing is reported, which makes it
 * cheaper than it could be.
 */

import { tenth } from '../src/base/numbers';
import { SEGMENT_MODEL } from '../src/models/segment';

interface Metric {
  readonly name: string;
  readonly weight: number;
  readonly curve: string;
  /** By the header of the model table: `Parameter`, `Enterprise` ... */
  readonly benchmarks: Readonly<Record<string, unknown>>;
}

interface Dimension {
  readonly name: string;
  readonly weight: number;
  readonly metrics: Metric[];
}

type Customer = Readonly<Record<string, { readonly value: unknown }>>;

const SEGMENTS: Readonly<Record<string, string>> = {
  enterprise: 'Enterprise',
  'mid-market': 'Mid-market',
  smb: 'SMB',
};
const WORDS: Readonly<Record<string, number>> = { positive: 100, neutral: 60, negative: 20, unknown: 50 };
const ENOUGH = 0.6;

/** The health score of each row; `''` where there is not enough data. */
export function naiveHealth(headers: readonly string[], rows: readonly (readonly unknown[])[]): unknown[][] {
  const dimensions = readDimensions();
  return rows.map((row) => {
    const customer = Object.fromEntries(headers.map((header, i) => [header, { value: row[i] }]));
    return [healthOf(dimensions, customer)];
  });
}

function readDimensions(): Dimension[] {
  const [headers, ...lines] = SEGMENT_MODEL;
  const records = lines.map((line) =>
    Object.fromEntries(headers!.map((header, i) => [String(header), line[i]])),
  );
  const dimensions: Dimension[] = [];
  for (const record of records) {
    const known = { name: String(record.Name), weight: Number(record.Weight) };
    if (record.Row === 'dimension') dimensions.push({ ...known, metrics: [] });
    if (record.Row === 'metric')
      dimensions.at(-1)!.metrics.push({ ...known, curve: String(record.Curve), benchmarks: record });
  }
  return dimensions;
}

function healthOf(dimensions: readonly Dimension[], customer: Customer): number | '' {
  const scored = dimensions.map(({ name, weight, metrics }) => {
    const points = metrics.map((metric) => {
      const { value } = customer[metric.name]!;
      const score = value === '' ? Number.NaN : pointsOf(metric, value, benchmark(customer, metric));
      return { name: metric.name, share: metric.weight / 100, score };
    });
    const { average, found } = averageOf(points);
    return { name, share: weight / 100, score: tenth(average), found };
  });
  const { average } = averageOf(scored);
  const coverage = scored.reduce((sum, { share, found }) => sum + share * found, 0);
  return coverage < ENOUGH ? '' : tenth(average);
}

/** The parts that have a score, by their shares, and how much of the whole those are. */
function averageOf(parts: readonly { readonly share: number; readonly score: number }[]) {
  const present = parts.filter(({ score }) => !Number.isNaN(score));
  const found = present.reduce((sum, { share }) => sum + share, 0);
  const sum = present.reduce((total, { share, score }) => total + score * share, 0);
  if (present.length === parts.length) return { average: sum, found: 1 };
  return { average: present.length === 0 ? Number.NaN : sum / found, found };
}

function benchmark(customer: Customer, { benchmarks }: Metric): number {
  const { value } = customer.segment!;
  if (value !== '') return Number(benchmarks[SEGMENTS[String(value)]!]);
  const arr = customer.arr!.value;
  const guessed =
    arr === ''
      ? 'Parameter'
      : Number(arr) > 100_000
        ? 'Enterprise'
        : Number(arr) >= 25_000
          ? 'Mid-market'
          : 'SMB';
  return Number(benchmarks[guessed]);
}

function pointsOf({ curve }: Metric, value: unknown, benchmark: number): number {
  if (curve === 'map') return WORDS[String(value)]!;
  const share = Number(value) / benchmark;
  return Math.min(100, Math.max(0, curve === 'target' ? share * 100 : (1 - share) * 100));
}
