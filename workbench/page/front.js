/**
 * The workbench's ear, in a thread of its own: what browsers ask is heard while a run keeps the spreadsheet's thread busy.
 * It understands nothing of what it hears, and hands it on.
 */
import { createServer } from 'node:http';
import { workerData } from 'node:worker_threads';

const { line, host } = workerData;
const open = new Map();
let lastId = 0;

const server = createServer(async (request, response) => {
  const id = ++lastId;
  open.set(id, response);
  response.on('close', () => {
    open.delete(id);
    line.postMessage({ kind: 'gone', id });
  });
  const parts = [];
  try {
    for await (const part of request) parts.push(part);
  } catch {
    // The browser has gone before it had asked.
    return;
  }
  const { method, url, headers } = request;
  line.postMessage({ kind: 'asked', id, asked: { method, url, headers, body: Buffer.concat(parts) } });
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
