import { describe, expect, test } from '@jest/globals';
import { call } from '../../support/call';

const MODEL = [
  ['Row', 'Name', 'Weight', 'Curve', 'Parameter'],
  ['model', 'ours', '', '', '100 is best'],
  ['dimension', 'All', 1, 'average', ''],
  ['metric', 'nps_score', 1, 'points', '0: 0; 10: 100'],
  ['metric', 'custom mood', 1, 'points', '0: 0; 5: 100'],
  ['band', 'Good', '', '', 50],
  ['band', 'Bad', '', '', 0],
];
const HEADERS = [['Who', 'Recommends us', 'Laune', 'Worth', 'Ends']];
const ROWS = [
  ['A', 8, 5, 200_000, '2026-12-31'],
  ['B', 2, 1, 1000, '2027-01-31'],
];
const PAIRS = [
  ['Column', 'Metric', 'Unit'],
  ['Recommends us', 'NPS', ''],
  ['Laune', 'custom mood', 'number, 0 to 5'],
  ['Worth', 'ARR', ''],
  ['Ends', 'contract_end_date', ''],
  ['', '', ''],
];
const SETTINGS = [
  ['Area', 'Setting', 'Value', 'Unit', 'Meaning'],
  ['Scoring', 'Minimum coverage', 0.6, '', ''],
  ...PAIRS.slice(1, 5).map(([header, metric, unit]) => ['Columns', header, metric, unit, '']),
  ['Status', 'Blue', 'churned', '', ''],
  ['', '', '', '', ''],
];
const AS_OF = new Date(Date.UTC(2026, 10, 21));

describe.each([
  ['two columns', PAIRS],
  ['the tab of settings', SETTINGS],
])('a mapping from %s', (_, mapping) => {
  test('says what the columns of a formula are', () => {
    expect(call('HEALTHSCORE', HEADERS, ROWS, MODEL, '', mapping)).toEqual([[90], [20]]);
    expect(call('HEALTHSTATUS', HEADERS, ROWS, MODEL, '', mapping)).toEqual([['Good'], ['Bad']]);
    expect(call('CUSTOMERSEGMENT', HEADERS, ROWS, mapping)).toEqual([['enterprise'], ['smb']]);
    expect(call('DAYSTORENEWAL', HEADERS, ROWS, AS_OF, mapping)).toEqual([[40], [71]]);
  });
});

describe('a mapping', () => {
  test('left out leaves the headers to speak', () => {
    expect(call('HEALTHSCORE', HEADERS, ROWS, MODEL)).toEqual([[''], ['']]);
  });

  test.each([
    [[['Recommends us']], 'a mapping has two columns, the header and its metric'],
    [[['Recommends us', 'npss']], 'HEALTHSCORE: row 1 of the mapping: No metric is called "npss"'],
    [
      [...PAIRS, ['Laune', 'custom mood', 'furlongs']],
      'row 7 of the mapping: "Laune" is set in row 3 already',
    ],
    [[['Laune', 'custom mood', 'furlongs']], 'row 1 of the mapping: Say unit, range and which way is better'],
  ])('with a mistake names its row: %j', (mapping, words) => {
    expect(call('HEALTHSCORE', HEADERS, ROWS, MODEL, '', mapping)).toEqual({
      error: expect.stringContaining(words),
    });
  });
});
