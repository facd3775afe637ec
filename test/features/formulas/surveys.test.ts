import { describe, expect, test } from '@jest/globals';
import { call } from '../../support/call';

const column = (...cells: unknown[]) => cells.map((cell) => [cell]);
const answers = (...counts: (readonly [answer: number, times: number])[]) =>
  counts.flatMap(([answer, times]) => column(...new Array<number>(times).fill(answer)));
const day = (iso: string) => new Date(`${iso}T00:00:00Z`);

describe('NPS', () => {
  test('is 30 ± 15.3 of 50 promoters, 30 passives and 20 detractors (cybaea.net)', () => {
    const given = answers([10, 30], [9, 20], [8, 10], [7, 20], [6, 15], [0, 5]);
    expect(call('NPS', given)).toBe(30);
    expect(call('NPS', given, true, 250)).toEqual([
      ['NPS (-100 to 100)', 30],
      ['Answers', 100],
      ['Promoters (9 and 10)', 50],
      ['Passives (7 and 8)', 30],
      ['Detractors (0 to 6)', 20],
      ['Margin at 95 %, either way', expect.closeTo(15.308, 3)],
      ['Response rate %', 40],
    ]);
  });

  test('runs from -100 to 100, and is n/a without answers', () => {
    expect(call('NPS', column(9, 10))).toBe(100);
    expect(call('NPS', column(0, 6))).toBe(-100);
    expect(call('NPS', column('', 'n/a'))).toBe('n/a: no answers');
    expect(call('NPS', 7)).toBe(0);
  });

  test('leaves blank cells out, and refuses what is no answer on its scale', () => {
    expect(call('NPS', column(9, '', 'N/A', 0, 10, '10'))).toBe(50);
    for (const odd of [11, -1, 8.5, 'great', true]) {
      expect(call('NPS', column(9, odd))).toEqual({
        error:
          'NPS: cell 2 of answers: not an answer from 0 to 10. ' +
          'Answers are whole numbers from 0 to 10: correct the cell, or empty it to leave it out.',
      });
    }
  });
});

test('an answer that is an error, or still loading, is none yet', () => {
  expect(call('NPS', column(9, '#N/A'))).toEqual({
    error: 'NPS: cell 2 of answers: formula error. Mend the formula in the cell.',
  });
  expect(call('CSAT', column('Loading...'))).toEqual({ error: expect.stringContaining('still loading') });
});

describe('CSAT', () => {
  test('is 69.16 % of 42 fives and 32 fours among 107 answers (Delighted)', () => {
    const given = answers([5, 42], [4, 32], [3, 20], [2, 8], [1, 5]);
    expect(call('CSAT', given)).toBeCloseTo(69.1589, 4);
    expect(call('CSAT', given, '', '', true)).toEqual([
      ['CSAT %', expect.closeTo(69.1589, 4)],
      ['Answers', 107],
      ['Positive (4 to 5)', 74],
      ['Mean answer (1 to 5)', expect.closeTo(3.9159, 4)],
    ]);
  });

  test('counts by the scale that it is told, and by custom only where there is one', () => {
    expect(call('CSAT', column(1, 2, 2, 2), 2)).toBe(75);
    expect(call('CSAT', column(1, 2, 3), 3)).toBeCloseTo(33.3333, 4);
    expect(call('CSAT', column(1, 2, 3, 4), 4)).toBe(50);
    expect(call('CSAT', column(10, 9, 8, 1), 10, 9)).toBe(50);
    expect(call('CSAT', column(10, 9), 10)).toEqual({
      error: expect.stringContaining('on a scale of 10 no answers are positive by custom'),
    });
    expect(call('CSAT', column(5, 9))).toEqual({
      error: expect.stringContaining('not an answer from 1 to 5'),
    });
  });
});

