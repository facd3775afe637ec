import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dayOf } from '../../../src/base/calendar';
import { metric, metricOf } from '../../../src/reading/catalog';
import { DOUBTFUL_THOUSANDS, SWAPPED_DAY } from '../../../src/reading/cells/missing';
import type { ReadingSettings } from '../../../src/reading/column';
import { ColumnCells } from '../../../src/reading/column-cells';
import { decideColumn } from '../../../src/reading/decide-column';
import { localeOf } from '../../../src/reading/locale';
import { METRICS, type MetricName } from '../../../src/reading/metrics';
import { readerIn, type Unit, unitsOf } from '../../../src/reading/scales';
import { Missing } from '../../../src/scoring/value';

const US = { locale: localeOf('en_US') };

function column(header: string, name: string, cells: readonly unknown[], settings: ReadingSettings = {}) {
  const decided = decideColumn(
    { index: 0, header, metric: metricOf(name)! },
    ColumnCells.of(cells),
    settings,
  );
  return { ...decided, values: cells.map((cell) => decided.read(cell)) };
}

const told = (name: string, unit: Unit): ReadingSettings => ({ units: new Map([[name, unit]]) });
const reasons = (values: readonly unknown[]) =>
  values.map((value) => (value instanceof Missing ? value.reason : value));

describe('a unit in the header is read', () => {
  test.each<[string, string, unknown[], unknown[]]>([
    ['ARR ($K)', 'arr', [250, 60, 12], [250000, 60000, 12000]],
    ['ARR (k€)', 'arr', [250], [250000]],
    ['ARR (T€)', 'arr', [250], [250000]],
    ['ARR in thousands', 'arr', [1.5], [1500]],
    ['ARR ($M)', 'arr', [1.2], [1200000]],
    ['MRR (cents)', 'mrr', [9900], [99]],
    ['mrr_cents', 'mrr', [9900], [99]],
    ['Resolution time (days)', 'avg_resolution_hours', [2, 0.5], [48, 12]],
    ['Full resolution time in minutes', 'avg_resolution_hours', [90], [1.5]],
    ['Session duration (seconds)', 'session_duration', [90], [1.5]],
    ['Login frequency (per week)', 'login_frequency', [5, 2, 7, 0], [100, 40, 100, 0]],
    ['Login frequency (per month)', 'login_frequency', [11, 22, 31], [50, 100, 100]],
    ['CSAT %', 'csat_score', [64, 91, 0], [3.2, 4.55, 1]],
    ['CSAT (%)', 'csat_score', [0.64, 0.91], [3.2, 4.55]],
    ['CSAT (1-7)', 'csat_score', [7, 3.5], [5, 2.5]],
    ['CSAT (0-10)', 'csat_score', [10, 8], [5, 4]],
    ['CSAT (-1 to 1)', 'csat_score', [1, 0], [5, 2.5]],
    ['Champion strength (1-5)', 'champion_strength', [4, 5], [80, 100]],
    ['ARR (USD)', 'arr', [250], [250]],
    ['CSAT (last 7 days)', 'csat_score', [4, 5], [4, 5]],
    ['Feature adoption %', 'feature_adoption', [0.85, 0.5], [85, 50]],
    ['Feature adoption (0-1)', 'feature_adoption', [0.85, 1], [85, 100]],
    ['Feature adoption (0-100)', 'feature_adoption', [50, 85], [50, 85]],
    ['Product adoption (out of 10)', 'feature_adoption', [8, 3], [80, 30]],
    ['Délai de résolution (jours)', 'avg_resolution_hours', [1.5, 9], [36, 216]],
    ['Tiempo de resolución (horas)', 'avg_resolution_hours', [1.5], [1.5]],
    ['Lösungszeit (Tage)', 'avg_resolution_hours', [2], [48]],
    ['Oplostijd (uren)', 'avg_resolution_hours', [2], [2]],
    ['解決時間（分）', 'avg_resolution_hours', [90], [1.5]],
    ['ARR (₹ lakh)', 'arr', [12.5], [1250000]],
    ['ARR (₹ Cr)', 'arr', [1.2], [12000000]],
    ['ARR (Mrd €)', 'arr', [0.5], [500000000]],
    ['ARR (万元)', 'arr', [120], [1200000]],
    ['ARR（千円）', 'arr', [120], [120000]],
    ['ARR (тыс. ₽)', 'arr', [120], [120000]],
    ['Avg resolution hours (days)', 'avg_resolution_hours', ['12 h', '2 days'], [12, 48]],
  ])('%s', (header, name, cells, values) => {
    expect(column(header, name, cells).values).toEqual(values);
  });

  test('what people say of the column goes before it', () => {
    expect(column('ARR ($K)', 'arr', [1.2], told('arr', 'millions')).values).toEqual([1200000]);
  });

  test('and is out of range where a number is off its scale', () => {
    expect(reasons(column('CSAT (1-7)', 'csat_score', [8, 0]).values)).toEqual([
      'out of range',
      'out of range',
    ]);
  });
});

