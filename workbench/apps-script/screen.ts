/** What the person at the spreadsheet sees of the add-on: menus, sidebar, dialogs, messages. */

export type MenuEntry =
  | { readonly kind: 'item'; readonly caption: string; readonly functionName: string }
  | { readonly kind: 'separator' }
  | { readonly kind: 'menu'; readonly caption: string; readonly entries: MenuEntry[] };

export interface Page {
  readonly title: string;
  readonly html: string;
}

/** A page in a window over the sheet. */
export interface Dialog extends Page {
  /** In pixels, as the script asked for; 0 where it did not. */
  readonly width: number;
  readonly height: number;
  /** Whether the sheet is out of reach until it is closed. */
  readonly modal: boolean;
}

export interface Question {
  readonly kind: 'alert' | 'prompt';
  readonly title: string;
  readonly prompt: string;
  /** The buttons offered: `OK`, `YES_NO` and so on. */
  readonly buttons: string;
}

export interface Answer {
  readonly button: 'CLOSE' | 'OK' | 'CANCEL' | 'YES' | 'NO';
  readonly text?: string;
}

export interface Toast {
  readonly message: string;
  readonly title: string;
}

export class Screen {
  /** Top-level menus by caption; an add-on's own menu goes by `ADDON_MENU`. */
  readonly menus = new Map<string, MenuEntry[]>();
  sidebar: Page | null = null;
  /** Those that were opened, in order: each takes the place of the one before. */
  readonly dialogs: Dialog[] = [];
  readonly toasts: Toast[] = [];
  readonly questions: Question[] = [];
  /** Answers alerts and prompts. The person presses the first button unless told otherwise. */
  answer: (question: Question) => Answer = ({ buttons }) => ({
    button: buttons.startsWith('YES') ? 'YES' : 'OK',
  });
}

/** The caption under which `createAddonMenu()` registers. */
export const ADDON_MENU = 'Extensions';
