import { type Curve, type Parameter, type Parsed, readCurve, readNumber, readSteps } from './curve';
import type { Band, Dimension, Model, ModelMetric, PerSegment, Urgency } from './model';
import type { Rounding } from './round';

/**
 * A model as a table: a header row, then a row per thing the model says. Any other column is a remark, any column
 * headed by a segment holds that segment's own parameter, and a blank one means the row's `Parameter`.
 *
 * | Row       | says                                                                                            |
 * |-----------|-------------------------------------------------------------------------------------------------|
 * | model     | Name; Parameter `100 is best` or `100 is worst`; Rounding                                       |
 * | dimension | Name; Weight; Curve `average` or `sum`; Rounding; the metric rows below it are its own          |
 * | metric    | Name of a metric, or `a / b`; Weight (none where points are summed); Curve; its Parameter       |
 * | band      | Name; Parameter is the score from which it holds                                                |
 * | urgency   | Name of a metric; Parameter like `30: 1.5; 60: 1.35`, the factor up to and including each number |
 */
export type ModelTable = readonly (readonly Parameter[])[];

/** Something in a model table that cannot be used as it stands, with the place of the cell inside the table (from 1). */
export interface TableProblem {
  readonly row: number;
  readonly column: number;
  readonly message: string;
}

/** The model that a table describes, or every problem in it: a table with a problem is never half used. */
export function readModel(table: ModelTable): { model: Model } | { problems: TableProblem[] } {
  const reader = new TableReader(table);
  const model = reader.model();
  return reader.problems.length > 0 || !model ? { problems: reader.problems } : { model };
}

const COLUMNS = ['row', 'name', 'weight', 'curve', 'parameter', 'rounding', 'remark'];
const NOTHING = '';

class TableReader {
  readonly problems: TableProblem[] = [];
  private readonly positions = new Map<string, number>();
  private readonly segments: string[];

  constructor(private readonly table: ModelTable) {
    const headers = (table[0] ?? []).map(words);
    headers.forEach((header, i) => {
      if (header !== '') this.positions.set(header, i);
    });
    this.segments = [...this.positions.keys()].filter((header) => !COLUMNS.includes(header));
    for (const column of COLUMNS.slice(0, 5)) {
      if (!this.positions.has(column)) this.report(0, 'row', `The table needs a column headed "${column}".`);
    }
  }

  model(): Model | undefined {
    const dimensions: (Dimension & { metrics: ModelMetric[] })[] = [];
    const bands: Band[] = [];
    let head: Pick<Model, 'name' | 'best' | 'rounding'> | undefined;
    let urgency: Urgency | undefined;

    for (let row = 1; row < this.table.length; row++) {
      switch (words(this.cell(row, 'row'))) {
        case '':
          break;
        case 'model':
          head = this.head(row);
          break;
        case 'dimension':
          dimensions.push(this.dimension(row));
          break;
        case 'metric': {
          const dimension = dimensions[dimensions.length - 1];
          if (dimension) dimension.metrics.push(this.metric(row, dimension.combine));
          else this.report(row, 'row', 'Put a metric row below the dimension row that it belongs to.');
          break;
        }
        case 'band':
          bands.push(this.band(row, bands[bands.length - 1]));
          break;
        case 'urgency':
          urgency = this.urgency(row);
          break;
        default:
          this.report(row, 'row', 'Use one of: model, dimension, metric, band, urgency.');
      }
    }
    this.checkWhole(head, dimensions, bands);
    return head && { ...head, segments: this.segments, dimensions, bands, urgency };
  }

  private head(row: number): Pick<Model, 'name' | 'best' | 'rounding'> {
    const direction = words(this.cell(row, 'parameter'));
    if (direction !== '100 is best' && direction !== '100 is worst') {
      this.report(row, 'parameter', 'Say "100 is best" or "100 is worst".');
    }
    return {
      name: text(this.cell(row, 'name')),
      best: direction === '100 is best',
      rounding: this.rounding(row),
    };
  }

  private dimension(row: number): Dimension & { metrics: ModelMetric[] } {
    const combine = words(this.cell(row, 'curve'));
    if (combine !== 'average' && combine !== 'sum') this.report(row, 'curve', 'Say "average" or "sum".');
    return {
      name: text(this.cell(row, 'name')),
      weight: this.weight(row),
      combine: combine === 'sum' ? 'sum' : 'average',
      rounding: this.rounding(row),
      metrics: [],
    };
  }

