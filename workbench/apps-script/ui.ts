/** `SpreadsheetApp.getUi()`: menus, sidebar, dialogs and questions, shown on the screen. */
import { Emulation, labelOf } from './emulation';
import { Button, ButtonSet } from './enums';
import { ADDON_MENU, type Answer, type MenuEntry, type Question, type Screen } from './screen';

type HtmlOutput = GoogleAppsScript.HTML.HtmlOutput;
type ButtonSetValue = GoogleAppsScript.Base.ButtonSet;

export class UiEmulation extends Emulation<GoogleAppsScript.Base.Ui>('Ui') {
  override readonly Button = Button;
  override readonly ButtonSet = ButtonSet;

  constructor(readonly screen: Screen) {
    super();
  }

  override createMenu(caption: string): MenuEmulation {
    return new MenuEmulation(this.screen, caption);
  }

  override createAddonMenu(): MenuEmulation {
    return new MenuEmulation(this.screen, ADDON_MENU);
  }

  override showSidebar(userInterface: HtmlOutput): void {
    this.screen.sidebar = { title: userInterface.getTitle(), html: userInterface.getContent() };
  }

  override showModalDialog(userInterface: HtmlOutput, title: string): void {
    this.#showDialog(userInterface, title, true);
  }

  override showModelessDialog(userInterface: HtmlOutput, title: string): void {
    this.#showDialog(userInterface, title, false);
  }

  override alert(...args: unknown[]): GoogleAppsScript.Base.Button {
    return Button[this.#ask('alert', args).button];
  }

  override prompt(...args: unknown[]): PromptResponseEmulation {
    return new PromptResponseEmulation(this.#ask('prompt', args));
  }

  #showDialog(page: HtmlOutput, title: string, modal: boolean): void {
    const size = { width: page.getWidth(), height: page.getHeight() };
    this.screen.dialogs.push({ title, html: page.getContent(), ...size, modal });
  }

  #ask(kind: Question['kind'], args: unknown[]): Answer {
    const [title, prompt, buttons = ButtonSet.OK] = (args.length < 3 ? ['', ...args] : args) as [
      string,
      string,
      ButtonSetValue?,
    ];
    const question = { kind, title, prompt, buttons: labelOf(buttons) };
    this.screen.questions.push(question);
    return this.screen.answer(question);
  }
}

class PromptResponseEmulation extends Emulation<GoogleAppsScript.Base.PromptResponse>('PromptResponse') {
  constructor(readonly answer: Answer) {
    super();
  }

  override getResponseText(): string {
    return this.answer.text ?? '';
  }

  override getSelectedButton(): GoogleAppsScript.Base.Button {
    return Button[this.answer.button];
  }
}

class MenuEmulation extends Emulation<GoogleAppsScript.Base.Menu>('Menu') {
  readonly entries: MenuEntry[] = [];

  constructor(
    readonly screen: Screen,
    readonly caption: string,
  ) {
    super();
  }

  override addItem(caption: string, functionName: string): this {
    this.entries.push({ kind: 'item', caption, functionName });
    return this;
  }

  override addSeparator(): this {
    this.entries.push({ kind: 'separator' });
    return this;
  }

  override addSubMenu(menu: GoogleAppsScript.Base.Menu): this {
    const { caption, entries } = menu as MenuEmulation;
    this.entries.push({ kind: 'menu', caption, entries });
    return this;
  }

  override addToUi(): void {
    this.screen.menus.set(this.caption, this.entries);
  }
}
