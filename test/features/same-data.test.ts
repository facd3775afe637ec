import { beforeEach, describe, expect, test } from '@jest/globals';
import type { RunQuestion } from '../../src/addon/run/question';
import type { RunReport } from '../../src/addon/run/score';
import { Clock, type GridSheet } from '../../workbench';
import { customer, HEADERS } from '../support/eventful';
import { fill, recordsOf, type TestCell, valuesOf } from '../support/sheets';
import { teamWith } from '../support/team';

const ROWS = Array.from({ length: 20 }, (_, i) =>
  customer(`C${i + 1}`, i % 2 ? 'Kim' : 'Lee', { arr: 1000 * (i + 1) }),
);
const column = (header: string) => HEADERS.indexOf(header);

let team: ReturnType<typeof teamWith>;
let sheet: GridSheet;

beforeEach(() => {
  team = teamWith([HEADERS, ...ROWS], {
    clock: new Clock('2026-10-31T12:00:00Z'),
    userEmail: 'ann@example.com',
  });
  sheet = team.grid.activeSheet as GridSheet;
  team.call('scorePortfolio', { way: 'scores tab' });
  team.clock.forwardTo('2026-11-10T12:00:00Z');
});

const score = (options: object = {}) =>
  team.call<RunReport | RunQuestion>('scorePortfolio', { way: 'scores tab', ...options });
const asked = (options: object = {}) => {
  const came = score(options);
  if (!('asks' in came)) throw new Error(`not asked: ${came.sentence}`);
  return came;
};
const tabs = () => team.grid.sheets.map((each) => [each.name, valuesOf(each)]);
const tab = (name: string) => recordsOf(team.grid.sheets.find((each) => each.name === name)!);

/** Puts other rows below the headers, in the place of all that stood there. */
function replace(rows: readonly (readonly TestCell[])[]): void {
  const blank = ROWS.map((row) => row.map(() => null));
  fill(sheet, blank, 1);
  if (rows.length > 0) fill(sheet, rows, 1);
}
const withColumn = (header: string, cell: (row: number, before: TestCell) => TestCell) =>
  ROWS.map((row, i) => row.map((before, j) => (j === column(header) ? cell(i, before!) : before)));

const BROKEN: [string, () => void, RegExp][] = [
  [
    'its headers only',
    () => replace([]),
    /^20 of 20 customers of the last run have no row: C1, C2, C3, C4, C5 and 15 more\./,
  ],
  ['#N/A in A2 only', () => replace([['#N/A']]), /^20 of 20 customers/],
  ['half of the rows', () => replace(ROWS.slice(10)), /^10 of 20 customers/],
  ['three customers less', () => replace(ROWS.slice(3)), /^3 of 20 customers/],
  [
    'a quarter less ARR',
    () => replace(withColumn('arr', (_, arr) => Number(arr) * 0.75)),
    /^The ARR of the customers that are still there went from 210,000 to 157,500\./,
  ],
  [
    'an ARR of cents for most',
    () => replace(withColumn('arr', (i, arr) => (i < 12 ? Number(arr) * 0.6 : arr))),
    /^The ARR of the customers/,
  ],
  [
    'a column that lost a fifth of its cells',
    () => replace(withColumn('nps_score', (i, nps) => (i < 4 ? null : nps))),
    /^"NPS" is filled for 80 % of the customers, and was for 100 %\./,
  ],
  [
    'errors in a column',
    () => replace(withColumn('login_frequency', (i, cell) => (i < 4 ? '#N/A' : cell))),
    /is filled for 80 %/,
  ],
  [
    'a column less',
    () => fill(sheet, [['']], 0, column('feature_adoption')),
    /"Feature adoption" is filled for 0 %/,
  ],
];
const WHOLE: [string, () => void][] = [
  ['two customers less', () => replace(ROWS.slice(2))],
  ['a bit less ARR', () => replace(withColumn('arr', (_, arr) => Number(arr) * 0.8))],
  ['three cells less in a column', () => replace(withColumn('nps_score', (i, nps) => (i < 3 ? null : nps)))],
  ['rows in another order', () => replace([...ROWS].reverse())],
  ['twice as many customers', () => replace([...ROWS, ...ROWS.map((row, i) => [`D${i}`, ...row.slice(1)])])],
];

describe('Data with', () => {
  test.each(BROKEN)('%s is asked about, and nothing is kept of it', (_, breakIt, sentence) => {
    breakIt();
    const before = tabs();
    const { asks, answers } = asked();
    expect(asks).toMatch(sentence);
    expect(answers[0]!.label).toBe('Use the last good data');
    expect(tabs()).toEqual(before);
    asked(answers[0]!.options);
    const changed = tabs().filter(([name]) => !before.some(([known]) => known === name));
    expect([changed, tabs().slice(0, before.length)]).toEqual([[], before]);
  });

  test.each(WHOLE)('%s is scored', (_, change) => {
    change();
    expect(score()).toHaveProperty('sentence');
  });

  test('nothing new for two weeks is asked about once, and again when something has changed since the answer', () => {
    expect(score()).toHaveProperty('sentence');
    team.clock.forwardTo('2026-11-14T12:00:00Z');
    const { asks, answers } = asked();
    expect(asks).toMatch('Nothing in the tab has changed for 14 days: has its import stopped?');
    expect(answers.map(({ label }) => label)).toEqual(['Use the last good data', 'It is right']);
    score(answers[1]!.options);
    for (const day of ['2026-11-15', '2026-11-28', '2027-01-13']) {
      team.clock.forwardTo(`${day}T12:00:00Z`);
      expect([day, score()]).toEqual([day, expect.objectContaining({ sentence: expect.any(String) })]);
    }
    replace(withColumn('nps_score', (i, nps) => (i < 1 ? 8 : nps)));
    expect(score()).toHaveProperty('sentence');
    team.clock.forwardTo('2027-01-27T12:00:00Z');
    asked();
  });
});

