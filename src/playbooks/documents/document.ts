/**
 * A document for a customer as a structure: what turns it into a page, HTML or Markdown is not written here. No text of
 * it is ever looked into for markup or placeholders, so that a customer's name can be anything.
 */
export interface CustomerDocument {
  readonly title: string;
  /** Who and when, in a line. */
  readonly about: string;
  readonly blocks: readonly Block[];
}

/** Words; null where unknown yet, for a person to fill in. */
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

export type Block =
  | { readonly kind: 'section' | 'part'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: Text }
  | { readonly kind: 'list'; readonly items: readonly Text[] }
  | { readonly kind: 'checks'; readonly items: readonly Check[] }
  | {
      readonly kind: 'table';
      readonly headers: readonly string[];
      readonly rows: readonly (readonly Text[])[];
    };

/** Something to tick off; what the customer's own numbers say of it stands behind it. */
export interface Check {
  readonly text: string;
  readonly done: boolean;
  readonly note: Text;
}

/** What stands where a person has something to fill in. */
export const TO_FILL_IN = 'to fill in';

export function section(text: string): Block {
  return { kind: 'section', text };
}

/** A heading within a section. */
export function part(text: string): Block {
  return { kind: 'part', text };
}

export function paragraph(text: Text): Block {
  return { kind: 'paragraph', text };
}

export function list(...items: readonly Text[]): Block {
  return { kind: 'list', items };
}

export function table(headers: readonly string[], rows: readonly (readonly Text[])[]): Block {
  return { kind: 'table', headers, rows };
}

/** Rows that only a person can fill in. */
export function blankRows(columns: number, rows = 2): Text[][] {
  return Array.from({ length: rows }, () => new Array<Text>(columns).fill(null));
}

/** A table of two columns: what, and what is known of it. */
export function known(rows: readonly (readonly [string, Text])[], headers = ['What', 'Now']): Block {
  return table(headers, rows);
}

/** Things to tick off of which the sheet knows nothing. */
export function checks(...texts: readonly string[]): Block {
  return { kind: 'checks', items: texts.map((text) => ({ text, done: false, note: null })) };
}

/** Things to tick off, each with what the customer's numbers say: null where they say nothing. */
export function answeredChecks(
  items: readonly (readonly [text: string, holds: boolean | null, note: Text])[],
): Block {
  return {
    kind: 'checks',
    items: items.map(([text, holds, note]) => ({ text, done: holds === true, note })),
  };
}
