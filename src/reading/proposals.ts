import { isMissing } from '../scoring/value';
import { type Metric, metric } from './catalog';
import type { Column } from './column';
import { headerWords } from './header-words';
import type { ColumnPlace, HeaderMatch } from './headers';
import type { MetricName } from './metrics';
import type { Portfolio } from './portfolio';
import { isNoMetric, mentionedIn } from './recognize';

/** What a column may be whose header does not say it: for a person to confirm, read by nobody before. */
export interface Proposal {
  readonly metric: string;
  /** The metric's name for people. */
  readonly label: string;
  /** How its numbers are written; empty where the cells tell. */
  readonly unit: string;
  readonly why: string;
}

/** What a column that is read is more likely to be, by its numbers as a whole; null where nothing speaks for it. */
export function otherReading({ readings: [likeliest] }: Column): Proposal | null {
  if (!likeliest) return null;
  const { label } = metric(likeliest.metric as MetricName);
  const { unit } = likeliest;
  return { metric: likeliest.metric, label, unit, why: `Its numbers look like ${unit || label}` };
}

/** So much of what a column holds must be readable before it is proposed. */
const READABLE = 0.8;
/** An amount of a year is at least this in most portfolios. */
const SMALLEST_ARR = 500;
/** What a header says of its numbers that amounts of money never are: times, counts, shares, and numbers of people or places. */
const NO_MONEY =
  /\b(sec|second|minutes?|hours?|days?|weeks?|percent|rate|ratio|score|index|time|duration|number|count|users?|logins?|sessions?|visits?|views?|events?|calls|clicks|tickets?|cases?|employees?|headcount|size|seats?|licenses?|contacts?|messages?|emails?|downloads?|storage|mb|gb|year|founded|zip|postal|post|code|phone|plz|id|pipeline|opportunit(?:y|ies)|deals?|won|invoices?|quotes?|potential)\b/;
/** A month, in the languages of the West. */
const MONTHLY = /month|monat|mensu|mensal|mensile|\bmois\b|\bmes\b|maand|mies|månad|månd|месяц|月/i;
/** Dates ahead that are no end of a contract. */
const NO_RENEWAL =
  /\b(bill\w*|invoice|pay\w*|charge|meeting|call|qbr|ebr|review|task|step|contact|touch\w*|trial|training|live|launch|onboarding|birthday|rechnung\w*|zahl\w*|termin|factur\w*|pago|paiement|rendez)\b/;
/** Words that say yes or no of anything, and so not who is a customer. */
const SAYS_NO_STATUS =
  / (y|n|yes|no|true|false|on|off|ok|open|closed|active|inactive|enabled|disabled|ja|nein|oui|non|si|sí|sim|não|nee|да|нет|是|否|はい|いいえ) /;
