/** `npm run bench`, `npm run --silent bench -- --json`: how fast the add-on is on this machine, dist/ as it stands. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runIfProgram } from '../workbench/command';
import { reportText } from './report';
import { runBench } from './run';

async function bench(args: string[]): Promise<string> {
  const { values: options } = parseArgs({ args, options: { json: { type: 'boolean' } } });
  const results = await runBench(readFileSync(new URL('../dist/Code.js', import.meta.url), 'utf8'));
  return options.json ? `${JSON.stringify(results, null, 2)}\n` : reportText(results);
}

runIfProgram(import.meta.url, bench);
