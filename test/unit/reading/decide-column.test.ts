import { describe, expect, test } from '@jest/globals';
import { dayOf } from '../../../src/base/calendar';
import { metricOf } from '../../../src/reading/catalog';
import {
  AMBIGUOUS_DAY,
  DAY_IN_OTHER_ORDER,
  FRACTION_AMONG_PERCENTS,
  NOT_FILLED,
  NOT_OFFERED,
  PERCENT_AMONG_FRACTIONS,
  UNCLEAR_PERCENT,
  UNCLEAR_SATISFACTION,
} from '../../../src/reading/cells/missing';
import type { ReadingSettings } from '../../../src/reading/column';
import { ColumnCells } from '../../../src/reading/column-cells';
import { decideColumn } from '../../../src/reading/decide-column';
import { localeOf } from '../../../src/reading/locale';
import { BLANK, Missing } from '../../../src/scoring/value';

function column(header: string, cells: readonly unknown[], settings?: ReadingSettings) {
  return decideColumn({ index: 0, header, metric: metricOf(header)! }, ColumnCells.of(cells), settings);
}

function read(header: string, cells: readonly unknown[], settings?: ReadingSettings): unknown[] {
  const decided = column(header, cells, settings);
  return cells.map((cell) => decided.read(cell));
}

describe('a percent column', () => {
  test('of points, of fractions, of text', () => {
    expect(read('feature_adoption', [85, 72, 0, 1, 100])).toEqual([85, 72, 0, 1, 100]);
    expect(read('feature_adoption', [0.85, 0.57, 0, 1, 0.29])).toEqual([85, 57, 0, 100, 29]);
    expect(read('feature_adoption', ['85%', '85 %', '%85', '0.5%'])).toEqual([85, 85, 85, 0.5]);
    expect(column('feature_adoption', [85]).decision).toBe('85 is read as 85 %');
    expect(column('feature_adoption', [0.85]).decision).toBe('0.85 is read as 85 %');
  });

  test('refuses the minority', () => {
    expect(read('feature_adoption', [85, 72, 0.5, '0.5%'])).toEqual([85, 72, FRACTION_AMONG_PERCENTS, 0.5]);
    expect(read('feature_adoption', [0.85, 0.72, 50, 1])).toEqual([85, 72, PERCENT_AMONG_FRACTIONS, 100]);
    expect(read('login_trend', [-5, 12, -0.5])).toEqual([-5, 12, FRACTION_AMONG_PERCENTS]);
  });

  test('refuses all bare numbers where neither has a majority', () => {
    expect(read('feature_adoption', [85, 0.5, 1, 0, '7%'])).toEqual([
      UNCLEAR_PERCENT,
      UNCLEAR_PERCENT,
      UNCLEAR_PERCENT,
      0,
      7,
    ]);
  });

  test('of 0 and 1 only: a level is unclear, a change is in points', () => {
    expect(read('feature_adoption', [0, 1, '85%'])).toEqual([0, UNCLEAR_PERCENT, 85]);
    expect(read('login_trend', [0, 1, -1])).toEqual([0, 1, -1]);
  });

  test('does what the user set, without a doubt', () => {
    const points = { units: new Map([['feature_adoption', 'percent' as const]]) };
    const fractions = { units: new Map([['feature_adoption', 'fraction' as const]]) };
    expect(read('Adoption', [0.5, 1, 0.7, 85], points)).toEqual([0.5, 1, 0.7, 85]);
    expect(read('Adoption', [1, 1, 0.5], fractions)).toEqual([100, 100, 50]);
    expect(column('Adoption', [1], points).decision).toBe('85 is read as 85 %, as you set it');
  });

  test('names what is out of range, and takes a rounding error for the end', () => {
    const decided = column('feature_adoption', [85, 100.0000001, -0.0000001, 120, -3, 8500]);
    expect(decided.read(100.0000001)).toBe(100);
    expect(decided.clamped).toEqual([1, 2]);
    for (const cell of [120, -3, 8500, '120%']) {
      expect(decided.read(cell)).toMatchObject({ reason: 'out of range' });
    }
    expect((decided.read(120) as Missing).advice).toBe(
      'Feature adoption runs from 0 to 100: correct the cell.',
    );
    expect(decided.read(120)).toBe(decided.read(-3));
  });

  test('says nothing of binary noise', () => {
    expect(column('feature_adoption', [0.57, 1, 0.29]).clamped).toEqual([]);
  });

  test('lets changes and what was bought pass 100', () => {
    expect(read('login_trend', [-40, 250])).toEqual([-40, 250]);
    expect(read('value_realization', [85, 130])).toEqual([85, 130]);
  });

  test('reads text by the locale', () => {
    expect(read('feature_adoption', ['85,5 %', '72,5'], { locale: localeOf('de_DE') })).toEqual([85.5, 72.5]);
    expect(read('feature_adoption', ['', null, undefined, ' ', 'n/a'])).toEqual([
      BLANK,
      BLANK,
      BLANK,
      BLANK,
      NOT_FILLED,
    ]);
  });
});

