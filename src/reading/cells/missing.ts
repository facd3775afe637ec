import { BLANK, Missing } from '../../scoring/value';

// Nobody wrote a value here.
export const ERROR_CELL = new Missing('formula error', 'Mend the formula in the cell.');
export const LOADING = new Missing('still loading', 'Wait until the cell has loaded, then score again.');
export const NOT_FILLED = new Missing('not filled in', 'Fill the cell in, or empty it.');
export const NOT_OFFERED = new Missing(
  'not offered',
  'Nothing to do: n/a says that this module is not offered.',
);
export const OBJECT_TEXT = new Missing('text of a program', 'Export the column again: a value was lost.');
export const TOO_LONG = new Missing('too long', 'Shorten the cell to 1,000 characters.');

// Numbers.
export const NOT_A_NUMBER = new Missing('not a number', 'Write one plain number, such as 1200 or 0.85.');
export const AMBIGUOUS_NUMBER = new Missing(
  'number with two readings',
  'Countries read these marks differently: make the cell a number, or write 1234.56.',
);
export const BELOW_ZERO = new Missing('below zero', 'Write amounts and counts from 0 on, losses too.');
export const CHECKBOX_IN_NUMBER_COLUMN = new Missing(
  'checkbox in a number column',
  'Replace TRUE or FALSE by a number.',
);
export const DAY_IN_NUMBER_COLUMN = new Missing(
  'date in a number column',
  'Set the column’s format to Number and enter the number again.',
);
export const PERCENT_IN_NUMBER_COLUMN = new Missing(
  'percent in a number column',
  'Write the number itself: this column is not a percentage.',
);
export const FRACTION_AMONG_PERCENTS = new Missing(
  'unclear percent',
  'Most of this column is like 85, so 0.85 could be 85 % or 0.85 %: write 85%, or set the unit.',
);
export const PERCENT_AMONG_FRACTIONS = new Missing(
  'unclear percent',
  'Most of this column is like 0.85, so 85 could be 85 % or a slip: write 85%, or set the unit.',
);
export const UNCLEAR_PERCENT = new Missing(
  'unclear percent',
  'Nothing in this column decides between 85 and 0.85: set the unit of the column.',
);
export const UNCLEAR_SATISFACTION = new Missing(
  'unclear scale',
  'Most of this column is on another scale (1 to 5, 85 or 0.85): use one, or set the unit.',
);

export const DOUBTFUL_THOUSANDS = new Missing(
  'number that may have lost its thousands',
  'The column writes 1.234,56: 1.2 may have been 1.200. Import it again in its own locale.',
);

// Days.
export const NOT_A_DAY = new Missing('not a date', 'Write the date as 2026-12-31.');
export const TWO_DIGIT_YEAR = new Missing('year with two digits', 'Write the year with four digits.');
export const AMBIGUOUS_DAY = new Missing(
  'date with two readings',
  'Day and month could be exchanged: write 2026-12-31, or set the order of the column.',
);
export const DAY_IN_OTHER_ORDER = new Missing(
  'day and month in the other order',
  'The column does not look as the sheet’s locale writes dates: write 2026-12-31, or set the order of the column.',
);
export const SWAPPED_DAY = new Missing(
  'day and month may be exchanged',
  'An import has turned this date round: set the order of the column.',
);
export const DAY_OUT_OF_RANGE = new Missing('date out of range', 'Use a date from 1970 to 2199.');
export const PLACEHOLDER_DAY = new Missing(
  'placeholder for no date',
  'Empty the cell: exports write 1970-01-01, 9999-12-31 and the like where there is no date.',
);
export const DAY_TO_COME = new Missing(
  'day to come',
  'The past ends today: leave the day out until it is over.',
);
export const DAY_AHEAD = new Missing(
  'day ahead, where days since are counted',
  'Correct the date: it lies after today.',
);
export const DAY_WITHOUT_TODAY = new Missing(
  'date where days are counted',
  'A formula does not know today: give the days since as a number, or score with the button.',
);

