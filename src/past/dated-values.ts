import type { Stored } from '../history/day';
import { metric } from '../reading/catalog';
import { DAY_TO_COME } from '../reading/cells/missing';
import type { Column } from '../reading/column';
import { ColumnCells } from '../reading/column-cells';
import { decideColumn } from '../reading/decide-column';
import { bareFigures } from '../reading/figures';
import { type Finding, Findings } from '../reading/findings';
import { isEmptyRow, keyText } from '../reading/identity';
import { noCustomers } from '../reading/no-customer';
import { normalizeHeader } from '../reading/normalize';
import { conventionOf } from '../reading/units';
import { BLANK, Missing } from '../scoring/value';
import { dateReader } from './dated';
import { type DatedReading, type DatedSource, type Layout, layoutOf } from './dated-layout';

/** What a table says of days that are past. */
export interface DatedValues {
  readonly shape: 'a row for each date and customer' | 'a column for each metric and date';
  /** Row of the headers, from 1. */
  readonly headerRow: number;
  /** What is kept of each customer, by the names that the history uses. */
  readonly series: readonly string[];
  /** What each customer had on a day: by its id, in the order of the series. */
  readonly days: ReadonlyMap<number, ReadonlyMap<string, readonly Stored[]>>;
  readonly metrics: readonly DatedMetric[];
  readonly notKept: Layout['notKept'];
  readonly findings: readonly Finding[];
}

/** A metric of which a table tells the past. */
export interface DatedMetric {
  readonly name: string;
  /** The first header that names it. */
  readonly header: string;
  /** How its cells were understood; empty where there was nothing to decide. */
  readonly decision: string;
  readonly values: number;
}

/** The headers stand in one of the first rows. */
const FIRST_ROWS = 20;

/**
 * Reads a table of the past, with what stands above its headers.
 * @throws A sentence that says what such a table needs, where it is none.
 */
export function readDatedValues(cells: readonly (readonly unknown[])[], reading: DatedReading): DatedValues {
  let refused: Finding | undefined;
  for (let row = 0; row < Math.min(FIRST_ROWS, cells.length); row++) {
    const findings = new Findings({ row: row + 2, column: 1 });
    const layout = layoutOf(cells[row]!, reading, findings);
    if (layout && layout.sources.length > 0) {
      const rows = withoutTotals(layout, cells[row]!, cells.slice(row + 1), reading, findings);
      return new Reader(layout, rows, reading, findings).read(row + 1);
    }
    refused ??= findings.list()[0];
  }
  if (refused) throw new Error(`${refused.message}. ${refused.advice}`);
  throw new Error(
    `The tab "${reading.tab}" has no past figures. It needs a column of customer ids, and either a column "date" beside columns ` +
      'of metrics, or columns whose headers name a metric and a date, such as "ARR Jan 2026" or "nps_score 2026-01-31".',
  );
}

/** The rows below the headers, those emptied that are no customers, such as totals; each is a finding. */
function withoutTotals(
  { key, sources }: Layout,
  headers: readonly unknown[],
  rows: readonly (readonly unknown[])[],
  { settings: { locale } }: DatedReading,
  findings: Findings,
): (readonly unknown[])[] {
  const inputs = [{ ...key, metric: metric('customer_id') }, ...sources];
  const found = noCustomers({ headers, rows, inputs, locale });
  for (const [row, why] of found) findings.add(why, key, row, rows[row]![key.index]);
  return rows.map((cells, row) => (found.has(row) ? [] : cells));
}

class Reader {
  private readonly series: string[];
  private readonly columns: Map<string, Column>;
  private readonly counts = new Map<string, number>();
  private readonly days = new Map<number, Map<string, Stored[]>>();

  constructor(
    private readonly layout: Layout,
    private readonly rows: readonly (readonly unknown[])[],
    private readonly reading: DatedReading,
    private readonly findings: Findings,
  ) {
    this.series = [...new Set(layout.sources.map(({ metric }) => metric.header))];
    this.columns = new Map(this.series.map((name) => [name, this.decide(name)]));
  }

