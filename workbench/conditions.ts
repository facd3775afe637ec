/** When a value meets a condition: of data validation, of a filter, of a conditional format. */
import { NotEmulated } from './apps-script/emulation';
import type { CellValue, GridCondition } from './grid';
import type { Area } from './shift';

/** A range that a condition compares with. */
export interface ConditionRange {
  readonly sheet: number;
  readonly area: Area;
}

/** What a condition may ask about the cell beside its value. */
export interface ConditionContext {
  /** Whether the cell shows its number as a date. */
  readonly isDate: boolean;
  readonly valuesOf: (range: ConditionRange) => CellValue[][];
}

type Test = (value: CellValue, values: readonly unknown[], context: ConditionContext) => boolean;

const text =
  (compare: (text: string, wanted: string) => boolean): Test =>
  (value, [wanted]) =>
    value !== null && compare(String(value).toLowerCase(), String(wanted).toLowerCase());
const number =
  (compare: (value: number, first: number, second: number) => boolean): Test =>
  (value, [first, second]) =>
    typeof value === 'number' && compare(value, Number(first), Number(second));
/** Dates are serial numbers here as in cells; a time of day does not make another day. */
const date =
  (compare: (day: number, first: number, second: number) => boolean): Test =>
  (value, [first, second], { isDate }) =>
    typeof value === 'number' && isDate && compare(Math.floor(value), Number(first), Number(second));

const shown = (value: unknown): string =>
  typeof value === 'boolean' ? String(value).toUpperCase() : String(value);

const TESTS: Readonly<Record<string, Test>> = {
  CELL_EMPTY: (value) => value === null || value === '',
  CELL_NOT_EMPTY: (value) => value !== null && value !== '',
  TEXT_EQUAL_TO: text((value, wanted) => value === wanted),
  TEXT_CONTAINS: text((value, wanted) => value.includes(wanted)),
  TEXT_DOES_NOT_CONTAIN: (...args) => !TESTS.TEXT_CONTAINS!(...args),
  TEXT_STARTS_WITH: text((value, wanted) => value.startsWith(wanted)),
  TEXT_ENDS_WITH: text((value, wanted) => value.endsWith(wanted)),
  TEXT_IS_VALID_EMAIL: text((value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)),
  TEXT_IS_VALID_URL: text((value) => /^(https?:\/\/|mailto:|www\.)\S+\.\S+$/.test(value)),
  NUMBER_EQUAL_TO: number((value, wanted) => value === wanted),
  NUMBER_NOT_EQUAL_TO: number((value, wanted) => value !== wanted),
  NUMBER_GREATER_THAN: number((value, wanted) => value > wanted),
  NUMBER_GREATER_THAN_OR_EQUAL_TO: number((value, wanted) => value >= wanted),
  NUMBER_LESS_THAN: number((value, wanted) => value < wanted),
  NUMBER_LESS_THAN_OR_EQUAL_TO: number((value, wanted) => value <= wanted),
  NUMBER_BETWEEN: number((value, low, high) => value >= low && value <= high),
  NUMBER_NOT_BETWEEN: number((value, low, high) => value < low || value > high),
  DATE_IS_VALID_DATE: date(() => true),
  DATE_AFTER: date((day, wanted) => day > wanted),
  DATE_BEFORE: date((day, wanted) => day < wanted),
  DATE_EQUAL_TO: date((day, wanted) => day === wanted),
  DATE_ON_OR_AFTER: date((day, wanted) => day >= wanted),
  DATE_ON_OR_BEFORE: date((day, wanted) => day <= wanted),
  DATE_BETWEEN: date((day, first, last) => day >= first && day <= last),
  DATE_NOT_BETWEEN: date((day, first, last) => day < first || day > last),
  CHECKBOX: (value, values) => {
    const [checked = true, unchecked = values.length === 1 ? '' : false] = values;
    return shown(value) === shown(checked) || shown(value) === shown(unchecked);
  },
  VALUE_IN_LIST: (value, [list]) => (list as readonly unknown[]).some((item) => shown(item) === shown(value)),
  VALUE_IN_RANGE: (value, [range], { valuesOf }) =>
    valuesOf(range as ConditionRange).some((row) =>
      row.some((item) => item !== null && shown(item) === shown(value)),
    ),
};

/**
 * Whether a value meets a condition.
 * @throws NotEmulated for a formula as a condition.
 */
export function meetsCondition(
  { criteria, values }: GridCondition,
  value: CellValue,
  context: ConditionContext,
): boolean {
  const test = TESTS[criteria];
  if (!test) throw new NotEmulated(`The condition ${criteria}`);
  return test(value, values, context);
}

/** Whether conditions of this kind can be told here. */
export function isTold(criteria: string): boolean {
  return criteria in TESTS;
}