// Words.
export const NOT_YES_NO = new Missing('neither yes nor no', 'Write yes or no, or use a checkbox.');
export const DAY_AS_KEY = new Missing(
  'date as an id',
  'Sheets turned the id into a date: set the column to plain text and enter it again.',
);

/** The reason for a number beyond what its metric can have; one per column, since it names the range. */
export function outOfRange(label: string, min: number, max: number): Missing {
  return new Missing('out of range', `${label} runs from ${min} to ${max}: correct the cell.`);
}

/** The reason for all numbers of a column that run beyond its metric; one per column, since it names the range. */
export function otherScale({ label, min, max }: { label: string; min: number; max: number }): Missing {
  return new Missing(
    'column on another scale',
    `${label} runs from ${min} to ${max}, this column beyond: say under Columns how it is meant.`,
  );
}

export const UNKNOWN_WORD = 'unknown word';

/** The reason for a word that a level does not have; one per column, since it names the words. */
export function unknownWord(words: readonly string[]): Missing {
  return new Missing(UNKNOWN_WORD, `Use one of: ${words.join(', ')}.`);
}

/** The same for a plan, since people have plans of their own. */
export function unknownPlan(words: readonly string[]): Missing {
  return new Missing(
    UNKNOWN_WORD,
    `Add your plans to the area "Expansion plans" of “Vitals settings”, each with its price as a multiple of the smallest; known are ${words.join(', ')}.`,
  );
}

const NOT_FILLED_WORDS =
  'n/a|na|n.a.|n.a|none|null|nil|nan|tbd|tba|tbc|pending|unknown|undefined|missing|no data|not available|not applicable|not set|(blank)|k.a.';
const LOADING_WORDS =
  'loading|wird geladen|laden|chargement|cargando|caricamento|carregando|a carregar|ładowanie|загрузка|yükleniyor|読み込んでいます|読み込み中|正在加载|로드 중';
const ERROR_WORDS = '#N/A|#NV|#N/D|#N/B|#Н/Д|#GETTING_DATA|#BUSY|#DIV/0|#REF|#VALUE';

let notFilled: ReadonlySet<string> | undefined;
let loading: ReadonlySet<string> | undefined;

/** What a cleaned text says when it says that there is no value; undefined when it may be one. */
export function absenceIn(text: string): Missing | undefined {
  if (text === '') return BLANK;
  const unread = unreadIn(text);
  if (unread !== undefined || text.length > 40) return unread;
  if (text === '[object Object]') return OBJECT_TEXT;
  if (text.length <= 5 && /^[-–—−?.]+$/.test(text)) return NOT_FILLED;
  notFilled ??= new Set(NOT_FILLED_WORDS.split('|'));
  return notFilled.has(text.toLowerCase()) ? NOT_FILLED : undefined;
}

/** The same of what the sheet says in the place of a value: an error, or that it still loads. */
export function unreadIn(text: string): Missing | undefined {
  if (text.length > 40) return undefined;
  if (text.charAt(0) === '#') return isErrorText(text) ? ERROR_CELL : undefined;
  const end = text.charAt(text.length - 1);
  if (end !== '…' && (end !== '.' || !text.endsWith('...'))) return undefined;
  loading ??= new Set(LOADING_WORDS.split('|'));
  const word = text.toLowerCase().replace(/[.…]{1,3}$/, '');
  return loading.has(word.trim()) ? LOADING : undefined;
}

// Sheets hands an error over as its text, in the sheet's language: #REF!, #¡REF!, #BEZUG!, #NAME?, #NOM ?.
function isErrorText(text: string): boolean {
  if (ERROR_WORDS.split('|').includes(text.toUpperCase())) return true;
  return /^#[^\s#]{1,30} ?[!?]$/.test(text) && text === text.toUpperCase();
}
