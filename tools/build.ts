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
  // Loaded at every call and every opening.
  minify: true,
};

/** A built script, and what tells its positions in the source. */
interface Script {
  readonly code: string;
  readonly map: string;
  /** The source files that it is made of. */
  readonly files: string[];
}

/**
 * Everything private in one closure, its names made short; below it a real function for each endpoint, with the docs that
 * Sheets shows. `npm run trace` tells names and lines of the source by the map.
 */
export async function bundleServer(entry: string): Promise<Script> {
  const endpoints = readEntry(path.join(ROOT, entry));
  const names = endpoints.map(({ name }) => name).join(', ');
  const { outputFiles, metafile } = await build({
    ...COMMON,
    metafile: true,
    sourcemap: 'external',
    outfile: 'Code.js',
    lineLimit: 120,
    stdin: {
      contents: `import { ${names} } from './${entry}'; app_ = { ${names} };`,
      resolveDir: ROOT,
      sourcefile: 'entry.js',
    },
    banner: { js: '/** @OnlyCurrentDoc */\nlet app_;' },
    footer: { js: `\n${endpoints.flatMap(declare).join('\n\n')}` },
  });
  const { inputs } = metafile!.outputs['Code.js']!;
  const files = Object.keys(inputs).filter((file) => inputs[file]!.bytesInOutput > 0);
  const [map, code] = ['.map', '.js'].map((end) => outputFiles.find((file) => file.path.endsWith(end))!.text);
  return { code: code!, map: map!, files };
}

function declare({ name, parameters, doc, isFormula }: Endpoint): string[] {
  const list = parameters.join(', ');
  const under = (own: string) => `function ${own}(${list}) {\n  return app_.${name}(${list});\n}`;
  if (!isFormula) return [under(name)];
  return [`${shownDoc(doc)}\n${under(name)}`, `${docOfLongName(name)}\n${under(longName(name))}`];
}

/** Every call loads the docs too: the helper of Sheets shows the sentence and the parameters, no words of the answer. */
function shownDoc(doc: string): string {
  return doc.replace(/^( \* @return \{.*?\}) .*/m, '$1').replace(/^ \*\n/gm, '');
}

/** The docs of the long name send the reader to the short one. */
function docOfLongName(name: string): string {
  return `/**\n * ${name} under a name that no named function of a spreadsheet has: see there.\n * @customfunction\n */`;
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
    const { code, map, files } = await bundleServer(entry);
    const manifest = composeManifest(foundation, await readFeatures(files, ROOT));
    const target = path.join(ROOT, folder);
    await mkdir(target, { recursive: true });
    await writeFile(path.join(target, 'Code.js'), code);
    await mkdir(path.join(target, 'maps'));
    await writeFile(path.join(target, 'maps/Code.js.map'), map);
    await Promise.all(pages.map(({ name }, i) => writeFile(path.join(target, `${name}.html`), inlined[i]!)));
    await writeFile(path.join(target, 'appsscript.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  }
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) await buildAll();
