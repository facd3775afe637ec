/**
 * `npm run bundle -- [--edition base|team] [--parts]`: writes into bundle/ what is pasted into Extensions > Apps Script, and says
 * what goes where. docs/install-by-pasting.md is the long form.
 */
import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildAll } from './build';
import { EDITIONS, type EditionName } from './editions';
import { bundleParts, bundleServer } from './server';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Copies the built files of an edition under the names that the script editor shows; returns those names. */
export function bundle(folder: string, target: string): string[] {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  const pasted = files.map(({ name }) => {
    const shown = name.replace(/\.js$/, '.gs');
    copyFileSync(path.join(folder, name), path.join(target, shown));
    return shown;
  });
  return pasted.sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
}

/** The script first, then its pages, and last the manifest, which may be left out. */
function rank(name: string): number {
  return ['.gs', '.html', '.json'].indexOf(path.extname(name));
}

/** What a person does with the files. */
export function stepsFor(names: readonly string[]): string {
  const lines = names.map((name) => {
    if (name.endsWith('.gs')) return `${name}: over all that stands in the file ${name} there`;
    if (name.endsWith('.html'))
      return `${name}: into a new file: + beside Files, HTML, named ${name.replace('.html', '')}`;
    return `${name}: only if you show the manifest (Project Settings); it may be left out`;
  });
  return `In bundle/, to be pasted into Extensions > Apps Script of your spreadsheet, then saved:\n${lines
    .map((line, i) => `${i + 1}. ${line}\n`)
    .join('')}Then reload the spreadsheet. docs/install-by-pasting.md says what you see at each step.\n`;
}

async function command(args: string[]): Promise<string> {
  const { values } = parseArgs({
    args,
    options: { edition: { type: 'string', default: 'base' }, parts: { type: 'boolean', default: false } },
  });
  const isEdition = (name: string): name is EditionName => name in EDITIONS;
  if (!isEdition(values.edition)) throw new Error('Usage: npm run bundle -- [--edition base|team] [--parts]');
  await buildAll(values.parts ? bundleParts : bundleServer);
  return stepsFor(bundle(path.join(ROOT, EDITIONS[values.edition].folder), path.join(ROOT, 'bundle')));
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    process.stdout.write(await command(process.argv.slice(2)));
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
