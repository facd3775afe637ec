/** The functions of Sheets that Univer lacks or answers otherwise. */
import type { BaseFunction, BaseValueObject } from '@univerjs/engine-formula';
import { parseEntry } from '../../entry';
import type { Evaluator } from '../evaluator';
import { engine } from '../packages';
import { ARRAYS } from './arrays';
import { branches } from './branches';
import { type BuiltinHost, executorOf, matrixOf, recalculated } from './builtin';
import { CONDITIONAL } from './conditional';
import { DATES } from './dates';
import { LOGIC } from './logic';
import { LOOKUPS, type Takeover } from './lookups';
import { PICTURES } from './pictures';
import { QUERY } from './query';
import { STATISTICS } from './statistics';
import { TEXT } from './text';

/** Functions of Univer that take a number which stands as text for text. */
const OF_NUMBERS =
  'ABS ACOS ASIN ATAN CEILING CEILING.MATH COS DAYS DEGREES EVEN EXP FACT FLOOR FLOOR.MATH HOUR INT ISOWEEKNUM LN LOG LOG10 MINUTE MOD ' +
  'MROUND ODD POWER QUOTIENT RADIANS ROUND ROUNDDOWN ROUNDUP SECOND SIGN SIN SQRT TAN TRUNC WEEKNUM';

/** Functions of Univer that pass over an argument which is left empty. */
const OF_LISTS = 'COUNT MAX MAXA MEDIAN MIN MINA';

/** Puts them in their places. */
export function registerBuiltins(evaluator: Evaluator, host: BuiltinHost): void {
  for (const name of OF_NUMBERS.split(' '))
    evaluator.register(readingNumbers(evaluator.executor(name), host));
  for (const name of OF_LISTS.split(' ')) evaluator.register(takingEmptyForZero(evaluator.executor(name)));
  for (const executor of branches(evaluator)) evaluator.register(executor);
  for (const takeover of LOOKUPS)
    evaluator.register(takenOver(evaluator.executor(takeover.name), takeover, host));
  for (const builtin of [
    ...ARRAYS,
    ...CONDITIONAL,
    ...DATES,
    ...LOGIC,
    ...PICTURES,
    QUERY,
    ...STATISTICS,
    ...TEXT,
  ])
    evaluator.register(executorOf(builtin, host));
}

function takenOver(original: BaseFunction, takeover: Takeover, host: BuiltinHost): BaseFunction {
  const own = executorOf(takeover, host);
  return recalculated(original, (executor, args) => {
    const matrices = args.map(matrixOf);
    const failed = args.find((arg) => arg.isError());
    if (failed) return failed;
    if (!takeover.takes(matrices, host))
      return original.calculate.apply(executor, [...args]) as BaseValueObject;
    own.setRefInfo(executor.unitId!, executor.subUnitId!, executor.row, executor.column);
    return own.calculate(...args) as BaseValueObject;
  });
}

/** Reads text in arguments as if it were typed, where that gives a number. */
function readingNumbers(original: BaseFunction, host: BuiltinHost): BaseFunction {
  const year = () => new Date((host.now() - 25_569) * 86_400_000).getUTCFullYear();
  const read = (value: BaseValueObject): BaseValueObject => {
    if (!value.isString()) return value;
    const { content } = parseEntry(String(value.getValue()), host.locale, null, year());
    return typeof content === 'number' ? engine.NumberValueObject.create(content) : value;
  };
  return recalculated(original, (executor, args) => {
    const numbers = args.map((arg) => (arg.isArray() ? arg.map(read) : read(arg)));
    return original.calculate.apply(executor, numbers) as BaseValueObject;
  });
}

/** An argument that is left empty is 0; a blank cell is none. */
function takingEmptyForZero(original: BaseFunction): BaseFunction {
  return recalculated(original, (executor, args) => {
    const given = args.map((arg) => (arg.isNull() ? engine.NumberValueObject.create(0) : arg));
    return original.calculate.apply(executor, given) as BaseValueObject;
  });
}
