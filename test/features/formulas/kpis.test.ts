import { describe, expect, test } from '@jest/globals';
import { call } from '../../support/call';

const NA = (reason: string) => `n/a: ${reason}`;
const column = (...cells: unknown[]) => cells.map((cell) => [cell]);

describe('the worked examples of those who define the figures', () => {
  test.each<[string, string, unknown[], number]>([
    // A start of 100 loses 9.2 to churn and 3.9 to contraction and gains 10.9: gaintrace metric-dictionary 2.1, 2.2, 12.3.
    ['gaintrace 12.3', 'NRRBRIDGE', [100, 10.9, 3.9, 9.2], 97.8],
    ['gaintrace 2.1', 'GRRBRIDGE', [100, 3.9, 9.2], 86.9],
    ['gaintrace 2.2, by cohort', 'NRR', [column(9.2, 20, 70.8), column(0, 16.1, 81.7)], 97.8],
    ['gaintrace 2.1, by cohort', 'GRR', [column(9.2, 20, 70.8), column(0, 16.1, 81.7)], 86.9],
    ['revenuecalculators.com', 'NRRBRIDGE', [50000, 6000, 2000, 3000], 102],
    ['altiorco.com', 'NRRBRIDGE', [1000e3, 150e3, 80e3, 20e3], 105],
    ['ChartMogul, gross MRR churn', 'REVENUECHURN', [100, 10, 10], 20],
    ['ChartMogul, net MRR churn', 'REVENUECHURN', [100, 10, 10, 10, 0], 10],
    ['gaintrace 2.3', 'NETEXPANSIONRATE', [12.3, 100], 12.3],
    ['metrickittools.com', 'LOGORETENTION', [200, 15], 92.5],
    ['theprimecalculator.com, a month', 'LOGOCHURN', [500, 15], 3],
    ['theprimecalculator.com, a year', 'LOGOCHURN', [500, 15, 12], 30.6157639005],
    ['mowt.pages.dev', 'QUICKRATIO', [8, 4, 1, 3, 2], 2.6],
    ['pitchkit.net', 'QUICKRATIO', [20, 8, '', 5, 3], 3.5],
    ['ChartMogul, a yearly bill', 'MRR', [2000, 'annual'], 166.67],
    ['abracalc.com', 'CLV', [500, 0.7, 0.02], 17500],
    ['ideafast.pro', 'CLV', [200, 0.85, 0.03], 5666.67],
    ['ideafast.pro, small', 'CLV', [30, 0.8, 0.04], 600],
    // 69.5k of margin, 13.1 % churn: 301k discounted at 10 %.
    ['gaintrace 12.7', 'CLV', [69500, 1, 0.131, 0.1], 300865.8],
    ['zorian.com', 'RETENTIONCOST', [10000, 500], 20],
    ['okrify.com', 'RETENTIONCOST', [50000, 1000], 50],
    ['gaintrace 12.6', 'RENEWALRATE', [65.4, 78.5], 83.3121019108],
  ])('%s: %s(%j) is %d', (_, name, args, value) => {
    expect(call(name, ...args)).toBe(value);
    expect(call(`VITALS_${name}`, ...args)).toBe(value);
  });

  test('what the bridge counts too much is no part of NRR: reactivation, new customers', () => {
    const starts = column(9.2, 20, 70.8, '', 0);
    const ends = column(0, 16.1, 81.7, 1.3, 18.4);
    expect(call('NRR', starts, ends)).toBe(97.8);
    expect(call('NRR', starts, ends, '', true)).toEqual([
      ['NRR %', 97.8],
      ['ARR they have at the end', 97.8],
      ['ARR at the start', 100],
      ['Customers at the start', 3],
      ['Of these still customers', 2],
      ['New or come back, not counted', 2],
    ]);
  });
});

test('an id is the same as a number, as text, or with spaces around it', () => {
  expect(call('LOGORETENTION', column(5, 5), column(0, 5), column(7, ' 7'))).toBe(100);
});

test('logos are counted by customer where ids are given, with the numbers behind on request', () => {
  const [starts, ends, ids] = [column(5, 5, 7, ''), column(0, 5, 0, 9), column('A', 'A', 'B', 'C')];
  expect(call('LOGORETENTION', starts, ends)).toBeCloseTo(33.3333, 4);
  expect(call('LOGOCHURN', starts, ends, '', ids)).toBe(50);
  expect(call('LOGORETENTION', starts, ends, ids, true)).toEqual([
    ['Logo retention %', 50],
    ['Customers kept', 1],
    ['Customers at the start', 2],
    ['New or come back, not counted', 1],
  ]);
});

