import { columnLetter } from '../../base/a1';
import { isCustomFunction } from '../../sheets/tabs/customer-formula';
import type { CustomerTable } from '../../sheets/tabs/customer-table';

/** So many formulas of one column that call the same function are one for each row. */
const ENOUGH = 3;

/**
 * What to say of columns in which a function of ours is called in row after row, from the formulas that were read with the tab:
 * each of them is an execution that loads the whole script, and one formula over all rows is a single one.
 */
export function rowFormulaHints({ formulas, headerRow }: CustomerTable): string[] {
  const rows = formulas.slice(headerRow);
  const width = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, at) =>
    hintOf(
      columnLetter(at + 1),
      rows.map((row) => row[at] ?? ''),
    ),
  ).filter((hint) => hint !== '');
}

function hintOf(column: string, formulas: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const formula of formulas) {
    const name = formula === '' ? undefined : ownFunctionIn(formula);
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const [name, count] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? ['', 0];
  if (count < ENOUGH) return '';
  return (
    `Column ${column} has ${count} formulas with ${name}, and each loads the add-on. ` +
    'One is enough: give it all rows, as Help inserts it, and clear the others.'
  );
}

function ownFunctionIn(formula: string): string | undefined {
  return formula.match(/\b[A-Z]{3,}(?=\()/g)?.find(isCustomFunction);
}
