import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { churnRiskModel, healthModel } from '../../src/models';
import { SEGMENT } from '../../src/models/segment';
import { type CompiledModel, compile } from '../../src/scoring/compile';
import { explain } from '../../src/scoring/explain';
import { bandOf, score } from '../../src/scoring/score';
import { readModel } from '../../src/scoring/table';
import { BLANK, type Value } from '../../src/scoring/value';
import { rowOf } from './arbitrary';

const segment = healthModel('segment');
const churn = churnRiskModel();
const MODELS: [string, CompiledModel][] = [
  ['segment', segment],
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
        // Half a tenth for the dimensions, made 1.5 times by the urgency, and half a tenth for the score.
        expect(Math.abs(rounding?.won ?? 0)).toBeLessThanOrEqual(0.05 * 1.5 + 0.05 + 1e-9);
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
      const table = SEGMENT.map((row, i) =>
        row.map((cell, j) => (i > 0 && j === 2 && typeof cell === 'number' ? cell * scale : cell)),
      );
      const read = readModel(table);
      if ('problems' in read) throw new Error(read.problems[0]!.message);
      expect(score(compile(read.model), values, 1)).toEqual(score(segment, values, 1));
    }),
  );
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
