/**
 * Writes the functions of the source as arrows where the script is bundled: `function add(a, b) { return a + b; }` is then
 * `add=(a,b)=>a+b`, which saves 12 kB. Loading only declares (test/tools/build/top-level.test.ts), so no function is called before
 * all are there; one that a table names while the script loads stays a declaration, which stands above everything.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Plugin } from 'esbuild';
import ts from 'typescript-with-api';

/** A plugin for bundles of what stands in a folder. */
export function arrowFunctions(folder: string): Plugin {
  const named = namedAtLoad(folder);
  return {
    name: 'arrow functions',
    setup(build) {
      build.onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
        if (!file.startsWith(folder + path.sep)) return undefined;
        return { contents: withArrows(await readFile(file, 'utf8'), named), loader: 'ts' };
      });
    },
  };
}

/** The same source on the same lines, its functions as arrows where they may be. */
export function withArrows(source: string, named: ReadonlySet<string>): string {
  const file = parsed(source);
  const edits = file.statements
    .filter(ts.isFunctionDeclaration)
    .filter((declared) => mayBeArrow(declared, file) && !named.has(declared.name!.text))
    .flatMap((declared) => {
      const { name, body } = declared;
      const keyword = declared.getChildren(file).find(({ kind }) => kind === ts.SyntaxKind.FunctionKeyword)!;
      return [
        { from: keyword.getStart(file), to: name!.end, text: `const ${name!.text} = ` },
        { from: body!.getStart(file), to: body!.getStart(file), text: '=> ' },
        { from: body!.end, to: body!.end, text: ';' },
      ];
    });
  return edits.reduceRight(
    (text, { from, to, text: by }) => text.slice(0, from) + by + text.slice(to),
    source,
  );
}

function mayBeArrow(declared: ts.FunctionDeclaration, file: ts.SourceFile): boolean {
  const { name, body, asteriskToken } = declared;
  if (!name || !body || asteriskToken) return false;
  const overloads = file.statements.filter(
    (other) => ts.isFunctionDeclaration(other) && other.name?.text === name.text,
  );
  return overloads.length === 1 && !isOfItsOwn(body);
}

/** Whether it uses what an arrow has not: `this` and `arguments`. */
function isOfItsOwn(node: ts.Node): boolean {
  if (node.kind === ts.SyntaxKind.ThisKeyword) return true;
  if (ts.isIdentifier(node) && node.text === 'arguments') return true;
  return ts.forEachChild(node, (child) => isOfItsOwn(child) || undefined) ?? false;
}

/** Every name that stands outside of functions somewhere in a folder, and so is read while the script loads. */
function namedAtLoad(folder: string): Set<string> {
  const names = new Set<string>();
  const read = (node: ts.Node) => {
    if (ts.isFunctionLike(node) || ts.isTypeNode(node)) return;
    if (ts.isIdentifier(node)) names.add(node.text);
    ts.forEachChild(node, read);
  };
  for (const name of readdirSync(folder, { recursive: true }).map(String)) {
    if (!name.endsWith('.ts')) continue;
    const { statements } = parsed(readFileSync(path.join(folder, name), 'utf8'));
    for (const statement of statements) {
      if (ts.isVariableStatement(statement) || ts.isClassDeclaration(statement)) read(statement);
    }
  }
  return names;
}

function parsed(source: string): ts.SourceFile {
  return ts.createSourceFile('module.ts', source, ts.ScriptTarget.Latest, true);
}
