// Builds the editions into dist/ and dist/team/: Code.js (Apps Script), the sidebar and each dialog as one HTML file, the manifest.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import { EDITIONS, type Edition } from './editions';
import { type Endpoint, longName, readEntry } from './endpoints';
import { firstSentence, formulaDocs } from './formula-docs';
import { composeManifest, type Manifest, readFeatures } from './manifest';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

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
  // Loaded at every call and every opening: without spaces, but with names, for stack traces.
  minifyWhitespace: true,
  minifySyntax: true,
};

/** Everything private in one closure; below it a real, documented function for each endpoint, as Sheets wants it. */
export async function bundleServer(entry: string): Promise<{ code: string; files: string[] }> {
  const endpoints = readEntry(path.join(ROOT, entry));
  const names = endpoints.map(({ name }) => name).join(', ');
  const { outputFiles, metafile } = await build({
    ...COMMON,
    metafile: true,
    lineLimit: 120,
    stdin: {
      contents: `import { ${names} } from './${entry}'; app_ = { ${names} };`,
      resolveDir: ROOT,
      sourcefile: 'entry.js',
    },
    banner: { js: '/** @OnlyCurrentDoc */\nlet app_;' },
    footer: { js: `\n${endpoints.flatMap(declare).join('\n\n')}` },
  });
  const [{ inputs }] = Object.values(metafile!.outputs) as [(typeof metafile.outputs)[string]];
  const files = Object.keys(inputs).filter((file) => inputs[file]!.bytesInOutput > 0);
  return { code: outputFiles[0]!.text, files };
}

function declare({ name, parameters, doc, isFormula }: Endpoint): string[] {
  const list = parameters.join(', ');
  const under = (own: string, words: string) =>
    `${words}\nfunction ${own}(${list}) {\n  return app_.${name}(${list});\n}`;
  return isFormula ? [under(name, doc), under(longName(name), docOfLongName(name, doc))] : [under(name, doc)];
}

/** Every formula call loads the docs too, so those of the long name send the reader to the short one. */
function docOfLongName(name: string, doc: string): string {
  return doc
    .replace(/^\/\*\*\n \* .*/, `/**\n * ${name} under a name that no named function of a spreadsheet has.`)
    .replace(/^( \* @param \{.*?\} \w+) .*/gm, `$1 As in ${name}.`)
    .replace(/^( \* @return \{.*?\}) .*/m, '$1 As there.')
    .split(`=${name}(`)
    .join(`=${longName(name)}(`);
}

/**
 * A page with its one style sheet and its one script inlined: HtmlService then needs a single static file. Windows share
 * a shell, in which PAGE stands for the name.
 */
async function inlinePage({ name, shell }: { name: string; shell: string }): Promise<string> {
  const html = (await readFile(path.join(ROOT, shell), 'utf8')).replaceAll('PAGE', name);
  const bundle = async (reference: string) => {
    const { outputFiles } = await build({
      ...COMMON,
      entryPoints: [path.join(ROOT, path.dirname(shell), reference)],
      jsx: 'automatic',
      jsxImportSource: 'preact',
      define: { FORMULA_EXAMPLES: JSON.stringify(formulaExamples()) },
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

/** Writes dist/ anew. */
export async function buildAll(): Promise<void> {
  const foundation = JSON.parse(await readFile(path.join(ROOT, 'appsscript.json'), 'utf8')) as Manifest;
  const entries = await readdir(path.join(ROOT, 'pages/windows'), { withFileTypes: true });
  const windows = entries.filter((entry) => entry.isDirectory());
  const pages = [
    { name: 'sidebar', shell: 'pages/sidebar/sidebar.html' },
    ...windows.map(({ name }) => ({ name, shell: 'pages/windows/window.html' })),
  ];
  const inlined = await Promise.all(pages.map(inlinePage));
  await rm(path.join(ROOT, 'dist'), { recursive: true, force: true });
  for (const { entry, folder } of Object.values(EDITIONS) as Edition[]) {
    const { code, files } = await bundleServer(entry);
    const manifest = composeManifest(foundation, await readFeatures(files, ROOT));
    const target = path.join(ROOT, folder);
    await mkdir(target, { recursive: true });
    await writeFile(path.join(target, 'Code.js'), code);
    await Promise.all(pages.map(({ name }, i) => writeFile(path.join(target, `${name}.html`), inlined[i]!)));
    await writeFile(path.join(target, 'appsscript.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  }
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) await buildAll();
