import { dayToIso, timeOf } from '../base/calendar';
import type { RateTable } from '../metrics/currency';
import { BLANK, Missing, type Value } from '../scoring/value';
import type { Metric } from './catalog';
import { readDay } from './cells/day';
import { hoursIn } from './cells/duration';
import { countOfFlag, readFlag } from './cells/flag';
import { readKey } from './cells/key';
import { readLevel } from './cells/level';
import { readList } from './cells/list';
import {
  AMBIGUOUS_DAY,
  DAY_AHEAD,
  DAY_WITHOUT_TODAY,
  NOT_FILLED,
  NOT_OFFERED,
  outOfRange,
  unknownPlan,
  unknownWord,
} from './cells/missing';
import { bareNumber, readNumber, readPercent } from './cells/number';
import { readChurned, readStatus, type StatusWords } from './cells/status';
import { readText } from './cells/text';
import { readYesNo } from './cells/yes-no';
import type { Corrections } from './corrections';
import { areSwapped, dayOfDates, dayReader, decideOrder, swappedReader } from './days';
import type { Input } from './headers';
import type { DayOrder, Locale } from './locale';
import { wordKey } from './normalize';
import { decideMarks } from './number-marks';
import { unitInHeader } from './recognize';
import { readerIn, type Unit } from './scales';
import { type BareUnit, bareReader, decideUnit, isBareUnit, signedReader, unitScaleOf } from './units';
import { lookAtWhole, type Reading, type WholeColumn } from './whole-column';
import { levelNames, levelWords } from './words';

/** What is known beside the cells. What is left out is decided from the cells, or refused where they do not tell. */
export interface ReadingSettings {
  /** The spreadsheet's conventions; a cell formula may not ask for them. */
  readonly locale?: Locale | undefined;
  /** What one unit of each currency is worth in the base currency; without it, amounts are taken as they stand. */
  readonly rates?: RateTable | undefined;
  /** The number formats of a column (from 0), row by row; a cell formula may not ask for them. */
  readonly formatsOf?: ((index: number) => readonly string[]) | undefined;
  /** What the user said of columns. */
  readonly corrections?: Corrections | undefined;
  /** Units that the user set, by canonical header. */
  readonly units?: ReadonlyMap<string, Unit> | undefined;
  /** Orders of day and month that the user set, by canonical header. */
  readonly dayOrders?: ReadonlyMap<string, DayOrder> | undefined;
  /** What the user said of words in the status column. */
  readonly statuses?: StatusWords | undefined;
  /** Plans of the user's own, beside the usual ones. */
  readonly plans?: readonly string[] | undefined;
  /** Days of notice before a contract ends, where no column says them; 0 where it is left out. */
  readonly noticeDays?: number | undefined;
  /** How the table's percent columns write 85 %, asked only where a column's own cells do not tell. */
  readonly convention?: (() => BareUnit | undefined) | undefined;
  /** The civil day from which days since a date are counted; a cell formula may not ask for it. */
  readonly today?: number | undefined;
  /** The civil day of a Date in the spreadsheet's zone. */
  readonly dayOfDate?: ((date: Date) => number) | undefined;
}

/** A column whose meaning is decided: it reads its cells without another question. */
export interface Column extends Input {
  /** What was decided, in words for the user; empty where there was nothing to decide. */
  readonly decision: string;
  /** Positions of the cells that pass the range by a rounding error and are read as its end. */
  readonly clamped: readonly number[];
  /** How else the column may be meant, the likeliest first: where its numbers as a whole look like another scale. */
  readonly readings: readonly Reading[];
  /** Reads a cell of this column. */
  read(cell: unknown): Value;
  /** Reads this column's cell of a row. */
  readIn(row: readonly unknown[]): Value;
}

/** How far a number may be past its range to be taken for a rounding error. */
const TOLERANCE = 1e-6;

const noConvention = () => undefined;

type Reader = Pick<Column, 'read'> & Partial<Pick<Column, 'decision' | 'clamped' | 'readings'>>;

