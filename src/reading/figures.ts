import { bareNumber } from './cells/number';
import type { ColumnCells } from './column-cells';
import type { Locale } from './locale';

/** What the numbers of a column are like: what its unit and scale are told by. */
export interface Figures {
  /** NaN where there is none. */
  readonly numbers: ArrayLike<number>;
  readonly count: number;
  /** Infinite where there is no number, as is `smallest`. */
  readonly least: number;
  readonly most: number;
  /** The least size of those that are not 0. */
  readonly smallest: number;
}

/** Describes numbers in one pass. */
export function figuresAmong(numbers: ArrayLike<number>): Figures {
  let [count, least, most, smallest] = [0, Infinity, -Infinity, Infinity];
  for (let i = 0; i < numbers.length; i++) {
    const value = numbers[i]!;
    const size = Math.abs(value);
    // No comparison with NaN holds.
    if (value < least) least = value;
    if (value > most) most = value;
    if (size < smallest && size > 0) smallest = size;
    if (!Number.isNaN(value)) count += 1;
  }
  return { numbers, count, least, most, smallest };
}

/** How many numbers have a size between 0 and 1, beyond 1 and up to 5, and beyond that. */
export function bySize({ numbers }: Figures): Record<'fractions' | 'upToFive' | 'beyondFive', number> {
  let [fractions, upToFive, beyondFive] = [0, 0, 0];
  for (let i = 0; i < numbers.length; i++) {
    const size = Math.abs(numbers[i]!);
    if (size > 5) beyondFive += 1;
    else if (size > 1) upToFive += 1;
    else if (size > 0 && size < 1) fractions += 1;
  }
  return { fractions, upToFive, beyondFive };
}

/** The numbers of a column's cells that have no percent sign, texts read by these marks. */
export function bareFigures(cells: ColumnCells, locale: Locale | undefined): Figures {
  return cells.figures ?? figuresAmong(cells.list.map((cell) => bareNumber(cell, locale)));
}

/** How many of them are such. */
export function countOf({ numbers }: Figures, is: (value: number) => boolean): number {
  let found = 0;
  for (let i = 0; i < numbers.length; i++) if (!Number.isNaN(numbers[i]!) && is(numbers[i]!)) found += 1;
  return found;
}
