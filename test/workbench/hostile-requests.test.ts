// The local server, asked by raw bytes that no browser would send: it answers or hangs up, and works on for its own page.
import { once } from 'node:events';
import net from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Desk } from '../../workbench/page/desk';
import { WorkbenchServer } from '../../workbench/page/server';

let server: WorkbenchServer;
let address: URL;
const sockets: net.Socket[] = [];

beforeAll(async () => use(await started()));

/** `patience`: how long a request has to arrive in whole, in milliseconds. */
async function started(patience?: number): Promise<WorkbenchServer> {
  const pace = { callMilliseconds: 0, cellsPerSecond: Number.POSITIVE_INFINITY };
  const csv = new TextEncoder().encode('customer_id,arr\nc1,5000\n');
  const desk = await Desk.open('customers.csv', csv, 'base', pace);
  const files = new Map([['/', new TextEncoder().encode('<p>page</p>')]]);
  return WorkbenchServer.start({ files, googleScript: '' }, desk, [0], patience);
}

function use(one: WorkbenchServer): void {
  server = one;
  address = new URL(one.address);
}

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});
afterAll(() => server.close());

async function connected(): Promise<net.Socket> {
  const socket = net.connect(Number(address.port), address.hostname);
  sockets.push(socket);
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}

/** Everything that comes back until the server hangs up, or until there is one whole answer. */
async function said(...bytes: (string | Buffer)[]): Promise<string> {
  const socket = await connected();
  let text = '';
  const whole = new Promise<void>((resolve) => {
    socket.on('data', (data: Buffer) => {
      text += data.toString('latin1');
      if (/\r\n\r\n/.test(text) && !text.startsWith('HTTP/1.1 100')) resolve();
    });
    socket.on('close', () => resolve());
  });
  for (const part of bytes) socket.write(part);
  await whole;
  return text;
}

const statusOf = (text: string) => text.split('\r\n')[0]!.replace(/^HTTP\/1\.1 /, '');
const lines = (...of: string[]) => `${of.join('\r\n')}\r\n\r\n`;
const get = (path: string, ...headers: string[]) =>
  lines(`GET ${path} HTTP/1.1`, `Host: ${address.host}`, 'Connection: close', ...headers);
const post = (...headers: string[]) =>
  lines(
    `POST ${address.pathname}do HTTP/1.1`,
    `Host: ${address.host}`,
    `Origin: ${address.origin}`,
    ...headers,
  );
const page = () => said(get(address.pathname)).then(statusOf);

describe('paths that lead elsewhere', () => {
  test.each([
    '../../../../etc/passwd',
    '..%2f..%2f..%2fetc%2fpasswd',
    '%2e%2e/%2e%2e/package.json',
    '....//....//package.json',
    '..\\..\\package.json',
    'frames/99999999999999999999',
    'frames/-1',
    'frames/0x1',
    'main.js%00.css',
    'constructor',
    '__proto__',
    'save/../../../package.json',
  ])('%s', async (path) => {
    const answer = await said(get(address.pathname + path));
    expect(statusOf(answer)).toMatch(/^(?:40[034]) /);
    expect(answer).not.toMatch(/root:|"name":/);
  });

  test.each(['http://evil.example/', '//evil.example/', '*', '/', '/%', '/\u00ff'])(
    'an address without the token: %s',
    async (path) => {
      expect(statusOf(await said(get(path)))).toMatch(/^40[03] /);
    },
  );
});

describe('foreign origins, before a body', () => {
  test('which ask first whether they may send it are not told to go on', async () => {
    const asked = lines(
      `POST ${address.pathname}do HTTP/1.1`,
      `Host: ${address.host}`,
      'Origin: https://evil.example',
      'Content-Length: 100',
      'Expect: 100-continue',
    );
    expect(statusOf(await said(asked))).toBe('403 Forbidden');
  });

  test('our own page that asks first is told to go on', async () => {
    const socket = await connected();
    const answers: string[] = [];
    socket.on('data', (data: Buffer) => answers.push(data.toString()));
    socket.write(post('Content-Length: 2', 'Expect: 100-continue', 'Connection: close'));
    await once(socket, 'data');
    socket.write('{}');
    await once(socket, 'close');
    expect(statusOf(answers[0]!)).toBe('100 Continue');
    expect(answers.join('')).toMatch('400 Bad Request');
  });

  test.each([
    ['chunks', 'Transfer-Encoding: chunked'],
    ['an upgrade', 'Upgrade: websocket'],
    ['a length', 'Content-Length: 5'],
  ])('with %s', async (_, header) => {
    const asked = lines(
      `POST ${address.pathname}do HTTP/1.1`,
      `Host: ${address.host}`,
      'Origin: http://localhost:1',
      header,
    );
    expect(statusOf(await said(asked))).toBe('403 Forbidden');
  });

  test('our origin under another host name', async () => {
    const asked = lines(
      `GET ${address.pathname} HTTP/1.1`,
      'Host: rebound.example',
      'Origin: http://rebound.example',
    );
    expect(statusOf(await said(asked))).toBe('403 Forbidden');
  });
});