const MOOD = /happ|mood|satisf|recommend|feedback|sentiment/i;
const PERSON = /^\p{Lu}\p{Ll}+(?: \p{Lu}[\p{L}.'-]*){1,2}$/u;

/** Proposes a metric for each of these columns that may be one which no other column holds, by what it holds and says. */
export function proposals(
  portfolio: Portfolio,
  unread: readonly HeaderMatch[],
  today: number | undefined,
): ReadonlyMap<number, Proposal> {
  const taken = new Set(
    portfolio.matches.flatMap(({ metric: known, instead }) => (known && !instead ? [known.header] : [])),
  );
  const found = new Map<number, Proposal>();
  const propose = (match: HeaderMatch, known: Metric, why: string) => {
    taken.add(known.header);
    found.set(match.index, { metric: known.header, label: known.label, unit: '', why });
  };
  const open = unread.filter(({ setAside, instead }) => !setAside && !instead);
  for (const match of open) {
    if (isPerSomething(match.header)) continue;
    const known = mentionedIn(match.header).find(
      (each) => !taken.has(each.header) && isReadable(portfolio, match, each),
    );
    if (known) propose(match, known, 'The header mentions it, and the cells can be read so.');
  }
  for (const [name, fits, why] of byCells(portfolio, today)) {
    const known = metric(name);
    if (taken.has(name) || (name === 'arr' && taken.has('mrr'))) continue;
    const match = open.filter(({ index, header }) => !found.has(index) && !isNoMetric(header)).find(fits);
    if (match) propose(match, known, why);
  }
  return found;
}

type Guess = readonly [metric: MetricName, fits: (match: HeaderMatch) => boolean, why: string];

/** What cells alone suggest, the surest first. */
function byCells(portfolio: Portfolio, today: number | undefined): Guess[] {
  const cellsOf = ({ index }: HeaderMatch) =>
    portfolio.customerRows
      .map((row) => row[index])
      .filter((cell) => cell !== '' && cell !== undefined && cell !== null);
  const numbersOf = (match: HeaderMatch) => {
    if (!isReadable(portfolio, match, metric('arr'))) return [];
    const column = portfolio.readAs(match, metric('arr'));
    return cellsOf(match)
      .map((cell) => column.read(cell))
      .filter((value) => typeof value === 'number');
  };
  const isRevenue = (match: HeaderMatch, least: number) => {
    const numbers = numbersOf(match).sort((a, b) => a - b);
    return (
      numbers.length > 1 &&
      !NO_MONEY.test(wordsOf(match)) &&
      !numbers.every(isYear) &&
      (numbers[Math.floor(numbers.length / 2)] ?? 0) >= least &&
      !hasRevenue(portfolio)
    );
  };
  return [
    [
      'contract_end_date',
      (match) => {
        if (NO_RENEWAL.test(wordsOf(match))) return false;
        const days = portfolio.readAs(match, metric('contract_end_date'));
        const ahead = cellsOf(match).filter((cell) => {
          const day = typeof cell === 'number' ? Number.NaN : days.read(cell);
          return typeof day === 'number' && day > (today ?? Number.POSITIVE_INFINITY) - 60;
        });
        return ahead.length > 0 && ahead.length >= READABLE * cellsOf(match).length;
      },
      'Its dates lie ahead.',
    ],
    [
      'mrr',
      (match) => MONTHLY.test(match.header) && isRevenue(match, SMALLEST_ARR / 12),
      'Its numbers are as large as amounts, and its header says a month.',
    ],
    [
      'arr',
      (match) => isRevenue(match, SMALLEST_ARR),
      'Its numbers are as large as amounts of a year. If they are of a month, choose MRR.',
    ],
    [
      'status',
      (match) => {
        const words = new Set(cellsOf(match).map((cell) => String(cell)));
        return (
          words.size >= 2 &&
          words.size <= 12 &&
          cellsOf(match).every((cell) => typeof cell === 'string') &&
          ![...words].every((word) => SAYS_NO_STATUS.test(` ${word.trim().toLowerCase()} `)) &&
          isReadable(portfolio, match, metric('status'))
        );
      },
      'Its words say who is a customer.',
    ],
    [
      'nps_score',
      (match) => {
        const numbers = numbersOf(match);
        return (
          MOOD.test(match.header) &&
          numbers.length > 1 &&
          Math.max(...numbers) > 5 &&
          numbers.every((value) => value <= 10 && Number.isInteger(value))
        );
      },
      'Its numbers run from 0 to 10, like answers to the NPS question.',
    ],
    [
      'csm',
      (match) => {
        const cells = cellsOf(match);
        const people = cells.filter((cell) => typeof cell === 'string' && PERSON.test(cell.trim()));
        return (
          cells.length > 3 &&
          people.length >= READABLE * cells.length &&
          new Set(cells).size <= cells.length / 2
        );
      },
      'It holds names of few people.',
    ],
  ];
}

function wordsOf({ header }: HeaderMatch): string {
  const { words, bracket } = headerWords(header);
  return [...words, ...bracket].join(' ');
}

/** Tickets per 100 users are no tickets. */
function isPerSomething(header: string): boolean {
  return /\S ?\/ ?\S|\bper\b/i.test(header);
}

function isYear(value: number): boolean {
  return Number.isInteger(value) && value > 1900 && value < 2100;
}

function hasRevenue(portfolio: Portfolio): boolean {
  return portfolio.column('arr') !== undefined || portfolio.column('mrr') !== undefined;
}

/** True where most of what a column holds can be read as a metric. */
export function isReadable(portfolio: Portfolio, match: ColumnPlace, as: Metric): boolean {
  const column = portfolio.readAs(match, as);
  const cells = portfolio.customerRows
    .map((row) => row[match.index])
    .filter((cell) => cell !== '' && cell !== undefined);
  const read = cells.filter((cell) => !isMissing(column.read(cell)));
  return read.length > 0 && read.length >= READABLE * cells.length;
}
