/**
 * The workbench's ear, in a thread of its own: what browsers ask is heard while a run keeps the spreadsheet's thread busy.
 * It hands on what the workbench's own page asks, and turns everybody else away before a word of theirs is read.
 */
import { createServer } from 'node:http';
import { workerData } from 'node:worker_threads';

const { line, host, token, patience } = workerData;
/** More than any file that a spreadsheet of ten million cells makes; memory is not filled with it. */
const MOST_BYTES = 100_000_000;
const HEADERS = { 'Content-Type': 'text/plain', 'X-Content-Type-Options': 'nosniff', Connection: 'close' };
const open = new Map();
let lastId = 0;

/** A page needs a handful of them. */
const MOST_CONNECTIONS = 1000;

// Whoever has not said all it wants by then is hung up on.
const server = createServer({ requestTimeout: patience, connectionsCheckingInterval: patience / 4 }, hear);
server.maxConnections = MOST_CONNECTIONS;
// Whoever asks whether to send a body is told before it is sent.
server.on('checkContinue', (request, response) => hear(request, response, true));

async function hear(request, response, asksFirst = false) {
  const refusal = refusalOf(request);
  if (refusal) {
    refuse(request, response, ...refusal);
    return;
  }
  if (asksFirst) response.writeContinue();
  const id = ++lastId;
  open.set(id, response);
  response.on('close', () => {
    open.delete(id);
    line.postMessage({ kind: 'gone', id });
  });
  const parts = [];
  let bytes = 0;
  try {
    for await (const part of request) {
      bytes += part.length;
      if (bytes > MOST_BYTES) {
        refuse(request, response, 413, 'This is too large.');
        return;
      }
      parts.push(part);
    }
  } catch {
    // The browser has gone before it had asked.
    return;
  }
  const url = request.url.slice(token.length + 1);
  line.postMessage({ kind: 'asked', id, asked: { method: request.method, url, body: Buffer.concat(parts) } });
}

/** Why a request is not for the workbench, by its first lines alone. */
function refusalOf({ method, url, headers }) {
  if (method !== 'GET' && method !== 'POST') return [405, 'The workbench takes GET and POST.'];
  const { port } = server.address();
  // Another site may know this address, or give its own name this machine's number.
  const isHere = headers.host === `${host}:${port}` || headers.host === `localhost:${port}`;
  const { origin } = headers;
  const isOurs = origin === `http://${headers.host}` || (method === 'GET' && origin === undefined);
  const isKnown = url.startsWith(`/${token}/`);
  if (!isHere || !isOurs || !isKnown)
    return [403, 'Only the workbench may ask this. Its address is the one that npm start printed.'];
  if (Number(headers['content-length'] ?? 0) > MOST_BYTES) return [413, 'This is too large.'];
  return null;
}

/** What is still on its way is not waited for. */
function refuse(request, response, status, text) {
  response.writeHead(status, HEADERS);
  response.end(text, () => setTimeout(() => request.destroy(), 100));
}

server.on('clientError', ({ code }, socket) => {
  const status = code === 'ERR_HTTP_REQUEST_TIMEOUT' ? '408 Request Timeout' : '400 Bad Request';
  // The other side may keep its half of the connection open for as long as it likes.
  const hangUp = () => socket.destroy();
  if (socket.writable) socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`, hangUp);
});
server.on('error', ({ code }) => line.postMessage({ kind: 'refused', code }));
server.on('listening', () => line.postMessage({ kind: 'listening', port: server.address().port }));

line.on('message', ({ kind, id, port, status, headers, content }) => {
  const response = open.get(id);
  if (kind === 'listen') server.listen(port, host);
  else if (kind === 'head' && !response?.headersSent) response?.writeHead(status, headers);
  else if (kind === 'write') response?.write(content);
  else if (kind === 'end') response?.end(content);
});
