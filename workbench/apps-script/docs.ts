/**
 * The advanced service of Google Docs, as far as filling a template goes: text, tables and their places. A body is a text with
 * a place for each character from 1 on, and for each table, row and cell that begins: characters that Docs keeps in no text.
 */
import { fileOf, type MadeFile } from './drive';
import { Emulation, NotEmulated, ServiceException } from './emulation';

const TABLE = '\uE000';
const ROW = '\uE001';
const CELL = '\uE002';
const TABLE_END = '\uE003';

interface Range {
  readonly startIndex: number;
  readonly endIndex: number;
}

interface Request {
  readonly deleteContentRange?: { readonly range: Range };
  readonly insertText?: { readonly location: { readonly index: number }; readonly text: string };
  readonly insertTable?: {
    readonly location: { readonly index: number };
    readonly rows: number;
    readonly columns: number;
  };
  readonly updateParagraphStyle?: { readonly range: Range };
  readonly replaceAllText?: {
    readonly containsText: { readonly text: string };
    readonly replaceText: string;
  };
}

interface DocumentsService {
  get(id: string): object;
  batchUpdate(changes: { readonly requests: readonly Request[] }, id: string): object;
}

export class DocsEmulation extends Emulation<{ readonly Documents: DocumentsService }>('Docs') {
  override readonly Documents: DocumentsService;

  constructor(files: readonly MadeFile[]) {
    super();
    this.Documents = new DocumentsEmulation(files);
  }
}

class DocumentsEmulation extends Emulation<DocumentsService>('Docs.Documents') {
  constructor(readonly files: readonly MadeFile[]) {
    super();
  }

  override get(id: string) {
    const { body } = fileOf(this.files, id, 'docs.documents.get');
    const content: object[] = [];
    let at = 0;
    for (const part of body.match(/\uE000[^\uE003]*\uE003|[^\n]*\n/g) ?? []) {
      const place = { startIndex: at + 1, endIndex: at + part.length + 1 };
      content.push(
        part.startsWith(TABLE)
          ? { ...place, table: {} }
          : { ...place, paragraph: { elements: [{ textRun: { content: part } }] } },
      );
      at += part.length;
    }
    return { documentId: id, body: { content } };
  }

  /** All of it or nothing. */
  override batchUpdate({ requests }: { readonly requests: readonly Request[] }, id: string) {
    const file = fileOf(this.files, id, 'docs.documents.batchUpdate');
    file.body = requests.reduce(changed, file.body);
    return { documentId: id };
  }
}

function changed(body: string, request: Request, i: number): string {
  const refuse = (why: string): never => {
    throw new ServiceException(
      `API call to docs.documents.batchUpdate failed with error: Invalid requests[${i}]: ${why}`,
    );
  };
  const within = ({ startIndex, endIndex }: Range) => {
    if (!(startIndex >= 1 && endIndex > startIndex && endIndex <= body.length + 1)) {
      refuse('The range must not be empty, and must be within the document.');
    }
    return [startIndex - 1, endIndex - 1] as const;
  };
  /** Text goes into paragraphs only, never where a table, row or cell begins or ends. */
  const placeIn = (index: number) => {
    if (!(index >= 1 && index <= body.length) || [TABLE, ROW, CELL, TABLE_END].includes(body[index - 1]!)) {
      refuse('The insertion index must be inside the bounds of an existing paragraph.');
    }
    return index - 1;
  };
  const put = (at: number, text: string) => body.slice(0, at) + text + body.slice(at);
  if (request.deleteContentRange) {
    const [from, to] = within(request.deleteContentRange.range);
    if (to === body.length) refuse('Cannot delete the newline at the end of the document.');
    if (/[\uE000-\uE003]/.test(body.slice(from, to))) throw new NotEmulated('Deleting tables of a Doc');
    return body.slice(0, from) + body.slice(to);
  }
  if (request.insertText) {
    if (request.insertText.text === '') refuse('Insert text requests must specify text to insert.');
    return put(placeIn(request.insertText.location.index), request.insertText.text);
  }
  if (request.insertTable) {
    const { location, rows, columns } = request.insertTable;
    const row = ROW + `${CELL}\n`.repeat(columns);
    return put(placeIn(location.index), `\n${TABLE}${row.repeat(rows)}${TABLE_END}`);
  }
  if (request.updateParagraphStyle) {
    within(request.updateParagraphStyle.range);
    return body;
  }
  if (request.replaceAllText) {
    return body.replaceAll(
      request.replaceAllText.containsText.text,
      () => request.replaceAllText!.replaceText,
    );
  }
  throw new NotEmulated(`The request ${Object.keys(request)[0]} of Docs`);
}

/** A body as lines: a table's row is one, its cells with bars between. */
export function docText(body: string): string {
  return body
    .replace(/\uE000([^\uE003]*)\uE003/g, (_, rows: string) =>
      rows
        .split(ROW)
        .slice(1)
        .map(
          (row) =>
            `${row
              .split(CELL)
              .slice(1)
              .map((cell) => cell.trimEnd())
              .join(' | ')}\n`,
        )
        .join(''),
    )
    .trim();
}
