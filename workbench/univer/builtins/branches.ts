/** IF and its kin where Univer answers otherwise: text is no condition, and an error in a branch that is not taken says nothing. */
import type { ArrayValueObject, BaseFunction, BaseValueObject } from '@univerjs/engine-formula';
import type { Evaluator } from '../evaluator';
import { engine } from '../packages';
import { recalculated } from './builtin';

const isMissing = (value: BaseValueObject) => value.isError() && value.getValue() === engine.ErrorType.NA;

/** What a condition says: TRUE and FALSE may be written as text, other text is an error. */
function condition(value: BaseValueObject): BaseValueObject {
  const text = value.isString() ? String(value.getValue()).toUpperCase() : '';
  if (text === '') return value;
  return text === 'TRUE' || text === 'FALSE'
    ? engine.BooleanValueObject.create(text === 'TRUE')
    : engine.ErrorValueObject.create(engine.ErrorType.VALUE);
}

const holdsText = (value: BaseValueObject) =>
  value.isArray()
    ? (value as ArrayValueObject).getArrayValue().some((row) => row.some((one) => one?.isString()))
    : value.isString();

/** Of an array each value, else the value itself. The new array has no place: Univer keeps an index of what stands at each. */
export function each(
  value: BaseValueObject,
  change: (one: BaseValueObject) => BaseValueObject,
): BaseValueObject {
  if (!value.isArray()) return change(value);
  const array = value as ArrayValueObject;
  const [rowCount, columnCount] = [array.getRowCount(), array.getColumnCount()];
  const at = (i: number, j: number) => change(array.get(i, j) ?? engine.NullValueObject.create());
  return engine.ArrayValueObject.create({
    calculateValueList: Array.from({ length: rowCount }, (_, i) =>
      Array.from({ length: columnCount }, (_, j) => at(i, j)),
    ),
    rowCount,
    columnCount,
    unitId: '',
    sheetId: '',
    row: -1,
    column: -1,
  });
}

const isSingle = (array: ArrayValueObject) => array.getRowCount() === 1 && array.getColumnCount() === 1;
const fromCell = (array: BaseValueObject) =>
  (array as ArrayValueObject).get(0, 0) ?? engine.NullValueObject.create();

const isTrue = (value: BaseValueObject) => !value.isNull() && Boolean(value.getValue());

/** The value behind the first condition that holds. */
function firstThatHolds(args: readonly BaseValueObject[]): BaseValueObject {
  for (let i = 0; i < args.length - 1; i += 2) {
    const said = condition(args[i]!);
    if (said.isError()) return said;
    if (isTrue(said)) return args[i + 1]!;
  }
  return engine.ErrorValueObject.create(engine.ErrorType.NA);
}

/** Whether a value is a case of SWITCH: of the same kind, text whatever its case. */
function isCase(value: BaseValueObject, wanted: BaseValueObject): boolean {
  const [a, b] = [value, wanted].map((one) => (one.isNull() ? '' : one.getValue()));
  if (typeof a === 'string' && typeof b === 'string') return a.toLowerCase() === b.toLowerCase();
  return a === b && value.isBoolean() === wanted.isBoolean();
}

/** The value behind the first case that is met, else the last argument where it stands alone. */
function switched([value, ...cases]: readonly BaseValueObject[]): BaseValueObject {
  for (let i = 0; i + 1 < cases.length; i += 2) {
    if (cases[i]!.isError()) return cases[i]!;
    if (isCase(value!, cases[i]!)) return cases[i + 1]!;
  }
  return cases.length % 2 === 1
    ? cases[cases.length - 1]!
    : engine.ErrorValueObject.create(engine.ErrorType.NA);
}

export function branches(evaluator: Evaluator): BaseFunction[] {
  const [choose, fill, rescue, series, cases] = ['IF', 'IFNA', 'IFERROR', 'IFS', 'SWITCH'].map((name) =>
    evaluator.executor(name),
  ) as [BaseFunction, BaseFunction, BaseFunction, BaseFunction, BaseFunction];
  return [
    recalculated(choose, (executor, [first, ...results]) => {
      const said = holdsText(first!) ? each(first!, condition) : first!;
      return choose.calculate.apply(executor, [said, ...results]) as BaseValueObject;
    }),
    recalculated(fill, (executor, args) => {
      const [value, instead] = args as [BaseValueObject, BaseValueObject];
      if (!instead.isError()) return fill.calculate.apply(executor, [...args]) as BaseValueObject;
      const filled = (one: BaseValueObject) => (isMissing(one) ? instead : one);
      return each(value, filled);
    }),
    // What one cell says decides: a range instead of it fills cells only where it is an error.
    recalculated(rescue, (executor, args) => {
      const [value, instead] = args as [BaseValueObject, BaseValueObject];
      const only = value.isArray() && isSingle(value as ArrayValueObject) ? fromCell(value) : value;
      if (only.isArray()) return rescue.calculate.apply(executor, [...args]) as BaseValueObject;
      return only.isError() ? instead : only;
    }),
    recalculated(cases, (executor, args) => {
      const [value] = args as [BaseValueObject];
      if (value.isError()) return value;
      if (args.length < 3 || args.some((arg) => arg.isArray()))
        return cases.calculate.apply(executor, [...args]) as BaseValueObject;
      return switched(args);
    }),
    recalculated(series, (executor, args) =>
      args.some((arg) => arg.isArray()) || args.length % 2 === 1
        ? (series.calculate.apply(executor, [...args]) as BaseValueObject)
        : firstThatHolds(args),
    ),
  ];
}
