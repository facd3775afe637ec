/**
 * What every emulated service is made of.
 *
 * A service is a class that extends `Emulation<T>(name)`, T being its Apps Script interface. `override` on each method
 * makes the compiler check name, parameters and result against Google's types. What T has and the class does not, the
 * membrane refuses by name when a script reaches for it. Scripts see the methods of a class and its fields whose name
 * starts with a capital letter (enumerations); other fields are ours.
 */

/** The base class of the emulation of T. */
export function Emulation<T>(name: string): new () => T {
  class Service {
    toString(): string {
      return name;
    }
  }
  Object.defineProperty(Service.prototype, Symbol.toStringTag, { value: name });
  return Service as unknown as new () => T;
}

/** The name by which an emulated service goes in Apps Script. */
export function serviceName(service: object): string {
  return (service as { [Symbol.toStringTag]?: string })[Symbol.toStringTag] ?? 'Object';
}

/** An error of a Google service, as scripts see it: its name is `Exception`. */
export class ServiceException extends Error {
  override readonly name = 'Exception';
}

/**
 * A part of Apps Script that the workbench does not have. It ends the execution and reaches whoever started it, so that
 * no `catch` in a script can hide that it was tested against nothing.
 */
export class NotEmulated extends Error {
  constructor(what: string) {
    super(`${what} is not emulated by the workbench.`);
  }
}

/** One value of an Apps Script enumeration. */
export class EnumValue {
  constructor(
    readonly enumeration: string,
    readonly label: string,
    readonly position: number,
  ) {}

  get [Symbol.toStringTag]() {
    return this.enumeration;
  }

  toString(): string {
    return this.label;
  }

  name(): string {
    return this.label;
  }

  ordinal(): number {
    return this.position;
  }

  compareTo(other: EnumValue): number {
    return this.position - other.position;
  }
}

/** An enumeration with the type of Google's; its values are objects here as they are in Apps Script. */
export function enumeration<T>(name: string, labels: readonly (keyof T & string)[]): T {
  return Object.fromEntries(labels.map((label, i) => [label, new EnumValue(name, label, i)])) as T;
}

/** The label of an enumeration's value, which Google's types give as a number. */
export function labelOf(value: unknown): string {
  return String(value);
}

/** Refuses arguments that no form of a method takes, in Apps Script's words. */
export function refuseArguments(method: string, args: readonly unknown[]): never {
  const types = args.map((arg) => (arg === null ? 'null' : Array.isArray(arg) ? 'number[]' : typeName(arg)));
  throw new ServiceException(
    `The parameters (${types.join(',')}) don't match the method signature for ${method}.`,
  );
}

function typeName(arg: unknown): string {
  if (typeof arg === 'string') return 'String';
  if (typeof arg === 'object') return serviceName(arg as object);
  return typeof arg;
}
