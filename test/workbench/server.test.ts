// The local server, asked by whoever is on this machine or in its browser.
import { once } from 'node:events';
import { request as httpRequest, type OutgoingHttpHeaders } from 'node:http';
import net from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Desk } from '../../workbench/page/desk';
import { WorkbenchServer } from '../../workbench/page/server';

const CSV = 'customer_id,arr\nc1,5000\nc2,7000\n';
const PACE = { callMilliseconds: 0, cellsPerSecond: Number.POSITIVE_INFINITY };
const NOWHERE = { row: 0, column: 0, rows: 1, columns: 1 };

let server: WorkbenchServer;
let address: URL;
let host: string;
let origin: string;

beforeAll(async () => {
  const desk = await Desk.open('customers.csv', new TextEncoder().encode(CSV), 'base', PACE);
  const bundle = { files: new Map([['/', new TextEncoder().encode('<p>page</p>')]]), googleScript: '' };
  server = await WorkbenchServer.start(bundle, desk, [0]);
  address = new URL(server.address);
  ({ host, origin } = address);
});

afterAll(() => server.close());

interface Got {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly text: string;
}

function ask(
  method: string,
  path: string,
  headers: OutgoingHttpHeaders = {},
  body: string | Uint8Array = '',
): Promise<Got> {
  const { hostname, port } = address;
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { hostname, port, path, method, headers: { host, ...headers } },
      (response) => {
        let text = '';
        response.on('data', (data: Buffer) => {
          text += data.toString();
        });
        response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, text }));
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

/** What the server answers to bytes, before it is told that they are all. */
async function raw(bytes: string): Promise<string> {
  const socket = net.connect(Number(address.port), address.hostname);
  await once(socket, 'connect');
  socket.write(bytes);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return answer.toString().split('\r\n')[0]!;
}

const at = (path: string) => address.pathname + path;
const doIt = (body: string | Uint8Array) => ask('POST', at('do'), { origin }, body);
const action = (action: object, selection: unknown = NOWHERE) =>
  doIt(JSON.stringify({ viewer: 'v', sheet: 0, selection, action }));

describe('answers the workbench’s own page', () => {
  test('which knows its address, and is framed by nobody', async () => {
    const { status, headers } = await ask('GET', at(''));
    expect(status).toBe(200);
    expect(headers['content-security-policy']).toMatch("frame-ancestors 'none'");
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    expect((await ask('GET', at('outbox'))).headers['content-security-policy']).toMatch(
      "frame-ancestors 'none'",
    );
  });

  test('at the address with its token alone', async () => {
    expect(address.pathname).toMatch(/^\/[0-9a-f]{32}\/$/);
    for (const path of ['/', '/main.js', '/events?viewer=v', '/save?as=csv&sheet=0', `/${'0'.repeat(32)}/`])
      expect((await ask('GET', path)).status).toBe(403);
    expect((await ask('POST', '/do', { origin }, '{}')).status).toBe(403);
  });
});

describe('turns away', () => {
  test.each([
    ['another site’s form', 'POST', { origin: 'https://evil.example' }],
    ['a page in a frame of no origin', 'POST', { origin: 'null' }],
    ['a program that names no origin', 'POST', {}],
    ['a site that reads across', 'GET', { origin: 'https://evil.example' }],
    ['a name that points to this machine', 'GET', { host: 'evil.example' }],
  ])('%s', async (_, method, headers) => {
    expect((await ask(method, at(method === 'GET' ? '' : 'do'), headers, '')).status).toBe(403);
  });

  test('other methods', async () => {
    expect((await ask('PUT', at('do'), { origin })).status).toBe(405);
  });

  test('a foreign site before a byte of its body is read', async () => {
    const lines = [`POST ${at('open?name=x.csv')} HTTP/1.1`, `Host: ${host}`, 'Origin: https://evil.example'];
    expect(await raw([...lines, 'Content-Length: 99999999', '', ''].join('\r\n'))).toBe(
      'HTTP/1.1 403 Forbidden',
    );
  });

  test('what says that it is huge, before it is read', async () => {
    const lines = [`POST ${at('open?name=x.csv')} HTTP/1.1`, `Host: ${host}`, `Origin: ${origin}`];
    expect(await raw([...lines, 'Content-Length: 9999999999', '', ''].join('\r\n'))).toBe(
      'HTTP/1.1 413 Payload Too Large',
    );
  });

  test('what is no HTTP', async () => {
    expect(await raw('\u0001\u0002 nonsense\r\n\r\n')).toBe('HTTP/1.1 400 Bad Request');
  });
});

describe('is not harmed by', () => {
  test.each<[string, string | Uint8Array]>([
    ['no JSON', '{"viewer":'],
    ['bytes that are no text', new Uint8Array([0x7b, 0xff, 0xfe])],
    ['nothing', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['no action', '{"viewer":"v","sheet":0,"selection":{"row":0,"column":0,"rows":1,"columns":1}}'],
    ['an unknown action', JSON.stringify({ selection: NOWHERE, action: { kind: 'constructor' } })],
    ['no place', JSON.stringify({ action: { kind: 'look' } })],
    ['a place that is none', JSON.stringify({ selection: { row: -1 }, action: { kind: 'look' } })],
  ])('%s', async (_, body) => {
    const { status, text } = await doIt(body);
    expect([status, text]).toEqual([400, 'This is no action.']);
  });

  test.each([
    ['texts that are none', { kind: 'enter', row: 0, column: 0 }],
    ['a tab that is not there', { kind: 'delete tab', sheet: 99 }],
    ['a billion rows', { kind: 'insert', dimension: 'rows', index: 0, count: 1e9, after: true }],
    ['a column beyond any', { kind: 'widths', column: 1e9, widths: [100] }],
    ['rows frozen that are not there', { kind: 'freeze', rows: 1e9, columns: 0 }],
    ['rows frozen backwards', { kind: 'freeze', rows: -1, columns: 0 }],
    ['a copy over a billion rows', { kind: 'copy', sheet: 0, from: NOWHERE, to: { ...NOWHERE, rows: 1e9 } }],
    ['a copy of nothing', { kind: 'copy', sheet: 0, from: { ...NOWHERE, rows: 0 }, to: NOWHERE }],
    ['cells cleared that are not there', { kind: 'clear', areas: [{ ...NOWHERE, columns: 1e9 }] }],
    ['a thousand years', { kind: 'pass', hours: 1e7 }],
    ['time that goes back', { kind: 'pass', hours: -5 }],
    ['texts of rows that differ', { kind: 'enter', row: 0, column: 0, texts: [['a', 'b'], ['c']] }],
    ['a function that is private', { kind: 'call', functionName: 'app_', args: [] }],
    ['arguments that are none', { kind: 'call', functionName: 'scorePortfolio', args: 5 }],
  ])('an action with %s: it fails in words', async (_, one) => {
    const { status, text } = await action(one);
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({ outcome: { ok: false, message: expect.any(String) } });
  });

  test('an address that is none', async () => {
    expect((await ask('GET', `${at('')}/[`)).status).toBe(400);
    expect((await ask('GET', at('no/such/page'))).status).toBe(404);
  });

  test('any of it: afterwards it works as before', async () => {
    const { text } = await action({ kind: 'enter', row: 3, column: 0, texts: [['c3', '9000']] });
    expect(JSON.parse(text)).toMatchObject({ outcome: { ok: true } });
    expect((await ask('GET', at('save?as=csv&sheet=0'))).text).toMatch('c3,9000');
  });
});
