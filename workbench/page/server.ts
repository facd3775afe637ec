/**
 * The workbench's server: the spreadsheet lives here, pages in browsers on this machine show it. It listens on 127.0.0.1
 * and answers nobody else: not another site open in the same browser either.
 */
import path from 'node:path';
import type { Page } from '../apps-script/screen';
import type { Bundle } from './bundle';
import { Memory } from './cell-view';
import { Desk } from './desk';
import { type Frame, framed } from './frame';
import { type Answer, type Asked, Front } from './front';
import { readmePage } from './readme';
import { Viewer } from './viewer';
import type { Message, Outcome, Reply, Request } from './wire';

const HOST = '127.0.0.1';
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
  "font-src 'self' data:; connect-src 'self'; frame-src 'self'; form-action 'none'; base-uri 'none'";
/** Nothing runs and nothing is fetched in the outbox, whatever somebody wrote into a cell. */
const OUTBOX_POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'";
const TYPES: Readonly<Record<string, string>> = {
  '': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** An execution that lasts longer is interrupted by others. */
const LONG_MS = 1000;
/** Google runs no more calls of one page at a time. */
const MOST_AT_ONCE = 10;
const NEVER = new Int32Array(new SharedArrayBuffer(4));
type Route = (asked: Asked, answer: Answer, url: URL) => void | Promise<void>;

export class WorkbenchServer {
  readonly #bundle: Bundle;
  readonly #latency: number;
  readonly #front = new Front(HOST, (asked, answer) => this.#hear(asked, answer));
  readonly #viewers = new Map<string, Viewer>();
  readonly #frames: Frame[] = [];
  readonly #addresses = new Map<Page, string>();
  #memory = new Memory();
  #desk!: Desk;
  /** When the executions began that are going on, each in the middle of the one before it. */
  readonly #goingOn: number[] = [];
  /** What was asked during a run and has to wait for its end. */
  #later: (() => void)[] = [];
  readonly #routes: Readonly<Record<string, Route>> = {
    'GET /events': (_, answer, url) => this.#listen(answer, url),
    'POST /do': ({ body }, answer) => this.#do(requestIn(body), answer),
    'POST /open': ({ body }, answer, url) => this.#open(body, answer, url),
    'GET /save': (_, answer, url) => this.#save(answer, url),
    'GET /outbox': (_, answer) =>
      send(answer, 200, 'text/html', this.#desk.outbox(), { 'Content-Security-Policy': OUTBOX_POLICY }),
    'GET /readme': (_, answer) => send(answer, 200, 'text/html', readmePage()),
  };

  private constructor(bundle: Bundle, desk: Desk, latency: number) {
    this.#bundle = bundle;
    this.#latency = latency;
    this.#sitDown(desk);
  }

  /**
   * Starts a server with a file open, at the first of these ports that is free; 0 is any. `latency` is how many
   * milliseconds a call of a Google service takes.
   */
  static async start(
    bundle: Bundle,
    desk: Desk,
    ports: readonly number[],
    latency: number,
  ): Promise<WorkbenchServer> {
    const one = new WorkbenchServer(bundle, desk, latency);
    for (const port of ports) if (await one.#front.listenAt(port)) return one;
    await one.#front.close();
    throw new Error(`Port ${ports.join(', ')} is taken: choose another one with --port, or 0 for any.`);
  }

  get address(): string {
    return `http://${HOST}:${this.#front.port}/`;
  }

  async close(): Promise<void> {
    await this.#front.close();
    this.#desk.close();
  }

  /** At every call of a Google service that a run makes, the pages of the add-on are heard. */
  #sitDown(desk: Desk): void {
    this.#desk = desk;
    desk.bench.watch = {
      before: () => {
        const began = this.#goingOn.at(-1);
        if (began === undefined) return;
        if (this.#latency > 0) Atomics.wait(NEVER, 0, 0, this.#latency);
        // One that interrupts another ends before it: a question that is quickly answered must not wait for a whole run.
        const isLong = Date.now() - began > LONG_MS;
        if (isLong && this.#goingOn.length < MOST_AT_ONCE) this.#front.listenNow();
      },
    };
  }

  /** As Google does, calls of the add-on's pages are answered during a run; whatever else is asked waits for its end. */
  #hear(asked: Asked, answer: Answer): void {
    const respond = () => {
      this.#answer(asked, answer).catch((error: Error) => send(answer, 500, 'text/plain', error.message));
    };
    if (this.#goingOn.length === 0) respond();
    else {
      const request = this.#callIn(asked);
      if (request) this.#aside(request, answer);
      else this.#later.push(respond);
    }
  }

  #callIn(asked: Asked): Request | undefined {
    if (asked.method !== 'POST' || asked.url !== '/do' || !this.#isOurs(asked)) return undefined;
    const request = requestIn(asked.body);
    return request.action.kind === 'call' ? request : undefined;
  }

  #aside(request: Request, answer: Answer): void {
    this.#goingOn.push(Date.now());
    const outcome = this.#desk.act(request.action);
    this.#goingOn.pop();
    reply(answer, { after: this.#viewers.get(request.viewer)?.told ?? 0, outcome });
  }

  async #answer(asked: Asked, answer: Answer): Promise<void> {
    const url = new URL(asked.url, this.address);
    const route = this.#routes[`${asked.method} ${url.pathname}`];
    const frame = /^\/frames\/(\d+)$/.exec(url.pathname);
    const file = this.#bundle.files.get(url.pathname);
    if (!this.#isOurs(asked)) send(answer, 403, 'text/plain', 'Only the workbench may ask this.');
    else if (route) await route(asked, answer, url);
    else if (frame) this.#frame(answer, Number(frame[1]));
    else if (file) {
      const policy = { 'Content-Security-Policy': PAGE_POLICY };
      send(answer, 200, TYPES[path.extname(url.pathname)]!, file, policy);
    } else send(answer, 404, 'text/plain', 'There is no such page.');
  }

  /** Another site may know this address, or give its own name this machine's number. */
  #isOurs({ method, headers }: Asked): boolean {
    const { host, origin } = headers;
    const { port } = new URL(this.address);
    const knownHost = host === `${HOST}:${port}` || host === `localhost:${port}`;
    return knownHost && (method === 'GET' ? true : origin === `http://${host}`);
  }

  /** The stream of messages to one page, until it goes. */
  #listen(answer: Answer, url: URL): void {
    const id = url.searchParams.get('viewer') ?? '';
    answer.head(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    const viewer = new Viewer(this.#desk, (message: Message) => {
      answer.write(`data: ${JSON.stringify(message)}\n\n`);
    });
    this.#viewers.set(id, viewer);
    answer.onGone = () => {
      if (this.#viewers.get(id) === viewer) this.#viewers.delete(id);
    };
    this.#show(viewer);
    const { id: sheet, selection } = this.#desk.grid.activeSheet;
    viewer.tell({ kind: 'select', sheet, area: selection });
    const { file, remarks } = this.#desk;
    for (const message of remarks) viewer.tell({ kind: 'toast', title: file, message });
  }

  #do(request: Request, answer: Answer): void {
    this.#goingOn.push(Date.now());
    const outcome = this.#desk.take(request);
    this.#goingOn.pop();
    const viewer = this.#viewers.get(request.viewer);
    const { activeSheet } = this.#desk.grid;
    viewer?.lookAt(activeSheet);
    for (const one of this.#viewers.values()) this.#show(one);
    viewer?.follow(request, activeSheet);
    reply(answer, { after: viewer?.told ?? 0, outcome });
    for (const respond of this.#later.splice(0)) setImmediate(respond);
  }

  async #open(file: Uint8Array, answer: Answer, url: URL): Promise<void> {
    const outcome = await Desk.open(url.searchParams.get('name') ?? '', file, this.#desk.edition).then(
      (desk) => this.#replace(desk),
      ({ name, message }: Error): Outcome => ({ ok: false, name, message }),
    );
    reply(answer, { after: 0, outcome });
  }

  #replace(desk: Desk): Outcome {
    this.#desk.close();
    this.#sitDown(desk);
    this.#memory = new Memory();
    for (const viewer of this.#viewers.values()) viewer.tell({ kind: 'reload' });
    return { ok: true };
  }

  async #save(answer: Answer, url: URL): Promise<void> {
    if (url.searchParams.get('as') === 'xlsx') send(answer, 200, XLSX, await this.#desk.xlsx());
    else {
      const { text, formulaLike } = this.#desk.csv(Number(url.searchParams.get('sheet')));
      send(answer, 200, 'text/csv', text, { 'X-Formula-Like': String(formulaLike) });
    }
  }

  #show(viewer: Viewer): void {
    viewer.show(this.#desk, this.#memory, (page) => this.#addressOf(page));
  }

  #addressOf(page: Page): string {
    const known = this.#addresses.get(page);
    if (known !== undefined) return known;
    const names = this.#desk.bench.functionNames().filter((name) => !name.endsWith('_'));
    const number = this.#frames.push(framed(page.html, this.#bundle.googleScript, names)) - 1;
    this.#addresses.set(page, `/frames/${number}`);
    return `/frames/${number}`;
  }

  #frame(answer: Answer, number: number): void {
    const frame = this.#frames[number];
    if (frame)
      send(answer, 200, 'text/html', frame.html, {
        'Content-Security-Policy': frame.contentSecurityPolicy,
      });
    else send(answer, 404, 'text/plain', 'This page of the add-on is closed.');
  }
}

function send(
  answer: Answer,
  status: number,
  type: string,
  content: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): void {
  const charset = type.startsWith('text/') ? '; charset=utf-8' : '';
  answer.head(status, {
    'Content-Type': type + charset,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...headers,
  });
  answer.end(content);
}

function reply(answer: Answer, content: Reply): void {
  send(answer, 200, 'application/json', JSON.stringify(content));
}

function requestIn(body: Uint8Array): Request {
  return JSON.parse(new TextDecoder().decode(body)) as Request;
}
