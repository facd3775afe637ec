/**
 * `npm run bench`, `npm run --silent bench -- --json`: how fast the add-on is on this machine, dist/ as it stands;
 * `npm run bench -- history`: how large a year of history is.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runIfProgram } from '../workbench/command';
import { measureHistory } from './history';
import { reportText } from './report';
import { runBench } from './run';

async function bench(args: string[]): Promise<string> {
  const { values: options, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' }, customers: { type: 'string' }, days: { type: 'string' } },
  });
  if (positionals[0] === 'history') {
    const { customers = '10000', days = '365' } = options;
    return `${JSON.stringify(await measureHistory(Number(customers), Number(days)), null, 2)}\n`;
  }
  const results = await runBench(readFileSync(new URL('../dist/Code.js', import.meta.url), 'utf8'));
  return options.json ? `${JSON.stringify(results, null, 2)}\n` : reportText(results);
}

runIfProgram(import.meta.url, bench);
