import { calendarDay, timeOf } from '../base/calendar';
import { BLANK, Missing } from '../scoring/value';
import type { Metric } from './catalog';
import { hoursIn } from './cells/duration';
import { countOfFlag } from './cells/flag';
import { NOT_FILLED, NOT_OFFERED, outOfRange } from './cells/missing';
import { readNumber, readPercent } from './cells/number';
import type { Reader, ReadingSettings } from './column';
import type { ColumnCells } from './column-cells';
import { AFTER_DURATIONS, firstMidnight } from './days';
import { bareFigures, type Figures, figuresAmong } from './figures';
import type { Input } from './headers';
import type { Locale } from './locale';
import { decideMarks } from './number-marks';
import { unitInHeader } from './recognize';
import { readerIn, type Unit } from './scales';
import { asTheyStand, bareReader, decideUnit, isBareUnit, signedReader, unitScaleOf } from './units';
import { lookAtWhole, type WholeColumn } from './whole-column';

/** How far a number may be past its range to be taken for a rounding error. */
const TOLERANCE = 1e-6;

const noConvention = () => undefined;

const PERCENTS: readonly Metric['kind'][] = ['percent', 'ratio', 'satisfaction'];

/** A column of numbers, in the unit that people set, that the header says, or that the column as a whole proves. */
export function figureColumn(input: Input, cells: ColumnCells, settings: ReadingSettings): Reader {
  const { metric, header } = input;
  const marks = decideMarks(cells.numbers ? [] : cells.list, settings.locale);
  const { locale } = marks;
  const told = settings.units?.get(metric.header);
  const headed = told ?? unitInHeader(metric, header);
  const figures = figuresIn(metric, cells, locale);
  const whole: WholeColumn = headed === undefined ? lookAtWhole(metric, figures) : { readings: [] };
  const unit = headed === 'percent' ? percentOrFraction(metric, figures) : (headed ?? whole.unit);
  const isPercent = PERCENTS.includes(metric.kind);
  const own =
    unit !== undefined && !(isPercent && isBareUnit(metric, unit)) ? readerIn(metric, unit) : undefined;
  const reader = own
    ? scaledColumn(metric, unit!, own, {
        locale,
        why: told ? ', as you set it' : headed ? ', as its header says' : '',
      })
    : isPercent
      ? percentColumn(metric, { cells, figures }, { ...settings, locale })
      : numberColumn(metric, cells, locale);
  const { refused, readings } = whole;
  const duration = durationReader(metric, settings);
  const read = (cell: unknown) => {
    if (typeof cell === 'number') return refused ?? marks.doubt(cell) ?? reader.read(cell);
    const value = duration(cell) ?? reader.read(cell);
    return refused && typeof value === 'number' ? refused : value;
  };
  return { ...reader, asIs: refused ? undefined : reader.asIs, read, readings };
}

const HOUR_MS = 3_600_000;

/** Reads `2 h 30 min`, and the times as which sheets keep durations, in the metric's own unit; undefined where it is none. */
function durationReader(
  metric: Metric,
  { dayOfDate = calendarDay }: ReadingSettings,
): (cell: unknown) => number | Missing | undefined {
  const perHour = metric.custom && metric.kind === 'points' ? Number : readerIn(metric, 'hours');
  if (!perHour) return () => undefined;
  const inRange = rangeOf(metric);
  let midnight: number | undefined;
  return (cell) => {
    let hours = hoursIn(cell);
    const time = timeOf(cell);
    if (time !== undefined && time < AFTER_DURATIONS) {
      midnight ??= firstMidnight(dayOfDate);
      hours = (time - midnight) / HOUR_MS;
    }
    return Number.isNaN(hours) ? undefined : inRange(perHour(hours) as number);
  };
}

// A satisfaction of 91% is the number 91 on another scale.
function figuresIn({ kind }: Metric, cells: ColumnCells, locale: Locale | undefined): Figures {
  if (kind !== 'score' || cells.figures) return bareFigures(cells, locale);
  return figuresAmong(
    cells.list.map((cell) => {
      const value = typeof cell === 'string' ? readPercent(cell, locale, Number, Number) : cell;
      return typeof value === 'number' && Number.isFinite(value) ? value : Number.NaN;
    }),
  );
}

// Under a percent sign stands 91, or 0.91 that the sheet shows as 91 %.
function percentOrFraction({ kind }: Metric, { most }: Figures): Unit {
  return kind === 'score' && most <= 1 ? 'fraction' : 'percent';
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
  return { read, unit, decision: `Read as ${unit}${why}` };
}

function percentColumn(
  metric: Metric,
  { cells, figures }: { readonly cells: ColumnCells; readonly figures: Figures },
  settings: ReadingSettings,
): Reader {
  const { locale } = settings;
  const decided = decideUnit(
    metric,
    figures,
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
    unit: decided.unit,
    decision: decided.words,
    clamped: clampedIn(metric, cells, unitScaleOf(metric, decided.unit)),
    asIs: asTheyStand(metric, decided),
  };
}

// A module that is not offered is told from one that nobody uses: n/a says so, and is no mistake.
function moduleReader(read: (cell: unknown) => number | Missing): (cell: unknown) => number | Missing {
  return (cell) => {
    const value = read(cell);
    return value === NOT_FILLED ? NOT_OFFERED : value;
  };
}

/** Counts of what people also note as yes or no: yes is once at least. */
const COUNTED_FLAGS = ['competitor_mentions', 'open_escalations', 'unresolved_critical'];

function numberColumn(metric: Metric, cells: ColumnCells, locale: Locale | undefined): Reader {
  const inRange = rangeOf(metric);
  const outOfHundred = metric.kind === 'score' && metric.max === 100;
  const mayBeFlag = COUNTED_FLAGS.includes(metric.header);
  const read = (cell: unknown) => {
    if (cell === '') return BLANK;
    const once = mayBeFlag ? countOfFlag(metric.header, cell) : undefined;
    if (once !== undefined) return once;
    const value = outOfHundred ? readPercent(cell, locale, Number, Number) : readNumber(cell, locale);
    if (value instanceof Missing) return value;
    return inRange(metric.overdue ? Math.max(0, value) : value);
  };
  const min = metric.overdue ? Math.max(0, metric.min) : metric.min;
  return { read, clamped: clampedIn(metric, cells, 1), asIs: { min, max: metric.max, size: 0 } };
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

function clampedIn({ min, max }: Metric, cells: ColumnCells, scale: number): number[] {
  const { figures } = cells;
  if (figures && figures.least * scale >= min && figures.most * scale <= max) return [];
  const clamped: number[] = [];
  for (const [row, cell] of cells.list.entries()) {
    if (typeof cell !== 'number') continue;
    const past = Math.max(cell * scale - max, min - cell * scale);
    // Beyond the last digit of the numbers themselves: 1.1 times 100 is no finding.
    if (past > 1e-9 && past <= TOLERANCE) clamped.push(row);
  }
  return clamped;
}
