// Builds dist/: Code.js (Apps Script), the sidebar and each dialog as one HTML file (HtmlService), and the manifest.
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import { type Endpoint, readEndpoints } from './endpoints';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const ENTRY = 'src/index.ts';

// Google documents a V8 without private and static class fields: es2019 is below both, and below `?.` and `??`.
const COMMON: BuildOptions & { write: false } = {
  bundle: true,
  write: false,
  format: 'iife',
  target: 'es2019',
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
  absWorkingDir: ROOT,
};

/** Everything private in one closure; below it a real, documented function for each endpoint, as Sheets wants it. */
export async function bundleServer(): Promise<string> {
  const endpoints = readEndpoints(await readFile(path.join(ROOT, ENTRY), 'utf8'), ENTRY);
  const names = endpoints.map(({ name }) => name).join(', ');
  const { outputFiles } = await build({
    ...COMMON,
    stdin: {
      contents: `import { ${names} } from './${ENTRY}'; app_ = { ${names} };`,
      resolveDir: ROOT,
      sourcefile: 'entry.js',
    },
    banner: { js: '/** @OnlyCurrentDoc */\nlet app_;' },
    footer: { js: `\n${endpoints.map(declare).join('\n\n')}` },
  });
  return outputFiles[0]!.text;
}

function declare({ name, parameters, doc }: Endpoint): string {
  const list = parameters.join(', ');
  return `${doc}\nfunction ${name}(${list}) {\n  return app_.${name}(${list});\n}`;
}

/** A page with its one style sheet and its one script inlined: HtmlService then needs a single static file. */
async function inlinePage(page: string): Promise<string> {
  const html = await readFile(path.join(ROOT, page), 'utf8');
  const bundle = async (reference: string) => {
    const { outputFiles } = await build({
      ...COMMON,
      entryPoints: [path.join(ROOT, path.dirname(page), reference)],
      jsx: 'automatic',
      jsxImportSource: 'preact',
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
      throw new Error(`${page}: "<!--" inside a script or style would hide what follows.`);
    inlined = inlined.replace(tag, () => text);
  }
  return inlined;
}

/** Writes dist/ anew. */
export async function buildAll(): Promise<void> {
  const dist = path.join(ROOT, 'dist');
  const dialogs = (await readdir(path.join(ROOT, 'dialogs'))).filter((name) => name.endsWith('.html'));
  const sources = ['sidebar/sidebar.html', ...dialogs.map((name) => `dialogs/${name}`)];
  const [code, pages] = await Promise.all([bundleServer(), Promise.all(sources.map(inlinePage))]);
  await rm(dist, { recursive: true, force: true });
  await mkdir(dist);
  await writeFile(path.join(dist, 'Code.js'), code);
  await Promise.all(pages.map((page, i) => writeFile(path.join(dist, path.basename(sources[i]!)), page)));
  await copyFile(path.join(ROOT, 'appsscript.json'), path.join(dist, 'appsscript.json'));
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) await buildAll();
