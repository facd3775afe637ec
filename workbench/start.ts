/**
 * `npm start -- [FILE] [--team] [--port N] [--no-open] [--latency MS]`: a spreadsheet in the browser with the add-on in it,
 * on this machine alone: FILE, or a sample portfolio; in its base edition or the team edition. With a latency each call
 * of a Google service takes so long, and every cell that it passes a ten thousandth of a second, as at Google.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runIfProgram } from './command';
import { kindOf } from './files';
import { GOOGLE_PACE, type Pace } from './pace';
import { bundlePage } from './page/bundle';
import { giveThePast } from './sample-history';

const USAGE = 'Usage: npm start -- [FILE.csv|FILE.xlsx] [--team] [--port N] [--no-open] [--latency MS]';
const SAMPLE = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', 'examples', 'portfolio.csv');
const USUAL_PORT = 4600;

/** Starts the workbench; what the command prints. */
export async function start(args: string[]): Promise<string> {
  const { values: options, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      team: { type: 'boolean' },
      port: { type: 'string' },
      'no-open': { type: 'boolean' },
      latency: { type: 'string' },
    },
  });
  const [file = SAMPLE, ...more] = positionals;
  if (more.length > 0) throw new Error(USAGE);
  kindOf(file);
  const bytes = readBytes(file);
  const ports = portsToTry(options.port);
  const pace = paceOf(options.latency);
  // Another process puts the page together, while this one loads the spreadsheet and opens the file.
  const bundling = bundlePage();
  const [{ Desk }, { WorkbenchServer }] = await Promise.all([import('./page/desk'), import('./page/server')]);
  const desk = await Desk.open(path.basename(file), bytes, options.team ? 'team' : 'base', pace);
  if (file === SAMPLE) giveThePast(desk.grid, desk.bench);
  const server = await WorkbenchServer.start(await bundling, desk, ports);
  if (!options['no-open']) openBrowser(server.address);
  return `Customer Vitals is at ${server.address} with ${path.basename(file)}. Ctrl+C ends it.\n`;
}

/** The port asked for, or else the usual one, or else any. */
function portsToTry(port: string | undefined): number[] {
  if (port === undefined) return [USUAL_PORT, 0];
  if (/^\d{1,5}$/.test(port) && Number(port) < 65_536) return [Number(port)];
  throw new Error(`--port ${port}: a port is a number from 0 to 65535. ${USAGE}`);
}

function paceOf(milliseconds = '0'): Pace {
  if (milliseconds === '0') return { callMilliseconds: 0, cellsPerSecond: Number.POSITIVE_INFINITY };
  if (/^\d{1,4}$/.test(milliseconds)) return { ...GOOGLE_PACE, callMilliseconds: Number(milliseconds) };
  throw new Error(`--latency ${milliseconds}: give milliseconds, such as 50. ${USAGE}`);
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch {
    throw new Error(`${file} cannot be read: is the name right?`);
  }
}

/** Where there is a desktop. What comes of it does not matter: the address is printed. */
function openBrowser(address: string): void {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  const [program, ...args] =
    process.platform === 'darwin'
      ? ['open', address]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', address]
        : DISPLAY || WAYLAND_DISPLAY
          ? ['xdg-open', address]
          : [];
  if (program === undefined) return;
  spawn(program, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

runIfProgram(import.meta.url, start);
