import type { Past } from '../history/past';
import { currencyKey } from '../metrics/currency';
import type { InputColumn } from '../scoring/score-column';
import { BLANK, Missing, type Value } from '../scoring/value';
import { isFlag, type Metric, metric as metricNamed } from './catalog';
import { notedMetric } from './cells/noted-flags';
import { currencyIn } from './cells/number';
import { NO_STATUS_WORDS, type StatusWords } from './cells/status';
import type { Column, ReadingSettings } from './column';
import { ColumnCells } from './column-cells';
import { confirmed, withToldFlags } from './confirm-headers';
import type { Corrections, Said } from './corrections';
import { Currencies } from './currencies';
import { decideColumn } from './decide-column';
import { bareFigures } from './figures';
import { Findings, HEADER_ROW, reportColumn, reportHeaders } from './findings';
import { type ColumnPlace, type HeaderMatch, type Input, inputsOf, matchHeaders } from './headers';
import { keyText } from './identity';
import { keyColumnOf } from './key-column';
import { type NoCustomers, noCustomers } from './no-customer';
import { normalizeHeader } from './normalize';
import { recognize } from './recognize';
import { type BareUnit, conventionOf } from './units';

const REVENUE = ['arr', 'mrr'];
const KEY = 'customer_id';
/** Nothing but the cells speaks for a column that stands in for ids. */
const STAND_IN = 500;

/** A table of customers: what its columns mean is decided once, at the first need, and holds for all its rows. */
export class Portfolio {
  readonly matches: readonly HeaderMatch[];
  readonly findings: Findings;
  private readonly inputs: ReadonlyMap<string, Input>;
  private readonly cells: ColumnCells[] = [];
  private readonly decided = new Map<string, Column | undefined>();
  private decidedCurrencies: Currencies | undefined;
  private found: NoCustomers | undefined;

  /** Whether no header is known: then a unique column that serves as id is all there is. */
  readonly isUnknown: boolean;

  /** `origin` is where the first row below the header stands in the sheet, from 1. */
  constructor(
    readonly headers: readonly unknown[],
    readonly rows: readonly (readonly unknown[])[],
    private readonly settings: ReadingSettings = {},
    private readonly origin = { row: 2, column: 1 },
    private readonly past?: Past,
    private readonly known?: NoCustomers,
  ) {
    const found = withToldFlags(confirmed(matchHeaders(headers, settings.corrections), rows), rows);
    this.isUnknown = found.every(({ metric }) => metric === undefined);
    const standIn = keyOf(found) ? undefined : keyColumnOf(found, rows);
    this.matches = found.map((match) =>
      match.index === standIn?.index && !match.metric
        ? { ...match, metric: metricNamed(KEY), rank: STAND_IN }
        : match,
    );
    this.findings = new Findings(origin);
    this.inputs = inputsWithKey(this.matches, keyOf(this.matches) ?? standIn);
    reportHeaders(this.findings, this.matches);
    if (standIn) this.findings.add('id by another column', standIn, HEADER_ROW, standIn.header);
  }

  /** The column of a metric; undefined where the table has none. A flag may stand in several, and in the notes as well. */
  column(metric: string): Column | undefined {
    if (!this.decided.has(metric)) {
      const inputs = [...this.allOf(metric), ...this.notedIn(metric)];
      const [own, ...further] = inputs.map((input) => this.decide(input));
      this.decided.set(metric, own && further.reduce(withFurther, own));
    }
    return this.decided.get(metric);
  }

  /** The column of a metric, and the further ones of a flag: what one of them says stands, stands. */
  private allOf(metric: string): Input[] {
    const own = this.inputs.get(metric);
    const further = this.matches.flatMap(({ metric: named, instead, index, header }) =>
      instead && named?.header === metric && isFlag(named) ? [{ index, header, metric: named }] : [],
    );
    return [...(own ? [own] : []), ...further];
  }

  private decide(input: Input): Column {
    const cells = this.cellsOf(input);
    const column = decideColumn(input, cells, {
      ...this.settings,
      ...this.unitsOf(input),
      convention: () => this.convention(),
    });
    reportColumn(this.findings, column, cells);
    return column;
  }

  /** The columns of notes, for a flag that may stand in them. */
  private notedIn(metric: string): Input[] {
    const flag = notedMetric(metric);
    if (!flag) return [];
    return this.allOf('red_flags').map((notes) => ({ ...notes, metric: metricNamed(flag), noted: true }));
  }

  /** All columns that are read. */
  get columns(): Column[] {
    return [...this.inputs.keys()].map((metric) => this.column(metric)!);
  }

  /** The metrics of the customer's own, by the order of their columns. */
  get customColumns(): Column[] {
    const custom = [...this.inputs.values()].filter(({ metric }) => metric.custom);
    return custom.map(({ metric }) => this.column(metric.header)!);
  }

