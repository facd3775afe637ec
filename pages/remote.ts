import { useEffect, useRef, useState } from 'preact/hooks';
import { type Failure, failureOf } from './failure';

/** Something that is asked of the server: not asked yet, on its way or failed (with what was known before), or here. */
export type Remote<T> =
  | { readonly at: 'nothing' }
  | { readonly at: 'waiting'; readonly doing: string; readonly before: T | undefined }
  | {
      readonly at: 'failed';
      readonly failure: Failure;
      readonly again: () => void;
      readonly before: T | undefined;
    }
  | { readonly at: 'ready'; readonly value: T };

/** Asks the server for something; `doing` says so while it is on its way. */
export type Ask<T> = (doing: string, call: () => Promise<T>) => Promise<void>;

/** What is here, or was here before it was asked for again. */
export function knownOf<T>(remote: Remote<T>): T | undefined {
  if (remote.at === 'ready') return remote.value;
  return remote.at === 'waiting' || remote.at === 'failed' ? remote.before : undefined;
}

/**
 * Keeps the answers to a question: the answer to the latest asking counts, and one that fails leaves what was known, as a
 * command that failed has changed nothing.
 */
export function latest<T>(read: () => Remote<T>, show: (remote: Remote<T>) => void): Ask<T> {
  let newest = 0;
  async function ask(doing: string, call: () => Promise<T>): Promise<void> {
    newest += 1;
    const ticket = newest;
    show({ at: 'waiting', doing, before: knownOf(read()) });
    const came = await settled(call);
    if (newest !== ticket) return;
    const again = () => void ask(doing, call);
    show('failure' in came ? { at: 'failed', ...came, again, before: knownOf(read()) } : came);
  }
  return ask;
}

async function settled<T>(
  call: () => Promise<T>,
): Promise<{ readonly at: 'ready'; readonly value: T } | { readonly failure: Failure }> {
  if (!navigator.onLine) return { failure: failureOf(undefined, false) };
  try {
    return { at: 'ready', value: await call() };
  } catch (error) {
    return { failure: failureOf(error, navigator.onLine) };
  }
}

/** One thing that a page asks of the server, and how to ask for it. */
export function useRemote<T>(): [Remote<T>, Ask<T>] {
  const [remote, setRemote] = useState<Remote<T>>({ at: 'nothing' });
  const now = useRef(remote);
  const [ask] = useState(() =>
    latest<T>(
      () => now.current,
      (next) => {
        now.current = next;
        setRemote(next);
      },
    ),
  );
  return [remote, ask];
}

/** What a page asks for when it opens, and how to ask for it again. */
export function useAnswer<T>(doing: string, call: () => Promise<T>): [Remote<T>, Ask<T>] {
  const [remote, ask] = useRemote<T>();
  useOnOpening(() => void ask(doing, call));
  return [remote, ask];
}

/** Does something once, when the page or the part of it opens. */
export function useOnOpening(work: () => void): void {
  const first = useRef(work);
  useEffect(() => first.current(), []);
}
