import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { churnRiskModel, healthModel, healthModelNames } from '../../../src/models';
import { SEGMENT_MODEL } from '../../../src/models/segment';
import { type CompiledModel, compile } from '../../../src/scoring/compile';
import { explain } from '../../../src/scoring/explain';
import { bandOf, score } from '../../../src/scoring/score';
import { readModel } from '../../../src/scoring/table';
import { BLANK, type Value } from '../../../src/scoring/value';
import { rowOf } from './arbitrary';

const segment = healthModel('segment');
const churn = churnRiskModel();
const dashboard = healthModel('dashboard');
const lifecycle = healthModel('lifecycle');
const MODELS: [string, CompiledModel][] = [
  ...healthModelNames().map((name): [string, CompiledModel] => [name, healthModel(name)]),
  ['churn risk', churn],
];

describe.each(MODELS)('%s', (_, model) => {
  const segments = fc.integer({ min: -1, max: model.model.segments.length - 1 });

  test('scores lie in 0..100, or there was nothing to score with', () => {
    fc.assert(
      fc.property(rowOf(model), segments, (values, at) => {
        const { value, coverage, dimensions } = score(model, values, at);
        expect(coverage).toBeGreaterThanOrEqual(0);
        expect(coverage).toBeLessThanOrEqual(1);
        for (const part of [value, ...dimensions]) {
          if (!Number.isNaN(part)) expect(part >= 0 && part <= 100).toBe(true);
        }
        expect(Number.isNaN(value)).toBe(coverage === 0);
      }),
    );
  });

  test('contributions with the rounding item sum to the score exactly', () => {
    fc.assert(
      fc.property(rowOf(model), segments, (values, at) => {
        const scored = score(model, values, at);
        const parts = explain(model, scored);
        fc.pre(!Number.isNaN(scored.value));
        expect(parts.reduce((sum, { won }) => sum + won, 0)).toBe(scored.value);
      }),
      { numRuns: 1000 },
    );
  });

  test('the rounding item stays within what rounding can do', () => {
    fc.assert(
      fc.property(rowOf(model), segments, (values, at) => {
        const rounding = explain(model, score(model, values, at)).find(({ name }) => name === 'rounding');
        const half = { none: 0, '1 decimal': 0.05, whole: 0.5 };
        const dimensions = half[model.model.dimensions[0]!.rounding];
        // The urgency makes what the dimensions lost 1.5 times as much.
        const most = dimensions * 1.5 + half[model.model.rounding] + 1e-9;
        expect(Math.abs(rounding?.won ?? 0)).toBeLessThanOrEqual(most);
      }),
    );
  });

  test('every score has exactly one band', () => {
    const { bands } = model.model;
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), segments, (value, at) => {
        const edges = [...bands.map(({ from }) => (at < 0 ? from.base : from.bySegment[at]!)), -1];
        const holding = bands.filter((_band, i) => value >= edges[i]! && (i === 0 || value < edges[i - 1]!));
        expect(holding.map(({ label }) => label)).toEqual([bandOf(model, value, at)]);
      }),
    );
    for (let tenths = 0; tenths <= 1000; tenths++) expect(bandOf(model, tenths / 10, -1)).toBeDefined();
  });

  test('a missing metric counts as if its column were not there', () => {
    fc.assert(
      fc.property(rowOf(model, 2), segments, (values, at) => {
        const absent = values.map((value) => (value === BLANK ? Number.NaN : value));
        expect(score(model, absent, at)).toEqual(score(model, values, at));
      }),
    );
  });
});

/** Values for a model's inputs by name; what is not named is missing. */
const valuesFor = (model: CompiledModel, named: Record<string, Value>) =>
  model.inputs.map((metric) => new Map(Object.entries(named)).get(metric) ?? BLANK);

