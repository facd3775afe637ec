import { columnLetter } from '../base/a1';
import { BLANK, isMissing } from '../scoring/value';
import { NOT_OFFERED } from './cells/missing';
import { unitChoices } from './corrections';
import { isEmptyRow } from './identity';
import type { Portfolio } from './portfolio';

/** A column of the customer tab and what it was taken for. */
export interface UnderstoodColumn {
  /** From 1. */
  readonly position: number;
  readonly header: string;
  readonly metric: string;
  /** What was decided of its cells, in words; empty where there was nothing to decide. */
  readonly decision: string;
}

/** An understood column, and how its cells read. */
export interface ColumnReading extends UnderstoodColumn {
  readonly letter: string;
  /** The metric's name for people. */
  readonly label: string;
  readonly read: number;
  /** Blank cells, and those that say that there is nothing to fill in. */
  readonly blank: number;
  /** Cells that hold something that cannot be read. */
  readonly refused: number;
  readonly said: Said;
  /** The words that may tell how its cells are to be read; none where there is nothing to choose. */
  readonly units: readonly string[];
}

/** What people said of a column, in the words of `Vitals settings`; empty where they left it to the add-on. */
export interface Said {
  readonly metric: string;
  readonly unit: string;
}

/** A column that is not read. */
export interface UnreadColumn {
  readonly letter: string;
  readonly header: string;
  /** The header of the column that is read instead; empty where this one says nothing to the add-on. */
  readonly instead: string;
  readonly said: Said;
}

/** How the columns of a table were understood, from left to right; result columns of ours are left out. */
export interface Understanding {
  readonly columns: readonly ColumnReading[];
  readonly unread: readonly UnreadColumn[];
}

/** The columns that are read, with what was decided of each. */
export function understoodColumns(portfolio: Portfolio): UnderstoodColumn[] {
  return portfolio.matches.flatMap(({ metric, index, header }) => {
    const column = metric && portfolio.column(metric.header);
    if (column?.index !== index) return [];
    return [{ position: index + 1, header, metric: column.metric.header, decision: column.decision }];
  });
}

/** Reads every cell of every column that is read, and counts. */
export function understand(portfolio: Portfolio): Understanding {
  const rows = portfolio.rows.filter(
    (row, position) => !isEmptyRow(row) && !portfolio.noCustomers.has(position),
  );
  const columns = understoodColumns(portfolio).map((understood): ColumnReading => {
    const column = portfolio.column(understood.metric)!;
    const values = rows.map((row) => column.readIn(row));
    const blank = values.filter((value) => value === BLANK || value === NOT_OFFERED).length;
    const read = values.filter((value) => !isMissing(value)).length;
    return {
      ...understood,
      letter: columnLetter(understood.position),
      label: column.metric.label,
      read,
      blank,
      refused: values.length - blank - read,
      said: portfolio.said(understood.header),
      units: unitChoices(column.metric),
    };
  });
  const isRead = new Set(columns.map(({ position }) => position));
  const unread = portfolio.matches
    .filter(({ index, result }) => !result && !isRead.has(index + 1))
    .map(({ index, header, instead }) => ({
      letter: columnLetter(index + 1),
      header,
      instead: instead?.header ?? '',
      said: portfolio.said(header),
    }));
  return { columns, unread };
}
