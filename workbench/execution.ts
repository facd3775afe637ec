/** One execution of the script: a fresh context, its services, and what became of it. */
import vm from 'node:vm';
import { NotEmulated, ServiceException, serviceName } from './apps-script/emulation';
import type { Environment } from './apps-script/environment';
import { inLanguage, type Language } from './apps-script/messages';
import type { Permission } from './apps-script/permissions';
import { checkScope } from './apps-script/scopes';
import { ABSENT_SERVICES, services } from './apps-script/services';
import type { LogEntry } from './apps-script/session';
import { flushes, queues } from './apps-script/write-queue';
import type { GridSheet } from './grid';
import { type Gate, Membrane } from './membrane';
import { durationOf } from './pace';
import { Killed, type ServiceCall, type Watch } from './watch';

/** How an execution ended. `failed`: the script threw. `killed` and `timed out`: no code of the script could stop it. */
export type Outcome = 'completed' | 'failed' | 'killed' | 'timed out';

export interface ScriptError {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
}

/** What started an execution decides what it may do and for how long. */
export interface Start {
  readonly permission: Permission;
  /** By the emulated clock. */
  readonly limitSeconds: number;
  readonly watch: Watch;
  /** Nobody at the screen started it. */
  readonly byTrigger: boolean;
}

/** A script that runs longer than this on the real clock is taken to hang. */
const PATIENCE_MILLISECONDS = 300_000;
const ENTRY = Symbol.for('workbench.entry');
const enter = new vm.Script("globalThis[Symbol.for('workbench.entry')]()");

/**
 * Looking up a global through Node's sandbox takes 300 ns, a hundred times what it takes in Apps Script. Declared as
 * constants, the built-in names are found before that, and a script cannot tell the difference.
 */
export const quickGlobals = new vm.Script(
  `const ${vm
    .runInNewContext('Object.entries(Object.getOwnPropertyDescriptors(globalThis))')
    .filter(
      ([name, { configurable }]: [string, PropertyDescriptor]) =>
        configurable && !/^(globalThis|eval)$/.test(name),
    )
    .map(([name]: [string]) => `${name} = globalThis.${name}`)
    .join(', ')};`,
);

class TimedOut extends Error {}

export class Execution implements Gate {
  outcome: Outcome = 'completed';
  /** What the function returned, copied. */
  value: unknown;
  error: ScriptError | null = null;
  /** How often each service method was called, by names such as `Range.getValues`. */
  readonly calls = new Map<string, number>();
  /** The calls in order. */
  readonly log: string[] = [];
  /** The name of the tab that each call is about; '' where it is about no one tab. */
  readonly tabs: string[] = [];
  /** What the script wrote to `console` and `Logger`. */
  readonly console: LogEntry[] = [];
  readonly timeZone: string;
  readonly #environment: Environment;
  readonly #start: Start;
  readonly #started: number;
  readonly #context = vm.createContext({}, { microtaskMode: 'afterEvaluate' }) as Record<
    PropertyKey,
    unknown
  >;
  readonly #membrane: Membrane;
  /** Why the execution is over, once it is. */
  #over: Error | null = null;

