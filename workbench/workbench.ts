/** The workbench: a spreadsheet on this machine in which the built add-on runs. */
import vm from 'node:vm';
import { AuthMode } from './apps-script/enums';
import type { Environment } from './apps-script/environment';
import type { Language } from './apps-script/messages';
import { CUSTOM_FUNCTION, FULL, NO_AUTHORIZATION, TRIGGER } from './apps-script/permissions';
import { Quotas } from './apps-script/quotas';
import { grantAll } from './apps-script/scopes';
import { Screen } from './apps-script/screen';
import { SpreadsheetEmulation } from './apps-script/spreadsheet';
import { type ClockTrigger, moveOn } from './apps-script/triggers';
import { NO_RECEIVER, type Receiver } from './apps-script/url-fetch';
import { WriteQueue } from './apps-script/write-queue';
import { Clock } from './clock';
import { Execution, type Start } from './execution';
import type { Grid } from './grid';
import type { Pace } from './pace';
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
  /** How long services take; else what the clock says for each call, and nothing for a cell. */
  readonly pace?: Pace;
  /** The language of the person's account, in which messages reach the script. */
  readonly language?: Language;
  /** The scopes of the script's manifest, all granted; without a manifest nothing is refused. */
  readonly scopes?: readonly string[];
  /** Answers the script's web requests; without one they are refused. */
  readonly receiver?: Receiver;
}

/** 6 minutes. */
const RUN_SECONDS = 360;
const SHORT_RUN_SECONDS = 30;

/** What a script declares, by its text: to find it the script must be loaded, and tests open it in thousands of spreadsheets. */
const namesIn = new Map<string, readonly string[]>();

export class Workbench {
  readonly grid: Grid;
  /** What outlives an execution: properties, caches, locks, the screen, the clock. */
  readonly environment: Environment;
  /** Watches every execution that starts from now on. */
  watch: Watch = {};
  readonly #options: WorkbenchOptions;
  readonly #code: vm.Script;

  constructor(options: WorkbenchOptions) {
    this.#options = options;
    this.grid = options.grid;
    this.#code = new vm.Script(options.code, { filename: 'Code.js' });
    const clock = options.clock ?? new Clock();
    let lastId = 0;
    this.environment = {
      grid: options.grid,
      clock,
      pace: options.pace ?? {
        callMilliseconds: clock.callMilliseconds,
        cellsPerSecond: Number.POSITIVE_INFINITY,
      },
      language: options.language ?? 'en',
      writes: new WriteQueue(),
      scriptTimeZone: options.timeZone ?? 'Etc/UTC',
      html: options.html ?? {},
      userEmail: options.userEmail ?? '',
      properties: { document: new Map(), script: new Map(), user: new Map() },
      caches: { document: new Map(), script: new Map(), user: new Map() },
      locks: new Map(),
      screen: new Screen(),
      authorization: grantAll(options.scopes),
      quotas: new Quotas(clock),
      triggers: new Map(),
      triggersReachSpreadsheet: true,
      mails: [],
      files: [],
      receive: options.receiver ?? NO_RECEIVER,
      nextId: () => ++lastId,
    };
  }

  /** The same spreadsheet on another person's screen: with properties, triggers, quotas and rights of their own. */
  besideUser(userEmail: string): Workbench {
    const { grid, clock, properties, caches, locks, mails, nextId } = this.environment;
    const other = new Workbench({ ...this.#options, userEmail, clock });
    Object.assign(other.environment, {
      grid,
      properties: { ...properties, user: new Map() },
      caches: { ...caches, user: new Map() },
      locks,
      mails,
      nextId,
    });
    return other;
  }

  /** What the person sees. */
  get screen(): Screen {
    return this.environment.screen;
  }

  /** The functions that the script declares at its top level. */
  functionNames(): readonly string[] {
    const { code } = this.#options;
    const known = namesIn.get(code) ?? this.#execution(FULL, SHORT_RUN_SECONDS).functionNames(this.#code);
    namesIn.set(code, known);
    return known;
  }

  /** Runs a function as a menu item does. */
  run(functionName: string, ...args: unknown[]): Execution {
    return this.#execution(FULL, RUN_SECONDS).run(this.#code, functionName, args);
  }

  /**
   * Opens the spreadsheet: runs `onOpen` as the simple trigger that it is. With `NONE`, the add-on has not been used in
   * this spreadsheet yet.
   */
  open(authMode: 'NONE' | 'LIMITED' | 'FULL' = 'LIMITED'): Execution {
    const permission = authMode === 'NONE' ? NO_AUTHORIZATION : FULL;
    const environment = this.#freshEnvironment();
    const event = { authMode: AuthMode[authMode], source: new SpreadsheetEmulation(environment) };
    return this.#execution(permission, SHORT_RUN_SECONDS, false, environment).run(this.#code, 'onOpen', [
      event,
    ]);
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

  /** Lets time pass, with every trigger of this user firing when it is due; returns what they did, in order. */
  passTo(instant: Date | string): Execution[] {
    const { clock, triggers } = this.environment;
    const end = new Date(instant).getTime();
    const fired: Execution[] = [];
    for (;;) {
      const [first] = [...triggers.values()]
        .filter(({ disabled, next }) => !disabled && next <= end)
        .sort((a, b) => a.next - b.next);
      if (!first) break;
      clock.forwardTo(new Date(Math.max(first.next, clock.now())));
      fired.push(this.fire(first));
    }
    if (end > clock.now()) clock.forwardTo(new Date(end));
    return fired;
  }

  /** Lets a trigger fire now, as Google does for the user who made it. */
  fire(trigger: ClockTrigger): Execution {
    const { clock, quotas, authorization } = this.environment;
    moveOn(trigger);
    const execution = this.#execution(TRIGGER, RUN_SECONDS, true);
    if (authorization.granted.size === 0)
      return execution.refused('Authorization is required to perform that action.');
    if (quotas.left('trigger seconds') <= 0)
      return execution.refused('Service using too much computer time for one day');
    const started = clock.now();
    // The tab that a trigger opens is open for its script alone: nobody's screen moves.
    const { activeSheet } = this.grid;
    execution.run(this.#code, trigger.handler, [eventOf(trigger, new Date(started))]);
    if (this.grid.sheets.includes(activeSheet)) this.grid.activeSheet = activeSheet;
    quotas.use('trigger seconds', (clock.now() - started) / 1000);
    return execution;
  }

  #execution(
    permission: Start['permission'],
    limitSeconds: number,
    byTrigger = false,
    environment = this.#freshEnvironment(),
  ): Execution {
    return new Execution(environment, { permission, limitSeconds, watch: this.watch, byTrigger });
  }

  /** What an execution finds: all that is here, and nothing written yet. */
  #freshEnvironment(): Environment {
    return { ...this.environment, writes: new WriteQueue() };
  }
}

/** What a trigger by the clock tells its function. */
function eventOf({ id }: ClockTrigger, now: Date): Record<string, unknown> {
  return {
    authMode: AuthMode.FULL,
    triggerUid: id,
    timezone: 'UTC',
    year: now.getUTCFullYear(),
    month: now.getUTCMonth() + 1,
    'day-of-month': now.getUTCDate(),
    'day-of-week': now.getUTCDay() || 7,
    hour: now.getUTCHours(),
    minute: now.getUTCMinutes(),
    second: now.getUTCSeconds(),
  };
}
