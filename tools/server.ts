/** Bundles the script of an edition: all of it in one file, or what formulas reach and the rest apart. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type OutputFile } from 'esbuild';
import { type Endpoint, longName, readEntry } from './endpoints';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

// Google documents a V8 without private and static class fields: es2020 is below both. Google's own samples use `?.` and `??`.
export const COMMON = {
  bundle: true,
  write: false,
  format: 'iife',
  target: 'es2020',
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
  absWorkingDir: ROOT,
  // Loaded at every call and every opening.
  minify: true,
  define: { 'Number.POSITIVE_INFINITY': 'Infinity', 'Number.NaN': 'NaN' },
} as const satisfies BuildOptions;

/** A built script. Names in it are short: the maps, by file name, tell its positions in the source. */
export interface Script {
  readonly code: string;
  /** Text that the code reads from files of the project, by file name. */
  readonly texts: Readonly<Record<string, string>>;
  readonly maps: Readonly<Record<string, string>>;
  /** The source files that it is made of. */
  readonly files: readonly string[];
}

/** Called without a person's permission, or before any: these never wait for the rest. */
const EAGER = ['onOpen', 'onInstall'];
const REST = 'addon.html';
/** What checks the arguments of whatever is no formula. */
const ARGUMENTS = 'src/addon/arguments.ts';

/**
 * Everything private in one closure; below it a real function for each endpoint, a formula with the docs that Sheets
 * shows.
 */
export async function bundleServer(entry: string): Promise<Script> {
  const endpoints = readEntry(path.join(ROOT, entry));
  const { text, map, rooms } = await bundlePart(entry, endpoints, {
    banner: `${MARK}let app_;`,
    footer: endpoints.flatMap((endpoint) => declare(endpoint, 'app_')).join('\n'),
  });
  return { code: text, texts: {}, maps: { 'Code.js': map }, files: filesOf(rooms) };
}

/**
 * The same in two parts: what formulas reach is code, the rest a text that is evaluated when the menu, a page or a trigger
 * first calls it. A cell then loads less than half.
 */
export async function bundleParts(entry: string): Promise<Script> {
  const endpoints = readEntry(path.join(ROOT, entry));
  const isFirst = ({ name, isFormula }: Endpoint) => isFormula || EAGER.includes(name);
  const rest = endpoints.filter((endpoint) => !isFirst(endpoint));
  const declared = endpoints.flatMap((endpoint) =>
    declare(endpoint, isFirst(endpoint) ? 'app_' : 'addon_()'),
  );
  const [code, text] = await Promise.all([
    bundlePart(entry, endpoints.filter(isFirst), {
      banner: `${MARK}let app_, rest_;`,
      footer: [...declared, LOADER].join('\n'),
    }),
    bundlePart(entry, rest, { banner: 'let app_;', footer: 'return app_;' }),
  ]);
  return {
    code: code.text,
    texts: { [REST]: text.text },
    maps: { 'Code.js': code.map, [REST]: text.map },
    files: [...new Set([...filesOf(code.rooms), ...filesOf(text.rooms)])],
  };
}

/** The bytes of code that formulas load, by source file. */
export async function formulaFiles(entry: string): Promise<ReadonlyMap<string, number>> {
  const formulas = readEntry(path.join(ROOT, entry)).filter(({ isFormula }) => isFormula);
  return (await bundlePart(entry, formulas, { banner: '', footer: '' })).rooms;
}

/** Tells that a script is ours; the annotation counts where the manifest is not pasted. */
const MARK = '/** @OnlyCurrentDoc */\n';

const LOADER = `function addon_() {
  return (rest_ = rest_ || new Function(HtmlService.createTemplateFromFile('addon').getRawContent())());
}`;

async function bundlePart(
  entry: string,
  endpoints: readonly Endpoint[],
  around: { readonly banner: string; readonly footer: string },
) {
  const names = endpoints.map(({ name }) => name).join(', ');
  const checks = endpoints.some(isChecked);
  const lines = [
    `import { ${names} } from './${entry}';`,
    ...(checks ? [`import { called } from './${ARGUMENTS}';`] : []),
    `app_ = { ${names}${checks ? ', call: (name, ...args) => called(name, app_[name], args)' : ''} };`,
  ];
  const { outputFiles, metafile } = await build({
    ...COMMON,
    metafile: true,
    sourcemap: 'external',
    outfile: 'Code.js',
    lineLimit: 500,
    stdin: {
      contents: lines.join(' '),
      resolveDir: ROOT,
      sourcefile: 'entry.js',
    },
    banner: { js: around.banner },
    footer: { js: `\n${around.footer}` },
  });
  const { inputs } = metafile.outputs['Code.js']!;
  const rooms = Object.entries(inputs).map(([file, { bytesInOutput }]) => [file, bytesInOutput] as const);
  return {
    text: outputOf(outputFiles, '.js'),
    map: outputOf(outputFiles, '.map'),
    rooms: new Map(rooms.filter(([, bytes]) => bytes > 0)),
  };
}

function outputOf(files: readonly OutputFile[], end: string): string {
  return files.find((file) => file.path.endsWith(end))!.text;
}

function filesOf(rooms: ReadonlyMap<string, number>): string[] {
  return [...rooms.keys()];
}

/** Whether what an endpoint is called with is checked before: by a formula itself, and nothing is given to what is eager. */
function isChecked({ name, isFormula }: Endpoint): boolean {
  return !isFormula && !EAGER.includes(name);
}

/** A real function for an endpoint, whose parameters Sheets shows by name; a formula also answers under its long name. */
function declare(endpoint: Endpoint, part: string): string[] {
  const { name, parameters, doc, isFormula } = endpoint;
  const under = (own: string, call: string) => `function ${own}(${parameters.join(', ')}){return ${call}}`;
  if (isChecked(endpoint)) return [under(name, `${part}.call(${[`'${name}'`, ...parameters].join(', ')})`)];
  const declared = under(name, `${part}.${name}(...arguments)`);
  if (!isFormula) return [declared];
  const long = under(longName(name), `${name}(...arguments)`);
  return [`${shownDoc(doc)}\n${declared}`, `${docOfLongName(name)}\n${long}`];
}

/** Every call loads the docs too: the helper of Sheets shows the sentence and the parameters, and nothing of the answer. */
function shownDoc(doc: string): string {
  return doc.replace(/^ \*( @return .*)?\n/gm, '');
}

/** The docs of the long name send the reader to the short one. */
function docOfLongName(name: string): string {
  return `/**\n * ${name} under a longer name.\n * @customfunction\n */`;
}