/** Decides once what a column means, from all its cells below the header. */
export function decideColumn(
  input: Input,
  cells: readonly unknown[],
  settings: ReadingSettings = {},
): Column {
  const { index, header, metric } = input;
  const reader = readerOf(input, cells, settings);
  const readIn = (row: readonly unknown[]) => reader.read(row[index]);
  return { index, header, metric, decision: '', clamped: [], readings: [], ...reader, readIn };
}

/** Decides all columns of a table; `rows` are those below the header. */
export function decideColumns(
  inputs: readonly Input[],
  rows: readonly (readonly unknown[])[],
  settings: ReadingSettings = {},
): Column[] {
  return inputs.map((input) =>
    decideColumn(
      input,
      rows.map((row) => row[input.index]),
      settings,
    ),
  );
}

function readerOf(input: Input, cells: readonly unknown[], settings: ReadingSettings): Reader {
  const { metric } = input;
  switch (metric.kind) {
    case 'key':
      return { read: readKey };
    case 'text':
      return textColumn(cells, settings);
    case 'yes/no':
      if (metric.direction === 'down') return flagColumn(input, cells, settings);
      return {
        read: metric.header === 'churned' ? (cell) => readChurned(cell, settings.statuses) : readYesNo,
      };
    case 'level':
      return metric.header === 'status'
        ? { read: (cell) => readStatus(cell, settings.statuses) }
        : levelColumn(metric, settings);
    case 'list':
      return { read: (cell) => readList(cell, wordsOf(metric, settings)) };
    case 'day':
      return dayColumn(metric, cells, settings);
    default:
      return metric.since && cells.some(isDay)
        ? sinceColumn(input, cells, settings)
        : figureColumn(input, cells, settings);
  }
}

const PERCENTS: readonly Metric['kind'][] = ['percent', 'ratio', 'satisfaction'];

/** A column of numbers, in the unit that people set, that the header says, or that the column as a whole proves. */
function figureColumn(input: Input, cells: readonly unknown[], settings: ReadingSettings): Reader {
  const { metric, header } = input;
  const marks = decideMarks(cells, settings.locale);
  const { locale } = marks;
  const told = settings.units?.get(metric.header);
  const headed = told ?? unitInHeader(metric, header);
  const numbers = cells.flatMap((cell) => figureIn(metric, cell, locale));
  const whole: WholeColumn = headed === undefined ? lookAtWhole(metric, numbers) : { readings: [] };
  const unit = headed === 'percent' ? percentOrFraction(metric, numbers) : (headed ?? whole.unit);
  const isPercent = PERCENTS.includes(metric.kind);
  const own =
    unit !== undefined && !(isPercent && isBareUnit(metric, unit)) ? readerIn(metric, unit) : undefined;
  const reader = own
    ? scaledColumn(metric, unit!, own, {
        locale,
        why: told ? ', as you set it' : headed ? ', as its header says' : '',
      })
    : isPercent
      ? percentColumn(metric, cells, { ...settings, locale })
      : numberColumn(metric, cells, locale);
  const { refused, readings } = whole;
  const read = (cell: unknown) => {
    if (typeof cell === 'number') return refused ?? marks.doubt(cell) ?? reader.read(cell);
    const value = reader.read(cell);
    return refused && typeof value === 'number' ? refused : value;
  };
  return { ...reader, read, readings };
}

// A satisfaction of 91% is the number 91 on another scale.
function figureIn({ kind }: Metric, cell: unknown, locale: Locale | undefined): number[] {
  const value =
    kind === 'score' && typeof cell === 'string'
      ? readPercent(cell, locale, Number, Number)
      : bareNumber(cell, locale);
  return typeof value === 'number' && !Number.isNaN(value) ? [value] : [];
}

// Under a percent sign stands 91, or 0.91 that the sheet shows as 91 %.
function percentOrFraction({ kind }: Metric, numbers: readonly number[]): Unit {
  return kind === 'score' && numbers.every((value) => value <= 1) ? 'fraction' : 'percent';
}

