import { columnLetter } from '../base/a1';
import { groupBy } from '../base/group-by';
import { BLANK, isMissing, Missing } from '../scoring/value';
import { customMetric } from './catalog';
import { NOT_OFFERED } from './cells/missing';
import { readStatus } from './cells/status';
import { type Said, unitChoices } from './corrections';
import { sampleOf } from './findings';
import type { HeaderMatch } from './headers';
import { isEmptyRow } from './identity';
import { wordKey } from './normalize';
import type { Portfolio } from './portfolio';
import { profileOf } from './profiles';
import { isReadable, otherReading, type Proposal, proposals } from './proposals';
import type { StatusLevel } from './status-levels';

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
  /** The first of its cells that hold something, as they stand. */
  readonly samples: readonly string[];
  /** How sure it is that the column is this metric. */
  readonly sure: Sureness;
  /** Why a person should look at it; empty where all is well. */
  readonly ask: string;
  /** What it is more likely to be; null where nothing speaks for it. */
  readonly proposed: Proposal | null;
  /** True where its cells are numbers, of which a custom metric can be made. */
  readonly isNumeric: boolean;
}

/** How sure a meaning is: the header is the metric's name, or says it in other words, or is a general word. */
export type Sureness = 'set by you' | 'sure' | 'likely' | 'not sure';

/** A column that is not read. */
export interface UnreadColumn {
  readonly letter: string;
  readonly header: string;
  /** The header of the column that is read instead; empty where this one says nothing to the add-on. */
  readonly instead: string;
  readonly said: Said;
  readonly samples: readonly string[];
  /** What it may be; null where nothing suggests a metric, or where people have set it aside. */
  readonly proposed: Proposal | null;
  /** True where it is headed like a result of this add-on, which is never an input. */
  readonly ours: boolean;
  readonly isNumeric: boolean;
}

/** A word of the status column, and what it is taken for. */
export interface StatusWord {
  readonly word: string;
  readonly customers: number;
  readonly level: StatusLevel;
  /** False where it is not known, and taken for a customer meanwhile. */
  readonly known: boolean;
  /** True where people said so. */
  readonly said: boolean;
}

/** How the columns of a table were understood, from left to right; result columns of ours are left out. */
export interface Understanding {
  readonly columns: readonly ColumnReading[];
  readonly unread: readonly UnreadColumn[];
  /** "A Salesforce report with currencies: the converted column is read"; empty for a file of no known tool. */
  readonly profile: string;
  /** The words of the status column, the most frequent first. */
  readonly statuses: readonly StatusWord[];
}

/** The columns that are read, with what was decided of each. */
export function understoodColumns(portfolio: Portfolio): UnderstoodColumn[] {
  return portfolio.matches.flatMap(({ metric, index, header }) => {
    const column = metric && portfolio.column(metric.header);
    if (column?.index !== index) return [];
    return [{ position: index + 1, header, metric: column.metric.header, decision: column.decision }];
  });
}

/** Reads every cell of every column that is read, and counts; `today` tells which dates lie ahead. */
export function understand(portfolio: Portfolio, today?: number): Understanding {
  const rows = portfolio.customerRows.filter((row) => !isEmptyRow(row));
  const samplesOf = (index: number) => sampleCells(rows.map((row) => row[index]));
  const numeric = (index: number, header: string) =>
    isReadable(portfolio, { index, header }, customMetric(header));
  const matchAt = new Map(portfolio.matches.map((match) => [match.index, match]));
  const columns = understoodColumns(portfolio).map((understood): ColumnReading => {
    const column = portfolio.column(understood.metric)!;
    const values = rows.map((row) => column.readIn(row));
    const blank = values.filter((value) => value === BLANK || value === NOT_OFFERED).length;
    const read = values.filter((value) => !isMissing(value)).length;
    const refused = values.length - blank - read;
    const said = portfolio.said(understood.header);
    const sure = surenessOf(matchAt.get(column.index)!, said);
    const proposed = otherReading(column);
    return {
      ...understood,
      letter: columnLetter(understood.position),
      label: column.metric.label,
      read,
      blank,
      refused,
      said,
      units: unitChoices(column.metric),
      samples: samplesOf(column.index),
      sure,
      ask: proposed?.why ?? askOf(refused, read, sure),
      proposed,
      isNumeric: numeric(column.index, understood.header),
    };
  });
  const isRead = new Set(columns.map(({ position }) => position));
  const others = portfolio.matches.filter(({ index }) => !isRead.has(index + 1));
  const proposed = proposals(
    portfolio,
    others.filter(({ result }) => !result),
    today,
  );
  const unread = others.map(({ index, header, instead, result }) => ({
    letter: columnLetter(index + 1),
    header,
    instead: instead?.header ?? '',
    said: portfolio.said(header),
    samples: samplesOf(index),
    proposed: proposed.get(index) ?? null,
    ours: result,
    isNumeric: !result && numeric(index, header),
  }));
  return { columns, unread, profile: profileWords(portfolio), statuses: statusesOf(portfolio, rows) };
}

const SAMPLES = 3;
const LONGEST_SAMPLE = 40;
/** So large a share of cells that cannot be read speaks against the meaning of the column. */
const TOO_MANY_REFUSED = 0.2;

function sampleCells(cells: readonly unknown[]): string[] {
  const shown = cells.filter((cell) => cell !== '' && cell !== null && cell !== undefined).map(sampleOf);
  return [...new Set(shown)].slice(0, SAMPLES).map((text) => text.slice(0, LONGEST_SAMPLE));
}

/** Up to here stand the metric's own name and its synonyms. */
const MOST_SURE = 100;

function surenessOf({ rank, general }: HeaderMatch, said: Said): Sureness {
  if (said.metric !== '') return 'set by you';
  if (general) return 'not sure';
  return rank < MOST_SURE ? 'sure' : 'likely';
}

function askOf(refused: number, read: number, sure: Sureness): string {
  if (refused > TOO_MANY_REFUSED * (refused + read))
    return `${refused} of ${refused + read} cells cannot be read so`;
  return sure === 'not sure' ? 'The header is a general word' : '';
}

function profileWords(portfolio: Portfolio): string {
  const profile = profileOf(portfolio.matches.map(({ header }) => header));
  return profile ? [profile.name, profile.note].filter((part) => part !== '').join(': ') : '';
}

function statusesOf(portfolio: Portfolio, rows: readonly (readonly unknown[])[]): StatusWord[] {
  const column = portfolio.column('status');
  if (!column) return [];
  const cells = rows.map((row) => row[column.index]).filter((cell) => cell !== '' && cell !== undefined);
  return [...groupBy(cells, (cell) => String(cell).trim())]
    .map(([word, same]): StatusWord => {
      const level = readStatus(same[0], portfolio.statusWords);
      const known = !(level instanceof Missing);
      const said = portfolio.statusWords.has(wordKey(same[0]));
      return { word, customers: same.length, level: known ? level : 'active', known, said };
    })
    .sort((a, b) => Number(a.known) - Number(b.known) || b.customers - a.customers)
    .slice(0, MOST_WORDS);
}

/** A column of more words is no status. */
const MOST_WORDS = 40;