  /** The same table with other rows, of which `further` (from 0, each with the row that speaks for it) count no more. */
  withRows(rows: readonly (readonly unknown[])[], further: ReadonlyMap<number, number>): Portfolio {
    const known = new Map(this.noCustomers);
    for (const row of further.keys()) known.set(row, 'further contract');
    return new Portfolio(this.headers, rows, this.settings, this.origin, this.past, known);
  }

  /** The same table, once people have said this of its columns. */
  withCorrections(corrections: Corrections): Portfolio {
    const settings = {
      ...this.settings,
      corrections: new Map([...(this.settings.corrections ?? []), ...corrections]),
    };
    return new Portfolio(this.headers, this.rows, settings, this.origin, this.past, this.known);
  }

  /** The rows that hold something and are no customers, such as totals; each is a finding, and read by nobody. */
  get noCustomers(): NoCustomers {
    if (this.found) return this.found;
    const { headers, rows, inputs, settings } = this;
    this.found =
      this.known ?? noCustomers({ headers, rows, inputs: [...inputs.values()], locale: settings.locale });
    const place = this.inputs.get('customer_id') ?? this.matches[0];
    for (const [row, why] of this.found) {
      if (place)
        this.findings.add(
          why,
          place,
          row,
          rows[row]!.find((cell) => cell !== ''),
        );
    }
    return this.found;
  }

  /** All rows, with those emptied that are no customers. */
  get customerRows(): readonly (readonly unknown[])[] {
    return this.rows.map((row, position) => (this.noCustomers.has(position) ? [] : row));
  }

  /** In which currency each row's amounts are, and what they are worth in the base currency. */
  get currencies(): Currencies {
    if (!this.decidedCurrencies) {
      const read = this.currencyReader();
      const rows = read ? this.rows.length : 0;
      this.decidedCurrencies = new Currencies(read ?? (() => ''), rows, this.settings.rates ?? new Map());
    }
    return this.decidedCurrencies;
  }

  /** By the column of currencies, else by the marks beside the amounts, in the cells or in their number formats; undefined where nothing says any. */
  private currencyReader(): ((row: number) => string) | undefined {
    const column = this.settings.rates === undefined ? undefined : this.column('currency');
    const all = REVENUE.flatMap((metric) => this.inputs.get(metric) ?? []);
    // A number alone has no mark.
    const amounts = all.filter((input) => this.settings.formatsOf || !this.cellsOf(input).numbers);
    if (!column && amounts.length === 0) return undefined;
    const formats = column ? [] : amounts.map((input) => this.formatsOf(input));
    return (position) => {
      const row = this.rows[position] ?? [];
      const code = column?.readIn(row);
      if (typeof code === 'string') return currencyKey(code);
      if (this.noCustomers.has(position)) return '';
      return firstFilled(amounts, ({ index }, i) =>
        currencyIn(markedText(row[index], formats[i]?.[position])),
      );
    };
  }

  /** The number formats of a column, asked for only where it holds numbers that may have one. */
  private formatsOf({ index }: Input): readonly string[] {
    const isNumeric = this.rows.some((row) => typeof row[index] === 'number');
    return isNumeric ? (this.settings.formatsOf?.(index) ?? []) : [];
  }

  /** Days of notice before a contract ends, where no column says them. */
  get noticeDays(): number {
    return this.settings.noticeDays ?? 0;
  }

  /** What the user said of words in the status column. */
  get statusWords(): StatusWords {
    return this.settings.statuses ?? NO_STATUS_WORDS;
  }

  /** A column read as if it held another metric, such as the dates in a column of ticks. */
  readAs({ index, header }: ColumnPlace, metric: Metric): Column {
    const input = { index, header, metric };
    return decideColumn(input, this.cellsOf(input), this.settings);
  }

  /** What the user said of a column. */
  said(header: string): Said {
    return this.settings.corrections?.get(normalizeHeader(header))?.said ?? { metric: '', unit: '' };
  }

  private unitsOf({ header, metric }: Input): Pick<ReadingSettings, 'units' | 'dayOrders'> {
    const { unit, dayOrder } = this.settings.corrections?.get(normalizeHeader(header)) ?? {};
    return {
      units: unit === undefined ? this.settings.units : new Map([[metric.header, unit]]),
      dayOrders: dayOrder === undefined ? this.settings.dayOrders : new Map([[metric.header, dayOrder]]),
    };
  }

  private convention(): BareUnit | undefined {
    const percents = [...this.inputs.values()].filter(
      ({ metric }) => metric.kind === 'percent' && !metric.change,
    );
    const columns = percents.map((input) => ({
      metric: input.metric,
      figures: bareFigures(this.cellsOf(input), this.settings.locale),
    }));
    return conventionOf(columns);
  }