describe('examples of sources whose arithmetic is wrong come out right', () => {
  const answers = (counts: Readonly<Record<number, number>>) =>
    Object.entries(counts).flatMap(([answer, count]) => new Array(count).fill([Number(answer)]));

  test('CYS: 3,020 points of 1,010 answers are not 2.82', () => {
    const effort = answers({ 1: 190, 2: 240, 3: 110, 4: 330, 5: 140 });
    expect(call('CES', effort, 'mean', 5)).toBe(2.9900990099);
  });
  test('Simplesat: 8 of 11 are not 7 of 10', () => {
    expect(call('CES', answers({ 5: 8, 3: 1, 1: 2 }), 'percent', 5)).toBe(72.7272727273);
  });
  test('Totango: the cost of retention is by customers kept; its page divides the cost of winning new ones', () => {
    const [kept, won] = [5000, 1000];
    expect(call('RETENTIONCOST', 200000, kept)).toBe(40);
    expect(call('RETENTIONCOST', 200000, kept + won)).not.toBe(40);
  });
});

describe('a whole column brings its header along', () => {
  const arr = [column('start_arr', 100, 50, '', ''), column('end_arr', 110, 40, '', '')];

  test.each<[string, unknown[], unknown]>([
    ['NRR', arr, 100],
    ['NRR', [...arr, column('Customer', 'A', 'B', '', '')], 100],
    ['LOGORETENTION', arr, 100],
    ['NETEXPANSIONRATE', [column('Expansion', 5), column('ARR 2026', 50)], 10],
    ['MRR', [column('Amount', 1200, 50), column('Billing', 'annual', 'monthly')], 150],
    ['NPS', [column('How likely are you to recommend us?', 10, 9, 3, '')], 33.3333333333],
    ['CSAT', [column('csat_score', 5, 3)], 50],
    ['CES', [column('effort', 7, 5)], 6],
    ['RESPONSETIME', [column('hours', 1, 3)], 2],
  ])('%s(%j)', (name, args, value) => {
    expect(call(name, ...args)).toBe(value);
  });

  test('words above one of the ranges alone are a slip, and so are words below the first cell', () => {
    const refused = (...args: unknown[]) =>
      expect(call('NRR', ...args)).toEqual({ error: expect.any(String) });
    refused(column('start_arr', 100), column(110, 100));
    refused(column(100, 'lots'), column(110, 'more'));
    refused(column('1,2,3', 100), column('4,5,6', 100));
    refused(column('#REF!', 100), column('#REF!', 100));
    refused('start_arr', 'end_arr');
  });
});

describe('where there is nothing to divide by, n/a says why', () => {
  test.each<[string, unknown[], string]>([
    ['NRR', [column('', 0), column(5, 7)], 'no ARR at the start'],
    ['GRR', [0, 10], 'no ARR at the start'],
    ['NRRBRIDGE', [0, 1, 0, 0], 'no ARR at the start'],
    ['GRRBRIDGE', [0, 0, 0], 'no ARR at the start'],
    ['REVENUECHURN', [0, 0], 'no ARR at the start'],
    ['LOGORETENTION', [0, 0], 'no customers at the start'],
    ['LOGORETENTION', [column(0, 0), column(4, 0)], 'no customers at the start'],
    ['LOGOCHURN', [0, 0, 12], 'no customers at the start'],
    ['NETEXPANSIONRATE', [column(5), column('')], 'no ARR'],
    ['QUICKRATIO', [8, 4, 1, 0, 0], 'no losses in the period'],
    ['CLV', [500, 0.7, 0], 'without churn the value has no end'],
    ['CLV', [500, 0.7, -0.05, 0.03], 'the customers grow as fast as the discount or faster'],
    ['RETENTIONCOST', [5000, 0], 'no customers retained'],
    ['RENEWALRATE', [0, 0], 'nothing was up for renewal'],
    ['ONBOARDINGRATE', [0, 0], 'nobody started onboarding'],
    ['UPSELLRATE', [0, 0], 'no customers to sell to'],
    ['CROSSSELLRATE', [0, 0], 'no offers made'],
  ])('%s(%j): %s', (name, args, reason) => {
    expect(call(name, ...args)).toBe(NA(reason));
  });

  test('an impossible part of a whole is n/a too', () => {
    expect(call('GRRBRIDGE', 100, 50, 60)).toBe(NA('losses above what there was at the start'));
    expect(call('LOGORETENTION', 10, 11)).toBe(NA('losses above what there was at the start'));
    expect(call('RENEWALRATE', 110, 100)).toBe(NA('more renewed than was up for renewal'));
  });
});

