/** What may pass between a page and the script by `google.script.run`. */

/**
 * A JSON copy of a value, as the other side receives it. Throws for what Apps Script refuses: dates, functions, other
 * objects than plain ones, and `undefined` except within arrays (it becomes `null`) and objects (it is left out).
 */
export function wireCopy(value: unknown, property: string): unknown {
  if (value === undefined) throw illegal(property);
  checkWire(value, property, []);
  return JSON.parse(JSON.stringify(value));
}

function checkWire(value: unknown, property: string, parents: readonly object[]): void {
  if (['function', 'symbol', 'bigint'].includes(typeof value)) throw illegal(property);
  if (typeof value !== 'object' || value === null) return;
  const isPlain = /^\[object (Object|Array)\]$/.test(Object.prototype.toString.call(value));
  if (!isPlain || parents.includes(value)) throw illegal(property);
  for (const [key, item] of Object.entries(value)) checkWire(item, key, [...parents, value]);
}

function illegal(property: string): TypeError {
  return new TypeError(`Failed due to illegal value in property: ${property}`);
}
