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
import { areaOf, extraOf, guard, textOf } from './gate';
import { menuBar } from './menu-bar';
import { connectMenus, showMenus } from './menus';
import { startUniver } from './univer';
import { FROM_SERVER, View } from './view';
import './page.css';

const element = (id: string) => document.getElementById(id)!;
const screen = startUniver('sheet');
const { workbook } = screen;
const injector = screen.univer.__getInjector();
const commands = injector.get(ICommandService);
const selections = injector.get(SheetsSelectionsService);
const view = new View(screen);
const channel = new Channel(where, (yes) => element('sheet').setAttribute('aria-busy', String(yes)));
const frames = new Frames((functionName, args) => channel.take({ kind: 'call', functionName, args }));
const files = new Files(channel, element('picker') as HTMLInputElement, say);
let fileName = '';
const GONE = 'The workbench does not answer. Is it still running?';

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
  if (outcome.ok) say(typeof outcome.value === 'string' ? outcome.value : '');
  else say(outcome.name === 'NetworkError' ? GONE : outcome.message);
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

/** Whether keys go to the sheet: not into a cell that is being edited, nor into another part of the page. */
function inSheet(): boolean {
  const focused = document.activeElement;
  const editing = injector.get(IEditorBridgeService).isVisible().visible;
  return element('sheet').contains(focused) && !editing && !(focused instanceof HTMLInputElement);
}

const NOT_HERE = 'is not part of the local stand-in.';
guard(screen, {
  inSheet,
  take: (action) => void take(action),
  refuse: () => say(`This ${NOT_HERE} Values, formulas, rows, columns, tabs and sorting are.`),
  refuseUndo: () => say(`Undoing ${NOT_HERE} The sidebar undoes its own last run.`),
});
connectClipboard(screen, {
  inSheet,
  marked: where,
  textAt: (row, column) => textOf(workbook.getActiveSheet().getCellRaw(row, column)),
  take: (action) => void take(action),
  refuse: () => say(`Cutting ${NOT_HERE} Copy, paste, then clear.`),
});
connectMenus(element('menus'));

commands.onCommandExecuted(({ id }, options) => {
  if (id === SetWorksheetActiveOperation.id && !options?.[FROM_SERVER]) void channel.take({ kind: 'look' });
  if (id !== SetSelectionsOperation.id) return;
  const { row, column } = where().selection;
  say(extraOf(workbook.getActiveSheet().getCellRaw(row, column))?.problem ?? '');
});

channel.listen(
  (message) => (show[message.kind] as (message: Message) => void)(message),
  (connected) => {
    if (!connected) say(GONE);
  },
);