  read(headerRow: number): DatedValues {
    const dayOf = this.dayOfRow();
    const places = new Map(this.series.map((name, i) => [name, i]));
    this.rows.forEach((cells, row) => {
      if (isEmptyRow(cells)) return;
      const id = keyText(cells[this.layout.key.index]);
      if (id === '') this.findings.add('blank id', this.layout.key, row, '');
      const rowDay = dayOf(cells, row);
      if (id === '' || rowDay === undefined) return;
      for (const source of this.layout.sources) {
        const value = this.valueOf(source, cells, row);
        if (value === null) continue;
        const values = this.valuesOn(source.day ?? rowDay, id);
        const place = places.get(source.metric.header)!;
        if (values[place] !== null) this.findings.add('second value', source, row, cells[source.index]);
        else this.counts.set(source.metric.header, (this.counts.get(source.metric.header) ?? 0) + 1);
        values[place] = value;
      }
    });
    return {
      shape: this.layout.date ? 'a row for each date and customer' : 'a column for each metric and date',
      headerRow,
      series: this.series,
      days: this.days,
      metrics: this.series.map((name) => this.metricOf(name)),
      notKept: this.layout.notKept,
      findings: this.findings.list(),
    };
  }

  /** All columns of a metric are one column, whatever their dates: they are read in one unit. */
  private decide(name: string): Column {
    const first = this.layout.sources.find(({ metric }) => metric.header === name)!;
    const { settings } = this.reading;
    const unit = settings.corrections?.get(normalizeHeader(first.words))?.unit;
    return decideColumn(first, this.cellsOf(name), {
      ...settings,
      ...(unit === undefined ? {} : { units: new Map([[name, unit]]) }),
      convention: () => this.convention(),
    });
  }

  private convention() {
    const percents = new Map(
      this.layout.sources
        .filter(({ metric }) => metric.kind === 'percent' && !metric.change)
        .map(({ metric }) => [metric.header, metric]),
    );
    const { locale } = this.reading.settings;
    const columns = [...percents].map(([name, metric]) => ({
      metric,
      figures: bareFigures(this.cellsOf(name), locale),
    }));
    return conventionOf(columns);
  }

  private cellsOf(name: string): ColumnCells {
    const own = this.layout.sources.filter(({ metric }) => metric.header === name);
    return ColumnCells.of(own.flatMap(({ index }) => this.rows.map((cells) => cells[index])));
  }

  /** The day of a row; undefined where its cell cannot be read. Where headers say the days, rows need none. */
  private dayOfRow(): (cells: readonly unknown[], row: number) => number | undefined {
    const { date } = this.layout;
    if (!date) return () => Number.NaN;
    const written = this.rows.map((cells) => cells[date.index]);
    const read = dateReader(written, date.header, this.reading.settings);
    return (cells, row) => {
      const day = read(cells[date.index]);
      const refused = day instanceof Missing ? day : day > this.reading.today ? DAY_TO_COME : undefined;
      if (refused === BLANK) this.findings.add('blank date', date, row, '');
      else if (refused) this.findings.refused(date, row, refused, cells[date.index]);
      return refused ? undefined : (day as number);
    };
  }

  /** What a cell says; null where it says nothing, or cannot be read. */
  private valueOf(source: DatedSource, cells: readonly unknown[], row: number): Stored {
    const cell = cells[source.index];
    const value = this.columns.get(source.metric.header)!.read(cell);
    if (value instanceof Missing) this.findings.refused(source, row, value, cell);
    return typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean'
      ? value
      : null;
  }

  private valuesOn(day: number, id: string): Stored[] {
    const customers = this.days.get(day) ?? new Map<string, Stored[]>();
    const values = customers.get(id) ?? new Array<Stored>(this.series.length).fill(null);
    this.days.set(day, customers.set(id, values));
    return values;
  }

  private metricOf(name: string): DatedMetric {
    const { metric, header, decision } = this.columns.get(name)!;
    return { name: metric.label, header, decision, values: this.counts.get(name) ?? 0 };
  }
}
