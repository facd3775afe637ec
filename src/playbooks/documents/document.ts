/**
 * A document for a customer as a structure: what turns it into a page, HTML or Markdown is not written here. No text of
 * it is ever looked into for markup or placeholders, so that a customer's name can be anything.
 */
import { capitalized } from '../../base/label';
import type { Chart } from './chart';

export interface CustomerDocument {
  readonly title: string;
  /** Who and when, in a line. */
  readonly about: string;
  readonly isInternal: boolean;
  readonly blocks: readonly Block[];
  /** What this document has room for and no fact of: what to add, and where. */
  readonly toComplete: readonly string[];
}

/** Who a copy is for: the customer's carries nothing internal. */
export const COPIES = ['Customer copy', 'Internal copy'] as const;
export type Copy = (typeof COPIES)[number];

/** A document before it is made for somebody: blocks of both copies, those that only we may see marked. */
export interface Outline {
  readonly title: Readonly<Record<Copy, string>>;
  readonly about: string;
  readonly blocks: readonly Draft[];
}

/** Words; null where unknown. */
export type Text = string | FigureText | null;

/** Words that hold a figure of the customer. */
export interface FigureText {
  /** As the list of figures has it (metrics/figures.ts). */
  readonly id: string;
  /** What of the customer it is, where that is not the customer as a whole. */
  readonly more?: string;
  readonly text: string;
}

/** A text as it is read. */
export function plainText(text: Exclude<Text, null>): string {
  return typeof text === 'string' ? text : text.text;
}

/** What a cell says, as it begins a line. */
export function capitalText(text: Text): Text {
  if (text === null || typeof text === 'string') return text && capitalized(text);
  return { ...text, text: capitalized(text.text) };
}

export type Block =
  | { readonly kind: 'section' | 'part'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: Exclude<Text, null> }
  | { readonly kind: 'list'; readonly items: readonly Exclude<Text, null>[] }
  | { readonly kind: 'checks'; readonly items: readonly Check[] }
  | { readonly kind: 'chart'; readonly chart: Chart }
  | {
      readonly kind: 'table';
      readonly headers: readonly string[];
      readonly rows: readonly (readonly Text[])[];
    };

/** Where nothing can be drawn: each chart shows figures of a table before it. */
export function withoutCharts(blocks: readonly Block[]): Exclude<Block, { readonly kind: 'chart' }>[] {
  return blocks.filter((block) => block.kind !== 'chart');
}

/** A block on its way into a document. */
export type Draft = Block & {
  readonly isOurs?: boolean;
  /** What to add where nothing stands under this heading. */
  readonly lack?: string;
};

/** Something to tick off; what the customer's own numbers say of it stands behind it. */
export interface Check {
  readonly text: string;
  readonly done: boolean;
  readonly note: Text;
}

/** What stands in a cell of which nothing is known. */
export const UNKNOWN = '–';

export function section(text: string, lack = ''): Draft {
  return { kind: 'section', text, lack };
}

/** A heading within a section. */
export function part(text: string, lack = ''): Draft {
  return { kind: 'part', text, lack };
}

export function paragraph(text: Text): Draft[] {
  return text === null ? [] : [{ kind: 'paragraph', text }];
}

/** What is known of some things, one each. */
export function list(items: readonly Text[]): Draft[] {
  const known = items.filter((item) => item !== null);
  return known.length === 0 ? [] : [{ kind: 'list', items: known }];
}

/** A table without the columns of which nothing is known; nothing where it has no row. */
export function table(headers: readonly string[], rows: readonly (readonly Text[])[]): Draft[] {
  if (rows.length === 0) return [];
  const kept = headers.map((_, i) => rows.some((row) => row[i] !== null));
  const only = <T>(cells: readonly T[]) => cells.filter((_, i) => kept[i]);
  return [{ kind: 'table', headers: only(headers), rows: rows.map(only) }];
}

/** A table of two columns: what, and what is known of it. */
export function known(rows: readonly (readonly [string, Text])[]): Draft[] {
  return table(
    ['', ''],
    rows.filter(([, text]) => text !== null),
  );
}

/** Things to tick off of which the sheet knows nothing. */
export function checks(...texts: readonly string[]): Draft {
  return { kind: 'checks', items: texts.map((text) => ({ text, done: false, note: null })) };
}

/** Things to tick off, each with what the customer's numbers say: null where they say nothing. */
export function answeredChecks(
  items: readonly (readonly [text: string, holds: boolean | null, note: Text])[],
): Draft {
  return {
    kind: 'checks',
    items: items.map(([text, holds, note]) => ({ text, done: holds === true, note })),
  };
}

/** What the customer never sees. */
export function ours(...blocks: readonly (Draft | readonly Draft[])[]): Draft[] {
  return (blocks.flat() as Draft[]).map((block) => ({ ...block, isOurs: true }));
}

/** What is planned with a customer; nothing with who has left. */
export function ahead(isWithUs: boolean, ...blocks: readonly (Draft | readonly Draft[])[]): Draft[] {
  return isWithUs ? (blocks.flat() as Draft[]) : [];
}

/** A copy of a document: without headings under which nothing stands, which are what is to complete. */
export function copyOf({ title, about, blocks }: Outline, copy: Copy): CustomerDocument {
  const isInternal = copy === 'Internal copy';
  const kept: Block[] = [];
  const toComplete: string[] = [];
  const own = blocks.filter(({ isOurs = false }) => isInternal || !isOurs);
  // From the end: a heading stands where something of its own follows it.
  for (const { isOurs: _, lack = '', ...block } of [...own].reverse()) {
    const next = kept[0]?.kind;
    const isEmpty =
      block.kind === 'section'
        ? next === undefined || next === 'section'
        : block.kind === 'part' && (next === undefined || next === 'section' || next === 'part');
    if (!isEmpty) kept.unshift(block);
    else if (lack !== '') toComplete.unshift(lack);
  }
  // Their copy is sent as it is: what it lacks is said beside it.
  const lacking: Block[] =
    isInternal && toComplete.length > 0
      ? [
          { kind: 'section', text: 'To complete' },
          { kind: 'list', items: toComplete },
        ]
      : [];
  return { title: title[copy], about, isInternal, blocks: [...kept, ...lacking], toComplete };
}
