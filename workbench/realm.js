// The script's side of the membrane. This file runs inside the script's own context, so that everything it makes (arrays,
// dates, errors, functions) is of the script's realm. `host` is the other side; the script itself never gets hold of it.
(function openRealm(host) {
  const SystemDate = Date;
  const { isArray } = Array;
  const system = Object.getOwnPropertyDescriptors(SystemDate.prototype);
  const shapes = new WeakMap();
  const standIns = new WeakMap();

  /** Copies a host value into this realm; a service becomes a stand-in with the service's methods. */
  function toRealm(value) {
    if (typeof value !== 'object' || value === null) return value;
    if (isArray(value)) {
      const copy = [];
      for (let i = 0; i < value.length; i++) {
        const item = value[i];
        copy.push(typeof item === 'object' && item !== null ? toRealm(item) : item);
      }
      return copy;
    }
    const instant = host.instantOf(value);
    if (instant !== undefined) return new SystemDate(instant);
    if (host.isService(value)) return standIn(value);
    const copy = {};
    for (const key of Object.keys(value)) copy[key] = toRealm(value[key]);
    return copy;
  }

  function standIn(service) {
    let object = standIns.get(service);
    if (!object) {
      object = Object.create(shapeOf(service));
      for (const name of host.constantsOf(service)) define(object, name, toRealm(service[name]));
      standIns.set(service, Object.freeze(object));
      host.register(object, service);
    }
    return object;
  }

  /** The prototype shared by all stand-ins of one class. Looking up a name that it lacks ends in the refusal below it. */
  function shapeOf(service) {
    const key = Object.getPrototypeOf(service);
    let shape = shapes.get(key);
    if (!shape) {
      shape = Object.create(refusal(host.nameOf(service)));
      for (const member of host.methodsOf(service)) define(shape, member, method(member));
      define(shape, 'toString', function () {
        return host.describe(this);
      });
      shapes.set(key, shape);
    }
    return shape;
  }

  function refusal(name) {
    return new Proxy(Object.prototype, {
      get(target, member) {
        if (typeof member === 'symbol' || member in target || member === 'toJSON') return target[member];
        return host.refuse(`${name}.${member}`);
      },
      set(_, member) {
        return host.refuse(`Setting ${name}.${String(member)}`);
      },
    });
  }

  function method(member) {
    return {
      [member](...args) {
        const result = host.call(this, member, args);
        if (result.failure) throw exception(result.failure);
        return toRealm(result.value);
      },
    }[member];
  }

  function exception({ name, message }) {
    const error = new Error(message);
    error.name = name;
    return error;
  }

  // Dates: the clock is the workbench's, and local time is that of the script's time zone, whatever this machine's is.

  const getUtc = (part, instant) => system[`getUTC${part}`].value.call(new SystemDate(instant));
  const localOf = (date) => date.getTime() + host.offsetAt(date.getTime());

  function instantOfText(text) {
    const instant = SystemDate.parse(text);
    const namesItsZone =
      /(Z|GMT|UTC|[+-]\d\d:?\d\d)\s*(\(.*\))?$/i.test(text) || /^\s*\d{4}(-\d\d(-\d\d)?)?\s*$/.test(text);
    if (namesItsZone || Number.isNaN(instant)) return instant;
    const read = (part) => system[`get${part}`].value.call(new SystemDate(instant));
    const parts = ['FullYear', 'Month', 'Date', 'Hours', 'Minutes', 'Seconds', 'Milliseconds'].map(read);
    return host.fromLocal(SystemDate.UTC(...parts));
  }

  function instantOfArguments(args) {
    if (args.length === 0) return host.now();
    if (args.length > 1) return host.fromLocal(SystemDate.UTC(...args));
    const [value] = args;
    if (host.instantOf(value) !== undefined) return value.getTime();
    const primitive = typeof value === 'object' && value !== null ? value.valueOf() : value;
    return typeof primitive === 'string' ? instantOfText(primitive) : Number(primitive);
  }

  function ScriptDate(...args) {
    if (!new.target) return new SystemDate(host.now()).toString();
    return Reflect.construct(SystemDate, [instantOfArguments(args)], new.target);
  }

  const { prototype } = SystemDate;
  for (const part of ['FullYear', 'Month', 'Date', 'Day', 'Hours', 'Minutes', 'Seconds', 'Milliseconds']) {
    define(prototype, `get${part}`, function () {
      return getUtc(part, localOf(this));
    });
    if (part === 'Day') continue;
    define(prototype, `set${part}`, function (...args) {
      const local = system[`setUTC${part}`].value.apply(new SystemDate(localOf(this)), args);
      return this.setTime(host.fromLocal(local));
    });
  }
  define(prototype, 'getTimezoneOffset', function () {
    return -host.offsetAt(this.getTime()) / 60000;
  });
  for (const style of ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString']) {
    define(prototype, style, function (locales, options) {
      return system[style].value.call(this, locales ?? 'en-US', { timeZone: host.timeZone, ...options });
    });
  }
  define(prototype, 'toDateString', function () {
    return new SystemDate(localOf(this))
      .toUTCString()
      .replace(/^(\w+), (\d+) (\w+) (-?\d+) .*$/, '$1 $3 $2 $4');
  });
  define(prototype, 'toTimeString', function () {
    const offset = host.offsetAt(this.getTime()) / 60000;
    const two = (value) => String(Math.floor(value)).padStart(2, '0');
    const zone = `${offset < 0 ? '-' : '+'}${two(Math.abs(offset) / 60)}${two(Math.abs(offset) % 60)}`;
    return `${new SystemDate(localOf(this)).toISOString().slice(11, 19)} GMT${zone} (${host.timeZone})`;
  });
  define(prototype, 'toString', function () {
    return Number.isNaN(this.getTime()) ? 'Invalid Date' : `${this.toDateString()} ${this.toTimeString()}`;
  });
  define(prototype, 'constructor', ScriptDate);
  define(ScriptDate, 'UTC', SystemDate.UTC);
  define(ScriptDate, 'parse', instantOfText);
  define(ScriptDate, 'now', () => host.now());
  Object.defineProperty(ScriptDate, 'name', { value: 'Date' });
  Object.defineProperty(ScriptDate, 'length', { value: 7 });
  ScriptDate.prototype = prototype;
  define(globalThis, 'Date', ScriptDate);

  function define(object, name, value) {
    Object.defineProperty(object, name, { value, writable: true, configurable: true, enumerable: false });
  }

  return {
    toRealm,
    expose(name, service) {
      define(globalThis, name, toRealm(service));
    },
    refuseGlobal(name) {
      Object.defineProperty(globalThis, name, {
        configurable: true,
        enumerable: false,
        get: () => host.refuse(name),
      });
    },
  };
});
