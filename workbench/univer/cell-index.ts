/**
 * Univer keeps an index of what cells hold, by tab, column and row, so that a formula that looks for a value need not
 * walk the whole column. It takes computed arrays for cells too: they say that they stand where their formula does, so
 * that a second VLOOKUP into `{...}` was answered from the values of the first. Here only cells are in the index.
 */
import type { ArrayValueObject, BaseReferenceObject } from '@univerjs/engine-formula';
import { engine } from './packages';

/** Arrays that hold what cells hold, in their place. */
const ofCells = new WeakSet<object>();
/** Whether what is compared right now is such an array. */
let comparesCells = true;

interface References {
  toArrayValueObject(...args: unknown[]): ArrayValueObject;
}
interface Arrays {
  slice(...args: unknown[]): ArrayValueObject | undefined;
  _batchOperatorValue(...args: unknown[]): void;
}

const references = engine.BaseReferenceObject.prototype as BaseReferenceObject & References;
const arrays = engine.ArrayValueObject.prototype as unknown as Arrays;
const index = engine.CELL_INVERTED_INDEX_CACHE;
const { toArrayValueObject } = references;
const { slice, _batchOperatorValue: compare } = arrays;
const { set, canUseCache, setContinueBuildingCache } = index;

references.toArrayValueObject = function (...args) {
  const array = toArrayValueObject.apply(this, args as []);
  ofCells.add(array);
  return array;
};

arrays.slice = function (...args) {
  const part = slice.apply(this, args);
  if (part && ofCells.has(this)) ofCells.add(part);
  return part;
};

arrays._batchOperatorValue = function (...args) {
  comparesCells = ofCells.has(this);
  try {
    compare.apply(this, args);
  } finally {
    comparesCells = true;
  }
};

index.set = (...entry) => {
  if (comparesCells) set.apply(index, entry);
};

index.canUseCache = (...area) =>
  comparesCells ? canUseCache.apply(index, area) : { rowsInCache: [], rowsNotInCache: [] };

index.setContinueBuildingCache = (...area) => {
  if (comparesCells) setContinueBuildingCache.apply(index, area);
};

/** Whether an array is what cells hold, in their place. */
export function holdsCells(value: object): boolean {
  return ofCells.has(value);
}
