/** The functions of Sheets that Univer lacks or answers otherwise. */
import type { BaseFunction, BaseValueObject } from '@univerjs/engine-formula';
import { parseEntry } from '../../entry';
import { localeRules } from '../../locale';
import type { Evaluator } from '../evaluator';
import { engine } from '../packages';
import { ARRAYS } from './arrays';
import { branches } from './branches';
import { type BuiltinHost, executorOf, matrixOf, recalculated, textOf } from './builtin';
import { comparison } from './comparison';
import { CONDITIONAL } from './conditional';
import { DATES } from './dates';
import { LOGIC } from './logic';
import { ADDRESS, LOOKUPS, type Takeover } from './lookups';
import { NUMBERS } from './numbers';
import { PICTURES } from './pictures';
import { QUERY } from './query';
import { indirect } from './references';
import { STATISTICS } from './statistics';
import { TEXT } from './text';

/** Functions of Univer that take a number which stands as text for text. */
const OF_NUMBERS =
  'ABS ACOS ASIN ATAN CEILING CEILING.MATH COS DAYS DEGREES EVEN EXP FACT FLOOR FLOOR.MATH HOUR INT ISOWEEKNUM LN LOG LOG10 MINUTE MOD ' +
  'MROUND ODD POWER QUOTIENT RADIANS SECOND SIGN SIN SQRT TAN WEEKNUM';

/** Functions of Univer that pass over an argument which is left empty. */
const OF_LISTS = 'COUNT MAX MAXA MEDIAN MIN MINA';

/** Functions of Univer that give a day as a bare number. */
const OF_DAYS = 'WORKDAY WORKDAY.INTL';

/** Functions of Univer, and its `&`, that write numbers with a point in every locale: which of their arguments are text. */
const OF_TEXT: Readonly<Record<string, readonly number[] | 'all'>> = {
  CONCATENATE: 'all',
  EXACT: 'all',
  FIND: [0, 1],
  LEFT: [0],
  LEN: [0],
  LOWER: [0],
  MID: [0],
  REGEXEXTRACT: [0],
  REGEXMATCH: [0],
  REGEXREPLACE: [0, 2],
  REPLACE: [0, 3],
  REPT: [0],
  RIGHT: [0],
  SEARCH: [0, 1],
  SUBSTITUTE: [0, 1, 2],
  TEXTJOIN: 'all',
  TRIM: [0],
  UPPER: [0],
};

/** Puts them in their places. */
export function registerBuiltins(evaluator: Evaluator, host: BuiltinHost): void {
  for (const name of OF_NUMBERS.split(' '))
    evaluator.register(readingNumbers(evaluator.executor(name), host));
  for (const name of OF_LISTS.split(' ')) evaluator.register(takingEmptyForZero(evaluator.executor(name)));
  for (const [name, texts] of Object.entries(OF_TEXT))
    evaluator.register(writingNumbers(evaluator.executor(name), texts, host));
  for (const name of OF_DAYS.split(' ')) evaluator.register(givingDays(evaluator.executor(name), host));
  for (const executor of [...branches(evaluator), comparison(evaluator), indirect(evaluator, host)])
    evaluator.register(executor);
  for (const takeover of LOOKUPS)
    evaluator.register(takenOver(evaluator.executor(takeover.name), takeover, host));
  for (const builtin of [
    ...ARRAYS,
    ...CONDITIONAL,
    ...DATES,
    ...LOGIC,
    ADDRESS,
    ...NUMBERS,
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

/** An argument that is left empty is 0, and TRUE and FALSE are 1 and 0; blank cells and those with TRUE are none. */
function takingEmptyForZero(original: BaseFunction): BaseFunction {
  return recalculated(original, (executor, args) => {
    const given = args.map((arg) =>
      arg.isNull() || arg.isBoolean() ? engine.NumberValueObject.create(Number(arg.getValue() ?? 0)) : arg,
    );
    return original.calculate.apply(executor, given) as BaseValueObject;
  });
}

/** Its number is shown as a date. */
function givingDays(original: BaseFunction, host: BuiltinHost): BaseFunction {
  return recalculated(original, (executor, args) => {
    const day = original.calculate.apply(executor, [...args]) as BaseValueObject;
    return day.isNumber()
      ? engine.NumberValueObject.create(Number(day.getValue()), localeRules(host.locale).dateFormat)
      : day;
  });
}

/** Writes numbers in arguments that are text as the locale does. */
function writingNumbers(
  original: BaseFunction,
  texts: readonly number[] | 'all',
  host: BuiltinHost,
): BaseFunction {
  const write = (value: BaseValueObject): BaseValueObject =>
    value.isNumber() ? engine.StringValueObject.create(textOf(Number(value.getValue()), host)) : value;
  return recalculated(original, (executor, args) => {
    const isPlain = localeRules(host.locale).decimal === '.';
    const written = args.map((arg, i) => {
      if (isPlain || !(texts === 'all' || texts.includes(i))) return arg;
      return arg.isArray() ? arg.map(write) : write(arg);
    });
    return original.calculate.apply(executor, written) as BaseValueObject;
  });
}
