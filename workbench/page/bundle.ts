/** The page's own code, put together when the workbench starts. It stays in memory. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';

const CLIENT = path.join(path.dirname(fileURLToPath(import.meta.url)), 'client');

const COMMON: BuildOptions & { write: false } = {
  absWorkingDir: CLIENT,
  bundle: true,
  write: false,
  minify: true,
  outdir: '/',
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'warning',
  define: { 'process.env.NODE_ENV': '"production"' },
};

export interface Bundle {
  /** What the browser may ask for, by its address: `/main.js`. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** `google.script` for the add-on's pages. */
  readonly googleScript: string;
}

export async function bundlePage(): Promise<Bundle> {
  const [html, page, script] = await Promise.all([
    readFile(path.join(CLIENT, 'index.html')),
    // Split, because most of what Univer brings along is words in languages that nobody needs here.
    build({ ...COMMON, entryPoints: ['main.ts'], format: 'esm', splitting: true }),
    build({ ...COMMON, entryPoints: ['google-script.ts'], format: 'iife', globalName: 'googleScript' }),
  ]);
  const files = new Map<string, Uint8Array>([['/', html]]);
  for (const file of page.outputFiles) files.set(`/${path.basename(file.path)}`, file.contents);
  return { files, googleScript: script.outputFiles[0]!.text };
}
