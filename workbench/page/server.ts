/**
 * The workbench's server: the spreadsheet lives here, pages in browsers on this machine show it. It listens on 127.0.0.1
 * and answers nobody else: not another site open in the same browser either.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Page } from '../apps-script/screen';
import type { Bundle } from './bundle';
import { Memory } from './cell-view';
import { Desk } from './desk';
import { type Frame, framed } from './frame';
import { readmePage } from './readme';
import { Viewer } from './viewer';
import type { Message, Outcome, Reply, Request } from './wire';

const HOST = '127.0.0.1';
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
  "font-src 'self' data:; connect-src 'self'; frame-src 'self'; form-action 'none'; base-uri 'none'";
const TYPES: Readonly<Record<string, string>> = {
  '': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
type Route = (request: IncomingMessage, response: ServerResponse, url: URL) => void | Promise<void>;

export class WorkbenchServer {
  readonly #bundle: Bundle;
  readonly #server: Server;
  readonly #viewers = new Map<string, Viewer>();
  readonly #frames: Frame[] = [];
  readonly #addresses = new Map<Page, string>();
  #memory = new Memory();
  #desk: Desk;
  readonly #routes: Readonly<Record<string, Route>> = {
    'GET /events': (request, response, url) => this.#listen(request, response, url),
    'POST /do': (request, response) => this.#do(request, response),
    'POST /open': (request, response, url) => this.#open(request, response, url),
    'GET /save': (_, response, url) => this.#save(response, url),
    'GET /readme': (_, response) => send(response, 200, 'text/html', readmePage()),
  };

  private constructor(bundle: Bundle, desk: Desk) {
    this.#bundle = bundle;
    this.#desk = desk;
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((error: Error) => {
        if (response.headersSent) response.end();
        else send(response, 500, 'text/plain', error.message);
      });
    });
  }

  /** Starts a server with a file open, at the first of these ports that is free; 0 is any. */
  static async start(bundle: Bundle, desk: Desk, ports: readonly number[]): Promise<WorkbenchServer> {
    const one = new WorkbenchServer(bundle, desk);
    for (const port of ports) if (await one.#listenAt(port)) return one;
    throw new Error(`Port ${ports.join(', ')} is taken: choose another one with --port, or 0 for any.`);
  }

  get address(): string {
    return `http://${HOST}:${(this.#server.address() as AddressInfo).port}/`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
    this.#desk.close();
  }

  async #listenAt(port: number): Promise<boolean> {
    this.#server.listen(port, HOST);
    try {
      await once(this.#server, 'listening');
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return false;
      throw error;
    }
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.address);
    const route = this.#routes[`${request.method} ${url.pathname}`];
    const frame = /^\/frames\/(\d+)$/.exec(url.pathname);
    const file = this.#bundle.files.get(url.pathname);
    if (!this.#isOurs(request)) send(response, 403, 'text/plain', 'Only the workbench may ask this.');
    else if (route) await route(request, response, url);
    else if (frame) this.#frame(response, Number(frame[1]));
    else if (file) {
      const policy = { 'Content-Security-Policy': PAGE_POLICY };
      send(response, 200, TYPES[path.extname(url.pathname)]!, file, policy);
    } else send(response, 404, 'text/plain', 'There is no such page.');
  }

  /** Another site may know this address, or give its own name this machine's number. */
  #isOurs({ method, headers }: IncomingMessage): boolean {
    const { host, origin } = headers;
    const { port } = new URL(this.address);
    const knownHost = host === `${HOST}:${port}` || host === `localhost:${port}`;
    return knownHost && (method === 'GET' ? true : origin === `http://${host}`);
  }

  /** The stream of messages to one page, until it goes. */
  #listen(request: IncomingMessage, response: ServerResponse, url: URL): void {
    const id = url.searchParams.get('viewer') ?? '';
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    const viewer = new Viewer(this.#desk, (message: Message) => {
      response.write(`data: ${JSON.stringify(message)}\n\n`);
    });
    this.#viewers.set(id, viewer);
    request.on('close', () => {
      if (this.#viewers.get(id) === viewer) this.#viewers.delete(id);
    });
    this.#show(viewer);
    const { id: sheet, selection } = this.#desk.grid.activeSheet;
    viewer.tell({ kind: 'select', sheet, area: selection });
  }

  async #do(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = JSON.parse((await body(request)).toString('utf8')) as Request;
    const outcome = this.#desk.take(asked);
    const viewer = this.#viewers.get(asked.viewer);
    const { activeSheet } = this.#desk.grid;
    viewer?.lookAt(activeSheet);
    for (const one of this.#viewers.values()) this.#show(one);
    viewer?.follow(asked, activeSheet);
    reply(response, { after: viewer?.told ?? 0, outcome });
  }

  async #open(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const outcome = await Desk.open(url.searchParams.get('name') ?? '', await body(request)).then(
      (desk) => this.#replace(desk),
      ({ name, message }: Error): Outcome => ({ ok: false, name, message }),
    );
    reply(response, { after: 0, outcome });
  }

  #replace(desk: Desk): Outcome {
    this.#desk.close();
    this.#desk = desk;
    this.#memory = new Memory();
    for (const viewer of this.#viewers.values()) viewer.tell({ kind: 'reload' });
    return { ok: true };
  }

  async #save(response: ServerResponse, url: URL): Promise<void> {
    if (url.searchParams.get('as') === 'xlsx') send(response, 200, XLSX, await this.#desk.xlsx());
    else {
      const { text, formulaLike } = this.#desk.csv(Number(url.searchParams.get('sheet')));
      send(response, 200, 'text/csv', text, { 'X-Formula-Like': String(formulaLike) });
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

  #frame(response: ServerResponse, number: number): void {
    const frame = this.#frames[number];
    if (frame)
      send(response, 200, 'text/html', frame.html, {
        'Content-Security-Policy': frame.contentSecurityPolicy,
      });
    else send(response, 404, 'text/plain', 'This page of the add-on is closed.');
  }
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  content: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): void {
  const charset = type.startsWith('text/') ? '; charset=utf-8' : '';
  response.writeHead(status, {
    'Content-Type': type + charset,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...headers,
  });
  response.end(content);
}

function reply(response: ServerResponse, content: Reply): void {
  send(response, 200, 'application/json', JSON.stringify(content));
}

async function body(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
