import type { ModelTable } from '../scoring/table-cells';
import type { SourceLine } from '../sources/line';

/** Cells of a tab, its headers first. */
export type TabCells = readonly (readonly (string | number | boolean)[])[];

/** A row of `Vitals settings`, as plain data. */
export interface PlainSetting {
  readonly area: string;
  readonly name: string;
  readonly value: string | number | boolean;
  readonly unit: string;
  /** Where it stands in the sheet, from 1. */
  readonly row: number;
}

/** What a sheet scores with, as plain data: all that a table elsewhere needs to get the same scores. */
export interface ScoringSetup {
  readonly health: ModelTable;
  /** The published model where left out. */
  readonly churn?: ModelTable;
  /** The rows of `Vitals settings`. */
  readonly settings: readonly PlainSetting[];
  /** The cells of `Vitals next actions`; the published table where left out. */
  readonly actions?: TabCells;
  /** The cells of `Vitals probability`; left out where none was learned. */
  readonly probability?: TabCells;
  /** The lines of `Vitals sources`, where the customers are joined of several tables. */
  readonly sources?: readonly SourceLine[];
  /** The columns, by the name each has in the warehouse: the header under which the sheet knows it. */
  readonly columns: Readonly<Record<string, string>>;
}
