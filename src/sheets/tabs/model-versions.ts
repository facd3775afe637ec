import { cellParts } from '../../base/cell-parts';
import { sameModelName } from '../../models/tables';
import type { ModelTable } from '../../scoring/table-cells';
import type { Book } from '../grid/book';
import { writeRows } from '../grid/cells';
import { ensureSize, findOwnedTab, openOwnedTab, VERSIONS_TAB } from '../grid/owned-tabs';

/** A model as it stood once, and why it was kept. */
export interface ModelVersion {
  readonly model: string;
  /** Counted from 1 for each model. */
  readonly version: number;
  /** The civil day, as 2026-11-21. */
  readonly date: string;
  /** Who kept it; empty where the edition may not know. */
  readonly author: string;
  readonly reason: string;
  /** The difference to the version before, in words. */
  readonly changes: string;
  /** Undefined where somebody changed the kept text, so that it can no longer be read. */
  readonly table: ModelTable | undefined;
}

const HEADERS = ['Model', 'Version', 'Date', 'Author', 'Reason', 'Changes', 'Table'];

/** Every kept version of a model, the oldest first. */
export function versionsOf(book: Book, model: string): ModelVersion[] {
  const sheet = findOwnedTab(book, VERSIONS_TAB);
  if (!sheet) return [];
  const rows = sheet.getDataRange().getValues().slice(1);
  return rows.map(readVersion).filter((version) => sameModelName(version.model, model));
}

/** Keeps a version, in a hidden tab: one row in one write, so that there is the whole of it or nothing. */
export function keepVersion(book: Book, kept: ModelVersion): void {
  const sheet = openOwnedTab(book, VERSIONS_TAB);
  const { model, version, date, author, reason, changes } = kept;
  const row = [model, version, date, author, reason, changes, ...cellParts(JSON.stringify(kept.table))];
  const formats = row.map((cell) =>
    typeof cell === 'number' ? { kind: 'number' as const, numberFormat: '0' } : { kind: 'text' as const },
  );
  const isNew = sheet.getLastRow() === 0;
  const top = isNew ? 2 : sheet.getLastRow() + 1;
  ensureSize(book, sheet, top, row.length);
  if (isNew) writeRows(sheet, 1, 1, new Array(HEADERS.length).fill({ kind: 'text' as const }), [HEADERS]);
  writeRows(sheet, top, 1, formats, [row]);
}

function readVersion(row: readonly unknown[]): ModelVersion {
  const [model, version, date, author, reason, changes, ...parts] = row;
  return {
    model: String(model),
    version: Number(version),
    date: String(date),
    author: String(author),
    reason: String(reason),
    changes: String(changes),
    table: readTable(parts.join('')),
  };
}

function readTable(text: string): ModelTable | undefined {
  try {
    const table: unknown = JSON.parse(text);
    return Array.isArray(table) && table.every(Array.isArray) ? (table as ModelTable) : undefined;
  } catch {
    return undefined;
  }
}
