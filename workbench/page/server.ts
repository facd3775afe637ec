/**
 * The workbench's server: the spreadsheet lives here, pages in browsers on this machine show it. It listens on 127.0.0.1
 * and answers nobody else: not another site open in the same browser either.
 */
import path from 'node:path';
import type { Page } from '../apps-script/screen';
import { isAction, isArea } from './actions';
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
  "font-src 'self' data:; connect-src 'self'; frame-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
/** Nothing runs and nothing is fetched in the outbox, whatever somebody wrote into a cell. */
const OUTBOX_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
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
type Route = (asked: Asked, answer: Answer, url: URL) => void | Promise<void>;

export class WorkbenchServer {
  readonly #bundle: Bundle;
  readonly #front: Front;
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

  private constructor(bundle: Bundle, desk: Desk, patience: number) {
    this.#bundle = bundle;
    this.#front = new Front(HOST, (asked, answer) => this.#hear(asked, answer), patience);
    this.#sitDown(desk);
  }

  /**
   * Starts a server with a file open, at the first of these ports that is free; 0 is any. A request that has not arrived in
   * whole after `patience` milliseconds is dropped.
   */
  static async start(
    bundle: Bundle,
    desk: Desk,
    ports: readonly number[],
    patience = 60_000,
  ): Promise<WorkbenchServer> {
    const one = new WorkbenchServer(bundle, desk, patience);
    for (const port of ports) if (await one.#front.listenAt(port)) return one;
    await one.#front.close();
    throw new Error(`Port ${ports.join(', ')} is taken: choose another one with --port, or 0 for any.`);
  }

  /** Known to this machine's user alone: it holds a token. */
  get address(): string {
    return `http://${HOST}:${this.#front.port}/${this.#front.token}/`;
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
        // One that interrupts another ends before it: a question that is quickly answered must not wait for a whole run.
        const isLong = Date.now() - began > LONG_MS;
        if (isLong && this.#goingOn.length < MOST_AT_ONCE) this.#front.listenNow();
      },
    };
  }

  /** As Google does, calls of the add-on's pages are answered during a run; whatever else is asked waits for its end. */
  #hear(asked: Asked, answer: Answer): void {
    const respond = () => {
      this.#answer(asked, answer).catch((error: Error) =>
        send(answer, error instanceof Malformed ? 400 : 500, 'text/plain', error.message),
      );
    };
    if (this.#goingOn.length === 0) respond();
    else {
      const request = callIn(asked);
      if (request) this.#aside(request, answer);
      else this.#later.push(respond);
    }
  }

  #aside(request: Request, answer: Answer): void {
    const outcome = this.#during(() => this.#desk.act(request.action));
    reply(answer, { after: this.#viewers.get(request.viewer)?.told ?? 0, outcome });
  }

  async #answer(asked: Asked, answer: Answer): Promise<void> {
    const url = addressIn(asked);
    const route = this.#routes[`${asked.method} ${url.pathname}`];
    const frame = /^\/frames\/(\d+)$/.exec(url.pathname);
    const file = this.#bundle.files.get(url.pathname);
    if (route) await route(asked, answer, url);
    else if (frame) this.#frame(answer, Number(frame[1]));
    else if (file) {
      const policy = { 'Content-Security-Policy': PAGE_POLICY };
      send(answer, 200, TYPES[path.extname(url.pathname)]!, file, policy);
    } else send(answer, 404, 'text/plain', 'There is no such page.');
  }

  /** Notes that an execution goes on, for as long as it does. */
  #during<T>(execution: () => T): T {
    this.#goingOn.push(Date.now());
    try {
      return execution();
    } finally {
      this.#goingOn.pop();
    }
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
    const outcome = this.#during(() => this.#desk.take(request));
    const viewer = this.#viewers.get(request.viewer);
    const { activeSheet } = this.#desk.grid;
    viewer?.lookAt(activeSheet);
    for (const one of this.#viewers.values()) this.#show(one);
    viewer?.follow(request, activeSheet);
    reply(answer, { after: viewer?.told ?? 0, outcome });
    for (const respond of this.#later.splice(0)) setImmediate(respond);
  }

  async #open(file: Uint8Array, answer: Answer, url: URL): Promise<void> {
    const outcome = await Desk.open(
      url.searchParams.get('name') ?? '',
      file,
      this.#desk.edition,
      this.#desk.pace,
    ).then(
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
    if (url.searchParams.get('as') === 'xlsx') {
      const { bytes, remarks } = await this.#desk.xlsx();
      send(answer, 200, XLSX, bytes, {
        'X-Left-Out': encodeURIComponent([...remarks.join(' ')].slice(0, 1000).join('')),
      });
    } else {
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
    // Seen from the workbench's page, whose address has the token.
    this.#addresses.set(page, `frames/${number}`);
    return `frames/${number}`;
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
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    ...headers,
  });
  answer.end(content);
}

function reply(answer: Answer, content: Reply): void {
  send(answer, 200, 'application/json', JSON.stringify(content));
}

/** What was asked is nothing that the page asks. */
class Malformed extends Error {}

function addressIn({ url }: Asked): URL {
  try {
    return new URL(url, `http://${HOST}`);
  } catch {
    throw new Malformed('This is no address.');
  }
}

/** The action in the body of a request. */
function requestIn(body: Uint8Array): Request {
  try {
    const request = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as Request;
    if (isAction(request.action) && isArea(request.selection)) return request;
  } catch {
    // Told below.
  }
  throw new Malformed('This is no action.');
}

/** The call of one of the add-on's functions, where that is what is asked. */
function callIn({ method, url, body }: Asked): Request | undefined {
  if (method !== 'POST' || url !== '/do') return undefined;
  try {
    const request = requestIn(body);
    return request.action.kind === 'call' ? request : undefined;
  } catch {
    return undefined;
  }
}