describe('a column is judged as a whole', () => {
  test('net promoter scores of accounts are no answers', () => {
    const { values, readings } = column('NPS', 'nps_score', [45, -20, 70, 10, 8, 33]);
    expect(new Set(reasons(values))).toEqual(new Set(['column on another scale']));
    expect(readings).toEqual([{ metric: 'account_nps', unit: '' }]);
    expect(column('NPS', 'account_nps', [45, -20, 100]).values).toEqual([45, -20, 100]);
  });

  test('one slip of the keyboard is one cell', () => {
    const { values, readings } = column('NPS', 'nps_score', [9, 10, 45, 7, 3]);
    expect(reasons(values)).toEqual([9, 10, 'out of range', 7, 3]);
    expect(readings).toEqual([]);
  });

  test.each<[string, unknown[], unknown[]]>([
    ['percent', [64, 91, 88], [3.2, 4.55, 4.4]],
    ['shares', [0.64, 0.91, 0.88], [3.2, 4.55, 4.4]],
    ['texts of percent', ['64%', '91%', '88%'], [3.2, 4.55, 4.4]],
    ['answers to 10', [9, 10, 6, 8], [4.5, 5, 3, 4]],
    ['-1 to 1', [-0.5, 0.5, 1, -1], [1.25, 3.75, 5, 1]],
    ['answers to 5', [1, 5, 4.2], [1, 5, 4.2]],
  ])('CSAT in %s', (_, cells, values) => {
    expect(column('CSAT', 'csat_score', cells).values).toEqual(values);
  });

  test('CSAT up to 7 may be of 7 or of 10, and is asked', () => {
    const { values, readings } = column('CSAT', 'csat_score', [6, 7, 5, 6]);
    expect(values.every((value) => value instanceof Missing)).toBe(true);
    expect(readings.map(({ unit }) => unit)).toEqual(['1 to 7', '0 to 10']);
  });

  test.each<[string, unknown[], string]>([
    ['executive_sponsor_engagement', [4, 5, 3, 2, 5, 4], '1 to 5'],
    ['champion_strength', [8, 10, 3], '0 to 10'],
    ['champion_strength', [0.8, 0.5, 0.7], 'fraction'],
    ['login_frequency', [22, 18, 25, 4, 20, 28], 'days a month'],
    ['login_frequency', [5, 4, 0, 7], 'days a week'],
    ['feature_adoption', [8, 3, 10], '0 to 10'],
    ['avg_ticket_sentiment', [3.8, 4.2, 2.9], '1 to 5'],
  ])('%s far below its end is doubted, and read as its header says: %j', (name, cells, unit) => {
    const { values, readings } = column(name, name, cells);
    expect(readings[0]).toEqual({ metric: name, unit });
    expect(values.some((value) => value instanceof Missing)).toBe(false);
    expect(column(name, name, cells, told(name, unit as Unit)).readings).toEqual([]);
  });

  test.each<[string, unknown[]]>([
    ['executive_sponsor_engagement', [4, 80, 5]],
    ['login_frequency', [22, 88, 18]],
    ['feature_adoption', [3.7, 8.2, 9.1]],
    ['escalation_rate', [0.02, 0.3, 0.05]],
    ['nps_score', [0, 1, 2]],
    ['csat_score', [1, 1.5, 2]],
  ])('%s that reaches further, or is no answer, is not doubted', (name, cells) => {
    expect(column(name, name, cells).readings).toEqual([]);
  });

  test('counts of escalations are no rate', () => {
    expect(column('Escalation rate', 'escalation_rate', [0, 3, 1, 2]).readings).toEqual([
      { metric: 'open_escalations', unit: '' },
    ]);
  });

  test('a sentiment from -1 to 1 is halved', () => {
    expect(column('Sentiment', 'avg_ticket_sentiment', [-0.5, 0, 1, -1]).values).toEqual([0.25, 0.5, 1, 0]);
  });
});

