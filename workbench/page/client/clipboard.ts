/**
 * Copy and paste. Copied is the text that cells show, as in Sheets. Pasted back into this file, cells come with their
 * formulas and looks; from elsewhere, text is entered as if it were typed.
 */
import type { Area } from '../../shift';
import type { Action } from '../wire';

export interface Marked {
  readonly sheet: number;
  readonly selection: Area;
}

export interface Clipboard {
  /** Whether keys go to the sheet now: not into a cell that is being edited, nor into another part of the page. */
  inSheet(): boolean;
  marked(): Marked;
  textAt(row: number, column: number): string;
  take(action: Action): void;
  /** Says that cutting is not to be had. */
  refuse(): void;
}

/** Takes copying and pasting into its hands, before Univer sees anything of it. */
export function connectClipboard({ inSheet, marked, textAt, take, refuse }: Clipboard): void {
  let copied: (Marked & { readonly text: string }) | null = null;

  document.addEventListener(
    'keydown',
    (event) => {
      const isOurs = (event.ctrlKey || event.metaKey) && ['c', 'x', 'v'].includes(event.key.toLowerCase());
      // The browser then tells of copying or pasting by an event of its own.
      if (isOurs && inSheet()) event.stopImmediatePropagation();
    },
    { capture: true },
  );

  on('copy', (data) => {
    const { selection } = marked();
    const lines = Array.from({ length: selection.rows }, (_, i) =>
      Array.from({ length: selection.columns }, (_, j) =>
        quoted(textAt(selection.row + i, selection.column + j)),
      ).join('\t'),
    );
    copied = { ...marked(), text: lines.join('\n') };
    data.setData('text/plain', copied.text);
  });
  on('cut', refuse);
  on('paste', (data) => {
    const text = data.getData('text/plain').replace(/\r\n?/g, '\n');
    const { selection } = marked();
    if (copied && text === copied.text)
      take({ kind: 'copy', sheet: copied.sheet, from: copied.selection, to: selection });
    else if (text !== '')
      take({
        kind: 'enter',
        row: selection.row,
        column: selection.column,
        texts: spread(fields(text), selection),
      });
  });

  function on(type: 'copy' | 'cut' | 'paste', act: (data: DataTransfer) => void): void {
    document.addEventListener(
      type,
      (event) => {
        if (!inSheet() || !event.clipboardData) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        act(event.clipboardData);
      },
      { capture: true },
    );
  }
}

/** One field goes into all marked cells. */
function spread(texts: string[][], { rows, columns }: Area): string[][] {
  if (texts.length > 1 || texts[0]!.length > 1) return texts;
  return Array.from({ length: rows }, () => new Array<string>(columns).fill(texts[0]![0]!));
}

function quoted(text: string): string {
  return /["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Fields between tabs, in quotation marks where they hold tabs, line ends or quotation marks; all rows as long. */
function fields(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, inQuotes, plain, end] of text
    .replace(/\n$/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))(\t|\n|$)/g)) {
    rows.at(-1)!.push(inQuotes?.replaceAll('""', '"') ?? plain!);
    if (end === '\n') rows.push([]);
    if (end === '') break;
  }
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...new Array<string>(width - row.length).fill('')]);
}
