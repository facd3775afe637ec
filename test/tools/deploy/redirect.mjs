// Loaded into clasp before it starts: every Google API goes to the stand-in, and nothing else leaves the machine.
import { createRequire } from 'node:module';
import net from 'node:net';

const require = createRequire(createRequire(import.meta.url).resolve('@google/clasp'));
const { google } = require('googleapis');
const rootUrl = process.env.STAND_IN;

for (const api of ['script', 'drive', 'oauth2']) {
  const create = google[api];
  google[api] = (options) =>
    create.call(google, { ...(typeof options === 'string' ? { version: options } : options), rootUrl });
}

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...args) {
  const [options] = Array.isArray(args[0]) ? args[0] : args;
  const host = options.host ?? options.path ?? 'localhost';
  if (host !== '127.0.0.1') throw new Error(`stray traffic to ${host}`);
  return connect.apply(this, args);
};
