/**
 * `npm run deploy -- [--target dev|prod] [--edition base|team]`: builds, then puts the edition into the script project
 * that the target's file names, through clasp, and reads it back.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildAll } from '../build';
import { EDITIONS, type EditionName } from '../editions';
import { runClasp } from './clasp';
import { push } from './push';
import { readTarget, type TargetName } from './target';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const USAGE = 'Usage: npm run deploy -- [--target dev|prod] [--edition base|team]';

async function deploy(args: string[]): Promise<string> {
  const { values } = parseArgs({
    args,
    options: {
      target: { type: 'string', default: 'dev' },
      edition: { type: 'string', default: 'base' },
    },
  });
  if (!isTarget(values.target) || !isEdition(values.edition)) throw new Error(USAGE);
  const target = readTarget(values.target, ROOT);
  await buildAll();
  const { done, newScopes } = await push(path.join(ROOT, EDITIONS[values.edition].folder), target, runClasp);
  const next =
    target.name === 'prod'
      ? 'What users have is a version: "npx clasp -P .clasp.prod.json create-version" makes one, and its number goes ' +
        'into the Marketplace SDK.'
      : 'Reload the spreadsheet.';
  const asks =
    newScopes.length === 0
      ? ''
      : `It asks for more than before (${newScopes.join(', ')}): until the new version is out, users of the old one may be ` +
        'told "Authorization is required".\n';
  return `The ${values.edition} edition is ${done} in ${target.name}: https://script.google.com/d/${target.scriptId}/edit\n${asks}${next}\n`;
}

const isTarget = (name: string): name is TargetName => name === 'dev' || name === 'prod';
const isEdition = (name: string): name is EditionName => name in EDITIONS;

try {
  process.stdout.write(await deploy(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
