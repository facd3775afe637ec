/**
 * The wall between a script and the workbench. Scripts run in a context of their own and meet services only as stand-ins
 * made there (realm.js); every value that passes is copied into the other side's kind of array, object and date.
 */
import { readFileSync } from 'node:fs';
import { types } from 'node:util';
import vm from 'node:vm';
import { ServiceException, serviceName } from './apps-script/emulation';
import { fromLocal, zoneOffset } from './time-zone';

/** What the membrane asks of an execution. */
export interface Gate {
  readonly timeZone: string;
  now(): number;
  /** Carries out one call of a service. A `ServiceException` goes to the script; any other error ends the execution. */
  call(service: object, member: string, args: unknown[]): unknown;
  /** Ends the execution because the script reached for something that is not emulated. */
  refuse(name: string): never;
}

interface Realm {
  toRealm(value: unknown): unknown;
  expose(name: string, service: object): void;
  refuseGlobal(name: string): void;
}

const openRealm = new vm.Script(readFileSync(new URL('./realm.js', import.meta.url), 'utf8'), {
  filename: 'realm.js',
});

/** Deeper values are taken for circular ones. */
const MAX_DEPTH = 200;

export class Membrane {
  /** Copies a host value for the script; a service becomes its stand-in. */
  readonly toRealm: Realm['toRealm'];
  /** Makes a service a global of the script. */
  readonly expose: Realm['expose'];
  /** Makes a global that is refused by name when used. */
  readonly refuseGlobal: Realm['refuseGlobal'];
  readonly #services = new WeakMap<object, object>();

  constructor(context: vm.Context, gate: Gate) {
    const realm: Realm = openRealm.runInContext(context)({
      instantOf: (value: unknown) => (types.isDate(value) ? value.getTime() : undefined),
      isService,
      nameOf: serviceName,
      methodsOf,
      constantsOf: (service: object) => Object.keys(service).filter((name) => /^[A-Z]/.test(name)),
      register: (standIn: object, service: object) => this.#services.set(standIn, service),
      describe: (standIn: object) => String(this.#services.get(standIn)),
      call: (standIn: object, member: string, args: unknown[]) => this.#call(gate, standIn, member, args),
      refuse: (name: string) => gate.refuse(name),
      now: () => gate.now(),
      timeZone: gate.timeZone,
      offsetAt: (instant: number) =>
        Number.isNaN(instant) ? Number.NaN : zoneOffset(gate.timeZone, instant),
      fromLocal: (local: number) => (Number.isNaN(local) ? Number.NaN : fromLocal(gate.timeZone, local)),
    });
    this.toRealm = realm.toRealm;
    this.expose = realm.expose;
    this.refuseGlobal = realm.refuseGlobal;
  }

  /** Copies a script's value for the host; a stand-in becomes its service. Functions, maps and the like stay as they are. */
  toHost(value: unknown, depth = 0): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (depth > MAX_DEPTH) throw new ServiceException('A value is circular or too deeply nested.');
    if (Array.isArray(value)) {
      const copy: unknown[] = new Array(value.length);
      for (let i = 0; i < copy.length; i++) {
        const item = value[i];
        copy[i] = typeof item === 'object' ? this.toHost(item, depth + 1) : item;
      }
      return copy;
    }
    if (types.isDate(value)) return new Date(value.getTime());
    const service = this.#services.get(value);
    if (service) return service;
    if (types.isBoxedPrimitive(value)) return value.valueOf();
    if (Object.prototype.toString.call(value) !== '[object Object]') return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, this.toHost(item, depth + 1)]),
    );
  }

  #call(
    gate: Gate,
    standIn: object,
    member: string,
    args: unknown[],
  ): { value: unknown } | { failure: Error } {
    const service = this.#services.get(standIn);
    try {
      if (!service) throw new ServiceException(`${member} was called on something else than its service.`);
      const given = Array.from(args, (arg) => this.toHost(arg));
      return { value: gate.call(service, member, given) };
    } catch (error) {
      if (error instanceof ServiceException) return { failure: error };
      throw error;
    }
  }
}

/** Plain objects, arrays and dates are copied; what has a class of its own is a service. */
function isService(value: object): boolean {
  return Object.getPrototypeOf(value) !== Object.prototype;
}

function methodsOf(service: object): string[] {
  const members = new Set<string>();
  for (
    let level = Object.getPrototypeOf(service);
    level !== Object.prototype;
    level = Object.getPrototypeOf(level)
  ) {
    for (const name of Object.getOwnPropertyNames(level)) {
      if (name !== 'constructor' && name !== 'toString') members.add(name);
    }
  }
  return [...members];
}
