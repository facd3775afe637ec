import { readFlag } from '../../reading/cells/flag';
import type { SourceFinding } from '../../sources/quality';
import type { Book } from '../grid/book';
import { OwnTable, type OwnTableColumn } from '../grid/own-table';
import { findOwnedTab, QUALITY_TAB } from '../grid/owned-tabs';

const COLUMNS: readonly OwnTableColumn[] = [
  { name: 'Finding', kind: 'text', width: 240, isKey: true },
  { name: 'What', kind: 'text', width: 620 },
  { name: 'Cells', kind: 'text', width: 260 },
  { name: 'Left out', kind: 'text' },
  { name: 'Accepted', kind: 'text' },
  { name: 'Now', kind: 'text' },
];

/** The findings that people have accepted, by their keys. */
export function acceptedFindings(book: Book): Set<string> {
  if (!findOwnedTab(book, QUALITY_TAB)) return new Set();
  const rows = OwnTable.find(book, QUALITY_TAB, COLUMNS)?.rows ?? [];
  return new Set(
    rows.filter(({ cell }) => readFlag(cell('Accepted')) === true).map(({ cell }) => String(cell('Finding'))),
  );
}

/** Writes what was found: what people have accepted stays accepted, and what is no longer so says it. */
export function writeQuality(book: Book, findings: readonly SourceFinding[]): void {
  const table = OwnTable.open(book, QUALITY_TAB, COLUMNS);
  const keyOf = ({ cell }: (typeof table.rows)[number]) => String(cell('Finding'));
  const cells = new Map<string, Record<string, string>>(
    findings.map(({ key, message, cells, held }) => [
      key,
      {
        Finding: key,
        What: message,
        Cells: cells.join(', '),
        'Left out': held ? 'until accepted' : '',
        Now: 'yes',
      },
    ]),
  );
  const over = table.rows.map(keyOf).filter((key) => !cells.has(key));
  const changes = new Map<string, Record<string, string>>([
    ...cells,
    ...over.map((key): [string, Record<string, string>] => [key, { Now: 'no' }]),
  ]);
  const lacking = table.update(keyOf, changes);
  table.append(lacking.map((key) => ({ ...cells.get(key)!, Accepted: '' })));
}

/** Accepts a finding as it is, or no longer. */
export function acceptInTab(book: Book, key: string, accepted: boolean): void {
  const table = OwnTable.find(book, QUALITY_TAB, COLUMNS);
  table?.update(({ cell }) => String(cell('Finding')), new Map([[key, { Accepted: accepted ? 'yes' : '' }]]));
}
