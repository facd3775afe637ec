import type { Refuse, RowArea, SettingRow } from '../base/setting';
import { allMetrics, type Metric, metricOf } from './catalog';
import type { DayOrder } from './locale';
import { normalizeHeader } from './normalize';
import type { Unit } from './units';

export const NOT_AN_INPUT = 'not an input';

export const UNITS: readonly Unit[] = ['percent', 'fraction', '1 to 5'];
export const DAY_ORDERS: readonly DayOrder[] = ['day first', 'month first', 'year first'];

/** What people said of a column; what is undefined they left to the add-on. */
export interface Correction {
  /** Null where the column is not an input. */
  readonly metric: Metric | null | undefined;
  readonly unit: Unit | undefined;
  readonly dayOrder: DayOrder | undefined;
}

/** Corrections by normalized header. */
export type Corrections = ReadonlyMap<string, Correction>;

export const NO_CORRECTIONS: Corrections = new Map();

/** What people said of their columns; a row that says nothing known is a problem, and corrects nothing. */
export const COLUMNS: RowArea<Corrections> = {
  area: 'Columns',
  read: (rows, refuse) =>
    new Map(rows.map((row) => [normalizeHeader(row.name), correctionOf(row, refuse)] as const)),
};

function correctionOf(row: SettingRow, refuse: Refuse): Correction {
  const [value, unit] = [row.value, row.unit].map((cell) => String(cell).trim().toLowerCase()) as [
    string,
    string,
  ];
  const metric = value === NOT_AN_INPUT ? null : value === '' ? undefined : metricOf(value);
  if (value !== '' && metric === undefined) {
    refuse(
      row,
      'Value',
      `No metric is called "${value.slice(0, 60)}". Write a column's canonical header, such as nps_score, or "${NOT_AN_INPUT}".`,
    );
  }
  const known = [...UNITS, ...DAY_ORDERS].some((word) => word === unit);
  if (unit !== '' && !known) {
    refuse(row, 'Unit', `A unit is one of: ${[...UNITS, ...DAY_ORDERS].join(', ')}. The cells decide.`);
  }
  return {
    metric,
    unit: UNITS.find((word) => word === unit),
    dayOrder: DAY_ORDERS.find((word) => word === unit),
  };
}

/** A metric that a column may be corrected to. */
export interface MetricChoice {
  readonly header: string;
  readonly label: string;
}

/** Every metric that a column may be corrected to, by name. */
export function metricChoices(): MetricChoice[] {
  return [...allMetrics().values()]
    .filter(({ module }) => module === undefined)
    .map(({ header, label }) => ({ header, label }))
    .sort((a, b) => (a.label < b.label ? -1 : 1));
}

/** The words that may tell how a metric's cells are to be read; none where there is nothing to choose. */
export function unitChoices({ kind }: Metric): readonly string[] {
  if (kind === 'day') return DAY_ORDERS;
  if (kind === 'satisfaction') return UNITS;
  return kind === 'percent' || kind === 'ratio' ? UNITS.slice(0, 2) : [];
}