describe('bodies that are not what they say', () => {
  test.each<[string, () => (string | Buffer)[]]>([
    ['two lengths', () => [post('Content-Length: 5', 'Content-Length: 6'), 'abcdef']],
    ['a length and chunks', () => [post('Content-Length: 5', 'Transfer-Encoding: chunked'), '0\r\n\r\n']],
    ['a length below zero', () => [post('Content-Length: -5'), 'abc']],
    ['a length in words', () => [post('Content-Length: many'), 'abc']],
    ['chunks without sizes', () => [post('Transfer-Encoding: chunked'), 'zz\r\nabc\r\n']],
    ['a chunk of more than memory', () => [post('Transfer-Encoding: chunked'), 'fffffffffffffffff\r\nabc']],
    ['no host', () => [lines(`GET ${address.pathname} HTTP/1.1`)]],
    ['headers of a megabyte', () => [get(address.pathname, `X: ${'y'.repeat(1_000_000)}`)]],
    [
      'ten thousand headers',
      () => [get(address.pathname, ...Array.from({ length: 10_000 }, (_, i) => `X${i}: 1`))],
    ],
    ['an address of 100 kB', () => [get(`${address.pathname}${'a'.repeat(100_000)}`)]],
    ['another protocol', () => [Buffer.from([22, 3, 1, 2, 0, 1, 0, 1, 252, 3, 3]), '\r\n\r\n']],
    [
      'a header with a line end in it',
      () => [lines(`GET ${address.pathname} HTTP/1.1`, `Host: ${address.host}\n evil`)],
    ],
    ['CONNECT', () => [lines('CONNECT evil.example:443 HTTP/1.1', 'Host: evil.example:443')]],
  ])('%s', async (_, bytes) => {
    expect(statusOf(await said(...bytes()))).toMatch(/^(?:40[0358] |431 |$)/);
    expect(await page()).toBe('200 OK');
  });

  test('chunks without end are cut off where they are too large', async () => {
    const socket = await connected();
    let answer = '';
    socket.on('data', (data: Buffer) => {
      answer += data.toString();
    });
    let isOpen = true;
    const closed = new Promise<void>((resolve) => {
      socket.on('close', () => {
        isOpen = false;
        resolve();
      });
    });
    const million = Buffer.concat([
      Buffer.from('f4240\r\n'),
      Buffer.alloc(1_000_000, 97),
      Buffer.from('\r\n'),
    ]);
    const more = () => {
      while (isOpen && answer === '' && socket.writable && socket.write(million));
    };
    socket.write(post('Transfer-Encoding: chunked'));
    socket.on('drain', more);
    more();
    await closed;
    // The refusal may be lost where the connection breaks under what is still on its way.
    expect(answer === '' || statusOf(answer).startsWith('413 ')).toBe(true);
    expect(socket.bytesWritten).toBeLessThan(200_000_000);
    expect(await page()).toBe('200 OK');
  });
});

describe('whoever is slow, or many', () => {
  test('a body that comes byte by byte, or never, keeps nobody waiting', async () => {
    const slow = await connected();
    slow.write(post('Content-Length: 1000'));
    slow.write('{');
    const silent = await connected();
    silent.write('GET ');
    expect(await page()).toBe('200 OK');
    slow.write('"');
    expect(await page()).toBe('200 OK');
  });

  test('a body that breaks off is no action', async () => {
    const broken = await connected();
    broken.write(post('Content-Length: 1000'));
    broken.write('{"viewer":"v"');
    broken.destroy();
    expect(await page()).toBe('200 OK');
  });

  test('hundreds of connections that say nothing', async () => {
    await Promise.all(Array.from({ length: 300 }, () => connected()));
    expect(await page()).toBe('200 OK');
  });

  test('hundreds of requests at once, half of them broken', async () => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        said(i % 2 === 0 ? get(address.pathname) : 'GET / HTTP/9.9\r\n\r\n'),
      ),
    );
    expect(answers.filter((answer) => statusOf(answer) === '200 OK')).toHaveLength(100);
  });

  test('requests one behind the other in one go', async () => {
    const socket = await connected();
    let text = '';
    socket.on('data', (data: Buffer) => {
      text += data.toString();
    });
    const one = lines(`GET ${address.pathname} HTTP/1.1`, `Host: ${address.host}`);
    socket.write(one.repeat(20) + get(address.pathname));
    await once(socket, 'close');
    expect(text.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(21);
  });
});

describe('a server of little patience', () => {
  const PATIENCE = 1000;
  let patient: WorkbenchServer;

  beforeAll(async () => {
    patient = server;
    use(await started(PATIENCE));
  });
  afterAll(async () => {
    await server.close();
    use(patient);
  });

  test.each([
    ['a body that never ends', () => `${post('Content-Length: 1000')}{`],
    ['headers that never end', () => 'GET / HTTP/1.1\r\nHost: a'],
    ['a connection that says nothing', () => ''],
  ])(
    '%s is hung up on, also where the other side holds on',
    async (_, first) => {
      const socket = net.connect({
        port: Number(address.port),
        host: address.hostname,
        allowHalfOpen: true,
      });
      sockets.push(socket);
      socket.on('error', () => {});
      await once(socket, 'connect');
      const began = Date.now();
      let said = '';
      const ended = new Promise((resolve) => socket.on('end', resolve));
      const closed = new Promise((resolve) => socket.on('close', resolve));
      socket.on('data', (data: Buffer) => {
        said += data.toString('latin1');
      });
      if (first() !== '') socket.write(first());
      await ended;
      expect(statusOf(said)).toBe('408 Request Timeout');
      expect(Date.now() - began).toBeGreaterThan(PATIENCE / 2);
      // Whoever goes on talking learns that nobody listens.
      const talk = setInterval(() => socket.write('"'), 20);
      socket.on('close', () => clearInterval(talk));
      await closed;
      expect(await page()).toBe('200 OK');
    },
    10_000,
  );

  test('a page that listens is not hung up on', async () => {
    const socket = await connected();
    let isClosed = false;
    socket.on('close', () => {
      isClosed = true;
    });
    socket.write(get(`${address.pathname}events?viewer=v`));
    await new Promise((resolve) => setTimeout(resolve, 2 * PATIENCE));
    expect(isClosed).toBe(false);
  });
});
