import { describe, expect, test } from '@jest/globals';
import { readKey } from '../../../../src/reading/cells/key';
import { readLevel } from '../../../../src/reading/cells/level';
import { readList } from '../../../../src/reading/cells/list';
import {
  absenceIn,
  DAY_AS_KEY,
  ERROR_CELL,
  LOADING,
  NOT_FILLED,
  NOT_YES_NO,
  OBJECT_TEXT,
  TOO_LONG,
  unknownWord,
} from '../../../../src/reading/cells/missing';
import { readText } from '../../../../src/reading/cells/text';
import { readYesNo } from '../../../../src/reading/cells/yes-no';
import { levelNames, levelWords } from '../../../../src/reading/words';
import { BLANK } from '../../../../src/scoring/value';

describe('absenceIn', () => {
  test.each([
    '#REF!',
    '#N/A',
    '#NV',
    '#¡REF!',
    '#¿NOMBRE?',
    '#NOM ?',
    '#BEZUG!',
    '#DIV/0!',
    '#GETTING_DATA',
    '#CONNECT!',
    '#DIV/0',
    '#REF',
  ])('knows the error %s', (text) => {
    expect(absenceIn(text)).toBe(ERROR_CELL);
  });

  test.each(['Loading...', 'Loading…', 'Wird geladen...', 'Chargement...', '読み込んでいます...'])(
    'knows %s',
    (text) => {
      expect(absenceIn(text)).toBe(LOADING);
    },
  );

  test.each(['N/A', 'na', '-', '—', 'none', 'NULL', 'TBD', 'pending', '?', '...'])('knows %s', (text) => {
    expect(absenceIn(text)).toBe(NOT_FILLED);
  });

  test.each(['#1 Plumbing', '#winning!', 'Loading Docks Inc', 'Nathan', '|', 'na|none'])(
    'lets %s be',
    (text) => {
      expect(absenceIn(text)).toBeUndefined();
    },
  );
});

describe('readYesNo', () => {
  test.each([true, 1, 'TRUE', 'Yes', 'y', '✓', '✔️', 'on', 'ja', 'WAHR', 'VRAI'])('%j is yes', (cell) => {
    expect(readYesNo(cell)).toBe(true);
  });

  test.each([false, 0, 'FALSE', 'No', 'n', 'off', '0', 'nein', 'FAUX'])('%j is no', (cell) => {
    expect(readYesNo(cell)).toBe(false);
  });

  test.each(['maybe', 'x', 2, '1.0', '|', 'yes|y', new Date(0), {}])('%j is neither', (cell) => {
    expect(readYesNo(cell)).toBe(NOT_YES_NO);
  });

  test('a blank or unknown cell is missing', () => {
    expect(readYesNo(' ')).toBe(BLANK);
    expect(readYesNo('unknown')).toBe(NOT_FILLED);
  });
});

describe('readLevel', () => {
  const UNKNOWN = unknownWord(levelNames('renewal_sentiment'));
  const sentiment = (cell: unknown) => readLevel(cell, levelWords('renewal_sentiment'), UNKNOWN);

  test('takes a word in any spelling', () => {
    expect(sentiment(' POSITIVE ')).toBe('positive');
    expect(readLevel('Midmarket', levelWords('segment'), UNKNOWN)).toBe('mid-market');
    expect(readLevel('Mid Market', levelWords('segment'), UNKNOWN)).toBe('mid-market');
    expect(readLevel('Enterprise Plus', levelWords('plan_tier'), UNKNOWN)).toBe('enterprise_plus');
    expect(readLevel('Month to month', levelWords('contract_type'), UNKNOWN)).toBe('month-to-month');
    expect(readLevel('Two year', levelWords('contract_type'), UNKNOWN)).toBe('multi-year');
  });

  test('takes unknown as a value where it is one', () => {
    expect(sentiment('unknown')).toBe('unknown');
    expect(readLevel('unknown', levelWords('segment'), UNKNOWN)).toBe(NOT_FILLED);
  });

  test.each(['constructor', '__proto__', 'toString', 5, true, {}])('refuses %j', (cell) => {
    expect(sentiment(cell)).toBe(UNKNOWN);
  });

  test('names its words', () => {
    expect(UNKNOWN.advice).toBe('Use one of: positive, neutral, negative, unknown.');
    expect(levelNames('arr')).toEqual([]);
    expect(levelNames('constructor')).toEqual([]);
  });
});

describe('readText', () => {
  test.each(['00123', 'MARCH1', '3/4', '12:30', '0.10', '-Corp', '@handle', "'quoted", 'tab\there'])(
    'keeps %j',
    (text) => {
      expect(readText(text)).toBe(text);
    },
  );

  test('trims, mends and cuts with a mark', () => {
    expect(readText(' Acme\u00a0')).toBe('Acme');
    expect(readText('a\ud800b😀')).toBe('a\ufffdb😀');
    expect(readText('a'.repeat(1000))).toBe('a'.repeat(1000));
    expect(readText('a'.repeat(50000))).toBe(`${'a'.repeat(999)}…`);
    expect(readText('[object Object]')).toBe(OBJECT_TEXT);
  });

  test('makes text of numbers, checkboxes and dates', () => {
    expect(readText(123)).toBe('123');
    expect(readText(true)).toBe('TRUE');
    expect(readText(new Date(2026, 11, 31))).toBe('2026-12-31');
  });
});

describe('readList', () => {
  test('parts at semicolons and knows the words of the plans', () => {
    expect(readList('hr; marketing ;; hr', levelWords('departments_current'))).toEqual(['hr', 'marketing']);
    expect(readList('Pro; Enterprise Plus; Gold', levelWords('available_tiers'))).toEqual([
      'professional',
      'enterprise_plus',
      'Gold',
    ]);
  });

  test('refuses a list that it would have to cut', () => {
    expect(readList('a;'.repeat(600), new Map())).toBe(TOO_LONG);
    expect(readList('', new Map())).toBe(BLANK);
  });
});

describe('readKey', () => {
  test('keeps ids as they stand', () => {
    expect(readKey(' C-1 ')).toBe(' C-1 ');
    expect(readKey('00123')).toBe('00123');
    expect(readKey(7)).toBe(7);
    expect(readKey('undefined')).toBe('undefined');
    expect(readKey('n/a')).toBe('n/a');
  });

  test('refuses what is no id', () => {
    expect(readKey('#N/A')).toBe(ERROR_CELL);
    expect(readKey(new Date(0))).toBe(DAY_AS_KEY);
    expect(readKey('  ')).toBe(BLANK);
    expect(readKey(Number.NaN)).toBe(NOT_FILLED);
  });
});
