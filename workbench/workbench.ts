/** The workbench: a spreadsheet on this machine in which the built add-on runs. */
import vm from 'node:vm';
import { AuthMode } from './apps-script/enums';
import type { Environment } from './apps-script/environment';
import { CUSTOM_FUNCTION, FULL, NO_AUTHORIZATION } from './apps-script/permissions';
import { Screen } from './apps-script/screen';
import { SpreadsheetEmulation } from './apps-script/spreadsheet';
import { Clock } from './clock';
import { Execution, type Start } from './execution';
import type { Grid } from './grid';
import type { Watch } from './watch';
import { wireCopy } from './wire';

export interface WorkbenchOptions {
  readonly grid: Grid;
  /** The text of dist/Code.js. */
  readonly code: string;
  /** The project's HTML files by name without `.html`. */
  readonly html?: Readonly<Record<string, string>>;
  readonly clock?: Clock;
  /** The time zone of the script's manifest. */
  readonly timeZone?: string;
  readonly userEmail?: string;
}

/** 6 minutes. */
const RUN_SECONDS = 360;
const SHORT_RUN_SECONDS = 30;

export class Workbench {
  readonly grid: Grid;
  /** What outlives an execution: properties, caches, locks, the screen, the clock. */
  readonly environment: Environment;
  /** Watches every execution that starts from now on. */
  watch: Watch = {};
  readonly #code: vm.Script;
  #lastId = 0;
  #functionNames: readonly string[] | null = null;

  constructor(options: WorkbenchOptions) {
    this.grid = options.grid;
    this.#code = new vm.Script(options.code, { filename: 'Code.js' });
    this.environment = {
      grid: options.grid,
      clock: options.clock ?? new Clock(),
      scriptTimeZone: options.timeZone ?? 'Etc/UTC',
      html: options.html ?? {},
      userEmail: options.userEmail ?? '',
      properties: { document: new Map(), script: new Map(), user: new Map() },
      caches: { document: new Map(), script: new Map(), user: new Map() },
      locks: new Map(),
      screen: new Screen(),
      nextId: () => ++this.#lastId,
    };
  }

  /** What the person sees. */
  get screen(): Screen {
    return this.environment.screen;
  }

  /** The functions that the script declares at its top level. */
  functionNames(): readonly string[] {
    this.#functionNames ??= this.#execution(FULL, SHORT_RUN_SECONDS).functionNames(this.#code);
    return this.#functionNames;
  }

  /** Runs a function as a menu item does. */
  run(functionName: string, ...args: unknown[]): Execution {
    return this.#execution(FULL, RUN_SECONDS).run(this.#code, functionName, args);
  }

  /**
   * Opens the spreadsheet: runs `onOpen` as the simple trigger that it is. With `NONE`, the add-on has not been used in
   * this spreadsheet yet.
   */
  open(authMode: 'NONE' | 'LIMITED' = 'LIMITED'): Execution {
    const permission = authMode === 'NONE' ? NO_AUTHORIZATION : FULL;
    const event = { authMode: AuthMode[authMode], source: new SpreadsheetEmulation(this.environment) };
    return this.#execution(permission, SHORT_RUN_SECONDS).run(this.#code, 'onOpen', [event]);
  }

  /**
   * Calls a function as `google.script.run` does from the sidebar. Throws where the page would: for names it does not
   * have and for values that cannot pass. A result that cannot pass is refused too, louder than Google, where it
   * arrives as `null`.
   */
  runFromClient(functionName: string, ...args: unknown[]): Execution {
    if (functionName.endsWith('_') || !this.functionNames().includes(functionName)) {
      throw new TypeError(`google.script.run.${functionName} is not a function`);
    }
    const execution = this.run(functionName, ...args.map((arg, i) => wireCopy(arg, String(i))));
    if (execution.outcome === 'completed') execution.value = wireCopy(execution.value ?? null, 'result');
    else {
      const { name, message, stack } = execution.error!;
      execution.error = { name: 'ScriptError', message: `${name}: ${message}`, stack };
    }
    return execution;
  }

  /** Calls a custom function as a cell does: blanks are `''`, ranges are arrays of rows, dates are dates. */
  callCustomFunction(functionName: string, args: readonly unknown[]): Execution {
    return this.#execution(CUSTOM_FUNCTION, SHORT_RUN_SECONDS).run(this.#code, functionName, args);
  }

  #execution(permission: Start['permission'], limitSeconds: number): Execution {
    return new Execution(this.environment, { permission, limitSeconds, watch: this.watch });
  }
}
