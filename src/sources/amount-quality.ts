import { groupBy } from '../base/group-by';
import { counted } from '../base/numbers';
import { readFlag } from '../reading/cells/flag';
import { currencyIn } from '../reading/cells/number';
import { headerWords } from '../reading/header-words';
import { recognize } from '../reading/recognize';
import type { SourceReader } from './derive';
import { finding, type SourceFinding } from './quality';
import { isBlankCell, joinKey } from './source-table';

/** Trials that have revenue, and those that have none. */
export function trialFindings(reader: SourceReader, amount: number): SourceFinding[] {
  const { table } = reader;
  const column = table.headers.findIndex((header) => headerWords(header).words.includes('trial'));
  if (column < 0) return [];
  const amounts = reader.numbersOf(amount);
  const trials = Array.from(table.column(column), (cell, row) => (readFlag(cell) === true ? row : -1)).filter(
    (row) => row >= 0,
  );
  const paid = trials.filter((row) => amounts[row]! > 0);
  const header = table.headers[amount];
  const found: SourceFinding[] = [];
  if (paid.length > 0) {
    found.push(
      finding(
        'trials with revenue',
        table,
        `${counted(paid.length, 'trial')} ${paid.length === 1 ? 'has' : 'have'} "${header}" above 0: not counted as revenue.`,
        { column: amount, rows: paid },
      ),
    );
  }
  const free = trials.filter((row) => amounts[row] === 0);
  if (free.length > 0) {
    found.push(
      finding(
        'trials',
        table,
        `${counted(free.length, 'trial row')} with "${header}" 0: no revenue, and no seats of customers.`,
        { column, rows: free },
      ),
    );
  }
  return found;
}

/** Amounts of several currencies that would be added up. */
export function currencyFindings({ table }: SourceReader, amount: number): SourceFinding[] {
  const column = table.headers.findIndex((header) => recognize(header)?.metric.header === 'currency');
  const amounts = table.column(amount);
  const told = column < 0 ? [] : table.column(column);
  const codeOf = (row: number) => {
    const cell = amounts[row];
    if (column >= 0) return joinKey(told[row]);
    return typeof cell === 'string' ? currencyIn(cell).toLowerCase() : '';
  };
  const rows = Array.from(amounts, (_, row) => row).filter((row) => !isBlankCell(amounts[row]));
  const codes = groupBy(rows, codeOf);
  codes.delete('');
  if (codes.size < 2) return [];
  const names = [...codes.keys()].map((code) => code.toUpperCase()).join(', ');
  return [
    finding(
      'currencies',
      table,
      `"${table.headers[amount]}" is in ${names}: not added up. Paste amounts in one currency, or accept them as they stand.`,
      { column: column >= 0 ? column : amount, rows: [...codes.values()].slice(1).flat() },
      true,
    ),
  ];
}
