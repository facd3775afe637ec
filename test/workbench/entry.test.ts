import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseEntry } from '../../workbench/entry';
import { displayText } from '../../workbench/number-format';
import { civilSerial } from '../../workbench/time-zone';

const day = (year: number, month: number, date: number) => civilSerial(year, month, date)!;
const JAN_15 = day(2026, 1, 15);

describe('Text typed into a cell', () => {
  const coerced: [string, string, unknown, string?][] = [
    ['en_US', '85%', 0.85, '0%'],
    ['en_US', '25.6%', 0.256, '0.00%'],
    ['en_US', '$1,200.50', 1200.5, '"$"#,##0.00'],
    ['en_US', '-$5', -5, '"$"#,##0'],
    ['en_US', '1,200', 1200, '#,##0'],
    ['en_US', '(1,200)', -1200, '#,##0'],
    ['en_US', '.5', 0.5],
    ['en_US', '1e3', 1000, '0.00E+00'],
    ['en_US', '007', 7],
    ['en_US', '+5', 5],
    ['en_US', '2026-01-15', JAN_15, 'yyyy-mm-dd'],
    ['en_US', '1/15/2026', JAN_15, 'm/d/yyyy'],
    ['en_US', '1/15/26', JAN_15, 'm/d/yyyy'],
    ['en_US', '1/15', JAN_15, 'm/d/yyyy'],
    ['en_US', 'Jan 15, 2026', JAN_15, 'mmm d, yyyy'],
    ['en_US', '15-Jan-2026', JAN_15, 'd mmm yyyy'],
    ['en_US', '1/15/2026 12:00', JAN_15 + 0.5, 'm/d/yyyy h:mm:ss'],
    ['en_US', '2026-01-15 6:00 PM', JAN_15 + 0.75, 'yyyy-mm-dd h:mm:ss'],
    ['en_US', '12:30', 12.5 / 24, 'h:mm'],
    ['en_US', '1:30 pm', 13.5 / 24, 'h:mm am/pm'],
    ['en_US', '30:00', 30 / 24, '[h]:mm'],
    ['en_US', 'TRUE', true],
    ['en_US', 'false', false],
    ['en_GB', '15/1/2026', JAN_15, 'dd/mm/yyyy'],
    ['de_DE', '15.01.2026', JAN_15, 'dd.mm.yyyy'],
    ['de_DE', '15.1', JAN_15, 'dd.mm.yyyy'],
    ['de_DE', '1.200,50 €', 1200.5, '"€"#,##0.00'],
    ['de_DE', '85,5%', 0.855, '0.00%'],
    ['de_DE', 'WAHR', true],
    ['fr_FR', '1 200,5', 1200.5, '#,##0.00'],
    ['fr_FR', '15/01/2026', JAN_15, 'dd/mm/yyyy'],
    ['fr_FR', 'FAUX', false],
  ];

  for (const [locale, text, content, format] of coerced) {
    test(`${locale}: ${text}`, () => {
      expect(parseEntry(text, locale, null, 2026)).toEqual(format ? { content, format } : { content });
    });
  }

  test.each([
    ['en_US', 'Acme Inc.'],
    ['en_US', '1.2.3'],
    ['en_US', '15/1/2026'],
    ['en_US', '2/30/2026'],
    ['en_US', '12:75'],
    ['en_US', '1,20'],
    ['en_US', '$5%'],
    ['en_US', '85 %x'],
    ['en_US', '12 monkeys'],
    ['en_US', '2026-01-15T00:00:00Z'],
    ['en_US', '='],
    ['en_US', '-foo'],
    ['en_US', '@handle'],
    ['de_DE', '1,200.50'],
  ])('%s: %s stays text', (locale, text) => {
    expect(parseEntry(text, locale, null, 2026)).toEqual({ content: text });
  });

  test('= starts a formula, in plain-text cells too', () => {
    expect(parseEntry('=1+1', 'en_US', '@', 2026)).toEqual({ content: { formula: '=1+1' } });
    expect(parseEntry('+A1', 'en_US', null, 2026)).toEqual({ content: { formula: '=+A1' } });
  });

  test('one leading apostrophe is taken away and the rest is text', () => {
    expect(parseEntry("'007", 'en_US', null, 2026)).toEqual({ content: '007' });
    expect(parseEntry("'=1+1", 'en_US', '@', 2026)).toEqual({ content: '=1+1' });
    expect(parseEntry("''x", 'en_US', null, 2026)).toEqual({ content: "'x" });
  });

  test('a plain-text cell keeps the rest as it is', () => {
    for (const text of ['007', 'TRUE', '1e3', '1/2', '85%']) {
      expect(parseEntry(text, 'en_US', '@', 2026)).toEqual({ content: text });
    }
  });

  test('a format that fits stays', () => {
    expect(parseEntry('85%', 'en_US', '0.0%', 2026)).toEqual({ content: 0.85 });
    expect(parseEntry('1,200', 'en_US', '0.00', 2026)).toEqual({ content: 1200 });
    expect(parseEntry('1/15/2026', 'en_US', '0.00', 2026)).toEqual({ content: JAN_15, format: 'm/d/yyyy' });
  });

  test('any text after an apostrophe comes back as it was', () => {
    fc.assert(
      fc.property(fc.string(), (text) => parseEntry(`'${text}`, 'en_US', null, 2026).content === text),
    );
  });

  test('numbers come back as they were written', () => {
    const exact = (value: number) => Object.is(parseEntry(String(value), 'en_US', null, 2026).content, value);
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => value !== 0),
        exact,
      ),
    );
  });

  test('hostile text takes no time', () => {
    // What backtracks would take minutes: a bound of work, with room for a slow machine.
    const start = performance.now();
    for (const piece of [' ', '1', '1,', '(', '"', '1/', 'a '])
      parseEntry(piece.repeat(50_000), 'en_US', null, 2026);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe('What a cell shows', () => {
  const shown: [number | string | boolean, string, string, string?][] = [
    [0.256, '0.0%', '25.6%'],
    [0.85, '0%', '85%'],
    [1234567.891, '#,##0.00', '1,234,567.89'],
    [1234.5, '#,##0.00', '1.234,50', 'de_DE'],
    [-5, '"$"#,##0', '-$5'],
    [-5, '0;(0)', '(5)'],
    [1.005, '0.00', '1.01'],
    [7, '000', '007'],
    [12345, '0.00E+00', '1.23E+04'],
    [JAN_15, 'yyyy-mm-dd', '2026-01-15'],
    [JAN_15, 'm/d/yyyy', '1/15/2026'],
    [JAN_15, 'ddd, mmm d', 'Thu, Jan 15'],
    [JAN_15 + 0.5625, 'yyyy-mm-dd h:mm am/pm', '2026-01-15 1:30 PM'],
    [1.25, '[h]:mm', '30:00'],
    // Thousands are left out for each comma at the end, fractions, conditions and elapsed time [ECMA-376, 18.8.31].
    [1234567, '$0.0,,\\M', '$1.2M'],
    [1500, '[>1000]0.0,"k";0', '1.5k'],
    [0.5, '# ?/?', ' 1/2'],
    [-1234, '#,##0;[Red](#,##0)', '(1,234)'],
    [JAN_15, '[$-409]mmm d, yyyy', 'Jan 15, 2026'],
    [JAN_15, 'd. mmmm yyyy', '15. Januar 2026', 'de_DE'],
    [0, 'yyyy-mm-dd', '1899-12-30'],
    [5, 'no [ format', '5'],
    [0.1 + 0.2, 'General', '0.3'],
    [85, '', '85'],
    [true, '', 'TRUE'],
    ['text', '0.00', 'text'],
  ];

  for (const [value, format, text, locale = 'en_US'] of shown) {
    test(`${value} in ${format} is ${text}`, () => expect(displayText(value, format, locale)).toBe(text));
  }
});
