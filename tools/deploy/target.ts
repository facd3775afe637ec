// Which script project is meant: `.clasp.json` for dev, `.clasp.prod.json` for prod.
import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface Target {
  readonly name: TargetName;
  readonly scriptId: string;
  /** The account that must be logged in, where the file names one. */
  readonly account: string | undefined;
}

export type TargetName = 'dev' | 'prod';

const FILES: Readonly<Record<TargetName, string>> = { dev: '.clasp.json', prod: '.clasp.prod.json' };

/** @throws A sentence where the file does not say one script, or says the script of the other target. */
export function readTarget(name: TargetName, root: string): Target {
  const target = readFile(name, root);
  const file = FILES[name];
  if (!target) {
    throw new Error(
      `There is no ${file}. Make it with one line: { "scriptId": "...", "rootDir": "dist" }, the id from Project ` +
        'Settings of the script.',
    );
  }
  const { scriptId, account } = target;
  if (typeof scriptId !== 'string' || !/^[\w-]{40,80}$/.test(scriptId)) {
    throw new Error(
      `${file} names no script yet: put the id from Project Settings of the script in place of ` +
        `${JSON.stringify(scriptId)}.`,
    );
  }
  if (name === 'prod' && readFile('dev', root)?.scriptId === scriptId) {
    throw new Error(`${file} and ${FILES.dev} name the same script: prod needs one of its own.`);
  }
  return { name, scriptId, account: typeof account === 'string' ? account : undefined };
}

function readFile(name: TargetName, root: string): Record<string, unknown> | undefined {
  let content: string;
  try {
    content = readFileSync(path.join(root, FILES[name]), 'utf8');
  } catch {
    return undefined;
  }
  try {
    return JSON.parse(content);
  } catch {
    throw new Error(`${FILES[name]} is not JSON: { "scriptId": "...", "rootDir": "dist" } is all it needs.`);
  }
}