describe('CES', () => {
  test('is the mean answer, or the share of easy ones: 10 of 20 are 50 % (Delighted)', () => {
    const given = answers([7, 2], [6, 3], [5, 5], [4, 6], [1, 4]);
    expect(call('CES', given, 'percent')).toBe(50);
    expect(call('CES', given)).toBe(4.25);
    expect(call('CES', given, '', '', '', true)).toEqual([
      ['Mean answer (1 to 7, high is easy)', 4.25],
      ['Easy (5 to 7) in % of answers', 50],
      ['Answers', 20],
      ['Easy', 10],
    ]);
  });

  test('counts from the other end where a high answer means effort', () => {
    expect(call('CES', column(1, 2, 3, 7), 'percent', 7, 'low')).toBe(75);
    expect(call('CES', column(1, 2, 3, 5), 'percent', 5, 'low')).toBe(50);
    expect(call('CES', column(5, 4, 3), 'percent', 5)).toBeCloseTo(66.6667, 4);
  });

  // CYS adds 190 + 240 + 110 + 330 + 140 to 1,000 (they are 1,010) and comes to 2.82.
  test('does not repeat the published example of 5 points that is added up wrongly', () => {
    const given = answers([1, 190], [2, 240], [3, 110], [4, 330], [5, 140]);
    expect(call('CES', given, 'mean', 5)).toBeCloseTo(3020 / 1010, 6);
  });

  // Simplesat: 8 positive, 1 neutral, 2 negative are 11 answers; the page divides 7 by 10.
  test('does not repeat the published example that loses an answer', () => {
    expect(call('CES', answers([7, 8], [4, 1], [1, 2]), 'percent')).toBeCloseTo(72.7273, 4);
  });

  test('says which words and scales there are', () => {
    expect(call('CES', column(1), 'median')).toEqual({
      error: 'CES: convention is "mean" or "percent". If left out, it is "mean".',
    });
    expect(call('CES', column(1), '', 10)).toEqual({
      error: expect.stringContaining('7 (if left out) or 5, not 10'),
    });
  });
});

describe('TIMETOVALUE', () => {
  const starts = column(...['2026-01-01', '2026-01-05', '2026-02-01', '2026-03-01', '2026-10-20'].map(day));
  const asOf = day('2026-11-21');

  test('takes median and P90 of those who reached value, and counts and ages the others', () => {
    const ends = column(day('2026-01-11'), day('2026-01-25'), day('2026-03-03'), '', '');
    expect(call('TIMETOVALUE', starts, ends, asOf)).toEqual([
      ['Median days to value', 20],
      ['P90 days to value', 28],
      ['Reached', 3],
      ['Not yet reached', 2],
      ['Longest wait without value, days', 265],
    ]);
  });

  test('counts those beyond the window as later than all: leaving them out would flatter', () => {
    const ends = column(day('2026-01-11'), day('2026-01-25'), day('2026-03-03'), '', '');
    expect(call('TIMETOVALUE', starts, ends, asOf, 60)).toEqual([
      ['Median days to value', 25],
      ['P90 days to value', 'n/a: not reached by enough of them yet'],
      ['Reached', 3],
      ['Not yet reached', 2],
      ['Of these after more than 60 days', 1],
      ['Longest wait without value, days', 265],
    ]);
  });

  test('names dates that cannot be, and needs a day to count from only if somebody waits', () => {
    const ends = column(
      day('2026-01-11'),
      day('2026-01-01'),
      day('2026-03-03'),
      day('2026-03-02'),
      day('2026-10-21'),
    );
    expect(call('TIMETOVALUE', starts, ends)).toContainEqual([
      'Left out: a first value before its start, first in cell 2',
      1,
    ]);
    expect(call('TIMETOVALUE', column(day('2026-01-01')), column(''))).toEqual({
      error: expect.stringContaining('say from which day to count'),
    });
    expect(call('TIMETOVALUE', column('soon'), column(''), asOf)).toEqual({
      error: expect.stringContaining('TIMETOVALUE: start: not a date'),
    });
  });

  test('nobody measured is n/a', () => {
    expect(call('TIMETOVALUE', column(''), column(''))).toContainEqual([
      'Median days to value',
      'n/a: nothing measured',
    ]);
  });
});

describe('RESPONSETIME', () => {
  test('is the median of times in their own unit', () => {
    expect(call('RESPONSETIME', column(30, 90, '', 45))).toBe(45);
    expect(call('RESPONSETIME', column(30, 90, 45, 60), '', true)).toEqual([
      ['Median response time', 52.5],
      ['P90 response time', 81],
      ['Answered', 4],
      ['Not answered', 0],
    ]);
  });

  test('is the median of hours between two moments, with those not answered yet counted', () => {
    const at = (text: string) => new Date(`2026-11-20T${text}:00Z`);
    const asked = column(at('08:00'), at('09:00'), at('10:00'), '');
    expect(call('RESPONSETIME', asked, column(at('09:30'), at('09:30'), '', ''), true)).toEqual([
      ['Median response time, hours', 1],
      ['P90 response time, hours', 1.4],
      ['Answered', 2],
      ['Not answered', 1],
    ]);
    expect(call('RESPONSETIME', column(at('08:00')), column(at('07:00')))).toEqual({
      error: expect.stringContaining('cell 1 was answered before it was asked'),
    });
  });
});

