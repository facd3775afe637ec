import { cleanText } from '../reading/normalize';

/** A line of `Vitals sources`: where a column of the portfolio comes from, and how rows become its value. */
export interface SourceLine {
  /** The tab that is read. */
  readonly tab: string;
  /** What kind of tool it is from: crm, product, support, billing or own. */
  readonly source: string;
  /** The column that says whose a row is. */
  readonly key: string;
  /** What the key is compared with: '' for the customers' ids; `COLUMN` of the customers' tab; `COLUMN (domain)`; `TAB: COLUMN`. */
  readonly through: string;
  /** The column of the day on which it happened. */
  readonly day: string;
  /** The column of the portfolio. */
  readonly column: string;
  readonly take: string;
  /** The column that the value is taken of; `A / B` for a ratio. */
  readonly of: string;
  readonly where: string;
  /** Rows of so many days before the day counted from; undefined for all rows until then. */
  readonly days: number | undefined;
  /** Whether a customer without such a row has 0. */
  readonly zero: boolean;
  /** The source is not used once its newest row is older than so many days. */
  readonly stale: number | undefined;
}

/** The headers of `Vitals sources`. */
export const LINE_HEADERS = [
  'Tab',
  'Source',
  'Customer key',
  'Through',
  'Day',
  'Portfolio column',
  'Take',
  'Of',
  'Where',
  'Days',
  'No row means',
  'Stale after',
] as const;

export type LineHeader = (typeof LINE_HEADERS)[number];

export const SOURCES = ['crm', 'product', 'support', 'billing', 'own'] as const;

/** The customers' own tab: all its columns, as they stand. */
export const ALL_COLUMNS = 'all columns';
/** A tab that only leads from one key to another. */
export const LINK = 'link';
/** The day that everything is counted from, where that is not the day of the run. */
export const COUNT_FROM = 'count from';

const PLAIN_TAKES = [
  'count',
  'sum',
  'average',
  'last',
  'lowest',
  'highest',
  'distinct',
  'distinct share',
  'distinct a day',
  'stickiness',
  'active days',
  'share',
  'ratio',
  'days since last',
  'days since first',
  'hours to',
] as const;

export type PlainTake = (typeof PLAIN_TAKES)[number];

/** A take, and whether it is compared with the days before: in percent, or as a difference. */
export interface Take {
  readonly of: PlainTake;
  readonly against: 'percent' | 'difference' | undefined;
}

/** Reads the words of a take; undefined where they are none. */
export function takeIn(words: string): Take | undefined {
  const [, against, rest = ''] = /^(change of |difference of )?(.*)$/.exec(words) ?? [];
  const of = PLAIN_TAKES.find((each) => each === rest);
  if (!of) return undefined;
  return { of, against: against && (against.startsWith('change') ? 'percent' : 'difference') } as Take;
}

/** What is wrong with a line, and with which of its cells. */
export interface LineProblem {
  /** The position of the line among those that were given. */
  readonly at: number;
  readonly column: LineHeader;
  readonly message: string;
}

/** Reads lines from the cells of the tab, by its headers; a line with a mistake is a problem, and left out. */
export function readLines(rows: readonly ((header: LineHeader) => unknown)[]): {
  readonly lines: readonly SourceLine[];
  readonly problems: readonly LineProblem[];
} {
  const problems: LineProblem[] = [];
  const lines = rows.flatMap((cell, at) => {
    const text = (header: LineHeader) => cleanText(String(cell(header) ?? ''));
    const take = text('Take').toLowerCase();
    const refuse = (column: LineHeader, message: string) => {
      problems.push({ at, column, message });
      return [];
    };
    const isKnown = [ALL_COLUMNS, LINK, COUNT_FROM].includes(take) || takeIn(take);
    if (!isKnown) {
      return refuse(
        'Take',
        `Write one of: ${PLAIN_TAKES.join(', ')}; or "change of" one of them over its days.`,
      );
    }
    const numbers = (['Days', 'Stale after'] as const).map((header) => {
      const number = text(header) === '' ? undefined : Number(text(header));
      return { header, number };
    });
    const wrong = numbers.find(({ number }) => number !== undefined && !(number > 0));
    if (wrong) return refuse(wrong.header, 'Write a number of days, or leave it blank.');
    if (takeIn(take)?.against && numbers[0]!.number === undefined) {
      return refuse('Days', 'A change compares so many days with as many before: write how many.');
    }
    if (takeIn(take) && text('Portfolio column') === '') {
      return refuse('Portfolio column', 'Name the column of the portfolio that this becomes.');
    }
    const noRow = text('No row means').toLowerCase();
    if (!['', '0', 'missing'].includes(noRow)) return refuse('No row means', 'Write 0 or missing.');
    return [
      {
        tab: text('Tab'),
        source: text('Source').toLowerCase(),
        key: text('Customer key'),
        through: text('Through'),
        day: text('Day'),
        column: text('Portfolio column'),
        take,
        of: text('Of'),
        where: text('Where'),
        days: numbers[0]!.number,
        zero: noRow === '0',
        stale: numbers[1]!.number,
      },
    ];
  });
  return { lines, problems };
}

/** A line as cells of the tab. */
export function cellsOfLine(line: SourceLine): Record<LineHeader, string | number> {
  return {
    Tab: line.tab,
    Source: line.source,
    'Customer key': line.key,
    Through: line.through,
    Day: line.day,
    'Portfolio column': line.column,
    Take: line.take,
    Of: line.of,
    Where: line.where,
    Days: line.days ?? '',
    'No row means': takeIn(line.take) ? (line.zero ? 0 : 'missing') : '',
    'Stale after': line.stale ?? '',
  };
}