  constructor(environment: Environment, start: Start) {
    this.#environment = environment;
    this.#start = start;
    this.#started = environment.clock.now();
    this.timeZone = environment.scriptTimeZone;
    this.#membrane = new Membrane(this.#context, this);
    for (const [name, service] of Object.entries(services(environment, this, start.byTrigger)))
      this.#membrane.expose(name, service);
    quickGlobals.runInContext(this.#context);
    for (const name of ABSENT_SERVICES) this.#membrane.refuseGlobal(name);
  }

  /** Loads the script and calls one of its functions. */
  run(code: vm.Script, functionName: string, args: readonly unknown[]): this {
    try {
      this.#enter(() => code.runInContext(this.#context));
      const endpoint = functionName.endsWith('_') ? undefined : this.#function(functionName);
      if (!endpoint) throw new Error(`Script function not found: ${functionName}`);
      const given = args.map((arg) => this.#membrane.toRealm(arg));
      const result = this.#enter(() => endpoint(...given));
      this.#environment.writes.flush();
      this.#checkTime();
      if (!this.#over) this.value = this.#membrane.toHost(result);
    } catch (error) {
      if (!this.#over) this.#fail(error);
    }
    this.#finish();
    return this;
  }

  /** Did not begin, for a reason that Google gives. */
  refused(message: string): this {
    this.#fail(new ServiceException(message));
    this.#finish();
    return this;
  }

  /** The value; throws where the execution did not complete. */
  result(): unknown {
    if (this.outcome === 'completed') return this.value;
    throw new Error(
      `The execution ${this.outcome}: ${this.error?.name}: ${this.error?.message}\n${this.error?.stack}`,
    );
  }

  /** The names of the functions that the script declares. */
  functionNames(code: vm.Script): string[] {
    code.runInContext(this.#context);
    return Object.keys(this.#context).filter((name) => typeof this.#context[name] === 'function');
  }

  now(): number {
    return this.#environment.clock.now();
  }

  refuse(name: string): never {
    throw this.#end(new NotEmulated(name));
  }

  call(service: object, member: string, args: unknown[]): unknown {
    if (this.#over) throw this.#over;
    const name = `${serviceName(service)}.${member}`;
    const call = { number: this.log.push(name), name };
    this.tabs.push((service as { gridSheet?: GridSheet }).gridSheet?.name ?? '');
    this.calls.set(name, (this.calls.get(name) ?? 0) + 1);
    const { clock, pace, language } = this.#environment;
    clock.spend(durationOf(pace, args, undefined));
    try {
      this.#checkTime();
      this.#before(call, queues(serviceName(service), member));
      this.#start.permission(serviceName(service), member);
      checkScope(this.#environment.authorization, serviceName(service), member);
      if (flushes(serviceName(service), member)) this.#environment.writes.flush();
      const result = (service as Record<string, (...args: unknown[]) => unknown>)[member]!(...args);
      this.#start.watch.after?.(call);
      clock.spend(durationOf({ ...pace, callMilliseconds: 0 }, [], result));
      this.#checkTime();
      return result;
    } catch (error) {
      if (!(error instanceof ServiceException)) throw this.#end(error as Error);
      throw new ServiceException(inLanguage(error.message, language));
    }
  }

  /** What is to befall a write befalls it at the next flush. */
  #before(call: ServiceCall, isQueued: boolean): void {
    try {
      this.#start.watch.before?.(call);
    } catch (error) {
      if (!isQueued || !(error instanceof ServiceException)) throw error;
      this.#environment.writes.refuse(error);
    }
  }

  #function(name: string): ((...args: unknown[]) => unknown) | undefined {
    const declared = Object.keys(this.#context).includes(name) ? this.#context[name] : undefined;
    return typeof declared === 'function' ? (declared as (...args: unknown[]) => unknown) : undefined;
  }

  /** Runs script code so that promises settle before it returns and an endless loop ends some time. */
  #enter(entry: () => unknown): unknown {
    this.#context[ENTRY] = entry;
    return enter.runInContext(this.#context, { timeout: PATIENCE_MILLISECONDS });
  }

  #checkTime(): void {
    const seconds = (this.now() - this.#started) / 1000;
    if (seconds > this.#start.limitSeconds) throw this.#end(new TimedOut('Exceeded maximum execution time'));
  }

  /** From here on every service call throws, so that nothing the script still does has an effect. */
  #end(reason: Error): Error {
    this.#over ??= reason;
    return this.#over;
  }

  #fail(error: unknown): void {
    this.outcome = 'failed';
    this.error = describe(error, this.#environment.language);
    // Ours, not the script's: the real clock ran out.
    if ((error as { code?: string } | null)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT')
      this.#end(error as Error);
  }

  #finish(): void {
    const { locks } = this.#environment;
    for (const [kind, holder] of locks) if (holder === this) locks.delete(kind);
    const reason = this.#over;
    this.#over ??= new Error('The execution is over.');
    if (!reason) return;
    if (!(reason instanceof Killed || reason instanceof TimedOut)) throw reason;
    this.outcome = reason instanceof Killed ? 'killed' : 'timed out';
    this.error = describe(reason, this.#environment.language);
  }
}

function describe(error: unknown, language: Language): ScriptError {
  if (typeof error !== 'object' || error === null)
    return { name: 'Error', message: String(error), stack: '' };
  const { name, message, stack } = error as Partial<Error>;
  return { name: String(name), message: inLanguage(String(message), language), stack: String(stack ?? '') };
}