describe('other numbers as people write them', () => {
  test('days overdue below zero are not due yet', () => {
    expect(column('Days overdue', 'days_overdue', [-5, 0, 30]).values).toEqual([0, 0, 30]);
  });

  test.each<[string, unknown, number]>([
    ['avg_resolution_hours', '2 h 30 min', 2.5],
    ['avg_resolution_hours', '1d 4h', 28],
    ['avg_resolution_hours', '26:15:00', 26.25],
    ['avg_resolution_hours', 'PT90M', 1.5],
    ['avg_resolution_hours', '3 Tage', 72],
    ['session_duration', '90 sec', 1.5],
    ['session_duration', '1,5 Stunden', 90],
    ['avg_resolution_hours', 'P1DT2H', 26],
    ['days_since_contact', '2 weeks ago', 14],
    ['days_overdue', '48 hours', 2],
    ['days_since_login', '3 days ago', 3],
  ])('%s %j', (name, cell, value) => {
    expect(column(name, name, [cell]).values[0]).toBeCloseTo(value as number, 9);
  });

  test('German amounts in an English sheet, with a plain number among them', () => {
    expect(column('ARR', 'arr', ['1.234,56', '12.500', 950], US).values).toEqual([1234.56, 12500, 950]);
    expect(column('ARR', 'arr', ['1.234,56', 1.2, 950, 12500], US).values).toEqual([
      1234.56,
      DOUBTFUL_THOUSANDS,
      DOUBTFUL_THOUSANDS,
      12500,
    ]);
    expect(column('ARR', 'arr', ['1,234.56', '1.234'], US).values).toEqual([1234.56, 1.234]);
  });

  const day = (month: number, date: number) => new Date(2027, month - 1, date);

  test('dates that an import has half turned round', () => {
    // 05/12/2027 (5 December) became 12 May; 25/12/2027 stayed a text.
    const cells = [day(5, 12), '25/12/2027', day(3, 3)];
    const settings = { ...US, dayOfDate: (date: Date) => dayOf(2027, date.getMonth() + 1, date.getDate()) };
    const before = column('Renewal', 'contract_end_date', cells, settings).values;
    expect(before[0]).toBe(SWAPPED_DAY);
    expect(before[2]).toBe(dayOf(2027, 3, 3));
    const dayOrders = new Map([['contract_end_date', 'day first' as const]]);
    expect(column('Renewal', 'contract_end_date', cells, { ...settings, dayOrders }).values).toEqual([
      dayOf(2027, 12, 5),
      dayOf(2027, 12, 25),
      dayOf(2027, 3, 3),
    ]);
    const mixed = [day(5, 12), '25/12/2027', day(3, 31)];
    expect(column('Renewal', 'contract_end_date', mixed, settings).values[0]).toBe(dayOf(2027, 5, 12));
  });
});

describe('of every metric and unit', () => {
  const pairs = (Object.keys(METRICS) as MetricName[]).flatMap((name) =>
    unitsOf(metric(name)).map((unit) => [metric(name), unit] as const),
  );

  test('more is never less, and what is read is in range or said to be out of it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...pairs),
        fc.double({ min: -200, max: 1e6, noNaN: true }),
        fc.double({ min: -200, max: 1e6, noNaN: true }),
        ([known, unit], a, b) => {
          const read = readerIn(known, unit)!;
          const [low, high] = [read(Math.min(a, b)), read(Math.max(a, b))];
          if (typeof low === 'number' && typeof high === 'number') expect(low).toBeLessThanOrEqual(high);
          if (
            Number.isFinite(known.max) &&
            known.max <= 100 &&
            typeof high === 'number' &&
            known.kind !== 'days'
          )
            expect(high).toBeLessThanOrEqual(known.max);
        },
      ),
    );
  });

  test('a column is on one scale: all of its numbers are read by the same rule, or none is', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 3, maxLength: 30 }), (cells) => {
        const { values, readings } = column('NPS', 'nps_score', cells);
        if (readings.length > 0) expect(values.some((value) => typeof value === 'number')).toBe(false);
      }),
    );
  });
});
