import { BandMarks } from './band-marks';
import { type Cap, readCap } from './cap';
import { asIs, type Parameter, type Parsed, readParameter, readSteps } from './curve';
import { checkCurve, readMetricCurve } from './metric-curve';
import type { Band, Dimension, Model, ModelMetric, PerSegment, Urgency } from './model';
import { AS_WRITTEN, type NamedMetric, type Names } from './names';
import { type ModelTable, TableCells, type TableProblem } from './table-cells';
import { TableFields } from './table-fields';

/**
 * A model as a table: a header row, then a row per thing the model says. A column headed `Remark` is for people, any
 * column headed by a segment holds that segment's own parameter, and a blank cell in it means the row's `Parameter`.
 *
 * | Row       | says                                                                                            |
 * |-----------|-------------------------------------------------------------------------------------------------|
 * | model     | Name; Parameter `100 is best` or `100 is worst`; Rounding; Curve may say `unconfirmed`            |
 * | dimension | Name; Weight; Curve `average` or `sum`; Rounding; the rows below it are its own                 |
 * | metric    | Name of a metric, or `a / b`; Weight (none where points are summed); Curve; its Parameter       |
 * | component | Name of a metric of 0 to 100 that stands in for its dimension's metrics where it has a value    |
 * | band      | Name; Parameter is the score from which it holds; Curve may say `at risk` or `ready`            |
 * | urgency   | Name of a metric; Parameter like `30: 1.5; 60: 1.35`, the factor up to and including each number |
 * | cap       | Name of a metric; Curve `is`, `from` or `up to`; Parameter like `yes: Yellow`, the best band left  |
 *
 * A metric or dimension of weight 0 is read and shown, and counts for nothing. Where no band says so, the two worst tiers
 * of a model that says "100 is worst" are at risk, and the best band of another is ready for a proposal.
 *
 * @returns The model that the table describes, or every problem in it: a table with a problem is never half used.
 */
export function readModel(
  table: ModelTable,
  names: Names = AS_WRITTEN,
): { model: Model } | { problems: TableProblem[] } {
  const cells = new TableCells(table, names);
  const model = cells.isReadable ? new ModelReader(new TableFields(cells, names)).model() : undefined;
  const problems = cells.problems();
  return problems.length > 0 || !model ? { problems } : { model };
}

/** A dimension whose rows are still being read. */
interface Draft {
  readonly row: number;
  readonly dimension: Omit<Dimension, 'component'>;
  readonly metrics: ModelMetric[];
  component: string | undefined;
}

class ModelReader {
  private readonly drafts: Draft[] = [];
  private readonly bands: Band[] = [];
  private readonly marks = new BandMarks();
  private head: Pick<Model, 'name' | 'best' | 'rounding' | 'confirmed'> | undefined;
  private urgency: Urgency | undefined;
  private readonly caps: { readonly row: number; readonly cap: Cap }[] = [];
  private lowestBand = 0;

  private readonly cells: TableCells;

  constructor(private readonly fields: TableFields) {
    this.cells = fields.cells;
  }

  model(): Model | undefined {
    for (let row = 1; row < this.cells.rows; row++) this.readRow(row);
    this.checkWhole();
    return (
      this.head && {
        ...this.head,
        segments: this.cells.segments,
        dimensions: this.drafts.map(({ dimension, component }) => ({ ...dimension, component })),
        bands: this.bands,
        ...this.marks.of(this.head.best, this.bands),
        urgency: this.urgency,
        caps: this.caps.map(({ cap }) => cap),
        says: this.cells.says(),
      }
    );
  }

  private readRow(row: number): void {
    switch (this.cells.words(row, 'row')) {
      case 'model':
        this.onlyOne(row, 'model');
        this.head = this.readHead(row);
        break;
      case 'dimension':
        this.drafts.push(this.readDimension(row));
        break;
      case 'metric':
        this.addTo(row, (draft) => draft.metrics.push(this.readMetric(row, draft.dimension.combine)));
        break;
      case 'component':
        this.addTo(row, (draft) => this.readComponent(row, draft));
        break;
      case 'band':
        this.bands.push(this.readBand(row, this.bands[this.bands.length - 1]));
        this.marks.add(row, this.cells.words(row, 'curve'));
        this.lowestBand = row;
        break;
      case 'urgency':
        this.onlyOne(row, 'urgency');
        this.urgency = this.readUrgency(row);
        break;
      case 'cap':
        this.readCap(row);
        break;
      default:
        if (!this.cells.isBlank(row)) {
          this.cells.report(
            row,
            'row',
            'Use one of: model, dimension, metric, component, band, urgency, cap.',
          );
        }
    }
  }

  private readHead(row: number): Pick<Model, 'name' | 'best' | 'rounding' | 'confirmed'> {
    const direction = this.cells.words(row, 'parameter');
    if (direction !== '100 is best' && direction !== '100 is worst') {
      this.cells.report(row, 'parameter', 'Say "100 is best" or "100 is worst".');
    }
    return {
      name: this.fields.ownName(row, 'model'),
      best: direction === '100 is best',
      rounding: this.fields.rounding(row),
      confirmed: this.cells.words(row, 'curve') !== 'unconfirmed',
    };
  }

  private readDimension(row: number): Draft {
    const combine = this.cells.words(row, 'curve');
    if (combine !== 'average' && combine !== 'sum') {
      this.cells.report(row, 'curve', 'Say "average" or "sum".');
    }
    const metrics: ModelMetric[] = [];
    const dimension = {
      name: this.fields.ownName(row, 'dimension'),
      weight: this.fields.weight(row),
      combine: combine === 'sum' ? ('sum' as const) : ('average' as const),
      rounding: this.fields.rounding(row),
      metrics,
    };
    return { row, dimension, metrics, component: undefined };
  }

