import { describe, expect, test } from '@jest/globals';
import { allMetrics, isResultHeader, metric, metricOf, RESULT_HEADERS } from '../../../src/reading/catalog';
import { findHeaderRow, headerLikeness, inputsOf, matchHeaders } from '../../../src/reading/headers';
import { METRICS, type MetricName, synonymsIn } from '../../../src/reading/metrics';
import { normalizeHeader, wordKey } from '../../../src/reading/normalize';
import { recognize } from '../../../src/reading/recognize';

const synonymsOf = ({ header }: { readonly header: string }) => synonymsIn(METRICS[header as MetricName]);

describe('the catalog', () => {
  test('gives no header to two metrics, and none of ours to any', () => {
    const owner = new Map<string, string>();
    const taken = new Set(RESULT_HEADERS.map((header) => wordKey(header)));
    for (const each of allMetrics().values()) {
      for (const header of [each.header, ...synonymsOf(each)]) {
        const key = wordKey(header);
        expect(key).not.toBe('');
        expect([header, owner.get(key)]).toEqual([header, undefined]);
        expect([header, taken.has(key)]).toEqual([header, false]);
        owner.set(key, each.header);
      }
    }
  });

  test('finds every metric by its header and by each synonym', () => {
    for (const each of allMetrics().values()) {
      for (const header of [each.header, each.label, ...synonymsOf(each)]) {
        expect([header, metricOf(header)?.header]).toEqual([header, each.header]);
      }
    }
  });

  test('describes every metric, with a range for every number', () => {
    for (const each of allMetrics().values()) {
      const numeric = !['key', 'text', 'level', 'list', 'day', 'yes/no'].includes(each.kind);
      expect([each.header, Number.isFinite(each.min) && each.max > each.min]).toEqual([each.header, numeric]);
    }
  });

  test('knows what metrics.md says of some', () => {
    expect(metric('feature_adoption')).toMatchObject({
      kind: 'percent',
      min: 0,
      max: 100,
      direction: 'up',
      change: false,
    });
    expect(metric('escalation_rate')).toMatchObject({ kind: 'ratio', max: 1, direction: 'down' });
    expect(metric('login_trend')).toMatchObject({ kind: 'percent', change: true });
    expect(metric('dau_mau_change')).toMatchObject({ kind: 'ratio', min: -1, max: 1, change: true });
    expect(metric('nps_score')).toMatchObject({ label: 'NPS', min: 0, max: 10 });
    expect(metric('csat_score')).toMatchObject({ min: 1, max: 5 });
    expect(metric('dau_mau_ratio').label).toBe('DAU/MAU ratio');
    expect(metric('contract_end_date')).toMatchObject({ kind: 'day', direction: 'none' });
  });
});

describe('what a header names', () => {
  test.each([
    ['Feature Adoption', 'feature_adoption'],
    ['FEATURE-ADOPTION (%)', 'feature_adoption'],
    ['  feature\u00a0adoption ', 'feature_adoption'],
    ['FeatureAdoption', 'feature_adoption'],
    ['Ｆｅａｔｕｒｅ adoption', 'feature_adoption'],
    ['feature\u200b_adoption', 'feature_adoption'],
    ['ARR (USD)', 'arr'],
    ['ARR (Q3, booked)', 'arr'],
    ['Annual Recurring Revenue', 'arr'],
    ['Renewal Date', 'contract_end_date'],
    ['Account ID', 'customer_id'],
    ['AccountId', 'customer_id'],
    ['customerID', 'customer_id'],
    ['Champion left?', 'champion_left'],
    ['DAU/MAU', 'dau_mau_ratio'],
    ['Avg. resolution time (hours)', 'avg_resolution_hours'],
    ['module Core Platform', 'module core_platform'],
    ['MODULE: analytics', 'module analytics'],
  ])('%j is %s', (header, name) => {
    expect(recognize(header)?.metric.header).toBe(name);
  });

  test.each([
    '',
    ' ',
    '__proto__',
    'constructor',
    'toString',
    'prototype',
    'module',
    'Health score',
    'Notes',
    7,
    null,
    {},
  ])('%j is no metric', (header) => {
    expect(recognize(header)).toBeUndefined();
    expect(metricOf(header)).toBeUndefined();
  });

  test('names a module as its header does', () => {
    expect(metricOf('module core_platform')).toMatchObject({
      module: 'core_platform',
      label: 'Module core platform',
      kind: 'percent',
    });
    expect(metricOf('module __proto__')?.module).toBe('proto');
  });
});

describe('matchHeaders', () => {
  test('keeps places and headers, leaves blanks out, never takes results as inputs', () => {
    const matches = matchHeaders(['Account ID', '', 'NPS', 'Health score', ' Notes ', 'risk_tier']);
    expect(
      matches.map(({ index, header, metric, result }) => [index, header, metric?.header, result]),
    ).toEqual([
      [0, 'Account ID', 'customer_id', false],
      [2, 'NPS', 'nps_score', false],
      [3, 'Health score', undefined, true],
      [4, 'Notes', undefined, false],
      [5, 'risk_tier', undefined, true],
    ]);
    expect(isResultHeader('HEALTH  SCORE')).toBe(true);
  });

  test('reads the first of several columns for a metric, and names it', () => {
    const matches = matchHeaders(['NPS', 'Net promoter score', 'name']);
    expect(matches[1]!.instead).toEqual({ index: 0, header: 'NPS' });
    expect(inputsOf(matches).map((input) => input.index)).toEqual([0, 2]);
  });

  test('prefers the canonical header to a synonym before it', () => {
    const matches = matchHeaders(['ID', 'Customer ID', 'customer_id']);
    expect(inputsOf(matches).map((input) => input.index)).toEqual([1]);
    expect(matches[0]!.instead?.index).toBe(1);
  });

  test('is not slow on long headers', () => {
    const started = Date.now();
    for (const filler of [' ', 'a ', '_', '(', '\ufdfa', '\u0301']) {
      matchHeaders([filler.repeat(50000), `module ${filler.repeat(50000)}`]);
    }
    expect(Date.now() - started).toBeLessThan(500);
    expect(normalizeHeader('x'.repeat(50000)).length).toBeLessThanOrEqual(1000);
  });
});

describe('the header row', () => {
  const rows = [
    ['Q3 portfolio'],
    [],
    ['name', 'as of', '2026-11-21'],
    ['Customer id', 'Name', 'ARR', 'NPS'],
    ['C-1', 'Acme', 1200, 9],
  ];

  test('is the row that names most metrics', () => {
    expect(headerLikeness(rows[3]!)).toEqual({ metrics: 4, hasKey: true });
    expect(findHeaderRow(rows)).toBe(3);
    expect(findHeaderRow([['a', 'b'], ['name']])).toBe(-1);
  });
});
