/** The line to the thread that listens to browsers (listener.js): what they ask, in order, and what they are answered. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';

export interface Asked {
  readonly method: string;
  /** From the workbench's own root on. */
  readonly url: string;
  readonly body: Uint8Array;
}

/** Where the answer to one question goes. */
export class Answer {
  /** Called when the browser no longer waits for more. */
  onGone: () => void = () => {};

  constructor(private readonly send: (message: object) => void) {}

  head(status: number, headers: Readonly<Record<string, string>>): void {
    this.send({ kind: 'head', status, headers });
  }

  write(content: string): void {
    this.send({ kind: 'write', content });
  }

  end(content: string | Uint8Array): void {
    this.send({ kind: 'end', content });
  }
}

type Heard =
  | { readonly kind: 'asked'; readonly id: number; readonly asked: Asked }
  | { readonly kind: 'gone'; readonly id: number }
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'refused'; readonly code: string };

export class Front {
  port = 0;
  /** Stands in the address: who does not know it is turned away. */
  readonly token = randomBytes(16).toString('hex');
  readonly #line: MessagePort;
  readonly #worker: Worker;
  readonly #hear: (asked: Asked, answer: Answer) => void;
  readonly #answers = new Map<number, Answer>();

  /** `patience`: the milliseconds that a request has to arrive in whole. */
  constructor(host: string, hear: (asked: Asked, answer: Answer) => void, patience: number) {
    const { port1, port2 } = new MessageChannel();
    this.#line = port1;
    this.#hear = hear;
    this.#worker = new Worker(new URL('./listener.js', import.meta.url), {
      workerData: { line: port2, host, token: this.token, patience },
      transferList: [port2],
      execArgv: [],
    });
  }

  /** Whether this port was free; 0 is any. Nothing is heard before one was. */
  async listenAt(port: number): Promise<boolean> {
    this.#line.postMessage({ kind: 'listen', port });
    const [heard] = (await once(this.#line, 'message')) as [Heard];
    if (heard.kind !== 'listening') {
      if (heard.kind === 'refused' && heard.code === 'EADDRINUSE') return false;
      throw new Error(`Nobody can listen at port ${port}: ${JSON.stringify(heard)}`);
    }
    this.port = heard.port;
    this.#line.on('message', (message: Heard) => this.#receive(message));
    return true;
  }

  /** Hears at once what has been asked meanwhile, in the middle of other work. */
  listenNow(): void {
    for (let got = receiveMessageOnPort(this.#line); got; got = receiveMessageOnPort(this.#line))
      this.#receive(got.message as Heard);
  }

  async close(): Promise<void> {
    this.#line.close();
    await this.#worker.terminate();
  }

  #receive(heard: Heard): void {
    if (heard.kind === 'gone') {
      this.#answers.get(heard.id)?.onGone();
      this.#answers.delete(heard.id);
    } else if (heard.kind === 'asked') {
      const { id, asked } = heard;
      const answer = new Answer((message) => this.#line.postMessage({ ...message, id }));
      this.#answers.set(id, answer);
      this.#hear(asked, answer);
    }
  }
}
