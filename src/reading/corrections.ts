import type { Refuse, RowArea, SettingRow } from '../base/setting';
import { allMetrics, type Metric, metricOf } from './catalog';
import { CUSTOM_EXAMPLE, readCustom } from './custom';
import type { DayOrder } from './locale';
import { normalizeHeader } from './normalize';
import { type Unit, unitsOf, writtenUnits } from './scales';

export const NOT_AN_INPUT = 'not an input';

const DAY_ORDERS: readonly DayOrder[] = ['day first', 'month first', 'year first'];

/** What people said of a column, in the words of `Vitals settings`; empty where they left it to the add-on. */
export interface Said {
  readonly metric: string;
  readonly unit: string;
}

/** What people said of a column; what is undefined they left to the add-on. */
export interface Correction {
  /** Null where the column is not an input. */
  readonly metric: Metric | null | undefined;
  readonly unit: Unit | undefined;
  readonly dayOrder: DayOrder | undefined;
  readonly said: Said;
}

/** Corrections by normalized header. */
export type Corrections = ReadonlyMap<string, Correction>;

export const NO_CORRECTIONS: Corrections = new Map();

/** What people said of their columns; a row that says nothing known is a problem, and corrects nothing. */
export const COLUMN_CORRECTIONS: RowArea<Corrections> = {
  area: 'Columns',
  read: (rows, refuse) =>
    new Map(rows.map((row) => [normalizeHeader(row.name), correctionOf(row, refuse)] as const)),
};

function correctionOf(row: SettingRow, refuse: Refuse): Correction {
  const [name, unit] = [row.value, row.unit].map((cell) => String(cell ?? '').trim()) as [string, string];
  const custom = readCustom(name, unit);
  if (custom) return { metric: custom, unit: undefined, dayOrder: undefined, said: saidOf(custom, unit) };
  if (custom === null) {
    refuse(row, 'Unit', `Say unit, range and which way is better, such as "${CUSTOM_EXAMPLE}".`);
    return { metric: undefined, unit: undefined, dayOrder: undefined, said: { metric: '', unit: '' } };
  }
  const metric = name.toLowerCase() === NOT_AN_INPUT ? null : name === '' ? undefined : metricOf(name);
  if (name !== '' && metric === undefined) {
    refuse(
      row,
      'Value',
      `No metric is called "${name.slice(0, 60)}". Write a column's canonical header, such as nps_score, "custom" and a name of your own, or "${NOT_AN_INPUT}".`,
    );
  }
  const word = unit.toLowerCase();
  const [told, dayOrder] = [
    writtenUnits().find((each) => each === word),
    DAY_ORDERS.find((each) => each === word),
  ];
  if (word !== '' && !told && !dayOrder) {
    refuse(
      row,
      'Unit',
      `A unit is one of: ${[...writtenUnits(), ...DAY_ORDERS].join(', ')}. The cells decide.`,
    );
  }
  return { metric, unit: told, dayOrder, said: saidOf(metric, told ?? dayOrder ?? '') };
}

function saidOf(metric: Metric | null | undefined, unit: string): Said {
  return { metric: metric === null ? NOT_AN_INPUT : (metric?.header ?? ''), unit };
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
export function unitChoices(metric: Metric): readonly string[] {
  if (metric.custom) return [];
  return metric.kind === 'day' ? DAY_ORDERS : unitsOf(metric);
}
