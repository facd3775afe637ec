/** Gives numbers in [0, 1). Whoever needs chance takes one as an argument: the seed alone decides the sample. */
export type Random = () => number;

/** A small generator (mulberry32): integer arithmetic only, so every machine draws the same. */
export function mulberry32(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Noise around 0, rarely beyond `spread`: four draws added, which needs no Math.log. */
export function noise(random: Random, spread: number): number {
  return (random() + random() + random() + random() - 2) * spread;
}

/** True in this share of the draws. */
export function chance(random: Random, share: number): boolean {
  return random() < share;
}

/** A whole number from `low` to `high`, both included. */
export function wholeBetween(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

/** From 0 to 1, small more often than large, as sizes and ages are; without Math.pow, which differs between engines. */
export function mostlySmall(random: Random): number {
  return Math.min(random(), random());
}

/** One of the items. */
export function pick<T>(random: Random, items: readonly T[]): T {
  return items[Math.floor(random() * items.length)]!;
}

/** One of the keys, each as often as its weight says. */
export function pickWeighted<T extends string>(random: Random, weights: Readonly<Record<T, number>>): T {
  const keys = Object.keys(weights) as T[];
  let left = random() * keys.reduce((sum, key) => sum + weights[key], 0);
  for (const key of keys) {
    left -= weights[key];
    if (left < 0) return key;
  }
  return keys[keys.length - 1]!;
}

/** The items in another order. */
export function shuffled<T>(random: Random, items: readonly T[]): T[] {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}

/** `value`, or the nearest end of the range. */
export function within(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** Up or down to a whole number, by chance, so that small counts keep their mean: 0.3 is 1 three times in ten. */
export function wholeAbout(random: Random, mean: number): number {
  return Math.max(0, Math.floor(mean + random()));
}

/** A share of 1 with two decimals. */
export function hundredth(value: number): number {
  return Math.round(value * 100) / 100;
}