  private cellsOf({ index }: Input): ColumnCells {
    this.cells[index] ??= new ColumnCells(this.rows, index, this.noCustomers);
    return this.cells[index];
  }

  /**
   * A reader of these metrics' cells, in their order, row by row (from 0). What it refuses becomes a finding. A change
   * that nobody has filled in is derived from the past, if there is one; else it is blank. Revenue is in the base
   * currency.
   */
  reader(metrics: readonly string[]): (row: number) => Value[] {
    const columns = metrics.map((metric) => ({
      column: this.column(metric),
      told: this.fromHistory(metric),
      isRevenue: REVENUE.includes(metric),
    }));
    return (position) => {
      const row = this.rows[position]!;
      const values = new Array<Value>(columns.length);
      for (let i = 0; i < columns.length; i++) {
        const { column, told, isRevenue } = columns[i]!;
        const cell = column && row[column.index];
        const value = column ? column.readIn(row) : BLANK;
        if (column && value instanceof Missing) this.findings.refused(column, position, value, cell);
        if (isRevenue && typeof value === 'number') values[i] = this.converted(value, position);
        else values[i] = value === BLANK ? told(position) : value;
      }
      return values;
    };
  }

  /** What a metric's column says of each row; undefined where another thing than its cells has a say. */
  inRows(metric: string): InputColumn | undefined {
    if (REVENUE.includes(metric) || this.past?.mayTell(metric)) return undefined;
    const column = this.column(metric);
    return column ? column.inRows() : { codes: new Int32Array(this.rows.length), values: [BLANK] };
  }

  private converted(amount: number, position: number): Value {
    const code = this.currencies.of(position);
    const rate = this.currencies.rate(code);
    if (typeof rate === 'number') return amount * rate;
    const place = this.column('currency') ?? this.column(REVENUE.find((metric) => this.inputs.has(metric))!)!;
    this.findings.add('no exchange rate', place, position, code);
    return rate;
  }

  /** How many points of health a row's customer lost since so many days ago; undefined where it did not drop. */
  healthLost(row: number, days: number, score: number, band: string): number | undefined {
    const key = this.column(KEY);
    return key && this.past?.healthLost(keyText(this.rows[row]![key.index]), days, { score, band });
  }

  /** Tells a metric from the past, row by row. */
  private fromHistory(metric: string): (position: number) => Value {
    const { past } = this;
    const key = this.column('customer_id');
    if (!past?.mayTell(metric) || !key) return () => BLANK;
    return (position) => {
      const source = past.sourceOf(metric);
      if (source === undefined) return BLANK;
      const column = this.column(source);
      const row = this.rows[position]!;
      // What was, needs no value of today; a change of nothing is none.
      const now = column ? column.readIn(row) : Number.NaN;
      if (typeof now !== 'number') return BLANK;
      const change = past.change(metric, keyText(row[key.index]), now);
      return change === undefined || Number.isNaN(change) ? BLANK : change;
    };
  }
}

/** A flag's column and a further one: what one of them says stands, stands. */
function withFurther(own: Column, further: Column): Column {
  const stands = (value: Value) => value === true || typeof value === 'string' || Number(value) > 0;
  return {
    ...own,
    inRows: () => undefined,
    readIn: (row) => {
      const [value, other] = [own.readIn(row), further.readIn(row)];
      if (typeof value === 'string' && typeof other === 'string') return `${value}; ${other}`;
      return !stands(value) && (stands(other) || value === BLANK) ? other : value;
    },
  };
}

function firstFilled<T>(entries: readonly T[], text: (entry: T, at: number) => string): string {
  for (const [at, entry] of entries.entries()) {
    const found = text(entry, at);
    if (found !== '') return found;
  }
  return '';
}

/** What may hold the mark of a currency: the text of a cell, or the format of its number. */
function markedText(cell: unknown, format = ''): string {
  return typeof cell === 'string' ? cell.slice(0, 40) : typeof cell === 'number' ? format : '';
}

function keyOf(matches: readonly HeaderMatch[]): ColumnPlace | undefined {
  return matches.find(({ metric, instead }) => metric?.header === KEY && !instead);
}

/** The columns to read by metric. */
function inputsWithKey(
  matches: readonly HeaderMatch[],
  key: ColumnPlace | undefined,
): ReadonlyMap<string, Input> {
  const inputs = new Map(inputsOf(matches).map((input) => [input.metric.header, input]));
  if (!key) return inputs;
  inputs.set(KEY, { ...key, metric: metricNamed(KEY) });
  // A column of names that somebody has made the ids still says the names.
  if (!inputs.has('name') && recognize(key.header)?.metric.header === 'name') {
    inputs.set('name', { ...key, metric: metricNamed('name') });
  }
  return inputs;
}
