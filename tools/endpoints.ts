// Reads an entry point: which functions Apps Script may call, and whether their docs say what Sheets shows a user.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript-with-api';

const ADDS_TO_INDEX = /^export \* from '\.\/index';$/;

export interface Endpoint {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly doc: string;
  readonly isFormula: boolean;
}

/** The name under which a formula also answers, for spreadsheets with a named function that has its short name. */
export function longName(formula: string): string {
  return `VITALS_${formula}`;
}

/**
 * The endpoints of an entry point: what it takes over from other files, in the order they have there, and its own
 * functions, which replace those of an entry point that it adds to.
 * @throws Where an export is no function, its name would be private, or its doc is missing or wrong.
 */
export function readEntry(file: string): Endpoint[] {
  return readEndpoints(readFileSync(file, 'utf8'), file);
}

/** The endpoints of an entry point with this source. */
export function readEndpoints(source: string, fileName: string): Endpoint[] {
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true);
  const found = new Map<string, Endpoint>();
  for (const endpoint of file.statements.filter(isExportedValue).flatMap((node) => readExport(node, file))) {
    found.set(endpoint.name, endpoint);
  }
  return [...found.values()];
}

function isExportedValue(node: ts.Statement): boolean {
  if (ts.isTypeAliasDeclaration(node) || ts.isInterfaceDeclaration(node)) return false;
  if (ts.isExportDeclaration(node)) return !node.isTypeOnly;
  if (ts.isExportAssignment(node)) return true;
  return (
    ts.canHaveModifiers(node) &&
    (ts.getModifiers(node) ?? []).some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)
  );
}

function readExport(node: ts.Statement, file: ts.SourceFile): Endpoint[] {
  if (ADDS_TO_INDEX.test(node.getText())) return readEntry(beside(file, './index'));
  if (!ts.isExportDeclaration(node) || !node.moduleSpecifier || !node.exportClause) {
    return [readEndpoint(node, file)];
  }
  const names = (node.exportClause as ts.NamedExports).elements.map(({ name }) => name.text);
  const from = beside(file, (node.moduleSpecifier as ts.StringLiteral).text);
  const module = ts.createSourceFile(from, readFileSync(from, 'utf8'), ts.ScriptTarget.Latest, true);
  const functions = module.statements.filter(
    (statement) => ts.isFunctionDeclaration(statement) && names.includes(statement.name?.text ?? ''),
  );
  return functions.map((statement) => readEndpoint(statement, module));
}

function beside(file: ts.SourceFile, module: string): string {
  return `${path.join(path.dirname(file.fileName), module)}.ts`;
}

function readEndpoint(node: ts.Statement, file: ts.SourceFile): Endpoint {
  if (!ts.isFunctionDeclaration(node) || !node.name) {
    throw new Error(
      `${file.fileName} may export only named functions and types: Apps Script calls functions by name.`,
    );
  }
  const name = node.name.text;
  if (name.endsWith('_'))
    throw new Error(`${name}: Apps Script hides functions whose name ends with an underscore.`);
  const doc = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).at(-1);
  if (!doc) throw new Error(`${name} needs a JSDoc comment: Sheets and the script editor show it.`);

  const parameters = node.parameters.map((parameter) => parameter.name.getText(file));
  const tags = ts.getJSDocTags(node);
  const isFormula = tags.some((tag) => tag.tagName.text === 'customfunction');
  if (isFormula) checkFormulaDoc(name, parameters, tags, doc, file);
  return { name, parameters, doc: doc.getText(file), isFormula };
}

function checkFormulaDoc(
  name: string,
  parameters: readonly string[],
  tags: readonly ts.JSDocTag[],
  doc: ts.JSDoc,
  file: ts.SourceFile,
): void {
  if (name !== name.toUpperCase()) throw new Error(`${name}: write a custom function's name in upper case.`);
  if (!ts.getTextOfJSDocComment(doc.comment)) throw new Error(`${name}: say in a sentence what it answers.`);

  const documented = tags.filter(ts.isJSDocParameterTag);
  const names = documented.map((tag) => tag.name.getText(file));
  if (names.join() !== parameters.join()) {
    throw new Error(
      `${name}: document the parameters (${parameters.join(', ')}) in this order, not (${names.join(', ')}).`,
    );
  }
  for (const tag of documented) {
    const parameter = tag.name.getText(file);
    if (!tag.typeExpression) throw new Error(`${name}: give @param ${parameter} a type in braces.`);
    if (!ts.getTextOfJSDocComment(tag.comment)) throw new Error(`${name}: describe @param ${parameter}.`);
  }
  for (const needed of ['return', 'example']) {
    if (!tags.some((tag) => tag.tagName.text === needed)) throw new Error(`${name}: add @${needed}.`);
  }
}
