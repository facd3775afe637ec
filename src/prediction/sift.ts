import { splitWords } from '../base/split-words';
import { countsOf, type Field } from './field';
import { leakBeforeValues, leakInValues } from './leaks';
import type { Outcomes } from './matrix';
import { isProtectedTrait } from './protected';

/** A column that is not learned from, and why. */
export interface LeftOut {
  readonly column: string;
  readonly reason: string;
}

export interface Sifted {
  readonly used: readonly Field[];
  /** Columns that tell the outcome because they were filled in after it. */
  readonly refused: readonly LeftOut[];
  /** Traits of persons, which stay off until someone picks them. */
  readonly protectedTraits: readonly LeftOut[];
  /** Columns from which nothing can be learned: ids, names, one value for all. */
  readonly unusable: readonly LeftOut[];
}

/** Sorts the columns into those to learn from and those to leave out. What someone picked by its header is used. */
export function sift(
  fields: readonly Field[],
  outcomes: Outcomes,
  picked: ReadonlySet<string> = new Set(),
): Sifted {
  const used: Field[] = [];
  const refused: LeftOut[] = [];
  const protectedTraits: LeftOut[] = [];
  const unusable: LeftOut[] = [];
  for (const field of fields) {
    const column = field.header;
    const isPicked = picked.has(column);
    const told = isPicked ? undefined : leakBeforeValues(field, outcomes);
    const useless = unusableBecause(field);
    const leak = told ?? (isPicked || useless ? undefined : leakInValues(field, outcomes));
    if (leak !== undefined) refused.push({ column, reason: leak });
    else if (useless !== undefined) unusable.push({ column, reason: useless });
    else if (!isPicked && isProtectedTrait(column)) {
      protectedTraits.push({ column, reason: 'It says what a person is: it stays off until you pick it.' });
    } else used.push(field);
  }
  return { used, refused, protectedTraits, unusable };
}

const FEW = 20;
const ALMOST_ALL = 0.95;

function unusableBecause(field: Field): string | undefined {
  const filled: readonly unknown[] = field.values.filter((value) => value !== null);
  if (filled.length === 0) return 'It is blank.';
  const distinct = countsOf(filled).size;
  if (distinct > FEW && isIdHeader(field.header))
    return 'It is an id: it tells customers apart, not who leaves.';
  if (distinct === 1 && filled.length === field.values.length) return 'It is the same for everybody.';
  if (filled.length < (1 - ALMOST_ALL) * field.values.length) return 'It is blank for almost everybody.';
  if (distinct <= FEW) return undefined;
  if (field.kind === 'words') {
    if (distinct > filled.length / 2) return 'It is different for almost everybody, like a name or an id.';
  } else if (distinct === filled.length && isNumbering(field.header, filled as number[])) {
    return 'It numbers the customers.';
  }
  return undefined;
}

/** `customer_id`, `Id`, `subscriptionID`; with few values, as `plan_id` has, it is a word like others. */
const isIdHeader = (header: string) => /^(id|ids|uuid|guid)$/.test(splitWords(header).pop() ?? '');

const NUMBERING = 'id ids no nr number row index key uuid phone zip postcode';

function isNumbering(header: string, values: readonly number[]): boolean {
  if (!values.every(Number.isInteger)) return false;
  const numbering = NUMBERING.split(' ');
  if (splitWords(header).some((word) => numbering.includes(word))) return true;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length - 1]! - sorted[0]! === sorted.length - 1;
}
