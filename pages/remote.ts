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

/** A press: what it makes of what is known, which is shown at once, and the call that makes it so. */
export interface Press<T> {
  readonly change: (known: T) => T;
  readonly call: () => Promise<T>;
}

/** What screens ask again and again, by name: what is known of it, and pressed, is there when they come back. */
const kept = new Map<string, Question<unknown>>();

/** Presses go one after another, whatever they are about: each finds what the one before has left. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * One thing that a page asks of the server. The answer to the latest request counts, and one that fails leaves what was known, as
 * a command that failed has changed nothing. A press is shown before it is answered, and taken back where it fails.
 */
export class Question<T> {
  private base: Remote<T> = { at: 'nothing' };
  /** Every request has a number; the latest of those that ask, and of those whose answer was kept. */
  private requests = 0;
  private asked = 0;
  private answered = 0;
  private pressed: readonly { readonly request: number; readonly change: (known: T) => T }[] = [];
  private presses: Promise<unknown> = Promise.resolve();

  /** `show` is told of every change. */
  constructor(private show: (remote: Remote<T>) => void) {}

  /** The question of this name, kept while the page is open; from now on `show` is told of its changes. */
  static named<T>(name: string, show: (remote: Remote<T>) => void): Question<T> {
    const question = (kept.get(name) ?? new Question<unknown>(() => {})) as Question<T>;
    kept.set(name, question as Question<unknown>);
    question.show = show;
    return question;
  }

  /** What is known, with what was pressed since. */
  get shown(): Remote<T> {
    return this.pressed.reduce((shown, { change }) => changed(shown, change), this.base);
  }

  /** Starts again with what is known already. */
  begin(remote: Remote<T>): void {
    this.asked = ++this.requests;
    this.set(remote);
  }

  readonly ask: Ask<T> = async (doing, call) => {
    const request = ++this.requests;
    this.asked = request;
    this.set({ at: 'waiting', doing, before: knownOf(this.base) });
    await this.presses;
    const came = await settled(call);
    if (request !== this.asked || request < this.answered) return;
    const again = () => void this.ask(doing, call);
    this.set('failure' in came ? { at: 'failed', ...came, again, before: knownOf(this.base) } : came);
  };

  readonly press = (press: Press<T>): void => {
    const request = ++this.requests;
    this.pressed = [...this.pressed, { request, change: press.change }];
    this.set(this.base);
    turn = turn.then(() => this.carryOut(request, press));
    this.presses = turn;
  };

  private async carryOut(request: number, press: Press<T>): Promise<void> {
    const came = await settled(press.call);
    this.pressed = this.pressed.filter((each) => each.request !== request);
    if ('failure' in came) {
      const again = () => this.press(press);
      this.set({ at: 'failed', ...came, again, before: knownOf(this.base) });
    } else if (request > this.asked) {
      this.answered = request;
      this.set(came);
    } else this.set(this.base);
  }

  private set(base: Remote<T>): void {
    this.base = base;
    this.show(this.shown);
  }
}

function changed<T>(remote: Remote<T>, change: (known: T) => T): Remote<T> {
  if (remote.at === 'ready') return { ...remote, value: change(remote.value) };
  if (remote.at === 'nothing' || remote.before === undefined) return remote;
  return { ...remote, before: change(remote.before) };
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

/** One thing that a page asks of the server, how to ask for it, and how to press what changes it. */
export function useRemote<T>(name?: string): [Remote<T>, Ask<T>, (press: Press<T>) => void] {
  const [, show] = useState<Remote<T>>({ at: 'nothing' });
  const [question] = useState(() =>
    name === undefined ? new Question<T>(show) : Question.named<T>(name, show),
  );
  return [question.shown, question.ask, question.press];
}

/** What a page asks for when it opens; with a name, what was known under it is shown until the answer comes. */
export function useAnswer<T>(
  doing: string,
  call: () => Promise<T>,
  name?: string,
): [Remote<T>, Ask<T>, (press: Press<T>) => void] {
  const [remote, ask, press] = useRemote<T>(name);
  useOnOpening(() => void ask(doing, call));
  return [remote, ask, press];
}

/** Does something once, when the page or the part of it opens. */
export function useOnOpening(work: () => void): void {
  const first = useRef(work);
  useEffect(() => first.current(), []);
}
