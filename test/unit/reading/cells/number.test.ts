import { describe, expect, test } from '@jest/globals';
import {
  AMBIGUOUS_NUMBER,
  CHECKBOX_IN_NUMBER_COLUMN,
  DAY_IN_NUMBER_COLUMN,
  NOT_A_NUMBER,
  NOT_FILLED,
  PERCENT_IN_NUMBER_COLUMN,
} from '../../../../src/reading/cells/missing';
import { currencyIn, readNumber } from '../../../../src/reading/cells/number';
import { localeOf } from '../../../../src/reading/locale';
import { BLANK } from '../../../../src/scoring/value';

const US = localeOf('en_US');
const DE = localeOf('de_DE');
const FR = localeOf('fr_FR');
const SWISS = localeOf('de_CH');

describe('readNumber', () => {
  test.each([
    ['85', 85],
    ['5.', 5],
    ['.5', 0.5],
    ['+5', 5],
    ['−5', -5],
    [' 7\u200b ', 7],
    ['$1,200', 1200],
    ['-$1,200', -1200],
    ['$-1,200', -1200],
    ['(1,200)', -1200],
    ['($1,200.50)', -1200.5],
    ['USD 1,200', 1200],
    ['1,200 USD', 1200],
    ['1,234,567.89', 1234567.89],
    ['1e5', 100000],
    ['1e-400', 0],
    ['-0', 0],
  ])('reads %j as %d in the United States', (text, value) => {
    expect(readNumber(text, US)).toBe(value);
  });

  test.each([
    ['1.234,56', 1234.56],
    ['1.234', 1234],
    ['€1.200', 1200],
    ['1.200 €', 1200],
    ['0.85', 0.85],
    ['85,5', 85.5],
    ['1234.5', 1234.5],
  ])('reads %j as %d in Germany', (text, value) => {
    expect(readNumber(text, DE)).toBe(value);
  });

  test.each([
    ['1 234,56', 1234.56],
    ['1\u00a0234,56', 1234.56],
    ['1\u202f234\u202f567', 1234567],
    ['1.234', 1.234],
  ])('reads %j as %d in France', (text, value) => {
    expect(readNumber(text, FR)).toBe(value);
  });

  test("reads 1'234.56 in Switzerland", () => {
    expect(readNumber("1'234.56", SWISS)).toBe(1234.56);
    expect(readNumber('1’234', SWISS)).toBe(1234);
  });

  test.each(['1.234,56', '85,5', '1 234,56', "1'234.56", '€1.200'])(
    'doubts %j in the United States',
    (text) => {
      expect(readNumber(text, US)).toBe(AMBIGUOUS_NUMBER);
    },
  );

  test.each([
    ['85.5', 85.5],
    ['1,234.56', 1234.56],
    ['1,200,000', 1200000],
    ['$1,200', 1200],
    ['0.125', 0.125],
    ['1234', 1234],
  ])('reads %j without a locale, since no country reads it otherwise', (text, value) => {
    expect(readNumber(text)).toBe(value);
  });

  test.each(['1.234', '1,234', '1.234,56', '85,5', '1 234'])('doubts %j without a locale', (text) => {
    expect(readNumber(text)).toBe(AMBIGUOUS_NUMBER);
  });

  test.each([
    '0x10',
    '1_000',
    '--5',
    '–5',
    '(-5)',
    '-$-5',
    '5 of 7',
    '1-2',
    '<5',
    '90+',
    'Infinity',
    '1e999',
    '5kk',
    '5 kg',
    '1.2 M2',
    '١٢',
    'MAY 12',
    'abc',
    '12,34,5',
    '$',
    '.',
    '1.2.3',
    '=1+1',
    '1'.repeat(100),
  ])('refuses %j', (text) => {
    for (const locale of [US, DE, FR, SWISS, undefined]) {
      expect([NOT_A_NUMBER, NOT_FILLED]).toContain(readNumber(text, locale));
    }
  });

  test.each([
    ['5k', 5000],
    ['£5k', 5000],
    ['1.2M', 1_200_000],
    ['$120K', 120_000],
    ['€1.5m', 1_500_000],
    ['(2.5k)', -2500],
    ['3 bn', 3e9],
    ['120 K EUR', 120_000],
    ['12,00,000', 1_200_000],
    ['₹1,20,00,000.50', 12_000_000.5],
    ['90,000', 90_000],
  ])('reads %j as people shorten and group it', (text, value) => {
    expect(readNumber(text, US)).toBe(value);
  });

  test.each([
    ['$100,000', 'USD'],
    ['100 000 €', 'EUR'],
    ['US$5', 'USD'],
    ['CHF 1’200', 'CHF'],
    ['[$€-407] #,##0', 'EUR'],
    ['"$"#,##0', 'USD'],
    ['R$ 5', 'BRL'],
    ['5 kr', ''],
    ['#,##0', ''],
    ['500', ''],
  ])('knows the currency of %j', (text, code) => {
    expect(currencyIn(text)).toBe(code);
  });

  test('keeps numbers but for minus zero', () => {
    expect(readNumber(79.5)).toBe(79.5);
    expect(Object.is(readNumber(-0), 0)).toBe(true);
    expect(readNumber(Number.NaN)).toBe(NOT_A_NUMBER);
    expect(readNumber(Number.POSITIVE_INFINITY)).toBe(NOT_A_NUMBER);
  });

  test('names what is no number by what it is', () => {
    expect(readNumber(true)).toBe(CHECKBOX_IN_NUMBER_COLUMN);
    expect(readNumber(new Date(2026, 0, 1))).toBe(DAY_IN_NUMBER_COLUMN);
    expect(readNumber('85%')).toBe(PERCENT_IN_NUMBER_COLUMN);
    expect(readNumber(null)).toBe(BLANK);
    expect(readNumber(undefined)).toBe(BLANK);
    expect(readNumber('\u00a0 ')).toBe(BLANK);
    expect(readNumber({})).toBe(NOT_A_NUMBER);
    expect(readNumber(Symbol('x'))).toBe(NOT_A_NUMBER);
  });
});