  private metric(row: number, combine: Dimension['combine']): ModelMetric {
    const [metric = '', per] = words(this.cell(row, 'name')).split(' / ');
    const name = words(this.cell(row, 'curve'));
    return {
      metric,
      per,
      weight: combine === 'sum' ? 1 : this.weight(row),
      curve: this.perSegment(row, (parameter) => readCurve(name, parameter)),
    };
  }

  private band(row: number, above: Band | undefined): Band {
    const from = this.perSegment(row, readScore);
    const edges = (band: PerSegment<number>) => [band.base, ...band.bySegment];
    if (above && edges(from).some((edge, i) => edge >= edges(above.from)[i]!)) {
      this.report(row, 'parameter', 'Order the bands from the highest score to the lowest.');
    }
    return { label: text(this.cell(row, 'name')), from };
  }

  private urgency(row: number): Urgency | undefined {
    const factor = this.take(row, 'parameter', readSteps(this.cell(row, 'parameter'), 1));
    return factor && { metric: words(this.cell(row, 'name')), factor };
  }

  private checkWhole(head: unknown, dimensions: readonly Dimension[], bands: readonly Band[]): void {
    if (!head) this.report(0, 'row', 'The table needs a model row.');
    if (dimensions.length === 0) this.report(0, 'row', 'The table needs a dimension row.');
    if (bands.length === 0) this.report(0, 'row', 'The table needs a band row.');
    if (!dimensions.some((dimension) => dimension.weight > 0)) {
      this.report(0, 'weight', 'Give at least one dimension a weight above 0.');
    }
    const lowest = bands[bands.length - 1];
    if (lowest && [lowest.from.base, ...lowest.from.bySegment].some((edge) => edge !== 0)) {
      this.report(0, 'parameter', 'Let the lowest band start at 0, so that every score has a band.');
    }
  }

  private rounding(row: number): Rounding {
    const rounding = words(this.cell(row, 'rounding'));
    if (rounding === '1 decimal' || rounding === 'whole' || rounding === 'none') return rounding;
    if (rounding !== '') this.report(row, 'rounding', 'Use one of: none, 1 decimal, whole.');
    return 'none';
  }

  private weight(row: number): number {
    const weight = readNumber(this.cell(row, 'weight'));
    if (!(weight >= 0)) this.report(row, 'weight', 'Write the weight as a number of 0 or more.');
    return weight;
  }

  private perSegment<T extends Curve | number>(
    row: number,
    read: (p: Parameter) => Parsed<T>,
  ): PerSegment<T> {
    const own = this.segments.map((segment) => this.cell(row, segment));
    const fallback = this.cell(row, 'parameter');
    const base = read(fallback);
    if ('problem' in base) this.report(row, 'parameter', base.problem);
    const bySegment = own.map((parameter, i) => {
      if (parameter === NOTHING) return base;
      const parsed = read(parameter);
      if ('problem' in parsed) this.report(row, this.segments[i]!, parsed.problem);
      return parsed;
    });
    return { base: okOf(base), bySegment: bySegment.map(okOf) };
  }

  private take<T>(row: number, column: string, parsed: Parsed<T>): T | undefined {
    if ('ok' in parsed) return parsed.ok;
    this.report(row, column, parsed.problem);
    return undefined;
  }

  private cell(row: number, column: string): Parameter {
    const position = this.positions.get(column);
    return (position === undefined ? undefined : this.table[row]?.[position]) ?? NOTHING;
  }

  private report(row: number, column: string, message: string): void {
    this.problems.push({ row: row + 1, column: (this.positions.get(column) ?? 0) + 1, message });
  }
}

/** The value, once the problems have been counted: a table with a problem yields no model, so none is ever used. */
function okOf<T>(parsed: Parsed<T>): T {
  return ('ok' in parsed ? parsed.ok : undefined) as T;
}

function readScore(parameter: Parameter): Parsed<number> {
  const score = readNumber(parameter);
  return score >= 0 && score <= 100
    ? { ok: score }
    : { problem: 'Write the edge as a number from 0 to 100.' };
}

function text(cell: Parameter): string {
  return String(cell).trim();
}

function words(cell: Parameter): string {
  return text(cell).toLowerCase();
}
