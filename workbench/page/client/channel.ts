/** The line to the server: what it tells, and what it is asked. */
import type { Area } from '../../shift';
import type { Action, Message, Outcome, Reply, Request } from '../wire';

/** Where the person is: the tab and the marked cells. */
export interface Where {
  readonly sheet: number;
  readonly selection: Area;
}

const UNREACHABLE: Outcome = {
  ok: false,
  name: 'NetworkError',
  message: 'NetworkError: Connection failure due to HTTP 0',
};

export class Channel {
  readonly #viewer = crypto.randomUUID();
  readonly #where: () => Where;
  readonly #busy: (yes: boolean) => void;
  #told = 0;
  #pending = 0;
  #waiting: { readonly after: number; readonly resolve: () => void }[] = [];
  /** One action after the other, in the order in which the person took them; nothing waits for a call of the add-on's. */
  #last: Promise<unknown> = Promise.resolve();

  /** `busy` is told whenever an action is under way, and when all is shown. */
  constructor(where: () => Where, busy: (yes: boolean) => void) {
    this.#where = where;
    this.#busy = busy;
  }

  /** Hands over each message. A server that was started anew knows nothing of this page, which then starts anew too. */
  listen(receive: (message: Message) => void, connected: (yes: boolean) => void): void {
    const events = new EventSource(`events?viewer=${this.#viewer}`);
    let opened = false;
    events.addEventListener('open', () => {
      if (opened) window.location.reload();
      opened = true;
      connected(true);
    });
    events.addEventListener('error', () => connected(false));
    events.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const message = JSON.parse(data) as Message;
      receive(message);
      // The place that the person is at comes last of all that a new page is shown.
      if (message.kind === 'select' && this.#pending === 0) this.#busy(false);
      this.#told++;
      for (const { after, resolve } of this.#waiting) if (after <= this.#told) resolve();
      this.#waiting = this.#waiting.filter(({ after }) => after > this.#told);
    });
  }

  /** Takes an action on the server. What it changes has been shown when the outcome is there. */
  take(action: Action): Promise<Outcome> {
    const request: Request = { viewer: this.#viewer, ...this.#where(), action };
    this.#pending++;
    this.#busy(true);
    const outcome = this.#last.then(() => this.#post('do', JSON.stringify(request)));
    if (action.kind !== 'call') this.#last = outcome;
    void outcome.then(() => {
      this.#pending--;
      if (this.#pending === 0) this.#busy(false);
    });
    return outcome;
  }

  /** Opens another file in place of this one. */
  open(file: File): Promise<Outcome> {
    return this.#post(`open?name=${encodeURIComponent(file.name)}`, file);
  }

  async #post(address: string, body: BodyInit): Promise<Outcome> {
    try {
      const response = await fetch(address, { method: 'POST', body });
      if (!response.ok) return { ok: false, name: 'Error', message: await response.text() };
      const { after, outcome } = (await response.json()) as Reply;
      await new Promise<void>((resolve) => {
        if (after <= this.#told) resolve();
        else this.#waiting.push({ after, resolve });
      });
      return outcome;
    } catch {
      return UNREACHABLE;
    }
  }
}
