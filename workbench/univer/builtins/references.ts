/** INDIRECT: what Univer takes for a reference and Sheets does not, and names, which Univer does not know. */
import type { ArrayValueObject, BaseFunction, BaseValueObject } from '@univerjs/engine-formula';
import type { Evaluator } from '../evaluator';
import { engine } from '../packages';
import { type BuiltinHost, recalculated, truthIn } from './builtin';

/** `R1C1`, `Data!R[-1]C` */
const BY_NUMBERS = /^(?:.+!)?R(?:\d+|\[-?\d+\])?C(?:\d+|\[-?\d+\])?$/i;

export function indirect(evaluator: Evaluator, host: BuiltinHost): BaseFunction {
  const original = evaluator.executor('INDIRECT');
  const failed = () => engine.ErrorValueObject.create(engine.ErrorType.REF);
  return recalculated(original, (executor, args) => {
    const [text, notation] = args.map(onlyCell) as [BaseValueObject, BaseValueObject | undefined];
    const wrong = [text, notation].find((one) => one?.isError());
    if (wrong) return wrong;
    if (text.isArray()) return original.calculate.apply(executor, [...args]) as BaseValueObject;
    const given = String(text.getValue() ?? '').trim();
    const byLetters =
      notation === undefined ||
      notation.isNull() ||
      truthIn({ value: notation.getValue() as never, format: null, isError: false });
    if (!byLetters)
      return BY_NUMBERS.test(given)
        ? (original.calculate.apply(executor, [text, notation]) as BaseValueObject)
        : failed();
    const position = { sheetId: Number(executor.subUnitId), row: executor.row, column: executor.column };
    const reference = host.reference(given, position);
    return reference === null
      ? failed()
      : (original.calculate.apply(executor, [engine.StringValueObject.create(reference)]) as BaseValueObject);
  });
}

function onlyCell(value: BaseValueObject): BaseValueObject {
  if (!value.isArray()) return value;
  const array = value as ArrayValueObject;
  if (array.getRowCount() > 1 || array.getColumnCount() > 1) return value;
  return array.get(0, 0) ?? engine.NullValueObject.create();
}
