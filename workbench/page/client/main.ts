/** The workbench's page: a spreadsheet with the add-on beside it. The spreadsheet itself is the server's. */
import { ICommandService } from '@univerjs/core';
import {
  IEditorBridgeService,
  SetSelectionsOperation,
  SetWorksheetActiveOperation,
  SheetsSelectionsService,
} from '@univerjs/preset-sheets-core';
import type { Action, Message } from '../wire';
import { Channel, type Where } from './channel';
import { connectClipboard } from './clipboard';
import { Files } from './files';
import { Frames } from './frames';
import { areaOf, extraOf, guard } from './gate';
import { menuBar } from './menu-bar';
import { connectMenus, showMenus } from './menus';
import { startUniver } from './univer';
import { View } from './view';
import './page.css';

const element = (id: string) => document.getElementById(id)!;
const screen = startUniver('sheet');
const { workbook } = screen;
const injector = screen.univer.__getInjector();
const commands = injector.get(ICommandService);
const selections = injector.get(SheetsSelectionsService);
const view = new View(screen);
const channel = new Channel(where);
const frames = new Frames((functionName, args) => channel.take({ kind: 'call', functionName, args }));
const files = new Files(channel, element('picker') as HTMLInputElement, say);
let fileName = '';

function where(): Where {
  const range = selections.getCurrentLastSelection()?.range;
  const selection = range ? areaOf(range) : { row: 0, column: 0, rows: 1, columns: 1 };
  return { sheet: Number(workbook.getActiveSheet().getSheetId()), selection };
}

function say(text: string): void {
  element('status').textContent = text;
}

/** Takes an action of the person's, and says why where it is refused. */
async function take(action: Action): Promise<void> {
  const outcome = await channel.take(action);
  say(outcome.ok ? '' : outcome.message);
}

const show: { readonly [K in Message['kind']]: (message: Extract<Message, { kind: K }>) => void } = {
  book: (book) => {
    fileName = book.name;
    element('file').textContent = book.name;
    document.title = `${book.name} - Customer Vitals`;
    view.showBook(book);
  },
  sheet: (sheet) => view.showSheet(sheet),
  select: ({ sheet, area }) => view.select(sheet, area),
  menu: ({ entries }) =>
    showMenus(element('menus'), menuBar(entries, { take, where, files, fileName: () => fileName })),
  sidebar: ({ page }) => frames.showSidebar(element('sidebar'), page),
  dialog: ({ page }) => frames.showDialog(page),
  toast: ({ title, message }) => say([title, message].filter(Boolean).join(': ')),
  reload: () => window.location.reload(),
};

guard(screen, {
  take: (action) => void take(action),
  refuse: () =>
    say('This is not part of the local stand-in. Values, formulas, rows, columns, tabs and sorting are.'),
});
connectClipboard({
  inSheet: () =>
    element('sheet').contains(document.activeElement) &&
    !injector.get(IEditorBridgeService).isVisible().visible &&
    !(document.activeElement instanceof HTMLInputElement),
  marked: where,
  textAt: (row, column) => String(workbook.getActiveSheet().getCellRaw(row, column)?.v ?? ''),
  take: (action) => void take(action),
  refuse: () => say('Cutting is not part of the local stand-in: copy, paste, then clear.'),
});
connectMenus(element('menus'));

commands.onCommandExecuted(({ id }) => {
  if (id === SetWorksheetActiveOperation.id) void channel.take({ kind: 'look' });
  if (id !== SetSelectionsOperation.id) return;
  const { row, column } = where().selection;
  say(extraOf(workbook.getActiveSheet().getCellRaw(row, column))?.problem ?? '');
});

channel.listen(
  (message) => (show[message.kind] as (message: Message) => void)(message),
  (connected) => {
    if (!connected) say('The workbench does not answer. Is it still running?');
  },
);
