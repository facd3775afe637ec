/** Starts one Chromium for all browser tests; each test file connects to it. */
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type BrowserServer, chromium } from 'playwright-core';

/** What a page of the add-on needs nothing of: profiles, updates, a network beyond this machine. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-sync',
  '--no-default-browser-check',
];
const SYSTEM_CHROMIUM = '/usr/bin/chromium';

export interface StartedBrowser {
  readonly server: BrowserServer;
  readonly folder: string;
}

export default async function startBrowser(): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'vitals-browser-'));
  const server = await chromium.launchServer({
    executablePath: await executable(folder),
    args: ARGUMENTS,
    host: '127.0.0.1',
  });
  process.env.BROWSER_ADDRESS = server.wsEndpoint();
  (globalThis as { startedBrowser?: StartedBrowser }).startedBrowser = { server, folder };
}

/**
 * The Chromium that `npm ci` brings, unpacked into a folder of this run: two cold starts in one folder run into each
 * other. Where it cannot be unpacked, the system's own.
 */
async function executable(folder: string): Promise<string> {
  // Read when the package is loaded: with it, the libraries that a bare machine lacks come along.
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs20.x';
  process.env.TMPDIR = folder;
  // The package's own list of fonts names /tmp/fonts, whatever TMPDIR says; without a font no text has a size.
  process.env.FONTCONFIG_FILE = path.join(folder, 'fonts.conf');
  const folders = [path.join(folder, 'fonts'), '/usr/share/fonts'].map((fonts) => `<dir>${fonts}</dir>`);
  const cache = `<cachedir>${path.join(folder, 'font-cache')}</cachedir>`;
  writeFileSync(process.env.FONTCONFIG_FILE, `<fontconfig>${folders.join('')}${cache}</fontconfig>`);
  try {
    const packaged = await import('@sparticuz/chromium');
    return await packaged.default.executablePath();
  } catch (error) {
    if (!existsSync(SYSTEM_CHROMIUM)) throw error;
    return SYSTEM_CHROMIUM;
  }
}
