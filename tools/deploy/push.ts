// Puts an edition into a script project through clasp, and proves that it is there.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Clasp } from './clasp';
import type { Target } from './target';

/** A project's files by path, with their content. */
type Files = ReadonlyMap<string, string>;

/** What a push came to, and the scopes that what stood there before did not ask for. */
export interface Pushed {
  readonly done: 'pushed' | 'up to date';
  readonly newScopes: readonly string[];
}

/**
 * Pushes the files of a folder (not those of folders within it), reads them back and compares.
 * @throws A sentence that says what is wrong and that nothing was pushed, or what is there instead.
 */
export async function push(folder: string, target: Target, clasp: Clasp): Promise<Pushed> {
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'customer-vitals-deploy-'));
  try {
    const stage = stageIn(scratch, 'push', target, folder);
    const local = filesIn(path.join(stage, 'files'));
    const [, remote] = await Promise.all([
      checkAccount(target, stage, clasp),
      pull(stageIn(scratch, 'before', target), target, clasp),
    ]);
    checkOurs(remote, target);
    await checkList(stage, local, clasp);
    const changed = [...local].some(([name, content]) => remote.get(name) !== content);
    if (!changed) {
      checkStale(local, remote);
      return { done: 'up to date', newScopes: [] };
    }
    const { code, output, error } = await clasp(['push', '--force', '--json'], stage);
    if (code !== 0) throw new Error(explain(error || output, target));
    if (listOf(output).length !== local.size) {
      throw new Error(`clasp said that it worked, but not that it pushed ${local.size} files: ${output}`);
    }
    const after = await pull(stageIn(scratch, 'after', target), target, clasp);
    checkSame(local, after);
    return { done: 'pushed', newScopes: newScopes(local, remote) };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** A project of clasp's in a folder of its own, so that nothing else can be pushed, and to no other script. */
function stageIn(scratch: string, name: string, { scriptId }: Target, source?: string): string {
  const stage = path.join(scratch, name);
  mkdirSync(path.join(stage, 'files'), { recursive: true });
  writeFileSync(path.join(stage, '.clasp.json'), JSON.stringify({ scriptId, rootDir: 'files' }));
  if (source !== undefined) {
    for (const entry of readdirSync(source, { withFileTypes: true })) {
      if (entry.isFile()) cpSync(path.join(source, entry.name), path.join(stage, 'files', entry.name));
    }
  }
  return stage;
}

function filesIn(folder: string): Files {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = entries.map((entry) => path.join(entry.parentPath, entry.name));
  return new Map(
    paths.map((file) => [path.relative(folder, file).split(path.sep).join('/'), readFileSync(file, 'utf8')]),
  );
}

/** Scopes that are asked for now and were not; none of a script that was new. */
function newScopes(local: Files, remote: Files): string[] {
  const scopesIn = (files: Files) =>
    (JSON.parse(files.get('appsscript.json') ?? '{}') as { oauthScopes?: string[] }).oauthScopes ?? [];
  const before = scopesIn(remote);
  return before.length === 0 ? [] : scopesIn(local).filter((scope) => !before.includes(scope));
}

/** What stands in the script project now. */
async function pull(stage: string, target: Target, clasp: Clasp): Promise<Files> {
  const { code, output, error } = await clasp(['pull'], stage);
  if (code !== 0) throw new Error(explain(error || output, target));
  const files = filesIn(path.join(stage, 'files'));
  if (!files.has('appsscript.json')) {
    throw new Error(`clasp said that it worked, but read nothing from the script: ${output}`);
  }
  return files;
}

async function checkAccount({ account }: Target, stage: string, clasp: Clasp): Promise<void> {
  if (account === undefined) return;
  const { output } = await clasp(['show-authorized-user', '--json'], stage);
  const { loggedIn, email } = JSON.parse(output) as { loggedIn: boolean; email?: string };
  if (!loggedIn) throw new Error(NOBODY);
  if (email !== account) {
    throw new Error(
      `clasp is logged in as ${email ?? 'an account that it cannot name'}, and ${account} is meant. ` +
        'Run "npx clasp login" with that account. Nothing was pushed.',
    );
  }
}

/** A new script has one file with an empty function; one of ours has the mark that the build writes. */
function checkOurs(remote: Files, { scriptId }: Target): void {
  const scripts = [...remote].filter(([name]) => name.endsWith('.js'));
  const isNew = (content: string) => /^\s*(function myFunction\(\) \{\s*\}\s*)?$/.test(content);
  const isOurs = scripts.some(
    ([name, content]) => name === 'Code.js' && content.startsWith('/** @OnlyCurrentDoc */\nlet app_;'),
  );
  if (isOurs || scripts.every(([, content]) => isNew(content))) return;
  throw new Error(
    `The script ${scriptId} holds something else (${scripts.map(([name]) => name).join(', ')}), which a push ` +
      'would replace. Check the id; if it is the right one, delete those files in the editor. Nothing was pushed.',
  );
}

/** What clasp would push is what was built. */
async function checkList(stage: string, local: Files, clasp: Clasp): Promise<void> {
  const { output } = await clasp(['show-file-status', '--json'], stage);
  const { filesToPush } = JSON.parse(output) as { filesToPush: string[] };
  const listed = filesToPush.map((file) => file.replace(/^files\//, '')).sort();
  const built = [...local.keys()].sort();
  if (listed.join() !== built.join()) {
    throw new Error(
      `clasp would push ${listed.join(', ')}; built was ${built.join(', ')}. Nothing was pushed.`,
    );
  }
}

/** clasp pushes nothing where only a file more stands in the script, and says that all is up to date. */
function checkStale(local: Files, remote: Files): void {
  const stale = [...remote.keys()].filter((name) => !local.has(name));
  if (stale.length === 0) return;
  throw new Error(
    `All files are up to date, but the script also has ${stale.join(', ')}, which Sheets can still call. ` +
      'Delete what is not yours in the editor.',
  );
}

function checkSame(local: Files, remote: Files): void {
  const names = new Set([...local.keys(), ...remote.keys()]);
  const different = [...names].filter((name) => local.get(name) !== remote.get(name));
  if (different.length === 0) return;
  throw new Error(
    `clasp said that it worked, but ${different.join(', ')} in the script is not what was built. Deploy again.`,
  );
}

function listOf(output: string): unknown[] {
  try {
    const list: unknown = JSON.parse(output);
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

const NOBODY = 'Nobody is logged in. Run "npx clasp login", then deploy again. Nothing was pushed.';

/** What clasp or Google says, and what to do about it. */
function explain(said: string, { scriptId }: Target): string {
  const words = said.trim();
  if (/No credentials/i.test(words)) return NOBODY;
  if (/has not enabled the Apps Script API/i.test(words)) {
    return 'The Apps Script API is off for this account: turn it on at https://script.google.com/home/usersettings, wait a minute, then deploy again.';
  }
  if (/not found|does not have permission|PERMISSION_DENIED/i.test(words)) {
    return `The account that clasp is logged in with cannot open the script ${scriptId}: check the id, share the script with that account, or log in with another. Google says: ${words}`;
  }
  if (/invalid_grant|Token has been expired/i.test(words)) {
    return `The login has expired. Run "npx clasp login", then deploy again. Google says: ${words}`;
  }
  return `clasp failed: ${words}`;
}