function scaledColumn(
  { label, min, max }: Metric,
  unit: Unit,
  own: (value: number) => number | Missing,
  { locale, why }: { readonly locale: Locale | undefined; readonly why: string },
): Reader {
  const inRange = rangeOf({ label, min, max });
  const bare = (value: number) => {
    const known = own(value);
    return known instanceof Missing ? known : inRange(known);
  };
  // 85% is a percentage on every scale.
  const signed = (percent: number) => bare(unit === 'fraction' ? percent / 100 : percent);
  const isShare = unit === 'percent' || unit === 'fraction';
  const read = (cell: unknown) => {
    if (cell === '') return BLANK;
    if (isShare) return readPercent(cell, locale, signed, bare);
    const value = readNumber(cell, locale);
    return value instanceof Missing ? value : bare(value);
  };
  return { read, decision: `Read as ${unit}${why}` };
}

function levelColumn(metric: Metric, settings: ReadingSettings): Reader {
  const words = wordsOf(metric, settings);
  const unknown = PLANS.includes(metric.header)
    ? unknownPlan(levelNames(metric.header))
    : unknownWord(levelNames(metric.header));
  return { read: (cell) => (cell === '' ? BLANK : readLevel(cell, words, unknown)) };
}

const PLANS = ['plan_tier', 'available_tiers'];

/** The words of a level; plans are those of the settings as well. */
function wordsOf({ header }: Metric, { plans = [] }: ReadingSettings): ReadonlyMap<string, string> {
  const words = levelWords(header);
  if (!PLANS.includes(header)) return words;
  return new Map([...plans.map((plan) => [wordKey(plan), plan] as const), ...words]);
}

function textColumn(cells: readonly unknown[], settings: ReadingSettings): Reader {
  const dayOfDate = settings.dayOfDate ?? dayOfDates(cells);
  return { read: (cell) => (cell === '' ? BLANK : readText(cell, dayOfDate)) };
}

function dayColumn(metric: Metric, cells: readonly unknown[], settings: ReadingSettings): Reader {
  const dayOfDate = settings.dayOfDate ?? dayOfDates(cells);
  const told = settings.dayOrders?.get(metric.header);
  const decided = told ? { order: told, sure: true } : decideOrder(cells, settings.locale?.order);
  const example = cells.find(
    (cell) => typeof cell === 'string' && typeof readDay(cell, decided.order) === 'number',
  );
  const sheet = settings.locale?.order;
  const read =
    sheet && areSwapped(cells, sheet, dayOfDate)
      ? swappedReader(decided, dayOfDate, { sheet, told })
      : dayReader(decided, dayOfDate);
  const day = read(example);
  const decision =
    typeof day === 'number' ? `Text such as ${String(example).trim().slice(0, 40)} is ${dayToIso(day)}` : '';
  return { read, decision };
}

function percentColumn(metric: Metric, cells: readonly unknown[], settings: ReadingSettings): Reader {
  const { locale } = settings;
  const decided = decideUnit(
    metric,
    cells,
    locale,
    settings.units?.get(metric.header),
    settings.convention ?? noConvention,
  );
  const inRange = rangeOf(metric);
  const ofBare = bareReader(metric, decided);
  const ofSigned = signedReader(metric);
  const bare = (value: number) => {
    const known = ofBare(value);
    return known instanceof Missing ? known : inRange(known);
  };
  const signed = (percent: number) => inRange(ofSigned(percent));
  const read = (cell: unknown) => (cell === '' ? BLANK : readPercent(cell, locale, signed, bare));
  return {
    read: metric.module === undefined ? read : moduleReader(read),
    decision: decided.words,
    clamped: clampedIn(metric, cells, unitScaleOf(metric, decided.unit)),
  };
}

// A module that is not offered is told from one that nobody uses: n/a says so, and is nothing to mend.
function moduleReader(read: (cell: unknown) => number | Missing): (cell: unknown) => number | Missing {
  return (cell) => {
    const value = read(cell);
    return value === NOT_FILLED ? NOT_OFFERED : value;
  };
}