describe('HEALTHMIGRATION', () => {
  const times = (count: number, from: string, to: string) => new Array(count).fill([from, to]);

  // gaintrace 8.1: 31 of 156 red and 8 of 812 green customers churned, 47 of 156 red ones recovered to green.
  test('sets the churn of the worst band against that of the best: 20 times', () => {
    const moves = [
      ...times(804, 'Green', 'Green'),
      ...times(8, 'Green', 'Churned'),
      ...times(20, 'Yellow', 'Red'),
      ...times(78, 'Red', 'Red'),
      ...times(47, 'Red', 'Green'),
      ...times(31, 'Red', 'churned'),
      ...times(3, 'Not enough data', 'Green'),
    ];
    const blank = ['', '', ''];
    expect(
      call(
        'HEALTHMIGRATION',
        moves.map(([from]) => [from]),
        moves.map(([, to]) => [to]),
      ),
    ).toEqual([
      ['From \\ to', 'Green', 'Yellow', 'Red', 'Churned', 'Customers', 'Churn %'],
      ['Green', 804, 0, 0, 8, 812, expect.closeTo(0.985, 3)],
      ['Yellow', 0, 0, 20, 0, 20, 0],
      ['Red', 47, 0, 78, 31, 156, expect.closeTo(19.872, 3)],
      ['Churn of worst ÷ best (3 or more wanted)', expect.closeTo(20.17, 2), ...blank, '', ''],
      ['Without a band at start or end, left out', 3, ...blank, '', ''],
    ]);
  });

  test('takes the bands of another model, and says which words it does not know', () => {
    const own = call('HEALTHMIGRATION', column('A', 'C'), column('B', 'Churned'), [
      ['A', 'B', 'C'],
    ]) as unknown[][];
    expect(own[0]).toEqual(['From \\ to', 'A', 'B', 'C', 'Churned', 'Customers', 'Churn %']);
    expect(own[4]![1]).toBe('n/a: the best band lost nobody');
    expect(call('HEALTHMIGRATION', column('Green', 'Blue'), column('Red', 'Red'))).toEqual({
      error: 'HEALTHMIGRATION: cell 2 of before is "Blue". Use one of: Green, Yellow, Red.',
    });
    expect(call('HEALTHMIGRATION', column('Green'), column(''))).toEqual({
      error: 'HEALTHMIGRATION: cell 1 of after is blank. Write Churned if the customer left.',
    });
    expect(call('HEALTHMIGRATION', column('A'), column('B'))).toEqual({
      error: expect.stringContaining('the bands are of no published model'),
    });
  });
});

describe('HEALTHDISTRIBUTION', () => {
  const bands = (green: number, yellow: number, red: number) => [
    ...new Array(green).fill(['Green']),
    ...new Array(yellow).fill(['yellow']),
    ...new Array(red).fill(['Red']),
  ];

  test('leaves out who has churned, as statuses of a run say it', () => {
    expect(call('HEALTHDISTRIBUTION', [['Green'], ['Churned']])).toContainEqual([
      'Without a band',
      1,
      '',
      '',
      '',
    ]);
    const [, green] = call(
      'HEALTHMIGRATION',
      [['Green'], ['Churned']],
      [['Churned'], ['Churned']],
    ) as unknown[][];
    expect(green).toEqual(['Green', 0, 0, 0, 1, 1, 100]);
  });

  test('sets the share of each band against the one wanted', () => {
    expect(call('HEALTHDISTRIBUTION', [...bands(65, 25, 10), ['Not enough data'], ['']])).toEqual([
      ['Band', 'Customers', 'Share %', 'Wanted % (reference)', 'What to do'],
      ['Green', 65, 65, '60 to 70', ''],
      ['Yellow', 25, 25, '20 to 30', ''],
      ['Red', 10, 10, '5 to 10', ''],
      ['Without a band', 1, '', '', ''],
    ]);
  });

  test('says what to do where it is far off, from beyond the edge on', () => {
    const advice = (rows: unknown) => (rows as string[][]).slice(1).map((row) => row[4]);
    expect(advice(call('HEALTHDISTRIBUTION', bands(50, 35, 15)))).toEqual(['', '', '']);
    expect(advice(call('HEALTHDISTRIBUTION', bands(48, 36, 16)))).toEqual([
      'Review the portfolio',
      'Look for a cause that many share',
      'Bring executives in',
    ]);
    expect(call('HEALTHDISTRIBUTION', [['']])).toContainEqual([
      'Green',
      0,
      'n/a: no customers with a band',
      '60 to 70',
      '',
    ]);
    expect(call('HEALTHDISTRIBUTION', [['Green'], ['Blue']])).toEqual({
      error: 'HEALTHDISTRIBUTION: cell 2 of bands is "Blue". Use one of: Green, Yellow, Red.',
    });
  });
});

