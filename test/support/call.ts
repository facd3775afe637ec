import { workbenchWith } from './sheets';

const { bench } = workbenchWith([['x']]);

/** Calls a formula of the built add-on as a cell does; a failed one answers with its error. */
export function call(name: string, ...args: unknown[]): unknown {
  const run = bench.callCustomFunction(name, args);
  return run.error ? { error: run.error.message } : run.value;
}
