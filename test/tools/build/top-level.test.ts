import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import ts from 'typescript-with-api';

/**
 * What a built script does when it is loaded, beyond declaring: each formula's call loads the whole script. Functions, plain
 * values and reasons of texts are declarations, and so is a table that is made when it is first asked for.
 */
function workAtLoad(code: string): string[] {
  const file = ts.createSourceFile('Code.js', code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const statements = file.statements.flatMap((statement) => bodyOfClosure(statement) ?? [statement]);
  const values = new Map(
    statements
      .filter(ts.isVariableStatement)
      .flatMap(({ declarationList }) => declarationList.declarations)
      .map(({ name, initializer }) => [name.getText(), initializer] as const),
  );
  const functions = new Map(
    statements.filter(ts.isFunctionDeclaration).map((declared) => [declared.name!.text, declared] as const),
  );

  /** A function that only hands back another: what makes a table lazy. */
  const isLazy = (callee: ts.Expression, args: readonly ts.Expression[]) => {
    const body = functions.get(callee.getText())?.body?.statements ?? [];
    return (
      args.every((arg) => ts.isFunctionLike(arg)) &&
      body.length > 0 &&
      body.every(
        (part) =>
          (ts.isVariableStatement(part) &&
            part.declarationList.declarations.every(({ initializer }) => !initializer)) ||
          (ts.isReturnStatement(part) && !!part.expression && ts.isArrowFunction(part.expression)),
      )
    );
  };
  /** A class of the language, or one that only keeps what it is given. */
  const onlyKeeps = (made: ts.Expression) => {
    if (['Map', 'Set', 'WeakMap'].includes(made.getText())) return true;
    const declared = values.get(made.getText());
    const constructors =
      declared && ts.isClassExpression(declared)
        ? declared.members.filter(ts.isConstructorDeclaration)
        : undefined;
    return constructors?.every(({ body }) => body!.statements.every((part) => worksIn(part).length === 0));
  };
  const worksIn = (node: ts.Node): string[] => {
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) return [];
    const works =
      (ts.isCallExpression(node) && !isLazy(node.expression, node.arguments)) ||
      (ts.isNewExpression(node) && !onlyKeeps(node.expression)) ||
      ts.isTaggedTemplateExpression(node) ||
      ts.isAwaitExpression(node);
    const below: string[] = [];
    ts.forEachChild(node, (child) => {
      below.push(...worksIn(child));
    });
    return works ? [node.getText().slice(0, 80)] : below;
  };
  return statements.flatMap(worksIn);
}

/** The statements of `(() => { … })();`. */
function bodyOfClosure(statement: ts.Statement): readonly ts.Statement[] | undefined {
  if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression)) return undefined;
  const called = statement.expression.expression;
  const closure = ts.isParenthesizedExpression(called) ? called.expression : called;
  return ts.isArrowFunction(closure) && ts.isBlock(closure.body) ? closure.body.statements : undefined;
}

test.each(['dist', 'dist/team'])('%s/Code.js only declares when it is loaded', (folder) => {
  expect(workAtLoad(readFileSync(`${folder}/Code.js`, 'utf8'))).toEqual([]);
});

const LAZY = 'function once(make) { let made; return () => made ?? (made = make()); }';
const KEEPS = 'var Reason = class { constructor(why) { this.why = why; } };';

test.each([
  [`(() => { ${LAZY} var table = once(() => [row(1)]); })();`, []],
  [`(() => { ${KEEPS} var known = new Map([["blank", new Reason("fill it in")]]); })();`, []],
  ['(() => { var table = rows.map((row) => row); })();', ['rows.map((row) => row)']],
  ['(() => { var a = { b: [first(1)] }; })();', ['first(1)']],
  ['(() => { function now(make) { return make(); } var a = now(() => 1); })();', ['now(() => 1)']],
  ['(() => { function later(a) { return () => a; } var a = later(read()); })();', ['later(read())']],
  ['var C = class { constructor() { start(); } }; var c = new C();', ['new C()']],
  ['start();', ['start()']],
])('%s works at load: %j', (code, works) => {
  expect(workAtLoad(code)).toEqual(works);
});