/** What happened so long ago is no news of a customer any more. */
const FLAG_DAYS = 180;

/** Whether something has happened: as `readFlag` has it, or the day on which it did. */
function flagColumn(input: Input, cells: readonly unknown[], settings: ReadingSettings): Reader {
  if (!cells.some(isDay)) return { read: readFlag };
  const { read, decision = '' } = sinceColumn(input, cells, settings);
  return {
    decision,
    read: (cell) => {
      if (typeof cell === 'number' || !isDay(cell)) return readFlag(cell);
      const since = read(cell);
      return typeof since === 'number' ? since <= FLAG_DAYS : since;
    },
  };
}

/** Days since: a number, or the day from which they are counted. */
function sinceColumn(input: Input, cells: readonly unknown[], settings: ReadingSettings): Reader {
  const numbers = figureColumn(input, cells, settings);
  const { today } = settings;
  const days = dayColumn(input.metric, cells, settings);
  const read = (cell: unknown) => {
    if (cell === '') return BLANK;
    if (typeof cell === 'number') return numbers.read(cell);
    const day = days.read(cell);
    if (typeof day !== 'number') return day;
    if (today === undefined) return DAY_WITHOUT_TODAY;
    return day > today ? DAY_AHEAD : today - day;
  };
  const decision = today === undefined ? days.decision : `Dates: days until ${dayToIso(today)} are counted`;
  return { read, decision: decision ?? '' };
}

function isDay(cell: unknown): boolean {
  return timeOf(cell) !== undefined || (typeof cell === 'string' && isDayText(cell));
}

// A text that is a day in some order; a plain number is none.
function isDayText(cell: string): boolean {
  const day = readDay(cell);
  return typeof day === 'number' || day === AMBIGUOUS_DAY;
}

/** Counts of what people also note as yes or no: yes is once at least. */
const COUNTED_FLAGS = ['competitor_mentions', 'open_escalations', 'unresolved_critical'];

function numberColumn(metric: Metric, cells: readonly unknown[], locale: Locale | undefined): Reader {
  const inRange = rangeOf(metric);
  const outOfHundred = metric.kind === 'score' && metric.max === 100;
  const mayBeFlag = COUNTED_FLAGS.includes(metric.header);
  const perHour = readerIn(metric, 'hours');
  const read = (cell: unknown) => {
    if (cell === '') return BLANK;
    const once = mayBeFlag ? countOfFlag(cell) : undefined;
    if (once !== undefined) return once;
    const hours = perHour ? hoursIn(cell) : Number.NaN;
    if (!Number.isNaN(hours)) return inRange(perHour!(hours) as number);
    const value = outOfHundred ? readPercent(cell, locale, Number, Number) : readNumber(cell, locale);
    if (value instanceof Missing) return value;
    return inRange(metric.overdue ? Math.max(0, value) : value);
  };
  return { read, clamped: clampedIn(metric, cells, 1) };
}

function rangeOf({
  label,
  min,
  max,
}: Pick<Metric, 'label' | 'min' | 'max'>): (value: number) => number | Missing {
  const refused = outOfRange(label, min, max);
  return (value) => {
    // A share of almost nothing can come out as minus zero, which no sheet knows.
    if (value >= min && value <= max) return value + 0;
    if (value > max && value <= max + TOLERANCE) return max;
    return value < min && value >= min - TOLERANCE ? min : refused;
  };
}

function clampedIn({ min, max }: Metric, cells: readonly unknown[], scale: number): number[] {
  const clamped: number[] = [];
  cells.forEach((cell, row) => {
    if (typeof cell !== 'number') return;
    const past = Math.max(cell * scale - max, min - cell * scale);
    // Beyond the last digit of the numbers themselves: 1.1 times 100 is no finding.
    if (past > 1e-9 && past <= TOLERANCE) clamped.push(row);
  });
  return clamped;
}
