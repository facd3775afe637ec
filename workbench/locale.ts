/** How people of a locale write numbers and dates: as Unicode's CLDR has it, which Sheets follows too. */

export interface LocaleRules {
  readonly decimal: string;
  readonly group: string;
  /** Whether people group by two digits beyond the thousands: 12,34,567. */
  readonly groupsByTwo: boolean;
  /** The order of a date in figures. A date that starts with four figures is always year-month-day. */
  readonly dateOrder: 'mdy' | 'dmy' | 'ymd';
  /** The formats that Sheets gives a date it makes itself. */
  readonly dateFormat: string;
  readonly dateTimeFormat: string;
  readonly yes: string;
  readonly no: string;
  /** Month names and their three-letter forms, lower case, to the month's number. */
  readonly months: ReadonlyMap<string, number>;
}

/** TRUE and FALSE in the languages in which spreadsheets have them; all others show the English words. */
const BOOLEANS: Readonly<Record<string, readonly [string, string]>> = {
  cs: ['PRAVDA', 'NEPRAVDA'],
  da: ['SAND', 'FALSK'],
  de: ['WAHR', 'FALSCH'],
  es: ['VERDADERO', 'FALSO'],
  fi: ['TOSI', 'EPÄTOSI'],
  fr: ['VRAI', 'FAUX'],
  hu: ['IGAZ', 'HAMIS'],
  it: ['VERO', 'FALSO'],
  nb: ['SANN', 'USANN'],
  nl: ['WAAR', 'ONWAAR'],
  no: ['SANN', 'USANN'],
  pl: ['PRAWDA', 'FAŁSZ'],
  pt: ['VERDADEIRO', 'FALSO'],
  ru: ['ИСТИНА', 'ЛОЖЬ'],
  sv: ['SANT', 'FALSKT'],
  tr: ['DOĞRU', 'YANLIŞ'],
};

const known = new Map<string, LocaleRules>();

/**
 * The rules of a spreadsheet locale such as `de_DE`.
 * @throws A sentence where there is no such locale.
 */
export function localeRules(locale: string): LocaleRules {
  let rules = known.get(locale);
  if (!rules) {
    rules = readRules(languageTag(locale));
    known.set(locale, rules);
  }
  return rules;
}

/**
 * The name of a locale as `Intl` writes it: `de_DE` is `de-DE`.
 * @throws A sentence where there is no such locale.
 */
export function languageTag(locale: string): string {
  try {
    const tag = new Intl.Locale(locale.replace(/_/g, '-')).toString();
    if (Intl.NumberFormat.supportedLocalesOf(tag).length > 0) return tag;
  } catch {
    // Not even written as one.
  }
  throw new Error(`There is no locale ${locale}: write it as de_DE.`);
}

/** Whether there is a locale of this name, written as Sheets does: `de_DE`, or `de` alone. */
export function isLocale(locale: string): boolean {
  if (!/^[a-z]{2,3}(_[A-Z]{2})?$/.test(locale)) return false;
  try {
    languageTag(locale);
    return true;
  } catch {
    return false;
  }
}

function readRules(tag: string): LocaleRules {
  const { dateOrder, dateFormat } = readDates(tag);
  const [yes, no] = BOOLEANS[new Intl.Locale(tag).language] ?? ['TRUE', 'FALSE'];
  return {
    ...readNumbers(tag),
    dateOrder,
    dateFormat,
    dateTimeFormat: `${dateFormat} h:mm:ss`,
    yes,
    no,
    months: monthNames(tag),
  };
}

function readNumbers(tag: string): Pick<LocaleRules, 'decimal' | 'group' | 'groupsByTwo'> {
  // Figures are the Latin ones in every locale of Sheets; some locales group from five digits on only.
  const parts = new Intl.NumberFormat(tag, { numberingSystem: 'latn', useGrouping: true }).formatToParts(
    1234567.5,
  );
  const part = (kind: string) => parts.find(({ type }) => type === kind)?.value;
  const groupsByTwo = parts.filter(({ type }) => type === 'integer')[0]?.value.length === 2;
  return { decimal: part('decimal') ?? '.', group: part('group') ?? ',', groupsByTwo };
}

/** The short date of the locale, with the year in full. */
function readDates(tag: string): Pick<LocaleRules, 'dateOrder' | 'dateFormat'> {
  const format = new Intl.DateTimeFormat(tag, {
    dateStyle: 'short',
    timeZone: 'UTC',
    calendar: 'gregory',
    numberingSystem: 'latn',
  });
  const parts = format.formatToParts(Date.UTC(2026, 2, 4));
  const letters: Readonly<Record<string, string>> = { day: 'd', month: 'm' };
  const dateFormat = parts
    .map(({ type, value }) => {
      if (type === 'year') return 'yyyy';
      // Marks of the direction of writing are no part of a number format.
      return letters[type]?.repeat(value.length) ?? value.replace(/[\u200e\u200f]/g, '');
    })
    .join('');
  const order = parts.map(({ type }) => ({ day: 'd', month: 'm', year: 'y' })[type as string] ?? '').join('');
  return { dateFormat, dateOrder: order === 'mdy' || order === 'ymd' ? order : 'dmy' };
}

function monthNames(tag: string): Map<string, number> {
  const names = new Map<string, number>();
  for (let month = 0; month < 12; month++) {
    for (const style of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(tag, { month: style, timeZone: 'UTC', calendar: 'gregory' });
      const name = format.format(Date.UTC(2000, month)).toLowerCase().replace('.', '');
      names.set(name, month + 1);
      if (tag.startsWith('en')) names.set(name.slice(0, 3), month + 1);
    }
  }
  return names;
}
