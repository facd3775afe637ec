/** A Google Doc that holds placeholders: each paragraph of one is replaced by what it stands for. */
import { type Filling, type Piece, PLACEHOLDER, placeholderKey } from '../../playbooks/documents/templates';

interface Paragraph {
  readonly startIndex?: number;
  readonly endIndex?: number;
  readonly paragraph?: {
    readonly elements?: readonly { readonly textRun?: { readonly content?: string } }[];
  };
}

/** What is used of the advanced service of Google Docs, version 1. */
interface DocsService {
  readonly Documents: {
    get(id: string): { readonly body?: { readonly content?: readonly Paragraph[] } };
    batchUpdate(changes: { readonly requests: readonly object[] }, id: string): unknown;
  };
}

declare const Docs: DocsService;

/** Puts a document into a copy of a template. */
export function fillDoc(id: string, filling: Filling): void {
  const paragraphs = Docs.Documents.get(id).body?.content ?? [];
  const requests = docRequests(paragraphs, filling);
  if (requests.length > 0) Docs.Documents.batchUpdate({ requests }, id);
}

/** From the last paragraph to the first, so that no change moves what comes after it. */
function docRequests(paragraphs: readonly Paragraph[], { words, sections }: Filling): object[] {
  const names = new Set<string>();
  const filled = paragraphs.flatMap(({ startIndex = 0, endIndex = 0, paragraph }, i) => {
    const text = (paragraph?.elements ?? []).map(({ textRun }) => textRun?.content ?? '').join('');
    for (const mark of text.match(PLACEHOLDER) ?? []) names.add(mark);
    const name = /^\{\{([^{}]{1,80})\}\}$/.exec(text.trim())?.[1];
    if (name === undefined || words[placeholderKey(name)] !== undefined) return [];
    // The last paragraph of a document has to stay.
    const end = i === paragraphs.length - 1 ? endIndex - 1 : endIndex;
    return [[...sectionRequests(sections[placeholderKey(name)] ?? [], startIndex, end)]];
  });
  const inLines = [...names].map((mark) => ({
    replaceAllText: {
      containsText: { text: mark, matchCase: true },
      replaceText: words[placeholderKey(mark.slice(2, -2))] ?? '',
    },
  }));
  return [...filled.reverse().flat(), ...inLines];
}

function sectionRequests(pieces: readonly Piece[], start: number, end: number): object[] {
  const removed = { deleteContentRange: { range: { startIndex: start, endIndex: end } } };
  // Behind what is inserted before it, the placeholder has moved: it goes first.
  return [removed, ...[...pieces].reverse().flatMap((piece) => pieceRequests(piece, start))];
}

const STYLES = { heading: 'HEADING_2', part: 'HEADING_3', text: 'NORMAL_TEXT' } as const;

function pieceRequests(piece: Piece, start: number): object[] {
  if (piece.kind === 'table') return tableRequests(piece.rows, start);
  const text = `${oneLine(piece.text)}\n`;
  return [
    { insertText: { location: { index: start }, text } },
    styled(start, start + text.length, STYLES[piece.kind]),
  ];
}

/** A table begins after a line break; each cell and each row takes one place before its text. */
function tableRequests(rows: readonly (readonly string[])[], start: number): object[] {
  const columns = Math.max(...rows.map((row) => row.length));
  const placeOf = (row: number, column: number) => start + 4 + row * (2 * columns + 1) + 2 * column;
  const cells = rows.flatMap((row, r) =>
    row.map((text, c) => ({ index: placeOf(r, c), text: oneLine(text) })),
  );
  return [
    { insertTable: { location: { index: start }, rows: rows.length, columns } },
    styled(start, placeOf(rows.length - 1, columns - 1) + 1, 'NORMAL_TEXT'),
    ...cells
      .reverse()
      .filter(({ text }) => text !== '')
      .map(({ index, text }) => ({ insertText: { location: { index }, text } })),
  ];
}

function styled(startIndex: number, endIndex: number, namedStyleType: string): object {
  return {
    updateParagraphStyle: {
      range: { startIndex, endIndex },
      paragraphStyle: { namedStyleType },
      fields: 'namedStyleType',
    },
  };
}

/** A line break would move every place after it, and Google takes control characters out. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\uE000-\uF8FF]+/gu, ' ');
}
