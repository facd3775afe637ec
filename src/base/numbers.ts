/** "1 alert", "1,200 alerts", "2 opportunities". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${wholeNumber(count)} ${count === 1 ? one : many}`;
}

/** 0.875 as "88 %". */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** 12345.6 as "12,346". */
export function wholeNumber(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Points, rates and multiples at the one digit that people compare: "62.1", "-0.4"; `scoreText` writes scores, which have bands. */
export function tenths(value: number): string {
  return tenth(value).toFixed(1);
}

/**
 * One decimal, ties to even, decided on the exact value of the binary number: 91.25 is 91.2 and 91.35 (which is a
 * little less than it looks) is 91.3. `Math.round(x * 10) / 10` and `toFixed` differ from this in 1 to 4 scores of 100.
 */
export function tenth(value: number): number {
  const scaled = value * 10;
  const floor = Math.floor(scaled);
  const fraction = scaled - floor;
  if (fraction !== 0.5) return (fraction > 0.5 ? floor + 1 : floor) / 10;
  // The product itself was rounded, to the half: its exact error says on which side the number really lies.
  const error = 2 * value - (scaled - 8 * value);
  if (error !== 0) return (error > 0 ? floor + 1 : floor) / 10;
  return (floor % 2 === 0 ? floor : floor + 1) / 10;
}
