import Papa from 'papaparse';
import { type Account, makeAccounts } from './account';
import { COLUMNS, headerOf } from './columns';
import { expansionCells, identityCells, outcomeFigures } from './commerce';
import { withDirt } from './dirt';
import {
  type Cell,
  type Cells,
  engagementFigures,
  relationshipFigures,
  supportFigures,
  usageFigures,
} from './figures';
import { mulberry32, type Random } from './random';

const SEED = 20261121;
const ACCOUNTS = 260;

/** Each group of figures draws from a generator of its own: a change in one leaves the others as they were. */
const GROUPS: readonly ((account: Account, random: Random) => Cells)[] = [
  usageFigures,
  engagementFigures,
  supportFigures,
  relationshipFigures,
  outcomeFigures,
  expansionCells,
];

/** The sample portfolio as it lies in examples/portfolio.csv. */
export function portfolioCsv(): string {
  const headers = COLUMNS.map(headerOf);
  const rows = cleanRows().map((cells) => COLUMNS.map((column) => asWritten(cells[column]!)));
  return `${Papa.unparse([headers, ...withDirt(rows)], { newline: '\n' })}\n`;
}

function cleanRows(): Cells[] {
  const accounts = makeAccounts(mulberry32(SEED), ACCOUNTS);
  const groups = GROUPS.map((group, i) => {
    const random = mulberry32(SEED + i + 1);
    return accounts.map((account) => group(account, random));
  });
  return accounts.map((account, i) =>
    Object.assign({}, identityCells(account), ...groups.map((group) => group[i])),
  );
}

/** Booleans as Sheets exports them. */
function asWritten(cell: Cell): string {
  return typeof cell === 'boolean' ? String(cell).toUpperCase() : String(cell);
}
