import { expect, test } from '@jest/globals';
import { portfolioOverTime } from '../support/over-time';
import { recordsOf, type TestCell, valuesOf } from '../support/sheets';

const USAGE = { login_frequency: 80, feature_adoption: 70, dau_mau_ratio: 0.4, nps_score: 8 };

/** A portfolio over time, each customer with what it pays. */
function portfolio() {
  const { call, scoreOn, tab } = portfolioOverTime('2026-09-20T09:00:00Z');
  return {
    call,
    tab,
    scoreOn: (instant: string, arr: Readonly<Record<string, TestCell>>) =>
      scoreOn(
        instant,
        Object.entries(arr).map(([id, amount]) => ({ customer_id: id, arr: amount, ...USAGE })),
      ),
    months: () => recordsOf(tab('Vitals months')),
  };
}

const OPENING = { grew: 100, shrank: 80, left: 50, same: 70 };
const MOVED = { grew: 130, shrank: 60, same: 70, joined: 25 };

test('a month’s figures compare with the last day that was seen of the month before', () => {
  const { scoreOn, months } = portfolio();
  scoreOn('2026-09-20T09:00:00Z', { ...OPENING, grew: 10 });
  scoreOn('2026-09-30T09:00:00Z', OPENING);
  scoreOn('2026-10-15T09:00:00Z', MOVED);
  const [september, october] = months();
  expect(september).toMatchObject({
    Month: '2026-09',
    Customers: 4,
    ARR: 300,
    NRR: null,
    'NRR 12 months': null,
  });
  expect(october).toMatchObject({
    Month: '2026-10',
    Customers: 4,
    ARR: 285,
    'New customers': 1,
    'Churned customers': 1,
    'Expansion ARR': 30,
    'Contraction ARR': 20,
    'Churned ARR': 50,
    'NRR 12 months': null,
  });
  // (130 + 60 + 70) of 300, (100 + 60 + 70) of 300, 3 of 4.
  expect(october!.NRR).toBeCloseTo(86.6667, 3);
  expect(october!.GRR).toBeCloseTo(76.6667, 3);
  expect(october!['Logo retention']).toBe(75);
});

test('a customer that is marked as churned pays nothing from its day on, and one without ARR is in no rate', () => {
  const { scoreOn, months } = portfolio();
  scoreOn('2026-09-30T09:00:00Z', OPENING);
  scoreOn('2026-10-15T09:00:00Z', { ...OPENING, left: null });
  expect(months()[1]).toMatchObject({ ARR: 250, 'Without ARR': 1, 'Churned customers': 0, NRR: 100 });
});

test('a closed month keeps what the board has seen; what changes later stands beside it', () => {
  const { call, scoreOn, months } = portfolio();
  scoreOn('2026-09-30T09:00:00Z', OPENING);
  scoreOn('2026-10-28T09:00:00Z', MOVED);
  expect(call('closeMonth', '2026-10')).toContain('2026-10 is closed');
  scoreOn('2026-10-29T09:00:00Z', { ...MOVED, same: 170 });
  expect(months()[1]).toMatchObject({
    ARR: 285,
    'Restated ARR': 385,
    'Closed on': 46323,
    'Restated on': 46324,
  });
  scoreOn('2026-10-30T09:00:00Z', MOVED);
  expect(months()[1]).toMatchObject({ ARR: 285, 'Restated ARR': null, 'Restated on': null });
  expect(() => call('closeMonth', '2026-10')).toThrow(
    '2026-10 is closed already: its figures stay as they are.',
  );
  expect(() => call('closeMonth', '2020-01')).toThrow('There are no figures of 2020-01 yet');
});

test('after a year the cards are over twelve months, and the dashboard says what NRR and GRR say together', () => {
  const { call, scoreOn, tab } = portfolio();
  scoreOn('2026-09-30T09:00:00Z', OPENING);
  scoreOn('2027-08-15T09:00:00Z', { grew: 200, shrank: 60, left: 50, same: 70 });
  scoreOn('2027-09-15T09:00:00Z', { grew: 210, shrank: 60, left: 50, same: 70 });
  call('makeDashboard');
  const cells = valuesOf(tab('Vitals'));
  const card = (name: string) => {
    const at = cells.findIndex((line) => line.includes(name));
    return [1, 3].map((down) => cells[at + down]![cells[at]!.indexOf(name)]);
  };
  expect(card('NRR')).toEqual([130, '12 months, target 110: reached']);
  expect(card('GRR')[0]).toBeCloseTo(93.3333, 3);
  expect(cells.flat()).toContain('Sustainable: customers stay, and those who stay grow.');
});

test('the dashboard shows the months by itself, the newest first, and nothing where unknown', () => {
  const { call, scoreOn, tab } = portfolio();
  scoreOn('2026-09-30T09:00:00Z', OPENING);
  scoreOn('2026-10-15T09:00:00Z', MOVED);
  call('makeDashboard');
  const cells = valuesOf(tab('Vitals'));
  const at = cells.findIndex(([cell]) => cell === 'Month');
  const headers = cells[at]!;
  const row = (month: number) =>
    Object.fromEntries(headers.map((header, i) => [String(header), cells[at + month]![i] ?? '']));
  expect(row(1)).toMatchObject({ Month: '2026-10', ARR: 285, Churned: 1, 'Closed on': '' });
  expect(row(1).NRR).toBeCloseTo(86.6667, 3);
  const nrr = cells[1]!.indexOf('NRR');
  expect(cells[2]![nrr]).toBeCloseTo(86.6667, 3);
  expect(cells[4]![nrr]).toBe('since the month before, target 110: not reached');
  const arr = cells[1]!.indexOf('ARR');
  expect(cells.slice(2, 5).map((line) => line.slice(arr, arr + 2))).toEqual([
    [285, null],
    [-15, 'since 2026-09'],
    ['recurring revenue a year', null],
  ]);
  expect(row(2)).toMatchObject({ Month: '2026-09', ARR: 300, NRR: '' });
  expect(row(3)).toMatchObject({ Month: '', ARR: '' });
  expect(tab('Vitals').charts.map(({ options }) => options.title)).toContain('NRR and GRR, in percent');
});