describe('A portfolio of five customers', () => {
  const five = ROWS.slice(0, 5);
  const blankFor = (count: number) =>
    five.map((row, i) => row.map((cell, j) => (j === column('nps_score') && i < count ? null : cell)));

  beforeEach(() => {
    replace(five);
    score(asked().answers.find(({ label }) => label === 'Removed or moved, not churn')!.options);
  });

  test.each([1, 2])('is not asked about %d blank cells, of which one is 20 points of a column', (count) => {
    replace(blankFor(count));
    expect(score()).toHaveProperty('sentence');
  });

  test.each([3, 5])('is asked about %d', (count) => {
    replace(blankFor(count));
    expect(asked().asks).toMatch('"NPS" is filled for');
  });
});

describe('Customers without a row', () => {
  const answered = (label: string, on?: string) => {
    replace(ROWS.slice(3));
    const { options } = asked().answers.find((answer) => answer.label === label)!;
    score(on === undefined ? options : { data: { ...options.data, on } });
    return tab('Vitals months').find(({ Month }) => Month === '2026-11')!;
  };

  test('have churned where a person says so', () => {
    expect(answered('They churned')).toMatchObject({ 'Churned customers': 3, 'Churned ARR': 6000 });
    expect(tab('Vitals settings')).toContainEqual(
      expect.objectContaining({ Area: 'Customers without a row', Setting: 'C1', Value: '2026-11-10' }),
    );
  });

  test('have churned before the month where their day was then', () => {
    expect(answered('They churned', '2026-10-20')).toMatchObject({ 'Churned customers': 0, NRR: 100 });
  });

  test('are no churn where they were removed or moved, in no later run either', () => {
    expect(answered('Removed or moved, not churn')).toMatchObject({ 'Churned customers': 0, NRR: 100 });
    team.clock.forwardTo('2026-11-12T12:00:00Z');
    expect(score()).toHaveProperty('sentence');
    expect(tab('Vitals months').find(({ Month }) => Month === '2026-11')).toMatchObject({
      'Churned customers': 0,
    });
  });

  test('are asked about anew where the data has changed since the question', () => {
    replace(ROWS.slice(3));
    const { options } = asked().answers[2]!;
    replace(ROWS.slice(8));
    expect(asked(options).asks).toMatch(/^8 of 20/);
  });
});

test('Use the last good data tells the red flags of rows that are whole', () => {
  score();
  team.clock.forwardTo('2026-11-11T12:00:00Z');
  replace(
    ROWS.map((row, i) =>
      row.map((cell, j) => {
        if (j === column('arr') && i < 12) return Number(cell) / 100;
        return j === column('unresolved_critical') && (i === 2 || i === 15) ? 3 : cell;
      }),
    ),
  );
  expect(asked(asked().answers[0]!.options).asks).toMatch('1 alert from complete rows');
  expect(tab('Vitals alerts').map((row) => row['Customer id'])).toEqual(['C16']);
});

describe('A schedule with broken data', () => {
  test('is held: it mails its owner the first day, keeps nothing, closes no month, and tells red flags of whole rows', () => {
    team.clock.forwardTo('2026-11-29T12:00:00Z');
    replace(withColumn('feature_adoption', (i, share) => (i === 1 ? Number(share) + 1 : share)));
    score();
    team.call('startSchedule', 7);
    const [columnLegal, columnArr] = ['unresolved_critical', 'arr'].map(column);
    const rows = ROWS.map((row, i) =>
      row.map((cell, j) =>
        j === columnArr && i < 12
          ? Number(cell) / 100
          : j === columnLegal && (i === 2 || i === 15)
            ? 3
            : cell,
      ),
    );
    replace(rows);
    const kept = () =>
      ['Vitals scores', 'Vitals history', 'Vitals months'].map((name) =>
        valuesOf(team.grid.sheets.find((each) => each.name === name)!),
      );
    const before = kept();
    team.bench.passTo('2026-11-30T12:00:00Z');
    expect(kept()).toEqual(before);
    const own = team.bench.environment.mails.filter(({ subject }) => subject.includes('your daily run'));
    expect(
      own.map(({ to, body }) => [
        to,
        /The ARR of the customers that are still there went from 210,000 to /.test(body),
      ]),
    ).toEqual([[['ann@example.com'], true]]);
    // The hourly look at the red-flag columns alone tells the other one as well.
    const told = () => tab('Vitals alerts').map((row) => `${row['Customer id']} ${row.Rule}`);
    expect(told().sort()).toEqual(['C16 critical_bug', 'C3 critical_bug']);
    team.bench.passTo('2026-12-02T12:00:00Z');
    expect(kept()).toEqual(before);
    expect(told()).toHaveLength(2);
    replace(withColumn('login_frequency', (i, cell) => (i === 0 ? 33 : cell)));
    team.bench.passTo('2026-12-03T12:00:00Z');
    expect(tab('Vitals months').map(({ Month }) => Month)).toEqual(['2026-10', '2026-11', '2026-12']);
  });
});
