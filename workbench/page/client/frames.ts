/** The add-on's pages: the sidebar, 300 px wide as in Sheets, and dialogs, each in a frame that can reach nothing else. */
import type { DialogView, Outcome, PageView } from '../wire';
import type { FromFrame, ToFrame } from './google-script';

/** As Sheets has it, but for `allow-same-origin`: a page that gets along without it needs no trust. */
const SANDBOX = 'allow-scripts allow-forms allow-modals allow-popups allow-downloads';

export class Frames {
  readonly #call: (functionName: string, args: readonly unknown[]) => Promise<Outcome>;
  readonly #closers = new Map<HTMLIFrameElement, () => void>();

  constructor(call: (functionName: string, args: readonly unknown[]) => Promise<Outcome>) {
    this.#call = call;
    window.addEventListener('message', ({ source, data }: MessageEvent<FromFrame>) => {
      const frame = [...this.#closers.keys()].find(({ contentWindow }) => contentWindow === source);
      if (frame) void this.#hear(frame, data);
    });
  }

  /** Shows a page in the sidebar, in place of what is there. */
  showSidebar(sidebar: HTMLElement, page: PageView | null): void {
    for (const frame of sidebar.querySelectorAll('iframe')) this.#closers.delete(frame);
    sidebar.hidden = page === null;
    sidebar.replaceChildren();
    if (page) this.#fill(sidebar, page, () => this.showSidebar(sidebar, null));
  }

  /** Shows a page in a window over the sheet, in place of the one that is open. */
  showDialog(page: DialogView): void {
    document.querySelector('dialog')?.close();
    const dialog = document.createElement('dialog');
    dialog.setAttribute('aria-label', page.title);
    document.body.append(dialog);
    const frame = this.#fill(dialog, page, () => dialog.close());
    dialog.addEventListener('close', () => {
      this.#closers.delete(frame);
      dialog.remove();
    });
    this.#resize(frame, page);
    if (page.modal) dialog.showModal();
    else dialog.show();
  }

  #fill(place: HTMLElement, { title, address }: PageView, close: () => void): HTMLIFrameElement {
    const heading = document.createElement('h2');
    heading.className = 'title';
    heading.textContent = title;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = '×';
    button.setAttribute('aria-label', `Close ${title}`);
    button.addEventListener('click', close);
    heading.append(button);
    const frame = document.createElement('iframe');
    frame.title = title;
    frame.className = 'frame';
    frame.setAttribute('sandbox', SANDBOX);
    frame.src = address;
    this.#closers.set(frame, close);
    place.append(heading, frame);
    return frame;
  }

  async #hear(frame: HTMLIFrameElement, message: FromFrame): Promise<void> {
    if (message.kind === 'close') this.#closers.get(frame)?.();
    else if (message.kind === 'size') this.#resize(frame, message);
    else {
      const outcome = await this.#call(message.functionName, message.args);
      const answer: ToFrame = { id: message.id, ...outcome };
      frame.contentWindow?.postMessage(answer, '*');
    }
  }

  /** Sheets lets a page set the size of a dialog, and no other. */
  #resize(frame: HTMLIFrameElement, { width, height }: { width?: number; height?: number }): void {
    const dialog = frame.closest('dialog');
    if (!dialog) return;
    if (width) dialog.style.width = `min(${width}px, 96vw)`;
    if (height) dialog.style.height = `min(${height}px, 94vh)`;
  }
}
