import { describe, expect, test } from '@jest/globals';
import { publishedTables } from '../../../src/models';
import type { Parameter } from '../../../src/scoring/curve';
import { workbenchWith } from '../../support/sheets';

const HEADERS = [
  'customer_id',
  'segment',
  'feature_adoption',
  'nps_score',
  'renewal_sentiment',
  'login_trend',
];
const ROWS = [
  ['A', 'smb', 30, 9, 'positive', -10],
  ['B', 'enterprise', 60, 5, 'negative', -30],
];
const OWN: Parameter[][] = [
  ['Row', 'Name', 'Weight', 'Curve', 'Parameter', 'SMB', 'Remark'],
  ['model', 'ours', '', '', '100 is best', '', 'of November'],
  ['dimension', 'All', 1, 'average', '', '', ''],
  ['metric', 'Feature adoption', '3', 'target', 60, '60,0', ''],
  ['', '', '', '', '', '', 'an idle remark'],
  ['metric', 'renewal_sentiment', 1, 'map', 'positive: 100; negative: 0', '', ''],
  ['band', 'Good', '', '', 50, 80, ''],
  ['band', 'Bad', '', '', 0, '', ''],
];
const RISK: Parameter[][] = [
  ['Row', 'Name', 'Weight', 'Curve', 'Parameter'],
  ['model', 'our risk', '', '', '100 is worst'],
  ['dimension', 'All', 1, 'average', ''],
  ['metric', 'login_trend', 1, 'slope', 'start: 0; each: -3'],
  ['band', 'High', '', '', 60],
  ['band', 'Low', '', '', 0],
];
const AS_OF = new Date(Date.UTC(2026, 10, 21));

const { bench } = workbenchWith([['x']]);

function call(name: string, ...args: unknown[]): unknown {
  const run = bench.callCustomFunction(name, args);
  return run.error ? { error: run.error.message } : run.value;
}
const health = (name: string, model: unknown) => call(name, [HEADERS], ROWS, model);

describe('a model from a range', () => {
  test('scores, bands and explains as the table says', () => {
    expect(health('HEALTHSCORE', OWN)).toEqual([[62.5], [75]]);
    expect(health('HEALTHSTATUS', OWN)).toEqual([['Bad'], ['Good']]);
    expect(health('HEALTHBREAKDOWN', OWN)).toEqual([[62.5], [75]]);
    expect(health('HEALTHDRIVERS', OWN)).toEqual([['Feature adoption -37.5'], ['Renewal sentiment -25.0']]);
    expect(health('HEALTHCOVERAGE', OWN)).toEqual([[1], [1]]);
  });

  test('may have blank rows and columns around it', () => {
    const wide = [[], ...OWN, []].map((row) =>
      ['', ...row, '', ''].concat(new Array(10 - row.length).fill('')),
    );
    expect(health('HEALTHSCORE', wide)).toEqual([[62.5], [75]]);
  });

  test('scores churn risk as well', () => {
    expect(call('CHURNRISK', [HEADERS], ROWS, AS_OF, RISK)).toEqual([[30], [90]]);
    expect(call('RISKTIER', [HEADERS], ROWS, AS_OF, RISK)).toEqual([['Low'], ['High']]);
  });

  test.each([...publishedTables()].filter(([name]) => name !== 'churn risk'))(
    '%s from a range scores as it does by name',
    (name, table) => {
      expect(health('HEALTHCOVERAGE', table)).toEqual(health('HEALTHCOVERAGE', name));
      expect(health('HEALTHBREAKDOWN', table)).toEqual(health('HEALTHBREAKDOWN', name));
    },
  );
});

describe('a mistake in the range is answered with its cell', () => {
  const changed = (change: (table: Parameter[][]) => void) => {
    const table = OWN.map((row) => [...row]);
    change(table);
    return table;
  };

  test.each<[string, unknown, string]>([
    [
      'an unknown curve',
      changed((t) => (t[3]![3] = 'traget')),
      'HEALTHSCORE: row 4, column 4 of the model: There is no curve "traget". Use one of: target, limit, slope, map, points, as is.',
    ],
    [
      'a weight that is no number',
      changed((t) => (t[3]![2] = 'much')),
      'HEALTHSCORE: row 4, column 3 of the model: Write the weight as 0, or as a number from 0.000001 to 1000000.',
    ],
    [
      'a date for a weight',
      changed((t) => (t[3]![2] = AS_OF as never)),
      'row 4, column 3 of the model: Write',
    ],
    ['bands out of order', changed((t) => (t[7]![4] = 50)), 'row 8, column 5 of the model: Order the bands'],
    [
      'an unknown metric',
      changed((t) => (t[3]![1] = 'adopshun')),
      'row 4, column 2 of the model: "adopshun" is not a known metric',
    ],
    [
      'a missing parameter',
      changed((t) => (t[3]![4] = '')),
      'row 4, column 5 of the model: Write the target',
    ],
    ['a row of no kind', changed((t) => (t[5]![0] = '')), 'row 6, column 1 of the model: Use one of: model,'],
    ['no weight at all', changed((t) => (t[2]![2] = 0)), 'row 3, column 3 of the model: Give at least one'],
    [
      'a word for a segment',
      changed((t) => (t[0]![5] = 'SMBs')),
      'row 1, column 6 of the model: There is no',
    ],
    [
      'two columns of one name',
      changed((t) => (t[0]![6] = 'Curve')),
      'row 1, column 7 of the model: There is a',
    ],
    [
      'a table further down',
      [[''], [''], ...changed((t) => (t[1]![4] = ''))],
      'row 4, column 5 of the model: Say',
    ],
    ['no table', [['a', 'b']], 'row 1, column 1 of the model: A model table begins with a row of headers'],
    [
      'no header row',
      OWN.slice(1),
      'row 1, column 1 of the model: A model table begins with a row of headers',
    ],
    [
      'several mistakes',
      changed((t) => {
        t[3]![2] = 'much';
        t[5]![4] = 'positive';
      }),
      'column 3 of the model: Write the weight as 0, or as a number from 0.000001 to 1000000. There is 1 more mistake.',
    ],
    ['two tables', [...OWN, ...OWN], 'the range holds 2 models'],
    ['a churn risk table', RISK, 'the model "our risk" says "100 is worst". Give a health model'],
  ])('%s', (_, model, words) => {
    expect(health('HEALTHSCORE', model)).toEqual({ error: expect.stringContaining(words) });
  });

  test('a health table for the churn risk', () => {
    expect(call('CHURNRISK', [HEADERS], ROWS, AS_OF, OWN)).toEqual({
      error: expect.stringContaining('the model "ours" says "100 is best". Give a churn risk model'),
    });
  });
});
