/** The menu bar, and the same menus at the mouse. */

export type Entry =
  | { readonly kind: 'item'; readonly caption: string; readonly act: () => void }
  | { readonly kind: 'separator' }
  | Menu;

export interface Menu {
  readonly kind: 'menu';
  readonly caption: string;
  readonly entries: readonly Entry[];
}

/** Fills the bar with menus; what an item does is done when the menus are closed. */
export function showMenus(bar: HTMLElement, menus: readonly Menu[]): void {
  bar.replaceChildren(...menus.map((menu) => owner(bar, menu)));
}

/** Closes menus on a click elsewhere, and lets arrow keys and Escape go through them. */
export function connectMenus(bar: HTMLElement): void {
  document.addEventListener('pointerdown', ({ target }) => {
    if (!bar.contains(target as Node)) closeAll(bar);
  });
  window.addEventListener('blur', () => closeAll(bar));
  bar.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      const [first] = bar.querySelectorAll<HTMLElement>('[aria-expanded="true"]');
      closeAll(bar);
      first?.focus();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const button = event.target as HTMLElement;
    const opens =
      button.getAttribute('aria-haspopup') && event.key !== 'ArrowUp' && event.key !== 'ArrowLeft';
    const inBar = button.parentElement?.parentElement === bar;
    if (opens && (inBar ? event.key === 'ArrowDown' : event.key === 'ArrowRight')) {
      button.click();
      button.nextElementSibling?.querySelector<HTMLElement>('button')?.focus();
    } else neighbour(button, step, bar)?.focus();
    event.preventDefault();
  });
}

function neighbour(button: HTMLElement, step: number, bar: HTMLElement): HTMLElement | undefined {
  const list = button.closest('[role="menu"]') ?? bar;
  const buttons = [...list.querySelectorAll<HTMLElement>(':scope > .owner > button, :scope > button')];
  return buttons[(buttons.indexOf(button) + step + buttons.length) % buttons.length];
}

function owner(bar: HTMLElement, { caption, entries }: Menu): HTMLElement {
  const place = document.createElement('div');
  place.className = 'owner';
  const button = itemButton(caption);
  button.setAttribute('aria-haspopup', 'menu');
  button.setAttribute('aria-expanded', 'false');
  const list = document.createElement('div');
  list.setAttribute('role', 'menu');
  list.setAttribute('aria-label', caption);
  list.hidden = true;
  list.append(...entries.map((entry) => entryElement(bar, entry)));
  button.addEventListener('click', () => {
    const opening = list.hidden;
    closeAll(place.parentElement!);
    list.hidden = !opening;
    button.setAttribute('aria-expanded', String(opening));
  });
  place.append(button, list);
  return place;
}

function entryElement(bar: HTMLElement, entry: Entry): HTMLElement {
  if (entry.kind === 'separator') return document.createElement('hr');
  if (entry.kind === 'menu') return owner(bar, entry);
  const button = itemButton(entry.caption);
  button.addEventListener('click', () => {
    closeAll(bar);
    entry.act();
  });
  return button;
}

function itemButton(caption: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = caption;
  button.setAttribute('role', 'menuitem');
  return button;
}

function closeAll(within: HTMLElement): void {
  for (const list of within.querySelectorAll<HTMLElement>('[role="menu"]')) list.hidden = true;
  for (const button of within.querySelectorAll('[aria-expanded]'))
    button.setAttribute('aria-expanded', 'false');
}
