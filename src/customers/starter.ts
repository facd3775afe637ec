import { quantile } from '../metrics/durations';
import { customMetric } from '../reading/catalog';
import type { Column } from '../reading/column';
import type { Portfolio } from '../reading/portfolio';
import type { UnreadColumn } from '../reading/understanding';
import { populationOf } from './population';
import { publishedMetrics, type StarterColumn, type Threshold } from './starter-table';
import { growsWithSeats, themeOf } from './starter-words';

/** What somebody said of a column of the score. */
export interface StarterAnswer {
  readonly header: string;
  readonly direction?: StarterColumn['direction'];
  readonly poor?: number;
  readonly good?: number;
}

/** So many customers, and so many different values, make thresholds. */
const LEAST_CUSTOMERS = 20;
const LEAST_VALUES = 5;
const SETTLED_DAYS = 90;
/** What the tenth of a hundred, the middle one and the ninetieth are worth. */
const SHARES = [0.1, 0.5, 0.9];
const WORTH = [30, 60, 90];
const NO_PROPOSAL = { poor: null, good: null };
const RAW_COUNTS = ['support_ticket_volume', 'open_tickets', 'api_calls'];
const SEATS = ['licensed_seats', 'licensed_users'];
const NO_NUMBERS = ['key', 'text', 'list', 'day', 'yes/no', 'level', 'money'];

type Known = Pick<StarterColumn, 'header' | 'metric' | 'label' | 'direction'>;

/** The columns of a table of which a score can be made, and the thresholds that its customers make. */
export class Starter {
  readonly columns: readonly StarterColumn[];
  /** Customers of at least 90 days, as far as it is known since when they are. */
  private readonly settled: readonly (readonly unknown[])[];
  private readonly byHeader: ReadonlyMap<string, Column>;

  /** `unread` are the columns that no metric holds: numbers among them may become metrics of the customer's own. */
  constructor(
    private readonly portfolio: Portfolio,
    unread: readonly UnreadColumn[],
    today: number,
  ) {
    const population = populationOf(portfolio, today);
    const start = portfolio.column('start_date');
    this.settled = population.named
      .filter((row) => population.absenceOf(row) === undefined)
      .map((row) => portfolio.rows[row]!)
      .filter((cells) => {
        const since = start?.readIn(cells);
        return typeof since !== 'number' || today - since >= SETTLED_DAYS;
      });
    const free = unread.filter(
      ({ isNumeric, ours, instead, said, proposed }) =>
        isNumeric && !ours && instead === '' && said.metric === '' && !proposed,
    );
    const own = portfolio.matches
      .filter(({ header }) => free.some((each) => each.header === header))
      .map((match) => portfolio.readAs(match, customMetric(match.header)));
    this.byHeader = new Map([...own, ...portfolio.columns].map((column) => [column.header, column]));
    this.columns = [...portfolio.columns, ...own].flatMap((column) => this.scoreOf(column) ?? []);
  }

  /** Whether people have said already what a column is. */
  isSaid(header: string): boolean {
    return this.portfolio.said(header).metric !== '';
  }

  /** The columns with what somebody said of them; those whose direction or thresholds are unknown are left out. */
  answered(answers: readonly StarterAnswer[]): StarterColumn[] {
    return this.columns.flatMap((column) => {
      const answer = answers.find(({ header }) => header === column.header);
      const { direction } = { ...column, ...answer };
      if (direction === 'none') return [];
      if (column.from !== 'poor and good') return [{ ...column, direction }];
      const { poor, good } = { ...this.proposed({ ...column, direction }), ...answer };
      return poor === null || good === null || poor === good ? [] : [{ ...column, direction, poor, good }];
    });
  }

  /** The thresholds of a column, as numbers that stay. */
  thresholdsOf(column: StarterColumn): readonly Threshold[] {
    const { poor, good } = column;
    if (poor === null || good === null) return this.ofCustomers(column)!;
    const ends: Threshold[] = [
      [poor, WORTH[0]!],
      [good, WORTH[2]!],
    ];
    return ends.sort(([a], [b]) => a - b);
  }

