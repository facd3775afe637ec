// Locales of Sheets: numbers and dates as Intl writes them are read as what they are.
import { describe, expect, test } from '@jest/globals';
import { parseEntry } from '../../workbench/entry';
import { languageTag, localeRules } from '../../workbench/locale';
import { displayText } from '../../workbench/number-format';
import { civilSerial } from '../../workbench/time-zone';

const LOCALES =
  'en_US en_GB en_AU en_CA en_IE en_IN en_NZ en_ZA de_DE de_AT de_CH fr_FR fr_CA fr_CH es_ES es_MX es_AR it_IT pt_BR pt_PT ' +
  'nl_NL sv_SE da_DK nb_NO no_NO fi_FI pl_PL cs_CZ ru_RU tr_TR ja_JP zh_CN zh_TW uk_UA ro_RO el_GR vi_VN id_ID th_TH iw_IL';

describe.each(LOCALES.split(' '))('%s', (locale) => {
  const tag = languageTag(locale);

  test.each([1234567.25, -1234.5, 0.5, 1000, 12])('reads %d as Intl writes it', (number) => {
    const text = new Intl.NumberFormat(tag, { numberingSystem: 'latn', maximumFractionDigits: 2 }).format(
      number,
    );
    expect(
      parseEntry(text.replace(/[\u200e\u200f]/g, '').replace('−', '-'), locale, null, 2026).content,
    ).toBe(number);
  });

  test('shows a day in the order that Intl has, and reads it again', () => {
    const serial = civilSerial(2026, 3, 14)!;
    const shown = displayText(serial, localeRules(locale).dateFormat, locale);
    const parts = new Intl.DateTimeFormat(tag, {
      dateStyle: 'short',
      timeZone: 'UTC',
      calendar: 'gregory',
      numberingSystem: 'latn',
    }).formatToParts(Date.UTC(2026, 2, 14));
    const order = parts.filter(({ type }) => type !== 'literal').map(({ type }) => type);
    const figures = { year: '2026', month: '3', day: '14' } as Record<string, string>;
    expect(shown.match(/\d+/g)!.map(Number)).toEqual(order.map((type) => Number(figures[type])));
    expect(parseEntry(shown, locale, null, 2026)).toEqual({
      content: serial,
      format: localeRules(locale).dateFormat,
    });
  });
});

test('a locale that there is not is refused in a sentence', () => {
  for (const locale of ['xx_XX', 'german', '', 'de DE'])
    expect(() => localeRules(locale)).toThrow(/^There is no locale .*: write it as de_DE\.$/);
});

// CLDR 44, dateFormats short, with the year in full.
test.each([
  ['en_US', 'm/d/yyyy'],
  ['en_GB', 'dd/mm/yyyy'],
  ['de_DE', 'dd.mm.yyyy'],
  ['fr_FR', 'dd/mm/yyyy'],
  ['sv_SE', 'yyyy-mm-dd'],
  ['ja_JP', 'yyyy/mm/dd'],
])('%s writes a day as %s', (locale, format) => expect(localeRules(locale).dateFormat).toBe(format));