describe('missing is missing', () => {
  test('a start without an end is asked for, since a lost customer and a gap look alike', () => {
    expect(call('NRR', column(100, 50), column(110, ''))).toEqual({
      error:
        'NRR: cell 2 of end is blank beside a start of 50. Write 0 there if the customer left, ' +
        'or empty the start too to leave the customer out.',
    });
  });

  test('rows that are blank in all ranges are no customers', () => {
    expect(call('NRR', column(100, '', ''), column(106, '', ''))).toBe(106);
  });

  test('a row whose input is lacking says so, and the others have their answers', () => {
    const starts = column(100, 100, '', 100, '1,200');
    const churn = column(5, '', '', 'lots', -3);
    expect(call('GRRBRIDGE', starts, 0, churn)).toEqual(
      column(95, NA('churn: blank'), '', NA('churn: not a number'), NA('start: number with two readings')),
    );
  });

  test.each<[string, unknown[], string]>([
    ['text', ['GRR', column(1, 'abc'), column(1, 2)], 'GRR: cell 2 of start: not a number. Write one plain'],
    ['an error cell', ['NRR', column(1, 2), column('#N/A', 2)], 'NRR: cell 1 of end: formula error. Mend'],
    ['a cell still loading', ['NRR', column(1, 2), column('Loading...', 2)], 'still loading'],
    ['a loss below zero', ['NRRBRIDGE', 100, 5, -3, 0], 'NRRBRIDGE: contraction: below zero. Write amounts'],
    [
      'ranges of two sizes',
      ['NRR', column(1, 2), column(1)],
      'start has 2 cells and end has 1 cell. Give both',
    ],
    [
      'blocks of two shapes',
      [
        'GRR',
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
        [
          [1, 2],
          [3, 4],
          [5, 6],
        ],
      ],
      'has 2 rows of 3 cells',
    ],
    ['a count and a range', ['LOGORETENTION', column(1, 2), 1], 'start has 2 cells and end has 1 cell'],
    [
      'an id that is missing',
      ['NRR', column(1, 2), column(1, 2), column('A', '')],
      'cell 2 of customers is blank',
    ],
    ['details that are neither', ['NRR', 1, 2, '', 'all'], 'NRR: details is TRUE for the figures behind'],
    [
      'a billing unheard of',
      ['MRR', column(5), column('fortnightly')],
      'MRR: billing: unknown billing. Use weekly, monthly',
    ],
    ['a year of no periods', ['LOGOCHURN', 500, 15, 0], 'periods_per_year: no number of periods. Write 12'],
    ['a discount of more than all', ['MRR', 5, 'monthly', 10], 'MRR: discounts: discount above 100 %'],
    [
      'a currency without a rate',
      ['CONVERTCURRENCY', 5, 'SEK', [['EUR', 1]]],
      'no rate for SEK. Add the currency',
    ],
    [
      'a table of rates without one',
      ['CONVERTCURRENCY', 5, 'SEK', [['SEK', 0]]],
      'row 1 of rates has no rate above 0',
    ],
    [
      'two rates',
      [
        'CONVERTCURRENCY',
        5,
        'SEK',
        [
          ['SEK', 1],
          ['sek', 2],
        ],
      ],
      'two rates for sek',
    ],
  ])('%s is answered with a sentence', (_, [name, ...args], words) => {
    expect(call(name as string, ...args)).toEqual({ error: expect.stringContaining(words) });
  });
});

test('columns and rows of cells fit each other, and blocks are read whole', () => {
  expect(call('NRR', [[100, 50]], column(110, 0))).toBe(call('NRR', column(100, 50), column(110, 0)));
  expect(
    call(
      'NRR',
      [
        [60, 40],
        [50, 50],
      ],
      [
        [60, 40],
        [50, 60],
      ],
    ),
  ).toBe(105);
  expect(call('NRR', [[100]], 106)).toBe(106);
});

test('numbers written as text count as what they say', () => {
  expect(call('NRR', column('$1,000.00', '500'), column('1,100.00', 0))).toBe(73.3333333333);
});

test('formulas over amounts answer in the shape of their ranges; a single cell counts for all', () => {
  expect(call('NRRBRIDGE', [[100, 200]], [[10, 0]], 0, 5)).toEqual([[105, 97.5]]);
  expect(call('LOGORETENTION', column(100, 50), column(90, 0))).toBe(50);
});