describe('a ratio column', () => {
  test('takes 0.43, 43% and, where most are so, 43', () => {
    expect(read('dau_mau_ratio', [0.43, '43%', 0, 1])).toEqual([0.43, 0.43, 0, 1]);
    expect(read('dau_mau_ratio', [43, 57, 0, 1, 0.5])).toEqual([
      0.43,
      0.57,
      0,
      0.01,
      FRACTION_AMONG_PERCENTS,
    ]);
    expect(column('dau_mau_ratio', [43]).decision).toBe('85 is read as 85 %');
  });

  test('has values beyond 1 out of range elsewhere', () => {
    expect(read('escalation_rate', [0.1, 0.2, 5])[2]).toMatchObject({ reason: 'out of range' });
    expect(read('dau_mau_change', [-0.05, 0.02, 3])[2]).toMatchObject({ reason: 'out of range' });
    expect(read('escalation_rate', [1, 0])).toEqual([1, 0]);
  });
});

describe('resolution satisfaction', () => {
  test('is of 5 or in percent, by the column', () => {
    expect(read('resolution_satisfaction', [4, 5, 1, 3.5])).toEqual([80, 100, 20, 70]);
    expect(read('resolution_satisfaction', [85, 90, '70%', 4])).toEqual([85, 90, 70, UNCLEAR_SATISFACTION]);
    expect(read('resolution_satisfaction', [0.85, 0.9, 1])).toEqual([85, 90, 100]);
    expect(read('resolution_satisfaction', [4, 5, 3, 85])[3]).toBe(UNCLEAR_SATISFACTION);
    expect(column('resolution_satisfaction', [4]).decision).toBe('4 is read as 4 of 5, which is 80 %');
  });
});

describe('other number columns', () => {
  test('have a range of their own', () => {
    expect(read('open_tickets', [0, 2.5, -1])[2]).toMatchObject({ reason: 'out of range' });
    expect(read('nps_score', [0, 10, 11])[2]).toMatchObject({ reason: 'out of range' });
    expect(read('csat_score', [1, 5, 0])[2]).toMatchObject({ reason: 'out of range' });
    expect(read('arr', ['$1,200', 5000])).toEqual([1200, 5000]);
    expect(read('multi_threading_depth', [46387])[0]).toMatchObject({ reason: 'out of range' });
    expect(read('arr', [1e21])[0]).toMatchObject({ reason: 'out of range' });
  });

  test('take 85% for 85 where the score is of 100', () => {
    expect(read('champion_strength', ['85%', 85])).toEqual([85, 85]);
    expect(read('nps_score', ['85%'])[0]).toMatchObject({ reason: 'percent in a number column' });
  });

  test('look suspicious where scores of 100 are all fractions', () => {
    expect(column('champion_strength', [0.8, 0.5, 0.7]).readings).toEqual([
      { metric: 'champion_strength', unit: 'fraction' },
    ]);
    expect(column('champion_strength', [0.8, 0.5, 70]).readings).toEqual([]);
  });
});

