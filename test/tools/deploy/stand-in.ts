/** What clasp asks of Google, answered on this machine: the content of script projects, and who is logged in. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import vm from 'node:vm';

export interface RemoteFile {
  readonly name: string;
  readonly type: 'SERVER_JS' | 'HTML' | 'JSON';
  readonly source: string;
}

/** What the script editor shows in a script that was just made. */
export const NEW_SCRIPT: readonly RemoteFile[] = [
  { name: 'appsscript', type: 'JSON', source: '{"timeZone":"Etc/UTC","runtimeVersion":"V8"}' },
  { name: 'Code', type: 'SERVER_JS', source: 'function myFunction() {\n  \n}\n' },
];

type Answer = readonly [status: number, body: unknown];

const refusal = (code: number, message: string): Answer => [
  code,
  { error: { code, message, errors: [{ message }] } },
];

export class StandIn {
  readonly scripts = new Map<string, readonly RemoteFile[]>();
  /** Every request, such as `PUT /v1/projects/ID/content`. */
  readonly requests: string[] = [];
  email = 'ops@example.com';
  readonly #server: Server;

  constructor() {
    this.#server = createServer(async (request, response) => {
      const [status, body] = await this.#answer(request);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  }

  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  stop(): void {
    this.#server.close();
  }

  async #answer(request: IncomingMessage): Promise<Answer> {
    const { pathname } = new URL(request.url!, 'http://stand-in');
    this.requests.push(`${request.method} ${pathname}`);
    if (request.headers.authorization !== 'Bearer token-of-ops') return refusal(401, 'Not logged in.');
    if (pathname === '/oauth2/v2/userinfo') return [200, { id: '1', email: this.email }];
    const [, scriptId] = /^\/v1\/projects\/([^/]+)\/content$/.exec(pathname) ?? [];
    const known = scriptId && this.scripts.get(scriptId);
    if (!known) return refusal(404, 'Requested entity was not found.');
    if (request.method === 'GET') return [200, { scriptId, files: known }];
    const { files } = JSON.parse(await text(request)) as { files: RemoteFile[] };
    const reason = reasonAgainst(files);
    if (reason) return refusal(400, reason);
    this.scripts.set(scriptId, files);
    return [200, { scriptId, files }];
  }
}

/** What Google would not take. */
function reasonAgainst(files: readonly RemoteFile[]): string | undefined {
  if (!files.some(({ name, type }) => name === 'appsscript' && type === 'JSON'))
    return 'Project contents must include a manifest file named appsscript.';
  for (const { name, type, source } of files) {
    if (type !== 'SERVER_JS') continue;
    try {
      new vm.Script(source);
    } catch (error) {
      return `Syntax error: ${(error as Error).message} line: 1 file: ${name}`;
    }
  }
  return undefined;
}
