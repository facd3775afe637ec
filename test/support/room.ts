import { buildSync } from 'esbuild';
import { Clock, MemoryGrid, Workbench } from '../../workbench';
import { NOON_OF_2026_11_21 } from './sheets';

/**
 * A script of its own that uses rooms of src/, in an empty spreadsheet: for what no endpoint reaches in all its cases.
 * Each function it exports can be called by its name.
 */
export function workbenchRunning(script: string, functions: readonly string[]) {
  const built = buildSync({
    stdin: { contents: script, resolveDir: 'src', loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'room',
    target: 'es2020',
  });
  const entries = functions.map((name) => `function ${name}(...args) { return room.${name}(...args); }`);
  const grid = new MemoryGrid({ rows: 100, columns: 10 });
  const bench = new Workbench({
    grid,
    code: [built.outputFiles[0]!.text, ...entries].join('\n'),
    html: {},
    clock: new Clock(NOON_OF_2026_11_21),
  });
  const call = <T>(name: string, ...args: unknown[]): T => {
    const run = bench.runFromClient(name, ...args);
    if (run.error) throw new Error(run.error.message);
    return run.value as T;
  };
  return { grid, call };
}