describe('a module column', () => {
  test('tells not offered from not used', () => {
    expect(read('module api', [85, '', 'n/a', 70])).toEqual([85, BLANK, NOT_OFFERED, 70]);
  });
});

describe('a day column', () => {
  const LAST = dayOf(2026, 12, 31);

  test('of bare dates in the script’s zone, or in another', () => {
    expect(read('renewal date', [new Date(2026, 11, 31), new Date(2026, 5, 30)])).toEqual([
      LAST,
      dayOf(2026, 6, 30),
    ]);
    // Midnight in New York, seen three hours further west.
    expect(read('renewal date', [new Date(2026, 11, 30, 21), new Date(2026, 5, 29, 21)])).toEqual([
      LAST,
      dayOf(2026, 6, 30),
    ]);
    // Midnight in Berlin, seen from UTC, in winter and summer.
    expect(read('renewal date', [new Date(2026, 11, 30, 23), new Date(2026, 5, 29, 22)])).toEqual([
      LAST,
      dayOf(2026, 6, 30),
    ]);
    // London: midnight, or 23:00 of the day before.
    expect(read('renewal date', [new Date(2026, 11, 31, 0), new Date(2026, 5, 29, 23)])).toEqual([
      LAST,
      dayOf(2026, 6, 30),
    ]);
    // Auckland and Honolulu, seen from UTC.
    expect(read('renewal date', [new Date(2026, 11, 30, 11), new Date(2026, 5, 29, 12)])).toEqual([
      LAST,
      dayOf(2026, 6, 30),
    ]);
    expect(read('renewal date', [new Date(2026, 11, 31, 10)])).toEqual([LAST]);
  });

  test('of times takes the day on the calendar', () => {
    expect(read('renewal date', [new Date(2026, 11, 31, 23, 30), new Date(2026, 5, 30, 9, 15)])).toEqual([
      LAST,
      dayOf(2026, 6, 30),
    ]);
    expect(read('renewal date', [new Date(2026, 11, 31, 23, 7)])).toEqual([LAST]);
  });

  test('asks the sheet for its zone where it can', () => {
    expect(read('renewal date', [new Date(0)], { dayOfDate: () => LAST })).toEqual([LAST]);
  });

  test('does not trust 01/02/2026 in a column that is written the other way round', () => {
    const us = { locale: localeOf('en_US') };
    expect(read('renewal date', ['31/12/2026', '01/02/2026', '2026-12-31'], us)).toEqual([
      DAY_IN_OTHER_ORDER,
      DAY_IN_OTHER_ORDER,
      LAST,
    ]);
    expect(read('renewal date', ['12/31/2026', '01/02/2026', '31/12/2026'], us)).toEqual([
      LAST,
      dayOf(2026, 1, 2),
      DAY_IN_OTHER_ORDER,
    ]);
    expect(read('renewal date', ['01/02/2026', '31/12/2026'])).toEqual([AMBIGUOUS_DAY, LAST]);
  });

  test('reads the order that the user set, and shows it', () => {
    const told = {
      locale: localeOf('en_US'),
      dayOrders: new Map([['contract_end_date', 'day first' as const]]),
    };
    expect(read('renewal date', ['31/12/2026', '01/02/2026'], told)).toEqual([LAST, dayOf(2026, 2, 1)]);
    expect(column('renewal date', ['01/02/2026'], told).decision).toBe(
      'Text such as 01/02/2026 is 2026-02-01',
    );
  });
});

test('tells a segment that is unknown', () => {
  expect(read('segment', ['Martian', 'ENT'])).toEqual([
    new Missing('unknown word', 'Use one of: enterprise, mid-market, smb.'),
    'enterprise',
  ]);
});