describe('dashboard', () => {
  const WORKED = {
    daily_active_users: 80,
    licensed_users: 100,
    training_completion_rate: 70,
    avg_ticket_sentiment: 0.6,
    days_overdue: 30,
  };

  test('usage 80 %, training 70 %, sentiment 0.60 and 30 days overdue are 70.83, At Risk, nothing rounded', () => {
    const scored = score(dashboard, valuesFor(dashboard, WORKED), -1);
    expect(scored.value).toBeCloseTo(70.83333333333333, 12);
    expect(scored.coverage).toBe(1);
    expect(bandOf(dashboard, scored.value, -1)).toBe('At Risk');
  });

  test('79.6 is At Risk, and under lifecycle 80 and Green', () => {
    expect(bandOf(dashboard, 79.6, -1)).toBe('At Risk');
    const scored = score(lifecycle, valuesFor(lifecycle, { product_usage_score: 79.6 }), -1);
    expect([scored.value, bandOf(lifecycle, scored.value, -1)]).toEqual([80, 'Green']);
  });

  test('more users than licences are no more than all of them', () => {
    const scored = score(dashboard, valuesFor(dashboard, { ...WORKED, daily_active_users: 140 }), -1);
    expect(scored.dimensions[0]).toBe(100);
  });

  test('no licences at all is missing, not a division by zero', () => {
    const scored = score(dashboard, valuesFor(dashboard, { ...WORKED, licensed_users: 0 }), -1);
    expect(scored.dimensions[0]).toBeNaN();
    expect(scored.coverage).toBeCloseTo(0.65, 12);
  });

  test('the metrics of weight 0 are shown and count for nothing: score, coverage and contributions stay', () => {
    const bare = score(dashboard, valuesFor(dashboard, WORKED), -1);
    const optional = { feature_adoption: 10, nps_score: 2, user_growth: -20, community_participation: 3 };
    const full = score(dashboard, valuesFor(dashboard, { ...WORKED, ...optional }), -1);
    expect([full.value, full.raw, full.coverage]).toEqual([bare.value, bare.raw, bare.coverage]);
    expect(explain(dashboard, full)).toEqual(explain(dashboard, bare));
    expect(full.dimensions.slice(0, 4)).toEqual(bare.dimensions.slice(0, 4));
    expect(full.dimensions.slice(4).every((value) => value >= 0)).toBe(true);
    expect(bare.dimensions.slice(4)).toEqual([Number.NaN, Number.NaN]);
  });

  test('the metrics of weight 0 alone are no score', () => {
    const scored = score(dashboard, valuesFor(dashboard, { feature_adoption: 90, nps_score: 10 }), -1);
    expect(scored.value).toBeNaN();
    expect(scored.coverage).toBe(0);
    expect(scored.dimensions[0]).toBeNaN();
  });
});

describe('lifecycle', () => {
  const COMPONENTS = {
    product_usage_score: 85,
    engagement_score: 70,
    support_metrics_score: 60,
    business_outcomes_score: 50,
    relationship_strength_score: 40,
  };

  test('components of 85, 70, 60, 50 and 40 are 66.5, rounded to 67, Yellow', () => {
    const scored = score(lifecycle, valuesFor(lifecycle, COMPONENTS), -1);
    expect([scored.raw, scored.value, scored.coverage]).toEqual([66.5, 67, 1]);
    expect(bandOf(lifecycle, scored.value, -1)).toBe('Yellow');
  });

  test('half up as on paper, for any whole components', () => {
    const weights = [6, 5, 4, 3, 2];
    const names = Object.keys(COMPONENTS);
    const whole = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(fc.tuple(whole, whole, whole, whole, whole), (parts) => {
        const named = Object.fromEntries(names.map((name, i) => [name, parts[i]!]));
        const twentieths = parts.reduce((sum, part, i) => sum + part * weights[i]!, 0);
        expect(score(lifecycle, valuesFor(lifecycle, named), -1).value).toBe(
          Math.floor((twentieths + 10) / 20),
        );
      }),
      { numRuns: 2000 },
    );
  });

  test('a component stands in for its dimension, and the explanation names it alone', () => {
    const metrics = { dau_mau_ratio: 0.1, feature_adoption: 20, nps_score: 9 };
    const scored = score(lifecycle, valuesFor(lifecycle, { ...metrics, product_usage_score: 88 }), -1);
    expect(scored.dimensions.slice(0, 2)).toEqual([88, 90]);
    expect(explain(lifecycle, scored).map(({ name }) => name)).toEqual([
      'product_usage_score',
      'nps_score',
      'rounding',
    ]);
    // All of usage, and one of the five metrics of engagement.
    expect(scored.coverage).toBeCloseTo(0.3 + 0.25 / 5, 12);
  });

  // What the rubric of the source calls healthy, below average and above benchmarks.
  test.each<[string, Record<string, Value>, number]>([
    ['feature adoption at the benchmark of small customers', { feature_adoption: 60 }, 70],
    ['a promoter', { nps_score: 9 }, 90],
    ['a detractor', { nps_score: 6 }, 49],
    ['nine seats of ten', { active_seats: 90, licensed_seats: 100 }, 90],
    ['the median attendance', { meeting_attendance: 72 }, 70],
    ['a single contact', { multi_threading_depth: 1 }, 50],
    ['the return that was promised', { roi_achieved: 50, roi_promised: 50 }, 90],
  ])('%s', (_, named, points) => {
    const { dimensions } = score(lifecycle, valuesFor(lifecycle, named), -1);
    expect(dimensions.find((value) => !Number.isNaN(value))).toBeCloseTo(points, 10);
  });
});

test('a churn risk between two whole numbers has a tier: 79.5 is High, not Low', () => {
  expect([79.5, 59.5, 39.5, 80, 60, 40].map((value) => bandOf(churn, value, -1))).toEqual([
    'High',
    'Medium',
    'Low',
    'Critical',
    'High',
    'Medium',
  ]);
});

