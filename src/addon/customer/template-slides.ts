/** Google Slides that hold placeholders: each becomes lines of text. */
import { type Filling, type Piece, PLACEHOLDER, placeholderKey } from '../../playbooks/documents/templates';

interface Shape {
  readonly shape?: {
    readonly text?: {
      readonly textElements?: readonly { readonly textRun?: { readonly content?: string } }[];
    };
  };
}

/** What is used of the advanced service of Google Slides, version 1. */
interface SlidesService {
  readonly Presentations: {
    get(id: string): {
      readonly slides?: readonly { readonly objectId?: string; readonly pageElements?: readonly Shape[] }[];
    };
    batchUpdate(changes: { readonly requests: readonly object[] }, id: string): unknown;
  };
}

declare const Slides: SlidesService;

/** Puts a document into a copy of a template; a slide that has placeholders, and nothing to put in, goes. */
export function fillSlides(id: string, { words, sections }: Filling): void {
  const slides = (Slides.Presentations.get(id).slides ?? []).map(({ objectId = '', pageElements = [] }) => ({
    objectId,
    marks: pageElements.flatMap((element) => textIn(element).match(PLACEHOLDER) ?? []),
  }));
  const textOf = (mark: string) => {
    const key = placeholderKey(mark.slice(2, -2));
    return words[key] ?? linesOf(sections[key] ?? []);
  };
  const isEmpty = (marks: readonly string[]) =>
    marks.length > 0 && marks.every((mark) => textOf(mark) === '');
  const gone = slides.filter(({ marks }) => isEmpty(marks));
  const requests = [
    // A presentation has a slide at least.
    ...gone
      .slice(gone.length === slides.length ? 1 : 0)
      .map(({ objectId }) => ({ deleteObject: { objectId } })),
    ...[...new Set(slides.flatMap(({ marks }) => marks))].map((mark) => ({
      replaceAllText: { containsText: { text: mark, matchCase: true }, replaceText: textOf(mark) },
    })),
  ];
  if (requests.length > 0) Slides.Presentations.batchUpdate({ requests }, id);
}

function textIn({ shape }: Shape): string {
  return (shape?.text?.textElements ?? []).map(({ textRun }) => textRun?.content ?? '').join('');
}

/** A slide has its own heading. */
function linesOf(pieces: readonly Piece[]): string {
  return pieces
    .flatMap((piece) => {
      if (piece.kind === 'heading') return [];
      return piece.kind === 'table'
        ? piece.rows.map((row) => row.filter((cell) => cell !== '').join(' · '))
        : [piece.text];
    })
    .join('\n');
}
