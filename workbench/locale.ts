/** How people of a locale write numbers and dates. */

import { NotEmulated } from './apps-script/emulation';

export interface LocaleRules {
  readonly decimal: string;
  readonly group: string;
  /** The order of a date in figures: month-day-year or day-month-year. A date that starts with the year is always year-month-day. */
  readonly dateOrder: 'mdy' | 'dmy';
  /** The formats that Sheets gives a date it makes itself. */
  readonly dateFormat: string;
  readonly dateTimeFormat: string;
  readonly yes: string;
  readonly no: string;
  /** Month names and their three-letter forms, lower case, to the month's number. */
  readonly months: ReadonlyMap<string, number>;
}

const RULES: Record<string, Omit<LocaleRules, 'months'>> = {
  en_US: english('mdy', 'm/d/yyyy'),
  en_GB: english('dmy', 'dd/mm/yyyy'),
  de_DE: {
    decimal: ',',
    group: '.',
    dateOrder: 'dmy',
    dateFormat: 'dd.mm.yyyy',
    dateTimeFormat: 'dd.mm.yyyy h:mm:ss',
    yes: 'WAHR',
    no: 'FALSCH',
  },
  fr_FR: {
    decimal: ',',
    group: '\u202f',
    dateOrder: 'dmy',
    dateFormat: 'dd/mm/yyyy',
    dateTimeFormat: 'dd/mm/yyyy h:mm:ss',
    yes: 'VRAI',
    no: 'FAUX',
  },
};

function english(dateOrder: 'mdy' | 'dmy', dateFormat: string): Omit<LocaleRules, 'months'> {
  return {
    decimal: '.',
    group: ',',
    dateOrder,
    dateFormat,
    dateTimeFormat: `${dateFormat} h:mm:ss`,
    yes: 'TRUE',
    no: 'FALSE',
  };
}

const known = new Map<string, LocaleRules>();

/** The rules of a spreadsheet locale such as `de_DE`. */
export function localeRules(locale: string): LocaleRules {
  const rules = RULES[locale];
  if (!rules) throw new NotEmulated(`The locale ${locale}`);
  let full = known.get(locale);
  if (!full) {
    full = { ...rules, months: monthNames(locale.replace('_', '-')) };
    known.set(locale, full);
  }
  return full;
}

function monthNames(language: string): Map<string, number> {
  const names = new Map<string, number>();
  for (let month = 0; month < 12; month++) {
    for (const style of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(language, { month: style, timeZone: 'UTC' });
      const name = format.format(Date.UTC(2000, month)).toLowerCase().replace('.', '');
      names.set(name, month + 1);
      if (language.startsWith('en')) names.set(name.slice(0, 3), month + 1);
    }
  }
  return names;
}