describe('MRR', () => {
  test('spreads a bill over the months it pays for, less its discount, and leaves fees and trials out', () => {
    const amounts = column(2000, 60, 300, 5000, 99, 240, '');
    const billing = column('annual', 'Monthly', 3, 'one-off', 'trial', 'half-yearly', '');
    const discounts = column('', '50%', '', '', '', 0.1, '');
    expect(call('MRR', amounts, billing)).toBe(366.67);
    expect(call('MRR', amounts, billing, discounts)).toBe(332.67);
    expect(call('MRR', column(10.1, 20.2))).toBe(30.3);
  });

  test('takes one term or discount for all bills, and terms in words and numbers', () => {
    expect(call('MRR', column(1200, 600), 'annual')).toBe(150);
    expect(call('MRR', column(1200, 600), 'annual', '50%')).toBe(75);
    expect(call('MRR', column(120, 240, 360), column('12 months', '2 years', 'per quarter'))).toBe(140);
    expect(call('MRR', 100, 'weekly')).toBe(433.33);
  });

  test('refuses a bill of which nobody knows how long it lasts', () => {
    expect(call('MRR', column(5, 6), column('monthly', ''))).toEqual({
      error: expect.stringContaining('MRR: cell 2 of billing is blank beside 6. Use weekly'),
    });
  });
});

test('MRRMOVEMENTS puts each customer into one movement; who paid before is reactivated, not new', () => {
  const ids = column('A', 'A', 'B', 'C', 'D', 'E', 'F');
  const starts = column(100, 50, 80, 20, '', 0, 10);
  const ends = column(120, 0, 0, 30, 15, 25, 10);
  const before = column('', '', '', '', 'yes', '', '');
  expect(call('MRRMOVEMENTS', starts, ends, ids, before)).toEqual([
    ['Movement', 'MRR', 'Customers'],
    ['Opening', 260, 4],
    ['New', 25, 1],
    ['Reactivation', 15, 1],
    ['Expansion', 10, 1],
    ['Contraction', 30, 1],
    ['Churn', 80, 1],
    ['Closing', 200, 5],
  ]);
});

describe('several currencies', () => {
  const rates = [
    ['Currency', 'USD'],
    ['USD', 1],
    ['eur', 1.1],
  ];

  test('one table of rates for start and end leaves the exchange rate out of retention', () => {
    const currencies = column('EUR', 'usd');
    const starts = call('CONVERTCURRENCY', column(100, 110), currencies, rates);
    const ends = call('CONVERTCURRENCY', column(90, 110), currencies, rates);
    expect(starts).toEqual(column(110, 110));
    expect(call('NRR', starts, ends)).toBe(95);
  });

  test('a missing rate is a finding of its row, and never 1', () => {
    const converted = call('CONVERTCURRENCY', column(100, 5, '', 7), column('SEK', 'USD', '', ''), rates);
    expect(converted).toEqual(column(NA('currencies: no rate for SEK'), 5, '', NA('currencies: blank')));
    expect(call('NRR', converted, column(1, 5, '', ''))).toEqual({
      error: expect.stringContaining('NRR: cell 1 of start: not a number'),
    });
  });
});

describe('CLV', () => {
  test('reads margin, churn and discount in one unit, and refuses a mixture', () => {
    expect(call('CLV', 500, 70, 2)).toBe(17500);
    expect(call('CLV', 500, '70%', '2%')).toBe(17500);
    expect(call('CLV', 500, 0.7, 2)).toBe(NA('margin and rates in different units'));
    expect(call('CLV', 500, 70, 0.02)).toBe(NA('margin and rates in different units'));
    expect(call('CLV', 500, 70, 0.05)).toBe(NA('margin and rates in different units'));
    expect(call('CLV', 500, '70%', '0.5%')).toBe(70000);
  });

  test('counts no longer lifetime than it is told', () => {
    expect(call('CLV', 500, 0.7, 0, '', 60)).toBe(21000);
    expect(call('CLV', 500, 0.7, 0.001, '', 60)).toBe(21000);
    expect(call('CLV', 500, 0.7, 0.02, '', 60)).toBe(17500);
  });

  test('has a value at a net churn below zero only under a greater discount', () => {
    expect(call('CLV', 100, 0.8, -0.02, 0.1)).toBe(1000);
    expect(call('CLV', 100, 0.8, -0.1, 0.1)).toBe(NA('the customers grow as fast as the discount or faster'));
  });
});
