import { type Block, type CustomerDocument, plainText, type Text, UNKNOWN } from './document';
import type { Facts } from './facts';
import { INTERNAL } from './html';
import { type Filling, type Piece, placeholderKey } from './templates';

/** What a team's template gets of a document: words by their names, and each section under its heading. */
export function fillingOf({ title, about, blocks, isInternal }: CustomerDocument, facts: Facts): Filling {
  const words = {
    Title: isInternal ? `${title} · ${INTERNAL}` : title,
    About: about,
    Customer: facts.name,
    CSM: facts.csm ?? '',
  };
  let open: Piece[] = [];
  const sections = { [placeholderKey(BEFORE_SECTIONS)]: open };
  for (const block of blocks) {
    if (block.kind === 'section') {
      open = [];
      sections[placeholderKey(block.text)] = open;
    }
    open.push(...piecesOf(block, isInternal ? ' · Internal' : ''));
  }
  return {
    words: Object.fromEntries(
      Object.entries(words).map(([name, text]) => [placeholderKey(name), inert(text)]),
    ),
    sections,
  };
}

/** What stands before the first section. */
export const BEFORE_SECTIONS = 'Facts';

function piecesOf(block: Block, mark: string): Piece[] {
  switch (block.kind) {
    case 'section':
      return [{ kind: 'heading', text: `${block.text}${mark}` }];
    case 'part':
      return [{ kind: 'part', text: inert(block.text) }];
    case 'paragraph':
      return [{ kind: 'text', text: said(block.text) }];
    case 'list':
      return block.items.map((item) => ({ kind: 'text', text: `• ${said(item)}` }));
    case 'checks':
      return block.items.map(({ text, done, note }) => ({
        kind: 'text',
        text: `${done ? '☑' : '☐'} ${inert(text)}${note === null ? '' : ` (${said(note)})`}`,
      }));
    case 'chart':
      return [];
    case 'table': {
      const rows = block.rows.map((row) => row.map(said));
      const isHeaded = block.headers.some((header) => header !== '');
      return [{ kind: 'table', rows: isHeaded ? [[...block.headers], ...rows] : rows }];
    }
  }
}

function said(text: Text): string {
  return text === null ? UNKNOWN : inert(plainText(text));
}

/** A customer’s braces are no placeholder. */
function inert(text: string): string {
  return text.replace(/\{(?=\{)/g, '{ ');
}