test('TIMETOVALUE: a first value that is planned has not been reached', () => {
  const [starts, values] = [column('2026-01-05', '2026-03-01'), column('2026-01-20', '2026-05-01')];
  expect(call('TIMETOVALUE', starts, values, '2026-04-01')).toEqual([
    ['Median days to value', 15],
    ['P90 days to value', 15],
    ['Reached', 1],
    ['Not yet reached', 1],
    ['Longest wait without value, days', 31],
  ]);
});

test('TIMETOVALUE: one range says how the days of the other are written, and both may have a header', () => {
  const starts = column('Start', '01/02/2026', '01/05/2026');
  const values = column('First value', '01/11/2026', '01/20/2026');
  expect(call('TIMETOVALUE', starts, values)).toEqual([
    ['Median days to value', 12],
    ['P90 days to value', 14.4],
    ['Reached', 2],
    ['Not yet reached', 0],
  ]);
});

test('RESPONSETIME reads moments as programs write them', () => {
  const [asked, answered] = [
    column('2026-01-01 10:00', '2026-01-01T12:00:00Z'),
    column('2026-01-01 11:00', '2026-01-01T15:00:00Z'),
  ];
  expect(call('RESPONSETIME', asked, answered)).toBe(2);
});

test('answers beyond what is possible are refused', () => {
  expect(call('CSAT', column(1, 2), 5, 6)).toEqual({ error: expect.stringContaining('positive_from is 6') });
  expect(call('NPS', column(9, 3), true, 1)).toContainEqual([
    'Response rate %',
    'n/a: more answers than people asked',
  ]);
});

describe('an answer scale that does not fit is said', () => {
  test.each([
    ['NPS', [4, 4, 4, 3, 4, 2], 'n/a: no answer above 4, NPS asks for answers from 0 to 10'],
    ['CES', [5, 4, 5, 1, 5], 'n/a: no answer above 5, say whether the scale is 5 or 7'],
    ['CSAT', [3, 2, 3, 1, 3], 'n/a: no answer above 3, say the scale, such as 3 or 5'],
  ])('by %s', (name, given, sentence) => {
    expect(call(name, column(...given))).toBe(sentence);
  });

  test('but not of few answers, of a zero, or where the scale was given', () => {
    expect(call('NPS', column(4, 3, 2))).toBe(-100);
    expect(call('NPS', column(4, 3, 2, 0, 5, 1))).toBe(-100);
    expect(call('CES', column(5, 4, 5, 1, 5), '', 7)).toBe(4);
    expect(call('CSAT', column(3, 2, 3, 1, 3), 3)).toBe(60);
  });
});

test('a first row that has data is no header', () => {
  expect(call('NPS', column('10 - Extremely likely', 9, 3))).toEqual({
    error: expect.stringContaining('cell 1 of answers'),
  });
  expect(call('CSAT', column('Very satisfied', 'Satisfied'))).toEqual({
    error: expect.stringContaining('cell 1 of answers'),
  });
  expect(call('RESPONSETIME', column('2 h', 3, 4))).toEqual({ error: expect.stringContaining('cell 1') });
  expect(call('NPS', column('NPS answer', 9, 10))).toBe(100);
  expect(call('NPS', column('2026 NPS', 9, 10))).toBe(100);
  expect(call('MRR', column('1.2k', 100))).toBe(1300);
});
