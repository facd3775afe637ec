/**
 * Copy and paste. Copied is the text that cells show, as in Sheets. Pasted back into this file, cells come with their
 * formulas and looks; from elsewhere, text is entered as if it were typed.
 */
import { CommandType, ICommandService, type IMultiCommand } from '@univerjs/core';
import { CopyCommand, CutCommand } from '@univerjs/preset-sheets-core';
import type { Area } from '../../shift';
import type { Action } from '../wire';
import type { Screen } from './univer';

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

/** Takes copying, cutting and pasting in the sheet into its hands. */
export function connectClipboard({ univer }: Screen, clipboard: Clipboard): void {
  const { inSheet, marked, textAt, take, refuse } = clipboard;
  const commands = univer.__getInjector().get(ICommandService);
  let copied: (Marked & { readonly text: string }) | null = null;

  replace(CopyCommand.id, () => {
    copied = { ...marked(), text: textOf(marked().selection, textAt) };
    void navigator.clipboard.writeText(copied.text);
  });
  replace(CutCommand.id, refuse);

  // Univer leaves pasting to the browser, whose event hands over what is there to paste without asking for leave.
  document.addEventListener(
    'paste',
    (event) => {
      if (!inSheet() || !event.clipboardData) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      paste(event.clipboardData.getData('text/plain').replace(/\r\n?/g, '\n'));
    },
    { capture: true },
  );

  function paste(text: string): void {
    const { selection } = marked();
    const { row, column } = selection;
    if (copied?.text === text)
      take({ kind: 'copy', sheet: copied.sheet, from: copied.selection, to: selection });
    else if (text !== '') take({ kind: 'enter', row, column, texts: spread(fields(text), selection) });
  }

  /** Puts an implementation before Univer's own. */
  function replace(id: string, act: () => void): void {
    const command: IMultiCommand = {
      id,
      name: id,
      multi: true,
      priority: 100_000,
      type: CommandType.COMMAND,
      preconditions: inSheet,
      handler: () => {
        act();
        return true;
      },
    };
    commands.registerMultipleCommand(command);
  }
}

function textOf({ row, column, rows, columns }: Area, textAt: Clipboard['textAt']): string {
  const line = (i: number) =>
    Array.from({ length: columns }, (_, j) => quoted(textAt(row + i, column + j))).join('\t');
  return Array.from({ length: rows }, (_, i) => line(i)).join('\n');
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
