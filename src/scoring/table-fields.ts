import type { Curve, Parameter, Parsed } from './curve';
import { readParameter } from './curve';
import type { PerSegment } from './model';
import type { NamedMetric, Names } from './names';
import type { Rounding } from './round';
import type { TableCells } from './table-cells';

/** Beyond these, binary numbers could no longer tell the shares of the weights apart. */
const LIGHTEST = 1e-6;
const HEAVIEST = 1e6;

/** Reads what one cell of a model table says, and reports what cannot be read. */
export class TableFields {
  private readonly seen = new Map<string, number>();

  constructor(
    readonly cells: TableCells,
    private readonly names: Names,
  ) {}

  ownName(row: number, kind: 'model' | 'dimension' | 'band'): string {
    const name = this.cells.text(row, 'name');
    if (name === '') this.cells.report(row, 'name', `Give the ${kind} a name.`);
    this.once(row, kind, name);
    return name;
  }

  /** Two rows of one name are a mistake: a metric would count twice, and nobody could tell the bands apart. */
  once(row: number, kind: 'model' | 'dimension' | 'band' | 'metric' | 'cap', name: string): void {
    const key = `${kind} ${name.toLowerCase()}`;
    const before = this.seen.get(key);
    if (before !== undefined) {
      this.cells.report(row, 'name', `"${name}" stands in row ${before + 1} of the table already.`);
    }
    this.seen.set(key, row);
  }

  named(row: number, name: string): NamedMetric {
    const metric = this.names.metric(name.toLowerCase());
    if (name === '') this.cells.report(row, 'name', 'Name the metric, such as feature_adoption.');
    else if (!metric) {
      this.cells.report(
        row,
        'name',
        `"${name}" is not a known metric. Use a name such as feature_adoption, or make the column a metric under Columns.`,
      );
    }
    return metric ?? { name: name.toLowerCase(), holds: 'anything' };
  }

  rounding(row: number): Rounding {
    const rounding = this.cells.words(row, 'rounding');
    if (rounding === '1 decimal' || rounding === 'whole' || rounding === 'none') return rounding;
    if (rounding !== '') this.cells.report(row, 'rounding', 'Use one of: none, 1 decimal, whole.');
    return 'none';
  }

  weight(row: number): number {
    const weight = readParameter(this.cells.cell(row, 'weight'));
    if (!(weight === 0 || (weight >= LIGHTEST && weight <= HEAVIEST)))
      this.cells.report(row, 'weight', 'Write the weight as 0, or as a number from 0.000001 to 1000000.');
    return weight;
  }

  noWeight(row: number): number {
    if (this.cells.text(row, 'weight') !== '') {
      this.cells.report(row, 'weight', 'Leave the weight blank: in this dimension points are summed.');
    }
    return 1;
  }

  perSegment<T extends Curve | number>(row: number, read: (p: Parameter) => Parsed<T>): PerSegment<T> {
    const base = read(this.cells.cell(row, 'parameter'));
    this.take(row, 'parameter', base);
    const bySegment = this.cells.segments.map((segment) => {
      const parameter = this.cells.cell(row, { segment });
      if (parameter === '') return base;
      const own = read(parameter);
      if ('problem' in own) this.cells.report(row, { segment }, own.problem);
      return own;
    });
    return { base: okOf(base), bySegment: bySegment.map(okOf) };
  }

  take<T>(row: number, column: 'name' | 'curve' | 'parameter', parsed: Parsed<T>): T | undefined {
    if ('ok' in parsed) return parsed.ok;
    this.cells.report(row, column, parsed.problem);
    return undefined;
  }
}

/** The value, once the problems have been counted: a table with a problem yields no model, so none is ever used. */
function okOf<T>(parsed: Parsed<T>): T {
  return ('ok' in parsed ? parsed.ok : undefined) as T;
}
