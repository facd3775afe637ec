/** Contexts of their own, as Apps Script makes one for every execution: nothing in them has run before. */
import vm from 'node:vm';
import { build } from 'esbuild';
import { quickGlobals } from '../workbench/execution';
import { DATE_COLUMN, type Table } from './data';

type Endpoint = (...args: readonly unknown[]) => unknown;

/** A table as the script meets it: arrays and dates of its own kind. */
export interface OwnTable {
  readonly headers: readonly unknown[];
  readonly rows: readonly (readonly unknown[])[];
}

export class Realm {
  readonly #context: vm.Context = vm.createContext({});

  constructor() {
    quickGlobals.runInContext(this.#context);
  }

  /** Compiles and runs a script. */
  load(code: string): this {
    new vm.Script(uncached(code)).runInContext(this.#context);
    return this;
  }

  /** A function that a script has declared, by its path: `HEALTHSCORE`, `stages.read`. */
  endpoint(path: string): Endpoint {
    return vm.runInContext(path, this.#context);
  }

  /** A copy of a table in which dates are dates. */
  table(table: Table): OwnTable {
    const parse = vm.runInContext(
      `(text, dates) => {
        const table = JSON.parse(text);
        for (const row of table.rows)
          if (row[dates] !== '') row[dates] = new Date((row[dates] - 25569) * 86400000);
        return table;
      }`,
      this.#context,
    );
    return parse(JSON.stringify(table), DATE_COLUMN);
  }
}

let loaded = 0;

/** V8 keeps what it has compiled by the text: no two texts are the same. */
export function uncached(code: string): string {
  return `${code}\n// ${++loaded}`;
}

/** The text of stages.ts and all it uses, as the build compiles it. */
export async function stagesCode(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [new URL('stages.ts', import.meta.url).pathname],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'stages',
    target: 'es2020',
  });
  return outputFiles[0]!.text;
}
