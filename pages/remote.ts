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
      readonly before?: T | undefined;
    }
  | { readonly at: 'ready'; readonly value: T };

/** What is here, or was here before it was asked for again. */
export function knownOf<T>(remote: Remote<T>): T | undefined {
  if (remote.at === 'ready') return remote.value;
  return remote.at === 'waiting' || remote.at === 'failed' ? remote.before : undefined;
}

/** What a call came to; `again` is how it is asked once more. */
export async function settled<T>(call: () => Promise<T>, again: () => void): Promise<Remote<T>> {
  if (!navigator.onLine) return { at: 'failed', failure: failureOf(undefined, false), again };
  try {
    return { at: 'ready', value: await call() };
  } catch (error) {
    return { at: 'failed', failure: failureOf(error, navigator.onLine), again };
  }
}

/** One thing that a page asks of the server, and how to ask for it: the answer to the latest question counts. */
export function useRemote<T>(): [Remote<T>, (doing: string, call: () => Promise<T>) => void] {
  const [remote, setRemote] = useState<Remote<T>>({ at: 'nothing' });
  const latest = useRef(0);
  async function ask(doing: string, call: () => Promise<T>): Promise<void> {
    latest.current += 1;
    const ticket = latest.current;
    setRemote((before) => ({ at: 'waiting', doing, before: knownOf(before) }));
    const came = await settled(call, () => void ask(doing, call));
    // A command that failed has changed nothing of what was known.
    if (latest.current === ticket)
      setRemote((now) => (came.at === 'failed' ? { ...came, before: knownOf(now) } : came));
  }
  return [remote, (doing, call) => void ask(doing, call)];
}

/** What a page asks for when it opens. */
export function useAnswer<T>(doing: string, call: () => Promise<T>): Remote<T> {
  const [remote, ask] = useRemote<T>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens.
  useEffect(() => ask(doing, call), []);
  return remote;
}
