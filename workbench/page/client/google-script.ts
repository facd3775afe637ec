/**
 * `google.script`, as HtmlService gives it to a page of the add-on in its frame. It asks the page around the frame, which
 * asks the server. Runs inside the frame, before the add-on's own code.
 */
import { wireCopy } from '../../wire';

interface Handlers {
  readonly success?: (value: unknown, userObject?: unknown) => void;
  readonly failure?: (error: Error, userObject?: unknown) => void;
  readonly userObject?: unknown;
}

/** What the page around the frame gets to read. */
export type FromFrame =
  | { readonly kind: 'call'; readonly id: number; readonly functionName: string; readonly args: unknown[] }
  | { readonly kind: 'close' }
  | { readonly kind: 'size'; readonly width?: number; readonly height?: number };

/** What it answers. */
export type ToFrame = { readonly id: number } & (
  | { readonly ok: true; readonly value?: unknown }
  | { readonly ok: false; readonly name: string; readonly message: string }
);

/** Puts `google.script` in place, with these functions of the server. */
export function install(functionNames: readonly string[]): void {
  const waiting = new Map<number, Handlers>();
  let lastId = 0;
  const tell = (message: FromFrame) => window.parent.postMessage(message, '*');

  window.addEventListener('message', ({ source, data }: MessageEvent<ToFrame>) => {
    if (source !== window.parent) return;
    const handlers = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.ok) handlers?.success?.(data.value, handlers.userObject);
    else if (handlers?.failure)
      handlers.failure(Object.assign(new Error(data.message), { name: data.name }), handlers.userObject);
    else if (handlers) console.error(`${data.name}: ${data.message}`);
  });

  const runner = (handlers: Handlers): object => ({
    ...Object.fromEntries(
      functionNames.map((functionName) => [
        functionName,
        (...args: unknown[]) => {
          const copies = args.map((arg, i) => wireCopy(arg, String(i)));
          const id = ++lastId;
          waiting.set(id, handlers);
          tell({ kind: 'call', id, functionName, args: copies });
        },
      ]),
    ),
    withSuccessHandler: (success: Handlers['success']) =>
      runner({ ...handlers, ...(success && { success }) }),
    withFailureHandler: (failure: Handlers['failure']) =>
      runner({ ...handlers, ...(failure && { failure }) }),
    withUserObject: (userObject: unknown) => runner({ ...handlers, userObject }),
  });

  const host = {
    close: () => tell({ kind: 'close' }),
    setWidth: (width: number) => tell({ kind: 'size', width }),
    setHeight: (height: number) => tell({ kind: 'size', height }),
    editor: { focus: () => window.parent.focus() },
  };
  Object.assign(window, { google: { script: { run: runner({}), host } } });
}
