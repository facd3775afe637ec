import { once } from '../base/once';
import type { NumberList } from '../base/setting';

/**
 * Targets and benchmarks of the two sources that have any. Those of `segment` come from surveys that it does not name:
 * they are references and no facts, and are always shown as such. Where the sources differ, the figure of the segment
 * is next to the one for all customers (average health, time to value).
 */
export interface Benchmark {
  readonly measure: string;
  /** `all`, a segment, an industry, or a company's size by its ARR. */
  readonly group: string;
  readonly target: number | undefined;
  readonly median: number | undefined;
  readonly top: number | undefined;
  /** Where it is to be looked into. */
  readonly warning: number | undefined;
  readonly source: 'segment' | 'lifecycle';
}

type Numbers = readonly [
  target: number | undefined,
  median: number | undefined,
  top?: number | undefined,
  warning?: number | undefined,
];

export const SEGMENTS = ['enterprise', 'mid-market', 'smb'];
const KINDS_OF_EXPANSION = ['seats', 'tier', 'modules', 'departments'];
const NONE = undefined;

export const benchmarks = once((): readonly Benchmark[] => [
  // The team's and a CSM's targets.
  ...lifecycle('NRR', 110),
  ...lifecycle('GRR', 90),
  ...lifecycle('Average health', 75),
  ...lifecycle('NPS', 50),
  ...lifecycle('Time to value', 30),
  ...lifecycle('Renewals on time', 95),
  ...lifecycle('Expansion rate of a CSM', 15),
  ...lifecycle('Health gained in a quarter', 5),

  ...bySegment('NRR', [NONE, 115, 130, 105], [NONE, 108, 120, 98], [NONE, 95, 105, 85]),
  ...bySegment('GRR', [NONE, 95, 98, 90], [NONE, 90, 95, 85], [NONE, 82, 90, 75]),
  ...bySegment('Logo churn', [NONE, 5, 2, 10], [NONE, 10, 5, 18], [NONE, 20, 12, 35]),
  ...bySegment('Average health', [78, 72, 82], [75, 68, 78], [70, 65, 75]),
  ...bySegment('Time to value', [30, 45, NONE, 60], [21, 30, NONE, 45], [14, 21, NONE, 30]),
  ...bySegment('Usage score', [NONE, 72], [NONE, 68], [NONE, 60]),
  ...bySegment('Engagement score', [NONE, 70], [NONE, 62], [NONE, 55]),
  ...bySegment('Support score', [NONE, 78], [NONE, 72], [NONE, 65]),
  ...bySegment('Relationship score', [NONE, 68], [NONE, 60], [NONE, 50]),

  survey('Expansion rate', 'all', [20, NONE]),
  survey('Meeting attendance', 'all', [80, 72, NONE, 50]),
  survey('NPS', 'all', [50, 35, NONE, 20]),
  survey('CSAT', 'all', [4.2, 3.8, NONE, 3]),
  survey('Response time', 'all', [2, 3, NONE, 5]),
  survey('QBR completion', 'all', [90, 75, NONE, 60]),

  ...mixOf('Share of expansion', [40, 50], [25, 35], [15, 25], [5, 15]),
  ...mixOf('Expansion of the contract', [15, 25], [40, 80], [10, 20], [50, 100]),

  ...byMedian('infrastructure', 125, 95, 5),
  ...byMedian('cybersecurity', 120, 93, 7),
  ...byMedian('HR tech', 110, 90, 12),
  ...byMedian('marketing tech', 105, 87, 15),
  ...byMedian('fintech', 115, 92, 8),
  ...byMedian('health tech', 112, 91, 10),
  ...byMedian('education tech', 100, 85, 18),
  ...byMedian('e-commerce tools', 108, 88, 14),
  ...byMedian('ARR below 10 million', 100, 85),
  ...byMedian('ARR of 10 to 50 million', 110, 90),
  ...byMedian('ARR of 50 to 200 million', 118, 93),
  ...byMedian('ARR above 200 million', 115, 95),
]);

/** Medians by measure and group: "NRR, enterprise". */
export type BenchmarkTable = ReadonlyMap<string, number>;

/** The medians of segments and of all, for people to set; those of industries and sizes stay in `KPITARGETS`. */
export const BENCHMARK_LIST: NumberList = {
  area: 'Benchmarks',
  kind: 'number',
  get entries() {
    const groups = [...SEGMENTS, 'all'];
    return Object.fromEntries(
      benchmarks()
        .filter(({ group, median }) => median !== NONE && groups.includes(group))
        .map(({ measure, group, median }) => [`${measure}, ${group}`, median!]),
    );
  },
  least: -100,
  most: 1000,
  meaning:
    'Reference, no fact: the median of a survey that its source does not name. The dashboard shows it beside your figure.',
};

/** The target of a measure and its benchmark in a group; where the group has none of its own, that of all. */
export function benchmarksOf(
  measure: string,
  group: string,
): { readonly target: Benchmark | undefined; readonly benchmark: Benchmark | undefined } {
  const known = benchmarks().filter((each) => each.measure === measure);
  const nearest = [group, 'all'].flatMap((word) => known.filter((each) => each.group === word));
  return {
    target: nearest.find(({ target }) => target !== undefined),
    benchmark: nearest.find(({ median }) => median !== undefined),
  };
}

function lifecycle(measure: string, target: number): Benchmark[] {
  return [{ measure, group: 'all', target, median: NONE, top: NONE, warning: NONE, source: 'lifecycle' }];
}

function survey(measure: string, group: string, [target, median, top, warning]: Numbers): Benchmark {
  return { measure, group, target, median, top, warning, source: 'segment' };
}

function bySegment(measure: string, ...numbers: readonly [Numbers, Numbers, Numbers]): Benchmark[] {
  return numbers.map((each, i) => survey(measure, SEGMENTS[i]!, each));
}

/** What each kind of expansion brings, from and to, in percent. */
function mixOf(measure: string, ...ranges: readonly (readonly [from: number, to: number])[]): Benchmark[] {
  return ranges.map(([from, to], i) => survey(measure, KINDS_OF_EXPANSION[i]!, [NONE, from, to]));
}

function byMedian(group: string, nrr: number, grr: number, logoChurn?: number): Benchmark[] {
  const medians = { NRR: nrr, GRR: grr, 'Logo churn': logoChurn };
  return Object.entries(medians).flatMap(([measure, median]) =>
    median === undefined ? [] : [survey(measure, group, [NONE, median])],
  );
}
