/** What is known of each customer in one column, read already: numbers (days as days before the day of the row) or words. */
export type Field = NumberField | WordField;

export interface NumberField {
  readonly header: string;
  readonly kind: 'number';
  readonly values: readonly (number | null)[];
}

export interface WordField {
  readonly header: string;
  readonly kind: 'words';
  readonly values: readonly (string | null)[];
}

/** The field for some of the rows, in the order given. */
export function fieldAt(field: Field, rows: ArrayLike<number>): Field {
  const values = Array.from(rows, (row) => field.values[row]!);
  return { ...field, values } as Field;
}

/** How many rows have each value; null stands for a blank. */
export function countsOf<T>(values: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