test('a better metric never lowers a health score', () => {
  const better: Record<string, 1 | -1> = {
    support_ticket_volume: -1,
    open_tickets: -1,
    escalation_rate: -1,
    avg_resolution_hours: -1,
  };
  fc.assert(
    fc.property(
      rowOf(segment),
      fc.nat(segment.inputs.length - 1),
      fc.double({ min: 0, max: 50, noNaN: true }),
      (values, at, step) => {
        const before = values[at]!;
        fc.pre(typeof before === 'number');
        const after = [...values];
        after[at] = (before as number) + step * (better[segment.inputs[at]!] ?? 1);
        expect(score(segment, after, 0).value).toBeGreaterThanOrEqual(score(segment, values, 0).value);
      },
    ),
    { numRuns: 500 },
  );
});

test('scaled weights change nothing', () => {
  fc.assert(
    fc.property(rowOf(segment), fc.integer({ min: 1, max: 1000 }), (values, scale) => {
      const table = SEGMENT_MODEL.map((row, i) =>
        row.map((cell, j) => (i > 0 && j === 2 && typeof cell === 'number' ? cell * scale : cell)),
      );
      const read = readModel(table);
      if ('problems' in read) throw new Error(read.problems[0]!.message);
      expect(score(compile(read.model), values, 1)).toEqual(score(segment, values, 1));
    }),
  );
});

describe('shares such as 0.1, which added up are not exactly 1', () => {
  const METRICS =
    'login_frequency feature_adoption meeting_attendance nps_score csat_score open_tickets login_trend nps_change avg_resolution_hours support_ticket_volume'.split(
      ' ',
    );
  const tenths = (...more: (string | number)[][]) => {
    const dimensions = METRICS.flatMap((metric, i) => [
      ['dimension', `Part ${i}`, 1, 'average', ''],
      ['metric', metric, 1, 'as is', ''],
    ]);
    const read = readModel([
      ['Row', 'Name', 'Weight', 'Curve', 'Parameter'],
      ['model', 'tenths', '', '', '100 is best'],
      ...dimensions,
      ...more,
      ['band', 'Any', '', '', 0],
    ]);
    if ('problems' in read) throw new Error(read.problems[0]!.message);
    return compile(read.model);
  };
  const SEVENTY = METRICS.map(() => 70);

  test('make 70 of nothing but 70', () => {
    expect(score(tenths(), SEVENTY, -1).raw).toBe(70);
  });

  test('and where a part of weight 0 has no data, as it counts for nothing', () => {
    const optional = tenths(
      ['dimension', 'Optional', 0, 'average', ''],
      ['metric', 'user_growth', 1, 'as is', ''],
    );
    expect(score(optional, [...SEVENTY, BLANK], -1).raw).toBe(70);
  });
});

describe('missing data', () => {
  const all: Value[] = segment.inputs.map((metric) => (metric === 'renewal_sentiment' ? 'positive' : 1000));
  const without = (...metrics: string[]) =>
    segment.inputs.map((metric, i) => (metrics.includes(metric) ? BLANK : all[i]!));

  test('nothing at all is no score and no band', () => {
    const scored = score(
      segment,
      segment.inputs.map(() => BLANK),
      0,
    );
    expect(scored.value).toBeNaN();
    expect(scored.coverage).toBe(0);
    expect(bandOf(segment, scored.value, 0)).toBeUndefined();
    expect(explain(segment, scored)).toEqual([]);
  });

  test('coverage is the share of the weight that had data', () => {
    // nps_score: 25 % of Engagement, which is 25 % of the model.
    expect(score(segment, without('nps_score'), 0).coverage).toBeCloseTo(1 - 0.0625, 12);
    expect(score(segment, all, 0).coverage).toBe(1);
  });

  test('a whole dimension without data is shared out among the others', () => {
    const scored = score(segment, without('login_frequency', 'feature_adoption', 'dau_mau_ratio'), 0);
    expect(scored.dimensions[0]).toBeNaN();
    const [, engagement, support, relationship] = scored.dimensions as [number, number, number, number];
    expect(scored.raw).toBeCloseTo((engagement * 25 + support * 20 + relationship * 25) / 70, 10);
  });

  test('where points are summed, a missing flag adds none and lowers the coverage', () => {
    const flags = (champion: Value) =>
      churn.inputs.map((metric): Value => {
        if (metric === 'champion_left') return champion;
        if (metric === 'sponsor_change') return true;
        return metric === 'competitor_mentions' ? 1 : BLANK;
      });
    expect(score(churn, flags(true), -1).dimensions[3]).toBe(87);
    expect(score(churn, flags(BLANK), -1).dimensions[3]).toBe(42);
    expect(score(churn, flags(BLANK), -1).coverage).toBeLessThan(score(churn, flags(true), -1).coverage);
  });
});

test('summed points beyond 100 are taken back as a ceiling, named as such', () => {
  const values = churn.inputs.map(
    (metric): Value =>
      metric === 'champion_left' || metric === 'sponsor_change'
        ? true
        : metric === 'competitor_mentions'
          ? 3
          : 0,
  );
  const scored = score(churn, values, -1);
  expect(scored.dimensions[3]).toBe(100);
  const ceiling = explain(churn, scored).find(({ name }) => name === 'ceiling');
  expect(ceiling?.won).toBeLessThan(0);
});
