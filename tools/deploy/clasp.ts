// Runs clasp, as it came from npm, in a folder.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';

export interface ClaspResult {
  readonly code: number;
  readonly output: string;
  readonly error: string;
}

export type Clasp = (args: readonly string[], folder: string) => Promise<ClaspResult>;

const PROGRAM = createRequire(import.meta.url).resolve('@google/clasp');

export const runClasp: Clasp = async (args, folder) => {
  // clasp takes its project and its ignore file from these too; which project is pushed to is said by the folder alone.
  const { clasp_config_project: _, clasp_config_ignore: __, ...env } = process.env;
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
  const [code, output, error] = await Promise.all([closed, text(child.stdout), text(child.stderr)]);
  return { code, output, error };
};
