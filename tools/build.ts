// Builds the editions into dist/ and dist/team/: Code.js (Apps Script), the sidebar and each dialog as one HTML file, the manifest.
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { bigQueryLibrary } from './bigquery-library';
import { EDITIONS, type Edition } from './editions';
import { readEntry } from './endpoints';
import { firstSentence, formulaDocs } from './formula-docs';
import { guideSections } from './guide';
import { composeManifest, type Manifest, readFeatures } from './manifest';
import { bundleParts, bundleServer, COMMON, formulaFiles, ROOT } from './server';

/** Elements are written as `h('p', null, text)`, a tenth shorter than the calls that children are a property of. */
const ELEMENTS = {
  jsx: 'react',
  jsxFactory: 'h',
  jsxFragmentFactory: 'Fragment',
  useDefineForClassFields: false,
} as const;

/**
 * A page with its one style sheet and its one script inlined: HtmlService then needs a single static file. Windows share
 * a shell, in which PAGE stands for the name.
 */
async function inlinePage(
  { name, shell }: { name: string; shell: string },
  library: string,
): Promise<string> {
  const html = (await readFile(path.join(ROOT, shell), 'utf8')).replaceAll('PAGE', name);
  const bundle = async (reference: string) => {
    const { outputFiles } = await build({
      ...COMMON,
      entryPoints: [path.join(ROOT, path.dirname(shell), reference)],
      tsconfigRaw: { compilerOptions: ELEMENTS },
      inject: [path.join(ROOT, 'pages/jsx.ts')],
      define: {
        ...COMMON.define,
        FORMULA_EXAMPLES: JSON.stringify(formulaExamples()),
        BIGQUERY_LIBRARY: JSON.stringify(library),
        GUIDE_SECTIONS: JSON.stringify(
          guideSections(await readFile(path.join(ROOT, 'docs/guide.md'), 'utf8')),
        ),
      },
      // HtmlService strips // and /* inside template literals, so they become string concatenation.
      supported: { 'template-literal': false },
    });
    return outputFiles[0]!.text;
  };
  const references =
    /<link rel="stylesheet" href="([^"]+)" \/>|<script type="module" src="([^"]+)"><\/script>/g;
  let inlined = html;
  for (const [tag, style, script] of html.matchAll(references)) {
    const text = style
      ? `<style>\n${await bundle(style)}</style>`
      : `<script>\n${await bundle(script!)}</script>`;
    // esbuild escapes `</script` itself, but not `<!--`, which would open a comment that swallows the page.
    if (text.includes('<!--'))
      throw new Error(`${name}: "<!--" inside a script or style would hide what follows.`);
    inlined = inlined.replace(tag, () => text);
  }
  return inlined;
}

/** What the sidebar's help says of each formula: the docs that Sheets shows, in short. */
function formulaExamples(): { name: string; words: string }[] {
  const docs = formulaDocs(readEntry(path.join(ROOT, EDITIONS.base.entry)));
  return docs.map(({ example, words }) => ({ name: example.slice(1), words: firstSentence(words) }));
}

/** Writes dist/ anew, the script in one file, or bundled otherwise. Who reads it meanwhile finds the last build whole. */
export async function buildAll(bundle = bundleServer): Promise<void> {
  const foundation = JSON.parse(await readFile(path.join(ROOT, 'appsscript.json'), 'utf8')) as Manifest;
  const entries = await readdir(path.join(ROOT, 'pages/windows'), { withFileTypes: true });
  const windows = entries.filter((entry) => entry.isDirectory());
  const pages = [
    { name: 'sidebar', shell: 'pages/sidebar/sidebar.html' },
    ...windows.map(({ name }) => ({ name, shell: 'pages/windows/window.html' })),
  ];
  const library = await bigQueryLibrary();
  const inlined = await Promise.all(pages.map((page) => inlinePage(page, library)));
  const [dist, next] = ['dist', 'dist.next'].map((folder) => path.join(ROOT, folder)) as [string, string];
  await rm(next, { recursive: true, force: true });
  for (const { entry, folder, without } of Object.values(EDITIONS) as Edition[]) {
    const { code, texts, maps, files } = await bundle(entry);
    const manifest = composeManifest(foundation, await readFeatures(files, ROOT));
    const target = path.join(next, path.relative('dist', folder));
    await mkdir(target, { recursive: true });
    await writeFile(path.join(target, 'Code.js'), code);
    for (const [name, text] of Object.entries(texts)) await writeFile(path.join(target, name), text);
    await mkdir(path.join(target, 'maps'));
    for (const [name, map] of Object.entries(maps))
      await writeFile(path.join(target, 'maps', `${name}.map`), map);
    await Promise.all(
      pages.map(async ({ name }, i) => {
        if (!without.includes(name)) await writeFile(path.join(target, `${name}.html`), inlined[i]!);
      }),
    );
    await writeFile(path.join(target, 'appsscript.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  }
  await rm(dist, { recursive: true, force: true });
  await rename(next, dist);
}

/** The bytes of code that formulas load, by room, the largest first. */
export async function formulaRooms(): Promise<[room: string, bytes: number][]> {
  const byRoom = new Map<string, number>();
  for (const [file, bytes] of await formulaFiles(EDITIONS.base.entry)) {
    const [, room] = file.split('/');
    if (room) byRoom.set(room, (byRoom.get(room) ?? 0) + bytes);
  }
  return [...byRoom].sort(([, a], [, b]) => b - a);
}

/** The same in words: "formulas load 186.0 kB of code: reading 90.1, formulas 30.0". */
export async function formulaReport(): Promise<string> {
  const byRoom = await formulaRooms();
  const kilo = (bytes: number) => (bytes / 1000).toFixed(1);
  const rooms = byRoom.map(([room, bytes]) => `${room} ${kilo(bytes)}`);
  const all = byRoom.reduce((sum, [, bytes]) => sum + bytes, 0);
  return `formulas load ${kilo(all)} kB of code: ${rooms.join(', ')}`;
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { parts: { type: 'boolean', default: false } } });
  await buildAll(values.parts ? bundleParts : bundleServer);
  process.stdout.write(`${await formulaReport()}\n`);
}
