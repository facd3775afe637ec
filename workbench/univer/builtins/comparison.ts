/** Comparisons: by itself Univer says of values of two kinds that they are neither equal nor unequal, and that `""` is no blank. */
import type { BaseFunction, BaseValueObject } from '@univerjs/engine-formula';
import type { Evaluator } from '../evaluator';
import { engine } from '../packages';
import { each } from './branches';
import { recalculated } from './builtin';

/** Univer's function of all comparisons is told by its parser which one is meant. */
type Comparison = BaseFunction & { _compareType: string; setCompareType(sign: string): void };

export function comparison(evaluator: Evaluator): BaseFunction {
  const original = evaluator.executor('COMPARE') as Comparison;
  return recalculated(original, (executor, [left, right]) => {
    const isText = left!.isString() && right!.isNull();
    const args = [left!, isText ? engine.StringValueObject.create('') : right!] as const;
    const compare = (sign: string) => {
      original.setCompareType(sign);
      return original.calculate(...args) as BaseValueObject;
    };
    const sign = (executor as Comparison)._compareType;
    if (sign !== '<>') return compare(sign);
    return each(compare('='), (equal) =>
      equal.isError() ? equal : engine.BooleanValueObject.create(!equal.getValue()),
    );
  });
}