  private scoreOf({ metric, header }: Column): StarterColumn | undefined {
    const { kind, header: name, direction, label } = metric;
    if (name.startsWith('previous_') || name === 'overall_score' || metric.module) return undefined;
    const benchmark = this.benchmarkOf(name);
    const known = { header, metric: name, label: metric.custom ? header : label, direction };
    const seats = SEATS.find((each) => this.portfolio.column(each));
    if (seats && (RAW_COUNTS.includes(name) || (metric.custom && growsWithSeats(header)))) {
      const perSeat = { ...known, metric: `${name} / ${seats}`, label: `${label} per seat` };
      const score = this.own(perSeat, benchmark?.dimension);
      if (score?.from === 'your customers') return score;
    }
    if (benchmark) return { ...known, ...benchmark, from: 'published', ...NO_PROPOSAL };
    if (NO_NUMBERS.includes(kind) || (direction === 'none' && !metric.custom)) return undefined;
    return this.own(known);
  }

  /** The published row for a metric, or for it and the column that it is divided by. */
  private benchmarkOf(name: string): Pick<StarterColumn, 'metric' | 'dimension'> | undefined {
    for (const [metric, { dimension }] of publishedMetrics()) {
      const [first, second] = metric.split(' / ');
      if (first === name && (second === undefined || this.portfolio.column(second)))
        return { metric, dimension };
    }
    return undefined;
  }

  /** A metric without a benchmark; undefined where its header says that it is none of health. */
  private own(known: Known, benchmarked?: string): StarterColumn | undefined {
    const isOwn = known.metric.startsWith('custom ');
    const theme = themeOf(isOwn ? known.header : known.label);
    if (!theme && isOwn && known.direction === 'none') return undefined;
    const direction = known.direction === 'none' ? theme!.direction : known.direction;
    const column: StarterColumn = {
      ...known,
      direction,
      dimension: benchmarked ?? theme?.dimension ?? 'Your own',
      from: 'your customers',
      ...NO_PROPOSAL,
    };
    return this.ofCustomers(column) ? column : { ...column, from: 'poor and good', ...this.proposed(column) };
  }

  /** What today's customers make; undefined where they are too few or too alike. */
  private ofCustomers(column: StarterColumn): Threshold[] | undefined {
    const values = this.valuesOf(column);
    if (values.length < LEAST_CUSTOMERS || new Set(values).size < LEAST_VALUES) return undefined;
    const worth = column.direction === 'down' ? [...WORTH].reverse() : WORTH;
    const found = SHARES.map(
      (share, i): Threshold => [shortened(quantile(values, share) as number), worth[i]!],
    );
    const [low, middle, high] = found as [Threshold, Threshold, Threshold];
    if (low[0] === high[0]) return undefined;
    // Where many have the same value, it is worth what the middle one is.
    return middle[0] === low[0] ? [middle, high] : middle[0] === high[0] ? [low, middle] : found;
  }

  /** A proposal by the metric's own range, else by what there is. */
  private proposed(column: StarterColumn): Pick<StarterColumn, 'poor' | 'good'> {
    const values = this.valuesOf(column);
    const { min, max } = this.byHeader.get(column.header)!.metric;
    const isScale = min >= -100 && max <= 100;
    const at = (share: number) => (isScale ? min + (max - min) * share : (quantile(values, share) as number));
    if (!isScale && values.length === 0) return NO_PROPOSAL;
    const [low, high] = [shortened(at(isScale ? 0.3 : 0.1)), shortened(at(0.9))];
    if (low === high) return NO_PROPOSAL;
    return column.direction === 'down' ? { poor: high, good: low } : { poor: low, good: high };
  }

  private valuesOf({ header, metric }: StarterColumn): number[] {
    const column = this.byHeader.get(header)!;
    const per = this.portfolio.column(metric.split(' / ')[1] ?? '');
    return this.settled.flatMap((cells) => {
      const [value, whole] = [column.readIn(cells), per ? per.readIn(cells) : 1];
      return typeof value === 'number' && typeof whole === 'number' && whole > 0 ? [value / whole] : [];
    });
  }
}

/** Three digits are as much as a threshold needs. */
function shortened(value: number): number {
  return Number(value.toPrecision(3));
}
