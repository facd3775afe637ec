/** The team's own templates: a Google Doc or Slides with placeholders, each in two braces. */
import { caseless } from '../../base/caseless';
import type { RowArea } from '../../base/setting';
import { DOCUMENT_NAMES, type DocumentName } from './names';

/** The ids of templates in Drive, by document. */
export type Templates = ReadonlyMap<DocumentName, string>;

const LINK =
  /^https:\/\/docs\.google\.com\/(?:a\/[^/]+\/)?(?:document|presentation)\/(?:u\/\d+\/)?d\/([\w-]{5,})/;

export const TEMPLATES: RowArea<Templates> = {
  area: 'Templates',
  read: (rows, refuse) => {
    const ids = new Map<DocumentName, string>();
    for (const row of rows) {
      const name = DOCUMENT_NAMES.find((each) => caseless(each) === caseless(row.name));
      const id = LINK.exec(String(row.value).trim())?.[1];
      if (!name) refuse(row, 'Setting', `A document is one of: ${DOCUMENT_NAMES.join(', ')}.`);
      else if (!id)
        refuse(
          row,
          'Value',
          'Paste the link of a Google Doc or Slides: https://docs.google.com/document/d/...',
        );
      else ids.set(name, id);
    }
    return ids;
  },
};

/** What a placeholder becomes, a piece after the other. */
export type Piece =
  | { readonly kind: 'heading' | 'part' | 'text'; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

export interface Filling {
  /** Words within a line, by placeholder. */
  readonly words: Readonly<Record<string, string>>;
  /** Sections that stand in this copy, by placeholder. */
  readonly sections: Readonly<Record<string, readonly Piece[]>>;
}

/** "{{Support}}" as people write it: in any case, with blanks inside. */
export const PLACEHOLDER = /\{\{([^{}]{1,80})\}\}/g;

/** A placeholder as it is looked up. */
export function placeholderKey(name: string): string {
  return caseless(name).replace(/\s+/g, ' ').trim();
}
