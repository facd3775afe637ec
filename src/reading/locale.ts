/** In which order a day is written in figures: 31/12/2026, 12/31/2026 or 2026/12/31. */
export type DayOrder = 'day first' | 'month first' | 'year first';

/** How a spreadsheet's locale writes numbers and days. */
export interface Locale {
  readonly decimal: '.' | ',';
  /** The marks that may stand between groups of three digits. */
  readonly groups: string;
  readonly order: DayOrder;
}

/** Spaces that stand between digits: ordinary, no-break, narrow no-break, thin. */
const SPACES = ' \u00a0\u202f\u2009';
const APOSTROPHES = "'’";

/** The four ways in which numbers are written, for a text whose locale is not known. */
export const CONVENTIONS: readonly Pick<Locale, 'decimal' | 'groups'>[] = [
  { decimal: '.', groups: ',' },
  { decimal: ',', groups: '.' },
  { decimal: ',', groups: SPACES },
  { decimal: '.', groups: APOSTROPHES },
];

const COMMA_AND_POINT = ' de es it nl pt da tr el id vi ro hr sl sr ca is gl mk az ';
const COMMA_AND_SPACE = ' fr ru uk pl cs sk bg hu sv nb nn no fi lt lv et be kk ka hy ';
const SPANISH_WITH_POINT = ' MX US PR GT HN NI PA SV DO PE ';
const YEAR_FIRST = ' sv hu lt ja zh ko mn ';
const MONTH_FIRST = ' en_US en_PH fil_PH es_US es_PR es_PA ';

/** The conventions of a Sheets locale such as `en_US` or `de_CH`. */
export function localeOf(name: string): Locale {
  const [language = '', country = ''] = name.split(/[_-]/);
  return { ...numberMarks(language, country), order: dayOrder(language, country) };
}

function numberMarks(language: string, country: string): Pick<Locale, 'decimal' | 'groups'> {
  if (country === 'CH' || country === 'LI') return { decimal: '.', groups: APOSTROPHES };
  if (language === 'es' && has(SPANISH_WITH_POINT, country)) return { decimal: '.', groups: ',' };
  if (language === 'pt' && country === 'PT') return { decimal: ',', groups: SPACES };
  if (language === 'de' && country === 'AT') return { decimal: ',', groups: `.${SPACES}` };
  if (has(COMMA_AND_POINT, language)) return { decimal: ',', groups: '.' };
  if (has(COMMA_AND_SPACE, language)) return { decimal: ',', groups: SPACES };
  return { decimal: '.', groups: ',' };
}

function dayOrder(language: string, country: string): DayOrder {
  if (has(MONTH_FIRST, `${language}_${country}`)) return 'month first';
  if (has(YEAR_FIRST, language) || country === 'CA') return 'year first';
  return 'day first';
}

function has(list: string, word: string): boolean {
  return word !== '' && list.includes(` ${word} `);
}