  private addTo(row: number, add: (draft: Draft) => void): void {
    const draft = this.drafts[this.drafts.length - 1];
    if (draft) add(draft);
    else this.cells.report(row, 'row', 'Put this row below the dimension row that it belongs to.');
  }

  private readMetric(row: number, combine: Dimension['combine']): ModelMetric {
    const parts = this.cells.text(row, 'name').split(' / ');
    if (parts.length > 2) this.cells.report(row, 'name', 'Divide one metric by one other: "a / b".');
    const [metric, per] = parts.map((part) => this.fields.named(row, part)) as [NamedMetric, NamedMetric?];
    this.fields.once(row, 'metric', per ? `${metric.name} / ${per.name}` : metric.name);
    const name = this.cells.words(row, 'curve');
    const fits = this.fields.take(row, 'curve', checkCurve(name, metric, per));
    // A curve that does not fit has said so: its parameters are read once it does.
    const read = (parameter: Parameter) => readMetricCurve(name, parameter, metric);
    return {
      metric: metric.name,
      per: per?.name,
      weight: combine === 'sum' ? this.fields.noWeight(row) : this.fields.weight(row),
      curve: fits ? this.fields.perSegment(row, read) : { base: asIs, bySegment: [] },
    };
  }

  private readComponent(row: number, draft: Draft): void {
    if (draft.component !== undefined) {
      this.cells.report(row, 'row', 'A dimension has one component. Remove this row or the one above.');
    }
    const metric = this.fields.named(row, this.cells.text(row, 'name'));
    this.fields.once(row, 'metric', metric.name);
    this.fields.take(row, 'name', checkCurve('as is', metric, undefined));
    draft.component = metric.name;
  }

  private readBand(row: number, above: Band | undefined): Band {
    const from = this.fields.perSegment(row, readScore);
    const edges = (band: PerSegment<number>) => [band.base, ...band.bySegment];
    if (above && edges(from).some((edge, i) => edge >= edges(above.from)[i]!)) {
      this.cells.report(row, 'parameter', 'Order the bands from the highest score to the lowest.');
    }
    return { label: this.fields.ownName(row, 'band'), from };
  }

  private readUrgency(row: number): Urgency | undefined {
    const metric = this.fields.named(row, this.cells.text(row, 'name'));
    this.fields.take(row, 'name', checkCurve('points', metric, undefined));
    const factor = this.fields.take(row, 'parameter', readSteps(this.cells.cell(row, 'parameter'), 1));
    return factor && { metric: metric.name, factor };
  }

  private readCap(row: number): void {
    const metric = this.fields.named(row, this.cells.text(row, 'name'));
    this.fields.once(row, 'cap', metric.name);
    if (this.cells.text(row, 'weight') !== '') {
      this.cells.report(row, 'weight', 'Leave the weight blank: a cap changes no score.');
    }
    const read = readCap(this.cells.words(row, 'curve'), this.cells.cell(row, 'parameter'), metric);
    const cap = this.fields.take(row, 'at' in read ? read.at : 'parameter', read);
    if (cap) this.caps.push({ row, cap });
  }

  private checkCaps(): void {
    const labels = this.bands.map(({ label }) => label.toLowerCase());
    for (const { row, cap } of this.caps) {
      if (this.head && !this.head.best) {
        this.cells.report(row, 'row', 'A cap belongs in a model that says "100 is best".');
      } else if (!labels.includes(cap.band.toLowerCase())) {
        const names = this.bands.map(({ label }) => label).join(', ');
        this.cells.report(row, 'parameter', `There is no band "${cap.band}". Use one of: ${names}.`);
      }
    }
  }

  private checkWhole(): void {
    this.checkCaps();
    if (this.head)
      this.marks.check(this.head.best, (row, message) => this.cells.report(row, 'curve', message));
    const { cells, drafts, bands } = this;
    if (!this.head) cells.report(0, 'row', 'The table needs a model row.');
    if (drafts.length === 0) cells.report(0, 'row', 'The table needs a dimension row.');
    if (bands.length === 0) cells.report(0, 'row', 'The table needs a band row.');
    if (drafts.length > 0 && drafts.every(({ dimension }) => dimension.weight === 0)) {
      cells.report(drafts[0]!.row, 'weight', 'Give at least one dimension a weight above 0.');
    }
    for (const { row, metrics, component } of drafts) {
      if (component === undefined && metrics.every(({ weight }) => weight === 0)) {
        cells.report(row, 'row', 'Give the dimension at least one metric row with a weight above 0.');
      }
    }
    const lowest = bands[bands.length - 1];
    if (lowest && [lowest.from.base, ...lowest.from.bySegment].some((edge) => edge > 0)) {
      cells.report(
        this.lowestBand,
        'parameter',
        'Let the lowest band start at 0, so that every score has a band.',
      );
    }
  }

  private onlyOne(row: number, kind: 'model' | 'urgency'): void {
    if (kind === 'model' ? this.head : this.urgency) {
      this.cells.report(row, 'row', `A table has one ${kind} row. Remove this one or the one above.`);
    }
  }
}

function readScore(parameter: Parameter): Parsed<number> {
  const score = readParameter(parameter);
  return score >= 0 && score <= 100
    ? { ok: score }
    : { problem: 'Write the edge as a number from 0 to 100.' };
}
